/** Everything that moves the balance at Stripe comes into the ledger, each movement once, whoever sees it first. */
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { subjectFrom } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import { advance } from '#app/usecases/advance.ts';
import { checkLedgerDays } from '#app/usecases/check-ledger-days.ts';
import { checkReadiness } from '#app/usecases/check-readiness.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { showLateWork } from '#app/usecases/show-late-work.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

/** Ports whose jobs are kept and not run. */
function watching(world: World): { ports: Ports; asked: string[] } {
  const asked: string[] = [];
  const jobs: Ports['jobs'] = {
    send: (name, id) => {
      asked.push(`${name} ${id}`);
      return Promise.resolve();
    },
  };
  return { ports: { ...world.deps.ports, jobs }, asked };
}

async function received(world: World, values: Parameters<World['give']>[0] = {}): Promise<Donation> {
  const donation = await world.give(values);
  await world.pay(donation);
  await advanceDonation(world.deps.ports, donation.id);
  return world.donation(donation.id);
}

async function sumsOf(world: World, { id, amount }: Donation): Promise<DonationSums> {
  const sums = await world.deps.ports.ledger.ofDonations([id]);
  return donationSums(sums.get(id) ?? [], amount.currency);
}

/** The ledger's receivable is Stripe's balance, in every currency, and its days are what its entries say. */
async function agrees(world: World): Promise<void> {
  const { ports } = world.deps;
  const compared = await compareBalance(ports);
  expect(compared.length).toBeGreaterThan(0);
  for (const { currency, ledgerMinor, stripeMinor } of compared)
    expect(ledgerMinor, currency).toBe(stripeMinor);
  expect((await checkLedgerDays(ports)).differences).toEqual([]);
}

test('a refund, its failure and a dispute come in by themselves, and the donation’s sums follow (money 37, 51)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await received(world);
  expect(await sumsOf(world, donation)).toMatchObject({
    received: usd(500),
    kept: usd(500),
    net: [usd(455)],
  });

  const refund = await world.control<{ id: string }>({
    action: 'refund',
    charge: donation.chargeId,
    amount: 200,
  });
  expect(await importBalance(ports)).toEqual({ seen: 2, posted: 1, waiting: 0 });
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(200), kept: usd(300) });

  await world.control({ action: 'settle-refund', refund: refund.id, outcome: 'failed' });
  await importBalance(ports);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(0), kept: usd(500), net: [usd(455)] });

  const dispute = await world.control<{ id: string }>({ action: 'dispute', charge: donation.chargeId });
  await importBalance(ports);
  expect(await sumsOf(world, donation)).toMatchObject({
    disputed: usd(500),
    kept: usd(0),
    fees: [usd(45 + 1500)],
  });
  await world.control({ action: 'move-dispute', dispute: dispute.id, status: 'won' });
  await importBalance(ports);
  expect(await sumsOf(world, donation)).toMatchObject({ disputed: usd(0), kept: usd(500), fees: [usd(45)] });
  await agrees(world);
});

test('a part captured by hand is the same sum for donation and importer, whoever comes first, and its donor is written to once (money 3)', async () => {
  await using world = await openWorld();
  const { ports, asked } = watching(world);
  const donation = await world.give();
  await world.pay(donation, { name: listed.near });
  await advanceDonation(ports, donation.id);
  const { state, paymentIntentId } = await world.donation(donation.id);
  expect(state).toBe('held');
  await world.stripe.paymentIntents.capture(paymentIntentId ?? '', { amount_to_capture: 300 });

  expect(await importBalance(ports)).toMatchObject({ posted: 2 });
  expect(asked).toContain(`advance donation/${donation.id}`);
  expect(await sumsOf(world, donation)).toMatchObject({ received: usd(300) });
  await advance(ports, subjectFrom(`donation/${donation.id}`));
  const booked = await world.donation(donation.id);
  expect(booked.state).toBe('received');
  expect(booked.bookedAt).toBeInstanceOf(Date);
  const mails = await ports.mails.latest(5);
  expect(mails.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['received', 'Received: your gift of $3'],
    ['held', 'Held, not taken: your gift of $5'],
  ]);

  expect(await importBalance(ports)).toMatchObject({ posted: 0 });
  await agrees(world);
});

test('a payment that nobody told us of is asked for by the name that we gave it, and then is its own donation’s', async () => {
  await using world = await openWorld();
  const { ports, asked } = watching(world);
  const donation = await world.give();
  await world.pay(donation);
  const [intent] = await world.intents();
  await world.stripe.paymentIntents.capture(intent?.id ?? '');
  await world.control({ action: 'refund', charge: intent?.id, amount: 100 });
  expect(await importBalance(ports)).toEqual({ seen: 2, posted: 0, waiting: 2 });
  expect(new Set(asked)).toEqual(new Set([`advance donation/${donation.id}`]));
  await advanceDonation(ports, donation.id);
  expect(await importBalance(ports)).toEqual({ seen: 2, posted: 1, waiting: 0 });
  expect(await sumsOf(world, donation)).toMatchObject({ received: usd(500), kept: usd(400) });
  await agrees(world);
});

