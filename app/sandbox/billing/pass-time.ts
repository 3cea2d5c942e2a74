/** What the passing of time does to a subscription: renewals, drafts that finalise, retries, ends. One thing a time. */
import { voidInvoice } from '#app/sandbox/billing/close-invoice.ts';
import { collect } from '#app/sandbox/billing/collect.ts';
import { finalizeDraft } from '#app/sandbox/billing/drafts.ts';
import { nextTurn, type Turn } from '#app/sandbox/billing/due.ts';
import { endSubscription } from '#app/sandbox/billing/end-subscription.ts';
import { renew, tellUpcoming } from '#app/sandbox/billing/renew.ts';
import {
  changeSubscription,
  findInvoice,
  type FoundInvoice,
  readSubscription,
  reschedule,
} from '#app/sandbox/billing/scope.ts';
import { isAnswered } from '#app/sandbox/events.ts';
import type { Invoice } from '#app/sandbox/objects/invoice.ts';
import type { Subscription } from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { updateObject } from '#app/sandbox/store.ts';

const HOUR = 3600;
/** A draft of which the endpoint has not heard waits for so long, and is charged then all the same. */
const UNANSWERED_SECONDS = 72 * HOUR;

/** Does what is due first, at the second at which it is due; nothing where that is still to come. The caller has locked it. */
export async function passTime(operation: Operation, id: string): Promise<void> {
  const { body, hidden } = await readSubscription(operation, id);
  const turn = await nextTurn(operation, body, hidden);
  if (turn && turn.at <= operation.now) await take({ ...operation, now: turn.at }, body, turn);
  await reschedule(operation, id);
}

async function take(operation: Operation, subscription: Subscription, turn: Turn): Promise<void> {
  const { id } = subscription;
  switch (turn.what) {
    case 'invoice':
      await takeInvoice(operation, turn.invoice);
      return;
    case 'expire':
      await expire(operation, subscription);
      return;
    case 'resume':
      await changeSubscription(operation, id, (before) => ({ ...before, pause_collection: null }));
      return;
    case 'cancel':
      await endSubscription(operation, id, {});
      return;
    case 'renew':
      await renew(operation, subscription);
      return;
    case 'upcoming':
      await tellUpcoming(operation, id);
  }
}

/** The first payment never came: what was owed is void, and the subscription has never begun. */
async function expire(operation: Operation, { id, latest_invoice: latest }: Subscription): Promise<void> {
  const found = await findInvoice(operation, latest ?? '');
  if (found?.body.status === 'open') await voidInvoice(operation, found);
  await changeSubscription(operation, id, (before) => ({
    ...before,
    status: 'incomplete_expired',
    ended_at: operation.now,
  }));
}

async function takeInvoice(operation: Operation, id: string): Promise<void> {
  const found = await findInvoice(operation, id);
  if (found?.body.status === 'open') await collect(operation, found, { isAutomatic: true });
  else if (found?.body.status === 'draft') await finalizeByTime(operation, found);
}

async function finalizeByTime(operation: Operation, found: FoundInvoice): Promise<void> {
  const { body: draft, hidden } = found;
  const event = hidden.createdEvent;
  const hasAnswer = event === null || (await isAnswered(operation, event));
  if (!hasAnswer && operation.now < draft.created + UNANSWERED_SECONDS) {
    const later = operation.now + HOUR;
    const waiting: Invoice = { ...draft, automatically_finalizes_at: later, next_payment_attempt: later };
    await updateObject(operation.sql, waiting, { hidden: { ...hidden, dueAt: later } });
    return;
  }
  const delivered = draft.webhooks_delivered_at ?? (hasAnswer ? operation.now : null);
  const heard: FoundInvoice = { body: { ...draft, webhooks_delivered_at: delivered }, hidden };
  await collect(operation, await finalizeDraft(operation, heard, true), { isAutomatic: true });
}
