/** C28: words of their own stay what they are, however near a political one they stand. */
import { expect, test } from 'vitest';
import ordinaryWords from '#app/domain/screening/text/ordinary-words.json' with { type: 'json' };
import { canonicalWord, isMarker, isSpelling } from '#app/domain/screening/text/vocabulary.ts';

test.each(
  'resident residential selection literal readership ejection relegation wicket ticker picket committer dalliance victors sensate conservation'.split(
    ' ',
  ),
)('“%s” is no political word with a slip in it', (word) => {
  expect(canonicalWord(word)).toBe(word);
});

test('no word that ordinary payers are called by is mended into a political one', () => {
  const words = Object.values(ordinaryWords).flatMap((line) => line.split(' '));
  expect(words.length).toBeGreaterThan(2_000);
  const mended = words.filter((word) => canonicalWord(word) !== word && isMarker(canonicalWord(word)));
  expect(mended.filter((word) => !isSpelling(word))).toEqual([]);
});

test.each([
  ['congresss', 'congress'],
  ['commitee', 'committee'],
  ['presdent', 'president'],
  ['republicn', 'republican'],
  ['elecion', 'election'],
])('a slip is still put right: %s', (word, meant) => {
  expect(canonicalWord(word)).toBe(meant);
});
