/** All that the choice of a renewal rests on. */
import type { PayerRecord, ScreeningRecord } from '../donation/records.ts';
import type { Screening } from '../screening/screening.ts';
import type { StandingGiftTools } from '../standing-gift/known.ts';
import type { StandingGift } from '../standing-gift/standing-gift.ts';
import type { SignedLesson } from '../step.ts';
import type { RequestOutcome } from '../stripe-request.ts';
import type { Renewal } from './renewal.ts';
import type { InvoiceSeen } from './seen.ts';

export interface RenewalKnown {
  readonly renewal: Renewal;
  readonly gift: StandingGift;
  readonly now: Date;
  /** Its invoice at Stripe now; null where there is nothing left to learn. */
  readonly seen: InvoiceSeen | null;
  readonly payer: PayerRecord | null;
  /** The screening that decided last about this renewal. */
  readonly lastScreening: ScreeningRecord | null;
  /** What staff cleared last of this standing gift; null where they never did. */
  readonly lastCleared: ScreeningRecord | null;
  /** The payer screened now; null where that is not asked. */
  readonly found: Screening | null;
  /** What the decision that comes into force teaches; null where nothing. */
  readonly lesson: SignedLesson | null;
  /** Whether nothing is charged for now: something stands against the standing gift, which ends it, or its card is not screened yet. */
  readonly isBarred: boolean;
  /** What Stripe last answered to the donor's own attempt; null where it was not asked, or did it. */
  readonly answer: RequestOutcome | null;
  /** The card that its donor gave since the last try, if any. */
  readonly newCard: string | null;
}

export type RenewalTools = StandingGiftTools;
