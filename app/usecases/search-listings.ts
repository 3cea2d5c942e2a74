/** The desk's search of the registry: what has the text in it, and similar names where that is little. */
import type { Ports } from '#app/ports.ts';
import type { ListingHit } from '#app/ports/registry.ts';

export interface ListingPage {
  /** As it was searched for: without what nobody types, and cut to what a name can hold. */
  readonly query: string;
  /** The source that is looked in; null where it is all of them. */
  readonly source: string | null;
  /** The sources that there are. */
  readonly sources: readonly string[];
  readonly hits: readonly ListingHit[];
  /** Listings found, on all pages together. */
  readonly total: number;
  /** Names like it; empty where enough was found, and on later pages. */
  readonly similar: readonly ListingHit[];
  /** What to ask for as `after` to see more; null at the end. */
  readonly next: string | null;
  /** False where this is not the first page. */
  readonly isFirst: boolean;
}

const pageLength = 25;
const similarMax = 10;
/** With more than this, who was looked for is most likely among them. */
const enough = 5;
/** Longer than any listed name that somebody would type; the rest of a longer text is not looked at. */
const queryLengthMax = 200;

/** The parameters are those of an address; what is not understood is as if it were not there. */
export async function searchListings(
  ports: Pick<Ports, 'listingSearch' | 'registryStore'>,
  input: { readonly query: string | null; readonly source: string | null; readonly after: string | null },
): Promise<ListingPage> {
  const query = Array.from(input.query ?? '')
    .slice(0, queryLengthMax)
    .join('')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const sources = (await ports.registryStore.summaries()).map(({ sourceId }) => sourceId);
  const source = sources.find((known) => known === input.source) ?? null;
  const after = parseCursor(input.after ?? '');
  const page = { query, source, sources, isFirst: after === null };
  // Without a letter or a figure nothing can be found, and no index helps to see that.
  const isSearchable = query === '' || /[\p{L}\p{N}]/u.test(query);
  if (!isSearchable) return { ...page, hits: [], total: 0, similar: [], next: null };
  const found = await ports.listingSearch.search({ query, source, after, limit: pageLength + 1 });
  const isLittle = query !== '' && after === null && found.total <= enough;
  const hits = found.hits.slice(0, pageLength);
  const last = hits.at(-1);
  return {
    ...page,
    hits,
    total: found.total,
    similar: isLittle ? await similarTo(ports, { query, source }, hits) : [],
    next: found.hits.length > pageLength && last ? `${String(last.rank)}_${last.id}` : null,
  };
}

/** What was found already, by another of its names, is not said twice. */
async function similarTo(
  { listingSearch }: Pick<Ports, 'listingSearch'>,
  request: { readonly query: string; readonly source: string | null },
  found: readonly ListingHit[],
): Promise<ListingHit[]> {
  const similar = await listingSearch.similar({ ...request, limit: similarMax + found.length });
  return similar.filter(({ id }) => !found.some((hit) => hit.id === id)).slice(0, similarMax);
}

function parseCursor(text: string): Pick<ListingHit, 'rank' | 'id'> | null {
  const [, rank, id] = /^(\d)_(.{1,300})$/u.exec(text) ?? [];
  return rank !== undefined && id !== undefined ? { rank: Number(rank), id: id.toWellFormed() } : null;
}
