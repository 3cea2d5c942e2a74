/** The desk's search on a real PostgreSQL: what is found, in which order, page by page, and what must be harmless. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Listing } from '#app/domain/screening/listing.ts';
import { searchListings } from '#app/usecases/search-listings.ts';
import { createDb, type Db } from '#app/adapters/db/client.ts';
import { storedFormerNames, storedLeftOut } from '#app/adapters/db/stored-registry.ts';
import { createListingSearch } from '#app/adapters/db/listing-search.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = createDb(database.url);
  await edition(
    'fec-committees',
    'old',
    [{ id: 'fec-committees:C9', name: 'Harbor Valley Of The Past' }],
    false,
  );
  await edition('fec-committees', 'new', [
    { id: 'fec-committees:C1', name: 'FRIENDS OF HARBOR VALLEY', identifiers: ['C00000001'] },
    { id: 'fec-committees:C2', name: 'Harbor Valley' },
    { id: 'fec-committees:C3', name: 'Harbor Valley Victory Fund' },
    { id: 'fec-committees:C4', name: 'Progress 100% Committee', domains: ['progress.example'] },
    { id: 'fec-committees:C6', name: 'Renamed Committee' },
    { id: 'fec-committees:C5', name: 'Northern Light', aliases: ['Harbor Valley', 'NLP "Light", Inc.'] },
    ...Array.from({ length: 60 }, (_, n) => ({ id: `fec-committees:P${n}`, name: `Party number ${n % 7}` })),
  ]);
  await edition('uk-parties', 'uk', [
    { id: 'uk-parties:PP1', name: 'Єдина Україна', aliases: ['Yedyna Ukrayina'], tier: 'filer' },
    { id: 'uk-parties:PP2', name: 'Harbour Independents' },
  ]);
  await db.prisma.listing.update({
    where: { editionId_listingId: { editionId: 'new', listingId: 'fec-committees:C6' } },
    data: {
      formerNames: storedFormerNames.write([
        { name: 'Quay Dockers Committee', from: '2016', to: '2020' },
        { name: 'Old "Quoted" Slipway', from: '2014', to: '2014' },
      ]),
    },
  });
  await db.pool.query(
    `INSERT INTO alias (id, listing_id, kind, text, text_compact, reason, actor_name, created_at, withdrawn_at) VALUES
     ('a1', 'uk-parties:PP2', 'name', 'Dockside Voice', 'docksidevoice', 'test', 'Ada', now(), NULL),
     ('a2', 'uk-parties:PP2', 'name', 'Old Quay', 'oldquay', 'test', 'Ada', now(), now())`,
  );
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

async function edition(
  source: string,
  id: string,
  listings: readonly (Pick<Listing, 'id' | 'name'> & Partial<Listing>)[],
  isCurrent = true,
): Promise<void> {
  await db.prisma.registrySource.upsert({
    where: { id: source },
    create: { id: source, label: source },
    update: {},
  });
  await db.prisma.registryEdition.create({
    data: {
      id,
      sourceId: source,
      label: '2023-04',
      fileHash: id,
      rowCount: listings.length,
      leftOut: storedLeftOut.write({}),
      importedAt: new Date(),
      confirmedAt: new Date(),
    },
  });
  await db.prisma.listing.createMany({
    data: listings.map(({ id: listingId, name, aliases = [], domains = [], identifiers = [], tier }) => ({
      editionId: id,
      listingId,
      name,
      aliases: [...aliases],
      domains: [...domains],
      identifiers: [...identifiers],
      kind: 'committee',
      country: null,
      tier: tier ?? 'committee',
      readsAsPerson: false,
    })),
  });
  if (isCurrent) {
    await db.prisma.registrySource.update({ where: { id: source }, data: { currentEditionId: id } });
  }
}

const search = (query: string, input: { source?: string; after?: string | null } = {}) =>
  searchListings(
    {
      listingSearch: createListingSearch(db),
      registryStore: {
        summaries: () => Promise.resolve([{ sourceId: 'fec-committees' }, { sourceId: 'uk-parties' }]),
      } as never,
    },
    { query, source: input.source ?? null, after: input.after ?? null },
  );
const names = async (query: string) => (await search(query)).hits.map(({ name }) => name);

test('the very name stands first, then an alias, then how a name begins, then a part of one; only what is in force', async () => {
  expect(await names('harbor  valley')).toEqual([
    'Harbor Valley',
    'Northern Light',
    'Harbor Valley Victory Fund',
    'FRIENDS OF HARBOR VALLEY',
  ]);
  const { hits, total } = await search('harbor valley');
  expect(total).toBe(4);
  expect(hits.map(({ matched }) => matched)).toEqual([null, 'Harbor Valley', null, null]);
});

test('numbers, domains, other alphabets and the aliases of staff are found, withdrawn ones are not', async () => {
  expect(await names('c00000001')).toEqual(['FRIENDS OF HARBOR VALLEY']);
  expect(await names('C-0000 0001')).toEqual(['FRIENDS OF HARBOR VALLEY']);
  expect(await names('fec-committees:C3')).toEqual(['Harbor Valley Victory Fund']);
  expect(await names('progress.example')).toEqual(['Progress 100% Committee']);
  expect(await names('єдина')).toEqual(['Єдина Україна']);
  expect(await names('yedyna')).toEqual(['Єдина Україна']);
  expect(await names('dockside')).toEqual(['Harbour Independents']);
  expect(await names('old quay')).toEqual([]);
  expect(await names('"Light", I')).toEqual(['Northern Light']);
});

test('a former name is found, whole or in part, and stands beside the listing', async () => {
  const found = async (query: string) =>
    (await search(query)).hits.map(({ name, matched }) => [name, matched]);
  expect(await found('quay dockers committee')).toEqual([['Renamed Committee', 'Quay Dockers Committee']]);
  expect(await found('quay dock')).toEqual([['Renamed Committee', 'Quay Dockers Committee']]);
  expect(await found('2016')).toEqual([]);
  await db.pool.query(
    `INSERT INTO alias (id, listing_id, kind, text, text_compact, reason, actor_name, created_at)
     VALUES ('a3', 'fec-committees:C6', 'name', 'Old "Quoted" Slip', 'oldquotedslip', 'test', 'Ada', now())`,
  );
  expect((await found('old "quoted"')).map(([name]) => name)).toEqual(['Renamed Committee']);
  await db.pool.query(`DELETE FROM alias WHERE id = 'a3'`);
});

test('signs that SQL patterns know stand for themselves', async () => {
  expect(await names('100%')).toEqual(['Progress 100% Committee']);
  expect(await names('1%')).toEqual([]);
  expect(await names('harbor_valley')).toEqual([]);
  expect(await names("'; DROP TABLE listing; --")).toEqual([]);
});

test('where little is found, similar names stand below, and none twice', async () => {
  const { hits, similar } = await search('Harbor Vally Victory Fund');
  expect(hits).toEqual([]);
  expect(similar[0]?.name).toBe('Harbor Valley Victory Fund');
  const exact = await search('harbor valley victory fund');
  expect(exact.hits.map(({ name }) => name)).toEqual(['Harbor Valley Victory Fund']);
  expect(exact.similar.map(({ name }) => name)).not.toContain('Harbor Valley Victory Fund');
});

test('who was found by another name is not shown again for a similar one', async () => {
  const { hits, similar } = await search('quay dockers committee');
  expect(hits.map(({ name }) => name)).toEqual(['Renamed Committee']);
  expect(similar.map(({ name }) => name)).not.toContain('Renamed Committee');
  const committees = await search('renamed committees');
  expect(committees.similar.map(({ name }) => name)).toContain('Renamed Committee');
});

test.each([['Party number'], ['']])('pages of %j hold each listing once', async (query) => {
  const seen: string[] = [];
  let after: string | null = null;
  let pages = 0;
  do {
    const page = await search(query, { source: 'fec-committees', after });
    expect(page.total).toBe(query === '' ? 66 : 60);
    seen.push(...page.hits.map(({ id }) => id));
    after = page.next;
    pages += 1;
  } while (after !== null && pages < 10);
  expect(pages).toBe(3);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe(query === '' ? 66 : 60);
});

test('a source that is named is looked in alone, one that nobody knows is not heeded', async () => {
  expect((await search('harbo', { source: 'uk-parties' })).hits).toHaveLength(1);
  expect((await search('harbo', { source: 'nobody' })).hits).toHaveLength(5);
});

test.each([
  ['one letter', 'h'],
  ['10,000 letters', 'Harbor '.repeat(1500)],
  ['only emoji', '🎉🎉'],
  ['only signs', '%_\\"{},'],
  ['half of a pair', 'a\ud800b'],
  ['control characters', 'a\u0000\u202eb'],
  ['a page of nonsense', '\n\n'],
])('%s is harmless', async (_what, query) => {
  const page = await search(query, { after: '7_x\ud800' });
  expect(page.hits.length).toBeLessThan(30);
});

test('what holds no letter and no figure is not even asked for', async () => {
  const listingSearch = { search: () => Promise.reject(new Error('asked')) } as never;
  const registryStore = { summaries: () => Promise.resolve([]) } as never;
  const input = { source: null, after: null };
  expect(await searchListings({ listingSearch, registryStore }, { ...input, query: '🎉 – %' })).toMatchObject(
    { total: 0, hits: [], similar: [] },
  );
});

test('one letter finds the names that begin with it, not all that have it', async () => {
  expect(await names('n')).toEqual(['Northern Light']);
});
