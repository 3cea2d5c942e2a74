/** Reading list files: what becomes of rows, and how a wrong file is refused. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import type { ListRequest } from '#app/ports/registry.ts';
import { readWhole, type WholeReading } from '#tests/support/registry.ts';

type ReadEdition = Extract<WholeReading, { outcome: 'read' }>;

const fixtures = path.join(import.meta.dirname, 'fixtures');
const committees = path.join(fixtures, 'fec-committees-2023-04.txt');
const candidates = path.join(fixtures, 'fec-candidates-2023-04.txt');
const today = new Date('2026-11-22T12:00:00Z');

async function read(request: Partial<ListRequest>): Promise<ReadEdition> {
  const reading = await readWhole({
    kind: 'fec-committees',
    file: committees,
    candidatesFile: null,
    today,
    ...request,
  });
  if (reading.outcome === 'refused') throw new Error(`line ${String(reading.line)}: ${reading.problem}`);
  return reading;
}

/** Reads a file of the given content. */
async function readText(content: string | Buffer, request: Partial<ListRequest> = {}) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'list-')), 'list.txt');
  writeFileSync(file, content);
  return await readWhole({ kind: 'fec-committees', file, candidatesFile: null, today, ...request });
}

function named({ listings }: ReadEdition, name: string): Listing {
  const found = listings.find((listing) => listing.name === name);
  if (!found) throw new Error(`${name} is not listed`);
  return found;
}

const row = (id: string, name: string) => `${id}|${name}||||ANYTOWN|OH|43004|U|N||Q||NONE|`;
const csvHeader = 'name,aliases,domains,identifiers,kind,country,source_url';

test('an FEC row becomes a listing with id, edition, kind, sponsor and the political alias in brackets', async () => {
  expect(named(await read({}), 'HALLMARK CARDS, INC. PAC (HALLPAC)')).toEqual({
    id: 'fec-committees:C00000059',
    source: 'fec-committees',
    edition: '2023-04',
    name: 'HALLMARK CARDS, INC. PAC (HALLPAC)',
    aliases: ['HALLMARK CARDS, INC. PAC', 'HALLPAC'],
    formerNames: [],
    domains: [],
    identifiers: ['C00000059'],
    kind: 'political action committee',
    country: 'US',
    postalCode: '64108',
    tier: 'committee',
    readsAsPerson: false,
    sponsor: 'HALLMARK CARDS, INC.',
    url: 'https://www.fec.gov/data/committee/C00000059/',
  });
});

test('of an address only the first five digits of a ZIP code are kept, and none of who files or may be a person', async () => {
  const edition = await read({});
  expect(named(edition, 'AMERICAN MEDICAL ASSOCIATION POLITICAL ACTION COMMITTEE').postalCode).toBe('20001');
  expect(named(edition, 'EXAMPLE FOR CONGRESS').postalCode).toBe('43004');
  expect(named(edition, 'PAT Q EXAMPLE').postalCode).toBeNull();
  expect(named(edition, 'CREDIT UNION NATIONAL ASSOCIATION').postalCode).toBeNull();
});

test('types I, E and C are filers, and filers who could be private persons are left out', async () => {
  const edition = await read({});
  expect(named(edition, 'CREDIT UNION NATIONAL ASSOCIATION').tier).toBe('filer');
  expect(named(edition, 'DEMAND JUSTICE A PROJECT OF SIXTEEN THIRTY FUND').tier).toBe('filer');
  expect(edition.rowsRead).toBe(55);
  expect(edition.leftOut).toEqual({ 'private persons': 2, 'rows without a name': 1 });
  expect(edition.listings).toHaveLength(52);
  expect(JSON.stringify(edition.listings)).not.toContain('JORDAN Q EXAMPLE');
});

test('whom a list names as connected is kept, a committee too, but not the committee itself or nothing', async () => {
  const edition = await read({});
  expect(named(edition, 'REPUBLICAN NATIONAL COMMITTEE').sponsor).toBe('2022 GEORGIA VICTORY COMMITTEE');
  expect(named(edition, 'LIBERTARIAN PARTY OF COLORADO').sponsor).toBeNull();
  expect(named(edition, 'EDWARD JONES PAC').sponsor).toBeNull();
  expect(named(edition, 'SAMPLE "QUOTED" VALUES PAC').sponsor).toBeNull();
  expect(named(edition, 'ELI LILLY AND COMPANY POLITICAL ACTION COMMITTEE').sponsor).toBe(
    'ELI LILLY AND COMPANY',
  );
});

test('a company that is called like a person is a sponsor all the same', async () => {
  const reading = await readText(row('C00000001', 'EDWARD SAMPLE PAC').replace('NONE', 'EDWARD SAMPLE'));
  expect(reading).toMatchObject({ listings: [{ sponsor: 'EDWARD SAMPLE' }] });
});