test('what is no donation of ours, or of no known kind, is no income, and is shown and counted', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await world.control({ action: 'account-fee', amount: 250 });
  await world.control({ action: 'movement', type: 'payout', category: 'payout', amount: -1000 });
  await world.control({
    action: 'movement',
    type: 'reserve_transaction',
    category: 'risk_reserved_funds',
    amount: -70,
  });
  await world.control({ action: 'movement', type: 'novelty', category: 'novelty', amount: 33, fee: 3 });
  await world.control({ action: 'movement', type: 'charge', category: 'charge', amount: 900, fee: 56 });
  expect(await importBalance(ports)).toEqual({ seen: 5, posted: 5, waiting: 0 });
  const totals = await ports.ledger.totals();
  expect(Object.fromEntries(totals.map(({ account, amountMinor }) => [account, amountMinor]))).toEqual({
    'stripe-receivable': -250 - 1000 - 70 + 30 + 844,
    'stripe-fees': 250,
    'payouts-in-transit': 1000,
    'stripe-reserves': 70,
    unclassified: -30 - 844,
  });
  expect((await checkReadiness(ports)).movementsUnclassified).toBe(2);
  const { movements } = await showLateWork(ports);
  expect(movements.count).toBe(2);
  expect(movements.newest.map(({ category, net }) => [category, net]).toSorted()).toEqual([
    ['charge', usd(844)],
    ['novelty', usd(30)],
  ]);
  await agrees(world);
});

test('a gift that Stripe settles in another currency keeps its own sums, and what it disputes in parts too (money 57)', async () => {
  await using world = await openWorld({ SITE_CURRENCY: 'EUR' });
  const { ports } = world.deps;
  await world.control({ action: 'settlement', currency: 'usd', rate: 1.1 });
  const donation = await received(world, { currency: 'EUR' });
  const dispute = await world.control<{ id: string }>({ action: 'dispute', charge: donation.chargeId });
  await world.control({ action: 'move-dispute', dispute: dispute.id, status: 'lost', back: 200 });
  await importBalance(ports);
  expect(await sumsOf(world, donation)).toMatchObject({
    received: { amountMinor: 500, currency: 'EUR' },
    disputed: { amountMinor: 300, currency: 'EUR' },
    kept: { amountMinor: 200, currency: 'EUR' },
  });
  await agrees(world);
});

test('what names a donation that is not here waits a day for it, and is then booked as nobody’s', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  const [intent] = await world.intents();
  await world.stripe.paymentIntents.capture(intent?.id ?? '');
  const without: Ports = { ...ports, donations: { ...ports.donations, find: () => Promise.resolve(null) } };
  expect(await importBalance(without)).toEqual({ seen: 1, posted: 0, waiting: 1 });
  await world.control({ action: 'clock', advanceSeconds: 3600 });
  expect(await importBalance(without)).toEqual({ seen: 1, posted: 0, waiting: 1 });
  await world.control({ action: 'clock', advanceSeconds: 24 * 3600 });
  expect(await importBalance(without)).toEqual({ seen: 1, posted: 1, waiting: 0 });
  expect((await checkReadiness(ports)).movementsUnclassified).toBe(1);
  await agrees(world);
});

test('two processes that read at once, and a crash between, post each movement once (money 63)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  for (let each = 0; each < 12; each += 1)
    await world.control({ action: 'account-fee', amount: 100 + each, currency: each % 2 ? 'usd' : 'eur' });
  let left = 3;
  const crashing: Ports = {
    ...ports,
    commit: (step) => {
      left -= 1;
      if (left < 0) throw new Error('the power went');
      return ports.commit(step);
    },
  };
  await expect(importBalance(crashing)).rejects.toThrow('the power went');
  await Promise.all([importBalance(ports), importBalance(ports), importBalance(ports)]);
  await agrees(world);
  expect(await importBalance(ports)).toMatchObject({ posted: 0 });
});

test('a posting counts for its day on the newsroom’s clocks', async () => {
  await using world = await openWorld({ SITE_TIME_ZONE: 'America/New_York' });
  const { ports } = world.deps;
  await world.control({ action: 'account-fee', amount: 100 });
  await world.control({ action: 'clock', to: '2027-02-01T04:59:00Z' });
  await importBalance(ports);
  await world.control({ action: 'clock', to: '2027-02-01T05:01:00Z' });
  await world.control({ action: 'account-fee', amount: 30 });
  await importBalance(ports);
  expect(await ports.ledgerDays.list(null)).toEqual(['2027-01-31', '2027-02-01']);
  const fees = (day: string) =>
    ports.ledgerDays
      .kept(day)
      .then((figures) => figures.find(({ measure }) => measure === 'stripe-fees')?.value);
  expect([await fees('2027-01-31'), await fees('2027-02-01')]).toEqual([100, 30]);
  await agrees(world);
});
