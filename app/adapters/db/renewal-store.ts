/** Renewals in PostgreSQL, as they are read and as a step writes them. */
import { z } from 'zod';
import { holdReasons } from '#app/domain/donation/facts.ts';
import { money } from '#app/domain/money.ts';
import { renewalFacts, renewalOutcomes } from '#app/domain/renewal/facts.ts';
import type { Renewal } from '#app/domain/renewal/renewal.ts';
import { renewalEvents, renewalStates } from '#app/domain/renewal/states.ts';
import { reasonsOf } from '#app/domain/screening/screening.ts';
import { giftIntervals } from '#app/domain/standing-gift/standing-gift.ts';
import type { RenewalFields, RenewalHistoryEntry } from '#app/domain/step.ts';
import { requestOutcomes } from '#app/domain/stripe-request.ts';
import { renewalSubject } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { RenewalStore } from '#app/ports/renewals.ts';
import type { Db } from './client.ts';
import { decidingOnly, decisionColumn, toReview, toScreening } from './donation-rows.ts';
import { parseRow, readEach } from './parse-row.ts';
import { columnsOf } from './work-store.ts';

export function createRenewalStore(db: Db): RenewalStore {
  const { prisma } = db;
  return {
    ...screeningOf(db),
    ...renewalLists(db),
    find: async (id) => {
      const row = await prisma.renewal.findUnique({ where: { id } });
      return row && toRenewal(row);
    },
    known: async (invoiceIds) => {
      const found = await prisma.renewal.findMany({
        where: { invoiceId: { in: [...invoiceIds] } },
        select: { invoiceId: true },
      });
      return new Set(found.map(({ invoiceId }) => invoiceId));
    },
    attemptAnswer: async (id, cause) => {
      const row = await prisma.stripeRequest.findFirst({
        where: { ...columnsOf(renewalSubject(id)), kind: 'pay-invoice', cause, finishedAt: null },
      });
      return requestOutcomes.find((outcome) => outcome === row?.outcome) ?? null;
    },
    wasAttempted: async (id, cause) => {
      const where = { ...columnsOf(renewalSubject(id)), kind: 'pay-invoice', cause };
      return (await prisma.stripeRequest.count({ where })) > 0;
    },
  };
}

