/** Restores in PostgreSQL. The rows are written by the restore itself (backup/restore-backup.ts). */
import { subjectFrom } from '#app/domain/subject.ts';
import type { PendingRestore, Restores } from '#app/ports/restores.ts';
import type { Db } from './client.ts';
import { toSubject } from './work-store.ts';

export function createRestoreStore({ prisma, pool }: Pick<Db, 'prisma' | 'pool'>): Restores {
  let isOver = false;
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
    unread: async ({ reached }, limit) => {
      const after = reached === null ? { kind: '', id: '' } : subjectFrom(reached);
      const { rows } = await pool.query<{ kind: string; id: string }>(
        `SELECT subject_kind AS kind, subject_id AS id FROM work
         WHERE check_at IS NOT NULL AND (subject_kind, subject_id) > ($1, $2) ORDER BY 1, 2 LIMIT $3`,
        [after.kind, after.id, limit],
      );
      return rows.map(({ kind, id }) => toSubject({ subjectKind: kind, subjectId: id }));
    },
    noteRead: async ({ id }, reached, count) => {
      await prisma.restore.update({ where: { id }, data: { reached, readCount: count } });
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
