/** Screenings that stand alone, and the appeals against them. */
import type { ScreeningRecord } from '../domain/donation/records.ts';
import type { Donation } from '../domain/donation/donation.ts';
import type { StandingGift } from '../domain/standing-gift/standing-gift.ts';
import type { Failure } from '../domain/retry.ts';

export interface AppealRecord {
  readonly id: string;
  readonly screening: ScreeningRecord;
  /** Both null where the form refused. */
  readonly donation: Donation | null;
  readonly standingGift: StandingGift | null;
  readonly statement: string | null;
  readonly email: string | null;
  readonly createdAt: Date;
  readonly decision: 'won' | 'rejected' | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly decidedAt: Date | null;
  readonly inForceAt: Date | null;
  readonly enforcedAt: Date | null;
  /** Failures to carry it out. */
  readonly failureCount: number;
}

export interface AppealDecision {
  readonly decision: 'won' | 'rejected';
  readonly actorId: string;
  readonly actorName: string;
  readonly reason: string;
  readonly note: string | null;
  readonly decidedAt: Date;
  readonly inForceAt: Date;
}

export interface AppealStore {
  /** `exists` where this screening was appealed before. */
  create(input: {
    id: string;
    screeningId: string;
    statement: string | null;
    email: string | null;
    createdAt: Date;
  }): Promise<'created' | 'exists'>;
  find(id: string): Promise<AppealRecord | null>;
  findByScreening(screeningId: string): Promise<AppealRecord | null>;
  open(limit: number): Promise<AppealRecord[]>;
  decide(id: string, decision: AppealDecision): Promise<'decided' | 'already-decided'>;
  /** Takes a decision back that is not in force yet. */
  undo(id: string, now: Date): Promise<'undone' | 'too-late'>;
  /** Every decision that is not carried out is taken back, in force or not. */
  returnDecided(): Promise<void>;
  /** Decided, not undone, and in force by `now`, but not yet carried out; not those that failed and wait for their next try. */
  due(now: Date): Promise<AppealRecord[]>;
  fail(appeal: Pick<AppealRecord, 'id' | 'failureCount'>, failure: Failure): Promise<void>;
}

export interface ScreeningStore {
  /** A refusal at the form, which has no donation. */
  saveAtForm(record: ScreeningRecord): Promise<void>;
  findByToken(token: string): Promise<ScreeningRecord | null>;
}
