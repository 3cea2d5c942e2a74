/** Gifts that are paid at the local Stripe and that no server was told of yet: what Stripe would post about them. */
import { createHmac } from 'node:crypto';
import Stripe from 'stripe';
import { paths } from '#app/paths.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { stripeKey, webhookSecret } from '#tests/support/outside-stripe.ts';
import { control } from '#tests/support/reader.ts';
import { postRequest } from './load.ts';
import type { ServerProcess } from './server-process.ts';

/** Opens one payment page and answers its session's id. */
export type OpenPage = () => Promise<string>;

export interface GiftSource {
  /** Lets `count` readers pay on pages that `open` opens, and answers what Stripe recorded meanwhile, oldest first. */
  paid(count: number, open: OpenPage): Promise<object[]>;
}

export function giftSource(stripe: ServerProcess): GiftSource {
  const url = `http://127.0.0.1:${stripe.port}`;
  const sdk = clientOf(stripe);
  let payers = 0;
  let newest: string | undefined;
  const recorded = async () => {
    const events: Stripe.Event[] = [];
    // Newest first, as Stripe lists them.
    for await (const event of sdk.events.list({ limit: 100 })) {
      if (event.id === newest) break;
      events.push(event);
    }
    newest = events[0]?.id ?? newest;
    return events.toReversed();
  };
  return {
    paid: async (count, open) => {
      await recorded();
      for (let number = 0; number < count; number += 1) {
        payers += 1;
        await control(url, {
          action: 'pay',
          session: await open(),
          name: `Robin Reader${String(payers)}`,
          email: `robin-${String(payers)}@example.org`,
          card: cardNumber(payers),
        });
      }
      return recorded();
    },
  };
}

export const clientOf = (stripe: ServerProcess) =>
  new Stripe(stripeKey, {
    host: '127.0.0.1',
    port: stripe.port,
    protocol: 'http',
    telemetry: false,
  });

/** Pages as whoever has nothing to check opens them. */
export function barePages(stripe: ServerProcess): OpenPage {
  const sdk = clientOf(stripe);
  return async () => {
    const { id } = await sdk.checkout.sessions.create({
      mode: 'payment',
      allowed_payment_method_types: ['card'],
      line_items: [
        { quantity: 1, price_data: { currency: 'usd', unit_amount: 500, product_data: { name: 'A gift' } } },
      ],
      payment_intent_data: { capture_method: 'manual', metadata: { bench: 'bare' } },
      success_url: 'http://127.0.0.1/thanks',
      cancel_url: 'http://127.0.0.1/again',
    });
    return id;
  };
}

/** Each event as a whole signed request. */
export function posted(events: readonly object[], port: number): Buffer[] {
  const time = Math.floor(Date.now() / 1000);
  return events.map((event) => {
    const body = Buffer.from(JSON.stringify(event));
    const signature = createHmac('sha256', webhookSecret).update(`${time}.`).update(body).digest('hex');
    const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': `t=${time},v1=${signature}` };
    return postRequest(paths.stripeWebhook(), port, headers, body);
  });
}
