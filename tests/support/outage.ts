/** A site that heard nothing for days: gifts that were paid meanwhile, renewals that came due, payers who became political. */
import { expect } from 'vitest';
import type { DonationState } from '#app/domain/donation/states.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { idOf } from '#app/adapters/stripe/balance-from.ts';
import { sweepDisputes } from '#app/usecases/sweep-disputes.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { startReconciliation } from '#app/usecases/start-reconciliation.ts';
import { byHand, type ByHand } from './by-hand.ts';
import { cardNumber } from './cards.ts';
import { agrees } from './received-gift.ts';
import { putListings } from './registry.ts';
import { setUp, standingGift } from './standing-gifts.ts';
import { listed, listing, openWorld, type World } from './world.ts';

export interface OutageSize {
  readonly donations: number;
  readonly renewals: number;
  /** How many of the payers whose renewals are due are on the lists by then. */
  readonly political: number;
}

const hour = 3600;
/** Of ten gifts in a row: who pays; null where nobody does. */
const payers = ['Robin Reader', listed.group, listed.near, null] as const;
const ends: Readonly<Record<number, DonationState>> = {
  0: 'received',
  1: 'refused',
  2: 'held',
  3: 'abandoned',
};
const kindOf = (serial: number) => Math.max(0, (serial % 10) - 6);
const groupNamed = (serial: number) => `${String.fromCharCode(65 + (serial % 26))}ern Street Bakery`;

interface Meanwhile {
  readonly donations: readonly { readonly id: string; readonly ends: DonationState }[];
  readonly gifts: readonly StandingGift[];
  readonly size: OutageSize;
}

/** Standing gifts that are due within the hour, and payment pages that are open. Then Stripe falls silent for three days. */
async function fallSilent(world: World, hand: ByHand, size: OutageSize) {
  const gifts: StandingGift[] = [];
  for (let serial = 0; serial < size.renewals; serial += 1) {
    const name = serial < size.political ? groupNamed(serial) : 'Robin Reader';
    const payer = { name, email: `standing-${String(serial)}@example.org`, card: cardNumber(serial) };
    gifts.push(await setUp(world, payer));
  }
  await lookAround(world, hand);
  const { paidUntil } = await standingGift(world, gifts[0]?.id ?? '');
  await world.control({ action: 'clock', to: Math.floor((paidUntil?.getTime() ?? 0) / 1000) - hour });
  await lookAround(world, hand);
  await world.control({ action: 'outage', days: 3 });
  return gifts;
}

/** Gifts are opened and paid, and nobody acts on them. */
async function payMany(world: World, from: number, to: number) {
  const donations: { id: string; ends: DonationState }[] = [];
  for (let serial = from; serial < to; serial += 1) {
    const donation = await world.give();
    const kind = kindOf(serial);
    const name = payers[kind];
    const email = `reader-${String(serial)}@example.org`;
    if (name) await world.pay(donation, { name, email, card: cardNumber(100_000 + serial) });
    donations.push({ id: donation.id, ends: ends[kind] ?? 'received' });
  }
  return donations;
}

/** From now on the first of the payers of standing gifts are on the lists. */
async function becomePolitical({ ports }: ByHand, { political }: OutageSize): Promise<void> {
  const before = [
    listing(),
    listing({ id: 'fec-committees:C00000002', name: listed.similar, identifiers: ['C00000002'] }),
  ];
  const since = Array.from({ length: political }, (_, serial) => {
    const identifier = `C0001${String(serial).padStart(4, '0')}`;
    return listing({
      id: `fec-committees:${identifier}`,
      name: groupNamed(serial),
      identifiers: [identifier],
    });
  });
  await putListings(ports, [...before, ...since]);
}

/** What a process does by itself, until there is nothing left to do. Stripe books a payment a moment after it. */
async function lookAround(world: World, hand: ByHand): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await startReconciliation(hand.ports);
    await hand.drain();
    await sweepDisputes(hand.ports);
    await importBalance(hand.ports);
    await hand.drain();
    await world.control({ action: 'clock', advanceSeconds: 60 });
  }
}

