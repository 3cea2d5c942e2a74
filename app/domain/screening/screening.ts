/** A screening: what was decided about one payer, on what evidence, by which rule. */
import type { Evidence } from './evidence.ts';
import type { Listing } from './listing.ts';

export const OUTCOMES = ['clear', 'unclear', 'political'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The listing an outcome rests on, as stored and shown. */
export type ListingRef = Pick<Listing, 'id' | 'name' | 'source' | 'edition'>;

/** What a screening found. Serialises as JSON. */
export interface Screening {
  readonly outcome: Outcome;
  /** Id of the rule that decided (rules.ts, docs/screening.md). */
  readonly rule: string;
  /** 0 (nothing resembles) to 1 (the listed name, domain or number itself); for order and statistics, not a decision. */
  readonly score: number;
  readonly listing: ListingRef | null;
  readonly evidence: Evidence;
  /** The rules asked, in order, to the one that decided; `outcome` is null where a rule did not apply. */
  readonly trail: readonly { readonly rule: string; readonly outcome: Outcome | null }[];
  /** What the donor can be told. */
  readonly sentence: string;
}
