/** Asks for a look at every subject that stored events speak of, and at Stripe where an event does not say whose it is. */
import { retryWaitsMs } from '#app/domain/retry.ts';
import { subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';

/** Enough for a burst, few enough that one round stays short. */
const batchSize = 500;

/** Answers how many jobs were asked for. */
export async function dispatchEvents(
  ports: Pick<Ports, 'events' | 'jobs' | 'random' | 'log' | 'clock'>,
): Promise<number> {
  let asked = 0;
  for (;;) {
    const claimed = await ports.events.claimWaiting(ports.clock.now(), batchSize, retryWaitsMs(ports.random));
    for (const { id, type } of claimed.dead)
      ports.log.warn('an event of ours is a dead letter: what it is about never came', { event: id, type });
    for (const subject of claimed.subjects) await ports.jobs.send('advance', subjectKey(subject));
    for (const id of claimed.unsaid) await ports.jobs.send('place-event', id);
    asked += claimed.subjects.length + claimed.unsaid.length;
    if (claimed.count < batchSize) return asked;
  }
}
