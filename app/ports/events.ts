/** Stripe’s events as they are kept. */
import type { Subject } from '../domain/subject.ts';

export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly objectId: string;
  /** From our own metadata on the object, where it has any. */
  readonly donationId: string | null;
  readonly paymentIntentId: string | null;
}

export interface EventStore {
  /** One prepared statement; `known` where this event was stored before. */
  store(event: StripeEvent, body: Buffer, receivedAt: Date): Promise<'stored' | 'known'>;
  /**
   * The donations behind the oldest events that nobody has looked at, each event handed out again after growing waits until done
   * (`waitsMs`: after the first time, the second …; the last one stands for all that follow). Events that belong to no donation of
   * ours are marked done on the way; those of them that name one are kept as not understood. `events` counts all of them: below
   * `limit` there are no more. (Real time, not Clock: it guards against crashes, not dates.)
   */
  claimWaiting(
    limit: number,
    waitsMs: readonly number[],
  ): Promise<{
    readonly events: number;
    readonly donationIds: readonly string[];
    readonly notUnderstood: readonly Pick<StripeEvent, 'id' | 'type'>[];
  }>;
  /** The events of this subject that wait now; pass their ids to `done` after the subject was read again. */
  waitingOf(subject: Subject): Promise<WaitingEvent[]>;
  done(eventIds: readonly string[], at: Date): Promise<void>;
  oldestWaiting(): Promise<Date | null>;
  /** Keeps that it is ours and was not understood; the same event once. */
  noteNotUnderstood(event: Pick<StripeEvent, 'id' | 'type'>, donationId: string, at: Date): Promise<void>;
  /** Those noted since `since`; all where it is null. */
  countNotUnderstood(since: Date | null): Promise<number>;
  /** The newest first. */
  listNotUnderstood(limit: number): Promise<EventNotUnderstood[]>;
}

/** A stored event that nobody has acted on yet. */
export interface WaitingEvent {
  readonly id: string;
  readonly type: string;
  readonly receivedAt: Date;
}

/** An event about a donation of ours that says something we do not act on: money may have moved that the ledger does not show. */
export interface EventNotUnderstood {
  readonly id: string;
  readonly type: string;
  /** As the event names it: we may not have it. */
  readonly donationId: string;
  readonly notedAt: Date;
}
