/** Has a subject planned anew, within the transaction of the step that changed what it rests on. */
import type { Subject } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import { columnsOf } from './work-store.ts';

/**
 * Its version rises, so that whoever plans it from what was so before finds it stale, and its time has come. Only of kinds that rest on
 * other subjects.
 */
export async function lookAgain(tx: Prisma.TransactionClient, subject: Subject, at: Date): Promise<void> {
  if ((await raiseVersion(tx, subject)) === 0) return;
  await tx.work.update({
    where: { subjectKind_subjectId: columnsOf(subject) },
    data: { version: { increment: 1 }, checkAt: at, retryAt: null },
  });
}

/** Answers how many there are: none, or one. */
async function raiseVersion(tx: Prisma.TransactionClient, { kind, id }: Subject): Promise<number> {
  const data = { version: { increment: 1 } };
  if (kind === 'late-refusal')
    return (await tx.lateRefusal.updateMany({ where: { donationId: id }, data })).count;
  if (kind === 'standing-gift') return (await tx.standingGift.updateMany({ where: { id }, data })).count;
  throw new Error(`a ${kind} rests on no other subject`);
}
