/** The end of a subscription: nothing is charged for it by itself any more. */
import { findInvoice, readSubscription } from '#app/sandbox/billing/scope.ts';
import { updateWithEvent } from '#app/sandbox/changes.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import type { Invoice } from '#app/sandbox/objects/invoice.ts';
import { type CancellationDetails, hasEnded, type Subscription } from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { updateObject } from '#app/sandbox/store.ts';

/** Ends it now; what is ended already stays as it is. Its invoices stay, and are no longer collected by themselves. */
export async function endSubscription(
  operation: Operation,
  id: string,
  details: Partial<CancellationDetails>,
): Promise<Subscription> {
  const { body } = await readSubscription(operation, id);
  if (hasEnded(body)) return body;
  const ended: Subscription = {
    ...body,
    status: 'canceled',
    canceled_at: body.canceled_at ?? operation.now,
    cancellation_details: { ...body.cancellation_details, ...details },
    ended_at: operation.now,
  };
  await updateObject(operation.sql, ended);
  await recordEvent(operation, 'customer.subscription.deleted', ended);
  await stopCollecting(operation, id);
  return ended;
}

async function stopCollecting(operation: Operation, subscription: string): Promise<void> {
  const rows = await operation.sql.query<{ id: string }>(
    `SELECT id FROM sandbox.object
     WHERE kind = 'invoice' AND body #>> '{parent,subscription_details,subscription}' = $1
       AND body ->> 'status' IN ('draft', 'open') ORDER BY seq`,
    [subscription],
  );
  for (const { id } of rows) {
    const found = await findInvoice(operation, id);
    if (!found) continue;
    const after: Invoice = {
      ...found.body,
      auto_advance: false,
      automatically_finalizes_at: null,
      next_payment_attempt: null,
    };
    await updateObject(operation.sql, found.body, { hidden: { ...found.hidden, dueAt: null } });
    await updateWithEvent(operation, 'invoice.updated', found.body, after);
  }
}
