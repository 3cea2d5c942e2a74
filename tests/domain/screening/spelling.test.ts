/** Mending of words: what is one mistake away, and only that. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSpelling, isOneMistake, mend } from '#app/domain/screening/spelling.ts';

test.each([
  ['harbor', 'harbr', true],
  ['harbor', 'harbour', true],
  ['harbor', 'harbox', true],
  ['harbor', 'hrabor', true],
  ['harbor', 'harbor', true],
  ['harbor', 'hbarro', false],
  ['harbor', 'hxrbox', false],
  ['harbor', 'rharbo', false],
])('%s and %s are one mistake apart: %s', (left, right, expected) => {
  expect(isOneMistake(left, right)).toBe(expected);
  expect(isOneMistake(right, left)).toBe(expected);
});

test('every word with one mistake is mended to the word that was meant', () => {
  const word = fc.stringMatching(/^[a-z]{6,14}$/);
  fc.assert(
    fc.property(word, fc.nat(), fc.nat(3), (meant, seed, kind) => {
      const at = seed % (meant.length - 1);
      const typed =
        [
          meant.slice(0, at) + meant.slice(at + 1),
          `${meant.slice(0, at)}x${meant.slice(at)}`,
          `${meant.slice(0, at)}x${meant.slice(at + 1)}`,
          meant.slice(0, at) + (meant[at + 1] ?? '') + (meant[at] ?? '') + meant.slice(at + 2),
        ][kind] ?? '';
      const spelling = compileSpelling(new Set([meant, 'unrelated', 'wordswords']));
      expect(mend(spelling, typed)).toEqual(typed === meant ? [] : [meant]);
    }),
  );
});

test('words that are known or short are left alone', () => {
  const spelling = compileSpelling(new Set(['harbor', 'harbors', 'cart']));
  expect(mend(spelling, 'harbor')).toEqual([]);
  expect(mend(spelling, 'card')).toEqual([]);
});
