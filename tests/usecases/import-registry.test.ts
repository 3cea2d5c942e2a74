/** Importing lists: what serves while a file is read, what a bad file changes, and who is let in meanwhile. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Ports } from '#app/ports.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { importRegistry, type ImportRegistryInput } from '#app/usecases/import-registry.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
const header = 'name,aliases,domains,identifiers,kind,country,source_url';

function listOf(...names: string[]): string {
  const file = join(folder, 'list.csv');
  writeFileSync(file, [header, ...names.map((name) => `${name},,,,party,US,`)].join('\n'));
  return file;
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function many(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `Sample Harbor Party ${String(at + 1)}`);
}

async function importList(
  { deps }: World,
  file: string,
  changes: Partial<ImportRegistryInput> = {},
  ports: Partial<Ports> = {},
) {
  return await importRegistry(
    { ...deps.ports, ...ports },
    {
      kind: 'csv',
      file,
      candidatesFile: null,
      dryRun: false,
      actor: { id: 'staff-1', name: 'Robin Reviewer' },
      ...changes,
    },
  );
}

const outcomeOf = ({ deps }: World, organisation: string) =>
  screenPayer(deps.ports.registry.current(), { organisation }).outcome;

async function rowsIn({ deps }: World): Promise<string[]> {
  const summaries = await deps.ports.registryStore.summaries();
  return summaries.map(({ sourceId, rowCount }) => `${sourceId} ${String(rowCount)}`);
}

/** Also those that are not in force. */
async function editionsIn({ deps }: World): Promise<number> {
  const client = new pg.Client(deps.env.databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM registry_edition',
  );
  await client.end();
  return rows[0]?.count ?? 0;
}

test('a new list serves at once, with who imported it and what its file held', async () => {
  await using world = await openWorld();
  const name = 'Quiet Meadow Voters Party';
  expect(outcomeOf(world, name)).toBe('clear');
  expect(await importList(world, listOf(name))).toEqual({
    kind: 'replaced',
    label: world.deps.ports.clock.now().toISOString().slice(0, 10),
    rowsRead: 1,
    listings: 1,
    leftOut: {},
    olderFiles: [],
    formerNames: 0,
    olderEditionsLost: [],
    difference: { added: 1, changed: 0, removed: 0, names: { added: [name], changed: [], removed: [] } },
  });
  expect(outcomeOf(world, name)).toBe('political');
  const [summary] = world.deps.ports.registry.sources().filter(({ sourceId }) => sourceId === 'csv');
  const { fileSha256, ...rest } = summary ?? {};
  expect(rest).toMatchObject({ rowsRead: 1, fileSize: 95, importedBy: 'Robin Reviewer', leftOut: {} });
  // What anybody computes who has the file (M9).
  expect(fileSha256).toBe(sha256(listOf(name)));
});

test('the same content again only confirms the edition, under whatever name and on whatever day', async () => {
  await using world = await openWorld();
  await importList(world, listOf(...many(3)));
  const before = await world.deps.ports.registryStore.all();
  const tomorrow = new Date(world.deps.ports.clock.now().getTime() + 86_400_000);
  const again = join(folder, 'other.csv');
  writeFileSync(again, [header, ...many(3).map((name) => `${name},,,,party,US,`)].join('\r\n'));
  const outcome = await importList(world, again, {}, { clock: { now: () => tomorrow } });
  expect(outcome).toMatchObject({ kind: 'confirmed', difference: { added: 0, changed: 0, removed: 0 } });
  const after = await world.deps.ports.registryStore.all();
  expect(after.listings).toEqual(before.listings);
  const of = ({ summaries }: typeof after) => summaries.find(({ sourceId }) => sourceId === 'csv');
  expect(of(before)?.fileSha256).not.toBe(sha256(again));
  // The file that was read last is the one that readers are told of.
  const file = { fileSize: readFileSync(again).length, fileSha256: sha256(again) };
  expect(of(after)).toEqual({ ...of(before), ...file, confirmedAt: tomorrow });
});

test('a refused file changes nothing and leaves nothing, however far it was read', async () => {
  await using world = await openWorld();
  await importList(world, listOf(...many(3)));
  const revision = await world.deps.ports.registryStore.revision();
  expect(await importList(world, listOf(...many(2_000), ''))).toMatchObject({ kind: 'refused', line: 2_002 });
  expect(await importList(world, listOf(...many(2_000), 'SAMPLE HARBOR PARTY 1'))).toEqual({
    kind: 'refused',
    line: 2_002,
    problem: '"SAMPLE HARBOR PARTY 1" is listed twice, the first time in line 2',
  });
  await expect(importList(world, join(folder, 'nowhere.csv'))).rejects.toThrow('ENOENT');
  expect(await world.deps.ports.registryStore.revision()).toBe(revision);
  expect(await rowsIn(world)).toEqual(['csv 3', 'fec-committees 2']);
  expect(await editionsIn(world)).toBe(2);
});

