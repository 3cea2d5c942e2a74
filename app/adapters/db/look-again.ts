/** Has a subject planned anew, within the transaction of the step that changed what it rests on. */
import type { Subject } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import { columnsOf } from './work-store.ts';

/**
 * Its version rises, so that whoever plans it from what was so before finds it stale, and its time has come. Only of kinds that rest on
 * other subjects.
 */
export async function lookAgain(tx: Prisma.TransactionClient, subject: Subject, at: Date): Promise<void> {
  if ((await raiseVersion(tx, subject)).count === 0) return;
  await tx.work.update({
    where: { subjectKind_subjectId: columnsOf(subject) },
    data: { version: { increment: 1 }, checkAt: at, retryAt: null },
  });
}

function raiseVersion(tx: Prisma.TransactionClient, { kind, id }: Subject): Promise<{ count: number }> {
  const data = { version: { increment: 1 } };
  switch (kind) {
    case 'late-refusal':
      return tx.lateRefusal.updateMany({ where: { donationId: id }, data });
    case 'standing-gift':
      return tx.standingGift.updateMany({ where: { id }, data });
    default:
      throw new Error(`a ${kind} rests on no other subject`);
  }
}
