/** Several years of the FEC's committee master as one source: who is listed, what they were called, how a wrong file is refused. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Listing } from '#app/domain/screening/listing.ts';
import { readWhole } from '#tests/support/registry.ts';

const folder = mkdtempSync(join(tmpdir(), 'editions-'));
/** `of`: the kind of body behind it (ORG_TP); `type`: CMTE_TP. */
const row = (id: number, name: string, { of = '', type = 'Q' } = {}) =>
  `C0000000${String(id)}|${name}||||ANYTOWN|OH|43004|U|${type}||Q|${of}|NONE|`;

function file(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((each) => `${each}\n`).join(''));
  return path;
}

async function read(newest: string, ...olderFiles: string[]) {
  const told: number[] = [];
  const reading = await readWhole({
    kind: 'fec-committees',
    file: newest,
    candidatesFile: null,
    olderFiles,
    today: new Date('2026-11-30T12:00:00Z'),
    onProgress: (rows) => told.push(rows),
  });
  return { ...reading, told };
}

async function formerNames(newest: string, ...older: string[]): Promise<Listing['formerNames'][]> {
  const reading = await read(newest, ...older);
  if (reading.outcome === 'refused') throw new Error(reading.problem);
  return reading.listings.map((listing) => listing.formerNames);
}

const newest = file('cm-2024-01.txt', row(1, 'TIDEWATER FORWARD PAC'), row(2, 'DUNE GROWERS PAC'));

test('the newest file says who is listed, the others what these were called, with their years', async () => {
  const older = [
    file('cm-2022-01.txt', row(1, 'TIDEWATER VOICES PAC'), row(2, 'Dune Growers P.A.C.'), row(3, 'GONE PAC')),
    file('cm-2020-01.txt', row(1, 'TIDEWATER VOICES PAC'), row(2, 'DUNE FARMERS PAC')),
    file('cm-2018-01.txt', row(1, 'SHORELINE PAC'), row(2, 'DUNE FARMERS PAC')),
  ];
  const reading = await read(newest, ...older);
  if (reading.outcome === 'refused') throw new Error(reading.problem);
  expect(reading.label).toBe('2024-01');
  expect(reading.rowsRead).toBe(2);
  expect(reading.listings.map(({ id, formerNames: former }) => [id, former])).toEqual([
    [
      'fec-committees:C00000001',
      [
        { name: 'TIDEWATER VOICES PAC', from: '2020-01', to: '2022-01' },
        { name: 'SHORELINE PAC', from: '2018-01', to: '2018-01' },
      ],
    ],
    ['fec-committees:C00000002', [{ name: 'DUNE FARMERS PAC', from: '2018-01', to: '2020-01' }]],
  ]);
  expect(reading.formerNames).toBe(3);
  expect(reading.olderFiles).toEqual(
    older.map((path, at) => ({
      edition: ['2022-01', '2020-01', '2018-01'][at],
      rows: [3, 2, 2][at],
      size: readFileSync(path).length,
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
    })),
  );
  expect(reading.told.at(-1)).toBe(7);
  expect(reading.told).toEqual(reading.told.toSorted((a, b) => a - b));
});

test('the same rows with other former names are another edition, and with the same the same one', async () => {
  const hashOf = async (...older: string[]) => {
    const reading = await read(newest, ...older);
    return reading.outcome === 'read' ? reading.hash : reading.problem;
  };
  const older = file('cm-2019.txt', row(1, 'TIDEWATER VOICES PAC'));
  expect(await hashOf(older)).not.toBe(await hashOf());
  expect(await hashOf(older)).toBe(await hashOf(older));
  expect(await hashOf(file('cm-2017.txt', row(1, 'TIDEWATER FORWARD PAC')))).toBe(await hashOf());
});

