/** Comparisons of Stripe with what we hold, in PostgreSQL. */
import { z } from 'zod';
import { money, type Money } from '#app/domain/money.ts';
import {
  findingKinds,
  mendMs,
  reconciliationAreas,
  reconciliationCauses,
  type Finding,
  type ReconciledTotal,
} from '#app/domain/reconciliation/finding.ts';
import { SUBJECT_KINDS } from '#app/domain/subject.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { Reconciliation, ReconciliationStore } from '#app/ports/reconciliation.ts';
import type { Db } from './client.ts';
import { parseRow, readEach, storedJson } from './parse-row.ts';

/** Any number that no other lock has. */
const lockKey = 6_210_447;

const totals = storedJson<readonly ReconciledTotal[]>(
  1,
  z.array(
    z.object({
      currency: z.string(),
      ledgerMinor: z.int(),
      stripeMinor: z.int(),
      waitingMinor: z.int(),
      isMoving: z.boolean(),
    }),
  ),
);
const runColumns = z.object({
  cause: z.enum(reconciliationCauses),
  done: z.array(z.enum(reconciliationAreas)),
  totals: totals.column.nullable(),
});
const findingColumns = z.object({
  kind: z.enum(findingKinds),
  subjectKind: z.enum(SUBJECT_KINDS).nullable(),
});

export function createReconciliationStore(db: Db): ReconciliationStore {
  const { prisma, pool, unreadable } = db;
  return {
    exclusively: async (work) => {
      const client = await pool.connect();
      try {
        const { rows: got } = await client.query<{ mine: boolean }>(
          'SELECT pg_try_advisory_lock($1) AS mine',
          [lockKey],
        );
        if (got[0]?.mine !== true) return 'busy';
        try {
          return await work();
        } finally {
          await client.query('SELECT pg_advisory_unlock($1)', [lockKey]);
        }
      } finally {
        client.release();
      }
    },
    latest: async (limit) => {
      const found = await prisma.reconciliation.findMany({ orderBy: { startedAt: 'desc' }, take: limit });
      return readEach(found, toRun, unreadable);
    },
    lastWhole: async () => {
      const found = await prisma.reconciliation.findFirst({
        where: { finishedAt: { not: null } },
        orderBy: { startedAt: 'desc' },
        select: { startedAt: true },
      });
      return found?.startedAt ?? null;
    },
    start: async (run) => {
      await prisma.reconciliation.create({ data: run });
    },
    noteDone: async (id, area, { seen, found, mended }) => {
      await prisma.reconciliation.update({
        where: { id },
        data: {
          ...{ done: { push: area }, failureCode: null },
          ...{ seen: { increment: seen }, found: { increment: found }, mended: { increment: mended } },
        },
      });
    },
    finish: async (id, finishedAt, compared) => {
      const open = await countOpen(db);
      const data = { finishedAt, open, totals: totals.write(compared), failureCode: null };
      await prisma.reconciliation.update({ where: { id }, data });
    },
    fail: async (id, failureCode) => {
      await prisma.reconciliation.update({ where: { id }, data: { failureCode } });
    },
    record: async ({ kind, objectId, subject, stripe, ours, mend }, id, now) => {
      await pool.query({
        name: 'record-finding',
        text: recordSql,
        values: [
          ...[id, kind, objectId, subject?.kind ?? null, subject?.id ?? null],
          ...[stripe?.amountMinor ?? null, ours?.amountMinor ?? null, (stripe ?? ours)?.currency ?? null],
          ...[now, mend.kind === 'person', new Date(now.getTime() - mendMs)],
        ],
      });
    },
    unclosed: async (kinds) => {
      const found = await prisma.reconciliationFinding.findMany({
        where: { closedAt: null, kind: { in: [...kinds] } },
        orderBy: { foundAt: 'asc' },
      });
      return readEach(found, toFinding, unreadable);
    },
    close: async (ids, closedAt) => {
      await prisma.reconciliationFinding.updateMany({ where: { id: { in: [...ids] } }, data: { closedAt } });
    },
    countOpen: () => countOpen(db),
    listOpen: async (limit) => {
      const found = await prisma.reconciliationFinding.findMany({
        where: { closedAt: null, openedAt: { not: null } },
        orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return readEach(found, toFinding, unreadable);
    },
    countUntold: () =>
      prisma.reconciliationFinding.count({
        where: { closedAt: null, openedAt: { not: null }, toldAt: null },
      }),
    tell: (mails, at) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.reconciliationFinding.updateMany({
          where: { closedAt: null, openedAt: { not: null }, toldAt: null },
          data: { toldAt: at },
        });
        if (count === 0) return false;
        await tx.mail.createMany({ data: mails.map((mail) => ({ ...mail, createdAt: at, nextTryAt: at })) });
        return true;
      }),
  };
}

const countOpen = ({ prisma }: Pick<Db, 'prisma'>) =>
  prisma.reconciliationFinding.count({ where: { closedAt: null, openedAt: { not: null } } });

/** What was found before is found again: it stays one finding, and a mend that had its time has not worked. */
const recordSql = `
  INSERT INTO reconciliation_finding AS kept
    (id, kind, object_id, subject_kind, subject_id, stripe_minor, our_minor, currency, found_at, opened_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $10 THEN $9::timestamptz END)
  ON CONFLICT (kind, object_id) WHERE closed_at IS NULL DO UPDATE SET
    subject_kind = excluded.subject_kind, subject_id = excluded.subject_id, stripe_minor = excluded.stripe_minor,
    our_minor = excluded.our_minor, currency = excluded.currency,
    opened_at = coalesce(kept.opened_at, excluded.opened_at, CASE WHEN kept.found_at <= $11 THEN excluded.found_at END)`;

function toRun(row: rows.ReconciliationModel): Reconciliation {
  const { id, since, startedAt, finishedAt, seen, found, mended, open, failureCode } = row;
  const parsed = parseRow('reconciliation', id, runColumns, row);
  return {
    ...{ id, since, startedAt, finishedAt, seen, found, mended, open, failureCode },
    ...{ cause: parsed.cause, done: parsed.done, totals: parsed.totals ?? [] },
  };
}

function toFinding(row: rows.ReconciliationFindingModel): Finding {
  const { kind, subjectKind } = parseRow('reconciliation_finding', row.id, findingColumns, row);
  const { id, objectId, subjectId, stripeMinor, ourMinor, currency, foundAt, openedAt } = row;
  const sum = (minor: bigint | null): Money | null =>
    minor === null || currency === null ? null : money(Number(minor), currency);
  return {
    ...{ id, kind, objectId, foundAt, openedAt },
    subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
    stripe: sum(stripeMinor),
    ours: sum(ourMinor),
  };
}
