/** What one step of a donation writes, as a value: built here without side effects, written whole or not at all. */
import {
  holdDeadline,
  nextCheckAt,
  notFailing,
  settledStates,
  step,
  type Donation,
  type DonationEvent,
  type DonationIn,
  type DonationRecord,
  type DonationState,
  type HoldReason,
} from './donation.ts';
import { possible } from './donation-facts.ts';
import { addressForLimits } from './email.ts';
import { postAuthorised, postCaptured, postFee, postReleased, type LedgerPosting } from './ledger.ts';
import type { Lesson } from './lesson.ts';
import type { MailKind } from './mail-kinds.ts';
import type { Charge, Checkout, Payment } from './payment.ts';
import { reasonsOf, type Screening } from './screening/screening.ts';

export interface PayerRecord {
  readonly organisation: string | null;
  readonly name: string | null;
  readonly billingName: string | null;
  readonly email: string | null;
  readonly country: string | null;
  readonly postalCode: string | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  readonly cardFunding: string | null;
  readonly emailHash: string | null;
  readonly cardFingerprintHash: string | null;
}

export interface HistoryEntry {
  readonly at: Date;
  readonly event: DonationEvent;
  readonly fromState: DonationState;
  readonly toState: DonationState;
  readonly actorName: string | null;
}

export type StripeRequestKind = 'create-checkout' | 'capture' | 'cancel';

