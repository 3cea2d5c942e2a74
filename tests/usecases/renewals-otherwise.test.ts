/** Renewals that another has to say yes to: the donor's bank, or staff because Stripe would charge another sum. */
import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { decideRenewal } from '#app/usecases/decide-renewal.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { actor, agrees, day } from '#tests/support/received-gift.ts';
import { listening, money, renewalsOf, toNextRenewal } from '#tests/support/renewals.ts';
import { mailsOf, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const kindsOf = async (world: World) => (await mailsOf(world)).map((each) => each.split(':')[0]);

async function running(world: World, hand: ByHand) {
  const tell = listening(world, hand);
  const gift = await setUp(world);
  await tell();
  return { gift, tell };
}

test('a bank that asks at a renewal is answered by its donor from the mail, and charges once', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await world.control({ action: 'next', on: 'saved-card', outcome: '3ds', times: 1 });
  await toNextRenewal(world, gift.id);
  await tell();
  const [asked] = await renewalsOf(hand, gift);
  expect(asked).toMatchObject({ state: 'failing', invoiceUrl: expect.stringContaining('http') as string });
  const [mail] = await hand.ports.mails.latest(1);
  expect(mail?.kind).toBe('renewal-failed');
  expect(mail?.text).toContain(asked?.invoiceUrl);
  expect(mail?.text).toContain('Your bank asks you to confirm this payment yourself.');
  expect((await money(world, hand, gift)).charged).toEqual([500]);
  await world.control({ action: 'authenticate-invoice', invoice: asked?.invoiceId, outcome: 'complete' });
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid', invoiceUrl: null }]);
  await world.control({ action: 'clock', advanceSeconds: 20 * day });
  await tell();
  expect(await money(world, hand, gift)).toEqual({ charged: [500, 500], received: [500, 500] });
  expect(await kindsOf(world)).toEqual(['received', 'renewal-failed', 'received']);
  await agrees(world, hand);
});

test('a bank whose question nobody answers charges nothing, and the standing gift ends a week after the last try', async () => {
  await using world = await openWorld();
  await world.control({ action: 'billing', retryAfterDays: [3], afterLastFailure: 'past_due' });
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await world.control({ action: 'next', on: 'saved-card', outcome: '3ds', times: 99 });
  await toNextRenewal(world, gift.id);
  await tell();
  await world.control({ action: 'clock', advanceSeconds: 4 * day });
  await tell();
  const [failing] = await renewalsOf(hand, gift);
  expect(failing?.state).toBe('failing');
  expect((await standingGift(world, gift.id)).state).toBe('active');
  await world.control({ action: 'clock', advanceSeconds: 8 * day });
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([
    { state: 'void', outcome: 'failed', invoiceUrl: null },
  ]);
  expect((await standingGift(world, gift.id)).state).toBe('unpaid');
  expect((await world.stripe.invoices.retrieve(failing?.invoiceId ?? '')).status).toBe('void');
  expect((await money(world, hand, gift)).charged).toEqual([500]);
  expect(await kindsOf(world)).toEqual([
    ...['received', 'renewal-failed', 'renewal-failed-last', 'standing-unpaid'],
  ]);
});

