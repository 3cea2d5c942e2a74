/** The tables that the index is made of: strings by number, in order of their letters, and number rows, against maps and arrays. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '#app/domain/screening/index/letter-order.ts';
import { numberRows, Numbers, rowAt } from '#app/domain/screening/index/number-rows.ts';
import { eachHashWithout, hashOf, hashWithout } from '#app/domain/screening/text/hash.ts';
import {
  lengthAt,
  numberOf,
  NumberedStrings,
  PIECE_STRINGS,
  stringAt,
  stringTable,
} from '#app/domain/screening/index/string-table.ts';

/** Of all alphabets, with halves of surrogate pairs among them, and many that begin alike. */
const anyString = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '\x7f', 'é', '中', '\ud83d', '\ude00'), maxLength: 12 }),
);
const anyStrings = fc.uniqueArray(anyString, { maxLength: 200 });

test('every string is found by its number and every number by its string, and no other string is', () => {
  fc.assert(
    fc.property(anyStrings, anyString, (all, other) => {
      const table = stringTable(all);
      all.forEach((string, number) => {
        expect(numberOf(table, string)).toBe(number);
        expect(stringAt(table, number)).toBe(string);
        expect(lengthAt(table, number)).toBe(string.length);
      });
      expect(numberOf(table, other)).toBe(all.indexOf(other));
    }),
  );
});

test.each([PIECE_STRINGS - 1, PIECE_STRINGS, 2 * PIECE_STRINGS + 3])(
  'of %i strings, in pieces, every one is found, and there is none behind the last',
  (count) => {
    const all = Array.from({ length: count }, (_, at) => (at === PIECE_STRINGS ? '' : `${String(at)} é中`));
    const table = stringTable(all);
    expect(table.pieces.length).toBe(Math.ceil(count / PIECE_STRINGS));
    expect(all.map((string) => numberOf(table, string))).toEqual([...all.keys()]);
    expect(Array.from(all.keys(), (number) => stringAt(table, number))).toEqual(all);
    expect([stringAt(table, count), stringAt(table, count + PIECE_STRINGS)]).toEqual(['', '']);
    expect(numberOf(table, 'none of them')).toBe(-1);
  },
);

test('the hashes of what is left of a string without one or two units are those of the strings that are left', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', 'é', '中'), maxLength: 9 }),
      fc.boolean(),
      (string, alsoTwo) => {
        const without = (...places: number[]) =>
          hashOf(
            string
              .split('')
              .filter((_, at) => !places.includes(at))
              .join(''),
          );
        const places = [...string.split('').keys()];
        const expected = places.flatMap((one) => [
          without(one),
          ...places.filter((two) => alsoTwo && two > one).map((two) => without(one, two)),
        ]);
        const seen: number[] = [];
        eachHashWithout(string, alsoTwo, (hash) => seen.push(hash));
        expect(seen).toEqual(expected);
        expect(places.map((place) => hashWithout(string, place))).toEqual(
          places.map((place) => without(place)),
        );
      },
    ),
  );
});

test('strings are numbered as they come, and have the same number when they come again', () => {
  fc.assert(
    fc.property(fc.array(anyString), fc.nat(300), (all, expected) => {
      const numbered = new NumberedStrings(expected);
      const distinct = [...new Set(all)];
      expect(all.map((string) => numbered.numberFor(string))).toEqual(
        all.map((string) => distinct.indexOf(string)),
      );
      expect(numbered.table()).toEqual(stringTable(distinct));
    }),
  );
});

test('strings are ordered by their UTF-16 units', () => {
  const alike = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\x7f', '\u0080', '中', '\ud83d'), maxLength: 14 }),
    { minLength: 50, maxLength: 400 },
  );
  fc.assert(
    fc.property(fc.oneof(anyStrings, alike), (all) => {
      const table = stringTable(all);
      const ordered = Array.from(inOrder(table, Uint32Array.from(all.keys())), (number) =>
        stringAt(table, number),
      );
      expect(ordered).toEqual(all.toSorted());
    }),
  );
});

test('a row has the values of its key, in their order', () => {
  const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(99)));
  fc.assert(
    fc.property(pairs, (all) => {
      const [keys, values] = [new Numbers(), new Numbers(0)];
      for (const [key, value] of all) {
        keys.push(key);
        values.push(value);
      }
      const rows = numberRows(10, keys.all(), values.all());
      for (let row = 0; row < 10; row++)
        expect([...rowAt(rows, row)]).toEqual(all.flatMap(([key, value]) => (key === row ? [value] : [])));
      expect([...rowAt(rows, -1)]).toEqual([]);
    }),
  );
});
