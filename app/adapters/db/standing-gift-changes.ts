/** What donors changed about standing gifts, kept for good; and which of it Stripe may not have made yet. */
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { StandingGiftStore } from '#app/ports/standing-gifts.ts';
import type { Db } from './client.ts';
import { parseRow } from './parse-row.ts';
import { columnsOf } from './work-store.ts';

export const changesInOrder = {
  orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
} satisfies Prisma.StandingGift$changesArgs;

const sum = z.bigint().transform(Number);
const columns = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('amount'),
    fromAmountMinor: sum,
    fromFeeCoverMinor: sum,
    toAmountMinor: sum,
    toFeeCoverMinor: sum,
    currency: z.string(),
  }),
  z.object({ kind: z.literal('pause'), pausedUntil: z.date() }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('day'), dueAnchor: z.date().nullable() }),
]);

export function toGiftChange(row: rows.StandingGiftChangeModel): GiftChange {
  const { id, changedAt: at, holdsFrom } = row;
  const read = parseRow('change of a standing gift', id, columns, row);
  switch (read.kind) {
    case 'amount': {
      const agreed = (amount: number, feeCover: number) => ({
        amount: money(amount, read.currency),
        feeCover: money(feeCover, read.currency),
      });
      return {
        ...{ kind: read.kind, id, at, holdsFrom },
        from: agreed(read.fromAmountMinor, read.fromFeeCoverMinor),
        to: agreed(read.toAmountMinor, read.toFeeCoverMinor),
      };
    }
    case 'pause':
      return { kind: read.kind, id, at, holdsFrom, until: read.pausedUntil };
    case 'resume':
      return { kind: read.kind, id, at, holdsFrom };
    case 'day':
      return { kind: read.kind, id, at, holdsFrom, to: read.dueAnchor };
  }
}

export async function recordChange(
  tx: Prisma.TransactionClient,
  standingGiftId: string,
  change: GiftChange,
): Promise<void> {
  const { kind, id, at: changedAt, holdsFrom } = change;
  await tx.standingGiftChange.create({
    data: { id, standingGiftId, kind, changedAt, holdsFrom, ...moreOf(change) },
  });
}

function moreOf(change: GiftChange) {
  switch (change.kind) {
    case 'amount': {
      const { from, to } = change;
      return {
        currency: to.amount.currency,
        fromAmountMinor: BigInt(from.amount.amountMinor),
        fromFeeCoverMinor: BigInt(from.feeCover.amountMinor),
        toAmountMinor: BigInt(to.amount.amountMinor),
        toFeeCoverMinor: BigInt(to.feeCover.amountMinor),
      };
    }
    case 'pause':
      return { pausedUntil: change.until };
    case 'resume':
      return {};
    case 'day':
      return { dueAnchor: change.to };
  }
}

export function standingGiftChanges({
  prisma,
}: Pick<Db, 'prisma'>): Pick<StandingGiftStore, 'changes' | 'repricing' | 'unnoted'> {
  return {
    changes: async (standingGiftId) =>
      (await prisma.standingGiftChange.findMany({ where: { standingGiftId }, ...changesInOrder })).map(
        toGiftChange,
      ),
    repricing: async (id) => {
      const changes = await askedFor(prisma, id, 'change-amount');
      const newest = changes.at(-1);
      return newest ? { changeIds: changes.map((change) => change.id), holdsFrom: newest.holdsFrom } : null;
    },
    unnoted: async (id) => (await askedFor(prisma, id, 'note-change')).map(toGiftChange),
  };
}

/** Changes that Stripe was asked for, or to be told of, by requests that are not finished. */
async function askedFor(prisma: Db['prisma'], id: string, kind: 'change-amount' | 'note-change') {
  const asked = await prisma.stripeRequest.findMany({
    where: { ...columnsOf(standingGiftSubject(id)), kind, finishedAt: null },
    select: { cause: true },
  });
  if (asked.length === 0) return [];
  const changes = await prisma.standingGiftChange.findMany({
    where: { id: { in: asked.map(({ cause }) => cause) } },
    ...changesInOrder,
  });
  if (changes.length === 0) throw new Error(`standing gift ${id} asks for a change that is not here`);
  return changes;
}
