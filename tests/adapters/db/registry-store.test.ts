/** The registry's tables: what serves while an edition is staged, and what is left of one that never came into force. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDb } from '#app/adapters/db/client.ts';
import { createRegistryStore } from '#app/adapters/db/registry-store.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { EditionFigures, RegistryStore, StagedEdition } from '#app/ports/registry.ts';
import { listing } from '#tests/domain/screening/build.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { inBatches } from '#tests/support/registry.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

async function openStore() {
  const database = await freshDatabase();
  const db = createDb(database.url);
  return {
    store: createRegistryStore(db),
    /** As another process has it. */
    other: createRegistryStore(db),
    db,
    [Symbol.asyncDispose]: async () => {
      await db.close();
      await database.drop();
    },
  };
}

function edition(changes: Partial<StagedEdition> = {}): StagedEdition {
  return {
    sourceId: 'csv',
    sourceLabel: 'A list',
    ages: true,
    editionId: randomUUID(),
    editionLabel: '2026-11',
    importedBy: 'Robin Reviewer',
    now: at(1),
    ...changes,
  };
}

const figures = (hash: string): EditionFigures => ({
  hash,
  rowsRead: 7,
  leftOut: { 'private persons': 2 },
  fileSize: 3_000_000_000,
  fileSha256: 'cd'.repeat(32),
  olderFiles: [{ edition: '2020-11', rows: 3, size: 300, sha256: 'ef'.repeat(32) }],
});

function named(...names: string[]): Listing[] {
  return names.map((name) => listing(name, { id: `csv:${name}`, source: 'csv', edition: '2026-11' }));
}

async function put(
  store: RegistryStore,
  hash: string,
  listings: Listing[],
  changes: Partial<StagedEdition> = {},
) {
  const staged = edition(changes);
  return await store.exclusively('csv', async () =>
    store.putInForce(staged, await store.stage(staged, inBatches(listings, figures(hash), 2))),
  );
}

const namesIn = async (store: RegistryStore, overrides?: Record<string, string>) =>
  (await store.all(overrides)).listings.map(({ name }) => name).sort();

test('an edition comes back as it was put in, every column of it', async () => {
  await using opened = await openStore();
  const full = listing('Союз "Пример" {a,b}\\', {
    id: 'csv:x',
    source: 'csv',
    edition: '2026-11',
    aliases: ['A, "B"', '{}', 'NULL', ''],
    formerNames: [{ name: 'Old "A" \\', from: '2016-06', to: '2020-11' }],
    domains: ['example.org'],
    identifiers: ['1', '2'],
    country: null,
    postalCode: '20001',
    tier: 'filer',
    readsAsPerson: true,
    sponsor: 'A sponsor',
    url: 'https://example.org/',
  });
  const listings = [full, ...named('B', 'C', 'D')];
  expect(await put(opened.store, 'one', listings)).toBe('replaced');
  const all = await opened.store.all();
  expect(all.listings).toHaveLength(4);
  expect(all.listings).toEqual(expect.arrayContaining(listings));
  expect(all.summaries).toEqual([
    {
      sourceId: 'csv',
      sourceLabel: 'A list',
      editionLabel: '2026-11',
      rowCount: 4,
      ages: true,
      importedAt: at(1),
      confirmedAt: at(1),
      rowsRead: 7,
      leftOut: { 'private persons': 2 },
      fileSize: 3_000_000_000,
      fileSha256: 'cd'.repeat(32),
      olderFiles: [{ edition: '2020-11', rows: 3, size: 300, sha256: 'ef'.repeat(32) }],
      importedBy: 'Robin Reviewer',
    },
  ]);
  expect(await opened.store.summaries()).toEqual(all.summaries);
});

test('while an edition is staged the old one serves; asked for by its id, the staged one can be looked at', async () => {
  await using opened = await openStore();
  const { store } = opened;
  await put(store, 'one', named('A', 'B', 'C'));
  const revision = await store.revision();
  const staged = edition();
  await store.stage(staged, inBatches(named('B', 'C', 'D'), null, 1));
  expect(await namesIn(store)).toEqual(['A', 'B', 'C']);
  expect(await namesIn(store, { csv: staged.editionId })).toEqual(['B', 'C', 'D']);
  expect(await store.revision()).toBe(revision);
  expect(await store.putInForce(staged, figures('two'))).toBe('replaced');
  expect(await namesIn(store)).toEqual(['B', 'C', 'D']);
  expect(await store.revision()).not.toBe(revision);
});

test('the difference counts by id and content and names the first; the label of the edition is no change', async () => {
  await using opened = await openStore();
  const { store } = opened;
  const before = named('Aster', 'Birch', 'Cedar', 'Fir', 'Daisy');
  await put(store, 'one', before);
  const [aster, birch, cedar, fir] = before as [Listing, Listing, Listing, Listing];
  const staged = edition({ editionLabel: '2026-12' });
  const after = [
    { ...aster, edition: '2026-12' },
    { ...birch, name: 'Birch tree', sponsor: 'A sponsor' },
    { ...cedar, postalCode: '20002' },
    { ...fir, formerNames: [{ name: 'Spruce', from: '2016', to: '2020' }] },
    ...named('Elder'),
  ];
  await store.stage(staged, inBatches(after, null));
  expect(await store.difference(staged)).toEqual({
    added: 1,
    changed: 3,
    removed: 1,
    names: { added: ['Elder'], changed: ['Birch tree', 'Cedar', 'Fir'], removed: ['Daisy'] },
  });
  const first = edition({ sourceId: 'partyfacts' });
  await store.stage(first, inBatches([listing('X', { id: 'partyfacts:1' })], null));
  expect(await store.difference(first)).toMatchObject({ added: 1, changed: 0, removed: 0 });
});

