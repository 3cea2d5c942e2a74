/** How an open invoice ends: paid, void, or given up as uncollectible; and what that means for its subscription. */
import { openPayment } from '#app/sandbox/billing/invoice-intents.ts';
import {
  changeSubscription,
  findInvoice,
  type FoundInvoice,
  readSubscription,
} from '#app/sandbox/billing/scope.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { type Invoice, subscriptionOf } from '#app/sandbox/objects/invoice.ts';
import type { InvoicePayment } from '#app/sandbox/objects/invoice-payment.ts';
import type { Subscription } from '#app/sandbox/objects/subscription.ts';
import { abandonCharge } from '#app/sandbox/off-session.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { updateObject } from '#app/sandbox/store.ts';

/** Nothing more is collected by itself. */
const COLLECTED_NO_MORE = {
  auto_advance: false,
  automatically_finalizes_at: null,
  next_payment_attempt: null,
} as const;

/** The money is there, or nothing was due. Not the subscription's business yet: `followInvoice` is. */
export async function markPaid(
  operation: Operation,
  { body: open, hidden }: FoundInvoice,
  attempts: number,
): Promise<Invoice> {
  const { now } = operation;
  const paid: Invoice = {
    ...open,
    ...COLLECTED_NO_MORE,
    status: 'paid',
    amount_paid: open.amount_due,
    amount_remaining: 0,
    attempt_count: attempts,
    attempted: true,
    status_transitions: { ...open.status_transitions, paid_at: now },
  };
  await updateObject(operation.sql, paid, { hidden: { ...hidden, dueAt: null } });
  const payment = await openPayment(operation, open.id);
  if (payment) {
    const done: InvoicePayment = {
      ...payment,
      amount_paid: open.amount_due,
      status: 'paid',
      status_transitions: { ...payment.status_transitions, paid_at: now },
    };
    await updateObject(operation.sql, done);
    await recordEvent(operation, 'invoice_payment.paid', done);
  }
  await recordEvent(operation, 'invoice.paid', paid);
  await recordEvent(operation, 'invoice.payment_succeeded', paid);
  return paid;
}

/** Nobody will ever pay it. The caller has seen that it is open or uncollectible. */
export async function voidInvoice(
  operation: Operation,
  { body: open, hidden }: FoundInvoice,
): Promise<Invoice> {
  const { now } = operation;
  const gone: Invoice = {
    ...open,
    ...COLLECTED_NO_MORE,
    status: 'void',
    status_transitions: { ...open.status_transitions, voided_at: now },
  };
  await updateObject(operation.sql, gone, { hidden: { ...hidden, dueAt: null } });
  const payment = await openPayment(operation, open.id);
  if (payment) {
    await abandonCharge(operation, payment.payment.payment_intent);
    const canceled: InvoicePayment = {
      ...payment,
      status: 'canceled',
      status_transitions: { ...payment.status_transitions, canceled_at: now },
    };
    await updateObject(operation.sql, canceled);
  }
  await recordEvent(operation, 'invoice.voided', gone);
  await followInvoice(operation, gone);
  return gone;
}

export type UncollectibleReason = 'user_forgiven' | 'subscription_paused';

/** Given up, though it can still be paid. The caller has seen that it is open. */
export async function markUncollectible(
  operation: Operation,
  { body: open, hidden }: FoundInvoice,
  reason: UncollectibleReason,
): Promise<Invoice> {
  const gone: Invoice = {
    ...open,
    ...COLLECTED_NO_MORE,
    status: 'uncollectible',
    status_details: { uncollectible: { reason } },
    status_transitions: { ...open.status_transitions, marked_uncollectible_at: operation.now },
  };
  await updateObject(operation.sql, gone, { hidden: { ...hidden, dueAt: null } });
  await recordEvent(operation, 'invoice.marked_uncollectible', gone);
  await followInvoice(operation, gone);
  return gone;
}

/** Whoever owes nothing any more is up to date again; whose first invoice is void has never begun. */
export async function followInvoice(operation: Operation, invoice: Invoice): Promise<void> {
  const id = subscriptionOf(invoice);
  const { body } = await readSubscription(operation, id);
  const status = await statusAfter(operation, body, invoice);
  await changeSubscription(operation, id, (before) => ({
    ...before,
    status,
    ...(status === 'incomplete_expired' ? { ended_at: operation.now } : {}),
  }));
}

async function statusAfter(
  operation: Operation,
  subscription: Subscription,
  invoice: Invoice,
): Promise<Subscription['status']> {
  const { status } = subscription;
  if (status === 'incomplete')
    return invoice.status === 'paid' ? 'active' : invoice.status === 'void' ? 'incomplete_expired' : status;
  if (status !== 'past_due' && status !== 'unpaid') return status;
  const latest = await findInvoice(operation, subscription.latest_invoice ?? '');
  // An unpaid subscription is judged by its latest invoice, even where that is a draft: paying an older one revives nothing.
  if (status === 'unpaid') return isSettled(latest?.body) ? 'active' : status;
  return (await owesNothing(operation, subscription.id)) ? 'active' : status;
}

const isSettled = (invoice: Invoice | undefined): boolean =>
  invoice !== undefined && ['paid', 'void', 'uncollectible'].includes(invoice.status);

async function owesNothing(operation: Operation, subscription: string): Promise<boolean> {
  const [row] = await operation.sql.query<{ status: string }>(
    `SELECT body ->> 'status' AS status FROM sandbox.object
     WHERE kind = 'invoice' AND body #>> '{parent,subscription_details,subscription}' = $1
       AND body ->> 'status' <> 'draft'
     ORDER BY seq DESC LIMIT 1`,
    [subscription],
  );
  return row?.status !== 'open';
}
