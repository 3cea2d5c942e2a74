/** A kill at every step of a gift, once; twice in tests/long/crash.test.ts. */
import { test } from 'vitest';
import { surviveKills } from '#tests/support/crash-rounds.ts';

test('a kill -9 at every step leaves each payment captured, cancelled or held exactly once after a restart', async () => {
  await surviveKills();
}, 600_000);
