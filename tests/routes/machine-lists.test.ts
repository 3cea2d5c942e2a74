/** What machines are told of the fact-checks: both feeds, all claim reviews, the sitemap and its parts, preview cards. */
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ClaimReview } from '#app/domain/article/claim-review.ts';
import { paths } from '#app/paths.ts';
import { loader as cardLoader } from '#app/routes/cards.$name.ts';
import { loader as siteCardLoader } from '#app/routes/card[.]png.ts';
import { loader as reviewsLoader } from '#app/routes/claim-reviews[.]json.ts';
import { loader as atomLoader } from '#app/routes/feed[.]xml.ts';
import { loader as jsonLoader } from '#app/routes/feed[.]json.ts';
import { loader as sitemapLoader } from '#app/routes/sitemap[.]xml.ts';
import { listSitemap, type Sitemap, type SitemapEntry } from '#app/usecases/list-sitemap.ts';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { argsFor } from './call-route.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { articles } = world.deps.ports;
  const put = (slug: string, checkedOn: string, publishedAt: Date | null, changes = {}) =>
    articles.save(anArticle({ slug, checkedOn, ...changes }), [], { now: at(1), publishedAt });
  await put('stands', '2025-11-09', at(1), { authors: ['Ann Ames'], topics: ['Water'], language: 'pt-BR' });
  await put('corrected', '2025-11-08', at(1));
  await put('withdrawn', '2025-11-07', at(1));
  await put('no-claimant', '2025-11-06', at(1), { claimant: null });
  await put('draft', '2025-11-05', null);
  await put('much-later', '2025-11-04', new Date('2999-01-01'));
  await articles.correct('corrected', 'a', 'It was 10, not 11.', at(2));
  await articles.withdraw('withdrawn', { at: at(3), note: 'It rested on a forged letter.' });
});
afterAll(() => world[Symbol.asyncDispose]());

const at = (day: number) => new Date(Date.UTC(2025, 11, day));
const address = (slug: string) => world.deps.ports.site.url + paths.factCheck(slug);

const get = (
  loader: (args: ReturnType<typeof argsFor>) => Promise<Response>,
  path: string,
  options: Parameters<typeof argsFor>[2] = {},
) => loader(argsFor(world.deps, path, options));

/** Past the importer, for what it would never write. */
async function query({ deps }: World, text: string): Promise<void> {
  const client = new pg.Client(deps.env.databaseUrl);
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/** A schema.org/DataFeed of ClaimReviews, with what Google's documentation requires of each of them. */
const feed = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('DataFeed'),
  name: z.string(),
  url: z.url(),
  dateModified: z.iso.datetime().optional(),
  dataFeedElement: z.array(
    z.union([
      z.strictObject({
        '@type': z.literal('DataFeedItem'),
        url: z.url(),
        dateCreated: z.iso.date(),
        dateModified: z.iso.datetime(),
        item: z.tuple([
          z.looseObject({
            '@type': z.literal('ClaimReview'),
            claimReviewed: z.string().min(1),
            reviewRating: z.looseObject({ alternateName: z.string().min(1) }),
            url: z.url(),
          }),
        ]),
      }),
      z.strictObject({ '@type': z.literal('DataFeedItem'), url: z.url(), dateDeleted: z.iso.datetime() }),
    ]),
  ),
});

test('both feeds tell of corrections and withdrawals, and of nothing that readers do not see', async () => {
  const atom = await (await get(atomLoader, paths.feed())).text();
  const json = (await (await get(jsonLoader, paths.jsonFeed())).json()) as {
    items: {
      id: string;
      title: string;
      summary: string;
      image?: string;
      language: string;
      tags?: string[];
    }[];
  };
  const slugs = json.items.map(({ id }) => id.split('/').at(-1));
  expect(slugs).toEqual(['withdrawn', 'corrected', 'stands', 'no-claimant']);
  const [withdrawn, corrected, stands] = json.items;
  expect(withdrawn?.title).toBe('Withdrawn: Is water wet?');
  expect(withdrawn?.summary).toContain('It rested on a forged letter.');
  expect(withdrawn).not.toHaveProperty('image');
  expect(corrected?.summary).toBe('Correction, December 2, 2025: It was 10, not 11. It is wet.');
  expect(stands).toMatchObject({ language: 'pt-BR', tags: ['Water'], authors: [{ name: 'Ann Ames' }] });
  expect(stands?.image).toContain('/cards/stands.png?v=');
  for (const said of [withdrawn?.title, corrected?.summary, '<name>Ann Ames</name>', 'xml:lang="pt-BR"'])
    expect(atom).toContain(said);
  expect(atom.match(/<entry /g)).toHaveLength(4);
});

