/** What a score means: measured on real names, never falling, and made again from them where they are beside the repository. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import measured from '#app/domain/screening/decide/likelihood.json' with { type: 'json' };
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import {
  curves,
  GROUNDS,
  groundOf,
  likelihood,
  likelihoodOn,
  MEASURED,
  onCurve,
  wholeCurve,
  type Curve,
} from '#app/domain/screening/decide/likelihood.ts';
import { calibrate, curvesOf, halves, reliability } from '#tests/eval/gold/calibrate.ts';
import { hasGold } from '#tests/eval/gold/gold-cases.ts';
import { isotonic } from '#tests/eval/gold/isotonic.ts';
import { listing, registry } from '../build.ts';

const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const rising = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));

test('of two resemblances the nearer never has the lower score, nor is it the less likely on the same ground', () => {
  const both = [likelihood, ...GROUNDS.map((ground) => (at: number) => likelihoodOn(ground, at))];
  for (const curve of both)
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [far, near] = [curve(Math.min(one, other)), curve(Math.max(one, other))];
        expect(far).toBeLessThanOrEqual(near);
        expect(far).toBeGreaterThan(0);
        expect(near).toBeLessThan(1);
      }),
    );
});

test('a likelihood between two that were seen lies between them, and beside them it is the nearest one', () => {
  const curve: Curve = [
    [0.2, 0.1],
    [0.6, 0.5],
  ];
  expect([0, 0.2, 0.4, 0.6, 1].map((at) => onCurve(curve, at))).toEqual([
    0.1,
    0.1,
    expect.closeTo(0.3),
    0.5,
    0.5,
  ]);
  expect(onCurve([], 0.5)).toBe(0);
});

test('the nearest never falling curve keeps the mean of all that was seen, and of each level', () => {
  const seen = fc.array(fc.record({ at: share, is: fc.constantFrom<0 | 1>(0, 1) }), { minLength: 1 });
  fc.assert(
    fc.property(seen, (all) => {
      const levels = isotonic(all);
      expect(levels.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      expect(rising(levels.flatMap(({ from, to }) => [from, to]))).toBe(true);
      expect(rising(levels.map((level) => level.share))).toBe(true);
      const whole = levels.reduce((sum, level) => sum + level.share * level.count, 0);
      expect(whole).toBeCloseTo(all.filter(({ is }) => is === 1).length);
      // Levels hold runs of neighbors: the counts say where each begins and ends.
      const ordered = all.toSorted((a, b) => a.at - b.at);
      let from = 0;
      for (const level of levels) {
        const inside = ordered.slice(from, (from += level.count));
        expect(inside.filter(({ is }) => is === 1).length / inside.length).toBeCloseTo(level.share);
      }
    }),
  );
});

test('what refuses is at least as likely as whatever holds', () => {
  const held = GROUNDS.filter((ground) => ground !== 'refused').map((ground) => likelihoodOn(ground, 1));
  expect(likelihoodOn('refused', 0)).toBeGreaterThanOrEqual(Math.max(...held));
});

test('what was measured says on how much, and each ground is its own', () => {
  expect(MEASURED.names).toBeGreaterThan(5_000);
  expect(MEASURED.politicalShare).toBeGreaterThan(0.05);
  expect(groundOf('unclear', 'near-name', { how: 'cut' })).toBe('cut');
  expect(groundOf('unclear', 'near-name', { how: 'similar' })).toBe('near-name');
  expect(groundOf('unclear', 'calls-itself-political', null)).toBe('own-words');
  expect(groundOf('unclear', 'names-together', { how: 'cut' })).toBe('otherwise');
});

test('a refused name scores as nearly certain, a campaign that no list has high, a stranger’s low, nothing known nothing', () => {
  const ready = registry([listing('TIDEWATER VOICES PAC')]);
  const score = (organisation: string) => screenPayer(ready, { name: 'Jane Doe', organisation }).score;
  expect(score('Tidewater Voices PAC')).toBeGreaterThan(0.98);
  expect(score('Neighbors to Elect Dusty Sample')).toBeGreaterThan(0.7);
  expect(score('Harbor Bakery')).toBeLessThan(0.1);
  expect(screenPayer(ready, {}).score).toBe(0);
});

test(
  'the likelihoods are what the program makes of the names that people wrote',
  { timeout: 180_000 },
  async ({ skip }) => {
    skip(!hasGold, 'names that people wrote are not beside this repository');
    const { calibrating, judging } = await halves();
    expect(calibrate(calibrating)).toEqual(measured);
    for (const [, curveFor] of curvesOf({ whole: wholeCurve, curves }))
      for (const { count, said, seen } of reliability(judging, curveFor))
        // Within what chance explains on so few names.
        expect(Math.abs(said - seen)).toBeLessThan(0.03 + 2 * Math.sqrt((said * (1 - said)) / count));
  },
);
