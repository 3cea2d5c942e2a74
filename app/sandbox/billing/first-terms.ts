/** What a new subscription's parameters say of its first period: when it ends, and whether anything is due now. */
import type { CreateParams, UpdateParams } from '#app/sandbox/api/subscription-params.ts';
import { intervalsAfter } from '#app/sandbox/billing/periods.ts';
import type { Price } from '#app/sandbox/objects/product.ts';
import type { Period } from '#app/sandbox/objects/subscription.ts';
import { badParameter } from '#app/sandbox/stripe-error.ts';

const DAY = 24 * 3600;
const TRIAL_MAX = 2 * 366 * DAY;

export interface FirstTerms {
  readonly period: Period;
  readonly anchor: number;
  readonly isTrial: boolean;
  readonly isCharged: boolean;
  /** A subscription that waits for its first billing day has no invoice until then; a trial has one over nothing. */
  readonly hasInvoice: boolean;
}

export function firstTerms(params: CreateParams, price: Price, now: number): FirstTerms {
  const trialEnd = trialEndOf(params, now);
  if (trialEnd !== null) {
    const period = { start: now, end: trialEnd };
    return { period, anchor: trialEnd, isTrial: true, isCharged: false, hasInvoice: true };
  }
  if (!price.recurring) throw new Error(`${price.id} is not recurring`);
  const end = intervalsAfter(now, price.recurring, 1);
  const anchor = params.billing_cycle_anchor ?? now;
  if (anchor === now)
    return { period: { start: now, end }, anchor, isTrial: false, isCharged: true, hasInvoice: true };
  if (anchor < now || anchor > end) {
    throw badParameter(
      'billing_cycle_anchor',
      'billing_cycle_anchor cannot be in the past, or later than the next natural billing date for the price.',
    );
  }
  refuseProration(params.proration_behavior, 'The days until `billing_cycle_anchor`');
  return { period: { start: now, end: anchor }, anchor, isTrial: false, isCharged: false, hasInvoice: false };
}

/** The second at which a trial ends; null where there is none. */
function trialEndOf(params: CreateParams, now: number): number | null {
  const { trial_end: end, trial_period_days: days } = params;
  if (end !== undefined && end !== 'now') return checkedTrialEnd(end, now);
  return days === undefined || end === 'now' ? null : now + days * DAY;
}

/** 400 where a trial would end in the past, or in more than two years. */
export function checkedTrialEnd(end: number, now: number): number {
  if (end <= now)
    throw badParameter('trial_end', 'Invalid timestamp: must be an integer Unix timestamp in the future.');
  if (end > now + TRIAL_MAX) {
    throw badParameter('trial_end', 'Invalid trial_end: trials can be at most two years long.');
  }
  return end;
}

/** 400 rather than a lie: Stripe would compute a part payment or a credit here. */
export function refuseProration(behavior: CreateParams['proration_behavior'], what: string): void {
  if (behavior === 'none') return;
  throw badParameter(
    'proration_behavior',
    `${what} would be prorated, which the local Stripe does not do. Send proration_behavior=none.`,
  );
}

/** When it shall end; undefined where the parameters leave that as it is, null where they take it back. */
export function cancelTime(
  params: Pick<UpdateParams, 'cancel_at' | 'cancel_at_period_end' | 'proration_behavior'>,
  period: Period,
  now: number,
): number | null | undefined {
  const { cancel_at: at, cancel_at_period_end: atEnd } = params;
  if (at !== undefined && at !== null && atEnd) {
    throw badParameter(
      'cancel_at',
      'You may only specify one of these parameters: cancel_at, cancel_at_period_end.',
    );
  }
  if (typeof at === 'string') return period.end;
  if (typeof at !== 'number') return atEnd ? period.end : at === null || atEnd === false ? null : undefined;
  if (at <= now)
    throw badParameter('cancel_at', 'Invalid timestamp: must be an integer Unix timestamp in the future.');
  if (at !== period.end) refuseProration(params.proration_behavior, 'The period in which `cancel_at` lies');
  return at;
}
