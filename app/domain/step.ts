/**
 * A step: all that happens to a subject at one moment, as a value. It is made by pure functions from a state and news of it, and
 * `commit` writes it whole or not at all. Nothing else writes what a subject is.
 */
import type { Dispute, DisputeRecord } from './dispute/dispute.ts';
import type { DisputeState, DisputeStatus } from './dispute/states.ts';
import type { FraudWarning } from './dispute/warning.ts';
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
import type { LateRefusal, LateRefusalRecord } from './late-refusal/late-refusal.ts';
import type { LateRefusalEvent, LateRefusalState } from './late-refusal/states.ts';
import type { Lesson } from './lesson.ts';
import type { NewMail, NextGift, Sender } from './mail-kinds.ts';
import type { ReceiptIssuer } from './receipt/issuer.ts';
import type { Payout, PayoutRecord } from './payout/payout.ts';
import type { PayoutEvent, PayoutState } from './payout/states.ts';
import type { Renewal, RenewalRecord } from './renewal/renewal.ts';
import type { RenewalEvent, RenewalState } from './renewal/states.ts';
import type { Refund, RefundRecord } from './refund/refund.ts';
import type { RefundEvent, RefundState } from './refund/states.ts';
import type { GiftChange } from './standing-gift/changes.ts';
import type { StandingGift, StandingGiftRecord } from './standing-gift/standing-gift.ts';
import type { StandingGiftEvent, StandingGiftState } from './standing-gift/states.ts';
import type { Subject } from './subject.ts';
import type { RequestName, StripeRequest } from './stripe-request.ts';

/** What happened to a subject at one moment, as its table says. */
interface HistoryOf<Event, State> {
  readonly at: Date;
  readonly event: Event;
  readonly fromState: State;
  readonly toState: State;
  readonly actorName: string | null;
}

export type HistoryEntry = HistoryOf<DonationEvent, DonationState>;
export type StandingGiftHistoryEntry = HistoryOf<StandingGiftEvent, StandingGiftState>;
export type RenewalHistoryEntry = HistoryOf<RenewalEvent, RenewalState>;
export type RefundHistoryEntry = HistoryOf<RefundEvent, RefundState>;
/** What happened to a dispute is what Stripe says of it. */
export type DisputeHistoryEntry = HistoryOf<DisputeStatus, DisputeState>;
export type LateRefusalHistoryEntry = HistoryOf<LateRefusalEvent, LateRefusalState>;
export type PayoutHistoryEntry = HistoryOf<PayoutEvent, PayoutState>;

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
  /** Nothing where its invoice is known already. */
  | { readonly kind: 'create-renewal'; readonly renewal: Renewal; readonly checkAt: Date }
  /** What its donor changed, kept for good. */
  | { readonly kind: 'record-change'; readonly standingGiftId: string; readonly change: GiftChange }
  /** It is paid until then, or longer. */
  | { readonly kind: 'extend-standing-gift'; readonly standingGiftId: string; readonly paidUntil: Date }
  /** Whatever is planned for its renewals now is planned anew, at once. */
  | { readonly kind: 'look-at-renewals'; readonly standingGiftId: string }
  | ({
      readonly kind: 'open-checkout';
      readonly sessionId: string;
      readonly url: string;
      readonly expiresAt: Date;
    } & OfGift)
  /** Nothing where Stripe's id of it is known already: whoever saw it first wrote it. */
  | { readonly kind: 'create-refund'; readonly refund: Refund; readonly checkAt: Date }
  /** Nothing where Stripe's id of it is known already. */
  | { readonly kind: 'create-dispute'; readonly dispute: Dispute; readonly checkAt: Date }
  /** Nothing where the donation has one already. */
  | { readonly kind: 'create-late-refusal'; readonly refusal: LateRefusal; readonly checkAt: Date }
  /** Stripe's present word of it; what staff decided about it stays. */
  | { readonly kind: 'keep-warning'; readonly warning: FraudWarning }
  /** Nothing where somebody did so before. */
  | { readonly kind: 'leave-warning'; readonly warningId: string; readonly by: string; readonly note: string }
  /** What rests on its subject changed: whatever is planned for it now is planned anew, at once. Nothing where there is no such subject. */
  | { readonly kind: 'look-again'; readonly subject: Subject }
  /** Those that are open about this donation. */
  | {
      readonly kind: 'close-findings';
      readonly donationId: string;
      readonly by: string;
      readonly note: string;
    }
  /** Nothing where it is known already. */
  | { readonly kind: 'create-payout'; readonly payout: Payout; readonly checkAt: Date }
  /** Which movements of the balance a payout paid out. */
  | {
      readonly kind: 'record-paid-out';
      readonly payoutId: string;
      readonly transactionIds: readonly string[];
    }
  | { readonly kind: 'post'; readonly posting: LedgerPosting }
  /** Nothing where it was asked before. */
  | { readonly kind: 'ask-stripe'; readonly request: StripeRequest }
  | { readonly kind: 'finish-request'; readonly request: RequestName; readonly outcome: string }
  | { readonly kind: 'send-mail'; readonly mail: NewMail }
  | SettleReceipt
  | ({ readonly kind: 'record-payer'; readonly payer: PayerRecord } & OfGift)
  | ({ readonly kind: 'record-donor'; readonly donor: NewDonor } & OfGift)
  | { readonly kind: 'record-screening'; readonly record: ScreeningRecord }
  | ({ readonly kind: 'record-review'; readonly review: ReviewRecord } & OfGift)
  /** `inForceAt`: of the decision that is meant; others about the same gift stand. */
  | ({ readonly kind: 'undo-review'; readonly by: string; readonly inForceAt: Date } & OfGift)
  | { readonly kind: 'teach'; readonly lesson: SignedLesson }
  | ({ readonly kind: 'remember-card'; readonly card: RefusedCard } & OfGift)
  | ({ readonly kind: 'forget-card' } & OfGift);

