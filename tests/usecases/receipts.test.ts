/** Receipts and statements on real PostgreSQL and the local Stripe: issued, replaced, withdrawn, copied, and never a number lost. */
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Ports } from '#app/ports.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { refundDonation } from '#app/usecases/refund-donation.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Admin' };

async function told(world: World, hand: ByHand): Promise<void> {
  for (const event of await world.events()) await world.deliver(event);
  await hand.drain();
}

async function received(world: World, hand: ByHand, payer: Parameters<World['pay']>[1] = {}, values = {}) {
  const donation = await world.give(values);
  await world.pay(donation, payer);
  await told(world, hand);
  const found = await world.donation(donation.id);
  expect(found.state).toBe('received');
  return found;
}

/** `minor`: a part; null for all that is left. */
async function sendBack(ports: Ports, donation: Donation, minor: number | null): Promise<void> {
  const typed = minor === null ? '' : String(minor / 100);
  const form = { scope: minor === null ? 'whole' : 'part', amount: typed, reason: 'donor-asked', note: '' };
  const input = { ...form, donationId: donation.id, attemptKey: ports.ids.row(), actor };
  const shown = await refundDonation(ports, { ...input, confirmedMinor: null });
  if (shown.kind !== 'to-confirm') throw new Error(shown.kind);
  await refundDonation(ports, { ...input, confirmedMinor: shown.amount.amountMinor });
}

const receiptsOf = ({ deps }: World, { id }: Pick<Donation, 'id'>) => deps.ports.receipts.ofDonation(id);

async function mailsAbout(world: World, kinds: readonly string[]) {
  const mails = await world.deps.ports.mails.latest(200);
  return mails.filter(({ kind }) => kinds.includes(kind)).toReversed();
}

test('the mail that thanks is the receipt; a part sent back replaces it, the rest withdraws it, and its number stays', async () => {
  await using world = await openWorld({ SITE_TIME_ZONE: 'Pacific/Auckland' });
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { name: 'Robin Reader' }, { coverFee: 'yes' });
  const [first, ...others] = await receiptsOf(world, donation);
  expect(others).toEqual([]);
  if (!first) throw new Error('no receipt');
  expect(first).toMatchObject({ returned: { amountMinor: 0 }, regime: 'none', withdrawn: null });
  expect(first.number).toMatch(/^\d{4}-000001$/);
  const [thanks] = await mailsAbout(world, ['received']);
  for (const { label, value } of first.printed.details) {
    expect(thanks?.text).toContain(`${label}: ${value}`);
  }
  expect(thanks?.text).toContain('From: Robin Reader');
  expect(thanks?.text).toContain('It is not a tax certificate');
  expect(thanks?.text).toContain('Added for the card fee: $0.46 USD');

  await sendBack(hand.ports, donation, 200);
  await hand.drain();
  const [replaced, second] = await receiptsOf(world, donation);
  expect(replaced).toMatchObject({ number: first.number, withdrawn: { reason: 'replaced' } });
  expect(replaced?.printed).toEqual(first.printed);
  expect(second?.number).toMatch(/-000002$/);
  expect(second?.returned.amountMinor).toBe(200);
  const [corrected] = await mailsAbout(world, ['receipt-corrected']);
  expect(corrected?.text).toContain(`Replaces receipt: ${first.number}`);
  expect(corrected?.text).toContain('What remains of it: $3.46 USD');

  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect((await receiptsOf(world, donation)).map(({ withdrawn }) => withdrawn?.reason)).toEqual([
    'replaced',
    'returned',
  ]);
  const kinds = ['received', 'receipt-corrected', 'receipt-withdrawn'];
  // Everything told again, and the balance read: nothing is issued, withdrawn or written twice.
  await told(world, hand);
  await importBalance(hand.ports);
  await hand.drain();
  expect((await mailsAbout(world, kinds)).map(({ kind }) => kind)).toEqual(kinds);
  expect(await receiptsOf(world, donation)).toHaveLength(2);
});

test('a refund that comes back brings another receipt for what is with us again', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { card: '4000000000005126' });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect((await receiptsOf(world, donation)).map(({ withdrawn }) => withdrawn?.reason)).toEqual(['returned']);
  await world.control({ action: 'clock', advanceSeconds: 10 * 86_400 });
  await told(world, hand);
  const [, again] = await receiptsOf(world, donation);
  expect(again).toMatchObject({ withdrawn: null, returned: { amountMinor: 0 } });
  expect((await mailsAbout(world, ['receipt-corrected'])).length).toBe(1);
});
