/** The list of standing gifts: newest first, a page at a time. */
import { paths } from '#app/paths.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { formatShortDayOf } from '#app/ui/dates.ts';
import { stamp, type Place } from './desk-words.ts';
import { standingStateWords, standingWords } from './standing-words.ts';

type Item = Pick<StandingGift, 'id' | 'createdAt' | 'state' | 'amount' | 'feeCover' | 'interval'> & {
  readonly nextAt: Date | null;
  readonly payerName: string | null;
  readonly organisation: string | null;
};

export interface StandingGiftListShown {
  readonly items: readonly Item[];
  readonly retired: readonly Item[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

export function StandingGiftList({ list, place }: { list: StandingGiftListShown; place: Place }) {
  const { items, retired, isFirst, next } = list;
  return (
    <>
      <h1>Standing gifts</h1>
      {retired.length > 0 && <Retired items={retired} place={place} />}
      {items.length === 0 ? (
        <p className="empty">
          {isFirst ? 'Nobody has asked for a standing gift yet.' : 'There are no older standing gifts.'}
        </p>
      ) : (
        <Rows items={items} place={place} label="Standing gifts, newest first" />
      )}
      <nav className="pages" aria-label="Pages">
        {!isFirst && <a href={paths.deskStandingGifts()}>Newest</a>}
        {next !== null && <a href={paths.deskStandingGifts(next)}>Older</a>}
      </nav>
    </>
  );
}

/** Nobody is moved to another currency: who gives in one that is gone from the form agreed to that one. */
function Retired({ items, place }: { items: readonly Item[]; place: Place }) {
  const currencies = [...new Set(items.map(({ amount }) => amount.currency))].sort().join(', ');
  return (
    <section>
      <h2>In currencies no longer offered ({currencies})</h2>
      <p>They go on in their own currency until their donors stop them.</p>
      <Rows items={items} place={place} label="Standing gifts in currencies no longer offered" />
      <h2>All</h2>
    </section>
  );
}

function Rows({ items, place, label }: { items: readonly Item[]; place: Place; label: string }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="donations">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Opened</th>
            <th scope="col">From</th>
            <th scope="col">State</th>
            <th scope="col">Next due</th>
            <th scope="col" className="number">
              Charge
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <time dateTime={item.createdAt.toISOString()}>{stamp(item.createdAt, place)}</time>
              </td>
              <td>
                <a href={paths.deskStandingGift(item.id)}>
                  {item.organisation ?? item.payerName ?? 'No name yet'}
                </a>
              </td>
              <td className={item.state === 'refused' ? 'late' : undefined}>
                {standingStateWords[item.state]}
              </td>
              <td>
                {item.state === 'active' && item.nextAt
                  ? formatShortDayOf(item.nextAt, place.locale, place.timeZone)
                  : '–'}
              </td>
              <td className="number">{standingWords(item, place)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
