/** What search engines may list: our pages and every fact-check, in parts where they are too many for one file. */
import { catalogVersion } from '#app/domain/article/catalog-version.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { AddressRun, ArticleAddress } from '#app/ports/article-catalog.ts';

type SitemapPorts = Pick<Ports, 'articleCatalog' | 'articles' | 'clock'>;

export interface SitemapEntry {
  readonly path: string;
  /** Null where nothing tells. */
  readonly changedAt: Date | null;
}

export type Sitemap =
  | { readonly kind: 'addresses'; readonly entries: AsyncIterable<SitemapEntry> }
  /** The addresses of the parts. */
  | { readonly kind: 'index'; readonly entries: AsyncIterable<SitemapEntry> };

/** How many fact-checks are read at once. */
const pageLength = 5_000;
/** The name of the part with the pages that are no fact-check; the others are counted from 1. */
const pagesPart = 'pages';

/** The same for as long as every part says the same. */
export async function sitemapVersion({
  articleCatalog,
  clock,
}: Pick<SitemapPorts, 'articleCatalog' | 'clock'>): Promise<string> {
  return catalogVersion(await articleCatalog.state(clock.now()));
}

/** `part` as the index names it; null for the whole. Null where there is no such part. */
export async function listSitemap(
  { articleCatalog, articles, clock }: SitemapPorts,
  { part, addressesMax }: { part: string | null; addressesMax: number },
): Promise<Sitemap | null> {
  const now = clock.now();
  const [runs, months, topics] = await Promise.all([
    articleCatalog.addressRuns(now, addressesMax),
    articles.months(now),
    articles.topics(now),
  ]);
  // The page of all is listed where there is one to name, as the page itself says.
  const lists = [
    ...(months.length > 0 ? [paths.months()] : []),
    ...months.map(({ month }) => paths.month(month)),
    ...(topics.length > 0 ? [paths.topics()] : []),
    ...topics.map(({ slug }) => paths.topic(slug)),
  ];
  const pages = pagesOf(runs, lists);
  const walk = (run: number) => walkRun({ articleCatalog, now }, run * addressesMax, addressesMax);
  if (part === pagesPart) return { kind: 'addresses', entries: inTurn(pages) };
  if (part !== null) {
    const run = /^[1-9]\d{0,5}$/.test(part) ? Number(part) - 1 : -1;
    return runs[run] ? { kind: 'addresses', entries: walk(run) } : null;
  }
  const count = runs.reduce((sum, run) => sum + run.count, pages.length);
  if (count <= addressesMax) return { kind: 'addresses', entries: inTurn(pages, walk(0)) };
  const parts = [
    { path: paths.sitemap(pagesPart), changedAt: null },
    ...runs.map((run, at) => ({ path: paths.sitemap(String(at + 1)), changedAt: run.updatedAt })),
  ];
  return { kind: 'index', entries: inTurn(parts) };
}

/** `lists`: addresses whose last change is not known. */
function pagesOf(runs: readonly AddressRun[], lists: readonly string[]): SitemapEntry[] {
  const newest = Math.max(0, ...runs.map(({ updatedAt }) => updatedAt.getTime()));
  const changedAt = newest === 0 ? null : new Date(newest);
  return [
    { path: paths.home(), changedAt },
    { path: paths.factChecks(), changedAt },
    ...[...lists, paths.independence(), paths.donate(), paths.imprint(), paths.privacy(), paths.terms()].map(
      (path) => ({ path, changedAt: null }),
    ),
  ];
}

async function* walkRun(
  { articleCatalog, now }: { articleCatalog: Ports['articleCatalog']; now: Date },
  first: number,
  count: number,
): AsyncGenerator<SitemapEntry> {
  let left = count;
  let after: ArticleAddress | null = null;
  do {
    const limit = Math.min(left, pageLength);
    const from = { after, skip: after === null ? first : 0 };
    const page: ArticleAddress[] = await articleCatalog.addresses(now, from, limit);
    for (const { slug, updatedAt } of page) yield { path: paths.factCheck(slug), changedAt: updatedAt };
    after = page.at(-1) ?? null;
    left = page.length < limit ? 0 : left - page.length;
  } while (left > 0);
}

async function* inTurn(
  ...lists: (readonly SitemapEntry[] | AsyncIterable<SitemapEntry>)[]
): AsyncGenerator<SitemapEntry> {
  for (const list of lists) yield* list;
}
