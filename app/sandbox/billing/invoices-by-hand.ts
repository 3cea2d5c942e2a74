/** What the API does to one invoice: change, finalise, pay, void, give up. The caller has locked its subscription. */
import { markUncollectible, voidInvoice } from '#app/sandbox/billing/close-invoice.ts';
import { collect } from '#app/sandbox/billing/collect.ts';
import { finalizeDraft } from '#app/sandbox/billing/drafts.ts';
import { refusedPayment } from '#app/sandbox/billing/refused-payment.ts';
import type { FoundInvoice } from '#app/sandbox/billing/scope.ts';
import { mergeMetadata, updateWithEvent } from '#app/sandbox/changes.ts';
import { DRAFT_SECONDS, type Invoice } from '#app/sandbox/objects/invoice.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findSavedCard, notTheirCard } from '#app/sandbox/saved-cards.ts';
import { updateObject } from '#app/sandbox/store.ts';
import { wrongState } from '#app/sandbox/stripe-error.ts';

export interface InvoiceChange {
  readonly auto_advance?: boolean | undefined;
  readonly default_payment_method?: string | undefined;
  readonly description?: string | null | undefined;
  readonly metadata?: Record<string, string> | null | undefined;
}

export async function updateInvoice(
  operation: Operation,
  { body, hidden }: FoundInvoice,
  change: InvoiceChange,
): Promise<Invoice> {
  const card = change.default_payment_method;
  if (card !== undefined && !(await findSavedCard(operation, body.customer, card))) throw notTheirCard(card);
  if (body.status !== 'draft' && change.description !== undefined) {
    throw wrongState("Finalized invoices can't be updated in this way.", { code: 'invoice_not_editable' });
  }
  const collected = advancing(operation, body, change.auto_advance);
  const after: Invoice = {
    ...body,
    ...collected,
    default_payment_method: card ?? body.default_payment_method,
    description: change.description === undefined ? body.description : change.description,
    metadata: change.metadata === undefined ? body.metadata : mergeMetadata(body.metadata, change.metadata),
  };
  if (change.auto_advance !== undefined) {
    await updateObject(operation.sql, body, {
      hidden: { ...hidden, dueAt: after.next_payment_attempt },
    });
  }
  return updateWithEvent(operation, 'invoice.updated', body, after);
}

type Advancing = Pick<Invoice, 'auto_advance' | 'automatically_finalizes_at' | 'next_payment_attempt'>;

function advancing(
  operation: Operation,
  { status, created }: Invoice,
  isCollected: boolean | undefined,
): Partial<Advancing> {
  if (isCollected === undefined || (status !== 'draft' && status !== 'open')) return {};
  if (!isCollected)
    return { auto_advance: false, automatically_finalizes_at: null, next_payment_attempt: null };
  const at = status === 'draft' ? Math.max(operation.now, created + DRAFT_SECONDS) : operation.now;
  return {
    auto_advance: true,
    automatically_finalizes_at: status === 'draft' ? at : null,
    next_payment_attempt: at,
  };
}

/** Open, and with `auto_advance` charged at the next turn, as soon as this request is answered. */
export async function finalizeByHand(
  operation: Operation,
  found: FoundInvoice,
  autoAdvance: boolean | undefined,
): Promise<Invoice> {
  if (found.body.status !== 'draft') {
    throw wrongState("This invoice is already finalized, you can't re-finalize a non-draft invoice.", {
      code: 'invoice_not_editable',
    });
  }
  const open = await finalizeDraft(operation, found, autoAdvance ?? found.body.auto_advance);
  if (open.body.amount_due > 0) return open.body;
  // Where nothing is due there is nothing to wait for.
  return (await collect(operation, open, { isAutomatic: true })).invoice;
}

/** One attempt now, whatever the schedule says; a draft is finalised for it. 402 where it fails. */
export async function payByHand(
  operation: Operation,
  found: FoundInvoice,
  {
    off_session: offSession,
    payment_method: method,
  }: { off_session?: boolean | undefined; payment_method?: string | undefined },
): Promise<Invoice> {
  const { status, customer } = found.body;
  if (status === 'paid') throw wrongState('Invoice is already paid', {});
  if (status === 'void') throw wrongState('This invoice is void and cannot be paid.', {});
  if (method !== undefined && !(await findSavedCard(operation, customer, method))) throw notTheirCard(method);
  const open = status === 'draft' ? await finalizeDraft(operation, found, found.body.auto_advance) : found;
  const collected = await collect(operation, open, {
    isAutomatic: false,
    method,
    isPayerPresent: offSession === false,
  });
  if (collected.kind === 'paid') return collected.invoice;
  throw refusedPayment(collected, 'intent' in collected ? collected.intent : null);
}

export async function voidByHand(operation: Operation, found: FoundInvoice): Promise<Invoice> {
  const { status } = found.body;
  if (status === 'open' || status === 'uncollectible') return voidInvoice(operation, found);
  throw wrongState("You can only pass in open invoices. This invoice isn't open.", {});
}

export async function uncollectibleByHand(operation: Operation, found: FoundInvoice): Promise<Invoice> {
  if (found.body.status === 'open') return markUncollectible(operation, found, 'user_forgiven');
  throw wrongState("You can only pass in open invoices. This invoice isn't open.", {});
}
