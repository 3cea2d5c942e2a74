/** Whether the app can do its work now: database, registry, and how far behind it is with Stripe's events. */
import { listingCount } from '#app/domain/screening/registry-index.ts';
import type { EditionSummary, Ports } from '#app/ports.ts';

export interface Readiness {
  /** False takes the app out of service, so only for what no page can do without. */
  readonly ready: boolean;
  readonly database: 'ok' | 'out';
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
}

const dayMs = 86_400_000;

/** Never throws: what cannot be reached is part of the answer. */
export async function checkReadiness(
  ports: Pick<Ports, 'events' | 'registry' | 'registryStore' | 'clock' | 'log'>,
): Promise<Readiness> {
  const { status: registry, index } = ports.registry.current();
  const listings = index ? listingCount(index) : 0;
  try {
    const [oldest, summaries] = await Promise.all([
      ports.events.oldestWaiting(),
      ports.registryStore.summaries(),
    ]);
    const now = ports.clock.now();
    return {
      ready: true,
      database: 'ok',
      registry,
      listings,
      editions: summaries.map((summary) => editionShown(summary, now)),
      oldestEvent: oldest && { receivedAt: oldest, ageSeconds: Math.floor(msSince(oldest, now) / 1000) },
    };
  } catch (error) {
    ports.log.error('the database cannot be reached', { error: String(error) });
    return { ready: false, database: 'out', registry, listings, editions: [], oldestEvent: null };
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

function msSince(at: Date, now: Date): number {
  return Math.max(0, now.getTime() - at.getTime());
}
