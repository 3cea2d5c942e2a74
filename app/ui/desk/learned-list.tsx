/** Everything that staff taught the screening, newest first: whom it spares, what else it knows a group by, and the way to take each back. */
import { stamp, type Place } from '#app/domain/moments.ts';
import { OWN_WORDS } from '#app/domain/screening/listing.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';
import { CardTable } from './card-table.tsx';
import { RegistryNav } from './registry-nav.tsx';

const { decision, learned: words, lists } = deskTexts;

export interface LearnedShown {
  readonly kind: 'allowlist-entry' | 'alias';
  readonly standing: 'in-force' | 'withdrawn' | null;
  readonly text: string;
  /** Only what is about this listing; null shows all. */
  readonly listing: { readonly id: string; readonly name: string } | null;
  readonly items: readonly LearnedItemShown[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

interface LearnedItemShown {
  readonly id: string;
  readonly text: string | null;
  readonly isDomain: boolean;
  readonly listingId: string;
  readonly listing: { readonly id: string; readonly name: string } | null;
  readonly reason: string;
  readonly actorName: string;
  readonly donationId: string | null;
  readonly appealId: string | null;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
}

interface LearnedListProps {
  readonly shown: LearnedShown;
  /** Why the last change could not be made, in words; null where it was, or there was none. */
  readonly problem: string | null;
  readonly place: Place;
}

export function LearnedList({ shown, problem, place }: LearnedListProps) {
  const { kind, listing } = shown;
  return (
    <>
      <h1>{words.title}</h1>
      <RegistryNav current="learned" />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <nav aria-label={words.kind} className="learned-kinds">
        <ul className="filter">
          {(['allowlist-entry', 'alias'] as const).map((each) => (
            <li key={each}>
              <a href={address(shown, { kind: each })} aria-current={each === kind ? 'true' : undefined}>
                {words.kinds[each].label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="learned-meaning">{words.kinds[kind].meaning}</p>
      {listing !== null && (
        <p className="learned-meaning">
          {words.onlyAbout} <a href={paths.deskListing(listing.id)}>{listing.name}</a>.{' '}
          <a href={address(shown, { listing: null })}>{lists.showAll}</a>
        </p>
      )}
      {!isBare(shown) && <Search shown={shown} />}
      {shown.items.length === 0 ? <Empty shown={shown} /> : <Rows {...{ shown, place }} />}
      <nav className="pages" aria-label={lists.pages}>
        {!shown.isFirst && <a href={address(shown, {})}>{lists.newest}</a>}
        {shown.next !== null && <a href={address(shown, {}, shown.next)}>{lists.older}</a>}
      </nav>
    </>
  );
}

/** Nothing was ever taught, so there is nothing to search. */
function isBare({ items, isFirst, standing, text, listing }: LearnedShown): boolean {
  return items.length === 0 && isFirst && standing === null && text === '' && listing === null;
}

const standings = [
  { value: null, label: words.standings.all },
  { value: 'in-force', label: words.standings['in-force'] },
  { value: 'withdrawn', label: words.standings.withdrawn },
] as const;

function address(
  shown: Pick<LearnedShown, 'kind' | 'standing' | 'text' | 'listing'>,
  changes: Partial<Pick<LearnedShown, 'kind' | 'standing' | 'listing'>>,
  after: string | null = null,
): string {
  const { kind, standing, text, listing } = { ...shown, ...changes };
  const query = new URLSearchParams();
  if (kind !== 'allowlist-entry') query.set('kind', kind);
  if (standing !== null) query.set('show', standing);
  if (text !== '') query.set('q', text);
  if (listing !== null) query.set('listing', listing.id);
  if (after !== null) query.set('after', after);
  return query.size === 0 ? paths.deskLearned() : `${paths.deskLearned()}?${query.toString()}`;
}

function Search({ shown }: { shown: LearnedShown }) {
  const { kind, standing, listing, text } = shown;
  return (
    <>
      <form className="search" method="get" action={paths.deskLearned()} role="search">
        <label htmlFor="learned-text">{words.query}</label>
        {kind !== 'allowlist-entry' && <input type="hidden" name="kind" value={kind} />}
        {standing !== null && <input type="hidden" name="show" value={standing} />}
        {listing !== null && <input type="hidden" name="listing" value={listing.id} />}
        <div className="search-row">
          <input id="learned-text" type="search" name="q" maxLength={200} defaultValue={text} />
          <Button kind="secondary">{lists.search}</Button>
        </div>
      </form>
      <nav aria-label={words.standing}>
        <ul className="filter">
          {standings.map(({ value, label }) => (
            <li key={label}>
              <a
                href={address(shown, { standing: value })}
                aria-current={value === standing ? 'true' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function Empty({ shown: { kind, standing, text, listing, isFirst } }: { shown: LearnedShown }) {
  if (!isFirst) return <p className="empty">{words.empty.older}</p>;
  if (text !== '') return <p className="empty">{words.empty.query(text)}</p>;
  if (standing === 'withdrawn') return <p className="empty">{words.empty.withdrawn}</p>;
  if (listing !== null) return <p className="empty">{words.empty.listing}</p>;
  return <p className="empty">{words.kinds[kind].none}</p>;
}

function Rows({ shown, place }: { shown: LearnedShown; place: Place }) {
  const { kind, items } = shown;
  return (
    <CardTable
      caption={words.kinds[kind].list}
      className="learned"
      columns={[
        { label: words.kinds[kind].name },
        { label: words.kinds[kind].column },
        { label: words.columns.why },
        { label: words.columns.taught },
        { label: words.columns.withdraw },
      ]}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          <Taught key="text" item={item} />,
          item.listingId === OWN_WORDS ? (
            words.ownWords
          ) : (
            <a key="listing" href={paths.deskListing(item.listingId)}>
              {item.listing?.name ?? words.notListed(item.listingId)}
            </a>
          ),
          decision.reasonWords(item.reason),
          <Signed key="signed" item={item} place={place} />,
          <Withdrawal key="withdraw" {...{ item, shown, place }} />,
        ],
      }))}
    />
  );
}

function Taught({ item: { text, isDomain, withdrawnAt } }: { item: LearnedItemShown }) {
  const shown = text ?? words.erased;
  return (
    <>
      {withdrawnAt === null ? shown : <del>{shown}</del>}
      {isDomain && <span className="soft">{words.mailDomain}</span>}
    </>
  );
}

function Signed({ item, place }: { item: LearnedItemShown; place: Place }) {
  const { createdAt, actorName, donationId, appealId } = item;
  return (
    <span>
      <time dateTime={createdAt.toISOString()}>{stamp(createdAt, place)}</time>
      {words.by(actorName)}
      {donationId !== null && (
        <>
          , <a href={paths.deskDonation(donationId)}>{words.gift}</a>
        </>
      )}
      {appealId !== null && (
        <>
          , <a href={paths.deskAppeal(appealId)}>{words.appeal}</a>
        </>
      )}
    </span>
  );
}

/** Two steps without a script: what follows stands beside the button that does it. */
function Withdrawal({ item, shown, place }: { item: LearnedItemShown; shown: LearnedShown; place: Place }) {
  const mayWithdraw = useMay('change-registry');
  const { id, withdrawnAt, withdrawnBy } = item;
  if (withdrawnAt !== null) {
    return <span className="soft">{words.withdrawn(stamp(withdrawnAt, place), withdrawnBy)}</span>;
  }
  if (!mayWithdraw) return null;
  return (
    <details className="withdraw">
      <summary>
        {words.withdraw}
        <span className="unseen">{words.unseenText(item.text)}</span>
      </summary>
      <form method="post" action={address(shown, {})}>
        <input type="hidden" name="kind" value={shown.kind} />
        <input type="hidden" name="id" value={id} />
        <p>{words.kinds[shown.kind].withdrawing}</p>
        <Button kind="secondary">{words.withdrawIt}</Button>
      </form>
    </details>
  );
}
