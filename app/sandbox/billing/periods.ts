/** When recurring payments are due: months and years after an anchor, on its day or the last of a shorter month. */
import type { Recurrence } from '#app/sandbox/objects/product.ts';

const DAY = 24 * 3600;
/** The least length of an interval: what an estimate may divide by. */
const LEAST: Readonly<Record<Recurrence['interval'], number>> = {
  day: DAY,
  week: 7 * DAY,
  month: 28 * DAY,
  year: 365 * DAY,
};

/** `times` intervals after `anchor`, both in seconds. From January 31, one month is February 28 and two are March 31. */
export function intervalsAfter(
  anchor: number,
  { interval, interval_count }: Recurrence,
  times: number,
): number {
  const count = interval_count * times;
  if (interval === 'day') return anchor + count * DAY;
  if (interval === 'week') return anchor + count * 7 * DAY;
  const at = new Date(anchor * 1000);
  const months = at.getUTCMonth() + (interval === 'year' ? 12 * count : count);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const day = Math.min(at.getUTCDate(), lastDay);
  const midnight = Date.UTC(at.getUTCFullYear(), months, day) / 1000;
  return midnight + (anchor - Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()) / 1000);
}

/** The first billing day after `time`; the anchor itself where it is still to come. */
export function billingDayAfter(anchor: number, recurrence: Recurrence, time: number): number {
  if (anchor > time) return anchor;
  const length = LEAST[recurrence.interval] * recurrence.interval_count;
  let times = Math.ceil((time - anchor) / length) + 1;
  // The estimate counts the shortest months, so that it is never too early.
  while (intervalsAfter(anchor, recurrence, times - 1) > time) times--;
  return intervalsAfter(anchor, recurrence, times);
}
