/** A payment that another app on the same account takes: an ordinary one, with nothing of ours on it. */
import { createSession } from '#app/sandbox/api/create-checkout-session.ts';
import { createParams } from '#app/sandbox/api/checkout-session-params.ts';
import { parseParams } from '#app/sandbox/api/params.ts';
import { toCard } from '#app/sandbox/cards.ts';
import { payOnPage } from '#app/sandbox/checkout.ts';
import type { Operation } from '#app/sandbox/operation.ts';

const PAYER = {
  name: 'Sam Shopper',
  email: 'sam.shopper@example.com',
  country: 'US',
  postalCode: '94107',
  line1: null,
  city: null,
  businessName: null,
  individualName: null,
};

/** Takes it at once; answers the ids. Its amount is in minor units. */
export async function payElsewhere(
  operation: Operation,
  { amountMinor, currency }: { amountMinor: number; currency: string },
): Promise<{ session: string; payment_intent: string | null }> {
  const order = String(Math.floor(operation.random() * 1e6));
  const price = { currency, unit_amount: String(amountMinor), product_data: { name: 'Tote bag' } };
  const params = parseParams(createParams, {
    mode: 'payment',
    line_items: [{ quantity: '1', price_data: price }],
    metadata: { order },
    payment_intent_data: { metadata: { order } },
    success_url: 'https://shop.example/thanks',
  });
  const { id } = await createSession(operation, params);
  const expiry = { month: 12, year: new Date(operation.now * 1000).getUTCFullYear() + 3 };
  const result = await payOnPage(operation, id, PAYER, toCard('5454545454545454', expiry));
  return { session: id, payment_intent: result?.session.payment_intent ?? null };
}