/** A request to Stripe, written before it is done. */
export interface StripeRequest {
  readonly kind: StripeRequestKind;
  readonly idempotencyKey: string;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

/** When a payer is screened. `report`: of a donation received long ago, for staff to see; decides nothing. */
export const SCREENING_STAGES = ['form', 'payer', 'again', 'report'] as const;

/** A request to Stripe as it stands: under which key, since when, and what became of the last try under it. */
export interface StoredRequest {
  readonly idempotencyKey: string;
  readonly requestedAt: Date;
  /** `failed`, `refused`, `unanswered`, or null where it was never tried. */
  readonly outcome: string | null;
}

/** Stripe forgets a key after 24 hours at the earliest; an hour is left for clocks that differ and requests that hang. */
const keyMsMax = 23 * 3_600_000;

/**
 * Whether the next try takes a new key; Stripe's state must have been read since the last one. Where no answer came the key stays,
 * because the request may have been carried out; a failure or a refusal Stripe would repeat for a day under the same key.
 */
export function needsNewKey(
  { outcome, requestedAt }: Omit<StoredRequest, 'idempotencyKey'>,
  now: Date,
): boolean {
  return outcome === 'failed' || outcome === 'refused' || now.getTime() - requestedAt.getTime() >= keyMsMax;
}

export interface ScreeningRecord {
  readonly id: string;
  readonly token: string;
  readonly donationId: string | null;
  readonly stage: (typeof SCREENING_STAGES)[number];
  readonly screening: Screening;
  readonly createdAt: Date;
}

export interface ReviewRecord {
  readonly id: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly decision: 'clear' | 'refuse';
  readonly reason: string;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly inForceAt: Date;
  readonly undoneAt: Date | null;
}

export interface NewMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Everything one step writes, in one database transaction or not at all. */
export interface DonationChange {
  readonly fields?: Partial<
    Omit<DonationRecord, 'id' | 'token' | 'version' | 'createdAt' | 'amount' | 'feeCover'>
  >;
  readonly payer?: PayerRecord;
  /** The person or organisation the donation is recorded under, found by the hash of the e-mail address. */
  readonly donor?: {
    id: string;
    emailHash: string | null;
    name: string | null;
    email: string | null;
    country: string | null;
  };
  readonly entry?: HistoryEntry;
  readonly stripeRequest?: StripeRequest;
  readonly finishedRequest?: { kind: StripeRequestKind; at: Date; outcome: string };
  readonly screening?: ScreeningRecord;
  readonly review?: ReviewRecord;
  readonly undoneReview?: { at: Date; by: string };
  readonly postings?: readonly LedgerPosting[];
  /** When the postings occurred, where no history entry says so. */
  readonly postedAt?: Date;
  readonly refusedCard?: {
    fingerprintHash: string;
    listingId: string | null;
    listingName: string | null;
    createdAt: Date;
    expiresAt: Date;
  };
  /** What a decision that came into force teaches the screening, signed by who decided. */
  readonly learned?: Lesson & { actorName: string; reason: string };
  readonly mail?: NewMail;
}

/** What an event must bring, so that the donation has the facts of the state that follows. */
interface EventFacts {
  readonly authorised: Pick<
    DonationIn<'authorised'>,
    'paymentIntentId' | 'chargeId' | 'authorisedAt' | 'captureBefore' | 'heldUntil'
  >;
  readonly 'screened-unclear': Pick<DonationIn<'held'>, 'holdReasons'>;
  readonly 'screened-political': Pick<
    DonationIn<'refused'>,
    'releaseOutcome' | 'refusedBy' | 'refusalDecidedAt'
  >;
  readonly decided: Pick<DonationIn<'decided'>, 'decision' | 'decisionInForceAt' | 'refusalDecidedAt'>;
  readonly undone: Pick<DonationIn<'held'>, 'decision' | 'decisionInForceAt' | 'refusalDecidedAt'>;
  readonly 'refusal-enforced': Pick<DonationIn<'refused'>, 'releaseOutcome' | 'refusedBy'>;
  readonly 'deadline-passed': Pick<DonationIn<'lapsed'>, 'releaseOutcome' | 'refusedBy'>;
  readonly captured: Pick<DonationIn<'received'>, 'releaseOutcome' | 'refusedBy' | 'refusalDecidedAt'>;
}

/** A change that may come with `E`: one that leaves out what the event must bring cannot be written. */
export type ChangeBy<E extends DonationEvent> = E extends keyof EventFacts
  ? DonationChange & { readonly fields: EventFacts[E] }
  : DonationChange;

/**
 * The change that `event` makes, with the state, the history entry and the time of the next check filled in; `ignored`
 * or `illegal` where the table says so and nothing is to be written. Throws where the donation would be what it cannot be.
 */
export function stepChange<E extends DonationEvent>(
  donation: Donation,
  event: E,
  now: Date,
  extra: ChangeBy<E>,
  actorName: string | null = null,
): DonationChange | 'ignored' | 'illegal' {
  const to = step(donation.state, event);
  if (to === 'ignored' || to === 'illegal') return to;
  const settledAt = settledStates.has(to) ? now : null;
  const after = possible({ ...donation, ...extra.fields, state: to, settledAt });
  return {
    ...extra,
    fields: {
      ...extra.fields,
      state: to,
      settledAt,
      checkAt: nextCheckAt(after, now),
      ...notFailing,
    },
    entry: { at: now, event, fromState: donation.state, toState: to, actorName },
  };
}

/** A request to Stripe, to be written before it is made. One request of each kind in a donation's life, so one key. */
export function newStripeRequest(donationId: string, kind: StripeRequestKind, now: Date): StripeRequest {
  return { kind, idempotencyKey: `${donationId}-${kind}`, requestedAt: now, finishedAt: null };
}

/** Who paid, from the form (organisation) and from Stripe (the rest). The e-mail hash is the one that limits count by. */
export function payerRecord(
  organisation: string | null,
  payer: Checkout['payer'],
  charge: Charge,
  hash: (kind: 'email' | 'card', value: string) => string,
): PayerRecord {
  const email = payer.email ?? charge.billing.email;
  return {
    organisation,
    name: payer.name,
    billingName: charge.billing.name,
    email,
    country: charge.billing.country,
    postalCode: charge.billing.postalCode,
    cardBrand: charge.card?.brand ?? null,
    cardLast4: charge.card?.last4 ?? null,
    cardFunding: charge.card?.funding ?? null,
    emailHash: email ? hash('email', addressForLimits(email)) : null,
    cardFingerprintHash: charge.card?.fingerprint ? hash('card', charge.card.fingerprint) : null,
  };
}

/** The donor that a payer is recorded under: known by the exact address, since `a+b@` may be another person than `a@`. */
export function donorOf(
  payer: PayerRecord,
  id: string,
  hash: (kind: 'email', value: string) => string,
): NonNullable<DonationChange['donor']> {
  const { name, billingName, email, country } = payer;
  const emailHash = email ? hash('email', email.trim().toLowerCase()) : null;
  return { id, emailHash, name: name ?? billingName, email, country };
}

/** A bank holds the money: who paid is known, the hold stands in the ledger, the deadline is set. */
export function authorisedChange(
  payment: Payment,
  charge: Charge,
  payer: PayerRecord,
  donor: NonNullable<DonationChange['donor']>,
): ChangeBy<'authorised'> {
  return {
    fields: {
      paymentIntentId: payment.id,
      chargeId: charge.id,
      authorisedAt: charge.createdAt,
      captureBefore: charge.captureBefore,
      heldUntil: holdDeadline(charge.createdAt, charge.captureBefore),
    },
    payer,
    donor,
    postings: [postAuthorised(payment.charged, charge.id)],
  };
}

/** Which wait a screening rule means; the other rules that hold found a resemblance, a refused card or words of politics. */
const reasonOfRule: Readonly<Record<string, HoldReason>> = {
  'cannot-screen': 'cannot-screen',
  'payer-unknown': 'payer-unknown',
  'too-many-donations': 'too-many-donations',
};

/** The screening spoke: clear is to be taken, political to be released, unclear waits. */
export function screenedChange(donation: Donation, record: ScreeningRecord, now: Date): DonationChange {
  switch (record.screening.outcome) {
    case 'clear':
      return { screening: record, stripeRequest: newStripeRequest(donation.id, 'capture', now) };
    case 'political':
      return {
        screening: record,
        fields: { releaseOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: now },
        stripeRequest: newStripeRequest(donation.id, 'cancel', now),
      } satisfies ChangeBy<'screened-political'>;
    case 'unclear':
      return {
        screening: record,
        fields: { holdReasons: holdReasonsOf(record.screening) },
      } satisfies ChangeBy<'screened-unclear'>;
  }
}

function holdReasonsOf(screening: Screening): HoldReason[] {
  return [...new Set(reasonsOf(screening).map(({ rule }) => reasonOfRule[rule] ?? 'resembles'))];
}

/**
 * Why the donation is held or was refused, as the donor is told on every page and in every mail: from the screening that did it, which
 * is the last one. Empty where a person refused, whose reason is not the screening's, and where the words were erased.
 */
export function reasonsTold(
  donation: Pick<Donation, 'refusedBy'>,
  screening: Screening | null,
): readonly string[] {
  if (donation.refusedBy === 'staff' || !screening) return [];
  return reasonsOf(screening).flatMap(({ sentence }) => (sentence === '' ? [] : [sentence]));
}

/** A refusal by staff ends the wait without taking anything. */
export function refusingChange(donation: Donation, now: Date): ChangeBy<'refusal-enforced'> {
  return {
    fields: { releaseOutcome: 'refused', refusedBy: 'staff' },
    stripeRequest: newStripeRequest(donation.id, 'cancel', now),
  };
}

/** The deadline ends the wait without taking anything. */
export function lapsingChange(donation: Donation, now: Date): ChangeBy<'deadline-passed'> {
  return {
    fields: { releaseOutcome: 'lapsed', refusedBy: null },
    stripeRequest: newStripeRequest(donation.id, 'cancel', now),
  };
}

/** The money is ours: the hold leaves the ledger, income and (where Stripe knows it already) its fee enter them. */
export function capturedChange(payment: Payment, charge: Charge, now: Date): ChangeBy<'captured'> {
  const fee = charge.balance ? feeChange(payment, charge.balance) : {};
  return {
    fields: { ...fee.fields, refusedBy: null, refusalDecidedAt: null, releaseOutcome: null },
    postings: [postCaptured(payment.charged, payment.received, charge.id), ...(fee.postings ?? [])],
    finishedRequest: { kind: 'capture', at: now, outcome: 'captured' },
  };
}

/** Stripe's fee became known. */
export function feeChange(payment: Payment, balance: NonNullable<Charge['balance']>): DonationChange {
  return {
    fields: { fee: balance.fee, balanceTransactionId: balance.id },
    postings: [postFee(payment.received, balance)],
  };
}

/** The hold is gone, nothing was taken. */
export function releasedChange(payment: Payment, charge: Charge, now: Date): DonationChange {
  return {
    postings: [postReleased(payment.charged, charge.id)],
    finishedRequest: { kind: 'cancel', at: now, outcome: 'released' },
  };
}
