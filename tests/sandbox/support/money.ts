/** Money at a local Stripe: captured charges to begin with, and what tests read of the balance and the events. */
import Stripe from 'stripe';
import { donationSession, type LocalStripe } from '#tests/sandbox/support/local-stripe.ts';

export interface Money {
  /** A held payment; answers its PaymentIntent. */
  authorised(amount: number, card?: string, currency?: string): Promise<string>;
  /** A captured payment; answers its charge. */
  captured(
    amount: number,
    capture?: Stripe.PaymentIntentCaptureParams,
    card?: string,
    currency?: string,
  ): Promise<Stripe.Charge>;
  /** Types of the events that have come since the last call, in order. */
  events(): Promise<string[]>;
  /** Available and pending together, by currency; currencies at zero are left out. */
  balance(): Promise<Record<string, number>>;
}

export function moneyOf(local: LocalStripe): Money {
  const authorised: Money['authorised'] = async (amount, card = '4242424242424242', currency = 'usd') => {
    const price = { currency, unit_amount: amount, product_data: { name: 'Gift' } };
    const session = await local.stripe.checkout.sessions.create(
      donationSession({ line_items: [{ quantity: 1, price_data: price }] }),
    );
    const paid = await local.control({ action: 'pay', session: session.id, card });
    return String(paid['payment_intent']);
  };
  return {
    authorised,
    captured: async (amount, capture = {}, card, currency) => {
      const intent = await local.stripe.paymentIntents.capture(await authorised(amount, card, currency), {
        ...capture,
        expand: ['latest_charge'],
      });
      return intent.latest_charge as Stripe.Charge;
    },
    events: async () => {
      const before = local.received.length;
      await local.control({ action: 'flush' });
      return local.received.slice(before).map((event) => event.type);
    },
    balance: async () => {
      const { available, pending } = await local.stripe.balance.retrieve();
      const sums: Record<string, number> = {};
      for (const { currency, amount } of [...available, ...pending])
        sums[currency] = (sums[currency] ?? 0) + amount;
      return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
    },
  };
}

/** The id that a field names, expanded or not. */
export function idOf(field: string | { id: string } | null | undefined): string {
  return typeof field === 'string' ? field : (field?.id ?? 'none');
}

/** What Stripe said when it refused; fails where it did not refuse. */
export async function refusalOf(request: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await request.then(
    () => new Error('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode: status, code, param, message } = error;
  return { status, code, param, message };
}
