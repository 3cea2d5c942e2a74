/** How an invoice begins, and how a draft becomes an open invoice: by itself after an hour, or when asked. */
import { newInvoiceIntent } from '#app/sandbox/billing/invoice-intents.ts';
import type { FoundInvoice } from '#app/sandbox/billing/scope.ts';
import { hasEndpoint, recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import {
  type Billed,
  type BillingReason,
  type Invoice,
  type InvoiceHidden,
  newInvoice,
} from '#app/sandbox/objects/invoice.ts';
import { newInvoicePayment } from '#app/sandbox/objects/invoice-payment.ts';
import type { Customer } from '#app/sandbox/objects/customer.ts';
import type { Period, Subscription } from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject, insertObject, updateObject } from '#app/sandbox/store.ts';

export interface DraftTerms {
  readonly reason: BillingReason;
  /** The period before, which an invoice shows beside the one that its lines are for. */
  readonly before: Period;
  /** Nothing is due: a trial. */
  readonly isFree: boolean;
}

/** A draft for the subscription's period as it stands, not announced yet. */
export async function insertDraft(
  operation: Operation,
  subscription: Subscription,
  terms: DraftTerms,
): Promise<Invoice> {
  const invoice = await draftOf(operation, newId('in_', operation.random), subscription, terms);
  await insertObject(operation.sql, invoice, { hidden: hiddenOf(invoice, null) });
  return invoice;
}

/** The invoice that would be made now, under `id`. */
export async function draftOf(
  operation: Operation,
  id: string,
  subscription: Subscription,
  terms: DraftTerms,
): Promise<Invoice> {
  const invoice = newInvoice({
    ...terms,
    id,
    subscription,
    customer: await billedOf(operation, subscription.customer),
    productNames: await productNamesOf(operation, subscription),
    // A pause decides over the invoices that are made while it lasts, not over those that are there already.
    pausedAs: subscription.pause_collection?.behavior ?? null,
    lineId: () => newId('il_', operation.random),
    now: operation.now,
  });
  // Where there is nobody to tell, Stripe waits for nobody's answer.
  return !hasEndpoint(operation) ? { ...invoice, webhooks_delivered_at: operation.now } : invoice;
}

async function billedOf(operation: Operation, id: string): Promise<Billed> {
  const found = await findObject<Customer>(operation.sql, 'customer', id);
  const { address = null, email = null, name = null } = found?.body ?? {};
  return { id, address, email, name, phone: found?.body['phone'] ?? null };
}

async function productNamesOf(
  operation: Operation,
  { items }: Subscription,
): Promise<ReadonlyMap<string, string>> {
  const rows = await operation.sql.query<{ id: string; name: string }>(
    `SELECT id, body ->> 'name' AS name FROM sandbox.object WHERE kind = 'product' AND id = ANY ($1::text[])`,
    [items.data.map(({ price }) => price.product)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const hiddenOf = (invoice: Invoice, createdEvent: string | null): InvoiceHidden => ({
  dueAt: invoice.automatically_finalizes_at,
  createdEvent,
  refusedMethod: null,
});

/** `invoice.created`. Whether it is answered decides when the draft is finalised. */
export async function announceDraft(operation: Operation, invoice: Invoice): Promise<FoundInvoice> {
  const hidden = hiddenOf(invoice, await recordEvent(operation, 'invoice.created', invoice));
  await updateObject(operation.sql, invoice, { hidden });
  return { body: invoice, hidden };
}

/**
 * A draft becomes open: numbered, and with a PaymentIntent where something is due. `isCharged`: Stripe collects it by
 * itself, at the next turn. Nothing is charged here.
 */
export async function finalizeDraft(
  operation: Operation,
  { body: draft, hidden }: FoundInvoice,
  isCharged: boolean,
): Promise<FoundInvoice> {
  const { now } = operation;
  const open: Invoice = {
    ...draft,
    status: 'open',
    auto_advance: isCharged,
    automatically_finalizes_at: null,
    effective_at: now,
    ending_balance: 0,
    hosted_invoice_url: `${operation.publicOrigin}/sandbox/invoice/${draft.id}`,
    next_payment_attempt: isCharged ? now : null,
    number: await nextNumber(operation, draft.customer),
    status_transitions: { ...draft.status_transitions, finalized_at: now },
  };
  const kept: InvoiceHidden = { ...hidden, dueAt: isCharged ? now : null };
  await updateObject(operation.sql, open, { hidden: kept });
  await recordEvent(operation, 'invoice.finalized', open);
  if (open.amount_due > 0) {
    const intent = await newInvoiceIntent(operation, open);
    const id = newId('inpay_', operation.random);
    await insertObject(operation.sql, newInvoicePayment(id, open, intent.id, now));
    await recordEvent(operation, 'payment_intent.created', intent);
  }
  return { body: open, hidden: kept };
}

/** The customer's next number, which nobody else gets. */
async function nextNumber(operation: Operation, customer: string): Promise<string> {
  const [row] = await operation.sql.query<{ prefix: string | null; sequence: number }>(NEXT_NUMBER, [
    customer,
  ]);
  // A deleted customer keeps neither prefix nor sequence.
  if (!row?.prefix) return newId('GONE-', operation.random).slice(0, 13);
  return `${row.prefix}-${String(row.sequence).padStart(4, '0')}`;
}

const NEXT_NUMBER = `
  UPDATE sandbox.object SET body = jsonb_set(
    body, '{next_invoice_sequence}', to_jsonb((body ->> 'next_invoice_sequence')::int + 1))
  WHERE id = $1 AND kind = 'customer' AND body ? 'next_invoice_sequence'
  RETURNING body ->> 'invoice_prefix' AS prefix, (body ->> 'next_invoice_sequence')::int - 1 AS sequence`;
