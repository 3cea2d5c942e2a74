/** A refund with what follows from it: warnings are done with, and an inquiry ends, once all is given back. */
import { endInquiries } from '#app/sandbox/disputes.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { Refund } from '#app/sandbox/objects/refund.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { createRefund, type RefundRequest } from '#app/sandbox/refunds.ts';
import { findObject } from '#app/sandbox/store.ts';
import { endWarnings } from '#app/sandbox/warnings.ts';

/** As `createRefund`, for whoever asks from outside: the API and the panel. */
export async function refundCharge(
  operation: Operation,
  chargeId: string,
  request: RefundRequest,
): Promise<Refund> {
  const refund = await createRefund(operation, chargeId, request);
  const found = await findObject<Charge>(operation.sql, 'charge', chargeId);
  if (found?.body.refunded) {
    await endWarnings(operation, chargeId);
    await endInquiries(operation, chargeId);
  }
  return refund;
}
