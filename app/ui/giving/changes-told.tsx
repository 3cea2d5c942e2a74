/** What a donor changed about a standing gift, as its page tells it. */
import { addMoney, formatMoney } from '#app/domain/money.ts';
import type { Agreed, GiftChange } from '#app/domain/standing-gift/changes.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { formatDayOf } from '#app/ui/dates.ts';
import type { ChangeSite } from './change-parts.tsx';

type Told = Omit<GiftChange, 'id' | 'kind'>;

const show = ({ amount, feeCover }: Agreed, locale: string) =>
  formatMoney(addMoney(amount, feeCover), locale);

/** For the list of what happened. */
export function changeWords({ from, to, holdsFrom }: Told, { locale, timeZone }: ChangeSite): string {
  const day = formatDayOf(holdsFrom, locale, timeZone);
  return textsFor(locale).giftChanges.amountChanged(show(from, locale), show(to, locale), day);
}

/** Until the first gift of the new amount is due: from when it holds. */
export function HoldsLater({
  changes,
  now,
  site,
}: {
  changes: readonly Told[];
  now: Date;
  site: ChangeSite;
}) {
  const first = changes.find(({ holdsFrom }) => holdsFrom > now);
  const last = changes.at(-1);
  if (!first || !last) return null;
  const day = formatDayOf(last.holdsFrom, site.locale, site.timeZone);
  return <p>{textsFor(site.locale).giftChanges.amountHolds(show(first.from, site.locale), day)}</p>;
}
