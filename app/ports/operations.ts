/** Work that runs by itself and what is known of it: jobs, what is late, what waits, metrics. */
import type { Figure, WorkKind } from '../domain/readiness.ts';

/** One piece of work that should have been done before now. */
export interface LateWork {
  readonly kind: WorkKind;
  readonly id: string;
  /** When it should have been done. */
  readonly since: Date;
  /** How often it failed, or of a mail and an event, how often it was tried. */
  readonly failureCount: number;
  /** As `failureCode` made it; null where nothing is known to have failed. */
  readonly failureCode: string | null;
  /** Null where it is tried with the next sweep. */
  readonly nextTryAt: Date | null;
}

export interface LateWorkStore {
  /** What was due before `before` and is not done: each kind that has any, with its number and the oldest. */
  counts(before: Date): Promise<{ readonly kind: WorkKind; readonly count: number; readonly oldest: Date }[]>;
  /** The same one by one, the oldest first. */
  list(before: Date, limit: number): Promise<LateWork[]>;
}

/** What waits, over the whole product. */
export interface BacklogCounts {
  /** Donations and standing gifts that wait for a person. */
  readonly held: number;
  /** Neither sent nor given up. */
  readonly mailsWaiting: number;
}

export interface Backlog {
  read(): Promise<BacklogCounts>;
  /** Held gifts, given once or standing, their renewals, and appeals: what nobody has decided. */
  countUndecided(): Promise<number>;
}

export interface MetricsText {
  readonly contentType: string;
  readonly body: string;
}

export interface Metrics {
  /** One request of this process; `status` is null where its client left before the answer was whole. */
  countRequest(status: number | null, seconds: number): void;
  /** All that was counted and these figures, as Prometheus reads them. */
  text(figures: readonly Figure[]): Promise<MetricsText>;
}

/** `advance` is given a subject's key, the others a row's id; `place-event` asks Stripe whose an event is; `reconcile` takes any text. */
export type JobName =
  | 'advance'
  | 'place-event'
  | 'send-mail'
  | 'write-sign-in-mail'
  | 'rescreen-past'
  | 'reconcile'
  | 'import-list';

export interface Jobs {
  /** Runs soon, at most once: work that is still due when it throws is asked for again by the sweep. Equal jobs that wait are one. */
  send(name: JobName, id: string): Promise<void>;
}
