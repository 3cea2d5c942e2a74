/** Re-screenings of past donations and what they found, in PostgreSQL. */
import type { ScreeningBasis } from '#app/domain/rescreening.ts';
import type { Outcome } from '#app/domain/screening/screening.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { Finding, Rescreening, RescreeningStore } from '#app/ports.ts';
import type { Db } from './client.ts';
import { fromScreening, toDonation, toScreening } from './donation-rows.ts';

/** Any number that nothing else locks by. */
const lockKey = 720_241_122;

const whole = { donation: true, screening: true, rescreening: { select: { cause: true } } } as const;
type FindingRow = Prisma.RescreeningFindingGetPayload<{ include: typeof whole }>;

export function createRescreeningStore({ prisma, pool }: Db): RescreeningStore {
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
      return found.map((row) => ({ ...toRescreening(row), findings: row._count.findings }));
    },
    find: async (id) => {
      const row = await prisma.rescreening.findUnique({ where: { id } });
      return row && toRescreening(row);
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
          [id, cause, JSON.stringify(basis), startedAt, previousId],
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
        include: { screening: { select: { listingId: true, outcome: true } } },
      });
      return found.map(({ id, donationId, closedAt, closedBy, screening }) => ({
        ...{ id, donationId, closedAt, closedBy },
        listingId: screening.listingId,
        outcome: screening.outcome as Outcome,
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
    findings: async ({ isClosed, after, limit }) => (isClosed ? closed : open)(prisma, after, limit),
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

async function open(...[prisma, after, limit]: Page): Promise<Finding[]> {
  const earlier = after && {
    OR: [
      { screening: { createdAt: { lt: after.createdAt } } },
      { screening: { createdAt: after.createdAt }, id: { lt: after.id } },
    ],
  };
  const found = await prisma.rescreeningFinding.findMany({
    where: { closedAt: null, ...earlier },
    orderBy: [{ screening: { createdAt: 'desc' } }, { id: 'desc' }],
    take: limit,
    include: whole,
  });
  return found.map(toFinding);
}

async function closed(...[prisma, after, limit]: Page): Promise<Finding[]> {
  const earlier = after && {
    OR: [{ closedAt: { lt: after.createdAt } }, { closedAt: after.createdAt, id: { lt: after.id } }],
  };
  const found = await prisma.rescreeningFinding.findMany({
    where: { closedAt: { not: null }, ...earlier },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: whole,
  });
  return found.map(toFinding);
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

function toRescreening({ revision, ...row }: rows.RescreeningModel): Rescreening {
  const { id, cause, startedAt, finishedAt, reached, seen, failureCount, retryAt } = row;
  // Written by us.
  const basis = JSON.parse(revision) as ScreeningBasis;
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