/**
 * Brings the receipts of a donation to what the ledger says of it: issues the first, withdraws it, or puts another in its place, and
 * writes the mail that tells. It is written after every other effect of its step, wherever it stands among them.
 */
export interface SettleReceipt {
  readonly kind: 'settle-receipt';
  readonly donationId: string;
  /** Of the receipt, should one be issued. */
  readonly receiptId: string;
  readonly issuer: ReceiptIssuer;
  readonly site: Sender;
  readonly donationUrl: string;
  /** Of a renewal: when the next gift is due, and where it can be stopped. */
  readonly standing: NextGift | null;
  /** Null where the donor gave no address, or it was erased. */
  readonly mail: { readonly id: string; readonly recipient: string } | null;
}

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

/** A step of a subject with a version; refused where the subject is no longer of this one. */
interface VersionedStep<Kind, Fields, History> {
  readonly subject: Kind;
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly fields: Fields;
  readonly history: History | null;
  /** When it is looked at again by itself. */
  readonly checkAt: Date | null;
  readonly effects: readonly Effect[];
}

export type DonationStep = VersionedStep<'donation', DonationFields, HistoryEntry>;

/** The fields of a standing gift that steps change; of what it was made with, only what its donor may. */
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
    | 'sessionId'
    | 'sessionUrl'
    | 'sessionExpiresAt'
    | 'donorId'
  >
>;

export type StandingGiftStep = VersionedStep<'standing-gift', StandingGiftFields, StandingGiftHistoryEntry>;

/** The fields of a renewal that steps change; what it was made with never does. */
export type RenewalFields = Partial<
  Omit<
    RenewalRecord,
    | 'id'
    | 'standingGiftId'
    | 'invoiceId'
    | 'version'
    | 'periodStartsAt'
    | 'periodEndsAt'
    | 'dueAt'
    | 'lapsesAt'
    | 'amount'
    | 'feeCover'
    | 'createdAt'
  >
>;

export type RenewalStep = VersionedStep<'renewal', RenewalFields, RenewalHistoryEntry>;

/** The fields of a refund that steps change. */
export type RefundFields = Partial<
  Pick<
    RefundRecord,
    | 'state'
    | 'amount'
    | 'stripeId'
    | 'pendingReason'
    | 'failureReason'
    | 'toldAt'
    | 'settledAt'
    | 'attendedAt'
    | 'attendedBy'
  >
>;

export type RefundStep = VersionedStep<'refund', RefundFields, RefundHistoryEntry>;

/** The fields of a dispute that steps change. */
export type DisputeFields = Partial<
  Pick<
    DisputeRecord,
    'state' | 'amount' | 'reason' | 'respondBy' | 'isRefundable' | 'settledAt' | 'acceptedAt' | 'acceptedBy'
  >
>;

export type DisputeStep = VersionedStep<'dispute', DisputeFields, DisputeHistoryEntry>;

/** The fields of a late refusal that steps change. */
export type LateRefusalFields = Partial<
  Pick<LateRefusalRecord, 'state' | 'cause' | 'settledAt' | 'attendedBy'>
>;

/** Its id is the donation's. */
export type LateRefusalStep = VersionedStep<'late-refusal', LateRefusalFields, LateRefusalHistoryEntry>;
/** The fields of a payout that steps change. */
export type PayoutFields = Partial<
  Pick<
    PayoutRecord,
    'state' | 'transactionId' | 'arrivesAt' | 'failureReason' | 'settledAt' | 'matching' | 'differenceMinor'
  >
>;

export type PayoutStep = VersionedStep<'payout', PayoutFields, PayoutHistoryEntry>;

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

export type Step =
  | DonationStep
  | StandingGiftStep
  | RenewalStep
  | RefundStep
  | DisputeStep
  | LateRefusalStep
  | PayoutStep
  | AppealStep
  | FreeStep;