test('every claim reviewed is in its feed, a withdrawn one as deleted, and a fact-check of nobody’s claim is not', async () => {
  const answer = await get(reviewsLoader, paths.claimReviews());
  const { dataFeedElement: items } = feed.parse(await answer.json());
  expect(items.map(({ url }) => url)).toEqual(['stands', 'corrected', 'withdrawn'].map(address));
  const review = (n: number) => {
    const item = items[n];
    return item && 'item' in item ? (item.item[0] as unknown as ClaimReview) : undefined;
  };
  expect(review(0)).toMatchObject({
    url: address('stands'),
    claimReviewed: 'Water is dry.',
    inLanguage: 'pt-BR',
  });
  expect(review(0)).not.toHaveProperty('dateModified');
  expect(review(1)).toMatchObject({ datePublished: '2025-11-08', dateModified: '2025-12-02' });
  expect(items[2]).toEqual({
    '@type': 'DataFeedItem',
    url: address('withdrawn'),
    dateDeleted: at(3).toISOString(),
  });
});

test('who has the feed of all claims already is told that nothing changed, until something does', async () => {
  const { articles } = world.deps.ports;
  const first = await get(reviewsLoader, paths.claimReviews());
  const tag = first.headers.get('etag') ?? '';
  await first.body?.cancel();
  const again = () => get(reviewsLoader, paths.claimReviews(), { headers: { 'If-None-Match': tag } });
  expect((await again()).status).toBe(304);
  const several = { headers: { 'If-None-Match': `"other", ${tag}` } };
  expect((await get(reviewsLoader, paths.claimReviews(), several)).status).toBe(304);
  // Each review bears the site's name: under another one it is another feed.
  const { deps } = world;
  const renamed = { ...deps, ports: { ...deps.ports, site: { ...deps.ports.site, name: 'Harbor Facts' } } };
  const asOther = argsFor(renamed, paths.claimReviews(), { headers: { 'If-None-Match': tag } });
  const anew = await reviewsLoader(asOther);
  expect(anew.status).toBe(200);
  await anew.body?.cancel();
  await articles.correct('no-claimant', 'b', 'A typing error.', at(4));
  const changed = await again();
  expect(changed.status).toBe(200);
  expect(changed.headers.get('last-modified')).toBe(at(4).toUTCString());
  await changed.body?.cancel();
});

test('one that cannot be read is missing from the feed of all claims, and hides no other', async () => {
  await using other = await openWorld();
  const { articles } = other.deps.ports;
  for (const slug of ['a', 'b', 'c'])
    await articles.save(anArticle({ slug }), [], { now: at(1), publishedAt: at(1) });
  await query(other, `UPDATE article SET content = '{"version": 99}' WHERE slug = 'b'`);
  const answer = await reviewsLoader(argsFor(other.deps, paths.claimReviews()));
  const { dataFeedElement: items } = feed.parse(await answer.json());
  expect(items.map(({ url }) => url.slice(-1))).toEqual(['a', 'c']);
  // No search engine may list the page of all topics while there is none.
  const sitemap = await (await sitemapLoader(argsFor(other.deps, paths.sitemap()))).text();
  expect(sitemap).toContain(`${paths.months()}</loc>`);
  expect(sitemap).not.toContain(paths.topics());
});

test.each([
  ['the feed of all claims', reviewsLoader, paths.claimReviews(), 'reviews'],
  ['the sitemap', sitemapLoader, paths.sitemap(), 'addresses'],
] as const)('a rush for %s reads the fact-checks once, until one changes', async (_, loader, path, read) => {
  const { deps } = world;
  const { articleCatalog, articles } = deps.ports;
  let reads = 0;
  const counted = {
    ...articleCatalog,
    [read]: (...args: Parameters<typeof articleCatalog.reviews>) => {
      // Every walk over them begins with no place.
      const from = args[1] as { readonly after?: unknown } | null;
      if (from === null || from.after === null) reads += 1;
      return (articleCatalog[read] as typeof articleCatalog.reviews)(...args);
    },
  };
  const watched = { ...deps, ports: { ...deps.ports, articleCatalog: counted } };
  const ask = async (encoding: string) => {
    const answer = await loader(argsFor(watched, path, { headers: { 'Accept-Encoding': encoding } }));
    const body = Buffer.from(await answer.arrayBuffer());
    const isPacked = answer.headers.get('content-encoding') === 'gzip';
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(isPacked).toBe(encoding === 'br, gzip;q=0.5');
    return (isPacked ? gunzipSync(body) : body).toString();
  };
  const encodings = ['br, gzip;q=0.5', 'gzip;q=0', 'identity'];
  const texts = await Promise.all(Array.from({ length: 30 }, (__, at) => ask(encodings[at % 3] ?? '')));
  expect(new Set(texts).size).toBe(1);
  await ask('identity');
  expect(reads).toBe(1);
  await articles.correct('no-claimant', `${read}-1`, 'Another typing error.', new Date());
  await ask('identity');
  expect(reads).toBe(2);
});

