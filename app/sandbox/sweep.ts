/** What the passing of the sandbox's time does: Sessions and holds expire, money is booked and becomes available. */
import type { Operation } from '#app/sandbox/operation.ts';
import { expireSession } from '#app/sandbox/checkout.ts';
import { bringAftermath } from '#app/sandbox/aftermath.ts';
import { makeAvailable } from '#app/sandbox/balance.ts';
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { Dispute } from '#app/sandbox/objects/dispute.ts';
import type { Refund } from '#app/sandbox/objects/refund.ts';
import { bookDelayed, expireHold } from '#app/sandbox/payments.ts';
import { decideByTime } from '#app/sandbox/disputes.ts';
import { settleByTime } from '#app/sandbox/refund-course.ts';
import { type StripeObject, updateObject } from '#app/sandbox/store.ts';

/** Does the one thing that has been due longest; false where nothing is due, or where others are at it. */
export async function sweepOne(operation: Operation): Promise<boolean> {
  const [row] = await operation.sql.query<{ body: StripeObject }>(
    `SELECT body FROM sandbox.object WHERE due_at <= $1::bigint ORDER BY due_at, seq LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [operation.now],
  );
  if (!row) return false;
  const { body } = row;
  if (isOpenSession(body)) await expireSession(operation, body);
  else if (isIntent(body) && body.status === 'requires_capture') await expireHold(operation, body);
  else if (isIntent(body) && body.status === 'succeeded') await bookDelayed(operation, body);
  else if (body.object === 'balance_transaction') await makeAvailable(operation);
  else if (isRefund(body)) await settleByTime(operation, body);
  else if (isDispute(body)) await decideByTime(operation, body);
  else if (isCharge(body)) await bringAftermath(operation, body);
  else await updateObject(operation.sql, body, { dueAt: null });
  return true;
}

const isOpenSession = (body: StripeObject): body is CheckoutSession =>
  body.object === 'checkout.session' && body['status'] === 'open';
const isIntent = (body: StripeObject): body is PaymentIntent => body.object === 'payment_intent';
const isRefund = (body: StripeObject): body is Refund => body.object === 'refund';
const isDispute = (body: StripeObject): body is Dispute => body.object === 'dispute';
const isCharge = (body: StripeObject): body is Charge => body.object === 'charge';
