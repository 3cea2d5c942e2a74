/** A new period of a subscription, and the invoice for it. */
import { markUncollectible, voidInvoice } from '#app/sandbox/billing/close-invoice.ts';
import { collect } from '#app/sandbox/billing/collect.ts';
import {
  announceDraft,
  draftOf,
  type DraftTerms,
  finalizeDraft,
  insertDraft,
} from '#app/sandbox/billing/drafts.ts';
import { billingDayAfter } from '#app/sandbox/billing/periods.ts';
import { type FoundInvoice, readSubscription } from '#app/sandbox/billing/scope.ts';
import { previousAttributes } from '#app/sandbox/changes.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import {
  inPeriod,
  type Period,
  periodOf,
  recurrenceOf,
  type Subscription,
  type SubscriptionHidden,
} from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { updateObject } from '#app/sandbox/store.ts';

/** The period is over: the next begins, with a draft for it. */
export async function renew(operation: Operation, subscription: Subscription): Promise<void> {
  const before = periodOf(subscription);
  await invoiceAnew(operation, subscription, renewed(subscription), {
    reason: 'subscription_cycle',
    before,
    isFree: false,
  });
}

function renewed(subscription: Subscription): Subscription {
  const { end: start } = periodOf(subscription);
  const end = billingDayAfter(subscription.billing_cycle_anchor, recurrenceOf(subscription), start);
  const items = inPeriod(subscription.items, { start, end });
  return {
    ...subscription,
    items,
    status: subscription.status === 'trialing' ? 'active' : subscription.status,
  };
}

/**
 * Keeps `after` with a draft for its period, and tells of both. Where collection is paused otherwise than by
 * keeping drafts, the invoice is closed at once.
 */
async function invoiceAnew(
  operation: Operation,
  before: Subscription,
  after: Subscription,
  terms: DraftTerms,
): Promise<FoundInvoice> {
  const draft = await insertDraft(operation, after, terms);
  const linked: Subscription = { ...after, latest_invoice: draft.id };
  await updateObject(operation.sql, linked);
  await recordEvent(operation, 'customer.subscription.updated', linked, previousAttributes(before, linked));
  const announced = await announceDraft(operation, draft);
  switch (after.pause_collection?.behavior) {
    case 'void': {
      const open = await finalizeDraft(operation, announced, false);
      return { ...open, body: await voidInvoice(operation, open) };
    }
    case 'mark_uncollectible': {
      const open = await finalizeDraft(operation, announced, false);
      return { ...open, body: await markUncollectible(operation, open, 'subscription_paused') };
    }
    case 'keep_as_draft':
    case undefined:
      return announced;
  }
}

/** A period that begins now, because the billing day moved: its invoice does not wait an hour. */
export async function beginPeriod(
  operation: Operation,
  before: Subscription,
  after: Subscription,
  terms: { readonly before: Period; readonly isFree: boolean },
): Promise<void> {
  const found = await invoiceAnew(operation, before, after, { ...terms, reason: 'subscription_update' });
  if (found.body.status !== 'draft' || !found.body.auto_advance) return;
  await collect(operation, await finalizeDraft(operation, found, true), { isAutomatic: true });
}

/** `invoice.upcoming`, days before the renewal; silent where collection is paused, or nothing will be renewed. */
export async function tellUpcoming(operation: Operation, id: string): Promise<void> {
  const { body, hidden } = await readSubscription(operation, id);
  const period = periodOf(body);
  const told: SubscriptionHidden = { ...hidden, upcomingFor: period.end };
  await updateObject(operation.sql, body, { hidden: told });
  const isEnding = body.cancel_at !== null && body.cancel_at <= period.end;
  if (body.pause_collection !== null || isEnding || body.status === 'unpaid') return;
  const invoice = await draftOf(
    { ...operation, now: period.end },
    newId('upcoming_in_', operation.random),
    renewed(body),
    {
      reason: 'subscription_cycle',
      before: period,
      isFree: false,
    },
  );
  // Stripe's preview of an invoice has no id, for there is nothing yet to read by it.
  const { id: _id, ...preview } = { ...invoice, billing_reason: 'upcoming' as const };
  await recordEvent(operation, 'invoice.upcoming', preview);
}
