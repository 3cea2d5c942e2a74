/** Tables as text: exact sums, and no cell that another program would run. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from '#app/adapters/csv/csv-text.ts';

const money = (amountMinor: number, currency = 'USD') => ({ amountMinor, currency });

test('sums are plain numbers with all decimals of their currency, also below zero', () => {
  const rows = [
    [money(500), money(-30), money(0), money(5)],
    [money(1200, 'JPY'), money(-7, 'JPY'), money(1500, 'KWD'), money(-5, 'KWD')],
  ];
  expect(csvText.write({ columns: ['a', 'b', 'c', 'd'], rows })).toBe(
    'a,b,c,d\r\n5.00,-0.30,0.00,0.05\r\n1200,-7,1.500,-0.005\r\n',
  );
});

test('no text begins as a formula does, and everything else reads back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), (texts) => {
      const written = csvText.write({ columns: ['text'], rows: texts.map((text) => [text]) });
      const read: string[][] = parse(written, {
        from: 2,
        relax_column_count: true,
        record_delimiter: '\r\n',
      });
      read.forEach(([cell = ''], index) => {
        const text = texts[index] ?? '';
        const isFormula = /^[=+\-@\t\r＝＋－＠]/.test(text);
        expect(cell).toBe(isFormula ? `'${text}` : text);
      });
      expect(read).toHaveLength(texts.length);
    }),
  );
});
