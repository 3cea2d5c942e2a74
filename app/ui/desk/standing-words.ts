/** What a standing gift is charged, and what its donor changed, printed for the desk. */
import { agreedMinor } from '#app/domain/donation/donation.ts';
import type { Place } from '#app/domain/moments.ts';
import { formatMoney, money } from '#app/domain/money.ts';
import type { GiftInterval, StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { dueAtThen, type Agreed, type GiftChange } from '#app/domain/standing-gift/changes.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { formatShortDayOf } from '#app/ui/dates.ts';

const { each, changes: words } = deskTexts.standingGift;

/** "$5.00 a month": what the card is charged each time. */
export function standingWords(
  gift: Pick<StandingGift, 'amount' | 'feeCover' | 'interval'>,
  { locale }: Place,
): string {
  return each[gift.interval](formatMoney(money(agreedMinor(gift), gift.amount.currency), locale, 'always'));
}

/** What its donor changed, from what to what and from when. */
export function changeWords(
  change: GiftChange,
  changes: readonly GiftChange[],
  interval: GiftInterval,
  place: Place,
): string {
  const print = (period: Date) =>
    formatShortDayOf(dueAtThen(changes, change, period), place.locale, place.timeZone);
  const day = print(change.holdsFrom);
  switch (change.kind) {
    case 'amount': {
      const charged = (agreed: Agreed) => standingWords({ ...agreed, interval }, place);
      return words.amount(charged(change.from), charged(change.to), day);
    }
    case 'pause':
      return words.pause(day, print(change.until));
    case 'day':
      return change.to === null ? words.usualDay(day) : words.day(day);
    case 'resume':
      return words.resume(day);
  }
}
