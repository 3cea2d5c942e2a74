/** A screening: what was decided about one payer, on what evidence, by which rule. */
import type { Evidence } from '#app/domain/screening/match/evidence.ts';
import type { Listing } from './listing.ts';

export const OUTCOMES = ['clear', 'unclear', 'political'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const severity: Readonly<Record<Outcome, number>> = { clear: 0, unclear: 1, political: 2 };

/** The listing an outcome rests on, as stored and shown. */
export type ListingRef = Pick<Listing, 'id' | 'name' | 'source' | 'edition'>;

/** Why a payer is clear, held or refused. */
export interface SaidReason {
  /** Id of the rule (rules.ts, docs/screening.md). */
  readonly rule: string;
  readonly listing: ListingRef | null;
  /** What the donor can be told. */
  readonly sentence: string;
}

/** What a screening found; the rule, listing and sentence are those that decided. Serialises as JSON. */
export interface Screening extends SaidReason {
  readonly outcome: Outcome;
  /**
   * 0 to 1: how often somebody who came out like this was a political group, among the real names by which that was measured
   * (likelihood.ts); 0 where nothing is known of the payer. For order and statistics, not a decision.
   */
  readonly score: number;
  readonly evidence: Evidence;
  /** The rules asked, in order, to the one that decided; `outcome` is null where a rule did not apply. */
  readonly trail: readonly { readonly rule: string; readonly outcome: Outcome | null }[];
  /** What holds the payer beside that, each about something else; empty unless the outcome is `unclear`. */
  readonly further: readonly SaidReason[];
}

/** Everything that decided, the deciding one first. */
export function reasonsOf({ rule, listing, sentence, further }: Screening): readonly SaidReason[] {
  return [{ rule, listing, sentence }, ...further];
}
