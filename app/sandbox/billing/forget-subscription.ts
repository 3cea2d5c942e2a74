/** What `error_if_incomplete` undoes: a subscription whose first payment failed leaves only the failed payment. */
import { openPayment } from '#app/sandbox/billing/invoice-intents.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import { abandonCharge } from '#app/sandbox/off-session.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject } from '#app/sandbox/store.ts';

/** Removes both, and the events of this operation that tell of them. Answers the PaymentIntent as the attempt left it. */
export async function forgetSubscription(
  operation: Operation,
  subscription: string,
  invoice: string,
): Promise<PaymentIntent | null> {
  const { sql } = operation;
  const payment = await openPayment(operation, invoice);
  const gone = [subscription, invoice, payment?.id ?? ''];
  const intentId = payment?.payment.payment_intent ?? '';
  const intent = await findObject<PaymentIntent>(sql, 'payment_intent', intentId);
  const events = await sql.query<{ id: string }>(
    `SELECT id FROM sandbox.object WHERE kind = 'event' AND body #>> '{data,object,id}' = ANY ($2::text[])
       AND seq > (SELECT seq FROM sandbox.object WHERE id = $1)`,
    [subscription, gone],
  );
  const ids = events.map((event) => event.id);
  await sql.query('DELETE FROM sandbox.delivery WHERE event = ANY ($1::text[])', [ids]);
  await sql.query('DELETE FROM sandbox.object WHERE id = ANY ($1::text[])', [[...ids, ...gone]]);
  if (intent) await abandonCharge(operation, intentId);
  return intent?.body ?? null;
}
