/** Mending of words: what is one mistake away, and only that. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSpelling, mend } from '#app/domain/screening/index/spelling-index.ts';
import { mistakesBetween, spelledLike } from '#app/domain/screening/text/spelling.ts';
import { stringAt, stringTable } from '#app/domain/screening/index/string-table.ts';

const meantBy = (words: string[], typed: string) => {
  const table = stringTable(words);
  return mend(compileSpelling(table), table, typed).map(({ number }) => stringAt(table, number));
};

test.each([
  ['harbor', 'harbr', 1],
  ['harbor', 'harbour', 1],
  ['harbor', 'harbox', 1],
  ['harbor', 'hrabor', 1],
  ['harbor', 'harbor', 0],
  ['harbor', 'hxrbox', 2],
  ['harbor', 'rharbo', 2],
  ['committee', 'comimtete', 2],
  ['harbor', 'valley', Infinity],
])('%s and %s are %d mistakes apart', (left, right, expected) => {
  expect(mistakesBetween(left, right, 2)).toBe(expected);
  expect(mistakesBetween(right, left, 2)).toBe(expected);
  expect(mistakesBetween(left, right, 1)).toBe(expected === 2 ? Infinity : expected);
});

test('mistakes are counted as by the textbook, whatever the words', () => {
  const word = fc.stringMatching(/^[abc]{0,7}$/);
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 4 }), (left, right, most) => {
      const mistakes = alignmentDistance(left, right);
      expect(mistakesBetween(left, right, most)).toBe(mistakes <= most ? mistakes : Infinity);
    }),
    { numRuns: 2_000 },
  );
});

/** Optimal string alignment, the whole table. */
function alignmentDistance(left: string, right: string): number {
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const step = [
      at(i - 1, j) + 1,
      at(i, j - 1) + 1,
      at(i - 1, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1),
    ];
    if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
      step.push(at(i - 2, j - 2) + 1);
    return Math.min(...step);
  };
  return at(left.length, right.length);
}

test('a mistake counts for more in a short word, and words that only sound alike for more still', () => {
  expect(spelledLike('committee', 'comittee')).toBeGreaterThan(spelledLike('party', 'paety'));
  expect(spelledLike('philips', 'filips')).toBeGreaterThan(0);
  expect(spelledLike('cart', 'card')).toBeLessThan(0.9);
  expect(spelledLike('abc', 'abd')).toBe(0);
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
      expect(meantBy([meant, 'unrelated', 'wordswords'], typed)[0]).toBe(meant);
    }),
  );
});

test('short words are left alone', () => {
  expect(meantBy(['harbor', 'cat'], 'car')).toEqual([]);
  expect(meantBy(['harbor', 'x'.repeat(40)], 'x'.repeat(40))).toEqual([]);
});
