/** A standing gift: what a donor agreed to give every month or every year, and what is known in each of its states. */
import type { HoldReason } from '../donation/donation.ts';
import type { Money } from '../money.ts';
import type { closeOutcomes, StandingGiftFacts } from './facts.ts';
import type { StandingGiftState } from './states.ts';

export const giftIntervals = ['month', 'year'] as const;
export type GiftInterval = (typeof giftIntervals)[number];

/** `both` go on; this one goes on `instead` of the other; this one does `not` start. */
export const secondChoices = ['both', 'instead', 'not'] as const;
export type SecondChoice = (typeof secondChoices)[number];

export type CloseOutcome = (typeof closeOutcomes)[number];

/** All that is kept of it; what can be known depends on its state, and `StandingGift` says so. */
export interface StandingGiftRecord {
  readonly id: string;
  readonly token: string;
  readonly state: StandingGiftState;
  readonly version: number;
  readonly interval: GiftInterval;
  readonly articleSlug: string | null;
  readonly site: string;
  /** Of each time; the fee cover comes on top of it. */
  readonly amount: Money;
  readonly feeCover: Money;
  readonly locale: string;
  readonly pledgeVersion: string;
  readonly attestationVersion: string;
  readonly createdAt: Date;
  readonly sessionId: string | null;
  readonly sessionUrl: string | null;
  readonly sessionExpiresAt: Date | null;
  /** At Stripe, made by the page that saved the card; each standing gift has its own. */
  readonly customerId: string | null;
  readonly paymentMethodId: string | null;
  readonly setUpAt: Date | null;
  /** What nobody decides by then is given up. */
  readonly heldUntil: Date | null;
  readonly holdReasons: readonly HoldReason[];
  readonly decision: 'clear' | 'refuse' | null;
  readonly decisionInForceAt: Date | null;
  readonly refusalDecidedAt: Date | null;
  readonly closeOutcome: CloseOutcome | null;
  readonly refusedBy: 'screening' | 'staff' | null;
  readonly subscriptionId: string | null;
  /** Stripe's page on which the donor's bank asks who pays. */
  readonly confirmUrl: string | null;
  readonly startedAt: Date | null;
  readonly paidUntil: Date | null;
  /** Periods that begin from then on, and before the other, are left out as its donor asked; null where they never did. */
  readonly pausedFrom: Date | null;
  /** The period whose gift is charged again. */
  readonly pausedUntil: Date | null;
  /** The day that its donor chose, as one moment on it; null where it is Stripe's own (gift-day.ts). */
  readonly dueAnchor: Date | null;
  /** The first period for which that holds, and what held for those before. */
  readonly dueAnchorFrom: Date | null;
  readonly dueAnchorBefore: Date | null;
  readonly settledAt: Date | null;
  /** Of one refused after it was paid for: when staff looked at what came before and left it with us, and who. */
  readonly earlierLeftAt: Date | null;
  readonly earlierLeftBy: string | null;
  /** The donor's other one, which can be mended: this one asks about it before it starts. Null where there is nothing to ask. */
  readonly olderGiftId: string | null;
  /** Of what the mail that asks leads to, a keyed hash: nothing else opens the question but being signed in. Null where no mail asks. */
  readonly questionHash: string | null;
  /** What its donor answered. */
  readonly secondChoice: SecondChoice | null;
  readonly donorId: string | null;
}

export type StandingGift = StandingGiftRecord & StandingGiftFacts;
/** A standing gift in one of these states. */
export type StandingGiftIn<S extends StandingGiftState> = Extract<StandingGift, { readonly state: S }>;

/** How often a reader chose to give. */
export const giftFrequencies = ['once', ...giftIntervals] as const;
export type GiftFrequency = (typeof giftFrequencies)[number];
