/** For staff: the work that should have been done by itself and is not, and events and movements that a person has to look at. */
import { lateBefore } from '#app/domain/retry.ts';
import type { Ports } from '#app/ports.ts';
import type { JournalEvent } from '#app/ports/events.ts';
import type { UnclassifiedMovement } from '#app/ports/ledger.ts';
import type { MailGivenUp } from '#app/ports/mails.ts';
import type { LateWork } from '#app/ports/operations.ts';

export interface LateWorkShown {
  /** The oldest first. */
  readonly work: readonly LateWork[];
  /** True where more is late than is listed. */
  readonly isCut: boolean;
  readonly events: {
    readonly notUnderstood: number;
    readonly dead: number;
    readonly newest: readonly JournalEvent[];
  };
  /** Mails that were given up, the newest first. */
  readonly unsent: readonly MailGivenUp[];
  readonly movements: { readonly count: number; readonly newest: readonly UnclassifiedMovement[] };
}

/** More than anybody looks into one by one; so many have one cause. */
const workMax = 100;
const eventsMax = 20;
const movementsMax = 20;
const unsentMax = 20;

export async function showLateWork(
  ports: Pick<Ports, 'lateWork' | 'events' | 'eventJournal' | 'deadLetters' | 'ledger' | 'clock'>,
): Promise<LateWorkShown> {
  const [found, open, newest, unclassified, movements, unsent] = await Promise.all([
    ports.lateWork.list(lateBefore(ports.clock.now()), workMax + 1),
    ports.events.countOpen(null),
    ports.eventJournal.open(eventsMax),
    ports.ledger.countUnclassified(null),
    ports.ledger.listUnclassified(movementsMax),
    ports.deadLetters.mails(unsentMax),
  ]);
  return {
    work: found.slice(0, workMax),
    isCut: found.length > workMax,
    events: { notUnderstood: open['not-understood'], dead: open.dead, newest },
    unsent,
    movements: { count: unclassified, newest: movements },
  };
}
