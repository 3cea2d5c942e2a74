/** Letters in PostgreSQL: written with the step they tell of, sent after it. */
import type { MailStore } from '#app/ports.ts';
import type { Db } from './client.ts';

export function createMailStore({ prisma }: Db): MailStore {
  return {
    find: (id) => prisma.mail.findUnique({ where: { id } }),
    waiting: async (writtenBefore, limit) => {
      const rows = await prisma.mail.findMany({
        where: { sentAt: null, recipient: { not: null }, createdAt: { lt: writtenBefore } },
        orderBy: { createdAt: 'asc' },
        select: { id: true },
        take: limit,
      });
      return rows.map(({ id }) => id);
    },
    markSent: async (id, sentAt) => {
      await prisma.mail.updateMany({ where: { id, sentAt: null }, data: { sentAt } });
    },
    latest: (limit) =>
      prisma.mail.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: limit }),
  };
}
