/** The day on which gifts are due where their donor chose one. Stripe goes on drafting on its own; the draft waits for ours. */
import { dueDays } from './due-days.ts';
import type { StandingGiftRecord } from './standing-gift.ts';

export type GiftDay = Pick<StandingGiftRecord, 'dueAnchor' | 'dueAnchorFrom' | 'dueAnchorBefore'>;

/** Stripe's own. */
export const usualDay: GiftDay = { dueAnchor: null, dueAnchorFrom: null, dueAnchorBefore: null };

/** When the gift whose period begins then is due. Each day that anybody is told comes from here. */
export function dueAtOf({ dueAnchor, dueAnchorFrom, dueAnchorBefore }: GiftDay, periodStartsAt: Date): Date {
  const isBefore = dueAnchorFrom !== null && periodStartsAt < dueAnchorFrom;
  return dueOn(isBefore ? dueAnchorBefore : dueAnchor, periodStartsAt);
}

/** The first of the anchor's days of a month that is not before the period. */
function dueOn(anchor: Date | null, periodStartsAt: Date): Date {
  if (anchor === null) return periodStartsAt;
  const justBefore = new Date(periodStartsAt.getTime() - 1);
  return dueDays(anchor, 'month', justBefore, 1)[0] ?? periodStartsAt;
}

/** One that is still to come: Stripe drafts it as its period begins, and it is charged when it is due. */
export interface ComingGift {
  readonly periodStartsAt: Date;
  readonly dueAt: Date;
}

export const comingGift = (gift: GiftDay, periodStartsAt: Date): ComingGift => ({
  periodStartsAt,
  dueAt: dueAtOf(gift, periodStartsAt),
});

/** What is kept of a change. The day of before is for what is drafted already, and goes with the next change but one. */
export function dayFields(
  gift: GiftDay,
  { to, holdsFrom }: { readonly to: Date | null; readonly holdsFrom: Date },
): GiftDay {
  const isChangedAgain = gift.dueAnchorFrom !== null && gift.dueAnchorFrom >= holdsFrom;
  const dueAnchorBefore = isChangedAgain ? gift.dueAnchorBefore : gift.dueAnchor;
  return { dueAnchor: to, dueAnchorFrom: holdsFrom, dueAnchorBefore };
}

export interface DayOffered {
  /** What a form says of it: its number, or the usual one. */
  readonly value: string;
  readonly anchor: Date | null;
  /** When the next gifts would be due. */
  readonly dueAt: readonly Date[];
}

const daysOfMonth = Array.from({ length: 31 }, (_, index) => index + 1);

/**
 * The days that a donor may choose for the periods that come, the soonest first; Stripe's own among them. Those just before its own are
 * left out where a shorter month would make both the last one: two gifts would be due at once.
 */
export function daysOffered(stripeAnchor: Date, periods: readonly Date[]): DayOffered[] {
  const usual = stripeAnchor.getUTCDate();
  const [next] = periods;
  if (!next) return [];
  const shown = periods.slice(0, 3);
  const offered = (value: string, anchor: Date | null): DayOffered => ({
    ...{ value, anchor },
    dueAt: shown.map((period) => dueOn(anchor, period)),
  });
  const others = daysOfMonth
    .filter((day) => day !== usual && (day < 28 || day > usual))
    .map((day) => offered(String(day), firstOn(day, next)));
  const seen = new Set<string>();
  return [offered('usual', null), ...others]
    .filter(({ dueAt }) => {
      const said = dueAt.map((day) => day.getTime()).join();
      return !seen.has(said) && seen.add(said);
    })
    .sort((a, b) => compareDays(a.dueAt, b.dueAt));
}

function compareDays(a: readonly Date[], b: readonly Date[]): number {
  const index = a.findIndex((day, at) => day.getTime() !== b[at]?.getTime());
  return (a[index]?.getTime() ?? 0) - (b[index]?.getTime() ?? 0);
}

/** At the time of day of `from`, the first moment then or later on this day of a month that has it. */
function firstOn(day: number, from: Date): Date {
  const ofDay = from.getTime() - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  for (let months = 0; ; months += 1) {
    const midnight = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, day));
    const at = new Date(midnight.getTime() + ofDay);
    if (midnight.getUTCDate() === day && at >= from) return at;
  }
}

/** Whether both are the same day of a month. */
export const isSameDay = (a: Date | null, b: Date | null): boolean => a?.getUTCDate() === b?.getUTCDate();
