/** What we ask of Stripe for standing gifts: pages that save a card, subscriptions, and the customers that have both. */
import type { Money } from '../domain/money.ts';
import type { noteOf } from '../domain/standing-gift/change-note.ts';
import type { CardsSeen } from '../domain/standing-gift/changed-card.ts';
import type { CardSetup, SubscriptionSeen } from '../domain/standing-gift/seen.ts';
import type { GiftInterval } from '../domain/standing-gift/standing-gift.ts';
import type { CheckoutInput, CheckoutOutcome, StripeAnswer } from './payments.ts';

export interface CardSetupInput extends Omit<CheckoutInput, 'donationId'> {
  readonly standingGiftId: string;
  readonly interval: GiftInterval;
}

/** Pages that save a card and charge nothing. An outage, a rate limit or a time-out throws. */
export interface CardSetups {
  create(input: CardSetupInput): Promise<CheckoutOutcome>;
  read(sessionId: string): Promise<CardSetup>;
}

export interface SubscriptionInput {
  readonly standingGiftId: string;
  readonly customerId: string;
  readonly paymentMethodId: string;
  /** What is charged each time: gift and fee cover. */
  readonly charged: Money;
  readonly interval: GiftInterval;
  readonly locale: string;
  /** Whether a first payment that the donor's bank wants confirmed leaves a subscription that they can pay, or none. */
  readonly confirms: boolean;
  readonly idempotencyKey: string;
}

export interface Subscriptions {
  /** Charges the first payment, and no other until its drafts are kept. One that is declined leaves nothing behind, unless `confirms`. */
  create(input: SubscriptionInput): Promise<StripeAnswer>;
  /**
   * From now on its invoices stay drafts until we finalize them; the same however often it is asked. `begins`: and it goes on after its first
   * period, for which it was created; later an end that somebody set for it stands.
   */
  keepDrafts(subscriptionId: string, begins: boolean): Promise<StripeAnswer>;
  /** From the next invoice on it asks for this much; its interval, its currency and its days stay, and nothing is charged or credited now. */
  changeAmount(change: {
    readonly subscriptionId: string;
    readonly charged: Money;
    readonly idempotencyKey: string;
  }): Promise<StripeAnswer>;
  /** Keeps this beside what else is kept of it; the same however often it is asked. */
  noteChange(subscriptionId: string, note: ReturnType<typeof noteOf>): Promise<StripeAnswer>;
  /** Ends it now, where it has not ended: no further invoice, and none that is open or a draft is left. */
  cancel(subscriptionId: string, idempotencyKey: string): Promise<StripeAnswer>;
  /** Whether an invoice of it is open or a draft. */
  owes(subscriptionId: string): Promise<boolean>;
  /**
   * The customer's subscription that bears the id of this standing gift; the one that bills where there are several. `begins`: what
   * paid its first invoice is asked for, however many invoices came after it.
   */
  find(customerId: string, standingGiftId: string, begins?: 'begins'): Promise<SubscriptionSeen | null>;
}

/** Stripe's pages on which a customer saves another card, and can do nothing else. An outage, a rate limit or a time-out throws. */
export interface CardPages {
  /** Answers the address of a page, which whoever has it can use. `returnUrl`: where it leads back. */
  open(page: {
    readonly customerId: string;
    readonly locale: string;
    readonly returnUrl: string;
  }): Promise<string>;
}

export interface CardUse {
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly paymentMethodId: string;
  readonly replaced: string;
}

/** The payer of a standing gift at Stripe. */
export interface Customers {
  kept(customerId: string, paymentMethodId: string): Promise<{ card: boolean; customer: boolean }>;
  /** All that the customer has; none where the customer is no more. */
  cards(customerId: string): Promise<CardsSeen>;
  /** Charges another card from now on, and detaches the one that it replaces; the same however often it is asked. */
  useCard(use: CardUse): Promise<StripeAnswer>;
  /** The same however often it is asked. */
  setEmail(customerId: string, email: string): Promise<StripeAnswer>;
  detachCard(paymentMethodId: string, idempotencyKey: string): Promise<StripeAnswer>;
  delete(customerId: string, idempotencyKey: string): Promise<StripeAnswer>;
}
