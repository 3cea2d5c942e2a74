/** What is known of a donation in each of its states, and what cannot be: once as types, once as a check of values. */
import { z } from 'zod';

/** Why a donation waits for staff. `cannot-screen` is screened again by itself when the registry recovers. */
export const holdReasons = [
  'resembles',
  'cannot-screen',
  'payer-unknown',
  'too-many-donations',
  'amount-differs',
] as const;

const text = z.string();
const time = z.date();
const none = z.null();
const unheld = z.array(z.enum(holdReasons)).length(0).readonly();
const held = z.array(z.enum(holdReasons)).min(1).readonly();

/** Nobody has paid: there is nothing to screen, to decide or to release. */
const unpaid = {
  paymentIntentId: none,
  chargeId: none,
  authorisedAt: none,
  captureBefore: none,
  heldUntil: none,
  holdReasons: unheld,
  decision: none,
  decisionInForceAt: none,
  releaseOutcome: none,
  refusedBy: none,
  refusalDecidedAt: none,
  bookedAt: none,
};
/** A bank holds the money, or once did. */
const paid = { paymentIntentId: text, chargeId: text, authorisedAt: time, heldUntil: time };
const undecided = { decision: none, decisionInForceAt: none, refusalDecidedAt: none };
const notReleased = { releaseOutcome: none, refusedBy: none };
const goesOn = { settledAt: none, bookedAt: none };
const settled = { settledAt: time };
const decided = {
  state: z.literal('decided'),
  ...paid,
  ...notReleased,
  ...goesOn,
  holdReasons: held,
  decisionInForceAt: time,
};
const releasing = { state: z.literal('releasing'), ...paid, ...goesOn };
const received = { state: z.literal('received'), ...notReleased, ...settled, refusalDecidedAt: none };
const unheldPayment = {
  paymentIntentId: text,
  chargeId: text,
  authorisedAt: none,
  captureBefore: none,
  heldUntil: none,
  holdReasons: unheld,
};
const refused = {
  releaseOutcome: z.literal('refused'),
  refusedBy: z.enum(['screening', 'staff']),
  refusalDecidedAt: time,
};

/** The migration repeats each of these as a check of the table. */
export const donationFacts = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), ...unpaid, settledAt: none }),
  z.object({ state: z.literal('abandoned'), ...unpaid, ...settled }),
  z.object({
    state: z.literal('authorised'),
    ...paid,
    ...undecided,
    ...notReleased,
    ...goesOn,
    holdReasons: unheld,
  }),
  z.object({ state: z.literal('held'), ...paid, ...undecided, ...notReleased, ...goesOn, holdReasons: held }),
  z.discriminatedUnion('decision', [
    z.object({ ...decided, decision: z.literal('clear'), refusalDecidedAt: none }),
    z.object({ ...decided, decision: z.literal('refuse'), refusalDecidedAt: time }),
  ]),
  // Taken because the screening or staff cleared it, never against a refusal.
  z.object({
    state: z.literal('capturing'),
    ...paid,
    ...notReleased,
    ...goesOn,
    decision: z.literal('clear').nullable(),
    refusalDecidedAt: none,
  }),
  z.discriminatedUnion('releaseOutcome', [
    z.object({ ...releasing, ...refused, decision: z.literal('refuse').nullable() }),
    z.object({ ...releasing, ...undecided, releaseOutcome: z.literal('lapsed'), refusedBy: none }),
  ]),
  z.discriminatedUnion('origin', [
    // Whatever was decided before: a capture by hand at Stripe is received too.
    z.object({ ...received, ...paid, origin: z.literal('checkout') }),
    // Known from the payment on: its payer was screened before it was charged, so nobody held it.
    z.object({ ...received, ...undecided, ...unheldPayment, origin: z.literal('renewal') }),
  ]),
  z.object({ state: z.literal('refused'), ...paid, ...settled, ...refused, bookedAt: none }),
  z.object({
    state: z.literal('lapsed'),
    ...paid,
    ...settled,
    bookedAt: none,
    releaseOutcome: z.literal('lapsed').nullable(),
    refusedBy: none,
  }),
]);

export type DonationFacts = Readonly<z.infer<typeof donationFacts>>;

/**
 * The record as a donation. Throws where its state lacks a fact or bears one that cannot be: that is a bug of ours, and
 * acting on it could take or release money that nobody decided about.
 */
export function possible<R extends { readonly id: string; readonly state: string }>(
  record: R,
): R & DonationFacts {
  const facts = donationFacts.safeParse(record);
  if (facts.success) return { ...record, ...facts.data };
  const wrong = facts.error.issues.map(({ path }) => path.join());
  throw new Error(`donation ${record.id} cannot be ${record.state} with such ${wrong.join(', ')}`);
}
