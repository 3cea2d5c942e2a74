/** Whether the app can do its work now: database, disk, registry, what waits, and how far behind it is with what is due. */
import type { OperatorReadiness } from '#app/domain/readiness.ts';
import { lateBefore } from '#app/domain/retry.ts';
import { listingCount } from '#app/domain/screening/index/registry-index.ts';
import type { Ports } from '#app/ports.ts';
import type { BacklogCounts } from '#app/ports/operations.ts';

const dayMs = 86_400_000;

type Needs = Pick<
  Ports,
  'backlog' | 'ledger' | 'lateWork' | 'storage' | 'events' | 'restores' | 'registry' | 'clock' | 'log'
>;

/** Never throws: what cannot be reached is part of the answer. */
export async function checkReadiness(ports: Needs): Promise<OperatorReadiness> {
  const now = ports.clock.now();
  const { status: registry, index } = ports.registry.current();
  const found = await readDatabase(ports, now);
  return {
    ready: found !== null,
    database: found ? 'ok' : 'out',
    canTakeGifts: found?.isWritable ?? false,
    registry,
    editions: ports.registry.sources().map(({ sourceId, editionLabel, rowCount, ages, confirmedAt }) => ({
      source: sourceId,
      edition: editionLabel,
      listings: rowCount,
      ageDays: ages ? Math.floor(msSince(confirmedAt, now) / dayMs) : null,
    })),
    listings: index ? listingCount(index) : 0,
    oldestEvent: found?.oldestEvent ?? null,
    held: found?.held ?? null,
    mailsWaiting: found?.mailsWaiting ?? null,
    late: found?.late ?? null,
    eventsNotUnderstood: found?.eventsNotUnderstood ?? null,
    eventsDead: found?.eventsDead ?? null,
    movementsUnclassified: found?.movementsUnclassified ?? null,
    catchingUp: found?.catchingUp ?? null,
  };
}

type Found = BacklogCounts &
  Pick<
    OperatorReadiness,
    'oldestEvent' | 'late' | 'eventsNotUnderstood' | 'eventsDead' | 'movementsUnclassified' | 'catchingUp'
  > & {
    readonly isWritable: boolean;
  };

async function readDatabase(ports: Needs, now: Date): Promise<Found | null> {
  try {
    const [counts, receivedAt, late, open, movementsUnclassified, restore, writable] = await Promise.all([
      ports.backlog.read(),
      ports.events.oldestWaiting(),
      ports.lateWork.counts(lateBefore(now)),
      ports.events.countOpen(null),
      ports.ledger.countUnclassified(null),
      ports.restores.pending(),
      ports.storage.writable(),
    ]);
    return {
      ...counts,
      oldestEvent: receivedAt && { receivedAt, ageSeconds: secondsSince(receivedAt, now) },
      late: late.map(({ kind, count, oldest }) => ({
        kind,
        count,
        oldestAgeSeconds: secondsSince(oldest, now),
      })),
      eventsNotUnderstood: open['not-understood'],
      eventsDead: open.dead,
      movementsUnclassified,
      catchingUp: restore && {
        restoredAt: restore.restoredAt,
        backupOf: restore.snapshotAt,
        subjectsRead: restore.readCount,
      },
      isWritable: writable === 'yes',
    };
  } catch (error) {
    ports.log.error('the database cannot be reached', { error: String(error) });
    return null;
  }
}

const secondsSince = (at: Date, now: Date) => Math.floor(msSince(at, now) / 1000);

function msSince(at: Date, now: Date): number {
  return Math.max(0, now.getTime() - at.getTime());
}
