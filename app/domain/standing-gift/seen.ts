/** What Stripe says of a standing gift: the page that saved the card, the subscription, and what is still kept of the payer. */
import type { Charge, Payment } from '../payment.ts';

/** A card that was saved, and the customer that has it. */
export interface SavedCard {
  readonly customerId: string;
  readonly paymentMethodId: string;
  readonly savedAt: Date;
  readonly billing: Charge['billing'];
  readonly card: Charge['card'];
}

/** One page that saves a card, and what happened on it. */
export interface CardSetup {
  readonly status: 'open' | 'complete' | 'expired';
  readonly payer: { readonly name: string | null; readonly email: string | null };
  readonly saved: SavedCard | null;
}

export interface SubscriptionSeen {
  readonly id: string;
  /** `incomplete`: its first payment is not made. `live`: it bills, whatever became of the last payment. */
  readonly status: 'incomplete' | 'live' | 'ended';
  /** Whether its invoices stay drafts until we finalize them; without that nobody screens before Stripe charges. */
  readonly keepsDrafts: boolean;
  /** The end of the period that is paid or billed now, which is when the next invoice is made. */
  readonly periodEndsAt: Date;
  /** Where its donor can pay the first invoice; null where there is none to pay. */
  readonly invoiceUrl: string | null;
  /** The payment of the first invoice, once it is made. */
  readonly firstPayment: { readonly invoicePaymentId: string; readonly payment: Payment } | null;
}

/** What its state asks for. */
export type StandingGiftSeen =
  | { readonly about: 'setup'; readonly setup: CardSetup }
  | { readonly about: 'subscription'; readonly subscription: SubscriptionSeen | null }
  | {
      readonly about: 'end';
      readonly subscription: SubscriptionSeen | null;
      /** What Stripe still has of the payer. */
      readonly kept: { readonly card: boolean; readonly customer: boolean };
    };
