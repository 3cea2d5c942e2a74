/** Late refusals in PostgreSQL. */
import { z } from 'zod';
import { lateRefusalFacts } from '#app/domain/late-refusal/facts.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import { lateRefusalStates } from '#app/domain/late-refusal/states.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { LateRefusalStore } from '#app/ports/disputes.ts';
import type { Db } from './client.ts';
import { namedIn, withPayer } from './gift-named.ts';
import { parseRow } from './parse-row.ts';

const columns = z.object({ state: z.enum(lateRefusalStates) });

export function createLateRefusalStore({ prisma }: Pick<Db, 'prisma'>): LateRefusalStore {
  return {
    find: async (donationId) => {
      const row = await prisma.lateRefusal.findUnique({ where: { donationId } });
      return row && toLateRefusal(row);
    },
    unreturned: async (limit) => {
      const found = await prisma.lateRefusal.findMany({
        where: { state: { not: 'returned' } },
        // "open" before "returning".
        orderBy: [{ state: 'asc' }, { decidedAt: 'asc' }, { donationId: 'asc' }],
        take: limit,
        include: withPayer,
      });
      return found.map(({ donation, ...row }) => ({ ...toLateRefusal(row), ...namedIn({ donation }) }));
    },
    countOpen: () => prisma.lateRefusal.count({ where: { state: 'open' } }),
  };
}

/** Throws `UnreadableRow` where the facts do not fit the state: nobody should act on it. */
function toLateRefusal(row: rows.LateRefusalModel): LateRefusal {
  const refusal = { ...row, ...parseRow('late refusal', row.donationId, columns, row) };
  return { ...refusal, ...parseRow('late refusal', row.donationId, lateRefusalFacts, refusal) };
}

/** A donation has one at most: where it has, that stays as it is. */
export async function createLateRefusal(
  tx: Prisma.TransactionClient,
  refusal: LateRefusal,
  checkAt: Date,
): Promise<void> {
  const { count } = await tx.lateRefusal.createMany({ data: [refusal], skipDuplicates: true });
  if (count === 0) return;
  const { donationId: subjectId, version } = refusal;
  await tx.work.create({ data: { subjectKind: 'late-refusal', subjectId, version, checkAt } });
}
