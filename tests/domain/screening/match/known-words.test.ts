/** Ones in words, read by what the registry has (C36). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import { onesRead } from '#app/domain/screening/match/known-words.ts';
import { listing } from '../build.ts';

const index = compileRegistry(
  ['SOLARIS LEAGUE', 'TALLERITA INN', 'LST HARBOR', 'LA DUNE'].map((name) => listing(name)),
  [],
);

test.each([
  ['SO1ARIS 1EAGUE', 'SOlARIS lEAGUE'],
  ['TA11ER1TA', 'TAllER1TA'],
  ['1NN', '1NN'],
  ['1st Harbor', '1st Harbor'],
  ['Dune 1A', 'Dune 1A'],
  ['Local 1 and 11', 'Local 1 and 11'],
  ['QU1VORX', 'QU1VORX'],
  ['1111SOLAR1S', '1111SOLAR1S'],
])('"%s" is read as "%s"', (text, read) => {
  expect(onesRead(index, text)).toBe(read);
});

test('nothing but ones is read otherwise, whatever the text was', () => {
  const texts = fc.string({ unit: fc.constantFrom(...Array.from('1lisoLa -.ГÉ')), maxLength: 60 });
  fc.assert(
    fc.property(texts, (text) => {
      const read = onesRead(index, text);
      expect(read).toHaveLength(text.length);
      for (const [at, letter] of Array.from(read).entries())
        if (letter !== text[at]) expect([text[at], letter]).toEqual(['1', 'l']);
    }),
  );
});
