/** The days of a fact-check: the one on which it was checked, and the one on which it was last changed. */
import type { Article } from '#app/domain/article/article.ts';

/** `2026-11-30` where the calendar has that day; it has no year 0, and neither has PostgreSQL. */
export function isRealDay(text: string): boolean {
  const time = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The last day that has begun anywhere on Earth (UTC+14): a newsroom may be further east than the machine believes. */
export function latestDay(now: Date): string {
  return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}

/** What cannot be said of the two days, or says that the first is wanted. */
export function findDateProblems(
  { checkedOn, updatedOn }: Pick<Article, 'checkedOn' | 'updatedOn'>,
  dateMax: string | undefined,
): { field: 'checkedOn' | 'updatedOn'; message: string }[] {
  if (!checkedOn) {
    const message =
      'expected the date of the check, in the file ("Checked on October 13, 2025", checked_on: 2025-10-13) or with --date 2025-10-13, got none';
    return [{ field: 'checkedOn', message }];
  }
  const problems: { field: 'checkedOn' | 'updatedOn'; message: string }[] = [];
  for (const [field, words, day] of [
    ['checkedOn', 'date of the check', checkedOn],
    ['updatedOn', 'date of the last change', updatedOn],
  ] as const) {
    if (day === null) continue;
    if (!isRealDay(day))
      problems.push({ field, message: `expected a ${words} such as 2025-10-13, got "${day}"` });
    else if (dateMax !== undefined && day > dateMax) {
      problems.push({ field, message: `expected a ${words} that is not in the future, got ${day}` });
    }
  }
  if (updatedOn !== null && updatedOn < checkedOn) {
    const message = `expected a last change on or after the day of the check, ${checkedOn}, got ${updatedOn}`;
    problems.push({ field: 'updatedOn', message });
  }
  return problems;
}
