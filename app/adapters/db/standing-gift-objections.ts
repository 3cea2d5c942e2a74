/** In PostgreSQL: what stands against going on with a standing gift, and what came in of those that were refused later. */
import { takenBackStates } from '#app/domain/dispute/states.ts';
import type { Objection } from '#app/domain/standing-gift/objection.ts';
import type { EarlierGiftsItem, StandingGiftStore } from '#app/ports/standing-gifts.ts';
import type { Db } from './client.ts';

export function standingGiftObjections({
  pool,
}: Pick<Db, 'pool'>): Pick<StandingGiftStore, 'objections' | 'earlierOpen' | 'countEarlierOpen'> {
  return {
    objections: async (id) => {
      const { rows } = await pool.query<{
        refused: boolean;
        disputed: boolean;
        renewal: 'screening' | 'staff' | null;
        unpaid: boolean;
        replaced: boolean;
      }>({
        name: 'standing-gift-objections',
        text: `SELECT
                 EXISTS (SELECT FROM late_refusal JOIN donation ON id = donation_id WHERE standing_gift_id = $1) AS refused,
                 EXISTS (SELECT FROM dispute p JOIN donation d ON d.id = p.donation_id
                         WHERE d.standing_gift_id = $1 AND p.state = ANY ($2)) AS disputed,
                 (SELECT min(refused_by) FROM renewal WHERE standing_gift_id = $1 AND outcome = 'refused') AS renewal,
                 EXISTS (SELECT FROM renewal WHERE standing_gift_id = $1 AND outcome = 'failed' AND state <> 'paid') AS unpaid,
                 EXISTS (SELECT FROM standing_gift WHERE older_gift_id = $1 AND second_choice = 'instead') AS replaced`,
        values: [id, takenBackStates],
      });
      const found: Objection[] = [];
      if (rows[0]?.refused) found.push({ kind: 'refused', by: 'staff' });
      if (rows[0]?.renewal) found.push({ kind: 'refused', by: rows[0].renewal });
      if (rows[0]?.disputed) found.push({ kind: 'disputed' });
      if (rows[0]?.unpaid) found.push({ kind: 'unpaid' });
      if (rows[0]?.replaced) found.push({ kind: 'replaced' });
      return found;
    },
    earlierOpen: async (limit) => {
      const { rows } = await pool.query<EarlierGiftsItem>(
        `${earlierSql('s.id, s.refusal_decided_at AS "refusedAt", coalesce(p.name, p.billing_name) AS "payerName", p.organisation, array_agg(d.id ORDER BY d.created_at DESC, d.id DESC) AS "donationIds"')}
         GROUP BY s.id, p.id ORDER BY s.refusal_decided_at, s.id LIMIT $1`,
        [limit],
      );
      return rows;
    },
    countEarlierOpen: async () => {
      const { rows } = await pool.query<{ count: number }>(earlierSql('count(DISTINCT s.id)::int AS count'));
      return rows[0]?.count ?? 0;
    },
  };
}

/** Refused after they were paid for, with each gift of before that nobody refused as well; not those that staff looked at and left. */
const earlierSql = (columns: string) => `
  SELECT ${columns} FROM standing_gift s
  JOIN donation d ON d.standing_gift_id = s.id
  LEFT JOIN payer p ON p.standing_gift_id = s.id
  WHERE s.close_outcome = 'refused' AND s.started_at IS NOT NULL AND s.earlier_left_at IS NULL
    AND NOT EXISTS (SELECT FROM late_refusal l WHERE l.donation_id = d.id)`;
