/** Lists of the whole world: names in many scripts, what is left out of them, and that no bytes at all harm a reader. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIST_KINDS, type ListKind } from '#app/domain/screening/edition.ts';
import { readWhole } from '#tests/support/registry.ts';
import { irsFile, notice, related } from './irs.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const parties = path.join(fixtures, 'partyfacts-core-parties.csv');
const targets = path.join(fixtures, 'opensanctions-targets.csv');
const folder = mkdtempSync(path.join(tmpdir(), 'lists-'));

async function read(kind: ListKind, file: string, candidatesFile: string | null = null) {
  return await readWhole({ kind, file, candidatesFile, today: new Date('2026-11-22T12:00:00Z') });
}

async function readContent(kind: ListKind, content: string | Uint8Array) {
  const file = path.join(folder, 'list');
  writeFileSync(file, content);
  return await read(kind, file);
}

test('a party has its names in its languages and in Latin letters, its country by two letters, and its page', async () => {
  const reading = await read('partyfacts', parties);
  expect(reading).toMatchObject({
    rowsRead: 9,
    leftOut: { 'parties that ended': 1, 'technical entries': 1, 'rows without a name': 1 },
  });
  if (reading.outcome === 'refused') throw new Error(reading.problem);
  const shown = reading.listings.map(({ id, name, country, aliases, url }) => ({
    id,
    name,
    country,
    aliases,
    url,
  }));
  expect(shown).toEqual([
    {
      id: 'partyfacts:9001',
      name: 'Hezb-e Namuna',
      country: 'AF',
      // The second Pashto name has too few letters.
      aliases: [
        'Example Party',
        'Party of Examples',
        'د بېلګې ګوند',
        'حزب نمونه ملی',
        expect.stringMatching(/^[ -~]+$/) as string,
        expect.stringMatching(/^[ -~]+$/) as string,
      ],
      url: 'https://en.wikipedia.org/wiki/Example',
    },
    // The one English word is many a company's name.
    {
      id: 'partyfacts:9002',
      name: 'Партия Образец',
      country: 'RU',
      aliases: ['Partiya Obrazets'],
      url: null,
    },
    // Nobody in Japan would write what a table makes of these characters.
    { id: 'partyfacts:9003', name: '見本党', country: 'JP', aliases: ['Specimen Party'], url: null },
    {
      id: 'partyfacts:9004',
      name: 'Vlaams Voorbeeld // Exemple flamand',
      country: 'BE',
      aliases: ['Vlaams Voorbeeld', 'Exemple flamand', 'Partij Van Iedereen'],
      url: null,
    },
    { id: 'partyfacts:9005', name: 'Ulster Example Party', country: 'GB', aliases: [], url: null },
    { id: 'partyfacts:9006', name: 'Party of No Land', country: null, aliases: [], url: null },
  ]);
});

test('of OpenSanctions only organisations called like a party are kept, and nothing of persons', async () => {
  const reading = await read('opensanctions', targets);
  expect(reading).toMatchObject({
    rowsRead: 7,
    leftOut: {
      persons: 1,
      'other kinds of entities': 2,
      'organisations without a political word in their names': 1,
      'rows without a name': 1,
    },
    listings: [
      {
        id: 'opensanctions:NK-example1',
        name: "Example People's Party",
        // Neither an acronym nor a single word nor what could be a person's name.
        aliases: ['Народная партия Пример', 'Example Popular Party', 'Narodnaya partiya Primer'],
        identifiers: ['7700000001', '1027700000001'],
        domains: [],
        country: 'RU',
        tier: 'committee',
        url: 'https://www.opensanctions.org/entities/NK-example1/',
      },
      { id: 'opensanctions:NK-example3', name: 'Front for the Sample', country: null },
    ],
  });
  expect(JSON.stringify(reading)).not.toMatch(/Pat|1960|Sample Street|\+100|office@/);
});

const header = readFileSync(parties, 'utf8').split('\n')[0] ?? '';
const party = 'AFG,1,,S,A party,A party,,,,,,,,,,,';

test('a long word of its own language is a name of a party, a short one and a translation are none', async () => {
  const names = 'Dune Front / Duinenbewegingslijst / Duinig,Sandcastlebuilders / Dune Rally';
  const row = party.replace('A party,A party', names);
  const reading = await readContent('partyfacts', `${header}\n${row}\n`);
  expect(reading).toMatchObject({
    listings: [{ aliases: ['Dune Front', 'Duinenbewegingslijst', 'Dune Rally'] }],
  });
});

test.each<[string, ListKind, string | Buffer, number | null, RegExp]>([
  ['a column missing', 'partyfacts', header.replace('year_last', 'year'), 1, /year_last is missing/],
  ['a column twice', 'partyfacts', `${header},name\n`, 1, /name stands twice/],
  [
    'a column of ours misspelt',
    'csv',
    'name,aliases,domain,domains,identifiers,kind,country,source_url\n',
    1,
    /"domain" is not known/,
  ],
  [
    'a country in words',
    'partyfacts',
    `${header}\n${party}\n${party.replace('AFG', 'Afghanistan')}\n`,
    3,
    /^country/,
  ],
  ['a row too short', 'partyfacts', `${header}\n${party}\nAFG,2,,S,B party\n`, 3, /record length|columns/i],
  [
    'an id twice',
    'partyfacts',
    `${header}\n${party}\n${party.replace('A party', 'Another party')}\n`,
    3,
    /twice, the first time in line 2/,
  ],
  [
    'an open quote',
    'opensanctions',
    '"id","schema","name","aliases","countries","identifiers"\n"a',
    2,
    /quote/i,
  ],
  [
    'a quote that swallows the rest',
    'uk-parties',
    `ECRef,RegulatedEntityName\nPP1,"A\n${'x\n'.repeat(100_000)}`,
    2,
    /exceed/i,
  ],
  [
    'a wider encoding',
    'uk-parties',
    Buffer.from('ECRef,RegulatedEntityName\nPP1,A party\n', 'utf16le'),
    1,
    /NUL/,
  ],
  ['only a header', 'uk-parties', 'ECRef,RegulatedEntityName\n', null, /no rows/],
  ['nothing', 'opensanctions', '', null, /no rows/],
])('a CSV file with %s is refused whole, with its line', async (_, kind, content, line, problem) => {
  const reading = await readContent(kind, content);
  expect(reading).toEqual({
    outcome: 'refused',
    line: expect.toSatisfy(
      (got: number | null) => got === line || (line !== null && got !== null && got >= line),
    ) as number,
    problem: expect.stringMatching(problem) as string,
  });
});

test('a CSV of many stretches gives its wrong line as it is counted in an editor', async () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, at) => `PP${String(at + 1)},"Party number\n${String(at + 1)}"`,
  );
  rows[4_000] = 'PX1,A party';
  const reading = await readContent('uk-parties', ['ECRef,RegulatedEntityName', ...rows].join('\n'));
  // A header, four thousand rows of two lines, and then it.
  expect(reading).toMatchObject({ outcome: 'refused', line: 8_002 });
  const bytes = Buffer.from(['ECRef,RegulatedEntityName', ...rows.slice(0, 4_000)].join('\n'));
  expect(
    await readContent('uk-parties', Buffer.concat([bytes, Buffer.from('\nPP9,"\xff"\n', 'latin1')])),
  ).toEqual({
    outcome: 'refused',
    line: 8_002,
    problem: 'text that is not UTF-8',
  });
});

const good: Record<ListKind, () => Buffer> = {
  'fec-committees': () => readFileSync(path.join(fixtures, 'fec-committees-2023-04.txt')),
  'uk-parties': () => readFileSync(path.join(fixtures, 'uk-parties-2021.csv')),
  'irs-8871': () => Buffer.from(irsFile([notice(), related({ name: 'Sample Hospital' })])),
  partyfacts: () => readFileSync(parties),
  opensanctions: () => readFileSync(targets),
  csv: () =>
    readFileSync(path.join(fixtures, '..', '..', '..', '..', 'prisma', 'seed', 'starter-registry.csv')),
  starter: () =>
    readFileSync(path.join(fixtures, '..', '..', '..', '..', 'prisma', 'seed', 'starter-registry.csv')),
};

test.each(LIST_KINDS)(
  '%s: no bytes make a reader throw or hang, and a file is read whole or refused',
  async (kind) => {
    const whole = await readContent(kind, good[kind]());
    if (whole.outcome === 'refused') throw new Error(whole.problem);
    const names = new Set(whole.listings.map(({ name }) => name));
    const oneOf = async (content: Uint8Array) => {
      const reading = await readContent(kind, content);
      if (reading.outcome === 'refused') {
        expect(reading.problem).not.toBe('');
        expect(reading.line === null || reading.line >= 1).toBe(true);
      }
      return reading;
    };
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        await oneOf(bytes);
      }),
      { numRuns: 40 },
    );
    // A good file with one wild stretch in it.
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (at, bytes) => {
        const content = good[kind]();
        const place = at % content.length;
        const reading = await oneOf(
          Buffer.concat([content.subarray(0, place), bytes, content.subarray(place)]),
        );
        if (reading.outcome === 'read') {
          // At most the rows around the place are others than before.
          const others = reading.listings.filter(({ name }) => !names.has(name));
          expect(others.length).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 40 },
    );
  },
);

const beside = path.join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'registry');

test('the real files are read: parties of the world, and the sample of the IRS', async ({ skip }) => {
  skip(!existsSync(beside), 'the real files are not beside the project');
  const world = await read('partyfacts', path.join(beside, 'partyfacts-core-parties.csv'));
  if (world.outcome === 'refused') throw new Error(`line ${String(world.line)}: ${world.problem}`);
  expect(world.rowsRead).toBe(6_854);
  expect(world.leftOut).toEqual({ 'parties that ended': 3_300, 'technical entries': 1_296 });
  expect(world.listings).toHaveLength(2_258);
  expect(new Set(world.listings.map(({ country }) => country)).size).toBeGreaterThan(180);
  expect(await read('irs-8871', path.join(beside, 'irs-8871-sample-rows.txt'))).toMatchObject({
    outcome: 'read',
    rowsRead: 6,
    listings: [{ name: 'Sample for County Council' }],
  });
});

test('acronyms of four letters or more are kept, for which nobody else’s word is taken', async () => {
  const header =
    'country,partyfacts_id,technical,name_short,name,name_english,name_other,year_last,wikipedia';
  const rows = ['SMPL', 'ABC', 'Mary', '見本', 'КПОБ'].map(
    (short, at) => `ESP,${String(at)},,${short},Partido Ejemplo ${short},,,,`,
  );
  const reading = await readContent('partyfacts', [header, ...rows, ''].join('\n'));
  if (reading.outcome === 'refused') throw new Error(reading.problem);
  const kept = reading.listings.map(({ aliases }) => aliases.filter((alias) => !alias.includes(' ')));
  expect(kept).toEqual([['SMPL'], [], [], [], ['КПОБ']]);
});

test('a name of a list is kept without characters for the direction of reading', async () => {
  const header = 'name,aliases,domains,identifiers,kind,country,source_url';
  const reading = await readContent(
    'csv',
    `${header}\n\u200FDune Society\u200F,\u202ASample\u202C;Second,,,party,IL,\n`,
  );
  expect(reading).toMatchObject({ listings: [{ name: 'Dune Society', aliases: ['Sample', 'Second'] }] });
});