test('a committee with a candidate\'s name reads as a person, one "for Congress" does not', async () => {
  const edition = await read({ candidatesFile: candidates });
  expect(named(edition, 'PAT Q EXAMPLE').readsAsPerson).toBe(true);
  expect(named(edition, 'EXAMPLE FOR CONGRESS').readsAsPerson).toBe(false);
});

test("the candidate master finds persons' names among committees of other types", async () => {
  const rows = row('C00000001', 'QUINN EXAMPLE');
  const without = await readText(rows);
  const known = await readText(rows, { candidatesFile: candidates });
  expect(without).toMatchObject({ listings: [{ readsAsPerson: false }] });
  expect(known).toMatchObject({ listings: [{ readsAsPerson: true }] });
});

test.each([
  [
    'a field too few',
    `${row('C00000001', 'A PAC')}\nC00000002|B PAC||||X|OH|1|U|N||Q||`,
    2,
    /expected 15 fields, got 14/,
  ],
  ['a field too many', `${row('C00000001', 'A PAC')}|`, 1, /expected 15 fields, got 16/],
  ['a header', 'CMTE_ID|CMTE_NM|||||||||||||', 1, /"CMTE_ID" is no committee id/],
  [
    'a letter of another encoding than UTF-8',
    Buffer.from(`${row('C00000001', 'A PAC')}\n${row('C00000002', 'CAF\u00c9 PAC')}`, 'latin1'),
    2,
    /not UTF-8/,
  ],
  [
    'a wider encoding',
    Buffer.from(`${row('C00000001', 'A PAC')}\n${row('C00000002', 'B PAC')}`, 'utf16le'),
    1,
    /NUL/,
  ],
  [
    'a control character',
    `${row('C00000001', 'A PAC')}\n${row('C00000002', 'B\u0007PAC')}`,
    2,
    /control character 0x07/,
  ],
  [
    'the same id twice',
    `${row('C00000001', 'A PAC')}\n${row('C00000002', 'B PAC')}\n${row('C00000001', 'C PAC')}`,
    3,
    /listed twice, the first time in line 1/,
  ],
  ['a line without end', 'x'.repeat(700_000), 1, /more than 100000 bytes/],
  ['nothing', '', null, /no rows/],
])('a file with %s is refused whole, with its line', async (_, content, line, problem) => {
  expect(await readText(content)).toEqual({
    outcome: 'refused',
    line,
    problem: expect.stringMatching(problem) as string,
  });
});

test("a wrong row in the candidates' file refuses the import too", async () => {
  const reading = await readWhole({
    kind: 'fec-committees',
    file: committees,
    candidatesFile: committees,
    today,
  });
  expect(reading).toMatchObject({
    outcome: 'refused',
    line: 1,
    problem: expect.stringContaining('candidates') as string,
  });
});

test("the edition is the date in the file's name, else the day; the same content has the same hash tomorrow", async () => {
  expect((await read({})).label).toBe('2023-04');
  const tomorrow = new Date('2026-11-23T12:00:00Z');
  const [first, second, other] = [
    await readText(row('C00000001', 'A PAC')),
    await readText(row('C00000001', 'A PAC'), { today: tomorrow }),
    await readText(row('C00000001', 'B PAC')),
  ] as ReadEdition[];
  expect([first?.label, second?.label]).toEqual(['2026-11-22', '2026-11-23']);
  expect(second?.hash).toBe(first?.hash);
  expect(other?.hash).not.toBe(first?.hash);
});

test('rows of the UK register become parties with their reference', async () => {
  const edition = await read({ kind: 'uk-parties', file: path.join(fixtures, 'uk-parties-2021.csv') });
  expect(named(edition, 'UK Independence Party (UKIP)')).toMatchObject({
    id: 'uk-parties:PP85',
    aliases: ['UK Independence Party', 'UKIP'],
    identifiers: ['PP85'],
    country: 'GB',
    kind: 'party',
  });
});

test('a list of our own form keeps several values in a cell and quoted commas', async () => {
  const text = `\uFEFF${csvHeader}\r\n"Harbor, Valley & Friends PAC",HVF PAC; Harbor PAC,harborvalley.org,HV-1,political action committee,US,https://example.org/list\r\n`;
  expect(await readText(text, { kind: 'csv' })).toMatchObject({
    listings: [
      {
        id: 'csv:us-harborvalleyandfriendspac',
        name: 'Harbor, Valley & Friends PAC',
        aliases: ['HVF PAC', 'Harbor PAC'],
        domains: ['harborvalley.org'],
        identifiers: ['HV-1'],
        url: 'https://example.org/list',
      },
    ],
  });
});

