/** One of Stripe's events, and what happened to its subject from its arrival to its outcome. */
import type { Ports } from '#app/ports.ts';
import type { EventResult, JournalEvent } from '#app/ports/events.ts';

/** Null for an unknown id. */
export async function showEvent(
  { eventJournal }: Pick<Ports, 'eventJournal'>,
  id: string,
): Promise<{ readonly event: JournalEvent; readonly results: readonly EventResult[] } | null> {
  const event = await eventJournal.find(id);
  return event && { event, results: await eventJournal.resultsOf(event) };
}
