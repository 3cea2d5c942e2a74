/** The desk's list on a real PostgreSQL with ten thousand donations: each filter by its index, page by page, and every site. */
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { donationsFound } from '#app/adapters/db/donations-found.ts';
import { createPool } from '#app/adapters/db/pool.ts';
import { PrismaClient } from '#app/generated/prisma/client.ts';
import type { DonationFilter } from '#app/ports/donations.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';

const partner = 'https://partner.example';
let database: TestDatabase;
let pool: pg.Pool;
let prisma: PrismaClient<'query'>;
/** What Prisma asked of the donations, last. */
let asked: { readonly query: string; readonly params: string };
let found: ReturnType<typeof donationsFound>;

beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.ownerUrl);
  prisma = new PrismaClient({ adapter: new PrismaPg(pool), log: [{ emit: 'event', level: 'query' }] });
  prisma.$on('query', (event) => {
    if (event.query.includes('FROM "public"."donation"')) asked = event;
  });
  // One in a hundred from the partner, one in fifty at one of the fact-checks; three share each moment.
  await pool.query(
    `INSERT INTO donation (id, token, state, amount_minor, fee_cover_minor, currency, locale, origin, pledge_version,
       attestation_version, created_at, site, article_slug)
     SELECT 'd' || lpad(n::text, 5, '0'), 't' || n, 'open', 500, 0, 'USD', 'en', 'checkout', '1', '1',
       timestamptz '2026-01-01Z' + (n / 3) * interval '1 minute',
       CASE WHEN n % 100 = 0 THEN $1 WHEN n % 100 = 1 THEN 'https://other.example' ELSE 'direct' END,
       CASE WHEN n % 50 = 0 THEN 'is-water-wet' WHEN n % 2 = 0 THEN 'is-fire-hot' END
     FROM generate_series(1, 10000) n`,
    [partner],
  );
  await pool.query('ANALYZE donation');
  found = donationsFound({ prisma, pool, unreadable: () => undefined, close: () => Promise.resolve() });
});
afterAll(async () => {
  await prisma.$disconnect();
  await pool.end();
  await database.drop();
});

/** How PostgreSQL finds what was asked last, and how many rows it reads for it. */
async function planOfLast(): Promise<{ index: string; rowsRead: number }> {
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${asked.query}`,
    JSON.parse(asked.params) as unknown[],
  );
  const scans: PlanNode[] = [];
  const walk = (node: PlanNode): void => {
    if (/Scan/.test(node['Node Type'])) scans.push(node);
    node.Plans?.forEach(walk);
  };
  const top = rows[0]?.['QUERY PLAN'][0].Plan;
  if (top) walk(top);
  const [scan] = scans;
  if (!scan || scans.length > 1) throw new Error(`expected one scan: ${JSON.stringify(top)}`);
  const read = scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0);
  return { index: scan['Index Name'] ?? scan['Node Type'], rowsRead: read };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: PlanNode[];
}

test.each<[DonationFilter, string]>([
  [{}, 'donation_created_at_id_idx'],
  [{ site: partner }, 'donation_site_created_at_id_idx'],
  [{ articleSlug: 'is-water-wet' }, 'donation_article_slug_created_at_id_idx'],
])('%j is found by its index, also far down, and reads no more than a page', async (filter, index) => {
  const first = await found.list(filter, null, 51);
  expect(first).toHaveLength(51);
  expect(await planOfLast()).toMatchObject({ index });
  const place = (await found.list(filter, null, 90)).at(-1);
  const next = await found.list(filter, place ?? null, 51);
  const { index: used, rowsRead } = await planOfLast();
  expect(used).toBe(index);
  // Those that share the place's moment are read and left out.
  expect(rowsRead).toBeLessThanOrEqual(54);
  const all = await found.list(filter, null, 141);
  expect(next.map(({ id }) => id)).toEqual(all.slice(90, 141).map(({ id }) => id));
  for (const { site, articleSlug } of all) expect({ site, articleSlug }).toMatchObject(filter);
});

test('a site and a fact-check together are both held to', async () => {
  const items = await found.list({ site: 'direct', articleSlug: 'is-water-wet' }, null, 200);
  expect(new Set(items.map(({ site, articleSlug }) => `${site} ${articleSlug ?? ''}`))).toEqual(
    new Set(['direct is-water-wet']),
  );
});

test('the sites are those that donations have, each once', async () => {
  expect((await found.sites()).toSorted()).toEqual(['direct', 'https://other.example', partner]);
});

test('the headline is the fact-check’s own, and none where it is not there', async () => {
  const [item] = await found.list({ articleSlug: 'is-water-wet' }, null, 1);
  expect(item).toMatchObject({ articleSlug: 'is-water-wet', articleHeadline: null, site: partner });
});

test('neither a path nor anything else but an origin can be stored', async () => {
  for (const site of ['', 'partner.example', `${partner}/page`, 'https://a.example?x=1', 'null'])
    await expect(pool.query('UPDATE donation SET site = $1 WHERE id = $2', [site, 'd00001'])).rejects.toThrow(
      /donation_site/,
    );
});
