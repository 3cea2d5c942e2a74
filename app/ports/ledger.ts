/** The ledger as it is read: its sums, what a person must look at, and its days. */
import type { AccountSum } from '../domain/ledger/donation-sums.ts';
import type { Measure } from '../domain/ledger/measures.ts';
import type { Money } from '../domain/money.ts';

/** One day of the ledger, or what is kept of it. `site` is empty where what moved belongs to no donation. */
export interface DayFigure {
  readonly measure: Measure;
  readonly currency: string;
  readonly site: string;
  readonly value: number;
}

/** A movement that we do not know what to make of. */
export interface UnclassifiedMovement {
  readonly id: string;
  /** Stripe's reporting category. */
  readonly category: string;
  /** What it changed the balance by. */
  readonly net: Money;
  readonly occurredAt: Date;
  readonly postedAt: Date;
}

export interface LedgerStore {
  /** Sums per account and currency. */
  totals(): Promise<AccountSum[]>;
  /** Of each of these donations that anything was posted of. */
  ofDonations(ids: readonly string[]): Promise<ReadonlyMap<string, readonly AccountSum[]>>;
  /** Which of these balance transactions stand in the ledger. */
  posted(transactionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Movements of the balance from `from` to before `until`, each with what it changed the balance by. */
  netWithin(from: Date, until: Date): Promise<ReadonlyMap<string, Money>>;
  /** What each of these changed the balance by; those that stand not in the ledger are left out. */
  netOf(transactionIds: readonly string[]): Promise<ReadonlyMap<string, Money>>;
  /** Posted since `since`; all where it is null. */
  countUnclassified(since: Date | null): Promise<number>;
  /** The newest first. */
  listUnclassified(limit: number): Promise<UnclassifiedMovement[]>;
}

/** Days of the ledger, each as `2026-11-28`. */
export interface LedgerDays {
  /** Every day on which something was posted, from `since` on. */
  list(since: string | null): Promise<string[]>;
  /** As it was added up while it was posted. */
  kept(day: string): Promise<DayFigure[]>;
  /** The same from the entries themselves. `before`: as if nothing had been posted from then on. */
  derived(day: string, before?: Date): Promise<DayFigure[]>;
}
