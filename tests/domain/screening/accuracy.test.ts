/** The screening's accuracy on the fixed set (tests/eval/fixed): who is caught, and who is left alone. */
import { expect, test } from 'vitest';
import { bare } from '#tests/eval/case.ts';
import { fixedFigures, judgeFixedSet, recordedFigures } from '#tests/eval/fixed-set.ts';

/** Half a point, in hundredths of a per cent. */
const FALL_MAX = 50;

const judged = await judgeFixedSet();
const figures = fixedFigures(judged);
const recorded = recordedFigures();

test('the fixed set is the one whose figures were recorded', () => {
  const { ordinary, nearMisses } = recorded;
  expect(figures).toMatchObject({ ordinary, nearMisses });
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
