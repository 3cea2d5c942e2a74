/** The IRS's file: which records become listings, what is never kept of them, and which file is refused. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Listing } from '#app/domain/screening/listing.ts';
import { readWhole } from '#tests/support/registry.ts';
import { contribution, director, irsFile, notice, related } from './irs.ts';

async function read(content: string | Buffer) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'irs-')), 'FullDataFile.txt');
  writeFileSync(file, content);
  return await readWhole({
    kind: 'irs-8871',
    file,
    candidatesFile: null,
    today: new Date('2026-11-22T12:00:00Z'),
  });
}

async function listingsOf(content: string | Buffer): Promise<Listing[]> {
  const reading = await read(content);
  if (reading.outcome === 'refused') throw new Error(`line ${String(reading.line)}: ${reading.problem}`);
  return reading.listings;
}

test('a notice becomes a listing with its number in both writings and its state; nothing of persons is kept', async () => {
  const reading = await read(
    irsFile([notice(), director, contribution, related({ name: 'Sample Hospital Assn' })]),
  );
  expect(reading).toMatchObject({ rowsRead: 6, leftOut: { 'records of other kinds': 5 } });
  expect(reading).toMatchObject({
    listings: [
      {
        id: 'irs-8871:990000001',
        source: 'irs-8871',
        edition: '2026-11-22',
        name: 'Sample Victory Fund',
        aliases: [],
        domains: [],
        identifiers: ['99-0000001', '990000001'],
        kind: 'political organization (IN)',
        country: 'US',
        postalCode: '47201',
        tier: 'committee',
        readsAsPerson: false,
        sponsor: 'Sample Hospital Assn',
        url: null,
      },
    ],
  });
  // Of the address the ZIP code alone, and that once: the persons' are the same.
  const rest = JSON.stringify(reading).replace('"postalCode":"47201"', '');
  expect(rest).not.toMatch(/\bPerson|Sample St|Columbus|47201/);
});

test('a later notice of the same organisation takes the place of the earlier, wherever it stands in the file', async () => {
  const later = notice({
    form: '9000005',
    name: 'Sample Victory Fund of Indiana',
    insertedAt: '2020-01-01 00:00:00',
  });
  for (const records of [
    [notice(), later],
    [later, notice()],
  ]) {
    const reading = await read(irsFile(records));
    expect(reading).toMatchObject({ listings: [{ name: 'Sample Victory Fund of Indiana' }] });
    expect(reading).toMatchObject({ leftOut: { 'other notices of the same organisations': 1 } });
  }
});

test('an organisation whose last notice is a final one is left out', async () => {
  const end = notice({ form: '9000005', final: '1', insertedAt: '2020-01-01 00:00:00' });
  const reading = await read(irsFile([notice(), end, notice({ ein: '990000002', name: 'Other Fund' })]));
  expect(reading).toMatchObject({
    listings: [{ name: 'Other Fund' }],
    leftOut: { 'organisations that ended': 1 },
  });
});

test('an organisation without a number of its own is known by its form', async () => {
  const listings = await listingsOf(
    irsFile([notice({ ein: '' }), notice({ form: '9000002', ein: '000000000' })]),
  );
  expect(listings.map(({ id, identifiers }) => [id, identifiers])).toEqual([
    ['irs-8871:form-9000001', []],
    ['irs-8871:form-9000002', []],
  ]);
});

test('a domain is kept only where it is called like the group, is nobody else’s and no free mail', async () => {
  const listings = await listingsOf(
    irsFile([
      notice({ ein: '990000001', name: 'Harbor Valley PAC', email: 'info@mail.harbor-valley-pac.org' }),
      notice({ ein: '990000002', name: 'Sample Law', email: 'pat@samplelaw.com' }),
      notice({ ein: '990000003', name: 'Northern Light Fund', email: 'pat@samplelaw.com' }),
      notice({ ein: '990000004', name: 'Edward Sample PAC', email: 'pat@edwardsample.com' }),
      notice({ ein: '990000005', name: 'Gmail', email: 'pat@gmail.com' }),
      notice({ ein: '990000006', name: 'Ohio', email: 'pat@ohio.com' }),
    ]),
  );
  expect(listings.map(({ domains }) => domains)).toEqual([['harbor-valley-pac.org'], [], [], [], [], []]);
});

test('a connected organisation is kept, a person is not, and the newest form counts', async () => {
  const sponsorOf = async (...records: string[]) =>
    (await listingsOf(irsFile([notice(), ...records])))[0]?.sponsor;
  expect(await sponsorOf(related({ name: 'Sample Hospital', relation: 'Affiliated' }))).toBeNull();
  expect(await sponsorOf(related({ name: 'Sample Hospital PAC' }))).toBe('Sample Hospital PAC');
  expect(await sponsorOf(related({ name: 'Robert Example' }))).toBeNull();
  expect(
    await sponsorOf(
      related({ form: '10000000', name: 'New Hospital Association' }),
      related({ form: '9000001', name: 'Old Hospital Association' }),
    ),
  ).toBe('New Hospital Association');
});

test('a name that could be a candidate’s own reads as a person', async () => {
  const listings = await listingsOf(
    irsFile([notice({ name: 'Adaeze Okoro' }), notice({ ein: '990000002', name: 'Adaeze Okoro for Mayor' })]),
  );
  expect(listings.map(({ readsAsPerson }) => readsAsPerson)).toEqual([true, false]);
});

test('a text with line ends of its own is one record; windows-1252 is read where a record is not UTF-8', async () => {
  const broken = notice({ purpose: 'To elect\r\na sample\n\ncandidate.' });
  const latin = notice({ ein: '990000002', name: 'Caf\u00e9 PAC' });
  const utf8 = notice({ ein: '990000003', name: 'Na\u00efve PAC' });
  const file = Buffer.concat([
    Buffer.from(`H|20261101|0311|F|\r\n${broken}\r\nA|1|broken\nacross|lines\n`),
    Buffer.from(`${latin}\n`, 'latin1'),
    Buffer.from(`${utf8}\nF|20261101|0311|4|\n`),
  ]);
  expect((await listingsOf(file)).map(({ name }) => name)).toEqual([
    'Sample Victory Fund',
    'Café PAC',
    'Naïve PAC',
  ]);
});

test('the closing count may count header and closing record or not; a file without one at its end is taken as it is', async () => {
  for (const counted of [2, 3, 4]) {
    expect(await read(irsFile([notice(), director], counted))).toMatchObject({ outcome: 'read' });
  }
  for (const counted of [1, 5]) {
    expect(await read(irsFile([notice(), director], counted))).toEqual({
      outcome: 'refused',
      line: 4,
      problem: `the closing record counts ${String(counted)} records, the file has 2`,
    });
  }
  expect(await read(`${irsFile([], 387_364)}${notice()}\n`)).toMatchObject({ outcome: 'read' });
});

test.each([
  [
    'a notice a field short',
    irsFile([director, notice().replace('|1|1', '|1')]),
    3,
    /44 fields .* kind 1, got 43/,
  ],
  ['a notice with two fields too many', irsFile([`${notice()}|x|`]), 2, /got 46/],
  [
    'a related entity a field short',
    irsFile([notice(), 'R|9|9|x|9|y|Connected|z']),
    3,
    /13 fields .* kind R, got 8/,
  ],
  ['a header of another kind', 'H|20261101\n', 1, /4 fields .* kind H, got 2/],
  ['no records at all', 'CMTE_ID,CMTE_NM\n', 1, /no record begins/],
  ['a notice without a form number', irsFile([notice({ form: 'x' })]), 2, /"x" is no form id/],
  ['a NUL', irsFile([notice({ name: 'A\0PAC' })]), 2, /NUL/],
  [
    'a record without end',
    `H|20261101|0311|F|\n${'1|'.padEnd(90_000, 'x')}\n${'x'.repeat(90_000)}\n`,
    2,
    /more than 100000/,
  ],
  ['a line without end', `H|20261101|0311|F|\n${'x'.repeat(300_000)}`, 2, /more than 100000/],
  ['no notice', irsFile([director]), null, /no rows/],
  ['nothing', '', null, /no rows/],
])('a file with %s is refused whole, with its line', async (_, content, line, problem) => {
  expect(await read(content)).toEqual({
    outcome: 'refused',
    line,
    problem: expect.stringMatching(problem) as string,
  });
});