test.each([
  ['without a name', `${csvHeader}\nA PAC,,,,party,US,\n ,,,,party,US,`, 3, /^name/],
  ['with a free mail host as a domain', `${csvHeader}\nA PAC,,gmail.com,,party,US,`, 2, /^domains/],
  ['with a country in words', `${csvHeader}\nA PAC,,,,party,France,`, 2, /^country/],
  ['with an address that is none', `${csvHeader}\nA PAC,,,,party,US,javascript:alert(1)`, 2, /^source_url/],
  ['with a cell too few', `${csvHeader}\nA PAC,,,,party,US`, 2, /columns|record length/i],
  ['with an open quote', `${csvHeader}\n"A PAC,,,,party,US,`, 2, /quote/i],
  ['listed twice', `${csvHeader}\nA PAC,,,,party,US,\na-pac,,,,party,US,`, 3, /listed twice/],
])('a CSV with a row %s is refused with the line', async (_, text, line, problem) => {
  const reading = await readText(text, { kind: 'csv' });
  expect(reading).toEqual({ outcome: 'refused', line, problem: expect.stringMatching(problem) as string });
});

test('a CSV that is not UTF-8 is refused with the line', async () => {
  const text = Buffer.concat([
    Buffer.from(`${csvHeader}\nA PAC,,,,party,US,\nCaf`),
    Buffer.from([0xe9]),
    Buffer.from(' PAC,,,,party,US,\n'),
  ]);
  expect(await readText(text, { kind: 'csv' })).toEqual({
    outcome: 'refused',
    line: 3,
    problem: 'text that is not UTF-8',
  });
});

test("the starter registry is good, of many countries, and refuses what it lists but nobody's name", async () => {
  const starter = await read({ kind: 'starter', file: 'prisma/seed/starter-registry.csv' });
  expect(starter.listings.length).toBeGreaterThan(200);
  expect(new Set(starter.listings.map(({ country }) => country)).size).toBeGreaterThan(30);
  expect(starter.listings.filter(({ readsAsPerson }) => readsAsPerson)).toEqual([]);
  const registry = { status: 'ready', index: compileRegistry(starter.listings, []) } as const;
  for (const organisation of [
    'Democratic National Committee',
    'Republican National Committee',
    'labour party',
    'CDU Deutschlands',
  ]) {
    expect(screenPayer(registry, { organisation }).outcome).toBe('political');
  }
  const clerk = { name: 'Ann Lee', email: 'ann@winred.com' };
  expect(screenPayer(registry, clerk).outcome).toBe('unclear');
  expect(screenPayer(registry, { ...clerk, organisation: 'Ann Lee Consulting' }).outcome).toBe('political');
});

// The whole public files and the ordinary payers are not part of the repository; where they lie beside it they are read.
const beside = path.join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data');
const lines = (file: string) =>
  readFileSync(path.join(beside, 'ordinary', file), 'utf8')
    .trim()
    .split(/\r?\n/);

test('the whole FEC file is read, and of ordinary payers none is refused or held', async ({ skip }) => {
  skip(!existsSync(beside), 'the real files are not beside the project');
  const fec = await read({
    file: path.join(beside, 'registry', 'fec-committees-2023-04.txt'),
    candidatesFile: path.join(beside, 'registry', 'fec-candidates-2023-04.txt'),
  });
  expect(fec.rowsRead).toBe(15_536);
  expect(fec.listings.length).toBeGreaterThan(15_000);
  const registry = { status: 'ready', index: compileRegistry(fec.listings, []) } as const;
  const [first, last] = [lines('first-names-us.txt'), lines('surnames-us.txt')];
  const people = last.map((surname, at): Payer => {
    const name = `${first[(at * 7) % first.length] ?? ''} ${surname}`;
    return {
      name,
      billingName: name.toUpperCase(),
      email: `${name.replace(/\W/g, '.').toLowerCase()}@gmail.com`,
    };
  });
  const businesses = lines('business-licences-south-bend.csv')
    .slice(1)
    .map((line): Payer => ({ organisation: line.replace(/^"|"$/g, ''), name: 'Ann Lee' }));
  const bothered = [...people, ...businesses]
    .map((payer) => ({ payer, screening: screenPayer(registry, payer) }))
    .filter(({ screening }) => screening.outcome !== 'clear');
  expect(bothered.filter(({ screening }) => screening.outcome === 'political')).toEqual([]);
  expect(bothered.length / (people.length + businesses.length)).toBeLessThanOrEqual(0.0002);
});

