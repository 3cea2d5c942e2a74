/** The shelves of the archive as they stand in addresses. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOfMonth } from '#app/domain/article/archive.ts';
import { isTopicSlug, topicSlug } from '#app/domain/article/topic.ts';

test('a month runs from its first day to before the first of the next, over the turn of the year', () => {
  expect(daysOfMonth('2026-11')).toEqual({ from: '2026-11-01', before: '2026-12-01' });
  expect(daysOfMonth('2025-12')).toEqual({ from: '2025-12-01', before: '2026-01-01' });
});

test('what is no month has no days', () => {
  for (const text of [
    '',
    '2026',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-11-01',
    '26-11',
    '9999-12',
    '0000-01',
    ' 2026-11',
  ])
    expect(daysOfMonth(text), text).toBeNull();
});

test('every topic that has an address can be asked for by it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (topic) => {
      const slug = topicSlug(topic);
      expect(slug === '' || isTopicSlug(slug)).toBe(true);
    }),
  );
  for (const text of ['', 'a b', 'a/b', 'a\0', '\ud800', 'x'.repeat(81)])
    expect(isTopicSlug(text)).toBe(false);
});
