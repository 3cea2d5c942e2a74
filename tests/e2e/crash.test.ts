/** A kill at every step of a gift, once; twice in tests/long/crash.test.ts. */
import { expect, test } from 'vitest';
import { killSteps, surviveKills } from '#tests/support/crash-rounds.ts';

test('a kill -9 at every step leaves each payment captured, cancelled or held exactly once after a restart', async () => {
  expect(killSteps.length).toBeGreaterThan(10);
  await surviveKills(killSteps);
}, 600_000);
