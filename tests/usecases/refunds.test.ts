/** Money that goes back: asked for at the desk or made at Stripe, through all that Stripe may say. Numbers are rows of notes on money. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { donorRefunds } from '#app/domain/donation/donor-status.ts';
import { donationSubject } from '#app/domain/subject.ts';
import { advance } from '#app/usecases/advance.ts';
import { attendRefund } from '#app/usecases/attend-refund.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { showLateWork } from '#app/usecases/show-late-work.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import {
  actor,
  after,
  agrees,
  day,
  present,
  received,
  refundsOf,
  sendBack,
  sumsOf,
  told,
  usd,
} from '#tests/support/received-gift.ts';
import { openWorld, type World } from '#tests/support/world.ts';

/** What was written about money that goes back, in order; each of these worlds has one donor. */
async function mailsOf(world: World): Promise<string[]> {
  const mails = await world.deps.ports.mails.latest(100);
  return mails
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('refund'))
    .toReversed();
}

test('an admin sends a part back: one refund, its money in the ledger, one mail, and the donor sees it', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  expect(await sendBack(hand.ports, donation, 200)).toMatchObject({ kind: 'asked' });
  await hand.drain();
  const [refund, ...others] = await refundsOf(world, donation);
  expect(others).toEqual([]);
  expect(refund).toMatchObject({
    state: 'succeeded',
    amount: usd(200),
    origin: 'desk',
    actorName: 'Ada Admin',
  });
  expect(await sumsOf(world, donation)).toMatchObject({
    received: usd(500),
    refunded: usd(200),
    kept: usd(300),
  });
  expect(await mailsOf(world)).toEqual(['refunded']);
  expect(donorRefunds(await refundsOf(world, donation))).toMatchObject([
    { status: 'returned', amount: usd(200) },
  ]);
  await told(world, hand);
  expect(await refundsOf(world, donation)).toEqual([refund]);
  expect(await mailsOf(world)).toEqual(['refunded']);
  await agrees(world, hand);
});

test('a double click is one refund, and two people at once never send more than there is', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  const both = await Promise.all([
    sendBack(hand.ports, donation, 300, 'one press'),
    sendBack(hand.ports, donation, 300, 'one press'),
  ]);
  expect(new Set(both.map((outcome) => outcome.kind === 'asked' && outcome.refundId)).size).toBe(1);
  const second = await sendBack(hand.ports, donation, 300);
  expect(second).toMatchObject({
    kind: 'invalid',
    errors: { amount: { kind: 'too-much', most: { amountMinor: 200, currency: 'USD' } } },
  });
  await hand.drain();
  expect(await refundsOf(world, donation)).toHaveLength(1);
  expect(await sumsOf(world, donation)).toMatchObject({ kept: usd(200) });
  await agrees(world, hand);
});

test.each(['refundsAtStripe.create lost', 'answer lost', 'commit lost'] as const)(
  'a refund survives a crash: %s, and it is made once',
  async (moment) => {
    await using world = await openWorld();
    const base = world.deps.ports;
    const sound = byHand(base);
    const donation = await received(world, sound);
    let failures = 1;
    const crash = () => {
      failures -= 1;
      if (failures >= 0) throw new Error('the process ends here');
    };
    const { refundsAtStripe } = base;
    const broken = byHand(base, {
      refundsAtStripe: {
        ...refundsAtStripe,
        create: async (input, key) => {
          if (moment === 'refundsAtStripe.create lost') crash();
          const answer = await refundsAtStripe.create(input, key);
          if (moment === 'answer lost') crash();
          return answer;
        },
      },
      commit: async (step) => {
        if (moment === 'commit lost' && step.subject === 'refund') crash();
        return base.commit(step);
      },
    });
    expect(await sendBack(broken.ports, donation, null)).toMatchObject({ kind: 'asked' });
    await broken.drain();
    expect(failures).toBe(0);
    expect(await refundsOf(world, donation)).toMatchObject([{ state: 'asked' }]);
    await after(world, 600);
    await sound.drain();
    expect(await refundsOf(world, donation)).toMatchObject([{ state: 'succeeded', amount: usd(500) }]);
    expect((await world.stripe.refunds.list({ limit: 100 })).data).toHaveLength(1);
    expect(await mailsOf(world)).toEqual(['refunded']);
    await agrees(world, sound);
  },
);

