/** Which of Stripe's events are meant: by what became of them, by type, by what they are about. */
import { eventOutcomes, eventTopics, type EventOutcome, type EventTopic } from './stripe-event.ts';

/** Null where all are meant. */
export interface JournalFilter {
  readonly outcome: EventOutcome | null;
  /** As Stripe calls it, whole. */
  readonly type: string | null;
  readonly topic: EventTopic | null;
}

/** As it stands in an address, a form or a command. */
export type AskedFilter = { readonly [Name in keyof JournalFilter]?: string | null | undefined };

/** What is not understood is as if it were not there. */
export function parseJournalFilter({ outcome, type, topic }: AskedFilter): JournalFilter {
  return {
    outcome: eventOutcomes.find((known) => known === outcome) ?? null,
    type: /^[\w.]{1,100}$/.exec(type?.trim() ?? '')?.[0] ?? null,
    topic: eventTopics.find((known) => known === topic) ?? null,
  };
}

/** The filter back as fields, without those that mean all. */
export function filterFields(filter: JournalFilter): [string, string][] {
  return Object.entries(filter).filter((field): field is [string, string] => field[1] !== null);
}
