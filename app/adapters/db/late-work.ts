/** What should have been done by itself and is not, over every table that holds such work. */
import { pendingDaysMax } from '#app/domain/refund/deadlines.ts';
import type { LateWork, LateWorkStore } from '#app/ports/operations.ts';
import type { Db } from './client.ts';

export function createLateWorkStore({ pool }: Pick<Db, 'pool'>): LateWorkStore {
  return {
    counts: async (before) => {
      const { rows } = await pool.query<{ kind: LateWork['kind']; count: number; oldest: Date }>(
        `SELECT kind, count(*)::int AS count, min(since) AS oldest FROM (${lateSql}) late GROUP BY kind ORDER BY kind`,
        [before],
      );
      return rows;
    },
    list: async (before, limit) => {
      const { rows } = await pool.query<LateWork>(`${lateSql} ORDER BY since, id LIMIT $2`, [before, limit]);
      return rows;
    },
  };
}

/** A subject that no sweep has asked for yet is due since its time came. A mail that was given up is not late: what became of the donation stands on its page. */
const lateSql = `
  SELECT subject_kind AS kind, subject_id AS id, coalesce(due_since, check_at) AS since, failure_count AS "failureCount",
         failure_code AS "failureCode", retry_at AS "nextTryAt"
  FROM work WHERE due_since <= $1 OR (due_since IS NULL AND check_at <= $1)
  UNION ALL
  SELECT 'refund', id, created_at, 0, pending_reason, NULL
  FROM refund WHERE state IN ('pending', 'requires-action') AND created_at <= $1 - interval '${String(pendingDaysMax)} days'
  UNION ALL
  SELECT 'refund', id, settled_at, 0, failure_reason, NULL
  FROM refund WHERE state IN ('failed', 'canceled', 'refused') AND attended_at IS NULL AND settled_at <= $1
  UNION ALL
  SELECT 'mail', id, created_at, try_count, failure_code, next_try_at
  FROM mail WHERE next_try_at IS NOT NULL AND sent_at IS NULL AND recipient IS NOT NULL AND created_at <= $1
  UNION ALL
  SELECT 'appeal', id, in_force_at, failure_count, failure_code, retry_at
  FROM appeal WHERE enforced_at IS NULL AND in_force_at <= $1
  UNION ALL
  SELECT 'event', id, coalesce(replayed_at, received_at), claim_count, error_code, next_claim_at
  FROM stripe_event WHERE outcome = 'waiting' AND coalesce(replayed_at, received_at) <= $1
  UNION ALL
  SELECT 'rescreening', id, started_at, failure_count, failure_code, retry_at
  FROM rescreening WHERE finished_at IS NULL AND failure_count > 0 AND started_at <= $1
  UNION ALL
  SELECT 'balance', id, read_at, 0, NULL, NULL FROM balance_import WHERE read_at <= $1`;
