/** The steps of a donation, as values: what each event brings, and what it does besides. */
import { bookBalanceTransaction, incomeOf } from '../ledger/booking.ts';
import { holdEnded, holdPlaced, type LedgerPosting } from '../ledger/ledger.ts';
import type { Money } from '../money.ts';
import type { Charge, Payment } from '../payment.ts';
import { holdReasonsOf } from './hold-reasons.ts';
import { reasonsOf, type Screening } from '../screening/screening.ts';
import type { DonationFields, DonationStep, Effect } from '../step.ts';
import { newStripeRequest, type StripeRequestKind } from '../stripe-request.ts';
import { donationSubject } from '../subject.ts';
import { holdDeadline, nextCheckAt } from './deadlines.ts';
import { agreedMinor, type Donation, type DonationIn } from './donation.ts';
import { possible } from './facts.ts';
import type { NewDonor, PayerRecord } from './records.ts';
import { settledStates, transition, type DonationEvent } from './states.ts';

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

/** What comes with an event: fields of the donation, and effects. */
interface Bringing {
  readonly fields?: DonationFields;
  readonly effects?: readonly Effect[];
}

/** What may come with `E`: one that leaves out what the event must bring cannot be written. */
export type Brought<E extends DonationEvent> = E extends keyof EventFacts
  ? Bringing & { readonly fields: EventFacts[E] }
  : Bringing;

/**
 * The step that `event` makes, with the state, the history entry and the time of the next check filled in; `ignored`
 * or `illegal` where the table says so and nothing is to be written. Throws where the donation would be what it cannot be.
 */
export function stepBy<E extends DonationEvent>(
  donation: Donation,
  event: E,
  now: Date,
  { fields = {}, effects = [] }: Brought<E>,
  actorName: string | null = null,
): DonationStep | 'ignored' | 'illegal' {
  const to = transition(donation.state, event);
  if (to === 'ignored' || to === 'illegal') return to;
  const settledAt = settledStates.has(to) ? now : null;
  const changed = { ...fields, state: to, settledAt };
  return {
    ...stepWithin(donation, now, changed, effects),
    history: { at: now, event, fromState: donation.state, toState: to, actorName },
  };
}

/** A step in which the donation stays in its state, or in which `stepBy` changes it. */
export function stepWithin(
  donation: Donation,
  at: Date,
  fields: DonationFields,
  effects: readonly Effect[],
): DonationStep {
  const after = possible({ ...donation, ...fields });
  const { id, version } = donation;
  const checkAt = nextCheckAt(after, at);
  return { subject: 'donation', id, version, at, fields, history: null, checkAt, effects };
}

/** The payment page is there. */
export function checkoutOpened(
  donation: Donation,
  {
    sessionId,
    url,
    expiresAt,
  }: { readonly sessionId: string; readonly url: string; readonly expiresAt: Date },
  now: Date,
): DonationStep {
  const effects: Effect[] = [
    { kind: 'open-checkout', donationId: donation.id, sessionId, url, expiresAt },
    finished(donation, 'create-checkout', 'created'),
  ];
  const checkAt = nextCheckAt({ ...donation, sessionExpiresAt: expiresAt }, now);
  return { ...stepWithin(donation, now, {}, effects), checkAt };
}

/** A bank holds the money: who paid is known, the hold stands in the ledger, the deadline is set. */
export function authorising(
  donation: Donation,
  payment: Payment,
  charge: Charge,
  payer: PayerRecord,
  donor: NewDonor,
): Brought<'authorised'> {
  const donationId = donation.id;
  const { id: chargeId, createdAt: occurredAt } = charge;
  return {
    fields: {
      paymentIntentId: payment.id,
      chargeId,
      authorisedAt: occurredAt,
      captureBefore: charge.captureBefore,
      heldUntil: holdDeadline(occurredAt, charge.captureBefore),
    },
    effects: [
      { kind: 'record-payer', donationId, payer },
      { kind: 'record-donor', donationId, donor },
      post(holdPlaced({ chargeId, donationId, charged: payment.charged, occurredAt })),
    ],
  };
}

