/** Mails in PostgreSQL: written with the step they tell of, sent after it, tried again at growing intervals. */
import type { MailStore } from '#app/ports.ts';
import type { Db } from './client.ts';

/** The first pause outlasts a slow mail server, the last is half a day; after these tries, three days, nobody waits any more. */
const firstPauseMs = 20_000;
const lastPauseMs = 12 * 3_600_000;
const triesMax = 18;

export function createMailStore({ prisma, pool }: Db): MailStore {
  return {
    add: async (mail) => {
      await prisma.mail.create({ data: { ...mail, nextTryAt: mail.createdAt } });
    },
    find: (id) => prisma.mail.findUnique({ where: { id } }),
    claim: async (id, now) => {
      const { rowCount } = await pool.query({
        name: 'claim-mail',
        text: `UPDATE mail SET try_count = try_count + 1,
                 next_try_at = CASE WHEN try_count + 1 >= $5 THEN NULL
                   ELSE $2::timestamptz + least($3 * 2 ^ try_count, $4) * interval '1 millisecond' END
               WHERE id = $1 AND sent_at IS NULL AND next_try_at <= $2`,
        values: [id, now, firstPauseMs, lastPauseMs, triesMax],
      });
      return rowCount === 1 ? prisma.mail.findUnique({ where: { id } }) : null;
    },
    due: async (now, limit) => {
      const rows = await prisma.mail.findMany({
        where: { sentAt: null, recipient: { not: null }, nextTryAt: { lte: now } },
        orderBy: { nextTryAt: 'asc' },
        select: { id: true },
        take: limit,
      });
      return rows.map(({ id }) => id);
    },
    markSent: async (id, sentAt) => {
      await prisma.mail.updateMany({ where: { id, sentAt: null }, data: { sentAt, nextTryAt: null } });
    },
    latest: (limit) =>
      prisma.mail.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: limit }),
  };
}
