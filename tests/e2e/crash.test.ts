/** A kill where Stripe and the database could come apart; at every step in tests/long/crash.test.ts. */
import { test } from 'vitest';
import { surviveKills } from '#tests/support/crash-rounds.ts';

const steps = [
  'subscriptions.create@after',
  'events.store@after',
  'payments.capture@after',
  'commit.booked@after',
  'payments.cancel@after',
  'commit.screened-unclear@after',
];

test('a kill -9 leaves each payment captured, cancelled or held exactly once after a restart', async () => {
  await surviveKills(steps);
}, 600_000);
