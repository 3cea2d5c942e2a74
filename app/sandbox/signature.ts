/** Stripe's webhook signature (docs.stripe.com/webhooks/signature). */
import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header for `payload`, signed at `atMs` of real time. */
export function signPayload(payload: string, secret: string, atMs: number): string {
  const time = Math.floor(atMs / 1000);
  const digest = createHmac('sha256', secret)
    .update(`${String(time)}.${payload}`)
    .digest('hex');
  return `t=${String(time)},v1=${digest}`;
}
