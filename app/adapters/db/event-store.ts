/** Stripe's events in PostgreSQL; storing one is the whole of the webhook's path, so it is one prepared statement. */
import type { EventStore } from '#app/ports.ts';
import type { Db } from './client.ts';
import { createEventInserts } from './event-inserts.ts';

/** An event that was handed out and not done is handed out again after this long. Real time: it guards against crashes. */
const leaseSeconds = 10;

export function createEventStore({ pool }: Db): EventStore {
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
    claimWaiting: async (limit) => {
      // One statement and one new version of each row: events of no donation of ours, most of them in a shared account, are
      // done with at once, the others are leased.
      const { rows } = await pool.query<{ donation_id: string | null }>({
        name: 'claim-stripe-events',
        text: `WITH waiting AS (
                 SELECT id, donation_id, payment_intent_id FROM stripe_event
                 WHERE processed_at IS NULL
                   AND (claimed_at IS NULL OR claimed_at < clock_timestamp() - make_interval(secs => $2))
                 ORDER BY received_at LIMIT $1 FOR UPDATE SKIP LOCKED),
               owned AS (
                 SELECT waiting.id, coalesce(named.id, paid.id) AS donation_id FROM waiting
                 LEFT JOIN donation named ON named.id = waiting.donation_id
                 LEFT JOIN donation paid ON paid.payment_intent_id = waiting.payment_intent_id)
               UPDATE stripe_event SET
                 claimed_at = clock_timestamp(),
                 donation_id = coalesce(owned.donation_id, stripe_event.donation_id),
                 processed_at = CASE WHEN owned.donation_id IS NULL THEN received_at END
               FROM owned WHERE stripe_event.id = owned.id
               RETURNING owned.donation_id`,
        values: [limit, leaseSeconds],
      });
      return {
        events: rows.length,
        donationIds: [...new Set(rows.flatMap(({ donation_id }) => donation_id ?? []))],
      };
    },
    waitingOf: async (donationId) => {
      const { rows } = await pool.query<{ id: string }>({
        name: 'stripe-events-of-donation',
        text: 'SELECT id FROM stripe_event WHERE donation_id = $1 AND processed_at IS NULL',
        values: [donationId],
      });
      return rows.map(({ id }) => id);
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
  };
}
