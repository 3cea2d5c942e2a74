/** Everything that staff taught the screening, newest first: whom it spares, what else it knows a group by, and the way to take each back. */
import { OWN_WORDS } from '#app/domain/screening/listing.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';
import { CardTable } from './card-table.tsx';
import { reasonWords, stamp, type Place } from './desk-words.ts';
import { RegistryNav } from './registry-nav.tsx';

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
      <h1>What staff taught the screening</h1>
      <RegistryNav current="learned" />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <nav aria-label="Kind" className="learned-kinds">
        <ul className="filter">
          {(['allowlist-entry', 'alias'] as const).map((each) => (
            <li key={each}>
              <a href={address(shown, { kind: each })} aria-current={each === kind ? 'true' : undefined}>
                {kindWords[each].label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="learned-meaning">{kindWords[kind].meaning}</p>
      {listing !== null && (
        <p className="learned-meaning">
          Only about <a href={paths.deskListing(listing.id)}>{listing.name}</a>.{' '}
          <a href={address(shown, { listing: null })}>Show all</a>
        </p>
      )}
      {!isBare(shown) && <Search shown={shown} />}
      {shown.items.length === 0 ? <Empty shown={shown} /> : <Rows {...{ shown, place }} />}
      <nav className="pages" aria-label="Pages">
        {!shown.isFirst && <a href={address(shown, {})}>Newest</a>}
        {shown.next !== null && <a href={address(shown, {}, shown.next)}>Older</a>}
      </nav>
    </>
  );
}

/** Nothing was ever taught, so there is nothing to search. */
function isBare({ items, isFirst, standing, text, listing }: LearnedShown): boolean {
  return items.length === 0 && isFirst && standing === null && text === '' && listing === null;
}

const kindWords = {
  'allowlist-entry': {
    label: 'It is not them',
    meaning:
      'A held gift was cleared, or an appeal was won: who gives under this name or from this mail domain passes for that listing from then on.',
    column: 'Is not',
    after: 'and this name counts for the listing again',
  },
  alias: {
    label: 'It is them',
    meaning:
      'A payer was the listed group itself, or staff know its other name: who gives under it is treated as that group from then on.',
    column: 'Is also',
    after: 'and the listing is not known by this any more',
  },
} as const;

const standings = [
  { value: null, label: 'All' },
  { value: 'in-force', label: 'In force' },
  { value: 'withdrawn', label: 'Withdrawn' },
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
        <label htmlFor="learned-text">Name or mail domain</label>
        {kind !== 'allowlist-entry' && <input type="hidden" name="kind" value={kind} />}
        {standing !== null && <input type="hidden" name="show" value={standing} />}
        {listing !== null && <input type="hidden" name="listing" value={listing.id} />}
        <div className="search-row">
          <input id="learned-text" type="search" name="q" maxLength={200} defaultValue={text} />
          <Button kind="secondary">Search</Button>
        </div>
      </form>
      <nav aria-label="Whether it stands">
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
  if (!isFirst) return <p className="empty">There is nothing older.</p>;
  if (text !== '') return <p className="empty">Nothing that staff taught has “{text}” in it.</p>;
  if (standing === 'withdrawn') return <p className="empty">Nothing was withdrawn.</p>;
  if (listing !== null) return <p className="empty">Staff taught nothing of the kind about this listing.</p>;
  return (
    <p className="empty">
      {kind === 'allowlist-entry'
        ? 'Nobody was set apart from a listing yet. When a held gift is cleared or an appeal is won, what the payer gave will stand here, and the same payer passes the next time.'
        : 'No other name was taught yet. When a gift is refused because the payer is the listed group, the name it gave will stand here. Names can be added on the page of a listing, too.'}
    </p>
  );
}

function Rows({ shown, place }: { shown: LearnedShown; place: Place }) {
  const { kind, items } = shown;
  return (
    <CardTable
      caption={`${kindWords[kind].label}: what staff taught, newest first`}
      className="learned"
      columns={[
        { label: kind === 'allowlist-entry' ? 'The payer gave' : 'The name' },
        { label: kindWords[kind].column },
        { label: 'Why' },
        { label: 'Taught' },
        { label: 'Withdraw' },
      ]}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          <Taught key="text" item={item} />,
          item.listingId === OWN_WORDS ? (
            'What the name says of itself'
          ) : (
            <a key="listing" href={paths.deskListing(item.listingId)}>
              {item.listing?.name ?? `${item.listingId}, not listed any more`}
            </a>
          ),
          reasonWords(item.reason),
          <Signed key="signed" item={item} place={place} />,
          <Withdrawal key="withdraw" {...{ item, shown, place }} />,
        ],
      }))}
    />
  );
}

function Taught({ item: { text, isDomain, withdrawnAt } }: { item: LearnedItemShown }) {
  const words = text ?? 'Erased';
  return (
    <>
      {withdrawnAt === null ? words : <del>{words}</del>}
      {isDomain && <span className="soft"> (mail domain)</span>}
    </>
  );
}

function Signed({ item, place }: { item: LearnedItemShown; place: Place }) {
  const { createdAt, actorName, donationId, appealId } = item;
  return (
    <span>
      <time dateTime={createdAt.toISOString()}>{stamp(createdAt, place)}</time>, {actorName}
      {donationId !== null && (
        <>
          , <a href={paths.deskDonation(donationId)}>the gift</a>
        </>
      )}
      {appealId !== null && (
        <>
          , <a href={paths.deskAppeal(appealId)}>the appeal</a>
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
    return (
      <span className="soft">
        {stamp(withdrawnAt, place)}, {withdrawnBy ?? 'staff'}
      </span>
    );
  }
  if (!mayWithdraw) return null;
  return (
    <details className="withdraw">
      <summary>
        Withdraw<span className="unseen"> “{item.text ?? 'the erased one'}”</span>
      </summary>
      <form method="post" action={address(shown, {})}>
        <input type="hidden" name="kind" value={shown.kind} />
        <input type="hidden" name="id" value={id} />
        <p>What is decided stays, {kindWords[shown.kind].after}.</p>
        <Button kind="secondary">Withdraw it</Button>
      </form>
    </details>
  );
}
