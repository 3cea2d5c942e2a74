/** Re-screenings of past donations and what they found, in PostgreSQL. */
import { z } from 'zod';
import type { ScreeningBasis } from '#app/domain/rescreening.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { Finding, Rescreening, RescreeningStore } from '#app/ports/learning.ts';
import type { Db } from './client.ts';
import { fromScreening, outcomeColumn, toDonation, toScreening, withCheckout } from './donation-rows.ts';
import { jsonText, parseRow, readEach, readOr, storedJson, type ReportUnreadable } from './parse-row.ts';

/** Any number that nothing else locks by. */
const lockKey = 720_241_122;

const whole = { donation: withCheckout, screening: true, rescreening: { select: { cause: true } } } as const;
type FindingRow = Prisma.RescreeningFindingGetPayload<{ include: typeof whole }>;

const storedBasis = storedJson<ScreeningBasis>(
  1,
  z.object({
    editions: z.record(z.string(), z.string()),
    aliases: z.string(),
    aliasesWithdrawn: z.string(),
    allowlist: z.string(),
    allowlistWithdrawn: z.string(),
    rules: z.string(),
  }),
);
const rescreeningColumns = z.object({ revision: jsonText(storedBasis.column) });

export function createRescreeningStore({ prisma, pool, unreadable }: Db): RescreeningStore {
  return {
    basis: async () => {
      const { rows } = await pool.query<Omit<ScreeningBasis, 'rules'>>({
        name: 'screening-basis',
        text: basisSql,
      });
      const [basis] = rows;
      if (!basis) throw new Error('the database did not say what the screening rests on');
      return basis;
    },
    latest: async (limit) => {
      const found = await prisma.rescreening.findMany({
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        take: limit,
        include: { _count: { select: { findings: true } } },
      });
      return found.map((row) => ({ ...toRescreening(row, unreadable), findings: row._count.findings }));
    },
    find: async (id) => {
      const row = await prisma.rescreening.findUnique({ where: { id } });
      return row && toRescreening(row, unreadable);
    },
    isOutrun: async (startedAt) => {
      const { rows } = await pool.query<{ is_outrun: boolean }>({
        name: 'rescreening-outrun',
        text: outrunSql,
        values: [startedAt],
      });
      return rows[0]?.is_outrun ?? false;
    },
    start: async ({ id, cause, basis, startedAt }, previousId) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        // Whoever else starts one waits here, and then sees this one.
        await client.query('LOCK TABLE rescreening IN SHARE ROW EXCLUSIVE MODE');
        const { rowCount } = await client.query(
          `INSERT INTO rescreening (id, cause, revision, started_at)
           SELECT $1, $2, $3, $4
           WHERE (SELECT id FROM rescreening ORDER BY started_at DESC, id DESC LIMIT 1) IS NOT DISTINCT FROM $5`,
          [id, cause, JSON.stringify(storedBasis.write(basis)), startedAt, previousId],
        );
        await client.query('COMMIT');
        return rowCount === 1 ? 'started' : 'late';
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
    fail: async ({ id, failureCount }, { code, retryAt }) => {
      await prisma.rescreening.updateMany({
        where: { id, failureCount, finishedAt: null },
        data: { failureCount: failureCount + 1, failureCode: code, retryAt },
      });
    },
    exclusively: async (work) => {
      const client = await pool.connect();
      try {
        const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
          lockKey,
        ]);
        if (rows[0]?.mine !== true) return 'busy';
        try {
          return await work();
        } finally {
          await client.query('SELECT pg_advisory_unlock($1)', [lockKey]);
        }
      } finally {
        client.release();
      }
    },
    placeOf: (id) => prisma.donation.findUnique({ where: { id }, select: { createdAt: true, id: true } }),
    known: async (donationIds) => {
      const found = await prisma.rescreeningFinding.findMany({
        where: { donationId: { in: [...donationIds] } },
        include: { screening: { select: { id: true, listingId: true, outcome: true } } },
      });
      return found.map(({ id, donationId, closedAt, closedBy, screening }) => ({
        ...{ id, donationId, closedAt, closedBy },
        ...parseRow('screening', screening.id, outcomeColumn, screening),
        listingId: screening.listingId,
      }));
    },
    record: async (rescreeningId, { reached, seen, findings, outdated, at, isLast }) => {
      await prisma.$transaction([
        prisma.screening.createMany({ data: findings.map(({ screening }) => fromScreening(screening)) }),
        prisma.rescreeningFinding.createMany({
          data: findings.map(({ id, screening }) => ({
            ...{ id, rescreeningId, screeningId: screening.id },
            donationId: screening.donationId ?? missing(),
          })),
        }),
        prisma.rescreeningFinding.updateMany({
          where: { id: { in: [...outdated] }, closedAt: null },
          data: { closedAt: at },
        }),
        prisma.rescreening.update({
          where: { id: rescreeningId },
          data: {
            ...{ reached, seen, finishedAt: isLast ? at : null },
            ...{ failureCount: 0, failureCode: null, retryAt: null },
          },
        }),
      ]);
    },
    findings: ({ isClosed, after, limit }) =>
      isClosed
        ? readPage(closed, ({ closedAt }) => closedAt, [prisma, after, limit], unreadable)
        : readPage(open, ({ screening }) => screening.createdAt, [prisma, after, limit], unreadable),
    countOpen: () => prisma.rescreeningFinding.count({ where: { closedAt: null } }),
    close: async (id, { by, note, at }) => {
      const { count } = await prisma.rescreeningFinding.updateMany({
        where: { id, closedAt: null },
        data: { closedAt: at, closedBy: by, note },
      });
      if (count === 1) return 'closed';
      return (await prisma.rescreeningFinding.count({ where: { id } })) === 1 ? 'closed-before' : 'unknown';
    },
  };
}

