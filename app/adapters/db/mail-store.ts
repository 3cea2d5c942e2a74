/** Mails in PostgreSQL: written with the step they tell of, sent after it, tried again at growing intervals. */
import type { MailStore } from '#app/ports/mails.ts';
import type { Db } from './client.ts';

/** After three days nobody waits for a mail any more; its donation's page says the same. */
const triedDaysMax = 3;

export function createMailStore({ prisma, pool }: Db): MailStore {
  return {
    add: async (mail) => {
      await prisma.mail.create({ data: { ...mail, nextTryAt: mail.createdAt } });
    },
    find: (id) => prisma.mail.findUnique({ where: { id } }),
    claim: async (id, now, waitsMs) => {
      const { rowCount } = await pool.query({
        name: 'claim-mail',
        text: `UPDATE mail SET try_count = try_count + 1,
                 next_try_at = CASE WHEN created_at + make_interval(days => $4) <= $2 THEN NULL
                   ELSE $2::timestamptz + ($3::float8[])[least(try_count + 1, cardinality($3))] * interval '1 millisecond' END
               WHERE id = $1 AND sent_at IS NULL AND next_try_at <= $2`,
        values: [id, now, waitsMs, triedDaysMax],
      });
      return rowCount === 1 ? prisma.mail.findUnique({ where: { id } }) : null;
    },
    fail: async (id, failureCode) => {
      await prisma.mail.updateMany({ where: { id, sentAt: null }, data: { failureCode } });
    },
    isWritten: async (kind, cause) => (await prisma.mail.count({ where: { kind, cause } })) > 0,
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
