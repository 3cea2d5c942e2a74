/** What Stripe says of a standing gift: the page that saved the card, the subscription, and what is still kept of the payer. */
import type { Money } from '../money.ts';
import { tellsOfBank, tellsOfRefund, type Charge, type Payment } from '../payment.ts';
import type { InvoiceBegun } from '../renewal/seen.ts';
import type { ChangeNotes } from './change-note.ts';
import type { CardsSeen } from './changed-card.ts';
import type { StandingGift } from './standing-gift.ts';

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
  /** Whether Stripe ended it because no attempt to charge it was left. */
  readonly isUnpaid: boolean;
  /** Whether its invoices stay drafts until we finalize them; without that nobody screens before Stripe charges. */
  readonly keepsDrafts: boolean;
  /** The card that its invoices are charged to; null where it names none, and the customer's default is. */
  readonly cardId: string | null;
  /** What its invoices ask for from the next one on. */
  readonly charged: Money;
  /** What it remembers of its donor's changes. */
  readonly noted: ChangeNotes;
  /** The moment from which its days are counted. */
  readonly anchorAt: Date;
  /** The end of the period that is paid or billed now, which is when the next invoice is made. */
  readonly periodEndsAt: Date;
  /** Where its donor can pay the first invoice; null where there is none to pay. */
  readonly invoiceUrl: string | null;
  /** The payment of the first invoice, once it is made, and until when it pays. Null where later invoices came and it was not asked for. */
  readonly firstPayment: {
    readonly invoicePaymentId: string;
    readonly payment: Payment;
    readonly paidUntil: Date;
  } | null;
}

/** What its state asks for. `invoices`: those after the first that somebody may still pay, or has paid. */
export type StandingGiftSeen =
  | { readonly about: 'setup'; readonly setup: CardSetup }
  | {
      readonly about: 'subscription';
      readonly subscription: SubscriptionSeen | null;
      readonly invoices: readonly InvoiceBegun[];
      /** Of one that runs. */
      readonly cards: CardsSeen | null;
    }
  /** Of one that has ended: those after the first. */
  | { readonly about: 'invoices'; readonly invoices: readonly InvoiceBegun[] }
  | {
      readonly about: 'end';
      readonly subscription: SubscriptionSeen | null;
      readonly invoices: readonly InvoiceBegun[];
      /** Whether an invoice is left that somebody could still pay. */
      readonly owes: boolean;
      /** What Stripe still has of the payer. */
      readonly kept: { readonly card: boolean; readonly customer: boolean };
    };

/**
 * Types of events that tell of what is read from Stripe at each look, or of nothing that changes a standing gift. Of a later payment its
 * renewal learns, which is made of its invoice here.
 */
const understoodTypes: ReadonlySet<string> = new Set([
  'checkout.session.completed',
  'checkout.session.expired',
  'setup_intent.created',
  'setup_intent.requires_action',
  'setup_intent.setup_failed',
  'setup_intent.succeeded',
  'setup_intent.canceled',
  'payment_method.attached',
  'payment_method.updated',
  'payment_method.automatically_updated',
  'payment_method.detached',
  'mandate.updated',
  'billing_portal.session.created',
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  // Comes only where the subscription does not keep its drafts; the look mends that before anything else.
  'invoice.upcoming',
  'invoice.created',
  'invoice.updated',
  'invoice.finalized',
  'invoice.voided',
  'invoice.finalization_failed',
  'invoice.marked_uncollectible',
  'invoice.overdue',
  'invoice.payment_failed',
  'invoice.paid',
  'invoice.payment_succeeded',
  'invoice.payment_action_required',
  'invoice_payment.paid',
  'payment_intent.created',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.pending',
  'charge.succeeded',
  'charge.failed',
  'charge.captured',
  'charge.updated',
]);
/**
 * Whether looking at Stripe's state, which led to this one, did all that an event of this type asks for. What is said of a payment that is
 * no donation yet, such as its dispute, led to the look that makes one of it; the rest is for the sweeps, which look at every payment.
 */
export function isUnderstoodOfStanding(_: Pick<StandingGift, 'state'>, type: string): boolean {
  return understoodTypes.has(type) || tellsOfRefund(type) || tellsOfBank(type);
}
