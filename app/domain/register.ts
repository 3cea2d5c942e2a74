/** The public figures: what was received, refused and let go in one calendar year of the newsroom's time zone. */
import { dateFormat } from './formats.ts';
import type { Money } from './money.ts';
import { offsetMs } from './zoned-time.ts';

/** Half-open: `from` belongs to the year, `to` to the next. */
export interface Year {
  readonly year: number;
  readonly from: Date;
  readonly to: Date;
}

/** The calendar year that `now` falls in, as clocks in `timeZone` show it. */
export function yearOf(now: Date, timeZone: string): Year {
  const year = Number(dateFormat('en', { timeZone, year: 'numeric' }).format(now));
  return { year, from: startOfYear(year, timeZone), to: startOfYear(year + 1, timeZone) };
}

/** The instant at which a year begins in a time zone: midnight UTC moved by the zone's offset at that moment. */
function startOfYear(year: number, timeZone: string): Date {
  const utc = Date.UTC(year, 0, 1);
  const first = utc - offsetMs(new Date(utc), timeZone);
  return new Date(utc - offsetMs(new Date(first), timeZone));
}

/**
 * Figures of one currency. *refused*: authorised donations released because of a political outcome or a staff refusal, by
 * the date of the decision; refusals at the form are never in it, since anyone could inflate them.
 */
export interface Figures {
  /** The count of what came in, and the sum of it less what went back to donors or their banks. */
  readonly received: { readonly count: number; readonly total: Money };
  /** Distinct donors among the received. */
  readonly supporters: number;
  readonly refused: { readonly count: number; readonly total: Money };
  readonly lapsed: { readonly count: number };
  /** Refused after they had been received, and back with their donors, by the date of the decision. */
  readonly returned: { readonly count: number };
}

export interface Register {
  readonly year: number;
  /** Everything before this moment is counted. */
  readonly asOf: Date;
  /** The last day that is counted, as `2026-11-28`, and whether all of it is. */
  readonly through: string;
  readonly isWholeDay: boolean;
  readonly timeZone: string;
  /** One a currency, the newsroom's own first; it is there even where nothing was given yet. */
  readonly figures: readonly Figures[];
}
