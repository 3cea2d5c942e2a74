/** The desk's search of listings: the box, what was found, and what to do where nothing was. */
import { normalise } from '#app/domain/screening/text/normalise.ts';
import type { Tier } from '#app/domain/screening/listing.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';
import { CardTable } from './card-table.tsx';
import { RegistryNav } from './registry-nav.tsx';
import { counted, countryName, sourceGuide, tierWords } from './registry-words.ts';

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
      <h1>{titleOf(page)}</h1>
      <RegistryNav current="listings" />
      <SearchBox page={page} />
      {page.sources.length > 1 && <SourceFilter page={page} />}
      {page.hits.length > 0 && <Hits caption="Listings" hits={page.hits} query={page.query} />}
      {page.hits.length === 0 && <Nothing page={page} />}
      {page.similar.length > 0 && (
        <section className="registry-part registry-part-wide">
          <h2>Similar names</h2>
          <Hits caption="Similar names" hits={page.similar} query={page.query} />
        </section>
      )}
      {(!page.isFirst || page.next !== null) && (
        <nav className="pages" aria-label="Pages">
          {!page.isFirst && <a href={address({ ...page, next: null })}>First page</a>}
          {page.next !== null && <a href={address(page)}>Next page</a>}
        </nav>
      )}
    </>
  );
}

function titleOf({ query, total }: ListingResultsShown): string {
  if (query === '') return counted(total, 'listing');
  return total === 0 ? `Nobody is listed as “${query}”` : `${counted(total, 'listing')} with “${query}”`;
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
      <label htmlFor="search-q">A name, a part of one, an official number or a domain</label>
      <div className="search-row">
        <input type="search" id="search-q" name="q" defaultValue={page.query} maxLength={200} />
        {page.source !== null && <input type="hidden" name="source" value={page.source} />}
        <Button>Search</Button>
      </div>
    </form>
  );
}

function SourceFilter({ page }: { page: ListingResultsShown }) {
  return (
    <nav aria-label="Source">
      <ul className="filter">
        {[null, ...page.sources].map((source) => (
          <li key={source ?? ''}>
            <a
              href={address({ query: page.query, source, next: null })}
              aria-current={source === page.source ? 'true' : undefined}
            >
              {source === null ? 'All sources' : sourceGuide(source).name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const columns = [{ label: 'Listed as' }, { label: 'Is a' }, { label: 'Country' }, { label: 'Listed by' }];

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
                by <Found text={hit.matched} query={query} />
              </span>
            )}
          </span>,
          <span key="kind">
            {hit.kind}
            {hit.tier === 'filer' && <span className="soft">; {tierWords.filer.short}</span>}
          </span>,
          hit.country === null ? null : countryName(hit.country),
          `${sourceGuide(hit.source).name}, ${hit.edition}`,
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
  if (!page.isFirst) return <p className="empty">There are no more listings.</p>;
  if (page.query === '') {
    return (
      <p className="empty">
        The registry holds no listing yet.{' '}
        {mayImport ? <a href={paths.deskImport()}>Import a list</a> : 'Once a list is imported'}, and its
        names can be searched here.
      </p>
    );
  }
  return (
    <div className="empty">
      <p>
        {page.source === null ? 'No source' : sourceGuide(page.source).name} has it in a name, an alias or a
        domain. The screening looks harder than this search: it knows abbreviations, other spellings and cut
        names.
      </p>
      <form method="post" action={paths.deskTry()}>
        <input type="hidden" name="organisation" value={page.query} />
        <Button kind="secondary">Try this name on the screening</Button>
      </form>
    </div>
  );
}
