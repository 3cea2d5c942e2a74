/** When a subject is looked at again by itself, and what failed since it last came on. */
import type { Subject } from './subject.ts';

export interface Work {
  readonly subject: Subject;
  /** Of the subject, as its last step left it. */
  readonly version: number;
  readonly checkAt: Date | null;
  /** Since when it is due and not done; null where it rests. */
  readonly dueSince: Date | null;
  /** Failures since it last came on. */
  readonly failureCount: number;
  /** Of the last failure, as `failureCode` made it. */
  readonly failureCode: string | null;
  readonly failedAt: Date | null;
  /** Before this it is not tried again. */
  readonly retryAt: Date | null;
}

/**
 * Whether a subject that failed waits for its next try. News that came since is worth a try at once: Stripe speaks, so it may
 * answer as well.
 */
export function mustWait(
  { retryAt, failedAt }: Pick<Work, 'retryAt' | 'failedAt'>,
  newsAt: readonly Date[],
  now: Date,
): boolean {
  return retryAt !== null && now < retryAt && !newsAt.some((at) => failedAt !== null && at > failedAt);
}

/** Whether its time has come, or came and is not done. */
export function isDue({ checkAt, dueSince }: Pick<Work, 'checkAt' | 'dueSince'>, now: Date): boolean {
  return dueSince !== null || (checkAt !== null && checkAt <= now);
}
