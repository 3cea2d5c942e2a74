/** Whether the app can do its work now: database, registry, what waits, and how far behind it is with Stripe's events. */
import type { OperatorReadiness } from '#app/domain/readiness.ts';
import { listingCount } from '#app/domain/screening/registry-index.ts';
import type { BacklogCounts, Ports } from '#app/ports.ts';

const dayMs = 86_400_000;
/** What is due is done within seconds, and tried again within minutes; what waits longer needs somebody to look. */
const lateAfterMs = 15 * 60_000;

type Needs = Pick<Ports, 'backlog' | 'events' | 'registry' | 'clock' | 'log'>;

/** Never throws: what cannot be reached is part of the answer. */
export async function checkReadiness(ports: Needs): Promise<OperatorReadiness> {
  const now = ports.clock.now();
  const { status: registry, index } = ports.registry.current();
  const waits = await readWaiting(ports, now);
  return {
    ready: waits !== null,
    database: waits ? 'ok' : 'out',
    canTakeGifts: waits !== null,
    registry,
    editions: ports.registry.sources().map(({ sourceId, editionLabel, rowCount, ages, confirmedAt }) => ({
      source: sourceId,
      edition: editionLabel,
      listings: rowCount,
      ageDays: ages ? Math.floor(msSince(confirmedAt, now) / dayMs) : null,
    })),
    listings: index ? listingCount(index) : 0,
    oldestEvent: waits?.oldestEvent ?? null,
    held: waits?.held ?? null,
    mailsWaiting: waits?.mailsWaiting ?? null,
    late: waits?.late ?? null,
  };
}

type Waiting = BacklogCounts & Pick<OperatorReadiness, 'oldestEvent'>;

async function readWaiting({ backlog, events, log }: Needs, now: Date): Promise<Waiting | null> {
  try {
    const [counts, receivedAt] = await Promise.all([
      backlog.read(new Date(now.getTime() - lateAfterMs)),
      events.oldestWaiting(),
    ]);
    const oldestEvent = receivedAt && {
      receivedAt,
      ageSeconds: Math.floor(msSince(receivedAt, now) / 1000),
    };
    return { ...counts, oldestEvent };
  } catch (error) {
    log.error('the database cannot be reached', { error: String(error) });
    return null;
  }
}

function msSince(at: Date, now: Date): number {
  return Math.max(0, now.getTime() - at.getTime());
}
