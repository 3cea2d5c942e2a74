/** Disputes, fraud warnings and late refusals as they are stored, and as Stripe has them. */
import type { Dispute, DisputeAtStripe } from '../domain/dispute/dispute.ts';
import type { FraudWarning, WarningAtStripe } from '../domain/dispute/warning.ts';
import type { LateRefusal } from '../domain/late-refusal/late-refusal.ts';
import type { StripeAnswer } from './payments.ts';

/** Whose gift it is, for a list. */
export interface GiftNamed {
  readonly payerName: string | null;
  readonly organisation: string | null;
}

export interface DisputeStore {
  find(id: string): Promise<Dispute | null>;
  /** Ours of these ids of Stripe's, by Stripe's id. */
  byStripeId(stripeIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of one donation, the oldest first. */
  ofDonation(donationId: string): Promise<Dispute[]>;
  /** Those that are not over: first those that wait for an answer, the nearest deadline first. */
  open(limit: number): Promise<(Dispute & GiftNamed)[]>;
  /** Those that wait for an answer of ours. */
  countUnanswered(): Promise<number>;
}

export interface WarningStore {
  find(id: string): Promise<FraudWarning | null>;
  /** Whether each of these of Stripe's is actionable, as we have it. */
  byStripeId(stripeIds: readonly string[]): Promise<ReadonlyMap<string, boolean>>;
  /** Of one donation, the oldest first. */
  ofDonation(donationId: string): Promise<FraudWarning[]>;
  /** Those about which somebody has to choose, the oldest first. */
  open(limit: number): Promise<(FraudWarning & GiftNamed)[]>;
  countOpen(): Promise<number>;
  /** Donations with open ones that Stripe was last asked about before `before`. */
  stale(before: Date, limit: number): Promise<string[]>;
}

export interface LateRefusalStore {
  find(donationId: string): Promise<LateRefusal | null>;
  /** Those that are not returned: first those that wait for a person, the oldest first. */
  unreturned(limit: number): Promise<(LateRefusal & GiftNamed)[]>;
  /** Those that wait for a person. */
  countOpen(): Promise<number>;
}

/** What banks say of payments. */
export interface BankNews {
  readonly disputes: readonly DisputeAtStripe[];
  readonly warnings: readonly WarningAtStripe[];
}

/** Disputes and warnings at Stripe. All but `accept` throw at an outage, a rate limit or a time-out. */
export interface DisputesAtStripe {
  read(stripeId: string): Promise<DisputeAtStripe>;
  ofPayment(paymentIntentId: string): Promise<BankNews>;
  /** Opened since `since`, page by page; all where it is null. */
  since(since: Date | null): AsyncIterable<BankNews>;
  /** Gives in: the bank keeps the money. */
  accept(stripeId: string, idempotencyKey: string): Promise<StripeAnswer>;
  /** Where a person sees this payment and answers its disputes. */
  pageOf(paymentIntentId: string): string;
}

/** How far what banks opened was read. */
export interface DisputeSweeps {
  reached(): Promise<Date | null>;
  note(reached: Date, readAt: Date): Promise<void>;
}
