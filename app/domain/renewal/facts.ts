/** What is known of a renewal in each of its states, and what cannot be: once as types, once as a check of values. */
import { z } from 'zod';
import { holdReasons } from '../donation/facts.ts';

const text = z.string();
const time = z.date();
const none = z.null();
const held = z.array(z.enum(holdReasons)).min(1).readonly();

/**
 * Why a renewal is not charged, or was not to be. `unscreened`: somebody took the money at Stripe before its payer was cleared.
 * `voided`: somebody voided it there. `skipped`: its donor left it out.
 */
export const renewalOutcomes = [
  'refused',
  'lapsed',
  'failed',
  'stopped',
  'skipped',
  'voided',
  'unscreened',
] as const;

const undecided = { decision: none, decisionInForceAt: none, refusalDecidedAt: none, refusedBy: none };
const goesOn = { outcome: none, donationId: none, settledAt: none };
const untried = { failedAt: none, lastFailedAt: none, retryCause: none, invoiceUrl: none };
const decided = {
  ...{ state: z.literal('decided'), ...goesOn, ...untried },
  ...{ holdReasons: held, clearedAt: none, decisionInForceAt: time, refusedBy: none },
};
/** Charged because the screening or staff cleared it, never against a refusal. */
const cleared = {
  ...goesOn,
  ...{ clearedAt: time, decision: z.literal('clear').nullable(), refusalDecidedAt: none, refusedBy: none },
};
const refused = {
  ...{ outcome: z.literal('refused'), refusedBy: z.enum(['screening', 'staff']), refusalDecidedAt: time },
};
const otherwise = {
  outcome: z.enum(['lapsed', 'failed', 'stopped', 'skipped', 'voided']),
  ...{ refusedBy: none },
};
const voiding = { state: z.literal('voiding'), donationId: none, settledAt: none };
const isVoid = {
  state: z.literal('void'),
  donationId: none,
  settledAt: time,
  ...{ retryCause: none, invoiceUrl: none },
};

/** The migration repeats each of these as a check of the table. */
export const renewalFacts = z.discriminatedUnion('state', [
  z.object({
    ...{ state: z.literal('draft'), ...undecided, ...goesOn, ...untried, clearedAt: none },
    /** Said where nobody can be screened now; it is screened by itself once that is over. */
    holdReasons: z.array(z.literal('cannot-screen')).max(1).readonly(),
  }),
  z.object({
    ...{ state: z.literal('held'), ...undecided, ...goesOn, ...untried, clearedAt: none, holdReasons: held },
  }),
  z.discriminatedUnion('decision', [
    z.object({ ...decided, decision: z.literal('clear'), refusalDecidedAt: none }),
    z.object({ ...decided, decision: z.literal('refuse'), refusalDecidedAt: time }),
  ]),
  z.object({ state: z.literal('charging'), ...cleared, ...untried }),
  z.object({ state: z.literal('failing'), ...cleared, failedAt: time }),
  z.discriminatedUnion('outcome', [
    z.object({ ...voiding, ...refused }),
    z.object({ ...voiding, ...otherwise }),
  ]),
  z.discriminatedUnion('outcome', [
    z.object({ ...isVoid, ...refused }),
    z.object({ ...isVoid, ...otherwise }),
  ]),
  z.object({
    ...{ state: z.literal('paid'), donationId: text, settledAt: time, retryCause: none, invoiceUrl: none },
    outcome: z.enum(renewalOutcomes).nullable(),
  }),
]);

export type RenewalFacts = Readonly<z.infer<typeof renewalFacts>>;

/**
 * The record as a renewal. Throws where its state lacks a fact or bears one that cannot be: acting on it could charge somebody whom
 * nobody cleared.
 */
export function possibleRenewal<R extends { readonly id: string; readonly state: string }>(
  record: R,
): R & RenewalFacts {
  const facts = renewalFacts.safeParse(record);
  if (facts.success) return { ...record, ...facts.data };
  const wrong = facts.error.issues.map(({ path }) => path.join());
  throw new Error(`renewal ${record.id} cannot be ${record.state} with such ${wrong.join(', ')}`);
}