test('a list that lost more than a fifth is refused unless forced', async () => {
  await using world = await openWorld();
  await importList(world, listOf(...many(10)));
  expect(await importList(world, listOf(...many(7)))).toEqual({ kind: 'shrinks', before: 10, after: 7 });
  expect(await rowsIn(world)).toContain('csv 10');
  expect(await importList(world, listOf(...many(8)))).toMatchObject({ kind: 'replaced', listings: 8 });
  expect(await importList(world, listOf(...many(2)), { force: true })).toMatchObject({ kind: 'replaced' });
  expect(await rowsIn(world)).toContain('csv 2');
});

test('a dry run tells the difference and leaves everything as it is', async () => {
  await using world = await openWorld();
  await importList(world, listOf('Alder Party', 'Birch Party'));
  const { registryStore } = world.deps.ports;
  const [revision, all] = [await registryStore.revision(), await registryStore.all()];
  expect(await importList(world, listOf('Birch Party', 'Cedar Party'), { dryRun: true })).toMatchObject({
    kind: 'dry-run',
    listings: 2,
    difference: { added: 1, removed: 1, names: { added: ['Cedar Party'], removed: ['Alder Party'] } },
  });
  expect(await registryStore.revision()).toBe(revision);
  expect(await registryStore.all()).toEqual(all);
  expect(await editionsIn(world)).toBe(2);
});

test('a dry run names the donations of the past that the new edition would have flagged, and no others', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donations = [];
  for (const name of ['Sunrise Voters Committee', 'Robin Reader']) {
    const donation = await world.give();
    await world.pay(donation, { name });
    await advanceDonation(ports, donation.id);
    donations.push(await world.donation(donation.id));
  }
  expect(donations.map(({ state }) => state)).toEqual(['received', 'received']);
  const file = listOf('Sunrise Voters Committee');
  expect(await importList(world, file, { dryRun: true })).toMatchObject({
    flagged: {
      count: 1,
      seen: 2,
      erased: 0,
      donations: [
        {
          donationId: donations[0]?.id,
          madeOn: donations[0]?.createdAt.toISOString().slice(0, 10),
          amount: donations[0]?.amount,
          outcome: 'political',
          listingId: 'csv:us-sunrisevoterscommittee',
          listingName: 'Sunrise Voters Committee',
        },
      ],
    },
  });
  expect(outcomeOf(world, 'Sunrise Voters Committee')).toBe('clear');
  expect(await editionsIn(world)).toBe(1);
  expect(await importList(world, file)).not.toHaveProperty('flagged');
});

test('until the new edition is whole the old one serves, also to whoever asks at that very moment', async () => {
  await using world = await openWorld();
  await importList(world, listOf('Alder Voters Party', 'Birch Voters Party'));
  const { registryStore } = world.deps.ports;
  const seen: string[] = [];
  const outcome = await importList(
    world,
    listOf('Birch Voters Party', 'Cedar Voters Party'),
    {},
    {
      registryStore: {
        ...registryStore,
        stage: async (edition, batches) => {
          const staged = await registryStore.stage(edition, batches);
          seen.push(outcomeOf(world, 'Alder Voters Party'), outcomeOf(world, 'Cedar Voters Party'));
          return staged;
        },
      },
    },
  );
  expect(outcome.kind).toBe('replaced');
  expect(seen).toEqual(['political', 'clear']);
  expect(outcomeOf(world, 'Alder Voters Party')).toBe('clear');
  expect(outcomeOf(world, 'Cedar Voters Party')).toBe('political');
});

test('imports of one source at the same time follow each other, and one of them is in force whole', async () => {
  await using world = await openWorld();
  const [first, second] = [listOf(...many(1_500)), join(folder, 'second.csv')];
  writeFileSync(second, [header, ...many(1_500).map((name) => `Other ${name},,,,party,US,`)].join('\n'));
  const outcomes = await Promise.all([first, second, first, second].map((file) => importList(world, file)));
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['replaced', 'replaced', 'replaced', 'replaced']);
  const { listings } = await world.deps.ports.registryStore.all({ 'fec-committees': 'none' });
  expect(listings).toHaveLength(1_500);
  expect(new Set(listings.map(({ name }) => name.startsWith('Other'))).size).toBe(1);
});

test('what is read is told as it goes', async () => {
  await using world = await openWorld();
  const told: number[] = [];
  await importList(world, listOf(...many(9_000)), { onProgress: (rows) => told.push(rows) });
  expect(told.length).toBeGreaterThan(2);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeGreaterThan(5_000);
});
