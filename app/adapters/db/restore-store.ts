/** Restores in PostgreSQL. The rows are written by the restore itself (backup/restore-backup.ts). */
import { subjectFrom, type SubjectKind } from '#app/domain/subject.ts';
import type { PendingRestore, Restores } from '#app/ports/restores.ts';
import type { Db } from './client.ts';
import { toSubject } from './work-store.ts';

const rank: Readonly<Record<SubjectKind, number>> = {
  'standing-gift': 0,
  renewal: 1,
  donation: 2,
  refund: 3,
  dispute: 4,
  'late-refusal': 5,
  payout: 6,
};
/** What the reading of one kind brings to light is of a later one, so that it is read as well. */
const readingOrder = Object.entries(rank)
  .sort(([, first], [, second]) => first - second)
  .map(([kind]) => kind);

export function createRestoreStore({ prisma, pool }: Pick<Db, 'prisma' | 'pool'>): Restores {
  let isOver = false;
  let restored: boolean | null = null;
  return {
    pending: async () => {
      if (isOver) return null;
      const row = await prisma.restore.findFirst({
        where: { caughtUpAt: null },
        orderBy: { restoredAt: 'desc' },
      });
      isOver = row === null;
      return row;
    },
    wasRestored: async () => (restored ??= (await prisma.restore.count()) > 0),
    unread: async ({ reached }, limit) => {
      const after = reached === null ? null : subjectFrom(reached);
      const { rows } = await pool.query<{ kind: string; id: string }>(
        `SELECT subject_kind AS kind, subject_id AS id FROM work
         WHERE check_at IS NOT NULL
           AND (array_position($1::text[], subject_kind), subject_id) > (coalesce(array_position($1, $2), 0), $3)
         ORDER BY array_position($1, subject_kind), subject_id LIMIT $4`,
        [readingOrder, after?.kind ?? '', after?.id ?? '', limit],
      );
      return rows.map(({ kind, id }) => toSubject({ subjectKind: kind, subjectId: id }));
    },
    noteRead: async ({ id }, reached, count) => {
      await prisma.restore.update({ where: { id }, data: { reached, readCount: count } });
    },
    decided: async () => {
      const { rows } = await pool.query<{ kind: string; id: string }>(
        `SELECT 'donation' AS kind, id FROM donation WHERE state = 'decided'
         UNION ALL SELECT 'standing-gift', id FROM standing_gift WHERE state = 'decided'
         UNION ALL SELECT 'renewal', id FROM renewal WHERE state = 'decided' ORDER BY 1, 2`,
      );
      return rows.map(({ kind, id }) => toSubject({ subjectKind: kind, subjectId: id }));
    },
    finish: ({ id }, at) => finish(prisma, id, at),
  };
}

/** All that are pending: an earlier one is caught up with as well, whichever was read. */
async function finish(prisma: Db['prisma'], id: PendingRestore['id'], at: Date): Promise<number> {
  return await prisma.$transaction(async (tx) => {
    const { count } = await tx.restore.updateMany({
      where: { id, caughtUpAt: null },
      data: { caughtUpAt: at },
    });
    if (count === 0) return 0;
    await tx.restore.updateMany({ where: { caughtUpAt: null }, data: { caughtUpAt: at } });
    const marked = await tx.mail.updateMany({
      where: { sentAt: null, nextTryAt: { not: null } },
      data: { mayRepeat: true },
    });
    return marked.count;
  });
}

/** Whether the database has been filled by this restore. */
export async function isRestored({ prisma }: Pick<Db, 'prisma'>, restoreId: string): Promise<boolean> {
  return (await prisma.restore.findUnique({ where: { id: restoreId } })) !== null;
}
