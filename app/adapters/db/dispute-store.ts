/** Disputes in PostgreSQL, as they are read and as a step writes them. */
import { z } from 'zod';
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import { disputeFacts } from '#app/domain/dispute/facts.ts';
import { answerStates, disputeStates, overStates } from '#app/domain/dispute/states.ts';
import { money } from '#app/domain/money.ts';
import type { DisputeFields } from '#app/domain/step.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { DisputeStore } from '#app/ports/disputes.ts';
import type { Db } from './client.ts';
import { namedIn, withPayer } from './gift-named.ts';
import { parseRow } from './parse-row.ts';

const disputeColumns = z.object({ state: z.enum(disputeStates) });

export function createDisputeStore({ prisma }: Pick<Db, 'prisma'>): DisputeStore {
  return {
    find: async (id) => {
      const row = await prisma.dispute.findUnique({ where: { id } });
      return row && toDispute(row);
    },
    byStripeId: async (stripeIds) => {
      const found = await prisma.dispute.findMany({
        where: { stripeId: { in: [...stripeIds] } },
        select: { id: true, stripeId: true },
      });
      return new Map(found.map(({ id, stripeId }) => [stripeId, id] as const));
    },
    ofDonation: async (donationId) => {
      const found = await prisma.dispute.findMany({
        where: { donationId },
        orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      });
      return found.map(toDispute);
    },
    open: async (limit) => {
      const found = await prisma.dispute.findMany({
        where: { state: { notIn: [...overStates] } },
        orderBy: [{ respondBy: { sort: 'asc', nulls: 'last' } }, { openedAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: withPayer,
      });
      return found.map(({ donation, ...row }) => ({ ...toDispute(row), ...namedIn({ donation }) }));
    },
    countUnanswered: () =>
      prisma.dispute.count({ where: { state: { in: [...answerStates] }, acceptedAt: null } }),
  };
}

/** Throws `UnreadableRow` where the facts do not fit the state: nobody should act on such a dispute. */
function toDispute(row: rows.DisputeModel): Dispute {
  const { amountMinor, currency, ...columns } = row;
  const dispute = {
    ...columns,
    ...parseRow('dispute', row.id, disputeColumns, row),
    amount: money(Number(amountMinor), currency),
  };
  return { ...dispute, ...parseRow('dispute', row.id, disputeFacts, dispute) };
}

/** The columns that a step sets. */
export function toDisputeColumns({ amount, ...columns }: DisputeFields) {
  return {
    ...columns,
    ...(amount && { amountMinor: BigInt(amount.amountMinor), currency: amount.currency }),
  };
}

/** One that is known already stays as it is. */
export async function createDispute(
  tx: Prisma.TransactionClient,
  { amount, ...dispute }: Dispute,
  checkAt: Date,
): Promise<void> {
  const { count } = await tx.dispute.createMany({
    data: [{ ...dispute, amountMinor: BigInt(amount.amountMinor), currency: amount.currency }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  const { id: subjectId, version } = dispute;
  await tx.work.create({ data: { subjectKind: 'dispute', subjectId, version, checkAt } });
}
