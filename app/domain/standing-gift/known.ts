/** What the choice of a standing gift's next step rests on, and what it makes steps with. */
import type { DonationTools } from '../donation/plan.ts';
import type { PayerRecord, ScreeningRecord } from '../donation/records.ts';
import type { Screening } from '../screening/screening.ts';
import type { SignedLesson } from '../step.ts';
import type { RequestOutcome } from '../stripe-request.ts';
import type { Repricing } from './change-amount.ts';
import type { ChangedCard } from './changed-card.ts';
import type { GiftChange } from './changes.ts';
import type { StandingGiftLinks } from './mail-effects.ts';
import type { InvoiceBegun } from '../renewal/seen.ts';
import type { Notice } from './notices.ts';
import type { Objection } from './objection.ts';
import type { StandingGiftSeen } from './seen.ts';
import type { StandingGift } from './standing-gift.ts';

/** All that the choice rests on. */
export interface StandingGiftKnown {
  readonly gift: StandingGift;
  readonly now: Date;
  /** Whether the database was restored and Stripe is not read again to the end. */
  readonly isCatchingUp: boolean;
  /** Whether it ever was: what it lost of this one is taken in at the first look that Stripe answers, however late. */
  readonly wasRestored: boolean;
  /** Stripe's present state of it; null where there is nothing left to learn. */
  readonly seen: StandingGiftSeen | null;
  readonly payer: PayerRecord | null;
  /** The screening that decided last. */
  readonly lastScreening: ScreeningRecord | null;
  /** The payer screened now; null where that is not asked, or cannot be. */
  readonly found: Screening | null;
  /** What the decision that comes into force teaches; null where nothing. */
  readonly lesson: SignedLesson | null;
  /** What Stripe last answered to the request for the subscription; null where it was not asked, or did it. */
  readonly answer: RequestOutcome | null;
  /** Its invoices after the first that are not here. */
  readonly unknown: readonly InvoiceBegun[];
  /** What its donor changed, as it was changed; read only where an invoice is not here, and in a restored database. */
  readonly changes: readonly GiftChange[];
  /** What stands against going on with one that runs, or runs no more. */
  readonly objections: readonly Objection[];
  /** Of one that has not started: the donor's other one that it asks about, or has to; null where there is none. */
  readonly older: StandingGift | null;
  /** Of one that closes: those that wait for its end. */
  readonly asking: readonly string[];
  /** The card that is another one than was screened; null where none is. */
  readonly changed: ChangedCard | null;
  /** The card that Stripe was asked to replace and may still have; null where none is. */
  readonly replacing: string | null;
  /** The amount that Stripe was asked for and may not charge yet; null where there is none. */
  readonly repricing: Repricing | null;
  /** Changes of which Stripe is to be told, and may not know yet, as they were made. */
  readonly unnoted: readonly GiftChange[];
  /** The change of address of which Stripe is to be told, and may not know yet; null where there is none. */
  readonly readdressed: string | null;
  /** What its donor is to be told before it happens, and was not yet. */
  readonly notices: readonly Notice[];
}

export type StandingGiftTools = Omit<DonationTools, 'links' | 'issuer'> & {
  readonly links: StandingGiftLinks;
};
