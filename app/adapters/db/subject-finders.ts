/** How each kind of subject is found by what an event hints at, in SQL. */
import { subjectsOfTopic } from '#app/domain/stripe-event.ts';
import type { SubjectKind } from '#app/domain/subject.ts';

/** For each kind an expression over `waiting.hints` (EventHints) and `waiting.object_id`: our id of it, or NULL. Each look must have an index. */
const finders: Readonly<Record<SubjectKind, string>> = {
  donation: `coalesce(
    (SELECT id FROM donation WHERE id = waiting.hints ->> 'donation'),
    (SELECT id FROM donation WHERE payment_intent_id = waiting.hints ->> 'paymentIntent'),
    (SELECT id FROM donation WHERE charge_id = waiting.hints ->> 'charge'))`,
  'standing-gift': `coalesce(
    (SELECT id FROM standing_gift WHERE id = waiting.hints ->> 'standingGift'),
    (SELECT id FROM standing_gift WHERE subscription_id = waiting.hints ->> 'subscription'),
    (SELECT id FROM standing_gift WHERE customer_id = waiting.hints ->> 'customer'),
    (SELECT id FROM standing_gift WHERE payment_method_id = waiting.object_id))`,
  // A payment of an invoice names its customer alone: it is of the renewal that is being charged.
  renewal: `coalesce(
    (SELECT id FROM renewal WHERE invoice_id = waiting.hints ->> 'invoice'),
    (SELECT renewal.id FROM renewal JOIN standing_gift gift ON gift.id = renewal.standing_gift_id
     WHERE waiting.hints ->> 'object' IN ('payment_intent', 'charge') AND gift.customer_id = waiting.hints ->> 'customer'
       AND renewal.state IN ('charging', 'failing') ORDER BY renewal.created_at DESC LIMIT 1))`,
  payout: `(SELECT id FROM payout WHERE id = waiting.object_id)`,
  refund: `(SELECT id FROM refund WHERE stripe_id = waiting.object_id)`,
  dispute: `(SELECT id FROM dispute WHERE stripe_id = waiting.object_id)`,
  // No event of Stripe's is about one: it follows from refunds and disputes.
  'late-refusal': `NULL::text`,
};

/**
 * The subject of the event `waiting` as (kind, id), the nearest of those that its topic may be about; both NULL where none is here. A farther
 * one is looked for only where no nearer one was found; OFFSET 0 keeps the planner from looking once for each use of the answer.
 */
export const subjectSql = `
  SELECT split_part(found, ' ', 1) AS kind, split_part(found, ' ', 2) AS id FROM (
    SELECT CASE waiting.topic ${Object.entries(subjectsOfTopic)
      .map(([topic, kinds]) => `WHEN '${topic}' THEN coalesce(${kinds.map(found).join(', ')})`)
      .join(' ')} END AS found OFFSET 0) nearest`;

/** NULL where the finder finds none; no kind and no id has a space. */
function found(kind: SubjectKind): string {
  return `'${kind} ' || (${finders[kind]})`;
}

const topicsOfDonations = Object.entries(subjectsOfTopic)
  .filter(([, [nearest]]) => nearest === 'donation')
  .map(([topic]) => `'${topic}'`)
  .join(', ');

/**
 * The id of the donation that the event `waiting` names by our own id, where nothing nearer can be meant: of all looks the one that is cheap
 * enough for an event's arrival, and most events of ours are found by it.
 */
export const namedDonationSql = `
  SELECT id FROM donation
  WHERE id = waiting.hints ->> 'donation' AND waiting.topic IN (${topicsOfDonations}) AND waiting.owner = 'named' LIMIT 1`;

/** Whether the event `waiting` is known to be about a donation, and no nearer subject can come to light. */
export const isNearestSql = `(waiting.subject_kind = 'donation' AND waiting.topic IN (${topicsOfDonations}))`;
