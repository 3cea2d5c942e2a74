/** What the passing of the sandbox's time does: Sessions and holds expire, money is booked and becomes available. */
import { passTime } from '#app/sandbox/billing/pass-time.ts';
import { advanceOnce } from '#app/sandbox/billing/test-clocks.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { expireSession } from '#app/sandbox/checkout.ts';
import { sweepMoney } from '#app/sandbox/money-sweep.ts';
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import { bookDelayed, expireHold } from '#app/sandbox/payments.ts';
import { type StripeObject, updateObject } from '#app/sandbox/store.ts';

/**
 * Does the one thing that has been due longest, as of the second at which it was due, however far the clock has jumped
 * past it; false where nothing is due. The caller sees to it that only one does so at a time.
 */
export async function sweepOne(caller: Operation): Promise<boolean> {
  const [next] = await caller.sql.query<{ id: string }>(
    'SELECT id FROM sandbox.object WHERE due_at <= $1::bigint ORDER BY due_at, seq LIMIT 1',
    [caller.now],
  );
  if (!next) return false;
  const [row] = await caller.sql.query<{ body: StripeObject; due: number }>(
    'SELECT body, due_at::float8 AS due FROM sandbox.object WHERE id = $1 AND due_at <= $2::bigint FOR UPDATE',
    [next.id, caller.now],
  );
  // A request that was at it has just moved it on.
  if (!row) return true;
  const { body } = row;
  const operation = { ...caller, now: row.due };
  if (isOpenSession(body)) await expireSession(operation, body);
  else if (isIntent(body) && body.status === 'requires_capture') await expireHold(operation, body);
  else if (isIntent(body) && body.status === 'succeeded') await bookDelayed(operation, body);
  else if (body.object === 'subscription') await passTime(operation, body.id);
  else if (body.object === 'test_helpers.test_clock') await advanceOnce(caller, body.id);
  else if (!(await sweepMoney(operation, body))) await updateObject(operation.sql, body, { dueAt: null });
  return true;
}

const isOpenSession = (body: StripeObject): body is CheckoutSession =>
  body.object === 'checkout.session' && body['status'] === 'open';
const isIntent = (body: StripeObject): body is PaymentIntent => body.object === 'payment_intent';
