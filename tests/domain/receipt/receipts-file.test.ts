/** RECEIPTS_FILE: what it may say, and what a regime cannot do without. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { issuerOf, readReceiptWords, receiptsJsonSchema } from '#app/domain/receipt/receipts-file.ts';

const read = (words: unknown) => readReceiptWords(JSON.stringify(words));
const ein = { label: 'EIN', value: '12-3456789' };

test('what is wrong is said in one line that names the place and the mend', () => {
  const faults: [unknown, string][] = [
    [{ regime: 'us' }, 'regime: expected one of none'],
    [{ regime: 'none', names: 1 }, 'says "names", which is not known'],
    [{ regime: 'none', prefix: 'a b' }, 'prefix: expected at most 12 capital letters'],
    [{ regime: 'us-501c3', registrations: [ein] }, 'needs "nothingInReturn": true'],
    [{ regime: 'us-501c3', nothingInReturn: true }, 'needs a number in registrations'],
    [{ regime: 'uk-charity' }, 'needs a number in registrations'],
  ];
  for (const [words, fault] of faults) {
    const reading = read(words);
    expect(!reading.ok && reading.fault).toContain(fault);
  }
  expect(readReceiptWords('{')).toMatchObject({ ok: false });
});

test('what the file leaves out comes from the site', () => {
  const reading = read({ regime: 'us-501c3', registrations: [ein], nothingInReturn: true });
  const site = { legalName: 'Factually Media, Inc.', address: 'Springfield', taxWords: null };
  expect(reading.ok && issuerOf(reading.words, site)).toMatchObject({
    ...{ regime: 'us-501c3', legalName: 'Factually Media, Inc.', address: 'Springfield' },
    registrations: [ein],
  });
  expect(issuerOf(null, site)).toMatchObject({ regime: 'none', nothingInReturn: false });
});

test('the published schema is the one that is read', () => {
  const published = readFileSync(join(import.meta.dirname, '../../../docs/receipts.schema.json'), 'utf8');
  expect(JSON.parse(published)).toEqual(receiptsJsonSchema());
});
