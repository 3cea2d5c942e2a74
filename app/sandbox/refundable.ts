/** Whether a charge may still be refunded while its payer disputes it. */
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { type StripeError, wrongState } from '#app/sandbox/stripe-error.ts';

/** 400 where a dispute has taken the charge's money; an inquiry and a dispute that was won do not stand in the way. */
export async function refuseDisputed(
  operation: Operation,
  charge: Charge,
  by: 'charge' | 'payment_intent',
): Promise<void> {
  const [standing] = await operation.sql.query<{ id: string }>(
    `SELECT id FROM sandbox.object
     WHERE kind = 'dispute' AND body ->> 'charge' = $1 AND NOT (body ->> 'is_charge_refundable')::boolean LIMIT 1`,
    [charge.id],
  );
  if (standing) throw disputed(charge, by);
}

const disputed = (charge: Charge, by: 'charge' | 'payment_intent'): StripeError =>
  by === 'charge'
    ? wrongState(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
        code: 'charge_disputed',
      })
    : wrongState(`The PaymentIntent ${charge.payment_intent} has been charged back; cannot issue a refund.`, {
        code: 'refund_disputed_payment',
      });
