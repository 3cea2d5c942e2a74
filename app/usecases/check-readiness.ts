/** Whether the app can do its work now: database, registry, what waits, and how far behind it is with Stripe's events. */
import { listingCount } from '#app/domain/screening/registry-index.ts';
import type { BacklogCounts, Ports } from '#app/ports.ts';

/** What everybody may know: nothing in it moves with a single donation. */
export interface PublicReadiness {
  /** False takes the app out of service, so only for what no page can do without. */
  readonly ready: boolean;
  readonly database: 'ok' | 'out';
  /** Whether a donation that is given now can be recorded; it may still have to wait for a person. */
  readonly canTakeGifts: boolean;
  /** Anything but `ready` means that every donation is held for a person. */
  readonly registry: 'ready' | 'empty' | 'stale' | 'failed';
  /** The editions in force, one a source. */
  readonly editions: readonly { readonly source: string; readonly edition: string }[];
}

/** What whoever runs the site may know besides. */
export interface OperatorReadiness extends Omit<PublicReadiness, 'editions'> {
  readonly editions: readonly {
    readonly source: string;
    readonly edition: string;
    readonly listings: number;
    /** Since it was last confirmed; null for a source that does not age. */
    readonly ageDays: number | null;
  }[];
  /** How many listings donations are screened against. */
  readonly listings: number;
  /** Stripe's oldest event that nobody has acted on; null where there is none or the database is out. */
  readonly oldestEvent: { readonly receivedAt: Date; readonly ageSeconds: number } | null;
  /** Donations that wait for a person. Null, like the next two, where the database is out. */
  readonly held: number | null;
  /** Not sent and not given up. */
  readonly mailsWaiting: number | null;
  /** What was due long ago and is not done. */
  readonly late: BacklogCounts['late'] | null;
}

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

/** The part of it that everybody may know. */
export function publicReadiness(whole: OperatorReadiness): PublicReadiness {
  const { ready, database, canTakeGifts, registry, editions } = whole;
  return {
    ready,
    database,
    canTakeGifts,
    registry,
    editions: editions.map(({ source, edition }) => ({ source, edition })),
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
