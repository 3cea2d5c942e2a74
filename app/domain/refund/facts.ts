/** What is known of a refund in each of its states, and what cannot be: once as types, once as a check of values. */
import { z } from 'zod';

/** Why Stripe has not sent it yet; `unknown` for a reason that it had not named when this was written. */
export const pendingReasons = ['processing', 'insufficient-funds', 'charge-pending', 'unknown'] as const;
export type PendingReason = (typeof pendingReasons)[number];

const text = z.string();
const time = z.date();
const none = z.null();
const notFailed = { failureReason: none, attendedAt: none };
const unreturned = {
  pendingReason: none,
  failureReason: text,
  settledAt: time,
  attendedAt: time.nullable(),
};

/** The migration repeats each of these as a check of the table. */
export const refundFacts = z.discriminatedUnion('state', [
  // One that was made at Stripe has Stripe's id from the start.
  z.object({
    state: z.literal('asked'),
    stripeId: text.nullable(),
    pendingReason: none,
    settledAt: none,
    ...notFailed,
  }),
  z.object({
    state: z.literal('pending'),
    stripeId: text,
    pendingReason: z.enum(pendingReasons),
    settledAt: none,
    ...notFailed,
  }),
  z.object({
    state: z.literal('requires-action'),
    stripeId: text,
    pendingReason: none,
    settledAt: none,
    ...notFailed,
  }),
  z.object({
    state: z.literal('succeeded'),
    stripeId: text,
    pendingReason: none,
    settledAt: time,
    ...notFailed,
  }),
  z.object({ state: z.literal('failed'), stripeId: text, ...unreturned }),
  z.object({ state: z.literal('canceled'), stripeId: text, ...unreturned }),
  z.object({ state: z.literal('refused'), stripeId: none, ...unreturned }),
]);

export type RefundFacts = Readonly<z.infer<typeof refundFacts>>;

/** The record as a refund. Throws where its state lacks a fact or bears one that cannot be: that is a bug of ours. */
export function possibleRefund<R extends { readonly id: string; readonly state: string }>(
  record: R,
): R & RefundFacts {
  const facts = refundFacts.safeParse(record);
  if (facts.success) return { ...record, ...facts.data };
  const wrong = facts.error.issues.map(({ path }) => path.join());
  throw new Error(`refund ${record.id} cannot be ${record.state} with such ${wrong.join(', ')}`);
}
