/** The days on which gifts of a standing gift are due, as Stripe counts them: from its anchor, on its day or the last of a shorter month. */
import type { GiftInterval } from './standing-gift.ts';

const monthsOf: Readonly<Record<GiftInterval, number>> = { month: 1, year: 12 };

/** The first `count` behind `after`. From January 31, February 28 follows, and then March 31. */
export function dueDays(anchor: Date, interval: GiftInterval, after: Date, count: number): Date[] {
  const step = monthsOf[interval];
  const passed =
    (after.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + after.getUTCMonth() - anchor.getUTCMonth();
  const days: Date[] = [];
  for (let index = Math.floor(passed / step); days.length < count; index += 1) {
    const day = monthsAfter(anchor, index * step);
    if (day > after) days.push(day);
  }
  return days;
}

function monthsAfter(anchor: Date, months: number): Date {
  const [year, month] = [anchor.getUTCFullYear(), anchor.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(anchor.getUTCDate(), last));
  const ofDay =
    anchor.getTime() - Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth(), anchor.getUTCDate());
  return new Date(midnight + ofDay);
}
