/** Stripe's webhook signature (docs.stripe.com/webhooks/signature), and which secrets sign while one is rolled. */
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

/** What a roll of the signing secret left. */
export interface Roll {
  /** The secret that the sandbox was started with when it was first rolled; a start with another one ends the roll. */
  readonly configured: string;
  readonly current: string;
  readonly previous: string;
  /** The second of the sandbox until which events carry a signature by the previous one too. */
  readonly previousUntil: number;
}

/** The secrets that sign an event sent at `now`, the newest first. `configured` is what the sandbox was started with. */
export function signingSecrets(configured: string, roll: Roll | null, now: number): readonly string[] {
  if (!roll || ![roll.configured, roll.current, roll.previous].includes(configured)) return [configured];
  return now < roll.previousUntil ? [roll.current, roll.previous] : [roll.current];
}
