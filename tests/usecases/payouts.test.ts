/** Payouts: from Stripe's balance to the newsroom's bank, back where the bank returns them, and matched to what they paid out. */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Ports } from '#app/ports.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { exportPayout } from '#app/usecases/export-payout.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const day = 86_400;

async function told(world: World, hand: ByHand): Promise<void> {
  for (const event of await world.events()) await world.deliver(event);
  await hand.drain();
}

/** What the hourly and the quarter-minute jobs find without any event. */
async function found(hand: ByHand): Promise<void> {
  await importBalance(hand.ports);
  await hand.drain();
}

async function received(world: World, hand: ByHand): Promise<Donation> {
  const donation = await world.give({ currency: world.deps.ports.site.currency });
  await world.pay(donation);
  await told(world, hand);
  return world.donation(donation.id);
}

/** A world whose day is not half over: what a test does in hours does not come past a midnight, whenever it runs. */
async function openMorning(settings: Record<string, string> = {}): Promise<World> {
  const world = await openWorld(settings);
  const midnight = Math.ceil(world.deps.ports.clock.now().getTime() / (day * 1000)) * day;
  await world.control({ action: 'clock', to: midnight + 6 * 3600 });
  return world;
}

/** Stripe pays out at the next midnight; nobody tells us. */
async function payOut(world: World): Promise<void> {
  await world.control({ action: 'payouts', daily: true });
  await world.control({ action: 'clock', advanceSeconds: 3 * day });
  await world.control({ action: 'payouts', daily: false });
}

const payoutsOf = ({ payouts }: Ports) => payouts.list(null, 10);

async function accounts({ ledger }: Ports): Promise<Record<string, number>> {
  const totals = await ledger.totals();
  return Object.fromEntries(totals.map(({ account, amountMinor }) => [account, amountMinor]));
}

async function agrees({ ports }: ByHand): Promise<void> {
  for (const { currency, ledgerMinor, stripeMinor } of await compareBalance(ports))
    expect(ledgerMinor, currency).toBe(stripeMinor);
}

const ways = [
  { learn: told, settings: {} },
  { learn: (_: World, hand: ByHand) => found(hand), settings: { SITE_CURRENCY: 'EUR' } },
];

test('an automatic payout of several gifts, refunds, fees and taxes arrives once and is matched to the cent, by events or by the importer alone, also where gifts are exchanged (money 45, 62)', async () => {
  for (const { learn, settings } of ways) {
    await using world = await openMorning(settings);
    const hand = byHand(world.deps.ports);
    // The fee is booked an hour after the capture, and nobody says when.
    await world.control({ action: 'balance-delay', seconds: 3600 });
    await world.control({ action: 'settlement', currency: 'usd', rate: 1.1 });
    const first = await received(world, hand);
    await received(world, hand);
    await world.control({ action: 'clock', advanceSeconds: 2 * 3600 });
    await found(hand);
    await world.control({ action: 'refund', charge: first.chargeId, amount: 200 });
    await world.control({ action: 'account-fee', amount: 25 });
    await world.control({ action: 'account-fee', type: 'tax_fee', amount: 5 });
    const amountMinor = (await compareBalance(hand.ports))[0]?.stripeMinor ?? 0;
    await payOut(world);
    await learn(world, hand);
    const [payout, ...others] = await payoutsOf(hand.ports);
    expect(others).toEqual([]);
    expect(payout).toMatchObject({
      state: 'in-transit',
      kind: 'automatic',
      amount: { amountMinor, currency: 'USD' },
      matching: learn === told ? 'waiting' : 'matched',
    });
    await world.control({ action: 'clock', advanceSeconds: 4 * day });
    await learn(world, hand);
    await found(hand);
    await world.control({ action: 'clock', advanceSeconds: day });
    await hand.drain();
    expect(await payoutsOf(hand.ports)).toMatchObject([{ state: 'paid', matching: 'matched' }]);
    expect(await accounts(hand.ports)).toMatchObject({ bank: amountMinor, 'payouts-in-transit': 0 });
    await agrees(hand);

    const exported = await exportPayout(hand.ports, payout?.id ?? '');
    const rows =
      exported.kind === 'file' ? parse<Record<string, string>>(exported.text, { columns: true }) : [];
    expect(rows.map(({ category }) => category).toSorted()).toEqual(
      ['charge', 'charge', 'fee', 'payout', 'refund', 'tax'].toSorted(),
    );
    const minor = ({ net }: Record<string, string>) => Math.round(Number(net) * 100);
    const own = rows.filter(({ category }) => category === 'payout');
    expect(own.map(minor)).toEqual([-amountMinor]);
    expect(rows.reduce((sum, row) => sum + minor(row), 0)).toBe(0);
    expect(new Set(rows.map(({ payout: of }) => of))).toEqual(new Set([payout?.id]));
  }
}, 60_000);

