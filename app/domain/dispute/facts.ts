/** What is known of a dispute in each of its states, and what cannot be: once as types, once as a check of values. */
import { z } from 'zod';

const time = z.date();
const none = z.null();

/** The bank waits for an answer; not every bank says until when. */
const waits = { respondBy: time.nullable(), settledAt: none };
const reviewed = { respondBy: none, settledAt: none };
/** Nothing is left to accept once it is decided, but that somebody did stays. */
const over = { respondBy: none, settledAt: time };

/** The migration repeats each of these as a check of the table. */
export const disputeFacts = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unread'), ...reviewed }),
  z.object({ state: z.literal('warning-needs-response'), ...waits }),
  z.object({ state: z.literal('warning-under-review'), ...reviewed }),
  z.object({ state: z.literal('warning-closed'), ...over }),
  z.object({ state: z.literal('needs-response'), ...waits }),
  z.object({ state: z.literal('under-review'), ...reviewed }),
  z.object({ state: z.literal('won'), ...over }),
  z.object({ state: z.literal('lost'), ...over }),
  z.object({ state: z.literal('prevented'), ...over }),
  z.object({ state: z.literal('appeal-needs-response'), ...waits }),
  z.object({ state: z.literal('appeal-under-review'), ...reviewed }),
  z.object({ state: z.literal('unknown'), ...reviewed }),
]);

export type DisputeFacts = Readonly<z.infer<typeof disputeFacts>>;

/** The record as a dispute. Throws where its state lacks a fact or bears one that cannot be: that is a bug of ours. */
export function possibleDispute<R extends { readonly id: string; readonly state: string }>(
  record: R,
): R & DisputeFacts {
  const facts = disputeFacts.safeParse(record);
  if (facts.success) return { ...record, ...facts.data };
  const wrong = facts.error.issues.map(({ path }) => path.join());
  throw new Error(`dispute ${record.id} cannot be ${record.state} with such ${wrong.join(', ')}`);
}
