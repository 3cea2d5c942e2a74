/** Early fraud warnings in PostgreSQL. */
import type { FraudWarning } from '#app/domain/dispute/warning.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { WarningStore } from '#app/ports/disputes.ts';
import type { Db } from './client.ts';
import { namedIn, withPayer } from './gift-named.ts';

const open = { isActionable: true, leftAt: null } as const;

export function createWarningStore({ prisma }: Pick<Db, 'prisma'>): WarningStore {
  return {
    find: (id) => prisma.fraudWarning.findUnique({ where: { id } }),
    byStripeId: async (stripeIds) => {
      const found = await prisma.fraudWarning.findMany({
        where: { stripeId: { in: [...stripeIds] } },
        select: { stripeId: true, isActionable: true },
      });
      return new Map(found.map(({ stripeId, isActionable }) => [stripeId, isActionable] as const));
    },
    ofDonation: (donationId) =>
      prisma.fraudWarning.findMany({ where: { donationId }, orderBy: [{ warnedAt: 'asc' }, { id: 'asc' }] }),
    open: async (limit) => {
      const found = await prisma.fraudWarning.findMany({
        where: open,
        orderBy: [{ warnedAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: withPayer,
      });
      return found.map(({ donation, ...row }) => ({ ...row, ...namedIn({ donation }) }));
    },
    countOpen: () => prisma.fraudWarning.count({ where: open }),
    stale: async (before, limit) => {
      const found = await prisma.fraudWarning.findMany({
        where: { ...open, readAt: { lt: before } },
        select: { donationId: true },
        distinct: ['donationId'],
        take: limit,
      });
      return found.map(({ donationId }) => donationId);
    },
  };
}

export async function keepWarning(tx: Prisma.TransactionClient, warning: FraudWarning): Promise<void> {
  const { isActionable, fraudType, readAt } = warning;
  await tx.fraudWarning.upsert({
    where: { stripeId: warning.stripeId },
    create: warning,
    update: { isActionable, fraudType, readAt },
  });
}
