/** A subscription as the app will make it, and what it takes: a customer with a saved card, and a product. */
import type Stripe from 'stripe';
import type { LocalStripe } from '#tests/sandbox/support/local-stripe.ts';

export const HOUR = 3600;
export const DAY = 24 * HOUR;
/** Longer than the longest month and an hour: whatever renews monthly has renewed, and its draft is finalised. */
export const MONTH = 31 * DAY + 2 * HOUR;

export interface Giver {
  readonly customer: string;
  readonly card: string;
  readonly product: string;
}

/** A customer with `card` as a saved card (a name of Stripe's, like `pm_card_visa`), and a product to give to. */
export async function giver(local: LocalStripe, card = 'pm_card_visa', testClock?: string): Promise<Giver> {
  const customer = await local.stripe.customers.create({
    email: 'jenny.rosen@example.com',
    name: 'Jenny Rosen',
    ...(testClock === undefined ? {} : { test_clock: testClock }),
  });
  const method = await local.stripe.paymentMethods.attach(card, { customer: customer.id });
  const product = await local.stripe.products.create({ name: 'Standing gift' });
  return { customer: customer.id, card: method.id, product: product.id };
}

/** What the app sends to begin a standing gift; `change` replaces parameters. */
export function standingGift(
  { customer, card, product }: Giver,
  change: Partial<Stripe.SubscriptionCreateParams> = {},
): Stripe.SubscriptionCreateParams {
  return {
    customer,
    default_payment_method: card,
    off_session: true,
    payment_behavior: 'error_if_incomplete',
    billing_mode: { type: 'flexible' },
    items: [monthly(product, 500)],
    metadata: { standing_gift: 'sg_1' },
    expand: ['latest_invoice.payments'],
    ...change,
  };
}

export const monthly = (product: string, amount: number) => ({
  price_data: {
    currency: 'usd',
    product,
    recurring: { interval: 'month' as const },
    unit_amount: amount,
  },
});

/** The types of events since `from`, in order, all that waited being delivered first. */
export async function typesSince(local: LocalStripe, from: number): Promise<string[]> {
  await local.control({ action: 'flush' });
  return local.received.slice(from).map((event) => event.type);
}

/** All that has been told so far is delivered; answers how much that is. */
export async function heard(local: LocalStripe): Promise<number> {
  await local.control({ action: 'flush' });
  return local.received.length;
}

export const later = (local: LocalStripe, seconds: number) =>
  local.control({ action: 'clock', advanceSeconds: seconds });

/** The newest invoice of a subscription, with its payments. */
export async function latestInvoice(local: LocalStripe, subscription: string): Promise<Stripe.Invoice> {
  const { data } = await local.stripe.invoices.list({ subscription, limit: 1, expand: ['data.payments'] });
  const [invoice] = data;
  if (!invoice) throw new Error(`${subscription} has no invoice`);
  return invoice;
}
