/** Screens cases and counts: recall at a fixed rate of false alarms, outcomes at the product's own thresholds, right listings. */
import { screenPayer, type RegistryState } from '#app/domain/screening/decide/decide.ts';
import { bare, SPONSOR_KINDS, UNCOUNTED, type Case, type Judged } from './case.ts';

export function judge(registry: RegistryState, cases: readonly Case[]): Judged[] {
  return cases.map((each) => {
    const { outcome, score, rule, listing, evidence } = screenPayer(registry, each.payer);
    return {
      case: each,
      outcome,
      score,
      rule,
      listing: listing && { id: listing.id.slice(listing.source.length + 1), name: listing.name },
      ownWords: evidence.ownWords?.given ?? null,
    };
  });
}

export interface Outcomes {
  readonly count: number;
  readonly refused: number;
  readonly held: number;
  readonly missed: number;
  /** Caught for the listing they were made from, or for another of the very same name. */
  readonly right: number;
}

export function outcomesOf(judged: readonly Judged[]): Outcomes {
  const of = (outcome: Judged['outcome']) => judged.filter((each) => each.outcome === outcome).length;
  const right = judged.filter(
    ({ case: { target }, outcome, listing }) =>
      target &&
      listing &&
      outcome !== 'clear' &&
      (listing.id === target.id || bare(listing.name) === bare(target.name)),
  );
  return {
    count: judged.length,
    refused: of('political'),
    held: of('unclear'),
    missed: of('clear'),
    right: right.length,
  };
}

/** The political payers that a figure is about: without what cannot be solved, and without what ought to pass. */
export function counted(judged: readonly Judged[], withSponsorKinds: boolean): Judged[] {
  return judged.filter(
    ({ case: { label, kind } }) =>
      label === 'political' && !UNCOUNTED.has(kind) && (withSponsorKinds || !SPONSOR_KINDS.has(kind)),
  );
}

/**
 * The score that at most `rate` of the ordinary payers exceed, as the shared scorer takes it: a case counts as caught
 * where its score is greater.
 */
export function thresholdAt(judged: readonly Judged[], rate: number): number {
  const scores = Float64Array.from(
    judged.filter(({ case: { label } }) => label === 'ordinary'),
    ({ score }) => score,
  ).sort();
  return scores[scores.length - 1 - Math.floor(scores.length * rate)] ?? 0;
}

/** The share of cases whose score is above the threshold, 0 to 1. */
export function recallAt(judged: readonly Judged[], threshold: number): number {
  return judged.length === 0
    ? Number.NaN
    : judged.filter(({ score }) => score > threshold).length / judged.length;
}
