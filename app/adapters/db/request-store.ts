/** Requests to Stripe in PostgreSQL: under which key each is asked, and what became of the last try. */
import type { RequestName } from '#app/domain/stripe-request.ts';
import { subjectKey, type Subject } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { RequestStore } from '#app/ports/work.ts';
import type { Db } from './client.ts';
import { columnsOf } from './work-store.ts';

/** The columns that name a request, each once. */
export function requestColumns({ subject, kind, cause }: RequestName) {
  return { subjectKind: subject.kind, subjectId: subject.id, kind, cause };
}

/** A subject that has ended asks for nothing more; what was never asked or never answered keeps that as its outcome. */
export async function endRequests(tx: Prisma.TransactionClient, subject: Subject, at: Date): Promise<void> {
  const open = { ...columnsOf(subject), finishedAt: null };
  await tx.stripeRequest.updateMany({ where: open, data: { finishedAt: at } });
}

export function createRequestStore({ prisma }: Pick<Db, 'prisma'>): RequestStore {
  const where = (name: RequestName) => ({ subjectKind_subjectId_kind_cause: requestColumns(name) });
  return {
    find: async (name) => {
      const row = await prisma.stripeRequest.findUnique({ where: where(name) });
      if (!row) throw new Error(`${subjectKey(name.subject)} has no request to ${name.kind}`);
      const { idempotencyKey, requestedAt, outcome } = row;
      return { idempotencyKey, requestedAt, outcome };
    },
    renewKey: async (name, idempotencyKey, requestedAt) => {
      await prisma.stripeRequest.update({
        where: where(name),
        data: { idempotencyKey, requestedAt, outcome: null },
      });
    },
    noteAnswer: async (name, outcome) => {
      await prisma.stripeRequest.updateMany({
        where: { ...requestColumns(name), finishedAt: null },
        data: { outcome },
      });
    },
  };
}
