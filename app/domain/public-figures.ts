/** Up to when the public figures go: a rule on the clock, so that nothing public moves with a single gift. */
import { dayOf, parseMoment, startOfDay } from './zoned-time.ts';

/** By the newsroom's clocks. Late enough that all of the day before is written, early enough for whoever reads at breakfast. */
const refreshTime = '06:00';

export interface FiguresPeriod {
  /** Everything before this moment counts: a midnight on the newsroom's clocks, or the moment somebody brought them up to. */
  readonly until: Date;
  /** What became final after this is in the next figures, whenever it was decided. */
  readonly settledBefore: Date;
  /** The last day that is counted, as `2026-11-28`. */
  readonly through: string;
  /** Whether all of that day is in. */
  readonly isWholeDay: boolean;
}

/**
 * The end of yesterday from 06:00 on, before that the end of the day before yesterday. `broughtUpAt`: when somebody brought them up
 * to that moment, in a demo; it counts until the next refresh goes further.
 */
export function publicPeriod(now: Date, timeZone: string, broughtUpAt: Date | null): FiguresPeriod {
  const today = dayOf(now, timeZone);
  const refreshToday = refreshOf(today, timeZone);
  const settledBefore = now >= refreshToday ? refreshToday : refreshOf(dayBefore(today, timeZone), timeZone);
  const until = startOfDay(dayOf(settledBefore, timeZone), timeZone);
  if (broughtUpAt && broughtUpAt <= now && broughtUpAt > settledBefore)
    return { until: broughtUpAt, settledBefore: broughtUpAt, ...lastDay(broughtUpAt, timeZone) };
  return { until, settledBefore, ...lastDay(until, timeZone) };
}

/** Everything up to now, for staff. */
export function livePeriod(now: Date, timeZone: string): FiguresPeriod {
  return { until: now, settledBefore: now, ...lastDay(now, timeZone) };
}

function refreshOf(day: string, timeZone: string): Date {
  const read = parseMoment(`${day}T${refreshTime}`, timeZone);
  // A day of a zone that changed sides of the date line, which has no such hour.
  return read.ok ? read.moment : startOfDay(day, timeZone);
}

const dayBefore = (day: string, timeZone: string) =>
  dayOf(new Date(startOfDay(day, timeZone).getTime() - 1), timeZone);

function lastDay(until: Date, timeZone: string): Pick<FiguresPeriod, 'through' | 'isWholeDay'> {
  const through = dayOf(new Date(until.getTime() - 1), timeZone);
  return { through, isWholeDay: dayOf(until, timeZone) !== through };
}
