/** Refunds in PostgreSQL, as they are read and as a step writes them. */
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import { refundFacts } from '#app/domain/refund/facts.ts';
import { refundOrigins, type Refund } from '#app/domain/refund/refund.ts';
import { refundStates } from '#app/domain/refund/states.ts';
import type { RefundFields } from '#app/domain/step.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { RefundStore } from '#app/ports/refunds.ts';
import type { Db } from './client.ts';
import { parseRow } from './parse-row.ts';

const refundColumns = z.object({ origin: z.enum(refundOrigins), state: z.enum(refundStates) });

export function createRefundStore({ prisma }: Pick<Db, 'prisma'>): RefundStore {
  return {
    find: async (id) => {
      const row = await prisma.refund.findUnique({ where: { id } });
      return row && toRefund(row);
    },
    byStripeId: async (stripeIds) => {
      const found = await prisma.refund.findMany({
        where: { stripeId: { in: [...stripeIds] } },
        select: { id: true, stripeId: true },
      });
      return new Map(found.flatMap(({ id, stripeId }) => (stripeId ? [[stripeId, id] as const] : [])));
    },
    ofDonation: async (donationId) => {
      const found = await prisma.refund.findMany({
        where: { donationId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return found.map(toRefund);
    },
  };
}

/** Throws `UnreadableRow` where the facts do not fit the state: nobody should act on such a refund. */
export function toRefund(row: rows.RefundModel): Refund {
  const { amountMinor, currency, ...columns } = row;
  const refund = {
    ...columns,
    ...parseRow('refund', row.id, refundColumns, row),
    amount: money(Number(amountMinor), currency),
  };
  return { ...refund, ...parseRow('refund', row.id, refundFacts, refund) };
}

/** The columns that a step sets. */
export function toRefundColumns({ amount, ...columns }: RefundFields) {
  return {
    ...columns,
    ...(amount && { amountMinor: BigInt(amount.amountMinor), currency: amount.currency }),
  };
}

/** One that is known already, by our id or by Stripe's, stays as it is. */
export async function createRefund(
  tx: Prisma.TransactionClient,
  { amount, ...refund }: Refund,
  checkAt: Date,
): Promise<void> {
  const { count } = await tx.refund.createMany({
    data: [{ ...refund, amountMinor: BigInt(amount.amountMinor), currency: amount.currency }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  await tx.work.create({
    data: { subjectKind: 'refund', subjectId: refund.id, version: refund.version, checkAt },
  });
}
