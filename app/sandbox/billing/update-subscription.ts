/** Changes to a subscription: its amount, its card, its billing day, pauses, and an end that is set for later. */
import type { UpdateParams } from '#app/sandbox/api/subscription-params.ts';
import { cancelTime, checkedTrialEnd, refuseProration } from '#app/sandbox/billing/first-terms.ts';
import { intervalsAfter } from '#app/sandbox/billing/periods.ts';
import { beginPeriod } from '#app/sandbox/billing/renew.ts';
import { changeSubscription } from '#app/sandbox/billing/scope.ts';
import { changedItems } from '#app/sandbox/billing/subscription-items.ts';
import { mergeMetadata } from '#app/sandbox/changes.ts';
import {
  hasEnded,
  inPeriod,
  NOTHING_SAID,
  type Period,
  periodOf,
  recurrenceOf,
  type Subscription,
} from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findSavedCard, notTheirCard } from '#app/sandbox/saved-cards.ts';
import { badParameter, wrongState } from '#app/sandbox/stripe-error.ts';

/** The caller has locked it, and the operation is at its time. */
export async function updateSubscription(
  operation: Operation,
  before: Subscription,
  params: UpdateParams,
): Promise<void> {
  refuseAfterEnd(before, params);
  refuseBeforeStart(before, params);
  const card = params.default_payment_method;
  if (card !== undefined && !(await findSavedCard(operation, before.customer, card)))
    throw notTheirCard(card);
  const items = params.items
    ? await changedItems(operation, before, params.items, params.proration_behavior)
    : before.items;
  const changed: Subscription = {
    ...before,
    ...ending(operation, before, params),
    ...pausing(operation, params),
    default_payment_method: card ?? before.default_payment_method,
    description: params.description === undefined ? before.description : params.description,
    items,
    metadata:
      params.metadata === undefined ? before.metadata : mergeMetadata(before.metadata, params.metadata),
    payment_settings: {
      ...before.payment_settings,
      save_default_payment_method:
        params.payment_settings?.save_default_payment_method ??
        before.payment_settings.save_default_payment_method,
    },
  };
  const moved = moveDay(operation, changed, params);
  if (!moved) await changeSubscription(operation, before.id, () => changed);
  else await beginPeriod(operation, before, moved.after, { before: moved.before, isFree: moved.isFree });
}

function refuseAfterEnd(subscription: Subscription, params: UpdateParams): void {
  const { metadata: _metadata, cancellation_details: _details, expand: _expand, ...rest } = params;
  if (!hasEnded(subscription) || Object.values(rest).every((value) => value === undefined)) return;
  throw wrongState('A canceled subscription can only update its cancellation_details and metadata.', {});
}

/** As Stripe says of `status` in its reference: until its first payment is made nothing that bills may be another. */
function refuseBeforeStart({ status }: Subscription, params: UpdateParams): void {
  const { metadata: _metadata, expand: _expand, ...rest } = params;
  if (status !== 'incomplete' || Object.values(rest).every((value) => value === undefined)) return;
  throw wrongState('A subscription that is incomplete can only update its metadata and default_source.', {});
}

type Ending = Pick<
  Subscription,
  'cancel_at' | 'cancel_at_period_end' | 'canceled_at' | 'cancellation_details'
>;

/** An end that is set for later is a request of today: `canceled_at` is when it was made. */
function ending(operation: Operation, before: Subscription, params: UpdateParams): Partial<Ending> {
  const at = cancelTime(params, periodOf(before), operation.now);
  const said = { ...before.cancellation_details, ...params.cancellation_details };
  const details = { ...said, comment: said.comment ?? null, feedback: said.feedback ?? null };
  if (at === undefined) return params.cancellation_details ? { cancellation_details: details } : {};
  if (at === null) {
    if (before.cancel_at === null) return {};
    return {
      cancel_at: null,
      cancel_at_period_end: false,
      canceled_at: null,
      cancellation_details: NOTHING_SAID,
    };
  }
  return {
    cancel_at: at,
    cancel_at_period_end: params.cancel_at_period_end ?? false,
    canceled_at: operation.now,
    cancellation_details: { ...details, reason: 'cancellation_requested' },
  };
}

function pausing(
  operation: Operation,
  { pause_collection: pause }: UpdateParams,
): Partial<Pick<Subscription, 'pause_collection'>> {
  if (pause === undefined) return {};
  if (pause === null) return { pause_collection: null };
  if (pause.resumes_at !== undefined && pause.resumes_at <= operation.now)
    throw badParameter(
      'pause_collection[resumes_at]',
      'Invalid timestamp: must be an integer Unix timestamp in the future.',
    );
  return { pause_collection: { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null } };
}

interface Moved {
  readonly after: Subscription;
  readonly before: Period;
  readonly isFree: boolean;
}

/** A new billing day: today, or the end of a trial that begins now. Null where the day stays. */
function moveDay(operation: Operation, changed: Subscription, params: UpdateParams): Moved | null {
  const { trial_end: trialEnd, billing_cycle_anchor: anchor } = params;
  const { now } = operation;
  const isTrialOver = trialEnd === 'now' && changed.status === 'trialing';
  if (typeof trialEnd !== 'number' && !isTrialOver && anchor?.type !== 'now') return null;
  if (!isTrialOver) refuseProration(params.proration_behavior, 'The rest of the period');
  const before = periodOf(changed);
  if (typeof trialEnd === 'number') {
    const end = checkedTrialEnd(trialEnd, now);
    const trial = {
      status: 'trialing',
      trial_start: now,
      trial_end: end,
      billing_cycle_anchor: end,
    } as const;
    const items = inPeriod(changed.items, { start: now, end });
    return { after: { ...changed, ...trial, items }, before, isFree: true };
  }
  const end = intervalsAfter(now, recurrenceOf(changed), 1);
  const after: Subscription = {
    ...changed,
    billing_cycle_anchor: now,
    items: inPeriod(changed.items, { start: now, end }),
    ...(changed.status === 'trialing' ? { status: 'active', trial_end: now } : {}),
  };
  return { after, before, isFree: false };
}
