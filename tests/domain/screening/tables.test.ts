/** The tables that the index is made of: strings by number and number rows, against maps and arrays. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberRows, rowAt } from '#app/domain/screening/number-rows.ts';
import { numberOf, stringAt, stringTable } from '#app/domain/screening/string-table.ts';

test('every string is found by its number and every number by its string, and no other string is', () => {
  const strings = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 200 });
  fc.assert(
    fc.property(strings, fc.string({ maxLength: 6 }), (all, other) => {
      const table = stringTable(all);
      all.forEach((string, number) => {
        expect(numberOf(table, string)).toBe(number);
        expect(stringAt(table, number)).toBe(string);
      });
      expect(numberOf(table, other)).toBe(all.indexOf(other));
    }),
  );
});

test('a row has the values of its key, in their order', () => {
  const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(99)));
  fc.assert(
    fc.property(pairs, (all) => {
      const rows = numberRows(
        10,
        all.map(([key]) => key),
        all.map(([, value]) => value),
      );
      for (let row = 0; row < 10; row++)
        expect([...rowAt(rows, row)]).toEqual(all.flatMap(([key, value]) => (key === row ? [value] : [])));
      expect([...rowAt(rows, -1)]).toEqual([]);
    }),
  );
});
