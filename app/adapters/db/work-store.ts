/** When subjects are looked at again, in PostgreSQL. */
import { z } from 'zod';
import { SUBJECT_KINDS, type Subject } from '#app/domain/subject.ts';
import type { Work } from '#app/domain/work.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { WorkStore } from '#app/ports/work.ts';
import type { Db } from './client.ts';
import { parseRow } from './parse-row.ts';

const subjectColumns = z.object({ subjectKind: z.enum(SUBJECT_KINDS), subjectId: z.string() });

export function createWorkStore({ prisma, pool }: Pick<Db, 'prisma' | 'pool'>): WorkStore {
  return {
    find: async (subject) => {
      const row = await prisma.work.findUnique({ where: { subjectKind_subjectId: columnsOf(subject) } });
      return row && toWork(row);
    },
    claimDue: async (now, leaseMs, limit) => {
      const { rows: claimed } = await pool.query<{ kind: string; id: string }>({
        name: 'claim-due',
        text: `UPDATE work SET check_at = $2, due_since = coalesce(due_since, check_at) WHERE (subject_kind, subject_id) IN (
                 SELECT subject_kind, subject_id FROM work WHERE check_at <= $1 ORDER BY check_at LIMIT $3 FOR UPDATE SKIP LOCKED)
               RETURNING subject_kind AS kind, subject_id AS id`,
        values: [now, new Date(now.getTime() + leaseMs), limit],
      });
      return claimed.map(({ kind, id }) => toSubject({ subjectKind: kind, subjectId: id }));
    },
    rest: async ({ kind, id }, version, checkAt) => {
      await pool.query({
        name: 'rest',
        text: `UPDATE work SET check_at = $4, due_since = NULL, failure_count = 0, failure_code = NULL, failed_at = NULL, retry_at = NULL
               WHERE subject_kind = $1 AND subject_id = $2 AND version = $3
                 AND (check_at IS DISTINCT FROM $4 OR due_since IS NOT NULL OR failure_count > 0)`,
        values: [kind, id, version, checkAt],
      });
    },
    fail: async ({ subject, version, failureCount }, { code, at, retryAt }) => {
      await pool.query({
        name: 'fail',
        text: `UPDATE work SET failure_count = failure_count + 1, failure_code = $5, failed_at = $6, retry_at = $7,
                 check_at = $7, due_since = coalesce(due_since, $6)
               WHERE subject_kind = $1 AND subject_id = $2 AND version = $3 AND failure_count = $4`,
        values: [subject.kind, subject.id, version, failureCount, code, at, retryAt],
      });
    },
  };
}

export function columnsOf({ kind, id }: Subject) {
  return { subjectKind: kind, subjectId: id };
}

export function toSubject(row: { readonly subjectKind: string; readonly subjectId: string }): Subject {
  const { subjectKind: kind, subjectId: id } = parseRow('work', row.subjectId, subjectColumns, row);
  return { kind, id };
}

export function toWork(row: rows.WorkModel): Work {
  const { version, checkAt, dueSince, failureCount, failureCode, failedAt, retryAt } = row;
  return {
    subject: toSubject(row),
    ...{ version, checkAt, dueSince, failureCount, failureCode, failedAt, retryAt },
  };
}