test('the sitemap names the pages and the fact-checks that stand, with their last change', async () => {
  const xml = await (await get(sitemapLoader, paths.sitemap())).text();
  const named = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
  expect(named.slice(0, -3)).toContain(world.deps.ports.site.url + paths.month('2025-11'));
  expect(named.slice(0, -3)).toContain(world.deps.ports.site.url + paths.topic('water'));
  expect(named.slice(-3)).toEqual(['stands', 'corrected', 'no-claimant'].map(address));
  expect(xml).toContain(`<loc>${address('corrected')}</loc><lastmod>${at(2).toISOString()}</lastmod>`);
  expect((await get(sitemapLoader, paths.sitemap('9'))).status).toBe(404);
  expect((await get(sitemapLoader, paths.sitemap('x'))).status).toBe(404);
});

async function allOf({ entries }: Sitemap): Promise<SitemapEntry[]> {
  const all: SitemapEntry[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

async function listOf(
  addressesMax: number,
  part: string | null,
): Promise<{ kind: string; entries: SitemapEntry[] } | null> {
  const sitemap = await listSitemap(world.deps.ports, { part, addressesMax });
  return sitemap && { kind: sitemap.kind, entries: await allOf(sitemap) };
}

test('a sitemap that would be too long is an index of parts, which together name everything once', async () => {
  const whole = await listOf(14, null);
  expect(whole?.kind).toBe('addresses');
  expect(whole?.entries).toHaveLength(14);
  const index = await listOf(2, null);
  expect(index).toMatchObject({
    kind: 'index',
    entries: [
      { path: '/sitemap.xml?part=pages' },
      { path: '/sitemap.xml?part=1', changedAt: at(2) },
      { path: '/sitemap.xml?part=2' },
    ],
  });
  const parts = await Promise.all(['pages', '1', '2'].map((part) => listOf(2, part)));
  expect(parts.map((part) => part?.entries.length)).toEqual([11, 2, 1]);
  expect(parts.flatMap((part) => part?.entries ?? [])).toEqual(whole?.entries);
  for (const part of ['0', '3', '-1', '01', '1e1', '99999999999'])
    expect(await listOf(2, part), part).toBeNull();
});

test('a part of 50,000 is read by key, from any place, without their texts', async () => {
  await using other = await openWorld();
  await query(
    other,
    `INSERT INTO article (slug, headline, checked_on, content, published_at, updated_at)
    SELECT 'check-' || n, 'x', date '2020-01-01' + n / 50, '{}', '2025-01-01', '2025-01-01' FROM generate_series(1, 50100) n`,
  );
  const { ports } = other.deps;
  const read = async (part: string | null) => {
    const sitemap = await listSitemap(ports, { part, addressesMax: 50_000 });
    return (sitemap === null ? [] : await allOf(sitemap)).map(({ path }) => path);
  };
  expect(await read(null)).toHaveLength(3);
  const all = [...(await read('1')), ...(await read('2'))];
  expect(new Set(all).size).toBe(50_100);
});

test('the card of a fact-check is kept for good under its version only, and known again by it', async () => {
  const stale = await get(cardLoader, paths.card('stands', 'old'), { params: { name: 'stands.png' } });
  expect(stale.status).toBe(200);
  expect(stale.headers.get('cache-control')).not.toContain('immutable');
  const version = (stale.headers.get('etag') ?? '').replaceAll('"', '');
  const current = paths.card('stands', version);
  const fresh = await get(cardLoader, current, { params: { name: 'stands.png' } });
  expect(fresh.headers.get('content-type')).toBe('image/png');
  expect(fresh.headers.get('cache-control')).toContain('immutable');
  const png = Buffer.from(await fresh.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  // A proxy that compresses weakens the tag.
  for (const tag of [`"${version}"`, `W/"${version}"`]) {
    const known = { params: { name: 'stands.png' }, headers: { 'If-None-Match': tag } };
    expect((await get(cardLoader, current, known)).status, tag).toBe(304);
  }
  const other = await get(cardLoader, current, { params: { name: 'corrected.png' } });
  expect(other.headers.get('etag')).not.toBe(`"${version}"`);
  const own = await get(siteCardLoader, paths.siteCard(), {});
  expect(own.status).toBe(200);
});

test('there is no card of what was withdrawn, is not there, or is not out', async () => {
  const status = async (name: string) =>
    (await get(cardLoader, `/cards/${name}`, { params: { name } })).status;
  expect(await status('withdrawn.png')).toBe(410);
  for (const name of ['draft.png', 'much-later.png', 'nothing.png', 'stands', 'stands.jpg', '.png'])
    expect(await status(name), name).toBe(404);
});
