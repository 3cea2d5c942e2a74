/** Moments on the clocks and in the notation of a place, without a word around them. */
import { dateFormat } from './formats.ts';

/** On whose clock and in whose notation moments are shown. */
export interface Place {
  readonly locale: string;
  readonly timeZone: string;
}

/** A day as a number that grows by one at each midnight of `timeZone`. */
export function dayNumber(at: Date, timeZone: string): number {
  const parts = dateFormat('en', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((found) => found.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000;
}

/** "2:10 PM" in the time zone of the place, as its locale and so its readers' pages write it. */
export function clockTime(at: Date, { locale, timeZone }: Place): string {
  return dateFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(at);
}

/** "Mon, Nov 30"; with the year where that is another than now. */
export function weekdayAndDay(at: Date, now: Date, { locale, timeZone }: Place): string {
  return dateFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(at.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: 'numeric' }),
  }).format(at);
}

/** A moment in a column: "Nov 30, 2026, 2:10 PM". */
export function stamp(at: Date, { locale, timeZone }: Place): string {
  return dateFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/** The day of a payout: Stripe names a day, and writes it as its midnight in UTC whatever clocks the newsroom has. */
export const arrivalDay = (arrivesAt: Date, { locale }: Pick<Place, 'locale'>): string =>
  dateFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(arrivesAt);

/** Less time than this is shown as late: staff work one shift a day. */
const lateMs = 24 * 3_600_000;

export function isLate(until: Date, now: Date): boolean {
  return until.getTime() - now.getTime() < lateMs;
}
