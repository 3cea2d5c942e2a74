/** The newsroom's words on a correction: as it wrote them, or not at all. And which slug was meant. */
import { expect, test } from 'vitest';
import { nearestSlug } from '#app/domain/article/nearest-slug.ts';
import { parseNote } from '#app/domain/article/note.ts';
import { noteLengthMax } from '#app/domain/article/publication.ts';

const problemOf = (text: string) => {
  const read = parseNote(text);
  return read.ok ? `taken: ${read.note}` : read.problem;
};

test('blanks are put in order, and lines stay', () => {
  expect(parseNote('  It was 10,\tnot 11. \r\n\r\n\r\n We misread it.\n')).toEqual({
    ok: true,
    note: 'It was 10, not 11.\n\nWe misread it.',
  });
});

test.each([
  ['', { kind: 'empty' }],
  [' \n\u200B', { kind: 'empty' }],
  ['a\u0008b', { kind: 'unreadable', code: 'U+0008' }],
  ['a\0b', { kind: 'unreadable', code: 'U+0000' }],
  ['a\uFFFFb', { kind: 'unreadable', code: 'U+FFFF' }],
  ['a\uD800b', { kind: 'unreadable', code: 'U+D800' }],
  ['It was \u202Enot\u202C so.', { kind: 'unreadable', code: null }],
  ['x'.repeat(noteLengthMax + 1), { kind: 'too-long', length: noteLengthMax + 1 }],
])('%j is refused', (text, problem) => {
  expect(problemOf(text)).toEqual(problem);
});

test('the longest note and right-to-left words are taken', () => {
  expect(problemOf('x'.repeat(noteLengthMax))).toMatch(/^taken/);
  expect(problemOf('كان العدد عشرة، لا أحد عشر.')).toMatch(/^taken/);
});

test('a slug that was mistyped or left unfinished names the one that was meant, and another word names none', () => {
  const slugs = ['is-water-wet', 'is-fire-hot', 'was-napoleon-unusually-short'];
  expect(nearestSlug('is-watr-wet', slugs)).toBe('is-water-wet');
  expect(nearestSlug('is-wet-water', slugs)).toBeNull();
  expect(nearestSlug('was-napoleon', slugs)).toBe('was-napoleon-unusually-short');
  expect(nearestSlug('inflation', slugs)).toBeNull();
  expect(nearestSlug('x'.repeat(100_000), slugs)).toBeNull();
  expect(nearestSlug('is-water-wet', [])).toBeNull();
});
