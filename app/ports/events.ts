/** Stripe’s events as they are kept, and the journal in which staff read what became of each. */
import type { JournalFilter } from '../domain/journal-filter.ts';
import type { ListCursor } from '../domain/list-cursor.ts';
import type {
  EventOutcome,
  EventTopic,
  ObjectReading,
  OpenOutcome,
  StripeEvent,
} from '../domain/stripe-event.ts';
import type { Subject } from '../domain/subject.ts';

export interface EventStore {
  /** One prepared statement; `known` where this event was stored before. */
  store(event: StripeEvent, body: Buffer, receivedAt: Date): Promise<'stored' | 'known'>;
  /**
   * The oldest events that wait, each handed out again after growing waits until it has an outcome (`waitsMs`: after the first time,
   * the second …; the last one stands for all that follow). An event about something of ours waits on for whoever looks at that;
   * one of nobody here is foreign, and one of ours whose subject did not come in time is dead.
   */
  claimWaiting(now: Date, limit: number, waitsMs: readonly number[]): Promise<ClaimedEvents>;
  /** The events of this subject that wait now; settle them after the subject was read again. */
  waitingOf(subject: Subject): Promise<WaitingEvent[]>;
  settle(
    events: readonly { readonly id: string; readonly outcome: SettledOutcome }[],
    at: Date,
  ): Promise<void>;
  /** What stands in the way of each of them. */
  noteFailure(eventIds: readonly string[], code: string): Promise<void>;
  /** What its body said of an event that waits and says not whose it is; null where there is no such. */
  unsaid(eventId: string): Promise<ObjectReading | null>;
  /** Keeps what Stripe said about it instead; it is handed out again at once. */
  learn(eventId: string, reading: ObjectReading): Promise<void>;
  oldestWaiting(): Promise<Date | null>;
  /** What a person has to look at, since `since`; all where it is null. */
  countOpen(since: Date | null): Promise<Readonly<Record<OpenOutcome, number>>>;
}

export type SettledOutcome = Extract<EventOutcome, 'acted' | 'not-understood'>;

export interface ClaimedEvents {
  /** All that were looked at; below the limit there are no more. */
  readonly count: number;
  readonly subjects: readonly Subject[];
  /** Events whose object must be read at Stripe. */
  readonly unsaid: readonly string[];
  /** Those that died just now. */
  readonly dead: readonly { readonly id: string; readonly type: string }[];
}

/** A stored event that nobody has acted on yet. */
export interface WaitingEvent {
  readonly id: string;
  readonly type: string;
  /** When it came, or was last asked to be acted on again. */
  readonly since: Date;
  /** Whether somebody was asked to look at its subject for it; else somebody will be. */
  readonly isHandedOut: boolean;
}

/** An event as the journal shows it. */
export interface JournalEvent {
  readonly id: string;
  readonly type: string;
  readonly topic: EventTopic;
  /** Stripe's id of the object that it is about. */
  readonly objectId: string;
  /** Ours that it is about, where it was found. */
  readonly subject: Subject | null;
  readonly outcome: EventOutcome;
  readonly receivedAt: Date;
  /** When it came to its outcome; null while it waits. */
  readonly processedAt: Date | null;
  /** How often somebody was asked to act on it. */
  readonly tryCount: number;
  readonly errorCode: string | null;
  readonly nextTryAt: Date | null;
  readonly replayedAt: Date | null;
  readonly replayedBy: string | null;
}

/** Something that happened to an event's subject from its arrival to its outcome. */
export interface EventResult {
  readonly at: Date;
  readonly kind: 'history' | 'request' | 'posting' | 'mail';
  /** The event of the history, what Stripe was asked for, what was posted, the kind of mail. */
  readonly what: string;
}

export interface EventJournal {
  /** The newest first. */
  list(filter: JournalFilter, after: ListCursor | null, limit: number): Promise<JournalEvent[]>;
  /** What a person has to look at, the newest first. */
  open(limit: number): Promise<JournalEvent[]>;
  find(id: string): Promise<JournalEvent | null>;
  resultsOf(event: JournalEvent): Promise<EventResult[]>;
  /**
   * Makes events wait as if they had just come, by id or all that fit the filter; answers how many. Those of another account or mode
   * stay as they are.
   */
  reopen(
    which: { readonly ids: readonly string[] } | { readonly filter: JournalFilter },
    by: string,
    at: Date,
  ): Promise<number>;
}
