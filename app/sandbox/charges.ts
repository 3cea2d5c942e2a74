/** Charges by name: their own id, or that of their PaymentIntent. */
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject, lockObject } from '#app/sandbox/store.ts';
import { missing, wrongState } from '#app/sandbox/stripe-error.ts';

/** The charge, locked for the rest of the operation. 400 where there is none. */
export async function lockCharge(operation: Operation, id: string): Promise<Charge> {
  const found = await lockObject<Charge>(operation.sql, 'charge', id);
  if (!found) throw missing('charge', id, 'charge', false);
  return found.body;
}

/** The charge that a PaymentIntent ended with. 400 where it never came to one. */
export async function chargeOfIntent(operation: Operation, id: string): Promise<string> {
  const found = await findObject<PaymentIntent>(operation.sql, 'payment_intent', id);
  if (!found) throw missing('payment_intent', id, 'payment_intent', false);
  const { latest_charge: charge, status } = found.body;
  if (charge !== null && (status === 'succeeded' || status === 'requires_capture')) return charge;
  throw wrongState(`This PaymentIntent (${id}) does not have a successful charge to refund.`, {});
}

/** A charge by its own id or by its PaymentIntent's, as people name it. */
export async function chargeNamed(operation: Operation, id: string): Promise<string> {
  return id.startsWith('pi_') ? chargeOfIntent(operation, id) : id;
}
