/** The list of standing gifts: newest first, a page at a time. */
import { paths } from '#app/paths.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { formatShortDayOf } from '#app/ui/dates.ts';
import { stamp, type Place } from './desk-words.ts';
import { standingStateWords, standingWords } from './standing-words.ts';

export interface StandingGiftListShown {
  readonly items: readonly (Pick<
    StandingGift,
    'id' | 'createdAt' | 'state' | 'amount' | 'feeCover' | 'interval'
  > & {
    readonly nextAt: Date | null;
    readonly payerName: string | null;
    readonly organisation: string | null;
  })[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

export function StandingGiftList({ list, place }: { list: StandingGiftListShown; place: Place }) {
  const { items, isFirst, next } = list;
  return (
    <>
      <h1>Standing gifts</h1>
      {items.length === 0 ? (
        <p className="empty">
          {isFirst ? 'Nobody has asked for a standing gift yet.' : 'There are no older standing gifts.'}
        </p>
      ) : (
        <Rows items={items} place={place} />
      )}
      <nav className="pages" aria-label="Pages">
        {!isFirst && <a href={paths.deskStandingGifts()}>Newest</a>}
        {next !== null && <a href={paths.deskStandingGifts(next)}>Older</a>}
      </nav>
    </>
  );
}

function Rows({ items, place }: { items: StandingGiftListShown['items']; place: Place }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Standing gifts, newest first">
      <table className="donations">
        <caption className="unseen">Standing gifts, newest first</caption>
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
