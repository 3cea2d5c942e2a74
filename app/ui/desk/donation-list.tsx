/** The plain list of donations: newest first, by state, a page at a time. */
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { addMoney, formatMoney, type Money } from '#app/domain/money.ts';
import type { Register } from '#app/domain/register.ts';
import type { DonationState } from '#app/domain/donation/states.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { ReadOnFilter, StateFilter, type DonationFilterShown } from './donation-filter.tsx';
import { YearSoFar } from './year-so-far.tsx';

const { donation, donations: words, lists } = deskTexts;

export interface DonationListShown {
  readonly items: readonly {
    readonly id: string;
    readonly createdAt: Date;
    readonly state: DonationState;
    readonly amount: Money;
    readonly feeCover: Money;
    readonly sums: DonationSums;
    readonly payerName: string | null;
    readonly organisation: string | null;
    readonly articleSlug: string | null;
    readonly articleHeadline: string | null;
    readonly site: string;
  }[];
  readonly filter: DonationFilterShown;
  readonly sites: readonly string[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

export function DonationList({
  list,
  figures,
  place,
}: {
  list: DonationListShown;
  figures: Register;
  place: Place;
}) {
  const { filter, sites, items, isFirst, next } = list;
  return (
    <>
      <h1>{words.title}</h1>
      <YearSoFar figures={figures} locale={place.locale} />
      <StateFilter filter={filter} />
      <ReadOnFilter filter={filter} sites={sites} />
      {items.length === 0 ? <Empty filter={filter} isFirst={isFirst} /> : <Rows list={list} place={place} />}
      <nav className="pages" aria-label={lists.pages}>
        {!isFirst && <a href={paths.deskDonations(filter)}>{lists.newest}</a>}
        {next !== null && <a href={paths.deskDonations({ ...filter, after: next })}>{lists.older}</a>}
      </nav>
    </>
  );
}

function Empty({ filter, isFirst }: { filter: DonationFilterShown; isFirst: boolean }) {
  if (!isFirst) return <p className="empty">{words.empty.older}</p>;
  const { state, site, article } = filter;
  if (site !== null || article !== null) return <p className="empty">{words.empty.place(state !== null)}</p>;
  if (state === null) return <p className="empty">{words.empty.none}</p>;
  return <p className="empty">{words.empty.state}</p>;
}

function Rows({ list, place }: { list: DonationListShown; place: Place }) {
  return (
    // A region that scrolls, where text is large, must be reachable by keyboard.
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.list}>
      <table className="donations">
        <caption className="unseen">{words.list}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.opened}</th>
            <th scope="col">{words.columns.from}</th>
            <th scope="col">{words.columns.readOn}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col" className="number">
              {words.columns.charge}
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
  filter: DonationFilterShown;
  place: Place;
}) {
  const { id, createdAt, state, payerName, organisation } = item;
  const { articleSlug: article, articleHeadline, site } = item;
  return (
    <tr>
      <td>
        <time dateTime={createdAt.toISOString()}>{stamp(createdAt, place)}</time>
      </td>
      <td>
        <a href={paths.deskDonation(id)}>{organisation ?? payerName ?? donation.noNameYet}</a>
      </td>
      <td className="read-on-place">
        <a href={paths.deskDonations({ ...filter, site })}>{donation.siteWords(site)}</a>
        {article !== null && (
          <a href={paths.deskDonations({ ...filter, article })}>{articleHeadline ?? article}</a>
        )}
      </td>
      <td className={state === 'refused' ? 'late' : undefined}>{donation.states[state]}</td>
      <td className="number">
        <Charge item={item} place={place} />
      </td>
    </tr>
  );
}

/** What came in or is on hold, else what was agreed; and what of it is gone again. */
function Charge({ item, place }: { item: DonationListShown['items'][number]; place: Place }) {
  const { amount, feeCover, sums } = item;
  const show = (value: Money) => formatMoney(value, place.locale, 'always');
  const { received, held, refunded, disputed } = sums;
  const charge = received ?? (held.amountMinor > 0 ? held : addMoney(amount, feeCover));
  return (
    <span>
      {show(charge)}
      {refunded.amountMinor > 0 && <span className="charge-part soft">{words.refunded(show(refunded))}</span>}
      {disputed.amountMinor > 0 && <span className="charge-part late">{words.disputed(show(disputed))}</span>}
    </span>
  );
}
