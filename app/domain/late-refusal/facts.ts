/** What is known of a late refusal in each of its states, and what cannot be: once as types, once as a check of values. */
import { z } from 'zod';

const none = z.null();

/** The migration repeats each of these as a check of the table. */
export const lateRefusalFacts = z.discriminatedUnion('state', [
  z.object({ state: z.literal('returning'), cause: none, settledAt: none, attendedBy: none }),
  z.object({ state: z.literal('open'), cause: z.string(), settledAt: none, attendedBy: none }),
  z.object({
    state: z.literal('returned'),
    cause: none,
    settledAt: z.date(),
    attendedBy: z.string().nullable(),
  }),
]);

export type LateRefusalFacts = Readonly<z.infer<typeof lateRefusalFacts>>;

/** The record as a late refusal. Throws where its state lacks a fact or bears one that cannot be: that is a bug of ours. */
export function possibleLateRefusal<R extends { readonly donationId: string; readonly state: string }>(
  record: R,
): R & LateRefusalFacts {
  const facts = lateRefusalFacts.safeParse(record);
  if (facts.success) return { ...record, ...facts.data };
  const wrong = facts.error.issues.map(({ path }) => path.join());
  throw new Error(
    `the late refusal of ${record.donationId} cannot be ${record.state} with such ${wrong.join(', ')}`,
  );
}
