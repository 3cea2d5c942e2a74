/** The screening's accuracy on the fixed set (tests/eval/fixed): who is caught, and who is left alone. */
import { expect, test } from 'vitest';
import { bare } from '#tests/eval/case.ts';
import { fixedFigures, judgeFixedSet, recorded as readRecord } from '#tests/eval/fixed-set.ts';
import { mendOf, outcomeDigest, type OutcomeDigest } from '#tests/eval/outcome-digest.ts';

/** Half a point, in hundredths of a per cent. */
const FALL_MAX = 50;

const judged = await judgeFixedSet();
const figures = fixedFigures(judged);
const recorded = readRecord();

test('the fixed set is the one whose figures were recorded', () => {
  const { ordinary, nearMisses } = recorded;
  expect(figures).toMatchObject({ ordinary, nearMisses });
});

test('the screening decides on the fixed set as was recorded for the version of its rules (M28)', () => {
  const mend = mendOf(recorded.digest, outcomeDigest(judged));
  expect(mend, mend ?? '').toBeNull();
});

test('outcomes that change under the same version of the rules are noticed, and the mend is said (M28)', () => {
  const one = judged.findIndex(({ outcome }) => outcome === 'political');
  const changed = judged.map((each, at) => (at === one ? { ...each, outcome: 'clear' as const } : each));
  const before = outcomeDigest(judged, '4: x');
  const mend = (found: OutcomeDigest) => mendOf(before, found);
  expect(mend(before)).toBeNull();
  expect(mend(outcomeDigest(changed, '4: x'))).toContain('raises matcherVersion');
  for (const found of [
    outcomeDigest(changed, '5: x'),
    outcomeDigest(judged, '5: x'),
    outcomeDigest(judged.slice(1), '4: x'),
  ])
    expect(mend(found)).toMatch(
      /^The rules or the fixed set .* Run "node tests\/eval\/run\.ts --fixed --record"\.$/,
    );
  const named = judged.map((each) => ({
    ...each,
    listing: each.listing && { ...each.listing, id: 'other' },
  }));
  expect(mend(outcomeDigest(named, '4: x'))).toContain('raises matcherVersion');
});

test('no ordinary payer of the fixed set is refused', () => {
  const refused = judged.filter(
    ({ case: { label }, outcome }) => label === 'ordinary' && outcome === 'political',
  );
  expect(refused).toEqual([]);
});

test('no more ordinary payers and near-misses are held, and no more near-misses refused, than were', () => {
  expect(figures.ordinaryHeld).toBeLessThanOrEqual(recorded.ordinaryHeld);
  expect(figures.nearMissesHeld).toBeLessThanOrEqual(recorded.nearMissesHeld);
  expect(figures.nearMissesRefused).toBeLessThanOrEqual(recorded.nearMissesRefused);
});

test('recall at 0.1% false alarms has not fallen by more than half a point', () => {
  expect(figures.recallAlike).toBeGreaterThanOrEqual(recorded.recallAlike - FALL_MAX);
  expect(figures.recallFurther).toBeGreaterThanOrEqual(recorded.recallFurther - FALL_MAX);
});

test('what is held or refused says which listing it was, or which words of its own, and scores more than nothing', () => {
  const mute = judged.filter(
    ({ outcome, score, listing, ownWords }) =>
      outcome !== 'clear' && (score === 0 || (listing === null && ownWords === null)),
  );
  expect(mute).toEqual([]);
});

test('a caught group is mostly caught as itself, not as a neighbour', () => {
  const caught = judged.filter(({ case: { target }, outcome }) => target && outcome !== 'clear');
  const asItself = caught.filter(
    ({ case: { target }, listing }) =>
      listing?.id === target?.id || bare(listing?.name ?? '') === bare(target?.name ?? ''),
  );
  expect(asItself.length / caught.length).toBeGreaterThan(0.97);
});