test('a refund that the balance does not cover is asked again until it does, late with its cause, and never shown as returned (money 35)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await world.control({ action: 'next-refund', outcome: 'no-balance' });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'asked', stripeId: null }]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(0) });
  expect(await mailsOf(world)).toEqual([]);
  await after(world, 11 * 60);
  expect((await showLateWork(hand.ports)).work).toMatchObject([
    { kind: 'refund', failureCount: 1, failureCode: expect.stringContaining('refused') as string },
  ]);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'succeeded' }]);
  expect((await showLateWork(hand.ports)).work).toEqual([]);
  await agrees(world, hand);
});

test('one that is pending is on its way, late after ten days, and fails once the payment is disputed: the money is lost once (money 36)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await world.control({ action: 'next-refund', outcome: 'stays-pending' });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  const [pending] = await refundsOf(world, donation);
  expect(pending).toMatchObject({ state: 'pending', pendingReason: 'processing', settledAt: null });
  expect(donorRefunds([present(pending)])).toMatchObject([{ status: 'on-its-way' }]);
  expect(await mailsOf(world)).toEqual(['refund-pending']);
  await after(world, 10 * day + 3600);
  await hand.drain();
  expect((await showLateWork(hand.ports)).work).toMatchObject([
    { kind: 'refund', id: present(pending).id, failureCode: 'processing' },
  ]);
  await world.control({ action: 'dispute', charge: donation.paymentIntentId });
  await told(world, hand);
  await after(world, 3600);
  await told(world, hand);
  const [failed] = await refundsOf(world, donation);
  expect(failed).toMatchObject({ state: 'failed' });
  expect(await mailsOf(world)).toEqual(['refund-pending', 'refund-failed']);
  await agrees(world, hand);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(0), disputed: usd(500), kept: usd(0) });
});

test('one that waits for the balance is not done: nothing is booked until Stripe sends it (money 36)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await world.control({ action: 'next-refund', outcome: 'insufficient-funds' });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([
    { state: 'pending', pendingReason: 'insufficient-funds', settledAt: null },
  ]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(0), kept: usd(500) });
  await agrees(world, hand);
  await after(world, day);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'succeeded' }]);
  expect(await mailsOf(world)).toEqual(['refund-pending']);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(500), kept: usd(0) });
  await agrees(world, hand);
});

test.each(['failed', 'canceled'] as const)(
  'one that succeeded and then %s gives the money back to us, and desk and donor are told (money 37)',
  async (outcome) => {
    await using world = await openWorld();
    const hand = byHand(world.deps.ports);
    const donation = await received(world, hand);
    await sendBack(hand.ports, donation, null);
    await hand.drain();
    const [sent] = await refundsOf(world, donation);
    expect(await sumsOf(world, donation)).toMatchObject({ kept: usd(0) });
    await after(world, 9 * day);
    await world.control({ action: 'settle-refund', refund: present(sent).stripeId, outcome });
    await told(world, hand);
    const [back] = await refundsOf(world, donation);
    expect(back).toMatchObject({ state: outcome });
    expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(0), kept: usd(500) });
    expect(donorRefunds([present(back)])).toMatchObject([{ status: 'not-returned' }]);
    expect(await mailsOf(world)).toEqual(['refunded', 'refund-failed']);
    await after(world, 11 * 60);
    await hand.drain();
    expect((await showLateWork(hand.ports)).work).toMatchObject([{ kind: 'refund', id: present(back).id }]);
    const about = { refundId: present(back).id, donationId: donation.id, actor };
    expect(await attendRefund(hand.ports, about)).toBe('attended');
    expect(await attendRefund(hand.ports, about)).toBe('not-open');
    expect((await showLateWork(hand.ports)).work).toEqual([]);
    await agrees(world, hand);
  },
);

test('the failure of one is found with the balance where no event ever tells of it (money 37)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  await importBalance(hand.ports);
  const [sent] = await refundsOf(world, donation);
  await after(world, 9 * day);
  await world.control({ action: 'settle-refund', refund: present(sent).stripeId, outcome: 'failed' });
  await importBalance(hand.ports);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'failed' }]);
  await agrees(world, hand);
});

test('after a failed refund another one moves money again, and the books show both (money 38)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  const [first] = await refundsOf(world, donation);
  await after(world, day);
  await world.control({ action: 'settle-refund', refund: present(first).stripeId, outcome: 'failed' });
  await told(world, hand);
  expect(await sendBack(hand.ports, donation, null)).toMatchObject({ kind: 'asked' });
  await hand.drain();
  expect((await refundsOf(world, donation)).map(({ state }) => state)).toEqual(['failed', 'succeeded']);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(500), kept: usd(0) });
  const moved = (await world.stripe.balanceTransactions.list({ limit: 100 })).data;
  expect(moved.map((each) => each.reporting_category).toSorted()).toEqual([
    ...['charge', 'refund', 'refund', 'refund_failure'],
  ]);
  expect((await hand.ports.ledger.posted(moved.map(({ id }) => id))).size).toBe(4);
  await agrees(world, hand);
});

