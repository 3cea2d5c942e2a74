/** What a refund does next: a pure choice from its state and from what Stripe says of it. */
import { composeRefundMail } from '../mail-refund.ts';
import type { RefundMailKind, Sender } from '../mail-kinds.ts';
import type { Money } from '../money.ts';
import type { Plan } from '../plan.ts';
import type { ReceiptIssuer } from '../receipt/issuer.ts';
import { settlingReceipt } from '../receipt/settling.ts';
import type { Effect, RefundFields } from '../step.ts';
import { refundSubject } from '../subject.ts';
import { lateRefusalReason } from './form.ts';
import type { Refund, RefundAtStripe, RefundBar } from './refund.ts';
import type { RefundEvent } from './states.ts';
import { refundBooked, refundStepBy, refundStepWithin } from './steps.ts';

/** Stripe's present state of it. */
export interface RefundSeen {
  /** Null where Stripe has no such refund. */
  readonly own: RefundAtStripe | null;
  /** What of its payment can still go back; null where `own` was read alone. */
  readonly refundable: Money | null;
  readonly bar: RefundBar | null;
}

export interface RefundKnown {
  readonly refund: Refund;
  readonly now: Date;
  /** Null where there is nothing left to learn. */
  readonly seen: RefundSeen | null;
  /** Where its donor is told, and in which language; null where they gave no address, or it was erased. */
  readonly donor: { readonly email: string; readonly locale: string } | null;
  readonly donationToken: string;
}

export interface RefundTools {
  readonly ids: { row(): string };
  readonly site: Sender;
  readonly issuer: ReceiptIssuer;
  readonly links: { donation(token: string): string };
}

const rest: Plan = { kind: 'rest' };

export function planRefund(known: RefundKnown, tools: RefundTools): Plan {
  const { refund, seen } = known;
  if (!seen) return rest;
  if (seen.own) return planSeen(known, seen.own, tools);
  if (refund.state !== 'asked') return rest;
  const why = seen.bar ?? whyTooMuch(refund, seen.refundable);
  if (why === null) return { kind: 'ask', request: 'refund', cause: '' };
  return planEvent(known, 'refused', { failureReason: why, settledAt: known.now }, []);
}

/** Somebody else sent it back meanwhile. */
function whyTooMuch({ amount }: Refund, refundable: Money | null): 'more-than-left' | null {
  return refundable !== null && refundable.amountMinor < amount.amountMinor ? 'more-than-left' : null;
}

function planSeen(known: RefundKnown, own: RefundAtStripe, tools: RefundTools): Plan {
  const { refund, now } = known;
  const made: Effect[] = refund.state === 'asked' && refund.origin === 'desk' ? [finished(refund)] : [];
  const booked = refundBooked(own, refund.donationId);
  const fields = factsOf(own, now);
  const isTold = refund.toldAt !== null;
  // Only what has arrived, or has come back, changes a receipt: what is on its way may still fail.
  const receipt = receiptOf(known, tools);
  switch (own.status) {
    case 'pending':
      if (refund.state === 'pending') return planReason(known, own);
      return planEvent(known, 'went-pending', told(known, fields), [
        ...made,
        ...booked,
        ...(isTold ? [] : mail(known, 'refund-pending', own, tools)),
      ]);
    case 'requires-action':
      return planEvent(known, 'action-required', fields, [...made, ...booked]);
    case 'succeeded': {
      const news = isTold ? [] : mail(known, 'refunded', own, tools);
      return planEvent(known, 'succeeded', told(known, fields), [...made, ...booked, ...news, receipt]);
    }
    case 'failed':
    case 'canceled': {
      // Whoever was never told that money comes need not hear that it does not.
      const news = isTold ? mail(known, 'refund-failed', own, tools) : [];
      return planEvent(known, own.status, fields, [...made, ...booked, ...news, receipt]);
    }
  }
}

/** Another reason to wait is no other state, but the desk says which. */
function planReason({ refund, now }: RefundKnown, { pendingReason }: RefundAtStripe): Plan {
  if (refund.pendingReason === (pendingReason ?? 'unknown')) return rest;
  const step = refundStepWithin(refund, now, { pendingReason: pendingReason ?? 'unknown' });
  return { kind: 'commit', step };
}

function planEvent(
  { refund, now }: RefundKnown,
  event: RefundEvent,
  fields: RefundFields,
  effects: readonly Effect[],
): Plan {
  const step = refundStepBy(refund, event, now, fields, effects);
  if (step === 'ignored') return rest;
  return step === 'illegal' ? { kind: 'cannot-be', state: refund.state, event } : { kind: 'commit', step };
}

function factsOf(
  { id, status, pendingReason, failureReason, amount }: RefundAtStripe,
  now: Date,
): RefundFields {
  const isUnreturned = status === 'failed' || status === 'canceled';
  return {
    stripeId: id,
    amount,
    pendingReason: status === 'pending' ? (pendingReason ?? 'unknown') : null,
    failureReason: isUnreturned ? (failureReason ?? status) : null,
    settledAt: status === 'pending' || status === 'requires-action' ? null : now,
  };
}

const told = ({ refund, donor, now }: RefundKnown, fields: RefundFields): RefundFields =>
  donor ? { ...fields, toldAt: refund.toldAt ?? now } : fields;

function finished({ id }: Refund): Effect {
  const request = { subject: refundSubject(id), kind: 'refund', cause: '' } as const;
  return { kind: 'finish-request', request, outcome: 'made' };
}

function receiptOf({ refund, donor, donationToken }: RefundKnown, tools: RefundTools): Effect {
  const donation = { id: refund.donationId, token: donationToken };
  return settlingReceipt({ donation, email: donor?.email ?? null }, tools);
}

/** Who gets all of it back because we refuse it is told that, and not only where the money is. */
const lateMails = {
  'refund-pending': 'return-pending',
  refunded: 'returned',
  'refund-failed': 'refund-failed',
} as const satisfies Readonly<Record<string, RefundMailKind>>;

function mail(
  { refund, donor, donationToken }: RefundKnown,
  news: 'refund-pending' | 'refunded' | 'refund-failed',
  { amount }: RefundAtStripe,
  { ids, site, links }: RefundTools,
): Effect[] {
  if (!donor) return [];
  const kind = refund.reason === lateRefusalReason ? lateMails[news] : news;
  const donationUrl = links.donation(donationToken);
  const composed = composeRefundMail(kind, { site, locale: donor.locale, amount, donationUrl });
  const about = { cause: refund.id, donationId: refund.donationId, standingGiftId: null, appealId: null };
  return [
    { kind: 'send-mail', mail: { id: ids.row(), kind, ...about, recipient: donor.email, ...composed } },
  ];
}
