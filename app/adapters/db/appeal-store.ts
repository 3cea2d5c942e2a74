/** Appeals and form-time screenings in PostgreSQL. */
import { z } from 'zod';
import type { AppealRecord, AppealStore, ScreeningStore } from '#app/ports/appeals.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { Db } from './client.ts';
import { fromScreening, toDonation, toScreening, withCheckout } from './donation-rows.ts';
import { parseRow, readEach } from './parse-row.ts';
import { toStandingGift } from './standing-gift-rows.ts';

const whole = { screening: true, donation: withCheckout, standingGift: withCheckout } as const;
type AppealRow = Prisma.AppealGetPayload<{ include: typeof whole }>;

const appealColumns = z.object({ decision: z.enum(['won', 'rejected']).nullable() });

function toAppeal(row: AppealRow): AppealRecord {
  return {
    ...parseRow('appeal', row.id, appealColumns, row),
    id: row.id,
    screening: toScreening(row.screening),
    donation: row.donation && toDonation(row.donation),
    standingGift: row.standingGift && toStandingGift(row.standingGift),
    statement: row.statement,
    email: row.email,
    createdAt: row.createdAt,
    actorName: row.actorName,
    reason: row.reason,
    note: row.note,
    decidedAt: row.decidedAt,
    inForceAt: row.inForceAt,
    enforcedAt: row.enforcedAt,
    failureCount: row.failureCount,
  };
}

const undecided = {
  decision: null,
  actorId: null,
  actorName: null,
  reason: null,
  note: null,
  decidedAt: null,
  inForceAt: null,
};

export function createAppealStore({ prisma, unreadable }: Db): AppealStore {
  const find = async (where: Prisma.AppealWhereUniqueInput) => {
    const row = await prisma.appeal.findUnique({ where, include: whole });
    return row && toAppeal(row);
  };
  return {
    create: async ({ id, screeningId, statement, email, createdAt }) => {
      const { donationId, standingGiftId } = await prisma.screening.findUniqueOrThrow({
        where: { id: screeningId },
      });
      const { count } = await prisma.appeal.createMany({
        data: [{ id, screeningId, donationId, standingGiftId, statement, email, createdAt }],
        skipDuplicates: true,
      });
      return count === 1 ? 'created' : 'exists';
    },
    find: (id) => find({ id }),
    findByScreening: (screeningId) => find({ screeningId }),
    open: async (limit) => {
      const rows = await prisma.appeal.findMany({
        where: { enforcedAt: null },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: whole,
      });
      return readEach(rows, toAppeal, unreadable);
    },
    decide: async (id, decision) => {
      const { count } = await prisma.appeal.updateMany({ where: { id, decision: null }, data: decision });
      return count === 1 ? 'decided' : 'already-decided';
    },
    undo: async (id, now) => {
      const waiting = { id, enforcedAt: null, inForceAt: { gt: now } };
      const { count } = await prisma.appeal.updateMany({ where: waiting, data: undecided });
      return count === 1 ? 'undone' : 'too-late';
    },
    returnDecided: async () => {
      await prisma.appeal.updateMany({
        where: { enforcedAt: null, decision: { not: null } },
        data: undecided,
      });
    },
    due: async (now) => {
      const rows = await prisma.appeal.findMany({
        where: {
          enforcedAt: null,
          inForceAt: { lte: now },
          OR: [{ retryAt: null }, { retryAt: { lte: now } }],
        },
        orderBy: [{ inForceAt: 'asc' }, { id: 'asc' }],
        take: 100,
        include: whole,
      });
      return readEach(rows, toAppeal, unreadable);
    },
    fail: async ({ id, failureCount }, { code, retryAt }) => {
      await prisma.appeal.updateMany({
        where: { id, failureCount, enforcedAt: null },
        data: { failureCount: failureCount + 1, failureCode: code, retryAt },
      });
    },
  };
}

export function createScreeningStore({ prisma }: Db): ScreeningStore {
  return {
    saveAtForm: async (record) => {
      await prisma.screening.create({ data: fromScreening(record) });
    },
    findByToken: async (token) => {
      // Nobody can appeal against a re-screening that decided nothing.
      const row = await prisma.screening.findUnique({ where: { token, stage: { not: 'report' } } });
      return row && toScreening(row);
    },
  };
}
