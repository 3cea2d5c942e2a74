/** A request to Stripe that moves something: its key, and when the next try takes a new one. */
import { subjectKey, type Subject } from './subject.ts';

export type StripeRequestKind =
  | 'create-checkout'
  | 'capture'
  | 'cancel'
  | 'refund'
  | 'accept-dispute'
  | 'create-subscription'
  | 'keep-drafts'
  | 'use-card'
  | 'change-amount'
  | 'note-change'
  | 'set-email'
  | 'cancel-subscription'
  | 'detach-card'
  | 'delete-customer'
  | 'finalize-invoice'
  | 'pay-invoice'
  | 'void-invoice';

/** What came of the last try, as it is kept: a decline is the bank's word and not a fault. */
export const requestOutcomes = ['failed', 'refused', 'unanswered', 'declined', 'must-confirm'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

/** What is asked for whom. `cause`: what for, where a subject may ask it more than once; empty where once in its life. */
export interface RequestName {
  readonly subject: Subject;
  readonly kind: StripeRequestKind;
  readonly cause: string;
}

/** A request to Stripe, written before it is made. */
export interface StripeRequest extends RequestName {
  readonly idempotencyKey: string;
  readonly requestedAt: Date;
}

/** A request to Stripe as it stands: under which key, since when, and what became of the last try under it. */
export interface StoredRequest {
  readonly idempotencyKey: string;
  readonly requestedAt: Date;
  /** A `RequestOutcome`, what it came to, or null where it was never tried. */
  readonly outcome: string | null;
}

/** A request to Stripe, to be written before it is made. */
export function newStripeRequest(
  subject: Subject,
  kind: StripeRequestKind,
  requestedAt: Date,
  cause = '',
): StripeRequest {
  const name = { subject, kind, cause };
  return { ...name, idempotencyKey: requestKey(name), requestedAt };
}

/** `again`: another text where the first key is used up. */
export function requestKey({ subject, kind, cause }: RequestName, again = ''): string {
  return [subjectKey(subject), kind, cause, again].filter((part) => part !== '').join('-');
}

/** Stripe forgets a key after 24 hours at the earliest; an hour is left for clocks that differ and requests that hang. */
const keyMsMax = 23 * 3_600_000;

/** What Stripe would say again under the same key. */
const keptAnswers: ReadonlySet<string> = new Set<RequestOutcome>([
  'failed',
  'refused',
  'declined',
  'must-confirm',
]);

/**
 * Whether the next try takes a new key; Stripe's state must have been read since the last one. Where no answer came the key stays,
 * because the request may have been carried out; a failure or a refusal Stripe would repeat for a day under the same key.
 */
export function needsNewKey(
  { outcome, requestedAt }: Omit<StoredRequest, 'idempotencyKey'>,
  now: Date,
): boolean {
  return (outcome !== null && keptAnswers.has(outcome)) || now.getTime() - requestedAt.getTime() >= keyMsMax;
}
