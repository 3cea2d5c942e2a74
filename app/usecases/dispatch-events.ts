/** Asks for a check of every donation that stored events speak of. */
import { retryWaitsMs } from '#app/domain/retry.ts';
import { donationSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';

/** Enough for a burst, few enough that one round stays short. */
const batchSize = 500;

/** Answers how many donations a job was asked for. */
export async function dispatchEvents(
  ports: Pick<Ports, 'events' | 'jobs' | 'random' | 'log'>,
): Promise<number> {
  let asked = 0;
  for (;;) {
    const claimed = await ports.events.claimWaiting(batchSize, retryWaitsMs(ports.random));
    const { events, donationIds, notUnderstood } = claimed;
    for (const { id, type } of notUnderstood)
      ports.log.warn('an event of ours is not understood: it names a donation that we do not have', {
        event: id,
        type,
      });
    for (const id of donationIds) await ports.jobs.send('advance', subjectKey(donationSubject(id)));
    asked += donationIds.length;
    if (events < batchSize) return asked;
  }
}
