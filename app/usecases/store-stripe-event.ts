/** Takes in what Stripe's webhook says: verified and stored, nothing more, so that the answer is quick. */
import type { Ports } from '#app/ports.ts';

export type StoreStripeEventOutcome = 'stored' | 'known' | 'not-stripe';

/** `body` are the bytes as they came: the signature is over them. */
export async function storeStripeEvent(
  ports: Pick<Ports, 'webhooks' | 'events' | 'clock'>,
  input: { body: Buffer; signature: string },
): Promise<StoreStripeEventOutcome> {
  const event = ports.webhooks.verify(input.body, input.signature);
  if (!event) return 'not-stripe';
  return ports.events.store(event, input.body, ports.clock.now());
}
