/** Something in which Stripe and we differ: what it is, what mends it, and when a person must look. */
import type { Money } from '../money.ts';
import type { Step } from '../step.ts';
import type { Subject } from '../subject.ts';

/** The parts of a comparison, in their order: what one brings in the next ones find. */
export const reconciliationAreas = [
  'events',
  'sessions',
  'payments',
  'unsettled',
  'subscriptions',
  'renewals',
  'refunds',
  'payouts',
  'movements',
  'webhook',
  'balance',
] as const;
export type ReconciliationArea = (typeof reconciliationAreas)[number];

/** Each kind belongs to the area that finds it, and that looks whether it is gone. */
export const findingKinds = [
  /** Somebody paid on a payment page of ours whose donation is not here, and it does not remember enough to be taken in. */
  'session-unknown',
  /** Stripe knows more of a payment than its donation does. */
  'donation-behind',
  /** Money was taken or is held for a donation that is over, or was not taken for one that was received. */
  'donation-otherwise',
  /** A donation names a payment page that Stripe does not have. */
  'session-missing',
  /** A donation was paid a second time. */
  'payment-second',
  /** A subscription bills in the name of a standing gift that is not here, or has ended. */
  'subscription-unknown',
  'subscription-unended',
  /** Its invoices are charged whether or not anybody screened who pays. */
  'subscription-uncovered',
  /** What a subscription remembers of its donor's changes cannot be read: after a restore they would be lost. */
  'subscription-note-odd',
  /** A standing gift runs, and nothing at Stripe bills it. */
  'subscription-missing',
  /** Somebody can pay an invoice that is not here. */
  'invoice-unknown',
  /** A renewal was paid though it was not to be. */
  'renewal-otherwise',
  /** A refund of a payment of ours is not here. */
  'refund-unknown',
  'refund-behind',
  'payout-behind',
  'payout-differs',
  /** It came back, and none has arrived since. */
  'payout-failed',
  /** A movement of the balance that does not come into the ledger. */
  'movement-unposted',
  'movement-differs',
  /** A movement that the ledger has and Stripe has not. */
  'movement-missing',
  /** Stripe tells this site of nothing any more, or not of all that it waits for. */
  'webhook-disabled',
  'webhook-incomplete',
  'balance-differs',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export const areaOf: Readonly<Record<FindingKind, ReconciliationArea>> = {
  'session-unknown': 'sessions',
  'donation-behind': 'sessions',
  'donation-otherwise': 'sessions',
  'session-missing': 'unsettled',
  'payment-second': 'payments',
  'subscription-unknown': 'subscriptions',
  'subscription-unended': 'subscriptions',
  'subscription-uncovered': 'subscriptions',
  'subscription-note-odd': 'subscriptions',
  'subscription-missing': 'subscriptions',
  'invoice-unknown': 'subscriptions',
  'renewal-otherwise': 'renewals',
  'refund-unknown': 'refunds',
  'refund-behind': 'refunds',
  'payout-behind': 'payouts',
  'payout-differs': 'payouts',
  'payout-failed': 'payouts',
  'movement-unposted': 'movements',
  'movement-differs': 'movements',
  'movement-missing': 'movements',
  'webhook-disabled': 'webhook',
  'webhook-incomplete': 'webhook',
  'balance-differs': 'balance',
};

/**
 * What puts it right. `write`: now, whole. `advance`: the loop, which looks at Stripe and writes what it finds. `wait`: itself, most
 * likely: something is still on its way. `person`: nobody but a person.
 */
export type Mend =
  | { readonly kind: 'write'; readonly step: Step; readonly advance: Subject }
  | { readonly kind: 'advance'; readonly subject: Subject }
  | { readonly kind: 'wait' }
  | { readonly kind: 'person' };

export interface Difference {
  readonly kind: FindingKind;
  /** Stripe's object, or the currency whose sums differ. */
  readonly objectId: string;
  readonly subject: Subject | null;
  /** What each side has, where it is about a sum. */
  readonly stripe: Money | null;
  readonly ours: Money | null;
  readonly mend: Mend;
}

/** A difference as it is kept until it is gone. */
export interface Finding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly objectId: string;
  readonly subject: Subject | null;
  readonly stripe: Money | null;
  readonly ours: Money | null;
  readonly foundAt: Date;
  /** Since when a person must look; null while a mend has time to work. */
  readonly openedAt: Date | null;
}

/** A mend that was asked for has this long before whoever finds the same again calls a person. */
export const mendMs = 10 * 60_000;

/** Both sums of one currency as a comparison ended; `isMoving`: Stripe's did not hold still, so they say nothing. */
export interface ReconciledTotal {
  readonly currency: string;
  readonly ledgerMinor: number;
  readonly stripeMinor: number;
  /** What is not in the ledger because its donation is not here yet. */
  readonly waitingMinor: number;
  readonly isMoving: boolean;
}

export const reconciliationCauses = ['hourly', 'command', 'restore'] as const;
export type ReconciliationCause = (typeof reconciliationCauses)[number];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Stripe delivers what it could not for three days; payments of those days may still change. */
const windowMs = 3 * dayMs;
/** Stripe keeps events for so long. */
const firstWindowMs = 30 * dayMs;

/** From when on Stripe is read: further back where nobody compared for longer. `last`: when the last whole comparison began. */
export function compareSince(last: Date | null, now: Date): Date {
  if (last === null) return new Date(now.getTime() - firstWindowMs);
  return new Date(Math.min(now.getTime() - windowMs, last.getTime() - hourMs));
}

/** Every hour, and at once where the last one did not come to its end. */
export function isReconciliationDue(
  last: { readonly startedAt: Date; readonly finishedAt: Date | null } | null,
  now: Date,
): boolean {
  if (last === null || last.finishedAt === null) return true;
  return now.getTime() - last.startedAt.getTime() >= hourMs || last.startedAt > now;
}