/** Whether the bank holds just what the donor agreed to; what differs is for a person, and never taken by itself. */
export function isAsAgreed(
  donation: Pick<Donation, 'amount' | 'feeCover'>,
  { charged }: Pick<Payment, 'charged'>,
): boolean {
  return charged.currency === donation.amount.currency && charged.amountMinor === agreedMinor(donation);
}

/** The payer is clear: the money is to be taken. */
export function clearing(
  donation: Donation,
  now: Date,
): Brought<'screened-clear'> & { effects: readonly Effect[] } {
  return { effects: [asked(donation, 'capture', now)] };
}

/** The payer is political: the hold is to be released. */
export function refusingPolitical(
  donation: Donation,
  now: Date,
): Brought<'screened-political'> & { effects: readonly Effect[] } {
  return {
    fields: { releaseOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: now },
    effects: [asked(donation, 'cancel', now)],
  };
}

/** Nobody can tell yet: the donation waits for staff. */
export function holding(screening: Screening): Brought<'screened-unclear'> {
  return { fields: { holdReasons: holdReasonsOf(reasonsOf(screening)) } };
}

/** A refusal by staff ends the wait without taking anything. */
export function refusing(
  donation: Donation,
  now: Date,
): Brought<'refusal-enforced'> & { effects: readonly Effect[] } {
  return {
    fields: { releaseOutcome: 'refused', refusedBy: 'staff' },
    effects: [asked(donation, 'cancel', now)],
  };
}

/** The deadline ends the wait without taking anything. */
export function lapsing(donation: Donation, now: Date): Brought<'deadline-passed'> {
  return {
    fields: { releaseOutcome: 'lapsed', refusedBy: null },
    effects: [asked(donation, 'cancel', now)],
  };
}

/** What Stripe booked of a capture, as postings, and what it brought in. */
export interface CaptureBooked {
  readonly postings: readonly LedgerPosting[];
  readonly income: Money;
}

/**
 * Null while Stripe has not booked all of it: a part capture is booked as the whole hold and, apart, less what was let go; before
 * both are there, nobody is told what came in.
 */
export function captureBooked(donation: Pick<Donation, 'id'>, payment: Payment): CaptureBooked | null {
  const { received, charge } = payment;
  const postings = (charge?.balanceTransactions ?? []).map((each) =>
    bookBalanceTransaction(each, donation.id),
  );
  const income = incomeOf(postings, received.currency);
  return postings.length > 0 && income.amountMinor === received.amountMinor ? { postings, income } : null;
}

/** The money is taken and the hold leaves the ledger. What came in stands there once Stripe has booked it (`bookingStep`). */
export function taking(donation: Donation, payment: Payment, charge: Charge, now: Date): Brought<'captured'> {
  return {
    fields: { refusedBy: null, refusalDecidedAt: null, releaseOutcome: null },
    effects: [holdEnding(donation, payment, charge, now), finished(donation, 'capture', 'captured')],
  };
}

/** What Stripe booked of the capture enters the ledger; `also` is the mail about it. */
export function bookingStep(
  donation: Donation,
  { postings }: CaptureBooked,
  now: Date,
  also: readonly Effect[],
): DonationStep {
  return stepWithin(donation, now, { bookedAt: now }, [...postings.map(post), ...also]);
}

/** The hold is gone, nothing was taken. */
export function lettingGo(
  donation: Donation,
  payment: Payment,
  charge: Charge,
  now: Date,
): Bringing & { effects: readonly Effect[] } {
  return { effects: [holdEnding(donation, payment, charge, now), finished(donation, 'cancel', 'released')] };
}

function holdEnding(donation: Donation, { charged }: Payment, charge: Charge, occurredAt: Date): Effect {
  return post(holdEnded({ chargeId: charge.id, donationId: donation.id, charged, occurredAt }));
}

function post(posting: LedgerPosting): Effect {
  return { kind: 'post', posting };
}

function asked(donation: Donation, kind: StripeRequestKind, now: Date): Effect {
  return { kind: 'ask-stripe', request: newStripeRequest(donationSubject(donation.id), kind, now) };
}

function finished(donation: Donation, kind: StripeRequestKind, outcome: string): Effect {
  const request = { subject: donationSubject(donation.id), kind, cause: '' };
  return { kind: 'finish-request', request, outcome };
}
