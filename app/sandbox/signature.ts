/** Stripe's webhook signature (docs.stripe.com/webhooks/signature). */
import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header for `payload`, signed at `atMs` of real time: one `v1` for each secret. */
export function signPayload(payload: string, secrets: readonly string[], atMs: number): string {
  const time = Math.floor(atMs / 1000);
  const digests = secrets.map((secret) =>
    createHmac('sha256', secret)
      .update(`${String(time)}.${payload}`)
      .digest('hex'),
  );
  return [`t=${String(time)}`, ...digests.map((digest) => `v1=${digest}`)].join(',');
}
