/**
 * Writes app/domain/screening/decide/likelihood.json: how often a resemblance was a political group, from one half of the names that
 * people really wrote, and prints how it does on the other half. `node tests/eval/gold/calibrate.ts`, after every change of
 * outcomes; a test compares what it makes with what is there.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resemblanceOf } from '#app/domain/screening/decide/resemblance.ts';
import {
  GROUNDS,
  groundOf,
  onCurve,
  type Curve,
  type Ground,
} from '#app/domain/screening/decide/likelihood.ts';
import { goldCases, hasGold, readGoldLists } from './gold-cases.ts';
import { judgeGold, type GoldJudged } from './gold-figures.ts';
import { isotonic, type Seen } from './isotonic.ts';

export interface Calibration {
  readonly names: number;
  readonly politicalShare: number;
  /** Whatever the ground. */
  readonly whole: Curve;
  readonly curves: Readonly<Record<Ground, Curve>>;
}

interface Observation extends Seen {
  readonly ground: Ground;
}

/** A committee's names stand in one half together; persons, who would be most of all, are left out. */
export async function halves(): Promise<{ calibrating: GoldJudged[]; judging: GoldJudged[] }> {
  const lists = await readGoldLists();
  const cases = goldCases(lists).filter(({ group }) => group !== 'persons');
  const judged = judgeGold(lists, cases);
  const isCalibrating = ({ target, name }: GoldJudged) =>
    ((createHash('sha256')
      .update(target ?? name)
      .digest()[0] ?? 0) &
      1) ===
    0;
  return {
    calibrating: judged.filter(isCalibrating),
    judging: judged.filter((each) => !isCalibrating(each)),
  };
}

function observe({ screening, wants }: GoldJudged): Observation {
  const { rule, outcome, evidence, listing } = screening;
  const match = evidence.fields.find(({ listingId }) => listingId === listing?.id) ?? null;
  return {
    ground: groundOf(outcome, rule, match),
    at: resemblanceOf(rule, outcome, evidence, match),
    is: wants === 'caught' ? 1 : 0,
  };
}

export function calibrate(judged: readonly GoldJudged[]): Calibration {
  const seen = judged.map(observe);
  const held = seen.filter(({ ground }) => ground !== 'refused' && ground !== 'clear');
  const of = (ground: Ground) =>
    ground === 'otherwise' ? held : seen.filter((each) => each.ground === ground);
  const curves = Object.fromEntries(GROUNDS.map((ground) => [ground, curveOf(of(ground))])) as Record<
    Ground,
    Curve
  >;
  // A few score names of a ground may all have been political; what refuses is not less likely for a single mistake in more.
  const { refused, ...others } = curves;
  const heldMost = Math.max(...Object.values(others).map((curve) => curve.at(-1)?.[1] ?? 0));
  return {
    names: seen.length,
    politicalShare: rounded(seen.filter(({ is }) => is === 1).length / seen.length),
    whole: curveOf(seen),
    curves: { ...curves, refused: refused.map(([at, likelihood]) => [at, Math.max(likelihood, heldMost)]) },
  };
}

/** So much does a level rise from its one end to the other: what is nearer comes first, also where it is not more likely. */
const LEVEL_RISE = 0.002;

/**
 * Half a name of either sort beside what was seen, since nothing is certain that was seen a few times; what is nearer is not less
 * likely for having been seen less often.
 */
function curveOf(seen: readonly Seen[]): Curve {
  let least = 0;
  return isotonic(seen).flatMap(({ from, to, share, count }) => {
    const likelihood = Math.min((share * count + 0.5) / (count + 1), 1 - LEVEL_RISE);
    const begins = Math.max(least, likelihood - LEVEL_RISE / 2);
    least = Math.max(begins, likelihood + LEVEL_RISE / 2);
    const end: Curve[number] = [rounded(to), rounded(least)];
    return from === to ? [end] : [[rounded(from), rounded(begins)] as const, end];
  });
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

/** Both readings of a calibration: the score, which keeps the order, and what staff read. */
export function curvesOf({ whole, curves }: Pick<Calibration, 'whole' | 'curves'>) {
  return [
    ['the score', () => whole],
    ['by the ground', (ground: Ground) => curves[ground]],
  ] as const;
}

const BINS = [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 1.01];

/** One line for each stretch of scores: what they say on average, and what was seen. */
export function reliability(judged: readonly GoldJudged[], curveFor: (ground: Ground) => Curve) {
  const said = judged.map((each) => {
    const { ground, at, is } = observe(each);
    return { said: onCurve(curveFor(ground), at), is };
  });
  return BINS.slice(0, -1).flatMap((from, bin) => {
    const inside = said.filter((each) => each.said >= from && each.said < (BINS[bin + 1] ?? 1));
    if (inside.length === 0) return [];
    const mean = (value: (each: (typeof inside)[number]) => number) =>
      inside.reduce((sum, each) => sum + value(each), 0) / inside.length;
    return [{ from, count: inside.length, said: mean((each) => each.said), seen: mean(({ is }) => is) }];
  });
}

if (import.meta.main) {
  if (!hasGold) throw new Error('There are no names that people wrote beside this repository.');
  const { calibrating, judging } = await halves();
  const calibration = calibrate(calibrating);
  const file = join(import.meta.dirname, '../../../app/domain/screening/decide/likelihood.json');
  writeFileSync(file, `${JSON.stringify(calibration, null, 2)}\n`);
  console.log(
    `${String(calibration.names)} names, ${(100 * calibration.politicalShare).toFixed(1)}% political`,
  );
  for (const [what, curveFor] of curvesOf(calibration)) {
    console.log(`of the other half, ${what}:`);
    for (const { from, count, said, seen } of reliability(judging, curveFor))
      console.log(
        `  from ${from.toFixed(2)}  ${String(count).padStart(6)} names  says ${said.toFixed(3)}  seen ${seen.toFixed(3)}`,
      );
  }
}
