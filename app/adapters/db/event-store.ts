/** Stripe's events in PostgreSQL; storing one is the whole of the webhook's path, so it is one prepared statement. */
import type { EventStore, WaitingEvent } from '#app/ports/events.ts';
import type { Db } from './client.ts';
import { createEventInserts } from './event-inserts.ts';

/** Whoever was handed an event has this long at least before it is handed out again. Real time: it guards against crashes. */
const leaseMs = 10_000;

interface ClaimedRow {
  readonly id: string;
  readonly type: string;
  readonly donation_id: string | null;
  /** As the event itself names it. */
  readonly named_id: string | null;
}

export function createEventStore({ prisma, pool }: Db): EventStore {
  const insertEvent = createEventInserts(pool);
  return {
    store: (event, body, receivedAt) => {
      const { type, objectId, donationId, paymentIntentId } = event;
      // As PostgreSQL will answer it: half a character is stored as the sign for what cannot be read.
      const id = event.id.toWellFormed();
      return insertEvent({
        id,
        values: [id, type, objectId, donationId, paymentIntentId, body.toString(), receivedAt],
      });
    },
    claimWaiting: async (limit, waitsMs) => {
      // One statement and one new version of each row: events of no donation of ours, most of them in a shared account, are
      // done with at once, the others are leased.
      const { rows } = await pool.query<ClaimedRow>({
        name: 'claim-stripe-events',
        text: `WITH waiting AS (
                 SELECT id, donation_id, payment_intent_id FROM stripe_event
                 WHERE processed_at IS NULL AND (next_claim_at IS NULL OR next_claim_at <= clock_timestamp())
                 ORDER BY received_at LIMIT $1 FOR UPDATE SKIP LOCKED),
               owned AS (
                 SELECT waiting.id, coalesce(named.id, paid.id) AS donation_id, waiting.donation_id AS named_id FROM waiting
                 LEFT JOIN donation named ON named.id = waiting.donation_id
                 LEFT JOIN donation paid ON paid.payment_intent_id = waiting.payment_intent_id),
               strange AS (
                 INSERT INTO event_not_understood (id, type, donation_id, noted_at)
                 SELECT event.id, event.type, owned.named_id, event.received_at
                 FROM owned JOIN stripe_event event ON event.id = owned.id
                 WHERE owned.donation_id IS NULL AND owned.named_id IS NOT NULL
                 ON CONFLICT DO NOTHING)
               UPDATE stripe_event SET
                 claim_count = claim_count + 1,
                 next_claim_at = clock_timestamp() + interval '1 millisecond' *
                   greatest(($2::float8[])[least(claim_count + 1, cardinality($2))], $3),
                 donation_id = coalesce(owned.donation_id, stripe_event.donation_id),
                 processed_at = CASE WHEN owned.donation_id IS NULL THEN received_at END
               FROM owned WHERE stripe_event.id = owned.id
               RETURNING stripe_event.id, stripe_event.type, owned.donation_id, owned.named_id`,
        values: [limit, waitsMs, leaseMs],
      });
      return {
        events: rows.length,
        donationIds: [...new Set(rows.flatMap(({ donation_id }) => donation_id ?? []))],
        notUnderstood: rows
          .filter((row) => row.donation_id === null && row.named_id !== null)
          .map(({ id, type }) => ({ id, type })),
      };
    },
    waitingOf: async ({ id }) => {
      const { rows } = await pool.query<WaitingEvent>({
        name: 'stripe-events-of-donation',
        text: `SELECT id, type, received_at AS "receivedAt" FROM stripe_event
               WHERE donation_id = $1 AND processed_at IS NULL`,
        values: [id],
      });
      return rows;
    },
    done: async (eventIds, at) => {
      if (eventIds.length === 0) return;
      await pool.query({
        name: 'stripe-events-done',
        text: 'UPDATE stripe_event SET processed_at = $2 WHERE id = ANY($1)',
        values: [eventIds, at],
      });
    },
    oldestWaiting: async () => {
      const { rows } = await pool.query<{ oldest: Date | null }>(
        'SELECT min(received_at) AS oldest FROM stripe_event WHERE processed_at IS NULL',
      );
      return rows[0]?.oldest ?? null;
    },
    noteNotUnderstood: async ({ id, type }, donationId, notedAt) => {
      await prisma.eventNotUnderstood.createMany({
        data: [{ id, type, donationId, notedAt }],
        skipDuplicates: true,
      });
    },
    countNotUnderstood: (since) =>
      prisma.eventNotUnderstood.count({ where: since ? { notedAt: { gte: since } } : {} }),
    listNotUnderstood: (limit) =>
      prisma.eventNotUnderstood.findMany({ orderBy: [{ notedAt: 'desc' }, { id: 'desc' }], take: limit }),
  };
}
