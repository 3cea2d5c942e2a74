/** Months of money at a local Stripe, by chance: gifts that are held, captured, released, declined, left, and what follows. */
import type Stripe from 'stripe';
import { seeded } from '#tests/eval/random.ts';
import { donationSession, type LocalStripe } from '#tests/sandbox/support/local-stripe.ts';

const DAY = 24 * 3600;
const CARDS = ['4242424242424242', '5555555555554444', '378282246310005'];
const DECLINED = '4000000000000002';
const CURRENCIES = ['usd', 'usd', 'eur', 'jpy'];

/** Makes `count` gifts, the same for the same seed, with foreign payments between them, and lets time pass. */
export async function makeMoney(local: LocalStripe, seed: number, count: number): Promise<void> {
  const random = seeded('money', seed);
  for (let gift = 0; gift < count; gift++) {
    const currency = random.pick(CURRENCIES);
    const price = { currency, unit_amount: 100 + random.below(9900), product_data: { name: 'Gift' } };
    const session = await local.stripe.checkout.sessions.create(
      donationSession({
        line_items: [{ quantity: 1, price_data: price }],
        ...(random.chance(0.4) ? { customer_creation: 'always' } : {}),
      }),
    );
    if (random.chance(0.1)) continue;
    const card = random.chance(0.1) ? DECLINED : random.pick(CARDS);
    const paid = await local.control({ action: 'pay', session: session.id, card });
    if (paid['status'] === 'complete') await decide(local.stripe, String(paid['payment_intent']), random);
    if (random.chance(0.1))
      await local.control({ action: 'foreign-payment', amountMinor: 100 + random.below(900) });
    if (random.chance(0.2)) await local.control({ action: 'clock', advanceSeconds: random.below(3 * DAY) });
  }
}

/** What becomes of a held gift: taken whole, in part, let go, or left to expire. */
async function decide(stripe: Stripe, intent: string, random: ReturnType<typeof seeded>): Promise<void> {
  const chance = random.next();
  if (chance < 0.6) await stripe.paymentIntents.capture(intent);
  else if (chance < 0.75) await stripe.paymentIntents.capture(intent, { amount_to_capture: 60 });
  else if (chance < 0.9) await stripe.paymentIntents.cancel(intent, { cancellation_reason: 'fraudulent' });
}
