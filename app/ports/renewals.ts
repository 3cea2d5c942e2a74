/** Renewals as they are stored and listed. */
import type { ReviewRecord, ScreeningRecord } from '../domain/donation/records.ts';
import type { Renewal } from '../domain/renewal/renewal.ts';
import type { StandingGift } from '../domain/standing-gift/standing-gift.ts';
import type { RenewalHistoryEntry } from '../domain/step.ts';
import type { RequestOutcome } from '../domain/stripe-request.ts';

/** One that waits for staff, and of what it is. */
export interface RenewalQueueItem {
  readonly renewal: Renewal;
  readonly gift: Pick<StandingGift, 'id' | 'interval' | 'amount' | 'feeCover'>;
  readonly payerName: string | null;
  readonly organisation: string | null;
  /** Why it waits, the deciding reason first. */
  readonly reasons: readonly { readonly rule: string; readonly listingName: string | null }[];
}

/** One with what happened to it, for the pages that show it. */
export interface RenewalDetails {
  readonly renewal: Renewal;
  readonly history: readonly RenewalHistoryEntry[];
}

export interface RenewalStore {
  find(id: string): Promise<Renewal | null>;
  /** Which of these invoices of Stripe's are here. */
  known(invoiceIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Of one standing gift, the newest first. */
  ofGift(standingGiftId: string): Promise<RenewalDetails[]>;
  /** The screening that decided last about this one. */
  lastScreening(renewal: Pick<Renewal, 'standingGiftId' | 'createdAt'>): Promise<ScreeningRecord | null>;
  /** What staff cleared last of this standing gift; null where they never did. */
  lastCleared(standingGiftId: string, now: Date): Promise<ScreeningRecord | null>;
  /** The review of this one that stands. */
  review(renewal: Pick<Renewal, 'standingGiftId' | 'createdAt'>): Promise<ReviewRecord | null>;
  /** What Stripe last answered to the donor's own attempt; null where it was not asked, or did it. */
  attemptAnswer(id: string, cause: string): Promise<RequestOutcome | null>;
  /** Whether Stripe was ever asked for this attempt. */
  wasAttempted(id: string, cause: string): Promise<boolean>;
  /**
   * Those paid since `since` though they were not to be, whose money has not gone back and is not on its way. A refused one is not
   * among them: with what its standing gift brought before, it waits for staff already.
   */
  paidOtherwise(since: Date, limit: number): Promise<Renewal[]>;
  /** Every held one. */
  held(): Promise<string[]>;
  /** Those that wait because nobody could be screened; not those that fail otherwise. */
  unscreened(limit: number): Promise<string[]>;
  countUnscreened(): Promise<number>;
  /** Held and decided ones, the nearest deadline first. */
  queue(limit: number): Promise<RenewalQueueItem[]>;
}
