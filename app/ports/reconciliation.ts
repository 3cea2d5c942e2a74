/** Comparisons of Stripe with what we hold: what is read of the account, and what is kept of each. */
import type { RememberedCheckout } from '../domain/donation/checkout-memory.ts';
import type { Money } from '../domain/money.ts';
import type { Checkout } from '../domain/payment.ts';
import type {
  Difference,
  Finding,
  FindingKind,
  ReconciledTotal,
  ReconciliationArea,
  ReconciliationCause,
} from '../domain/reconciliation/finding.ts';
import type { RefundAtStripe } from '../domain/refund/refund.ts';
import type { StripeEvent } from '../domain/stripe-event.ts';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.ts';
import type { NewMail } from '../domain/mail-kinds.ts';

/** A payment page that names a donation. */
export interface SessionAtStripe extends RememberedCheckout {
  readonly donationId: string;
  /** Where the payer was sent back to: says whose site it is. */
  readonly origin: string;
  readonly checkout: Checkout;
}

/** A payment that names a donation. */
export interface PaymentAtStripe {
  readonly id: string;
  readonly donationId: string;
  readonly amount: Money;
  /** Whether it is taken or held. */
  readonly isPaid: boolean;
}

export interface RefundOfPayment {
  readonly refund: RefundAtStripe;
  readonly paymentIntentId: string | null;
}

/** The account at Stripe, list by list, the newest first, page by page. A rate limit is waited out; an outage throws. */
export interface AccountAtStripe {
  /** Events from `since` to `until` that no endpoint took. */
  undelivered(
    since: Date,
    until: Date,
  ): AsyncIterable<readonly { readonly event: StripeEvent; readonly body: Buffer }[]>;
  /** Those that name a donation. */
  sessions(since: Date): AsyncIterable<readonly SessionAtStripe[]>;
  /** Null where Stripe has it not, or it names no donation. */
  session(id: string): Promise<SessionAtStripe | null>;
  /** The one that a payment was made on. */
  sessionOf(paymentIntentId: string): Promise<SessionAtStripe | null>;
  payments(since: Date): AsyncIterable<readonly PaymentAtStripe[]>;
  payment(id: string): Promise<PaymentAtStripe | null>;
  /** Without the parts of holds that were let go. */
  refunds(since: Date): AsyncIterable<readonly RefundOfPayment[]>;
  refund(id: string): Promise<RefundOfPayment | null>;
  /** What moved the balance, whole pages in the order of time. */
  movements(since: Date): AsyncIterable<readonly MovementAtStripe[]>;
  movement(id: string): Promise<MovementAtStripe | null>;
  /** Those that send to this site; none where the key may not read them. */
  endpoints(): Promise<readonly WebhookEndpoint[]>;
}

export interface MovementAtStripe {
  readonly id: string;
  readonly net: Money;
  readonly createdAt: Date;
}

export interface Reconciliation {
  readonly id: string;
  readonly cause: ReconciliationCause;
  readonly since: Date;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly done: readonly ReconciliationArea[];
  readonly seen: number;
  readonly found: number;
  readonly mended: number;
  readonly open: number;
  readonly totals: readonly ReconciledTotal[];
  readonly failureCode: string | null;
}

export type ReconciliationCounts = Pick<Reconciliation, 'seen' | 'found' | 'mended'>;

export interface ReconciliationStore {
  /** One process at a time. */
  exclusively<T>(work: () => Promise<T>): Promise<T | 'busy'>;
  /** The newest first. */
  latest(limit: number): Promise<Reconciliation[]>;
  /** When the last one began that came to its end. */
  lastWhole(): Promise<Date | null>;
  start(run: Pick<Reconciliation, 'id' | 'cause' | 'since' | 'startedAt'>): Promise<void>;
  /** An area was gone through; its counts are added. */
  noteDone(id: string, area: ReconciliationArea, counts: ReconciliationCounts): Promise<void>;
  finish(id: string, at: Date, totals: readonly ReconciledTotal[]): Promise<void>;
  fail(id: string, failureCode: string): Promise<void>;
  /** Keeps a difference until it is gone; from when on a person must look is decided here, once. */
  record(difference: Difference, id: string, now: Date): Promise<void>;
  /** What of these kinds is not gone. */
  unclosed(kinds: readonly FindingKind[]): Promise<Finding[]>;
  close(ids: readonly string[], at: Date): Promise<void>;
  countOpen(): Promise<number>;
  /** What a person must look at, the oldest first. */
  listOpen(limit: number): Promise<Finding[]>;
  countUntold(): Promise<number>;
  /** Writes mails about everything that nobody was told of; false where somebody else did. */
  tell(mails: readonly NewMail[], at: Date): Promise<boolean>;
}
