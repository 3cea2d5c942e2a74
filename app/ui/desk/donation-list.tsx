/** The plain list of donations: newest first, by state, a page at a time. */
import { addMoney, formatMoney, type Money } from '#app/domain/money.ts';
import { donationStates, type DonationState } from '#app/domain/donation.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { siteWords, stamp, stateWords, type Place } from './desk-words.ts';

interface DonationListFilter {
  readonly state: DonationState | null;
  readonly site: string | null;
  readonly article: string | null;
}

export interface DonationListShown {
  readonly items: readonly {
    readonly id: string;
    readonly createdAt: Date;
    readonly state: DonationState;
    readonly amount: Money;
    readonly feeCover: Money;
    readonly payerName: string | null;
    readonly organisation: string | null;
    readonly articleSlug: string | null;
    readonly articleHeadline: string | null;
    readonly site: string;
  }[];
  readonly filter: DonationListFilter;
  readonly sites: readonly string[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

export function DonationList({ list, place }: { list: DonationListShown; place: Place }) {
  const { filter, sites, items, isFirst, next } = list;
  return (
    <>
      <h1>Donations</h1>
      <StateFilter filter={filter} />
      <ReadOnFilter filter={filter} sites={sites} />
      {items.length === 0 ? <Empty filter={filter} isFirst={isFirst} /> : <Rows list={list} place={place} />}
      <nav className="pages" aria-label="Pages">
        {!isFirst && <a href={paths.deskDonations(filter)}>Newest</a>}
        {next !== null && <a href={paths.deskDonations({ ...filter, after: next })}>Older</a>}
      </nav>
    </>
  );
}

function StateFilter({ filter }: { filter: DonationListFilter }) {
  return (
    <nav aria-label="State">
      <ul className="filter">
        {[null, ...donationStates].map((state) => (
          <li key={state ?? 'all'}>
            <a
              href={paths.deskDonations({ ...filter, state })}
              aria-current={state === filter.state ? 'true' : undefined}
            >
              {state === null ? 'All' : stateWords[state]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On whose page and at which fact-check the reader was: chosen here, or pressed in a row. */
function ReadOnFilter({ filter, sites }: { filter: DonationListFilter; sites: readonly string[] }) {
  const { state, site, article } = filter;
  return (
    <form className="read-on" method="get" action={paths.deskDonations()} role="search" aria-label="Read on">
      {state !== null && <input type="hidden" name="state" value={state} />}
      <label htmlFor="read-on-site">Read on</label>
      <select id="read-on-site" name="site" defaultValue={site ?? ''}>
        <option value="">Any site</option>
        {sites.map((each) => (
          <option key={each} value={each}>
            {siteWords(each)}
          </option>
        ))}
        {site !== null && !sites.includes(site) && <option value={site}>{siteWords(site)}</option>}
      </select>
      <label htmlFor="read-on-article">Fact-check</label>
      <input
        type="text"
        id="read-on-article"
        name="article"
        defaultValue={article ?? ''}
        placeholder="Any: its address, or the last part of it"
        autoComplete="off"
      />
      <Button kind="secondary">Show</Button>
      {(site !== null || article !== null) && <a href={paths.deskDonations({ state })}>Show all</a>}
    </form>
  );
}

function Empty({ filter, isFirst }: { filter: DonationListFilter; isFirst: boolean }) {
  if (!isFirst) return <p className="empty">There are no older donations.</p>;
  const { state, site, article } = filter;
  if (site !== null || article !== null)
    return (
      <p className="empty">No donation came from there{state === null ? '' : ' and is in this state'}.</p>
    );
  if (state === null)
    return <p className="empty">Nobody has opened a payment page yet. The first donation will stand here.</p>;
  return <p className="empty">No donation is in this state.</p>;
}

function Rows({ list, place }: { list: DonationListShown; place: Place }) {
  return (
    // A region that scrolls, where text is large, must be reachable by keyboard.
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Donations, newest first">
      <table className="donations">
        <caption className="unseen">Donations, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Opened</th>
            <th scope="col">From</th>
            <th scope="col">Read on</th>
            <th scope="col">State</th>
            <th scope="col" className="number">
              Charge
            </th>
          </tr>
        </thead>
        <tbody>
          {list.items.map((item) => (
            <Row key={item.id} item={item} filter={list.filter} place={place} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  item,
  filter,
  place,
}: {
  item: DonationListShown['items'][number];
  filter: DonationListFilter;
  place: Place;
}) {
  const { id, createdAt, state, amount, feeCover, payerName, organisation } = item;
  const { articleSlug: article, articleHeadline, site } = item;
  return (
    <tr>
      <td>
        <time dateTime={createdAt.toISOString()}>{stamp(createdAt, place)}</time>
      </td>
      <td>
        <a href={paths.deskDonation(id)}>{organisation ?? payerName ?? 'No name yet'}</a>
      </td>
      <td className="read-on-place">
        <a href={paths.deskDonations({ ...filter, site })}>{siteWords(site)}</a>
        {article !== null && (
          <a href={paths.deskDonations({ ...filter, article })}>{articleHeadline ?? article}</a>
        )}
      </td>
      <td className={state === 'refused' ? 'late' : undefined}>{stateWords[state]}</td>
      <td className="number">{formatMoney(addMoney(amount, feeCover), place.locale, 'always')}</td>
    </tr>
  );
}
