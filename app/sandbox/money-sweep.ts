/** What the passing of time does to money after its capture. */
import { bringAftermath } from '#app/sandbox/aftermath.ts';
import { makeAvailable } from '#app/sandbox/balance.ts';
import { decideByTime } from '#app/sandbox/disputes.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { Dispute } from '#app/sandbox/objects/dispute.ts';
import type { Payout } from '#app/sandbox/objects/payout.ts';
import type { Refund } from '#app/sandbox/objects/refund.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { advancePayout } from '#app/sandbox/payout-course.ts';
import { isPayoutSchedule, payOutByTime } from '#app/sandbox/payout-schedule.ts';
import { settleByTime } from '#app/sandbox/refund-course.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

/** Does what is due of `body`, which the caller has locked; false where it is no such thing. `now` is when it was due. */
export async function sweepMoney(operation: Operation, body: StripeObject): Promise<boolean> {
  if (body.object === 'balance_transaction') await makeAvailable(operation);
  else if (isRefund(body)) await settleByTime(operation, body);
  else if (isDispute(body)) await decideByTime(operation, body);
  else if (isCharge(body)) await bringAftermath(operation, body);
  else if (isPayout(body)) await advancePayout(operation, body);
  else if (isPayoutSchedule(body)) await payOutByTime(operation);
  else return false;
  return true;
}

const isRefund = (body: StripeObject): body is Refund => body.object === 'refund';
const isDispute = (body: StripeObject): body is Dispute => body.object === 'dispute';
const isCharge = (body: StripeObject): body is Charge => body.object === 'charge';
const isPayout = (body: StripeObject): body is Payout => body.object === 'payout';
