/** The list of standing gifts: newest first, a page at a time. */
import { stamp, type Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { formatShortDayOf } from '#app/ui/dates.ts';
import { standingWords } from './standing-words.ts';

const { donation, lists, standingGift, standingGifts: words } = deskTexts;

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
  const all =
    items.length === 0 ? (
      <p className="empty">{isFirst ? words.none : words.noOlder}</p>
    ) : (
      <Rows items={items} place={place} label={words.list} />
    );
  return (
    <>
      <h1>{words.title}</h1>
      {retired.length > 0 && <Retired items={retired} place={place} />}
      {retired.length > 0 ? (
        <section className="registry-part registry-part-wide">
          <h2>{lists.all}</h2>
          {all}
        </section>
      ) : (
        all
      )}
      <nav className="pages" aria-label={lists.pages}>
        {!isFirst && <a href={paths.deskStandingGifts()}>{lists.newest}</a>}
        {next !== null && <a href={paths.deskStandingGifts(next)}>{lists.older}</a>}
      </nav>
    </>
  );
}

/** Nobody is moved to another currency: who gives in one that is gone from the form agreed to that one. */
function Retired({ items, place }: { items: readonly Item[]; place: Place }) {
  const currencies = [...new Set(items.map(({ amount }) => amount.currency))].sort().join(', ');
  return (
    <section className="registry-part registry-part-wide">
      <h2>{words.retired(currencies)}</h2>
      <p className="soft">{words.retiredText}</p>
      <Rows items={items} place={place} label={words.retiredList} />
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
            <th scope="col">{words.columns.opened}</th>
            <th scope="col">{words.columns.from}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.nextDue}</th>
            <th scope="col" className="number">
              {words.columns.charge}
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
                  {item.organisation ?? item.payerName ?? donation.noNameYet}
                </a>
              </td>
              <td className={item.state === 'refused' ? 'late' : undefined}>
                {standingGift.states[item.state]}
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
