/** What donors change about standing gifts that run, by the clock. */
import { expect, test } from 'vitest';
import { withFailpoint } from '#app/adapters/failpoint/with-failpoint.ts';
import { amountChanges } from '#app/domain/standing-gift/changes.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import { advance } from '#app/usecases/advance.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { sendAmount, termsOf } from '#tests/support/gift-changes.ts';
import { day } from '#tests/support/received-gift.ts';
import { listening, money, renewalsOf, toNextRenewal } from '#tests/support/renewals.ts';
import { mailsOf, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { openWorld, type World } from '#tests/support/world.ts';

async function running(world: World, hand: ByHand, interval = 'month') {
  const tell = listening(world, hand);
  const gift = await setUp(world, {}, interval);
  await tell();
  return { gift, tell };
}

async function atStripe(world: World, subscriptionId: string | null) {
  const subscription = await world.stripe.subscriptions.retrieve(subscriptionId ?? '');
  const invoices = await world.stripe.invoices.list({ subscription: subscription.id });
  const customer = await world.stripe.customers.retrieve(subscription.customer as string);
  return {
    price: subscription.items.data[0]?.price,
    anchor: subscription.billing_cycle_anchor,
    invoices: invoices.data.map(({ total, lines }) => ({ total, lines: lines.data.length })),
    balance: customer.deleted ? null : customer.balance,
  };
}

test('another amount in month 3 of a year is charged at the old anchor, yearly and whole, and nothing before (money 2, 3, 4)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand, 'year');
  const before = await atStripe(world, gift.subscriptionId);
  await world.control({ action: 'clock', advanceSeconds: 90 * day });
  await tell();
  const { from } = await termsOf(hand.ports, gift);
  expect(from.getTime()).toBe(gift.paidUntil?.getTime());
  expect(await sendAmount(hand.ports, gift, { amountOther: '12', coverFee: 'yes' })).toEqual({
    kind: 'changed',
  });
  // Sent twice it is changed once.
  expect(await sendAmount(hand.ports, gift, { amountOther: '12', coverFee: 'yes' })).toEqual({
    kind: 'changed',
  });
  await tell();
  const after = await atStripe(world, gift.subscriptionId);
  const charged = 1200 + (await standingGift(world, gift.id)).feeCover.amountMinor;
  expect(charged).toBeGreaterThan(1200);
  expect(after).toMatchObject({ anchor: before.anchor, balance: 0, invoices: before.invoices });
  expect(after.price).toMatchObject({
    unit_amount: charged,
    currency: 'usd',
    recurring: { interval: 'year' },
  });
  // Lowered again, far below what was paid: nothing is credited.
  expect(await sendAmount(hand.ports, gift, { amountOther: '3' })).toEqual({ kind: 'changed' });
  await tell();
  await toNextRenewal(world, gift.id);
  await tell();
  expect(await money(world, hand, gift)).toEqual({ charged: [300, 500], received: [300, 500] });
  expect(await atStripe(world, gift.subscriptionId)).toMatchObject({
    invoices: [
      { total: 300, lines: 1 },
      { total: 500, lines: 1 },
    ],
    balance: 0,
  });
  const changes = amountChanges(await hand.ports.standingGifts.changes(gift.id));
  expect(
    changes.map(({ from: was, to, holdsFrom }) => [was.amount.amountMinor, to.amount.amountMinor, holdsFrom]),
  ).toEqual([
    [500, 1200, from],
    [1200, 300, from],
  ]);
  const mails = (await mailsOf(world)).filter((each) => each.startsWith('standing-amount'));
  expect(mails.map((each) => /\$[\d.]+/.exec(each)?.[0])).toEqual(['$12.67', '$3']);
});

test('a renewal that waits as a draft is charged at the amount that was agreed for it; the new one holds from the next', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  let isOld = false;
  const registry = {
    ...ports.registry,
    current: () => (isOld ? { status: 'stale' as const, index: null } : ports.registry.current()),
  };
  const hand = byHand(ports, { registry });
  const { gift, tell } = await running(world, hand);
  isOld = true;
  await toNextRenewal(world, gift.id);
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'draft' }]);
  const { from } = await termsOf(hand.ports, gift);
  expect(from.getTime()).toBeGreaterThan(gift.paidUntil?.getTime() ?? 0);
  expect(await sendAmount(hand.ports, gift, { amountOther: '20' })).toEqual({ kind: 'changed' });
  isOld = false;
  await tell();
  expect((await money(world, hand, gift)).charged).toEqual([500, 500]);
  await toNextRenewal(world, gift.id);
  await tell();
  expect((await money(world, hand, gift)).charged).toEqual([2000, 500, 500]);
  expect((await renewalsOf(hand, gift)).map(({ state, outcome }) => [state, outcome])).toEqual([
    ['paid', null],
    ['paid', null],
  ]);
});

test('within the last hour before one is due it is too near to change: Stripe drafts it as before, and only then hears of the new amount', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await toNextRenewal(world, gift.id, -1800);
  const { from, dueDays } = await termsOf(hand.ports, gift);
  expect(from).toEqual(dueDays[1]);
  // What another page had promised holds no more, and nothing is changed.
  expect(await sendAmount(hand.ports, gift, { amountOther: '20' }, dueDays[0])).toEqual({
    kind: 'day-moved',
  });
  expect((await standingGift(world, gift.id)).amount.amountMinor).toBe(500);
  expect(await sendAmount(hand.ports, gift, { amountOther: '20' })).toEqual({ kind: 'changed' });
  await tell();
  expect((await atStripe(world, gift.subscriptionId)).price?.unit_amount).toBe(500);
  for (let month = 0; month < 2; month += 1) {
    await toNextRenewal(world, gift.id);
    await tell();
  }
  expect((await money(world, hand, gift)).charged).toEqual([2000, 500, 500]);
});

test('what cannot be given is said at its field; what Stripe was asked for before a death is done once; what does not run is not changed', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  expect(await sendAmount(hand.ports, gift, { amountOther: '0.10' })).toMatchObject({
    kind: 'wrong',
    errors: { amountOther: expect.stringContaining('$0.10') as string },
  });
  expect(await sendAmount(hand.ports, gift, {})).toMatchObject({
    kind: 'wrong',
    errors: { amount: expect.any(String) as string },
  });
  expect(await sendAmount(hand.ports, gift, { amountOther: '20' })).toEqual({ kind: 'changed' });
  const died = new Error('died');
  const dying = withFailpoint(world.deps.ports, 'subscriptions.changeAmount@after', () => {
    throw died;
  });
  await expect(advance(dying, standingGiftSubject(gift.id))).rejects.toBe(died);
  await world.control({ action: 'clock', advanceSeconds: 3600 });
  await tell();
  expect((await atStripe(world, gift.subscriptionId)).price?.unit_amount).toBe(2000);
  expect(await hand.ports.standingGifts.repricing(gift.id)).toBeNull();
  // Asked for, and stopped before Stripe hears of it.
  expect(await sendAmount(hand.ports, gift, { amountOther: '30' })).toEqual({ kind: 'changed' });
  await stopStandingGift(hand.ports, gift.token);
  expect(await sendAmount(hand.ports, gift, { amountOther: '20' }, new Date())).toEqual({
    kind: 'not-active',
  });
  await tell();
  expect(await hand.ports.standingGifts.changes(gift.id)).toHaveLength(2);
  expect(await hand.ports.standingGifts.repricing(gift.id)).toBeNull();
});
