/** Has a subject planned anew, within the transaction of the step that changed what it rests on. */
import type { Subject } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import { columnsOf } from './work-store.ts';

/**
 * Its version rises, so that whoever plans it from what was so before finds it stale, and its time has come. Only of kinds that rest on
 * other subjects.
 */
export async function lookAgain(tx: Prisma.TransactionClient, subject: Subject, at: Date): Promise<void> {
  if (subject.kind !== 'late-refusal') throw new Error(`a ${subject.kind} rests on no other subject`);
  const { count } = await tx.lateRefusal.updateMany({
    where: { donationId: subject.id },
    data: { version: { increment: 1 } },
  });
  if (count === 0) return;
  await tx.work.update({
    where: { subjectKind_subjectId: columnsOf(subject) },
    data: { version: { increment: 1 }, checkAt: at, retryAt: null },
  });
}