/** Screenings and reviews stand with the standing gift; those of a renewal were made since it was. */
function screeningOf({ prisma }: Db): Pick<RenewalStore, 'lastScreening' | 'lastCleared' | 'review'> {
  return {
    lastScreening: async ({ standingGiftId, createdAt }) => {
      const row = await prisma.screening.findFirst({
        ...decidingOnly,
        where: { standingGiftId, createdAt: { gte: createdAt }, ...decidingOnly.where },
      });
      return row && toScreening(row);
    },
    lastCleared: async (standingGiftId, now) => {
      const review = await prisma.review.findFirst({
        where: { standingGiftId, decision: 'clear', undoneAt: null, inForceAt: { lte: now } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      if (!review) return null;
      const row = await prisma.screening.findFirst({
        ...decidingOnly,
        where: { standingGiftId, createdAt: { lte: review.createdAt }, ...decidingOnly.where },
      });
      return row && toScreening(row);
    },
    review: async ({ standingGiftId, createdAt }) => {
      const row = await prisma.review.findFirst({
        where: { standingGiftId, undoneAt: null, createdAt: { gte: createdAt } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      return row && toReview(row);
    },
  };
}

function renewalLists({
  prisma,
  pool,
  unreadable,
}: Db): Pick<RenewalStore, 'ofGift' | 'paidOtherwise' | 'held' | 'unscreened' | 'countUnscreened' | 'queue'> {
  return {
    ofGift: async (standingGiftId) => {
      const found = await prisma.renewal.findMany({
        where: { standingGiftId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      const history = await prisma.history.findMany({
        where: { subjectKind: 'renewal', subjectId: { in: found.map(({ id }) => id) } },
        orderBy: { id: 'asc' },
      });
      const toItem = (row: (typeof found)[number]) => ({
        renewal: toRenewal(row),
        history: history.filter(({ subjectId }) => subjectId === row.id).map(toRenewalHistory),
      });
      return readEach(found, toItem, unreadable);
    },
    paidOtherwise: async (since, limit) => {
      const { rows: found } = await pool.query<{ id: string }>({
        name: 'renewals-paid-otherwise',
        text: `SELECT id FROM renewal WHERE state = 'paid' AND outcome <> 'refused' AND settled_at >= $1
                 AND NOT EXISTS (SELECT FROM late_refusal l WHERE l.donation_id = renewal.donation_id)
                 AND NOT EXISTS (SELECT FROM refund r WHERE r.donation_id = renewal.donation_id
                                 AND r.state NOT IN ('failed', 'canceled', 'refused'))
               ORDER BY settled_at LIMIT $2`,
        values: [since, limit],
      });
      const paid = await prisma.renewal.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
      return readEach(paid, toRenewal, unreadable);
    },
    held: async () => {
      const found = await prisma.renewal.findMany({ where: { state: 'held' }, select: { id: true } });
      return found.map(({ id }) => id);
    },
    unscreened: async (limit) => {
      const { rows: found } = await pool.query<{ id: string }>({
        name: 'renewals-unscreened',
        text: `SELECT id FROM renewal JOIN work ON subject_kind = 'renewal' AND subject_id = id
               WHERE state = 'draft' AND cardinality(hold_reasons) > 0 AND failure_count = 0 LIMIT $1`,
        values: [limit],
      });
      return found.map(({ id }) => id);
    },
    countUnscreened: () =>
      prisma.renewal.count({ where: { state: 'draft', holdReasons: { isEmpty: false } } }),
    queue: async (limit) => {
      const found = await prisma.renewal.findMany({
        where: { state: { in: ['held', 'decided'] } },
        orderBy: [{ lapsesAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: {
          standingGift: {
            include: { payer: true, screenings: { ...decidingOnly, take: 1 } },
          },
        },
      });
      const toItem = ({ standingGift: gift, ...row }: (typeof found)[number]) => ({
        renewal: toRenewal(row),
        gift: {
          id: gift.id,
          interval: parseRow('standing gift', gift.id, intervalColumn, gift).interval,
          amount: money(Number(gift.amountMinor), gift.currency),
          feeCover: money(Number(gift.feeCoverMinor), gift.currency),
        },
        payerName: gift.payer?.name ?? gift.payer?.billingName ?? null,
        organisation: gift.payer?.organisation ?? null,
        reasons: gift.screenings
          .flatMap((screening) => reasonsOf(toScreening(screening).screening))
          .map(({ rule, listing }) => ({ rule, listingName: listing?.name ?? null })),
      });
      return readEach(found, toItem, unreadable);
    },
  };
}

const state = z.enum(renewalStates);
const intervalColumn = z.object({ interval: z.enum(giftIntervals) });
const columns = z.object({
  state,
  holdReasons: z.array(z.enum(holdReasons)),
  decision: decisionColumn.nullable(),
  refusedBy: z.enum(['screening', 'staff']).nullable(),
  outcome: z.enum(renewalOutcomes).nullable(),
});

/** Throws `UnreadableRow` where the facts do not fit the state: nobody should charge by such a row. */
function toRenewal(row: rows.RenewalModel): Renewal {
  const { amountMinor, feeCoverMinor, currency, ...rest } = row;
  const renewal = {
    ...rest,
    ...parseRow('renewal', row.id, columns, row),
    amount: money(Number(amountMinor), currency),
    feeCover: money(Number(feeCoverMinor), currency),
  };
  return { ...renewal, ...parseRow('renewal', row.id, renewalFacts, renewal) };
}

const historyColumns = z.object({ event: z.enum(renewalEvents), fromState: state, toState: state });

function toRenewalHistory(row: rows.HistoryModel): RenewalHistoryEntry {
  const parsed = parseRow('history', String(row.id), historyColumns, row);
  return { ...parsed, at: row.at, actorName: row.actorName };
}

/** The columns that a step sets. */
export function toRenewalColumns({ holdReasons: reasons, ...columns }: RenewalFields) {
  return { ...columns, ...(reasons && { holdReasons: [...reasons] }) };
}

/** One whose invoice is known already stays as it is. */
export async function createRenewal(
  tx: Prisma.TransactionClient,
  { amount, feeCover, holdReasons: reasons, ...renewal }: Renewal,
  checkAt: Date,
): Promise<void> {
  const { amountMinor, currency } = amount;
  const sums = { amountMinor: BigInt(amountMinor), feeCoverMinor: BigInt(feeCover.amountMinor), currency };
  const { count } = await tx.renewal.createMany({
    data: [{ ...renewal, ...sums, holdReasons: [...reasons] }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  const { id, version } = renewal;
  await tx.work.create({ data: { subjectKind: 'renewal', subjectId: id, version, checkAt } });
}

/** Those of this standing gift that are not settled are due now. */
export async function lookAtRenewals(
  tx: Prisma.TransactionClient,
  standingGiftId: string,
  at: Date,
): Promise<void> {
  const found = await tx.renewal.findMany({
    where: { standingGiftId, settledAt: null },
    select: { id: true },
  });
  await tx.work.updateMany({
    where: { subjectKind: 'renewal', subjectId: { in: found.map(({ id }) => id) } },
    data: { checkAt: at },
  });
}
