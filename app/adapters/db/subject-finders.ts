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

/** The subject of the event `waiting` as (kind, id), the nearest of those that its topic may be about; no row where none is here. */
export const subjectSql = `
  SELECT kind, id FROM (${Object.entries(subjectsOfTopic)
    .flatMap(([topic, kinds]) => kinds.map((kind, place) => branch(topic, kind, place)))
    .join(' UNION ALL ')}) candidate
  WHERE id IS NOT NULL ORDER BY place LIMIT 1`;

function branch(topic: string, kind: SubjectKind, place: number): string {
  return `SELECT ${String(place)} AS place, '${kind}' AS kind, (${finders[kind]}) AS id WHERE waiting.topic = '${topic}'`;
}
