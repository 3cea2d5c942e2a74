/** The weights of words are what the program makes of the lists that stand beside it. */
import { expect, test } from 'vitest';
import ordinaryWords from '#app/domain/screening/text/ordinary-words.json' with { type: 'json' };
import { makeOrdinaryWords } from '#tests/eval/make-ordinary-words.ts';

test('the ordinary words are those that the program makes of its lists', () => {
  expect(makeOrdinaryWords()).toEqual(ordinaryWords);
  expect(Object.keys(ordinaryWords).length).toBeGreaterThan(8);
});