test('two parts and the first event once more are two parts, not what charge.refunded adds up (money 39)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { amount: '1000' });
  await world.control({ action: 'refund', charge: donation.paymentIntentId, amount: 300 });
  await told(world, hand);
  const first = (await world.events()).find(({ type }) => type === 'charge.refunded');
  await world.control({ action: 'refund', charge: donation.paymentIntentId, amount: 200 });
  await told(world, hand);
  await world.deliver({ ...present(first), id: 'evt_once_more' });
  await hand.drain();
  const refunds = await refundsOf(world, donation);
  expect(refunds.map(({ amount, state }) => [amount.amountMinor, state])).toEqual([
    [300, 'succeeded'],
    [200, 'succeeded'],
  ]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(500), kept: usd(500) });
  await agrees(world, hand);
});

test('a part here and the rest in the Dashboard: every figure follows, and nothing stays open (money 40, 41)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { amount: '2500' });
  await sendBack(hand.ports, donation, 2000);
  await hand.drain();
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(2000), kept: usd(500) });
  expect((await world.donation(donation.id)).state).toBe('received');
  await world.control({ action: 'refund', charge: donation.paymentIntentId });
  await told(world, hand);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(2500), kept: usd(0) });
  expect((await refundsOf(world, donation)).map(({ origin }) => origin).toSorted()).toEqual([
    'desk',
    'stripe',
  ]);
  expect((await showLateWork(hand.ports)).events).toMatchObject({ notUnderstood: 0, dead: 0 });
  expect(await mailsOf(world)).toEqual(['refunded', 'refunded']);
  expect(await sendBack(hand.ports, donation, null)).toEqual({ kind: 'barred', bar: 'nothing-left' });
  await agrees(world, hand);
});

test('what can go back is read from Stripe at the act, and what somebody refunded there unseen becomes known by it (money 42)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await world.control({ action: 'refund', charge: donation.paymentIntentId, amount: 300 });
  expect(await sendBack(hand.ports, donation, 300)).toMatchObject({ kind: 'invalid' });
  expect(await sendBack(hand.ports, donation, null)).toMatchObject({ kind: 'asked' });
  await hand.drain();
  expect(
    (await refundsOf(world, donation)).map(({ amount, origin }) => [amount.amountMinor, origin]),
  ).toEqual([
    [300, 'stripe'],
    [200, 'desk'],
  ]);
  await agrees(world, hand);
});

test('one that somebody made at Stripe meanwhile leaves less than was asked for, and ours is refused in words (money 42)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  expect(await sendBack(hand.ports, donation, 400)).toMatchObject({ kind: 'asked' });
  await world.control({ action: 'refund', charge: donation.paymentIntentId, amount: 300 });
  await hand.drain();
  await told(world, hand);
  expect(
    (await refundsOf(world, donation)).map(({ state, failureReason }) => [state, failureReason]),
  ).toContainEqual(['refused', 'more-than-left']);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(300) });
  await agrees(world, hand);
});

test('our own refund and the news of it are one row, whichever comes first and in whatever order (money 43)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  const { refundsAtStripe } = world.deps.ports;
  const racing = byHand(world.deps.ports, {
    refundsAtStripe: {
      ...refundsAtStripe,
      create: async (input, key) => {
        const answer = await refundsAtStripe.create(input, key);
        // Stripe's message is faster than its answer.
        for (const event of (await world.events()).toReversed()) await world.deliver(event);
        await dispatchEvents(hand.ports);
        await advance(hand.ports, donationSubject(donation.id));
        return answer;
      },
    },
  });
  await sendBack(racing.ports, donation, 200);
  await racing.drain();
  await told(world, hand);
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'succeeded', origin: 'desk' }]);
  expect(await mailsOf(world)).toEqual(['refunded']);
  await agrees(world, hand);
});

