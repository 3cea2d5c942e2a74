/**
 * The fixed set: a sample of real listings and payers made from it, the same on every machine, with the figures that were
 * last recorded for it. `node tests/eval/run.ts --fixed --record` records them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import { buildCases, type Sizes } from './build-cases.ts';
import { UNCOUNTED, type Judged } from './case.ts';
import { mustRaise, outcomeDigest, raiseMatcherVersion, type OutcomeDigest } from './outcome-digest.ts';
import { counted, judge, outcomesOf, recallAt, thresholdAt } from './score.ts';
import { candidateNames, COMMON_NAMES, fixedRegistry, readRegistry } from './sources.ts';

const SEED = 8871;
const SIZES: Sizes = { perSlip: 40, people: 2_000, organisations: 2_500, perNearMiss: 60 };
const recordDetails = join(fixedRegistry, 'recorded.json');

/** Shares are in hundredths of a per cent, so that they are whole numbers. */
export interface FixedFigures {
  readonly ordinary: number;
  readonly ordinaryRefused: number;
  readonly ordinaryHeld: number;
  readonly nearMisses: number;
  readonly nearMissesRefused: number;
  readonly nearMissesHeld: number;
  /** Recall at 0.1% false alarms, of the kinds that everybody tunes to and of the others. */
  readonly recallAlike: number;
  readonly recallFurther: number;
}

export async function judgeFixedSet(): Promise<Judged[]> {
  const listings = await readRegistry(fixedRegistry);
  const registry: RegistryState = { status: 'ready', index: compileRegistry(listings, []) };
  const source = { listings, candidates: candidateNames(fixedRegistry), names: COMMON_NAMES };
  return judge(registry, buildCases(source, SEED, SIZES));
}

export function fixedFigures(judged: readonly Judged[]): FixedFigures {
  const ordinary = outcomesOf(judged.filter(({ case: { label } }) => label === 'ordinary'));
  const hard = outcomesOf(
    judged.filter(({ case: { label, kind } }) => label === 'hard' && !UNCOUNTED.has(kind)),
  );
  const threshold = thresholdAt(judged, 0.001);
  const recall = (family: string) => {
    const cases = counted(judged, false).filter((each) => each.case.family === family);
    return Math.round(10_000 * recallAt(cases, threshold));
  };
  return {
    ordinary: ordinary.count,
    ordinaryRefused: ordinary.refused,
    ordinaryHeld: ordinary.held,
    nearMisses: hard.count,
    nearMissesRefused: hard.refused,
    nearMissesHeld: hard.held,
    recallAlike: recall('alike'),
    recallFurther: recall('further'),
  };
}

/** What was last recorded. */
export interface FixedRecord extends FixedFigures {
  readonly digest: OutcomeDigest;
}

export function recorded(): FixedRecord {
  return JSON.parse(readFileSync(recordDetails, 'utf8')) as FixedRecord;
}

/** Records figures and outcomes; where the outcomes are others under the same rules, it raises matcherVersion first. */
export function record(judged: readonly Judged[]): void {
  const found = outcomeDigest(judged);
  const digest = mustRaise(recorded().digest, found) ? { ...found, rules: raiseMatcherVersion() } : found;
  writeFileSync(recordDetails, `${JSON.stringify({ ...fixedFigures(judged), digest }, null, 2)}\n`);
}
