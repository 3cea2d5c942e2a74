/** Whether the app can do its work now: database, disk, registry, and how far behind it is with what is due. */
import { lateBefore } from '#app/domain/retry.ts';
import { listingCount } from '#app/domain/screening/registry-index.ts';
import type { EditionSummary, Ports, WorkKind } from '#app/ports.ts';

export interface Readiness {
  /** False takes the app out of service, so only for what no page can do without. */
  readonly ready: boolean;
  readonly database: 'ok' | 'out';
  /** False where a donation could not be written down: the database or its disk does not take it. */
  readonly takesGifts: boolean;
  /** Anything but `ready` means that every donation is held for a person. */
  readonly registry: 'ready' | 'empty' | 'stale' | 'failed';
  /** How many listings donations are screened against. */
  readonly listings: number;
  /** The editions in force, one a source; empty where the database is out. */
  readonly editions: readonly {
    readonly source: string;
    readonly edition: string;
    readonly listings: number;
    /** Since it was last confirmed; null for a source that does not age. */
    readonly ageDays: number | null;
  }[];
  /** Stripe's oldest event that nobody has acted on; null where there is none or the database is out. */
  readonly oldestEvent: { readonly receivedAt: Date; readonly ageSeconds: number } | null;
  /** Work that should have been done by itself and is not, each kind that has any; empty where the database is out. */
  readonly late: readonly {
    readonly kind: WorkKind;
    readonly count: number;
    readonly oldestAgeSeconds: number;
  }[];
  /** Events of ours that say something we do not act on; null where the database is out. */
  readonly eventsNotUnderstood: number | null;
}

const dayMs = 86_400_000;

/** Never throws: what cannot be reached is part of the answer. */
export async function checkReadiness(
  ports: Pick<Ports, 'events' | 'registry' | 'registryStore' | 'lateWork' | 'storage' | 'clock' | 'log'>,
): Promise<Readiness> {
  const { status: registry, index } = ports.registry.current();
  const listings = index ? listingCount(index) : 0;
  try {
    const now = ports.clock.now();
    const [oldest, summaries, late, eventsNotUnderstood, writable] = await Promise.all([
      ports.events.oldestWaiting(),
      ports.registryStore.summaries(),
      ports.lateWork.counts(lateBefore(now)),
      ports.events.countNotUnderstood(null),
      ports.storage.writable(),
    ]);
    return {
      ready: true,
      database: 'ok',
      takesGifts: writable === 'yes',
      registry,
      listings,
      editions: summaries.map((summary) => editionShown(summary, now)),
      oldestEvent: oldest && { receivedAt: oldest, ageSeconds: secondsSince(oldest, now) },
      late: late.map(({ kind, count, oldest: since }) => ({
        kind,
        count,
        oldestAgeSeconds: secondsSince(since, now),
      })),
      eventsNotUnderstood,
    };
  } catch (error) {
    ports.log.error('the database cannot be reached', { error: String(error) });
    return {
      ...{ ready: false, database: 'out', takesGifts: false },
      ...{ registry, listings, editions: [], oldestEvent: null, late: [], eventsNotUnderstood: null },
    };
  }
}

function editionShown(summary: EditionSummary, now: Date): Readiness['editions'][number] {
  return {
    source: summary.sourceId,
    edition: summary.editionLabel,
    listings: summary.rowCount,
    ageDays: summary.ages ? Math.floor(msSince(summary.confirmedAt, now) / dayMs) : null,
  };
}

const secondsSince = (at: Date, now: Date) => Math.floor(msSince(at, now) / 1000);

function msSince(at: Date, now: Date): number {
  return Math.max(0, now.getTime() - at.getTime());
}