test('the same content again only confirms; the last good edition is kept, older ones are not', async () => {
  await using opened = await openStore();
  const { store, db } = opened;
  await put(store, 'one', named('A'));
  const again = edition({ now: at(5) });
  const alone = { ...figures('one'), olderFiles: [] };
  const confirmed = await store.exclusively('csv', async () =>
    store.putInForce(again, await store.stage(again, inBatches(named('A'), alone))),
  );
  expect(confirmed).toBe('confirmed');
  expect(await store.summaries()).toMatchObject([
    { importedAt: at(1), confirmedAt: at(5), rowCount: 1, olderFiles: [] },
  ]);
  await put(store, 'two', named('B'), { now: at(6) });
  await put(store, 'three', named('C'), { now: at(7) });
  // What was in force before comes back.
  expect(await put(store, 'two', named('B'), { now: at(8) })).toBe('replaced');
  expect(await namesIn(store)).toEqual(['B']);
  const { rows } = await db.pool.query('SELECT file_hash FROM registry_edition ORDER BY file_hash');
  expect(rows).toEqual([{ file_hash: 'three' }, { file_hash: 'two' }]);
});

test('what an import that never ended left behind serves nobody, and the next import of the source removes it', async () => {
  await using opened = await openStore();
  const { store, db } = opened;
  await put(store, 'one', named('A'));
  // Newer than the good one, which must be kept in its stead.
  await store.stage(edition({ now: at(2) }), inBatches(named('X', 'Y'), null));
  await store.stage(edition({ sourceId: 'partyfacts' }), inBatches(named('Z'), null));
  expect(await namesIn(store)).toEqual(['A']);
  await put(store, 'two', named('B'), { now: at(3) });
  const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM listing ORDER BY name');
  // Another source's are left to its own next import.
  expect(rows.map(({ name }) => name)).toEqual(['A', 'B', 'Z']);
});

test('a reading that fails midway fails the staging, and nothing of it serves', async () => {
  await using opened = await openStore();
  const { store } = opened;
  await put(store, 'one', named('A'));
  async function* broken(): AsyncGenerator<readonly Listing[], null, undefined> {
    yield await Promise.resolve(named('X'));
    throw new Error('the disk is gone');
  }
  await expect(store.stage(edition(), broken())).rejects.toThrow('the disk is gone');
  // The same id twice is refused by the table itself.
  await expect(store.stage(edition(), inBatches(named('X', 'Y', 'X'), null, 1))).rejects.toThrow(
    'listing_pkey',
  );
  expect(await namesIn(store)).toEqual(['A']);
});

test.each(['store', 'other'] as const)(
  'two imports of one source follow each other, by whichever process (%s); another source does not wait',
  async (second) => {
    await using opened = await openStore();
    const order: string[] = [];
    const [begun, mayEnd] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const first = opened.store.exclusively('csv', async () => {
      order.push('first begins');
      begun.resolve(undefined);
      await mayEnd.promise;
      order.push('first ends');
    });
    await begun.promise;
    const next = opened[second].exclusively('csv', () => Promise.resolve(order.push('second')));
    await opened.store.exclusively('partyfacts', () => Promise.resolve(order.push('another')));
    await setTimeout(100);
    mayEnd.resolve(undefined);
    await Promise.all([first, next]);
    expect(order).toEqual(['first begins', 'another', 'first ends', 'second']);
  },
);

test('an import that fails lets the next one in, and many that wait take no connection from it', async () => {
  await using opened = await openStore();
  const { store, db } = opened;
  const failing = store.exclusively('csv', () => Promise.reject(new Error('refused')));
  const waiting = Array.from({ length: 20 }, () =>
    store.exclusively('csv', async () => (await db.pool.query('SELECT 1')).rowCount),
  );
  await expect(failing).rejects.toThrow('refused');
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([1]));
});

test('what staff taught comes with the rows until it is withdrawn, and each step is another revision', async () => {
  await using opened = await openStore();
  const { store, db } = opened;
  await put(store, 'one', named('A'));
  const revisions = [await store.revision()];
  await db.pool.query(
    `INSERT INTO alias (id, listing_id, kind, text, text_compact, reason, actor_name, created_at)
     VALUES ('1', 'csv:A', 'domain', 'a.example', 'aexample', 'them', 'Robin', $1)`,
    [at(2)],
  );
  expect(await store.all()).toMatchObject({
    aliases: [{ listingId: 'csv:A', kind: 'domain', text: 'a.example' }],
    allowlist: [],
  });
  revisions.push(await store.revision());
  await db.pool.query(`UPDATE alias SET withdrawn_at = $1, withdrawn_by = 'Dana'`, [at(3)]);
  expect((await store.all()).aliases).toEqual([]);
  revisions.push(await store.revision());
  expect(new Set(revisions).size).toBe(3);
});
