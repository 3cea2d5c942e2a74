/**
 * A step: all that happens to a subject at one moment, as a value. It is made by pure functions from a state and news of it, and
 * `commit` writes it whole or not at all. Nothing else writes what a subject is.
 */
import type { Donation, DonationRecord } from './donation/donation.ts';
import type {
  NewDonor,
  OfGift,
  PayerRecord,
  RefusedCard,
  ReviewRecord,
  ScreeningRecord,
} from './donation/records.ts';
import type { DonationEvent, DonationState } from './donation/states.ts';
import type { LedgerPosting } from './ledger/ledger.ts';
import type { Lesson } from './lesson.ts';
import type { NewMail } from './mail-kinds.ts';
import type { StandingGift, StandingGiftRecord } from './standing-gift/standing-gift.ts';
import type { StandingGiftEvent, StandingGiftState } from './standing-gift/states.ts';
import type { RequestName, StripeRequest } from './stripe-request.ts';

/** Of a donation, where nothing else is said. */
export interface HistoryEntry<Event extends string = DonationEvent, State extends string = DonationState> {
  readonly at: Date;
  readonly event: Event;
  readonly fromState: State;
  readonly toState: State;
  readonly actorName: string | null;
}
export type StandingGiftHistoryEntry = HistoryEntry<StandingGiftEvent, StandingGiftState>;

/** A reader's way to the payment page: the attempt by which a reload finds it, and the page once Stripe has made it. */
export interface NewCheckout {
  readonly attemptKey: string;
  readonly attemptBodyHash: string;
}

/** What a step does besides changing its subject. Each kind has one writer (adapters/db/effects.ts). */
export type Effect =
  | {
      readonly kind: 'create-donation';
      readonly donation: Donation;
      readonly organisation: string | null;
      readonly checkout: NewCheckout | null;
      /** Of a renewal: Stripe's invoice payment that it is. */
      readonly invoicePaymentId: string | null;
      readonly checkAt: Date | null;
    }
  | {
      readonly kind: 'create-standing-gift';
      readonly gift: StandingGift;
      readonly organisation: string | null;
      readonly checkout: NewCheckout;
      readonly checkAt: Date | null;
    }
  | ({
      readonly kind: 'open-checkout';
      readonly sessionId: string;
      readonly url: string;
      readonly expiresAt: Date;
    } & OfGift)
  | { readonly kind: 'post'; readonly posting: LedgerPosting }
  | { readonly kind: 'ask-stripe'; readonly request: StripeRequest }
  | { readonly kind: 'finish-request'; readonly request: RequestName; readonly outcome: string }
  | { readonly kind: 'send-mail'; readonly mail: NewMail }
  | ({ readonly kind: 'record-payer'; readonly payer: PayerRecord } & OfGift)
  | ({ readonly kind: 'record-donor'; readonly donor: NewDonor } & OfGift)
  | { readonly kind: 'record-screening'; readonly record: ScreeningRecord }
  | ({ readonly kind: 'record-review'; readonly review: ReviewRecord } & OfGift)
  | ({ readonly kind: 'undo-review'; readonly by: string } & OfGift)
  | { readonly kind: 'teach'; readonly lesson: SignedLesson }
  | ({ readonly kind: 'remember-card'; readonly card: RefusedCard } & OfGift)
  | ({ readonly kind: 'forget-card' } & OfGift);

/** What a decision that came into force teaches the screening, signed by who decided. */
export interface SignedLesson extends Lesson {
  readonly actorName: string;
  readonly reason: string;
  readonly donationId: string | null;
  readonly standingGiftId: string | null;
  readonly appealId: string | null;
}

/** The fields of a donation that steps change; what it was made with never does. */
export type DonationFields = Partial<
  Omit<
    DonationRecord,
    | 'id'
    | 'token'
    | 'version'
    | 'origin'
    | 'standingGiftId'
    | 'createdAt'
    | 'amount'
    | 'feeCover'
    | 'sessionId'
    | 'sessionUrl'
    | 'sessionExpiresAt'
  >
>;

/** A step of a donation; refused where the donation is no longer of this version. */
export interface DonationStep {
  readonly subject: 'donation';
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly fields: DonationFields;
  readonly history: HistoryEntry | null;
  /** When it is looked at again by itself. */
  readonly checkAt: Date | null;
  readonly effects: readonly Effect[];
}

/** The fields of a standing gift that steps change; what it was made with never does. */
export type StandingGiftFields = Partial<
  Omit<
    StandingGiftRecord,
    | 'id'
    | 'token'
    | 'version'
    | 'interval'
    | 'articleSlug'
    | 'site'
    | 'locale'
    | 'pledgeVersion'
    | 'attestationVersion'
    | 'createdAt'
    | 'amount'
    | 'feeCover'
    | 'sessionId'
    | 'sessionUrl'
    | 'sessionExpiresAt'
    | 'donorId'
  >
>;

/** A step of a standing gift; refused where it is no longer of this version. */
export interface StandingGiftStep {
  readonly subject: 'standing-gift';
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly fields: StandingGiftFields;
  readonly history: StandingGiftHistoryEntry | null;
  /** When it is looked at again by itself. */
  readonly checkAt: Date | null;
  readonly effects: readonly Effect[];
}

/** A decided appeal is carried out, once: refused where it was, or where the decision changed meanwhile. */
export interface AppealStep {
  readonly subject: 'appeal';
  readonly id: string;
  readonly decision: 'won' | 'rejected';
  readonly at: Date;
  readonly effects: readonly Effect[];
}

/** Effects that no state guards, because each of them can be written once only. */
export interface FreeStep {
  readonly subject: null;
  readonly at: Date;
  readonly effects: readonly Effect[];
}

export type Step = DonationStep | StandingGiftStep | AppealStep | FreeStep;
