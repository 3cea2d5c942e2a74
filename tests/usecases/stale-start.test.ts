/** A payment page that is made too late is nobody's (M27). */
import pg from 'pg';
import { expect, test } from 'vitest';
import { advanceDonation } from '#tests/support/advance.ts';
import { openWorld } from '#tests/support/world.ts';

test('a donation that was given up while its payment page was made leads nobody to that page (M27)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const checkouts = { ...ports.checkouts };
  // The clock runs ahead between our row and Stripe's answer, and another process finds a donation that nobody went to pay.
  ports.checkouts.create = async (input) => {
    await world.control({ action: 'clock', advanceSeconds: 16 * 60 });
    expect(await advanceDonation(ports, input.donationId)).toEqual({ kind: 'rests', state: 'abandoned' });
    return checkouts.create(input);
  };
  expect(await world.start()).toEqual({ kind: 'payments-unavailable' });
  const [abandoned] = await ports.donations.list({}, null, 2);
  expect(abandoned?.state).toBe('abandoned');
  expect(await world.donation(abandoned?.id ?? '')).toMatchObject({ sessionId: null, sessionUrl: null });
  // What ended asks for nothing more, and nobody looks for an answer to it.
  const client = new pg.Client(world.deps.env.databaseUrl);
  await client.connect();
  const { rows } = await client.query('SELECT kind FROM stripe_request WHERE finished_at IS NULL');
  await client.end();
  expect(rows).toEqual([]);
  Object.assign(ports.checkouts, checkouts);
  expect((await world.start()).kind).toBe('checkout');
});