test('a payout that fails before it arrives, or days after, leaves nothing at the bank, and a later one is no second one (money 63)', async () => {
  for (const outcome of ['fails', 'paid-then-fails'] as const) {
    await using world = await openMorning();
    const hand = byHand(world.deps.ports);
    await received(world, hand);
    await world.control({ action: 'next-payout', outcome });
    await payOut(world);
    await found(hand);
    await world.control({ action: 'clock', advanceSeconds: 4 * day });
    await found(hand);
    // The bank's word comes days later, when nothing is asked for by itself any more: the balance tells.
    await world.control({ action: 'clock', advanceSeconds: 6 * day });
    await told(world, hand);
    await told(world, hand);
    expect(await payoutsOf(hand.ports)).toMatchObject([
      { state: 'failed', failureReason: 'account_closed', matching: 'matched' },
    ]);
    expect(await accounts(hand.ports)).toMatchObject({ 'payouts-in-transit': 0, 'stripe-receivable': 455 });
    expect((await accounts(hand.ports))['bank'] ?? 0).toBe(0);
    await payOut(world);
    await world.control({ action: 'clock', advanceSeconds: 5 * day });
    await found(hand);
    await world.control({ action: 'clock', advanceSeconds: day });
    await found(hand);
    expect((await payoutsOf(hand.ports)).map(({ state, matching }) => [state, matching])).toEqual([
      ['paid', 'matched'],
      ['failed', 'matched'],
    ]);
    expect(await accounts(hand.ports)).toMatchObject({ bank: 455, 'payouts-in-transit': 0 });
    await agrees(hand);
  }
}, 60_000);

test('payouts by hand are told apart and never matched: canceled, instant, arrived and taken back', async () => {
  await using world = await openMorning();
  const hand = byHand(world.deps.ports);
  await received(world, hand);
  await received(world, hand);
  await world.control({ action: 'clock', advanceSeconds: 3 * day });
  const { payouts } = world.stripe;
  const stopped = await payouts.create({ amount: 100, currency: 'usd' });
  await payouts.cancel(stopped.id);
  await payouts.create({ amount: 200, currency: 'usd', method: 'instant' });
  const sent = await payouts.create({ amount: 300, currency: 'usd' });
  await found(hand);
  await world.control({ action: 'clock', advanceSeconds: 5 * day });
  await payouts.reverse(sent.id);
  await told(world, hand);
  await world.control({ action: 'clock', advanceSeconds: 5 * day });
  await told(world, hand);
  const all = await payoutsOf(hand.ports);
  expect(all.map(({ kind, state, matching, amount }) => [kind, state, matching, amount.amountMinor])).toEqual(
    expect.arrayContaining([
      ['manual', 'canceled', 'none', 100],
      ['instant', 'paid', 'none', 200],
      ['manual', 'paid', 'none', 300],
      ['manual', 'paid', 'none', -300],
    ]),
  );
  expect(all).toHaveLength(4);
  expect(all.find(({ amount }) => amount.amountMinor === -300)?.takesBack).toBe(sent.id);
  expect(await accounts(hand.ports)).toMatchObject({ bank: 200, 'payouts-in-transit': 0 });
  await agrees(hand);
}, 60_000);

test('an event of a payout that this account has not is nobody’s', async () => {
  await using world = await openMorning();
  const hand = byHand(world.deps.ports);
  const object = { id: 'po_none', object: 'payout' };
  const event = { id: 'evt_1', type: 'payout.paid', topic: 'payout', objectId: object.id } as const;
  await hand.ports.events.store(
    { ...event, hints: { object: 'payout' }, owner: 'unsaid' },
    Buffer.from('{}'),
    hand.ports.clock.now(),
  );
  await hand.drain();
  await hand.drain();
  expect((await hand.ports.eventJournal.find(event.id))?.outcome).toBe('foreign');
});
