/** What waits and what is late, counted over all tables in one statement. */
import type { Backlog } from '#app/ports.ts';
import type { Db } from './client.ts';

interface Row {
  readonly held: string;
  readonly mails_waiting: string;
  readonly late_donations: string;
  readonly late_mails: string;
}

export function createBacklog({ pool }: Pick<Db, 'pool'>): Backlog {
  return {
    read: async (lateBefore) => {
      const { rows } = await pool.query<Row>({ name: 'backlog', text: backlogSql, values: [lateBefore] });
      const [row] = rows;
      if (!row) throw new Error('the backlog was not counted');
      return {
        held: Number(row.held),
        mailsWaiting: Number(row.mails_waiting),
        late: { donations: Number(row.late_donations), mails: Number(row.late_mails) },
      };
    },
  };
}

const backlogSql = `
  SELECT (SELECT count(*) FROM donation WHERE state = 'held') AS held,
    (SELECT count(*) FROM mail WHERE next_try_at IS NOT NULL AND recipient IS NOT NULL) AS mails_waiting,
    (SELECT count(*) FROM donation WHERE
        (state = 'held' AND held_until < $1)
        OR (state = 'decided' AND decision_in_force_at < $1)
        OR (state IN ('authorised', 'capturing', 'releasing') AND NOT EXISTS (
          SELECT FROM donation_history entry WHERE entry.donation_id = donation.id AND entry.at >= $1))
      ) AS late_donations,
    (SELECT count(*) FROM mail
      WHERE next_try_at IS NOT NULL AND recipient IS NOT NULL AND created_at < $1) AS late_mails`;
