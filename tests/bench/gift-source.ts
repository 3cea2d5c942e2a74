/** Gifts that are paid at the local Stripe and that no server was told of yet: what Stripe would post about them. */
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Stripe from 'stripe';
import type { Deps } from '#app/deps.server.ts';
import { paths } from '#app/paths.ts';
import { startDonation } from '#app/usecases/start-donation.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { control } from '#tests/support/reader.ts';
import { postRequest } from './load.ts';
import type { ServerProcess } from './server-process.ts';
import { giftForm } from './stripe-events.ts';

/** What a process of ours needs to work with the local Stripe of the bench instead of one of its own. */
export const stripeSettings = (stripe: ServerProcess) => ({
  STRIPE_API_BASE: `http://127.0.0.1:${stripe.port}`,
  STRIPE_SECRET_KEY: 'sk_test_sandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_of_the_bench',
  SITE_LEGAL_NAME: 'Factually e.V.',
  SITE_ADDRESS: 'Beispielstraße 1, 10115 Berlin',
  SITE_CONTACT: 'bench@example.org',
  CHECKOUTS_PER_MINUTE: '100000',
  LOG_LEVEL: 'warn',
});

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
    const events: object[] = [];
    // Newest first, as Stripe lists them.
    for await (const event of sdk.events.list({ limit: 100 })) {
      if (event.id === newest) break;
      if (events.length === 0) newest = undefined;
      newest ??= event.id;
      events.push(event);
    }
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
  new Stripe('sk_test_sandbox', {
    host: '127.0.0.1',
    port: stripe.port,
    protocol: 'http',
    telemetry: false,
  });

let readers = 0;

/** Pages as our form opens them. */
export function ourPages({ ports }: Deps): OpenPage {
  return async () => {
    readers += 1;
    const reader = `bench reader ${String(readers)}`;
    const outcome = await startDonation(ports, {
      values: giftForm(),
      attemptKey: null,
      client: { address: reader, network: reader, block: null },
      browser: 'bench',
      pause,
    });
    const session = outcome.kind === 'checkout' ? /cs_test_\w+/.exec(outcome.url)?.[0] : undefined;
    if (session === undefined) throw new Error(`no payment page: ${JSON.stringify(outcome)}`);
    return session;
  };
}

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
    const signature = createHmac('sha256', 'whsec_of_the_bench')
      .update(`${time}.`)
      .update(body)
      .digest('hex');
    const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': `t=${time},v1=${signature}` };
    return postRequest(paths.stripeWebhook(), port, headers, body);
  });
}
