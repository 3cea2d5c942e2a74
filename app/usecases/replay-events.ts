/**
 * Has Stripe's events acted on again. Nothing moves twice by it: an event only says where to look, each step asserts what it was made
 * from, each request to Stripe has its row and key, and of each kind of mail there is one about each cause.
 */
import type { JournalFilter } from '#app/domain/journal-filter.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface ReplayInput {
  readonly which: { readonly ids: readonly string[] } | { readonly filter: JournalFilter };
  readonly actor: Actor;
}

/** Answers how many wait now; the next sweep takes them up. Those of another account or mode are left out. */
export async function replayEvents(
  { eventJournal, clock, log }: Pick<Ports, 'eventJournal' | 'clock' | 'log'>,
  { which, actor }: ReplayInput,
): Promise<number> {
  const count = await eventJournal.reopen(which, actor.name, clock.now());
  log.info('events are acted on again', { count });
  return count;
}
