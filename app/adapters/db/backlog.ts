/** What waits, counted over all tables in one statement. */
import type { Backlog } from '#app/ports/operations.ts';
import type { Db } from './client.ts';

interface Row {
  readonly held: string;
  readonly mails_waiting: string;
}

export function createBacklog({ pool }: Pick<Db, 'pool'>): Backlog {
  return {
    read: async () => {
      const { rows } = await pool.query<Row>({ name: 'backlog', text: backlogSql });
      const [row] = rows;
      if (!row) throw new Error('the backlog was not counted');
      return {
        held: Number(row.held),
        mailsWaiting: Number(row.mails_waiting),
      };
    },
    countUndecided: async () => {
      const { rows } = await pool.query<{ undecided: string }>({ name: 'undecided', text: undecidedSql });
      return Number(rows[0]?.undecided);
    },
  };
}

const backlogSql = `
  SELECT (SELECT count(*) FROM donation WHERE state = 'held') + (SELECT count(*) FROM standing_gift WHERE state = 'held') AS held,
    (SELECT count(*) FROM mail WHERE next_try_at IS NOT NULL AND recipient IS NOT NULL) AS mails_waiting`;

const undecidedSql = `
  SELECT (SELECT count(*) FROM donation WHERE state = 'held') + (SELECT count(*) FROM standing_gift WHERE state = 'held')
    + (SELECT count(*) FROM renewal WHERE state = 'held') + (SELECT count(*) FROM appeal WHERE decision IS NULL) AS undecided`;
