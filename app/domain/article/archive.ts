/** The shelves of the archive: the months in which fact-checks were made, and their topics. */
import { isRealDay } from '#app/domain/article/article-dates.ts';

export interface ArchiveMonth {
  /** `2026-11`. */
  readonly month: string;
  /** How many fact-checks readers see of it; at least one. */
  readonly count: number;
}

export interface ArchiveTopic {
  /** As it stands in its address. */
  readonly slug: string;
  /** As the newest of its fact-checks spells it. */
  readonly name: string;
  /** How many fact-checks readers see of it; at least one. */
  readonly count: number;
}

export interface Archive {
  /** The newest first. */
  readonly months: readonly ArchiveMonth[];
  /** Those with the most fact-checks first. */
  readonly topics: readonly ArchiveTopic[];
}

/** The days of a month, from the first to before the second; null for what is no month of the form `2026-11`. */
export function daysOfMonth(month: string): { readonly from: string; readonly before: string } | null {
  const from = `${month}-01`;
  if (!isRealDay(from)) return null;
  const next = new Date(from);
  next.setUTCMonth(next.getUTCMonth() + 1);
  // After December 9999 stands a year that no day is written with.
  return next.getUTCFullYear() > 9999 ? null : { from, before: next.toISOString().slice(0, 10) };
}