type Page = [Db['prisma'], { readonly createdAt: Date; readonly id: string } | null, number];

/** A full page, though some of its rows cannot be read: a short one would seem to be the last. */
async function readPage(
  rowsOf: (...page: Page) => Promise<FindingRow[]>,
  placeOf: (row: FindingRow) => Date | null,
  [prisma, after, limit]: Page,
  unreadable: ReportUnreadable,
): Promise<Finding[]> {
  const rows = await rowsOf(prisma, after, limit);
  const found = readEach(rows, toFinding, unreadable);
  const last = rows.at(-1);
  const createdAt = last && placeOf(last);
  const missing = limit - found.length;
  if (rows.length < limit || missing === 0 || !createdAt) return found;
  const rest: Page = [prisma, { createdAt, id: last.id }, missing];
  return [...found, ...(await readPage(rowsOf, placeOf, rest, unreadable))];
}

async function open(...[prisma, after, limit]: Page): Promise<FindingRow[]> {
  const earlier = after && {
    OR: [
      { screening: { createdAt: { lt: after.createdAt } } },
      { screening: { createdAt: after.createdAt }, id: { lt: after.id } },
    ],
  };
  return prisma.rescreeningFinding.findMany({
    where: { closedAt: null, ...earlier },
    orderBy: [{ screening: { createdAt: 'desc' } }, { id: 'desc' }],
    take: limit,
    include: whole,
  });
}

async function closed(...[prisma, after, limit]: Page): Promise<FindingRow[]> {
  const earlier = after && {
    OR: [{ closedAt: { lt: after.createdAt } }, { closedAt: after.createdAt, id: { lt: after.id } }],
  };
  return prisma.rescreeningFinding.findMany({
    where: { closedAt: { not: null }, ...earlier },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: whole,
  });
}

function toFinding({ id, donation, screening, rescreening, closedAt, closedBy, note }: FindingRow): Finding {
  return {
    ...{ id, closedAt, closedBy, note },
    donation: toDonation(donation),
    screening: toScreening(screening).screening,
    foundAt: screening.createdAt,
    cause: rescreening.cause,
  };
}

function toRescreening(row: rows.RescreeningModel, unreadable: ReportUnreadable): Rescreening {
  const { id, cause, startedAt, finishedAt, reached, seen, failureCount, retryAt } = row;
  const basis = readOr(() => parseRow('rescreening', id, rescreeningColumns, row).revision, null, unreadable);
  return { id, cause, startedAt, finishedAt, reached, seen, failureCount, retryAt, basis };
}

function missing(): never {
  throw new Error('a finding is about a donation');
}

const basisSql = `
  SELECT
    (SELECT coalesce(jsonb_object_agg(id, current_edition_id), '{}') FROM registry_source
     WHERE current_edition_id IS NOT NULL) AS editions,
    aliases.written AS aliases, aliases.withdrawn AS "aliasesWithdrawn",
    allowlist.written AS "allowlist", allowlist.withdrawn AS "allowlistWithdrawn"
  FROM
    (SELECT concat(count(*), ' ', max(created_at)) AS written,
            concat(count(withdrawn_at), ' ', max(withdrawn_at)) AS withdrawn FROM alias) AS aliases,
    (SELECT concat(count(*), ' ', max(created_at)) AS written,
            concat(count(withdrawn_at), ' ', max(withdrawn_at)) AS withdrawn FROM allowlist_entry) AS allowlist`;

/**
 * Of a standing gift, what it was screened for last. What was given since the lists changed was screened with them; only what waited longest
 * (a week, a month's renewal with its retries) can have been screened before, so that a list of long ago costs nothing.
 */
const outrunSql = `
  SELECT EXISTS (
    SELECT FROM donation
    WHERE state = 'received' AND settled_at >= $1
      AND created_at > $1::timestamptz - interval '60 days' AND created_at < $1::timestamptz + interval '60 days'
      AND (created_at < $1 OR standing_gift_id IS NOT NULL)
      AND $1 > (
        SELECT max(screening.created_at) FROM screening
        WHERE screening.donation_id = donation.id OR screening.standing_gift_id = donation.standing_gift_id)
  ) AS is_outrun`;
