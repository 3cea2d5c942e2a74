/** What was given up, in PostgreSQL: counted for staff, and told once. */
import type { DeadLetters } from '#app/ports/mails.ts';
import type { Db } from './client.ts';

export function createDeadLetters({ prisma }: Pick<Db, 'prisma'>): DeadLetters {
  const eventsSince = (outcome: 'dead' | 'not-understood', since: Date) =>
    prisma.stripeEvent.count({ where: { outcome, processedAt: { gt: since } } });
  return {
    countSince: async (since) => {
      const [deadEvents, unknownEvents, mails] = await Promise.all([
        eventsSince('dead', since),
        eventsSince('not-understood', since),
        prisma.mail.count({ where: { givenUpAt: { gt: since } } }),
      ]);
      return { deadEvents, unknownEvents, mails };
    },
    mails: async (limit) => {
      const found = await prisma.mail.findMany({
        where: { givenUpAt: { not: null } },
        orderBy: { givenUpAt: 'desc' },
        take: limit,
        select: {
          ...{ id: true, kind: true, donationId: true, standingGiftId: true },
          ...{ givenUpAt: true, failureCode: true },
        },
      });
      return found.flatMap(({ givenUpAt, ...mail }) => (givenUpAt ? [{ ...mail, givenUpAt }] : []));
    },
    lastToldAt: async () => {
      const { _max } = await prisma.mail.aggregate({
        where: { kind: 'gave-up' },
        _max: { createdAt: true },
      });
      return _max.createdAt;
    },
    tell: async (mails, createdAt) => {
      const rows = mails.map((mail) => ({ ...mail, createdAt, nextTryAt: createdAt }));
      await prisma.mail.createMany({ data: rows, skipDuplicates: true });
    },
  };
}
