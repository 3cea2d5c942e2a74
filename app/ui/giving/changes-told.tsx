/** What a donor changed about a standing gift, as its page tells it. */
import { addMoney, formatMoney } from '#app/domain/money.ts';
import { amountChanges, dueAtThen, type Agreed, type GiftChange } from '#app/domain/standing-gift/changes.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { formatDayOf } from '#app/ui/dates.ts';
import type { ChangeSite } from './change-parts.tsx';

const show = ({ amount, feeCover }: Agreed, locale: string) =>
  formatMoney(addMoney(amount, feeCover), locale);

/** For the list of what happened. */
export function changeWords(
  change: GiftChange,
  changes: readonly GiftChange[],
  { locale, timeZone }: ChangeSite,
): string {
  const { told } = textsFor(locale).giftChanges;
  const print = (period: Date) => formatDayOf(dueAtThen(changes, change, period), locale, timeZone);
  const day = print(change.holdsFrom);
  switch (change.kind) {
    case 'amount':
      return told.amount(show(change.from, locale), show(change.to, locale), day);
    case 'pause':
      return told.pause(day, print(change.until));
    case 'day':
      return change.to === null ? told.usualDay(day) : told.day(day);
    case 'resume':
      return told.resume(day);
  }
}

/** Until the first gift of the new amount is due: from when it holds. */
export function HoldsLater({
  changes,
  now,
  site,
}: {
  changes: readonly GiftChange[];
  now: Date;
  site: ChangeSite;
}) {
  const amounts = amountChanges(changes);
  const newest = changes.at(-1);
  if (!newest) return null;
  const dueAt = ({ holdsFrom }: GiftChange) => dueAtThen(changes, newest, holdsFrom);
  const first = amounts.find((change) => dueAt(change) > now);
  const last = amounts.at(-1);
  if (!first || !last) return null;
  const day = formatDayOf(dueAt(last), site.locale, site.timeZone);
  return <p>{textsFor(site.locale).giftChanges.amountHolds(show(first.from, site.locale), day)}</p>;
}