test('another sum than was agreed is not finalized: it waits for staff each time, who let it be charged or leave it', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  // Somebody changes the price in the Dashboard.
  const { items } = await world.stripe.subscriptions.retrieve(gift.subscriptionId ?? '');
  await world.stripe.subscriptions.update(gift.subscriptionId ?? '', {
    proration_behavior: 'none',
    items: [
      {
        id: items.data[0]?.id ?? '',
        price_data: {
          ...{ currency: 'usd', product: 'prod_standing_gift', unit_amount: 900 },
          recurring: { interval: 'month' },
        },
      },
    ],
  });
  const nextHeld = async () => {
    await toNextRenewal(world, gift.id);
    await tell();
    const [held] = await renewalsOf(hand, gift);
    expect(held).toMatchObject({ state: 'held', holdReasons: ['amount-differs'] });
    expect((await world.stripe.invoices.retrieve(held?.invoiceId ?? '')).status).toBe('draft');
    expect((await listQueue(hand.ports)).entries).toMatchObject([
      { kind: 'renewal', renewal: { id: held?.id } },
    ]);
    return held;
  };
  const decide = async (renewalId: string | undefined, decision: string, reason: string) => {
    const input = { renewalId: renewalId ?? '', decision, reason, note: 'Asked them.', actor };
    expect((await decideRenewal(hand.ports, input)).kind).toBe('decided');
    await world.control({ action: 'clock', advanceSeconds: 301 });
    await tell();
  };
  const first = await nextHeld();
  expect((await money(world, hand, gift)).charged).toEqual([500]);
  await decide(first?.id, 'clear', 'private-person');
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid', decision: 'clear' }]);
  expect(await money(world, hand, gift)).toEqual({ charged: [900, 500], received: [900, 500] });
  const [told] = await hand.ports.mails.latest(1);
  expect(told).toMatchObject({ kind: 'received', subject: 'Received: your gift of $9' });
  // Who was let pass once is asked about again.
  const second = await nextHeld();
  await world.stripe.invoices.finalizeInvoice(second?.invoiceId ?? '', { auto_advance: false });
  await world.stripe.invoices.voidInvoice(second?.invoiceId ?? '');
  await tell();
  expect((await renewalsOf(hand, gift))[0]).toMatchObject({ state: 'void', outcome: 'voided' });
  expect((await listQueue(hand.ports)).entries).toEqual([]);
  expect((await standingGift(world, gift.id)).state).toBe('active');
  expect((await money(world, hand, gift)).charged).toEqual([900, 500]);
  await agrees(world, hand);
});

test('a subscription that Stripe gave up, and whose last invoice is paid after all: the money is booked, and the standing gift stays over (money 27)', async () => {
  await using world = await openWorld();
  await world.control({ action: 'billing', retryAfterDays: [3], afterLastFailure: 'cancel' });
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 2 });
  await toNextRenewal(world, gift.id);
  await tell();
  const [failing] = await renewalsOf(hand, gift);
  // Nobody looks until both have happened.
  await world.control({ action: 'clock', advanceSeconds: 4 * day });
  expect((await world.stripe.subscriptions.retrieve(gift.subscriptionId ?? '')).status).toBe('canceled');
  const payer = { name: 'Robin Reader', email: 'robin@example.org', card: '5555555555554444' };
  const invoice = failing?.invoiceId;
  expect(await world.control({ action: 'pay-invoice', invoice, ...payer })).toMatchObject({ status: 'paid' });
  await tell((events) => events.toReversed());
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid' }]);
  expect((await standingGift(world, gift.id)).state).toBe('unpaid');
  expect(await money(world, hand, gift)).toEqual({ charged: [500, 500], received: [500, 500] });
  await agrees(world, hand);
});

test('events as an older version of Stripe wrote them say where to look, and the renewal is booked from what is there now (money 32)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await toNextRenewal(world, gift.id);
  const { subscriptionId: subscription, customerId: customer } = gift;
  // An invoice named its subscription and its payment itself then, and knew no other way to them.
  const older = (event: Stripe.Event): Stripe.Event => {
    const { id, object } = event.data.object as { readonly id: string; readonly object: string };
    const ofInvoice = { customer, subscription, payment_intent: 'pi_of_then', charge: 'ch_of_then' };
    const body = object === 'invoice' ? { id, object, ...ofInvoice } : event.data.object;
    return { ...event, api_version: '2024-06-20', data: { object: body } } as Stripe.Event;
  };
  await tell((events) => events.map(older));
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid', outcome: null }]);
  expect(await money(world, hand, gift)).toEqual({ charged: [500, 500], received: [500, 500] });
  const kept = await hand.ports.eventJournal.list({ outcome: null, type: null, topic: null }, null, 500);
  const ofInvoices = kept.filter(({ type }) => type.startsWith('invoice.'));
  expect(ofInvoices.length).toBeGreaterThan(3);
  expect(ofInvoices.filter(({ outcome, subject }) => outcome !== 'acted' || subject === null)).toEqual([]);
});
