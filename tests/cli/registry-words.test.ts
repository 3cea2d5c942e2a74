/** What the registry's command prints, line by line. */
import { expect, test } from 'vitest';
import { editionsInWords, outcomeInWords } from '#app/cli/registry-words.ts';
import type { ImportOutcome } from '#app/domain/screening/import-outcome.ts';

const difference = {
  added: 1_234,
  changed: 0,
  removed: 1,
  names: { added: ['Alder Party', 'Birch Party'], changed: [], removed: ['Cedar Party'] },
};
const read = {
  label: '2026-11',
  rowsRead: 2_000,
  listings: 1_900,
  leftOut: { 'private persons': 100 },
  olderFiles: [],
  formerNames: 0,
  olderEditionsLost: [],
  difference,
};

test('a dry run shows the first names of each change and the donations that it would have flagged', () => {
  const outcome: ImportOutcome = {
    kind: 'dry-run',
    ...read,
    flagged: {
      count: 2,
      seen: 1_300,
      erased: 4,
      donations: [
        {
          donationId: 'a1',
          madeOn: '2026-01-31',
          amount: { amountMinor: 2_500, currency: 'USD' },
          outcome: 'political',
          listingId: 'csv:us-alderparty',
          listingName: 'Alder Party',
        },
      ],
    },
  };
  expect(outcomeInWords('list.csv', outcome, 1.234)).toBe(`\
Edition 2026-11 would come into force (dry run, nothing was changed): 1,900 listings from 2,000 rows.
added 1,234, changed 0, removed 1, refused 0; left out: 100 private persons; 1.2 s
  added:
    Alder Party
    Birch Party
    and 1,232 more
  removed:
    Cedar Party
It would have flagged 2 of 1,300 received and held donations of the last 24 months (4 of them with the payer's data erased):
    2026-01-31  a1  $25  political: Alder Party (csv:us-alderparty)
    and 1 more`);
});

test('an import of several editions says whence the former names are', () => {
  const older = { edition: '2020-11', rows: 18_123, size: 1, sha256: '' };
  const several = { ...read, olderFiles: [older, { ...older, edition: '2016-06' }], formerNames: 1_477 };
  expect(
    outcomeInWords('cm.txt', { kind: 'confirmed', ...several }, 1)
      .split('\n')
      .at(-1),
  ).toBe('1,477 former names, from 2020-11 (18,123 rows), 2016-06 (18,123 rows)');
});

test('an import in force shows no names; a refused file says where, and that nothing was imported', () => {
  expect(outcomeInWords('list.csv', { kind: 'replaced', ...read, leftOut: {} }, 0.96)).toBe(`\
Edition 2026-11 is in force: 1,900 listings from 2,000 rows.
added 1,234, changed 0, removed 1, refused 0; left out: none; 1.0 s`);
  expect(outcomeInWords('list.csv', { kind: 'refused', line: 12_345, problem: 'a NUL byte' }, 1)).toBe(
    'list.csv, line 12345: a NUL byte. Nothing was imported.',
  );
  expect(outcomeInWords('list.csv', { kind: 'refused', line: null, problem: 'no rows' }, 1)).toBe(
    'list.csv: no rows. Nothing was imported.',
  );
});

test('the editions in force stand in columns, with their ages and sizes', () => {
  const edition = {
    sourceLabel: 'A list',
    editionLabel: '2026-11',
    ages: true,
    importedAt: new Date('2026-11-01T00:00:00Z'),
    confirmedAt: new Date('2026-11-20T12:00:00Z'),
    rowsRead: 2_000,
    leftOut: {},
    olderFiles: [],
    fileSha256: null,
  };
  const editions = [
    { ...edition, sourceId: 'irs-8871', rowCount: 50_000, fileSize: 1_900_000_000, importedBy: 'Robin' },
    { ...edition, sourceId: 'csv', rowCount: 3, fileSize: 999, importedBy: null, ages: false },
  ];
  expect(editionsInWords(editions, new Date('2026-11-22T00:00:00Z'))).toBe(`\
irs-8871  2026-11  50,000 listings  confirmed a day ago  1.9 GB  by Robin
csv       2026-11  3 listings       does not age         999 B`);
  expect(editionsInWords([], new Date())).toBe('The registry is empty.');
});