test.each([
  ['fec-committees', committees],
  ['uk-parties', path.join(fixtures, 'uk-parties-2021.csv')],
  ['partyfacts', path.join(fixtures, 'partyfacts-core-parties.csv')],
  ['opensanctions', path.join(fixtures, 'opensanctions-targets.csv')],
  ['starter', path.join(import.meta.dirname, '../../../prisma/seed/starter-registry.csv')],
] as const)(
  'a reading of %s tells the SHA-256 of its file, as anybody computes it (M9)',
  async (kind, file) => {
    const { fileSha256, fileSize } = await read({ kind, file, candidatesFile: candidates });
    const bytes = readFileSync(file);
    expect([fileSha256, fileSize]).toEqual([createHash('sha256').update(bytes).digest('hex'), bytes.length]);
  },
);

test('a row that stands twice, letter for letter, is one; the same id with another name refuses the file', async () => {
  const twice = row('C00000001', 'A PAC');
  const reading = await readText(`${twice}\n${row('C00000002', 'B PAC')}\n${twice}\n`);
  expect(reading).toMatchObject({ outcome: 'read', leftOut: { 'rows that repeat another': 1 } });
  expect(reading.outcome === 'read' && reading.listings.map(({ name }) => name)).toEqual(['A PAC', 'B PAC']);
});

test('the UK’s register is read as it is met: statuses in names, minor parties, campaigners, line ends of two kinds', async () => {
  const rows = [
    'ECRef,RegulatedEntityName\r\n',
    'PP9001,Harbour Valley Alliance [De-registered 03/11/16]\n',
    'PP9002,Dunes First\r\n',
    'PPm901,Sample Parish Residents\n',
    'TP77,Sample Campaign for Dunes\r\n',
    'TP78,Jane Sample\r\n',
  ];
  const reading = await readText(rows.join(''), { kind: 'uk-parties' });
  if (reading.outcome === 'refused') throw new Error(reading.problem);
  expect(reading.listings.map(({ id, name, tier }) => [id, name, tier])).toEqual([
    ['uk-parties:PP9001', 'Harbour Valley Alliance', 'committee'],
    ['uk-parties:PP9002', 'Dunes First', 'committee'],
    ['uk-parties:PPm901', 'Sample Parish Residents', 'committee'],
    ['uk-parties:TP77', 'Sample Campaign for Dunes', 'filer'],
  ]);
  expect(reading.leftOut).toEqual({ 'private persons': 1 });
});

test('where the UK’s register has a column of its status, that decides', async () => {
  const header = 'ECRef,RegulatedEntityName,RegistrationStatusName';
  const reading = await readText(
    [
      header,
      'PP1,Dunes First,Registered',
      'PP2,Dunes Last,Deregistered',
      'PP3,Dunes Old,Statutorily Deregistered',
    ].join('\n'),
    { kind: 'uk-parties' },
  );
  expect(reading).toMatchObject({ outcome: 'read', leftOut: { 'parties that ended': 2 } });
  expect(reading.outcome === 'read' && reading.listings.map(({ name }) => name)).toEqual(['Dunes First']);
});

test('the FEC’s columns say whose a committee is: a leader’s, a joint one’s, a body’s that bears its own name', async () => {
  const of = (
    id: string,
    name: string,
    designation: string,
    type: string,
    organisation: string,
    connected: string,
  ) => `${id}|${name}||||ANYTOWN|OH|43004|${designation}|${type}||Q|${organisation}|${connected}|`;
  const reading = await readText(
    [
      of('C00000001', 'TIDEWATER PAC', 'D', 'Q', '', 'NONE'),
      of('C00000002', 'DUNE VICTORY 2024', 'J', 'N', '', 'SAMPLE FOR CONGRESS'),
      of('C00000003', 'DUNE COTTON GROWERS', 'U', 'Q', 'T', 'DUNE COTTON GROWERS'),
      of('C00000004', 'DUNE BANKERS ASSOCIATION', 'B', 'Q', 'T', 'NONE'),
      of('C00000005', 'DUNE BANKERS PAC', 'U', 'Q', 'T', 'DUNE BANKERS PAC'),
      of('C00000006', 'DUNE EMPLOYEES FUND', 'U', 'Q', 'C', 'DUNE EMPLOYEES FUND'),
      of('C00000007', 'DUNE CITIZENS', 'U', 'Q', '', 'DUNE CITIZENS'),
    ].join('\n'),
  );
  if (reading.outcome === 'refused') throw new Error(reading.problem);
  expect(reading.listings.map(({ kind, sponsor }) => [kind, sponsor])).toEqual([
    ['leadership PAC', null],
    ['joint fundraising committee', 'SAMPLE FOR CONGRESS'],
    ['political action committee', 'DUNE COTTON GROWERS'],
    ['political action committee', 'DUNE BANKERS ASSOCIATION'],
    ['political action committee', null],
    ['political action committee', null],
    ['political action committee', null],
  ]);
});
