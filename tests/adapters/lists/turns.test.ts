/** Turns: long work stops for others, and only when it has had its share. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { turns } from '#app/adapters/lists/turns.ts';

test('after some milliseconds of work others have their turn, and not before', async () => {
  const turn = turns();
  expect(turn()).toBeUndefined();
  for (const round of [1, 2]) {
    const start = performance.now();
    while (performance.now() - start < 10) Math.sqrt(round);
    let others = 0;
    const waiting = nextTurn().then(() => {
      others += 1;
    });
    const pause = turn();
    expect(pause).toBeInstanceOf(Promise);
    await pause;
    expect(others).toBe(1);
    await waiting;
    expect(turn()).toBeUndefined();
  }
});
