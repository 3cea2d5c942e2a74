/** Asks for a check of every donation that stored events speak of. */
import type { Ports } from '#app/ports.ts';

/** Enough for a burst, few enough that one round stays short. */
const batchSize = 500;

/** Answers how many donations a job was asked for. */
export async function dispatchEvents(ports: Pick<Ports, 'events' | 'jobs'>): Promise<number> {
  let asked = 0;
  for (;;) {
    const { events, donationIds } = await ports.events.claimWaiting(batchSize);
    for (const id of donationIds) await ports.jobs.send('advance-donation', id);
    asked += donationIds.length;
    if (events < batchSize) return asked;
  }
}
