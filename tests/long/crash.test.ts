/** A kill at every step of a gift, twice. */
import { test } from 'vitest';
import { surviveKills } from '#tests/support/crash-rounds.ts';

test('a kill -9 at every step leaves each payment captured, cancelled or held exactly once after a restart', async () => {
  for (let pass = 0; pass < 2; pass += 1) await surviveKills();
});
