/** What is due by itself: steps that are written whole, subjects that are looked at again, requests to Stripe. */
import type { Failure } from '../domain/retry.ts';
import type { Step } from '../domain/step.ts';
import type { RequestName, StoredRequest } from '../domain/stripe-request.ts';
import type { Subject } from '../domain/subject.ts';
import type { Work } from '../domain/work.ts';
import type { StripeAnswer } from './payments.ts';

/** Writes a step in one transaction; `stale`, and nothing written, where its subject moved on since the step was made. */
export type Commit = (step: Step) => Promise<'committed' | 'stale'>;

export interface WorkStore {
  find(subject: Subject): Promise<Work | null>;
  /**
   * Subjects whose `checkAt` has come: deadlines, decisions in force, requests that a crash left unfinished, news that
   * never came, and what failed and may be tried again. Their `checkAt` moves on by `leaseMs`, so that one check is asked for once
   * and again only if it vanishes; `dueSince` keeps when it first was due.
   */
  claimDue(now: Date, leaseMs: number, limit: number): Promise<Subject[]>;
  /** Nothing more can be done now with the subject of this version: when to look again, and nothing is failing any more. */
  rest(subject: Subject, version: number, checkAt: Date | null): Promise<void>;
  /** Keeps a failure, unless the subject moved on or somebody else kept one since it was read. */
  fail(work: Pick<Work, 'subject' | 'version' | 'failureCount'>, failure: Failure): Promise<void>;
}

export interface RequestStore {
  /** The request to Stripe as it stands. Throws where it was never asked for. */
  find(name: RequestName): Promise<StoredRequest>;
  /** From now on it is asked under another key. */
  renewKey(name: RequestName, idempotencyKey: string, at: Date): Promise<void>;
  /** What became of the last try, for the next one's key. */
  noteAnswer(name: RequestName, answer: StripeAnswer['kind']): Promise<void>;
}

/** One process at a time brings a subject on, and one of each process's callers. Correctness never rests on it. */
export interface SubjectLocks {
  /** Null where another process has it, which then looks again before it is done. Callers of this process take turns. */
  hold(subject: Subject): Promise<SubjectHold | null>;
}

export interface SubjectHold {
  /** Whether somebody in this process began after this was asked for and has ended: whatever there was to see they have seen. */
  readonly isCovered: boolean;
  release(): Promise<void>;
}