/** Payments at Stripe that were taken, by payer. */
async function taken({ stripe }: World): Promise<ReadonlyMap<string, number>> {
  const count = new Map<string, number>();
  for await (const { status, captured, payment_intent: payment, customer } of stripe.charges.list({
    limit: 100,
  })) {
    if (status !== 'succeeded' || !captured) continue;
    const key = idOf(customer) ?? idOf(payment) ?? '';
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return count;
}

/** Each standing gift was charged for its first month alone. */
async function expectNoRenewalCharged(world: World, gifts: readonly StandingGift[]): Promise<void> {
  const count = await taken(world);
  expect(gifts.filter(({ customerId }) => count.get(String(customerId)) !== 1)).toEqual([]);
}

/** Nothing is missing and nothing is doubled: states, payments, money and mails are what the payers brought. */
async function expectWhole(world: World, hand: ByHand, { donations, gifts, size }: Meanwhile) {
  const states = await Promise.all(donations.map(async ({ id }) => (await world.donation(id)).state));
  expect(states).toEqual(donations.map((each) => each.ends));
  const { political, renewals } = size;
  const ended = await Promise.all(gifts.map(async ({ id }) => (await standingGift(world, id)).state));
  expect(ended).toEqual(gifts.map((_, serial) => (serial < political ? 'refused' : 'active')));

  const count = await taken(world);
  const charged = gifts.map(({ customerId }) => count.get(String(customerId)));
  expect(charged).toEqual(gifts.map((_, serial) => (serial < political ? 1 : 2)));
  const received = donations.filter((each) => each.ends === 'received').length;
  expect(count.size).toBe(received + renewals);
  expect(Math.max(...count.values())).toBe(2);

  const mails = await hand.ports.mails.latest(20_000);
  const byKind: Record<string, number> = {};
  for (const { kind } of mails) byKind[kind] = (byKind[kind] ?? 0) + 1;
  const endingIn = (state: DonationState) => donations.filter((each) => each.ends === state).length;
  expect(byKind).toEqual({
    received: received + renewals * 2 - political,
    'standing-refused': political,
    refused: endingIn('refused'),
    held: endingIn('held'),
  });
  const told = mails.filter(({ kind }) => kind === 'received').map(({ recipient }) => recipient);
  const each = new Map<string | null, number>();
  for (const recipient of told) each.set(recipient, (each.get(recipient) ?? 0) + 1);
  expect(Math.max(...each.values())).toBe(2);
  await agrees(world, hand);
  expect(await hand.ports.reconciliations.listOpen(50)).toEqual([]);
}

/** The app is down for three days while pages are paid and renewals come due; then it starts once. */
export async function surviveDowntime(size: OutageSize): Promise<void> {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const gifts = await fallSilent(world, hand, size);
  const donations = await payMany(world, 0, size.donations);
  await becomePolitical(hand, size);
  await world.control({ action: 'clock', advanceSeconds: 72 * hour });
  await expectNoRenewalCharged(world, gifts);
  await lookAround(world, hand);
  await expectWhole(world, hand, { donations, gifts, size });
  // Another start finds nothing to do.
  await world.control({ action: 'clock', advanceSeconds: hour });
  await lookAround(world, hand);
  await expectWhole(world, hand, { donations, gifts, size });
}

/** The app runs and hears nothing for three days: it has its hourly comparison, `looks` times. */
export async function surviveSilence(size: OutageSize, looks: number): Promise<void> {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const gifts = await fallSilent(world, hand, size);
  await becomePolitical(hand, size);
  const donations: Awaited<ReturnType<typeof payMany>> = [];
  for (let look = 1; look <= looks; look += 1) {
    const until = Math.round((size.donations * look) / looks);
    donations.push(...(await payMany(world, donations.length, until)));
    await world.control({ action: 'clock', advanceSeconds: (72 / looks) * hour });
    await lookAround(world, hand);
  }
  // Who was asked to pay last has a page that is still open.
  await world.control({ action: 'clock', advanceSeconds: 25 * hour });
  await lookAround(world, hand);
  await expectWhole(world, hand, { donations, gifts, size });
}