test('a person’s former name, that of the body behind a committee, and one that is none are left aside', async () => {
  const now = file(
    'cm-2024-02.txt',
    row(1, 'COTTON GROWERS ASSOCIATION PAC', { of: 'T' }),
    row(2, 'FRIENDS OF PAT EXAMPLE', { type: 'H' }),
    row(3, 'LABOR FEDERATION', { type: 'C' }),
    row(4, 'DUNE PAC'),
    row(5, 'COTTON UNION PAC', { of: 'L' }),
  );
  const before = file(
    'cm-2022-02.txt',
    row(1, 'COTTON GROWERS ASSOCIATION', { of: 'T' }),
    row(2, 'PAT EXAMPLE', { type: 'H' }),
    row(3, 'LABOR FEDERATION OF OLD', { type: 'C' }),
    row(4, 'N/A'),
    row(5, 'COTTON WORKERS GOOD GOVERNMENT FUND', { of: 'L' }),
  );
  expect(await formerNames(now, before)).toEqual([
    [],
    [],
    [],
    [],
    [{ name: 'COTTON WORKERS GOOD GOVERNMENT FUND', from: '2022-02', to: '2022-02' }],
  ]);
});

test('what a former name was is told by its own row too: who only filed then, and a body’s own name, are left aside', async () => {
  const now = file(
    'cm-2024-03.txt',
    row(1, 'COTTON GROWERS VOTE PAC'),
    row(2, 'SALTMARSH VOTERS PAC'),
    row(3, 'TIDE PAC'),
  );
  const before = file(
    'cm-2022-03.txt',
    row(1, 'COTTON GROWERS COOPERATIVE', { type: 'I' }),
    row(2, 'SALTMARSH ASSOCIATION', { of: 'T' }),
    row(3, 'TIDEWATER LEADERS PAC', { type: 'I' }),
  );
  expect(await formerNames(now, before)).toEqual([[], [], []]);
});

test('a name that was given up and taken again has two stretches of years', async () => {
  const older = [
    file('cm-2023-04.txt', row(1, 'SHORELINE PAC')),
    file('cm-2021-04.txt', row(1, 'DUNE PAC')),
    file('cm-2019-04.txt', row(1, 'SHORELINE PAC')),
  ];
  expect(await formerNames(newest, ...older)).toEqual([
    [
      { name: 'SHORELINE PAC', from: '2023-04', to: '2023-04' },
      { name: 'DUNE PAC', from: '2021-04', to: '2021-04' },
      { name: 'SHORELINE PAC', from: '2019-04', to: '2019-04' },
    ],
    [],
  ]);
});

test('files called by their cycle are told apart, those of the last century too', async () => {
  const own = file('cm24.txt', row(1, 'TIDEWATER FORWARD PAC'));
  const former = { name: 'SHORELINE PAC', from: '2022', to: '2022' };
  expect(await formerNames(own, file('cm22.txt', row(1, 'SHORELINE PAC')))).toEqual([[former]]);
  const old = { name: 'DUNE PAC', from: '1998', to: '1998' };
  const both = [file('cm22.txt', row(1, 'SHORELINE PAC')), file('cm98.txt', row(1, 'DUNE PAC'))];
  expect(await formerNames(own, ...both)).toEqual([[former, old]]);
});

test.each([
  ['the older first', '2025-01', [row(1, 'A PAC')], 'is not older than cm-2024-01.txt'],
  ['the same twice', '2024-01', [row(1, 'A PAC')], 'is not older than cm-2024-01.txt'],
  ['a wrong row', '2020-05', [row(1, 'A PAC'), 'C00000002|B PAC|'], 'expected 15 fields, got 3'],
  ['no rows', '2020-06', [], 'no rows'],
  ['no date in the name', 'backup', [row(1, 'A PAC')], 'has no date in its name'],
])('of an older file %s refuses all, and says which file it is', async (_what, date, rows, problem) => {
  const older = file(`older-${date}.txt`, ...rows);
  const reading = await read(newest, older);
  if (reading.outcome !== 'refused') throw new Error('it was read');
  expect(reading.problem).toContain(problem);
  expect(reading.problem).toContain(basename(older));
  expect(reading.line).toBeNull();
  if (problem.startsWith('expected')) expect(reading.problem).toContain(', line 2: ');
});
