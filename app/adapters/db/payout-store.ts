/** Payouts in PostgreSQL, as they are read and as a step writes them. */
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import { payoutFacts, payoutKinds, payoutMatchings, type Payout } from '#app/domain/payout/payout.ts';
import { payoutStates } from '#app/domain/payout/states.ts';
import type { PayoutFields } from '#app/domain/step.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { PayoutStore } from '#app/ports/payouts.ts';
import type { Db } from './client.ts';
import { parseRow, readEach } from './parse-row.ts';

const payoutColumns = z.object({
  state: z.enum(payoutStates),
  kind: z.enum(payoutKinds),
  matching: z.enum(payoutMatchings),
});

export function createPayoutStore({ prisma, unreadable }: Pick<Db, 'prisma' | 'unreadable'>): PayoutStore {
  return {
    find: async (id) => {
      const row = await prisma.payout.findUnique({ where: { id } });
      return row && toPayout(row);
    },
    known: async (ids) => {
      const found = await prisma.payout.findMany({ where: { id: { in: [...ids] } } });
      return found.map(toPayout);
    },
    list: async (after, limit) => {
      const found = await prisma.payout.findMany({
        where: after
          ? {
              createdAt: { lte: after.createdAt },
              OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
            }
          : {},
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
      });
      return readEach(found, toPayout, unreadable);
    },
  };
}

/** Throws `UnreadableRow` where the facts do not fit the state. */
function toPayout(row: rows.PayoutModel): Payout {
  const { amountMinor, currency, differenceMinor, ...columns } = row;
  const payout = {
    ...columns,
    ...parseRow('payout', row.id, payoutColumns, row),
    amount: money(Number(amountMinor), currency),
    differenceMinor: differenceMinor === null ? null : Number(differenceMinor),
  };
  return { ...payout, ...parseRow('payout', row.id, payoutFacts, payout) };
}

/** The columns that a step sets. */
export function toPayoutColumns({ differenceMinor, ...columns }: PayoutFields) {
  return {
    ...columns,
    ...(differenceMinor !== undefined && {
      differenceMinor: differenceMinor === null ? null : BigInt(differenceMinor),
    }),
  };
}

/** Nothing where it is known already: whoever saw it first wrote it. */
export async function createPayout(
  tx: Prisma.TransactionClient,
  { amount, differenceMinor, ...payout }: Payout,
  checkAt: Date,
): Promise<void> {
  const { count } = await tx.payout.createMany({
    data: [
      {
        ...payout,
        amountMinor: BigInt(amount.amountMinor),
        currency: amount.currency,
        differenceMinor: differenceMinor === null ? null : BigInt(differenceMinor),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return;
  const { id, version } = payout;
  await tx.work.create({ data: { subjectKind: 'payout', subjectId: id, version, checkAt } });
}

/** PostgreSQL takes so many values a statement. */
const rowsMax = 10_000;

export async function recordPaidOut(
  tx: Prisma.TransactionClient,
  payoutId: string,
  transactionIds: readonly string[],
): Promise<void> {
  for (let at = 0; at < transactionIds.length; at += rowsMax) {
    const data = transactionIds.slice(at, at + rowsMax).map((transactionId) => ({ transactionId, payoutId }));
    await tx.paidOut.createMany({ data, skipDuplicates: true });
  }
}
