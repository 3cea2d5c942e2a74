/** The plain list of donations: newest first, by state, a page at a time. */
import { addMoney, formatMoney, type Money } from '#app/domain/money.ts';
import { donationStates, type DonationState } from '#app/domain/donation.ts';
import { paths } from '#app/paths.ts';
import { stamp, stateWords, type Place } from './desk-words.ts';

export interface DonationListShown {
  readonly items: readonly {
    readonly id: string;
    readonly createdAt: Date;
    readonly state: DonationState;
    readonly amount: Money;
    readonly feeCover: Money;
    readonly payerName: string | null;
    readonly organisation: string | null;
  }[];
  readonly state: DonationState | null;
  readonly next: string | null;
  readonly isFirst: boolean;
}

export function DonationList({ list, place }: { list: DonationListShown; place: Place }) {
  return (
    <>
      <h1>Donations</h1>
      <StateFilter state={list.state} />
      {list.items.length === 0 ? (
        <Empty state={list.state} isFirst={list.isFirst} />
      ) : (
        <Rows list={list} place={place} />
      )}
      <nav className="pages" aria-label="Pages">
        {!list.isFirst && <a href={address(list.state, null)}>Newest</a>}
        {list.next !== null && <a href={address(list.state, list.next)}>Older</a>}
      </nav>
    </>
  );
}

function address(state: DonationState | null, after: string | null): string {
  const query = new URLSearchParams();
  if (state !== null) query.set('state', state);
  if (after !== null) query.set('after', after);
  return query.size === 0 ? paths.deskDonations() : `${paths.deskDonations()}?${query.toString()}`;
}

function StateFilter({ state }: { state: DonationState | null }) {
  return (
    <nav aria-label="State">
      <ul className="filter">
        {[null, ...donationStates].map((each) => (
          <li key={each ?? 'all'}>
            <a href={address(each, null)} aria-current={each === state ? 'true' : undefined}>
              {each === null ? 'All' : stateWords[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Empty({ state, isFirst }: { state: DonationState | null; isFirst: boolean }) {
  if (!isFirst) return <p className="empty">There are no older donations.</p>;
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
            <th scope="col">State</th>
            <th scope="col" className="number">
              Charge
            </th>
          </tr>
        </thead>
        <tbody>
          {list.items.map(({ id, createdAt, state, amount, feeCover, payerName, organisation }) => (
            <tr key={id}>
              <td>
                <time dateTime={createdAt.toISOString()}>{stamp(createdAt, place)}</time>
              </td>
              <td>
                <a href={paths.deskDonation(id)}>{organisation ?? payerName ?? 'No name yet'}</a>
              </td>
              <td className={state === 'refused' ? 'late' : undefined}>{stateWords[state]}</td>
              <td className="number">{formatMoney(addMoney(amount, feeCover), place.locale, 'always')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
