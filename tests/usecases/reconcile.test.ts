/** Comparing Stripe with what we hold: whatever was missed is put right by one comparison, and what cannot be is for a person. */
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Ports } from '#app/ports.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { reconcile } from '#app/usecases/reconcile.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const hour = 3600;
const day = 24 * hour;

/** One comparison, and what it asked for. */
async function compare({ ports, drain }: ByHand, since: Date | null = null) {
  const compared = await reconcile(ports, { cause: 'hourly', since });
  if (compared.kind !== 'compared') throw new Error(compared.kind);
  await drain();
  return compared.run;
}

const openOf = async ({ reconciliations }: Ports) =>
  (await reconciliations.listOpen(50)).map(({ kind, objectId }) => [kind, objectId]);

async function agrees({ ports }: ByHand): Promise<void> {
  for (const { currency, ledgerMinor, stripeMinor } of await compareBalance(ports))
    expect(ledgerMinor, currency).toBe(stripeMinor);
}

async function paid(world: World, payer: Parameters<World['pay']>[1] = {}): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation, payer);
  return donation;
}

test('after days without any event one comparison puts everything right, and the next finds nothing', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  await world.control({ action: 'outage', days: 3 });
  const [first, held, second] = [
    await paid(world),
    await paid(world, { name: listed.near }),
    await paid(world),
  ];
  const run = await compare(hand);
  expect(run).toMatchObject({ open: 0 });
  expect(run.found).toBeGreaterThan(0);
  const states = async () =>
    Promise.all([first, held, second].map(async ({ id }) => (await world.donation(id)).state));
  expect(await states()).toEqual(['received', 'held', 'received']);

  // Somebody takes the held one and refunds another at Stripe; nobody hears of it.
  const { paymentIntentId } = await world.donation(held.id);
  await world.stripe.paymentIntents.capture(paymentIntentId ?? '');
  await world.control({ action: 'refund', charge: (await world.donation(first.id)).chargeId, amount: 200 });
  await world.control({ action: 'clock', advanceSeconds: hour });
  await compare(hand);
  expect(await states()).toEqual(['received', 'received', 'received']);
  expect(await hand.ports.refunds.ofDonation(first.id)).toMatchObject([
    { state: 'succeeded', origin: 'stripe' },
  ]);
  await world.control({ action: 'clock', advanceSeconds: hour });
  await compare(hand);
  await world.control({ action: 'clock', advanceSeconds: hour });
  expect(await compare(hand)).toMatchObject({ found: 0, open: 0 });
  expect(await openOf(hand.ports)).toEqual([]);
  await agrees(hand);
}, 60_000);
