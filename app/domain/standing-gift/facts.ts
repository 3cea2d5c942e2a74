/** What is known of a standing gift in each of its states, and what cannot be: once as types, once as a check of values. */
import { z } from 'zod';
import { holdReasons } from '../donation/facts.ts';

const text = z.string();
const time = z.date();
const none = z.null();
const unheld = z.array(z.enum(holdReasons)).length(0).readonly();
const held = z.array(z.enum(holdReasons)).min(1).readonly();

export const closeOutcomes = ['refused', 'lapsed', 'declined', 'stopped', 'unpaid'] as const;

const undecided = { decision: none, decisionInForceAt: none, refusalDecidedAt: none };
const cleared = { decision: z.literal('clear').nullable(), refusalDecidedAt: none };
const goesOn = { closeOutcome: none, refusedBy: none, settledAt: none };
const uncharged = { subscriptionId: none, confirmUrl: none, startedAt: none, paidUntil: none };
const neverPaid = { startedAt: none, paidUntil: none };
const paid = { subscriptionId: text, startedAt: time, paidUntil: time };
/** A card is saved at Stripe, or once was. */
const card = { customerId: text, paymentMethodId: text, setUpAt: time, heldUntil: time };
const noCard = {
  customerId: none,
  paymentMethodId: none,
  setUpAt: none,
  heldUntil: none,
  holdReasons: unheld,
  ...undecided,
  ...uncharged,
  closeOutcome: none,
  refusedBy: none,
};

/** Refused before anything was charged, or later: then what was paid stays, and so does the decision that had cleared it. */
const refused = {
  ...card,
  closeOutcome: z.literal('refused'),
  refusedBy: z.enum(['screening', 'staff']),
  refusalDecidedAt: time,
  decision: z.enum(['clear', 'refuse']).nullable(),
  subscriptionId: text.nullable(),
  startedAt: time.nullable(),
  paidUntil: time.nullable(),
};
type Refused = Readonly<z.infer<z.ZodObject<typeof refused>>>;

function isRefusedOnce({ decision, subscriptionId, startedAt, paidUntil }: Refused): boolean {
  return startedAt === null
    ? decision !== 'clear' && subscriptionId === null && paidUntil === null
    : decision !== 'refuse' && subscriptionId !== null && paidUntil !== null;
}

/** By its donor, whose gifts stay, or before anything was charged. */
const stopped = {
  ...card,
  ...cleared,
  closeOutcome: z.literal('stopped'),
  refusedBy: none,
  subscriptionId: text.nullable(),
  startedAt: time.nullable(),
  paidUntil: time.nullable(),
};
type Stopped = Readonly<z.infer<z.ZodObject<typeof stopped>>>;

function isStoppedOnce({ decision, subscriptionId, startedAt, paidUntil }: Stopped): boolean {
  return startedAt === null
    ? decision === null && subscriptionId === null && paidUntil === null
    : subscriptionId !== null && paidUntil !== null;
}

const ends = {
  lapsed: { ...card, ...uncharged, ...undecided, closeOutcome: z.literal('lapsed'), refusedBy: none },
  declined: { ...card, ...neverPaid, ...cleared, closeOutcome: z.literal('declined'), refusedBy: none },
  unpaid: { ...card, ...paid, ...cleared, closeOutcome: z.literal('unpaid'), refusedBy: none },
};
const closing = { state: z.literal('closing'), settledAt: none };
const decided = {
  state: z.literal('decided'),
  ...card,
  ...goesOn,
  ...uncharged,
  holdReasons: held,
  decisionInForceAt: time,
};

/** The migration repeats each of these as a check of the table. */
export const standingGiftFacts = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), ...noCard, settledAt: none }),
  z.object({ state: z.literal('abandoned'), ...noCard, settledAt: time }),
  z.object({
    state: z.literal('set-up'),
    ...card,
    ...undecided,
    ...goesOn,
    ...uncharged,
    holdReasons: unheld,
  }),
  z.object({ state: z.literal('held'), ...card, ...undecided, ...goesOn, ...uncharged, holdReasons: held }),
  z.discriminatedUnion('decision', [
    z.object({ ...decided, decision: z.literal('clear'), refusalDecidedAt: none }),
    z.object({ ...decided, decision: z.literal('refuse'), refusalDecidedAt: time }),
  ]),
  z.object({ state: z.literal('starting'), ...card, ...cleared, ...goesOn, ...uncharged }),
  z.object({ state: z.literal('confirming'), ...card, ...cleared, ...goesOn, ...neverPaid }),
  z.object({ state: z.literal('active'), ...card, ...cleared, ...goesOn, ...paid }),
  z.discriminatedUnion('closeOutcome', [
    z.object({ ...closing, ...refused }).refine(isRefusedOnce, { path: ['startedAt'] }),
    z.object({ ...closing, ...ends.lapsed }),
    z.object({ ...closing, ...ends.declined }),
    z.object({ ...closing, ...stopped }).refine(isStoppedOnce, { path: ['startedAt'] }),
    z.object({ ...closing, ...ends.unpaid }),
  ]),
  z
    .object({ state: z.literal('refused'), ...refused, settledAt: time })
    .refine(isRefusedOnce, { path: ['startedAt'] }),
  z.object({ state: z.literal('lapsed'), ...ends.lapsed, settledAt: time }),
  z.object({ state: z.literal('declined'), ...ends.declined, settledAt: time }),
  z
    .object({ state: z.literal('stopped'), ...stopped, settledAt: time })
    .refine(isStoppedOnce, { path: ['startedAt'] }),
  z.object({ state: z.literal('unpaid'), ...ends.unpaid, settledAt: time }),
]);

export type StandingGiftFacts = Readonly<z.infer<typeof standingGiftFacts>>;

/**
 * The record as a standing gift. Throws where its state lacks a fact or bears one that cannot be: acting on it could charge
 * somebody whom nobody cleared.
 */
export function possibleStandingGift<R extends { readonly id: string; readonly state: string }>(
  record: R,
): R & StandingGiftFacts {
  const facts = standingGiftFacts.safeParse(record);
  if (facts.success) return { ...record, ...facts.data };
  const wrong = facts.error.issues.map(({ path }) => path.join());
  throw new Error(`standing gift ${record.id} cannot be ${record.state} with such ${wrong.join(', ')}`);
}
