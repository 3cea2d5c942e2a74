/** One rule for all work that is due and keeps failing: when it is tried again, and when a person must know of it. */

/** An outage of a day costs about one try an hour; longer waits, and what is mended would stay undone for nothing. */
const lastWaitMs = 3_600_000;
const doublings = 10;
/** 3.5 seconds: a glitch is over by then, and a reader waits for the outcome. */
const firstWaitMs = lastWaitMs / 2 ** doublings;

/** What was due for longer than this is late: nearly everything ends in seconds, and whoever was told so should be told otherwise. */
export const lateMs = 10 * 60_000;

/**
 * How long to wait after so many failures in a row. `random`, in [0, 1), spreads it between half and all of the full wait, which
 * doubles each time up to an hour: what failed together does not come back together, and no wait is shorter than those before it.
 */
export function retryWaitMs(failureCount: number, random: number): number {
  const full = Math.min(firstWaitMs * 2 ** (Math.max(1, failureCount) - 1), lastWaitMs);
  return Math.round((full / 2) * (1 + random));
}

/** The waits after the first failure, the second and so on, for stores that count by themselves; the last stands for all that follow. */
export function retryWaitsMs(random: () => number): number[] {
  return Array.from({ length: doublings + 1 }, (_, index) => retryWaitMs(index + 1, random()));
}

/** A failure as it is kept with the work. */
export interface Failure {
  readonly code: string;
  readonly at: Date;
  /** Before this it is not tried again. */
  readonly retryAt: Date;
}

/** The failure that follows `failureCount` others. Where something else is due at `deadline`, that is not waited past. */
export function nextFailure(
  failureCount: number,
  error: unknown,
  now: Date,
  random: number,
  deadline: Date | null = null,
): Failure {
  const retryMs = now.getTime() + retryWaitMs(failureCount + 1, random);
  const isBefore = deadline !== null && deadline > now && deadline.getTime() < retryMs;
  return { code: failureCode(error), at: now, retryAt: isBefore ? deadline : new Date(retryMs) };
}

/** Whether what has been due since `dueSince` (null: is not due) is late. */
export function isLate(dueSince: Date | null, now: Date): boolean {
  return dueSince !== null && dueSince <= lateBefore(now);
}

/** What was due before this is late. */
export function lateBefore(now: Date): Date {
  return new Date(now.getTime() - lateMs);
}

const plain = /^[\w. -]{1,80}$/;
const partNames = ['name', 'code', 'statusCode', 'responseCode'] as const;

/**
 * An error in a few plain words that name no one: its name, its code and the other side's status, never its message, which may
 * repeat what a payer typed.
 */
export function failureCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const values = error as Readonly<Record<string, unknown>>;
  const parts = partNames
    .map((name) => values[name])
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .map(String)
    .filter((part) => plain.test(part));
  return parts.length === 0 ? 'unknown' : [...new Set(parts)].join(' ');
}
