/** Stripe's events in PostgreSQL; storing one is the whole of the webhook's path, so it is one prepared statement. */
import type { EventStore } from '#app/ports.ts';
import type { Db } from './client.ts';

/** An event that was handed out and not done is handed out again after this long. Real time: it guards against crashes. */
const leaseSeconds = 10;

export function createEventStore({ pool }: Db): EventStore {
  return {
    store: async (event, body, receivedAt) => {
      const { rowCount } = await pool.query({
        name: 'store-stripe-event',
        text: `INSERT INTO stripe_event (id, type, object_id, donation_id, payment_intent_id, body, received_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
        values: [
          event.id,
          event.type,
          event.objectId,
          event.donationId,
          event.paymentIntentId,
          body.toString(),
          receivedAt,
        ],
      });
      return rowCount === 1 ? 'stored' : 'known';
    },
    claimWaiting: async (limit) => {
      const claimed = await pool.query<{ id: string }>({
        name: 'claim-stripe-events',
        text: `UPDATE stripe_event SET claimed_at = clock_timestamp() WHERE id IN (
                 SELECT id FROM stripe_event
                 WHERE processed_at IS NULL
                   AND (claimed_at IS NULL OR claimed_at < clock_timestamp() - make_interval(secs => $2))
                 ORDER BY received_at LIMIT $1 FOR UPDATE SKIP LOCKED)
               RETURNING id`,
        values: [limit, leaseSeconds],
      });
      const ids = claimed.rows.map(({ id }) => id);
      if (ids.length === 0) return [];
      const owned = await pool.query<{ id: string; donation_id: string }>({
        name: 'own-stripe-events',
        text: `UPDATE stripe_event SET donation_id = donation.id FROM donation
               WHERE stripe_event.id = ANY($1)
                 AND (donation.id = stripe_event.donation_id
                      OR donation.payment_intent_id = stripe_event.payment_intent_id)
               RETURNING stripe_event.id, donation.id AS donation_id`,
        values: [ids],
      });
      const known = new Set(owned.rows.map(({ id }) => id));
      await pool.query({
        name: 'foreign-stripe-events',
        text: 'UPDATE stripe_event SET processed_at = received_at WHERE id = ANY($1)',
        values: [ids.filter((id) => !known.has(id))],
      });
      return [...new Set(owned.rows.map((row) => row.donation_id))];
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
