/** Dates as readers see them: days without a time zone, partial dates, and moments with theirs. */
import { dateFormat } from '#app/domain/formats.ts';

/** `2026-11-30` as "November 30, 2026", `2026-11` as "November 2026", `2026` as it is. */
export function formatDay(date: string, locale: string): string {
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const format = dateFormat(locale, {
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  return format.format(new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`));
}

/** The day of a moment on the clocks of `timeZone`: "November 30, 2026". */
export function formatDayOf(at: Date, locale: string, timeZone: string): string {
  return dateFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone }).format(at);
}

/** The same, short, for figures and columns: "Nov 30, 2026". */
export function formatShortDayOf(at: Date, locale: string, timeZone: string): string {
  return dateFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone }).format(at);
}

/** The same beside one that has the year: "Nov 30". */
export function formatDayInYear(at: Date, locale: string, timeZone: string): string {
  return dateFormat(locale, { month: 'short', day: 'numeric', timeZone }).format(at);
}

/** Up to when figures go: "November 28", where a whole day is the last, else the moment. The year stands beside it. */
export function countedThrough(
  {
    asOf,
    through,
    isWholeDay,
    timeZone,
  }: {
    readonly asOf: Date;
    readonly through: string;
    readonly isWholeDay: boolean;
    readonly timeZone: string;
  },
  locale: string,
): string {
  if (!isWholeDay) return formatMoment(asOf, locale, timeZone);
  const format = dateFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(through));
}

/** A moment on the clocks of `timeZone`, with the zone's name: "November 30, 2026 at 2:05 PM UTC". */
export function formatMoment(at: Date, locale: string, timeZone: string): string {
  return dateFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at);
}

/** The same, short, for lists: "Nov 30, 2026, 2:05 PM UTC". */
export function formatShortMoment(at: Date, locale: string, timeZone: string): string {
  return dateFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at);
}
