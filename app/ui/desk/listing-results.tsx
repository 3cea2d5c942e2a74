/** The desk's search of listings: the box, what was found, and what to do where nothing was. */
import { countryName } from '#app/domain/formats.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import type { Tier } from '#app/domain/screening/listing.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';
import { CardTable } from './card-table.tsx';
import { RegistryNav } from './registry-nav.tsx';

const { lists, registry } = deskTexts;
const words = deskTexts.listings.search;

interface Hit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly tier: Tier;
  readonly source: string;
  readonly edition: string;
  readonly matched: string | null;
}

export interface ListingResultsShown {
  readonly query: string;
  readonly source: string | null;
  readonly sources: readonly string[];
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly similar: readonly Hit[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

export function ListingResults({ page }: { page: ListingResultsShown }) {
  return (
    <>
      <h1>{words.title(page.query, page.total)}</h1>
      <RegistryNav current="listings" />
      <SearchBox page={page} />
      {page.sources.length > 1 && <SourceFilter page={page} />}
      {page.hits.length > 0 && <Hits caption={words.list} hits={page.hits} query={page.query} />}
      {page.hits.length === 0 && <Nothing page={page} />}
      {page.similar.length > 0 && (
        <section className="registry-part registry-part-wide">
          <h2>{words.similar}</h2>
          <Hits caption={words.similar} hits={page.similar} query={page.query} />
        </section>
      )}
      {(!page.isFirst || page.next !== null) && (
        <nav className="pages" aria-label={lists.pages}>
          {!page.isFirst && <a href={address({ ...page, next: null })}>{words.pages.first}</a>}
          {page.next !== null && <a href={address(page)}>{words.pages.next}</a>}
        </nav>
      )}
    </>
  );
}

function address({ query, source, next }: Pick<ListingResultsShown, 'query' | 'source' | 'next'>): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (source !== null) parameters.set('source', source);
  if (next !== null) parameters.set('after', next);
  return parameters.size === 0 ? paths.deskListings() : `${paths.deskListings()}?${parameters.toString()}`;
}

function SearchBox({ page }: { page: ListingResultsShown }) {
  return (
    <form className="search" action={paths.deskListings()} role="search">
      <label htmlFor="search-q">{words.query}</label>
      <div className="search-row">
        <input type="search" id="search-q" name="q" defaultValue={page.query} maxLength={200} />
        {page.source !== null && <input type="hidden" name="source" value={page.source} />}
        <Button>{lists.search}</Button>
      </div>
    </form>
  );
}

function SourceFilter({ page }: { page: ListingResultsShown }) {
  return (
    <nav aria-label={words.source}>
      <ul className="filter">
        {[null, ...page.sources].map((source) => (
          <li key={source ?? ''}>
            <a
              href={address({ query: page.query, source, next: null })}
              aria-current={source === page.source ? 'true' : undefined}
            >
              {source === null ? words.allSources : registry.sourceGuide(source).name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const columns = [
  { label: words.columns.listedAs },
  { label: words.columns.isA },
  { label: words.columns.country },
  { label: words.columns.listedBy },
];

function Hits({ caption, hits, query }: { caption: string; hits: readonly Hit[]; query: string }) {
  return (
    <CardTable
      caption={caption}
      className="hits"
      columns={columns}
      rows={hits.map((hit) => ({
        key: hit.id,
        cells: [
          <span key="name">
            <a href={paths.deskListing(hit.id)}>
              <Found text={hit.name} query={query} />
            </a>
            {hit.matched !== null && (
              <span className="hit-matched">
                {words.by} <Found text={hit.matched} query={query} />
              </span>
            )}
          </span>,
          <span key="kind">
            {hit.kind}
            {hit.tier === 'filer' && (
              <span className="soft">{words.can(registry.tierWords.filer.short)}</span>
            )}
          </span>,
          hit.country === null ? null : countryName(hit.country),
          words.listedBy(registry.sourceGuide(hit.source).name, hit.edition),
        ],
      }))}
    />
  );
}

/** The text with its words marked that begin as a word of the query does. */
function Found({ text, query }: { text: string; query: string }) {
  const sought = normalise(query).split(' ').filter(Boolean);
  const isFound = (word: string) => {
    const plain = normalise(word);
    return plain !== '' && sought.some((begin) => plain.startsWith(begin));
  };
  return (
    <>
      {text.split(/(\s+)/).map((word, index) =>
        isFound(word) ? (
          <mark key={index} className="matched">
            {word}
          </mark>
        ) : (
          word
        ),
      )}
    </>
  );
}

function Nothing({ page }: { page: ListingResultsShown }) {
  const mayImport = useMay('change-registry');
  if (!page.isFirst) return <p className="empty">{words.noMore}</p>;
  if (page.query === '') {
    return (
      <p className="empty">
        {words.empty} {mayImport ? <a href={paths.deskImport()}>{words.importList}</a> : words.onceImported}
        {words.thenSearch}
      </p>
    );
  }
  return (
    <div className="empty">
      <p>{words.notFound(page.source === null ? null : registry.sourceGuide(page.source).name)}</p>
      <form method="post" action={paths.deskTry()}>
        <input type="hidden" name="organisation" value={page.query} />
        <Button kind="secondary">{words.try}</Button>
      </form>
    </div>
  );
}
