/** What is done after a restore before anything moves: Stripe is read again, and only read. */
import { failureCode } from '#app/domain/retry.ts';
import { subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { PendingRestore } from '#app/ports/restores.ts';
import { advance } from '#app/usecases/advance.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { returnDecisions } from '#app/usecases/return-decisions.ts';
import { reconcile } from '#app/usecases/reconcile.ts';

const batchSize = 100;

/**
 * In this order, each to its end; one that throws is begun again with the next round, and the site goes on waiting. What else has to be
 * known before the site acts is read by a part of its own here.
 */
const parts: readonly ((ports: Ports, restore: PendingRestore) => Promise<unknown>)[] = [
  (ports) => importBalance(ports),
  compare,
  readSubjects,
  // Where Stripe has not acted on them.
  (ports) => returnDecisions(ports),
  // What moved while they were read.
  (ports) => importBalance(ports),
];

/** Answers whether a restore was caught up with. Safe in several processes at once, and after any crash. */
export async function catchUp(ports: Ports): Promise<boolean> {
  const restore = await ports.restores.pending();
  if (!restore) return false;
  for (const part of parts) await part(ports, restore);
  const mails = await ports.restores.finish(restore, new Date());
  ports.log.info('caught up with Stripe after a restore', { backupOf: restore.snapshotAt, mails });
  return true;
}

/** What Stripe made around the backup's moment may not be in it. */
const compareMsBefore = 600_000;

/** Takes in what Stripe has and the backup does not: payment pages of ours, their payments, refunds and payouts. */
async function compare(ports: Ports, { snapshotAt }: PendingRestore): Promise<void> {
  const since = new Date(snapshotAt.getTime() - compareMsBefore);
  const { kind } = await reconcile(ports, { cause: 'restore', since });
  if (kind === 'busy') throw new Error('another process is comparing with Stripe');
}

/** Brings every subject that is not at rest to where Stripe says that it is; what it would ask for waits. */
async function readSubjects(ports: Ports, restore: PendingRestore): Promise<void> {
  let { reached, readCount } = restore;
  for (;;) {
    const subjects = await ports.restores.unread({ ...restore, reached }, batchSize);
    for (const subject of subjects) {
      await advance(ports, subject).catch((error: unknown) => tellFaults(ports, subjectKey(subject), error));
    }
    const last = subjects.at(-1);
    if (!last) return;
    reached = subjectKey(last);
    readCount += subjects.length;
    await ports.restores.noteRead(restore, reached, readCount);
  }
}

/** One that cannot be read stays with its failure and is shown as late. Where Stripe answers nobody, this throws, and all is read again. */
async function tellFaults(ports: Ports, subject: string, error: unknown): Promise<void> {
  ports.log.warn('a subject could not be read after a restore', { subject, error: failureCode(error) });
  await importBalance(ports);
}
