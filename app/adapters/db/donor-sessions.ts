/** Sessions of donors in PostgreSQL: apart from those of staff, short, and gone with their donor. */
import { donorSessionIdleMs, donorSessionMs } from '#app/domain/donor-sign-in.ts';
import type { DonorSessions } from '#app/ports/supporters.ts';
import type { Db } from './client.ts';

export function createDonorSessions({ pool }: Pick<Db, 'pool'>): DonorSessions {
  return {
    begin: async (tokenHash, { donorId, emailHash }) => {
      // Waits for whoever changes the address, and then finds another one; a change that comes later ends it.
      const { rowCount } = await pool.query(
        `INSERT INTO donor_session (token_hash, donor_id, created_at, seen_at)
         SELECT $1, id, clock_timestamp(), clock_timestamp() FROM donor WHERE id = $2 AND email_hash = $3 FOR SHARE`,
        [tokenHash, donorId, emailHash],
      );
      return rowCount === 1;
    },
    donorOf: async (tokenHash) => {
      const { rows } = await pool.query<{ donor_id: string }>({
        name: 'donor-of-session',
        text: `UPDATE donor_session s SET seen_at = clock_timestamp()
               FROM donor WHERE donor.id = s.donor_id AND donor.erased_at IS NULL AND s.token_hash = $1
                 AND s.seen_at > clock_timestamp() - $2 * interval '1 millisecond'
                 AND s.created_at > clock_timestamp() - $3 * interval '1 millisecond'
               RETURNING s.donor_id`,
        values: [tokenHash, donorSessionIdleMs, donorSessionMs],
      });
      return rows[0]?.donor_id ?? null;
    },
    end: async (tokenHash) => {
      await pool.query('DELETE FROM donor_session WHERE token_hash = $1', [tokenHash]);
    },
  };
}
