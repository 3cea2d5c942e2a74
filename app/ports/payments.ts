/** What we ask of Stripe. */
import type { Money } from '../domain/money.ts';
import type { Checkout, Payment } from '../domain/payment.ts';
import type { RequestOutcome } from '../domain/stripe-request.ts';
import type { ObjectReading, StripeEvent, StripeObject } from '../domain/stripe-event.ts';

export interface CheckoutInput {
  readonly donationId: string;
  readonly amount: Money;
  readonly feeCover: Money;
  /** What the page is to remember of its donation. */
  readonly memory: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date;
  readonly idempotencyKey: string;
}

/** Stripe does not charge every amount: what it converts to at settlement may be too small, whatever the table says. */
export type CheckoutOutcome =
  | {
      readonly kind: 'opened';
      readonly sessionId: string;
      readonly url: string;
      readonly expiresAt: Date;
    }
  | { readonly kind: 'amount-refused'; readonly reason: string };

/**
 * What became of a request that moves money. `refused`: the payment's state does not allow it. `failed`: Stripe broke, keeps that
 * answer under the key, and may have done it or not. `unanswered`: nothing came back, or Stripe was busy; the same key may be used.
 * `declined`: the bank refused the payment. `must-confirm`: it refused until the payer confirms the payment.
 */
export type StripeAnswer =
  { readonly kind: 'done' } | { readonly kind: RequestOutcome; readonly code: string };

/** Payment pages. An outage, a rate limit or a time-out throws. */
export interface Checkouts {
  create(input: CheckoutInput): Promise<CheckoutOutcome>;
  read(sessionId: string): Promise<Checkout>;
}

/** Payments that a bank holds for us. Every answer is a value. */
export interface Payments {
  /** Throws where Stripe does not have it, or does not answer. */
  read(paymentIntentId: string): Promise<Payment>;
  capture(paymentIntentId: string, idempotencyKey: string): Promise<StripeAnswer>;
  cancel(paymentIntentId: string, idempotencyKey: string): Promise<StripeAnswer>;
}

export interface Webhooks {
  /** Null where the signature or the body is not Stripe's. */
  verify(body: Buffer, signature: string): StripeEvent | null;
}

/** Objects of Stripe's by their names, for what they say of whose they are. An outage, a rate limit or a time-out throws. */
export interface StripeObjects {
  /** Null where Stripe has it not, or we never read its kind. */
  read(object: StripeObject): Promise<ObjectReading | null>;
}
