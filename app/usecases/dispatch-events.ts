/** Asks for a look at every subject that stored events speak of, and at Stripe where an event does not say whose it is. */
import { retryWaitsMs } from '#app/domain/retry.ts';
import { subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { ClaimedEvents } from '#app/ports/events.ts';

/** Few enough that events on their way in hardly wait for these. */
const lotSize = 100;
/** After so many, their subjects are asked for before the next are taken: a burst over one donation asks for it once. */
const lotsMax = 5;

type Needs = Pick<Ports, 'events' | 'jobs' | 'random' | 'log' | 'clock'>;

/** Answers how many jobs were asked for. `breathe` is awaited between two lots, and lets the database answer others. */
export async function dispatchEvents(
  ports: Needs,
  breathe: () => Promise<unknown> = () => Promise.resolve(),
): Promise<number> {
  let asked = 0;
  for (let hasMore = true; hasMore;) {
    const lots: ClaimedEvents[] = [];
    try {
      await takeLots(ports, lots, breathe);
    } finally {
      // What was handed out is asked for, whatever became of the rest.
      asked += await askFor(ports, lots);
    }
    hasMore = isFull(lots.at(-1));
  }
  return asked;
}

async function askFor({ jobs }: Needs, lots: readonly ClaimedEvents[]): Promise<number> {
  const keys = new Set(lots.flatMap(({ subjects }) => subjects.map(subjectKey)));
  const unsaid = lots.flatMap((lot) => lot.unsaid);
  for (const key of keys) await jobs.send('advance', key);
  for (const id of unsaid) await jobs.send('place-event', id);
  return keys.size + unsaid.length;
}

async function takeLots(ports: Needs, lots: ClaimedEvents[], breathe: () => Promise<unknown>): Promise<void> {
  do {
    if (lots.length > 0) await breathe();
    const lot = await ports.events.claimWaiting(ports.clock.now(), lotSize, retryWaitsMs(ports.random));
    for (const { id, type } of lot.dead)
      ports.log.warn('an event of ours is a dead letter: what it is about never came', { event: id, type });
    lots.push(lot);
  } while (isFull(lots.at(-1)) && lots.length < lotsMax);
}

function isFull(lot: ClaimedEvents | undefined): boolean {
  return lot !== undefined && lot.count >= lotSize;
}