test('the fee that the donor added goes back with the whole, and of a part nothing is split (money 44)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { coverFee: 'yes' });
  const whole = donation.amount.amountMinor + donation.feeCover.amountMinor;
  expect(donation.feeCover.amountMinor).toBeGreaterThan(0);
  await sendBack(hand.ports, donation, 100);
  await hand.drain();
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(100), kept: usd(whole - 100) });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect((await refundsOf(world, donation)).map(({ amount }) => amount.amountMinor)).toEqual([
    100,
    whole - 100,
  ]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(whole), kept: usd(0) });
  await agrees(world, hand);
});

test('a refund before the payment was available is settled by itself (money 45)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, {}, { card: '4000000000007726' });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'pending' }]);
  await after(world, 3601);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'succeeded' }]);
  expect(await mailsOf(world)).toEqual(['refund-pending']);
  await agrees(world, hand);
});

test('the rest of a hold that was let go is no refund, and does not lower what can go back (money 47)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await world.give();
  await world.pay(donation);
  const [intent] = await world.intents();
  await world.stripe.paymentIntents.capture(present(intent).id, { amount_to_capture: 300 });
  await told(world, hand);
  await importBalance(hand.ports);
  await told(world, hand);
  expect(await refundsOf(world, donation)).toEqual([]);
  expect(await sumsOf(world, donation)).toMatchObject({ received: usd(300), refunded: usd(0) });
  expect(await sendBack(hand.ports, donation, null)).toMatchObject({ kind: 'asked' });
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'succeeded', amount: usd(300) }]);
  await agrees(world, hand);
});

test('a refund in the Dashboard that no event tells of is found with the balance, once, and its donor is told once', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await importBalance(hand.ports);
  await world.control({ action: 'refund', charge: donation.paymentIntentId, amount: 200 });
  await after(world, 60);
  await importBalance(hand.ports);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([
    { state: 'succeeded', origin: 'stripe', actorName: null },
  ]);
  expect(await mailsOf(world)).toEqual(['refunded']);
  await told(world, hand);
  await told(world, hand, (events) => events.toReversed());
  expect(await refundsOf(world, donation)).toHaveLength(1);
  expect(await mailsOf(world)).toEqual(['refunded']);
  await agrees(world, hand);
});

test('events of refunds in any order, doubled and left out, lead to the same rows, sums and mails', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  let [known, payers] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
      fc.boolean(),
      async (chances, isDelivered) => {
        payers += 1;
        const payer = { email: `payer-${String(payers)}@example.org`, card: cardNumber(payers) };
        const donation = await received(world, hand, {}, payer);
        known = (await world.events()).length;
        const told = (await world.deps.ports.mails.latest(1000)).length;
        await world.control({ action: 'next-refund', outcome: 'pending-then-fails' });
        await world.control({ action: 'refund', charge: donation.paymentIntentId, amount: 100 });
        await sendBack(hand.ports, donation, 200);
        await hand.drain();
        await after(world, 2 * 3600);
        await importBalance(hand.ports);
        const news = (await world.events()).slice(known);
        const order = [...news, ...news]
          .map((event, index) => ({ event, at: chances[index % chances.length] ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ event }) => event);
        for (const event of isDelivered ? order : []) await world.deliver(event);
        await hand.drain();
        const rows = (await refundsOf(world, donation)).map(({ amount, state }) => [
          amount.amountMinor,
          state,
        ]);
        expect(rows.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
          [100, 'failed'],
          [200, 'succeeded'],
        ]);
        expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(200), kept: usd(300) });
        const mails = await world.deps.ports.mails.latest(1000);
        const written = mails.slice(0, mails.length - told).map(({ kind }) => kind);
        expect(written.filter((kind) => kind.startsWith('refund')).toSorted()).toEqual([
          'refund-failed',
          'refund-pending',
          'refunded',
        ]);
        const holding = (await hand.ports.receipts.ofDonation(donation.id)).filter(
          ({ withdrawn }) => withdrawn === null,
        );
        expect(holding).toMatchObject([{ received: usd(500), returned: usd(200) }]);
        await agrees(world, hand);
      },
    ),
    { numRuns: 6 },
  );
}, 180_000);

test('a disputed payment and one that was not taken are refused in words, and nothing is asked of Stripe', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const open = await world.give();
  expect(await sendBack(hand.ports, open, null)).toEqual({ kind: 'barred', bar: 'not-captured' });
  const donation = await received(world, hand);
  await world.control({ action: 'dispute', charge: donation.paymentIntentId });
  expect(await sendBack(hand.ports, donation, null)).toEqual({ kind: 'barred', bar: 'disputed' });
  expect(await refundsOf(world, donation)).toEqual([]);
  expect((await world.stripe.refunds.list()).data).toEqual([]);
});
