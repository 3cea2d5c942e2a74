/** What staff taught the screening, and new looks at past donations. */
import type { ScreeningRecord } from '../domain/donation/records.ts';
import type { Donation } from '../domain/donation/donation.ts';
import type { AliasLesson } from '../domain/lesson.ts';
import type { ListCursor } from '../domain/list-cursor.ts';
import type { KnownFinding, ScreeningBasis } from '../domain/rescreening.ts';
import type { Failure } from '../domain/retry.ts';
import type { Screening } from '../domain/screening/screening.ts';

/** What staff taught the screening, and what became of it. */
export interface LearnedRow {
  /** `allowlist-entry`: this is not that listing; `alias`: this is another name of it. */
  readonly kind: 'allowlist-entry' | 'alias';
  readonly id: string;
  /** As written; null where it was the payer's and was erased. */
  readonly text: string | null;
  /** Of an alias; what an allowlist entry spares may be either. */
  readonly isDomain: boolean;
  readonly listingId: string;
  /** A typed reason of a review, or words. */
  readonly reason: string;
  readonly actorName: string;
  /** What taught it; both null where it was written by hand. */
  readonly donationId: string | null;
  readonly appealId: string | null;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
}

export interface LearnedStore {
  /** Newest first. `text`: rows in whose text it stands, in any case of letters. */
  list(query: {
    readonly kind: LearnedRow['kind'];
    readonly listingId: string | null;
    readonly isWithdrawn: boolean | null;
    readonly text: string | null;
    readonly after: ListCursor | null;
    readonly limit: number;
  }): Promise<LearnedRow[]>;
  /** `exists` where the listing has that name and nobody withdrew it. */
  addAlias(
    alias: AliasLesson & { id: string; actorName: string; reason: string },
    at: Date,
  ): Promise<'added' | 'exists'>;
  withdraw(
    kind: LearnedRow['kind'],
    id: string,
    by: string,
    at: Date,
  ): Promise<'withdrawn' | 'withdrawn-before' | 'unknown'>;
}

/** One re-screening of past donations with the registry as it had become. */
export interface Rescreening {
  readonly id: string;
  /** What changed, in words for staff. */
  readonly cause: string;
  /** Null where another version of the program wrote it: then the screening rests on something else by now. */
  readonly basis: ScreeningBasis | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** The donation that it came to; null at the start. */
  readonly reached: string | null;
  /** Received donations looked at so far. */
  readonly seen: number;
  /** Failures since it last came on. */
  readonly failureCount: number;
  /** Before this it is not tried again; null where nothing failed. */
  readonly retryAt: Date | null;
}

/** A received donation that would not pass today, as one run found it. Nothing happens to it by itself. */
export interface Finding {
  readonly id: string;
  readonly donation: Donation;
  /** As it is today; its stage is `report`. */
  readonly screening: Screening;
  readonly foundAt: Date;
  readonly cause: string;
  readonly closedAt: Date | null;
  /** Null where it is open, or closed by itself because it was true no more. */
  readonly closedBy: string | null;
  readonly note: string | null;
}

export interface RescreeningStore {
  /** What the screening rests on now, its rules aside. */
  basis(): Promise<Omit<ScreeningBasis, 'rules'>>;
  latest(limit: number): Promise<(Rescreening & { readonly findings: number })[]>;
  find(id: string): Promise<Rescreening | null>;
  /** `late` where another run was started since `previousId` (null: since ever). */
  start(
    run: Pick<Rescreening, 'id' | 'cause' | 'startedAt'> & { readonly basis: ScreeningBasis },
    previousId: string | null,
  ): Promise<'started' | 'late'>;
  /** Whether a donation was received since then whose payer was screened before. */
  isOutrun(startedAt: Date): Promise<boolean>;
  fail(run: Pick<Rescreening, 'id' | 'failureCount'>, failure: Failure): Promise<void>;
  /** Does the work where no other process does the like; `busy`, at once, where one does. */
  exclusively<T>(work: () => Promise<T>): Promise<T | 'busy'>;
  /** What was reported about these donations before. */
  known(donationIds: readonly string[]): Promise<KnownFinding[]>;
  /** Where the run goes on: the place of the donation it came to. */
  placeOf(donationId: string): Promise<ListCursor | null>;
  /** Writes what one page brought and how far the run came, whole or not at all. */
  record(
    runId: string,
    page: {
      readonly reached: string | null;
      readonly seen: number;
      readonly findings: readonly { readonly id: string; readonly screening: ScreeningRecord }[];
      /** Open findings that are true no more. */
      readonly outdated: readonly string[];
      readonly at: Date;
      /** There is nothing after this page. */
      readonly isLast: boolean;
    },
  ): Promise<void>;
  /** Open ones by when they were found, closed ones by when they were closed; newest first. */
  findings(query: {
    readonly isClosed: boolean;
    readonly after: ListCursor | null;
    readonly limit: number;
  }): Promise<Finding[]>;
  countOpen(): Promise<number>;
  close(
    id: string,
    closing: { readonly by: string; readonly note: string; readonly at: Date },
  ): Promise<'closed' | 'closed-before' | 'unknown'>;
}
