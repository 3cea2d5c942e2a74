/** The journal of Stripe's events, newest first, page by page. */
import { parseJournalFilter, type AskedFilter, type JournalFilter } from '#app/domain/journal-filter.ts';
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import type { Ports } from '#app/ports.ts';
import type { JournalEvent } from '#app/ports/events.ts';

export interface EventPage {
  readonly events: readonly JournalEvent[];
  readonly filter: JournalFilter;
  /** What to ask for as `after` to see older ones; null at the end. */
  readonly next: string | null;
  /** False where this is not the newest page. */
  readonly isFirst: boolean;
}

const pageLength = 50;

export async function listEvents(
  ports: Pick<Ports, 'eventJournal'>,
  asked: AskedFilter & { readonly after?: string | null },
  limit = pageLength,
): Promise<EventPage> {
  const filter = parseJournalFilter(asked);
  const after = parseCursor(asked.after ?? null);
  const found = await ports.eventJournal.list(filter, after, limit + 1);
  const events = found.slice(0, limit);
  const last = events.at(-1);
  return {
    events,
    filter,
    next: found.length > limit && last ? cursorText({ createdAt: last.receivedAt, id: last.id }) : null,
    isFirst: after === null,
  };
}
