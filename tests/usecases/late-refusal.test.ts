/** A gift refused after it was received: one act, and returned only once Stripe says so, whatever comes between. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { donorStatus } from '#app/domain/donation/donor-status.ts';
import { addAlias } from '#app/usecases/add-alias.ts';
import { attendLateRefusal } from '#app/usecases/attend-late-refusal.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { listDisputes } from '#app/usecases/list-disputes.ts';
import { showDeskStatus } from '#app/usecases/show-desk-status.ts';
import { refuseLate, type RefuseLateOutcome } from '#app/usecases/refuse-late.ts';
import { showAppeal } from '#app/usecases/show-appeal.ts';
import { showLiveFigures } from '#app/usecases/show-register.ts';
import { startRescreening } from '#app/usecases/start-rescreening.ts';
import { sweepDisputes } from '#app/usecases/sweep-disputes.ts';
import type { Ports } from '#app/ports.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import {
  actor,
  after,
  agrees,
  day,
  dispute,
  moveDispute,
  received,
  refundsOf,
  sendBack,
  sumsOf,
  told,
  usd,
} from '#tests/support/received-gift.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

/** A person chooses a reason, is shown what follows, and confirms it. */
async function refuse(ports: Ports, { id }: Donation): Promise<RefuseLateOutcome> {
  const input = { donationId: id, reason: 'is-political-group', note: 'Named in a report.', actor };
  const shown = await refuseLate(ports, { ...input, confirmedMinor: null });
  if (shown.kind !== 'to-confirm') return shown;
  return refuseLate(ports, { ...input, confirmedMinor: shown.amount.amountMinor });
}

const standing = ({ ports }: ByHand, { id }: Donation) => ports.lateRefusals.find(id);

async function mailsOf(world: World): Promise<string[]> {
  const mails = await world.deps.ports.mails.latest(100);
  return mails
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('re') && kind !== 'received' && !kind.startsWith('receipt-'))
    .toReversed();
}

/** Why each receipt no longer holds; null of one that does. */
async function receiptsOf(world: World, { id }: Donation) {
  const receipts = await world.deps.ports.receipts.ofDonation(id);
  return receipts.map(({ withdrawn }) => withdrawn?.reason ?? null);
}

const settle = (world: World, stripeId: string | null | undefined, outcome: string) =>
  world.control({ action: 'settle-refund', refund: stripeId, outcome });

test('one act: all that is left goes back, the card is remembered, the donor is told once, and the figures follow', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { amount: '1000', coverFee: 'yes' });
  await sendBack(hand.ports, donation, 100);
  await hand.drain();
  const whole = donation.amount.amountMinor + donation.feeCover.amountMinor;
  const before = (await showLiveFigures(hand.ports)).figures[0];
  expect(await refuse(hand.ports, donation)).toEqual({ kind: 'refused' });
  const decided = await standing(hand, donation);
  expect(decided).toMatchObject({ state: 'returning', actorName: 'Ada Admin', note: 'Named in a report.' });
  expect(donorStatus(donation, hand.ports.clock.now(), decided)).toBe('returning');
  expect((await showLiveFigures(hand.ports)).figures[0]?.returned.count).toBe(0);
  await hand.drain();
  expect(await standing(hand, donation)).toMatchObject({ state: 'returned', cause: null });
  expect((await refundsOf(world, donation)).map(({ amount }) => amount.amountMinor)).toEqual([
    100,
    whole - 100,
  ]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(whole), kept: usd(0) });
  const payer = await hand.ports.donations.payer(donation.id);
  expect(
    await hand.ports.donations.refusedCard(payer?.cardFingerprintHash ?? '', hand.ports.clock.now()),
  ).not.toBeNull();
  expect(await mailsOf(world)).toEqual(['refunded', 'returned']);
  expect(await receiptsOf(world, donation)).toEqual(['replaced', 'returned']);
  const token = (await hand.ports.donations.lastScreening(donation.id))?.token ?? '';
  expect(await showAppeal(hand.ports, token)).toMatchObject({
    refusal: { staffReason: 'is-political-group', gift: { interval: null, isCharged: true } },
  });
  const figures = (await showLiveFigures(hand.ports)).figures[0];
  expect(figures).toMatchObject({
    received: { count: before?.received.count, total: usd(0) },
    returned: { count: 1 },
  });
  await told(world, hand, (events) => [...events, ...events].toReversed());
  expect(await mailsOf(world)).toEqual(['refunded', 'returned']);
  expect(await standing(hand, donation)).toMatchObject({ state: 'returned' });
  await agrees(world, hand);
});

test('two people who press at once refuse it once', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  const both = await Promise.all([refuse(hand.ports, donation), refuse(hand.ports, donation)]);
  expect(both).toEqual([{ kind: 'refused' }, { kind: 'refused' }]);
  await hand.drain();
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'succeeded' }]);
  expect(await refuse(hand.ports, donation)).toEqual({ kind: 'refused' });
  await agrees(world, hand);
});

test('who refuses it while another reads what is left has refused it for both, at first and once more', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  const { refundsAtStripe } = hand.ports;
  for (const refusals of [1, 2]) {
    let isFirst = true;
    const ofPayment: typeof refundsAtStripe.ofPayment = async (id) => {
      if (isFirst) await refuse(hand.ports, donation);
      isFirst = false;
      return refundsAtStripe.ofPayment(id);
    };
    const overtaken = { ...hand.ports, refundsAtStripe: { ...refundsAtStripe, ofPayment } };
    const input = {
      donationId: donation.id,
      reason: 'is-political-group',
      note: '',
      confirmedMinor: 500,
      actor,
    };
    expect(await refuseLate(overtaken, input)).toEqual({ kind: 'refused' });
    await hand.drain();
    const refunds = await refundsOf(world, donation);
    expect(refunds).toHaveLength(refusals);
    await settle(world, refunds.find(({ state }) => state === 'succeeded')?.stripeId, 'failed');
    await importBalance(hand.ports);
    await hand.drain();
    expect(await standing(hand, donation)).toMatchObject({ state: 'open' });
  }
});

test('without a reason, before the money came and where nothing is left, nothing is refused', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const open = await world.give();
  expect(await refuse(hand.ports, open)).toEqual({ kind: 'barred', bar: 'not-captured' });
  const donation = await received(world, hand);
  const input = { donationId: donation.id, reason: 'donor-asked', note: '', confirmedMinor: null, actor };
  expect(await refuseLate(hand.ports, input)).toMatchObject({ kind: 'invalid' });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect(await refuse(hand.ports, donation)).toEqual({ kind: 'barred', bar: 'nothing-left' });
  expect(await standing(hand, donation)).toBeNull();
});

test.each(['failed', 'canceled'] as const)(
  'a refund that %s, also weeks later, makes it an open item again, and asking once more returns it',
  async (outcome) => {
    await using world = await openWorld();
    const hand = byHand(world.deps.ports);
    const donation = await received(world, hand);
    await refuse(hand.ports, donation);
    await hand.drain();
    expect(await standing(hand, donation)).toMatchObject({ state: 'returned' });
    await after(world, 20 * day);
    const [sent] = await refundsOf(world, donation);
    await settle(world, sent?.stripeId, outcome);
    await importBalance(hand.ports);
    await hand.drain();
    const open = await standing(hand, donation);
    expect(open).toMatchObject({ state: 'open', settledAt: null, cause: expect.any(String) as string });
    expect((await listDisputes(hand.ports)).returns).toMatchObject([
      { donationId: donation.id, state: 'open', sums: { kept: usd(500) } },
    ]);
    expect((await showDeskStatus(hand.ports)).disputeCount).toBe(1);
    expect((await showLiveFigures(hand.ports)).figures[0]?.returned.count).toBe(0);
    expect(await refuse(hand.ports, donation)).toEqual({ kind: 'refused' });
    await hand.drain();
    expect(await standing(hand, donation)).toMatchObject({ state: 'returned' });
    expect(await sumsOf(world, donation)).toMatchObject({ kept: usd(0) });
    await agrees(world, hand);
  },
);

test('one that cannot go back to its card stays an open item until a person returned it in another way', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await world.control({ action: 'next-refund', outcome: 'pending-then-fails' });
  await refuse(hand.ports, donation);
  await hand.drain();
  expect(await standing(hand, donation)).toMatchObject({ state: 'returning' });
  expect(await mailsOf(world)).toEqual(['return-pending']);
  await after(world, 2 * 3600);
  await hand.drain();
  expect(await standing(hand, donation)).toMatchObject({ state: 'open' });
  expect(await mailsOf(world)).toEqual(['return-pending', 'refund-failed']);
  await after(world, 30 * day);
  await hand.drain();
  expect(await standing(hand, donation)).toMatchObject({ state: 'open' });
  const about = { donationId: donation.id, actor };
  expect(await attendLateRefusal(hand.ports, about)).toBe('attended');
  expect(await attendLateRefusal(hand.ports, about)).toBe('not-open');
  await hand.drain();
  expect(await standing(hand, donation)).toMatchObject({ state: 'returned', attendedBy: 'Ada Admin' });
  await agrees(world, hand);
});

test('where the payment is disputed nothing is sent back: the dispute is given in to, lost once, and the donor told (money 48)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  // Nobody told us of it yet.
  await dispute(world, donation);
  expect(await refuse(hand.ports, donation)).toEqual({ kind: 'refused' });
  expect(await standing(hand, donation)).toMatchObject({ state: 'open', cause: 'disputed' });
  await hand.drain();
  expect(await hand.ports.disputes.ofDonation(donation.id)).toMatchObject([
    { state: 'lost', acceptedBy: 'Ada Admin' },
  ]);
  expect(await standing(hand, donation)).toMatchObject({ state: 'returned' });
  expect(await refundsOf(world, donation)).toEqual([]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(0), disputed: usd(500), kept: usd(0) });
  expect(await mailsOf(world)).toEqual(['returned-by-bank']);
  expect(await receiptsOf(world, donation)).toEqual(['returned']);
  await agrees(world, hand);
});

test('disputed while it is being returned it is open; won, it waits for a person to send it back, and only then it is returned', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await world.control({ action: 'next-refund', outcome: 'stays-pending' });
  await refuse(hand.ports, donation);
  await hand.drain();
  const opened = await dispute(world, donation);
  await told(world, hand);
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'failed' }]);
  expect(await standing(hand, donation)).toMatchObject({ state: 'open', cause: 'disputed' });
  await moveDispute(world, opened, 'won');
  await told(world, hand);
  await after(world, 30 * day);
  await hand.drain();
  expect(await standing(hand, donation)).toMatchObject({ state: 'open' });
  expect(await sumsOf(world, donation)).toMatchObject({ kept: usd(500) });
  await refuse(hand.ports, donation);
  await hand.drain();
  expect(await standing(hand, donation)).toMatchObject({ state: 'returned' });
  await agrees(world, hand);
});

test('giving in to a dispute survives a crash before and after Stripe heard of it', async () => {
  await using world = await openWorld();
  const base = world.deps.ports;
  const sound = byHand(base);
  const donation = await received(world, sound);
  await dispute(world, donation);
  await told(world, sound);
  let crashes = 0;
  const crash = () => {
    crashes += 1;
    throw new Error('the process ends here');
  };
  const { disputesAtStripe } = base;
  const before = byHand(base, {
    disputesAtStripe: { ...disputesAtStripe, accept: () => Promise.resolve(crash()) },
  });
  await refuse(before.ports, donation);
  await before.drain();
  await after(world, 600);
  const behind = byHand(base, {
    disputesAtStripe: {
      ...disputesAtStripe,
      accept: async (id, key) => {
        await disputesAtStripe.accept(id, key);
        return crash();
      },
    },
  });
  await behind.drain();
  expect(crashes).toBe(2);
  await after(world, 3600);
  await sound.drain();
  expect(await base.disputes.ofDonation(donation.id)).toMatchObject([{ state: 'lost' }]);
  expect(await standing(sound, donation)).toMatchObject({ state: 'returned' });
  await agrees(world, sound);
});

test('a finding about the gift is closed by refusing it, and the card is remembered for whom it found', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, {}, { name: 'Lighthouse Voters' });
  await addAlias(hand.ports, {
    ...{ listingId: 'fec-committees:C00000001', kind: 'name', text: 'Lighthouse Voters', reason: 'Its site' },
    actor,
  });
  await startRescreening(hand.ports);
  await hand.drain();
  expect(await hand.ports.rescreenings.countOpen()).toBe(1);
  await refuse(hand.ports, donation);
  expect(await hand.ports.rescreenings.countOpen()).toBe(0);
  const payer = await hand.ports.donations.payer(donation.id);
  expect(
    await hand.ports.donations.refusedCard(payer?.cardFingerprintHash ?? '', hand.ports.clock.now()),
  ).toMatchObject({ listingName: listed.group });
});

/** What a bank, somebody at Stripe, the desk and time do to one gift, by chance. */
type Deed =
  | { readonly kind: 'dispute'; readonly inquiry: boolean; readonly part: boolean }
  | { readonly kind: 'move'; readonly status: string; readonly back: number | null }
  | { readonly kind: 'refund' | 'settle' | 'refuse' | 'warn' | 'import' }
  | { readonly kind: 'news'; readonly share: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('dispute' as const), inquiry: fc.boolean(), part: fc.boolean() }),
  fc.record({
    kind: fc.constant('move' as const),
    status: fc.constantFrom(
      ...['needs_response', 'under_review', 'won', 'lost', 'appeal_needs_response', 'warning_closed'],
    ),
    back: fc.constantFrom(null, null, 0, 50, 100),
  }),
  fc.record({ kind: fc.constantFrom('refund', 'settle', 'refuse', 'refuse', 'warn', 'import') }),
  fc.record({ kind: fc.constant('news' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
);

async function act(world: World, hand: ByHand, donation: Donation, each: Deed): Promise<void> {
  const payment = donation.paymentIntentId ?? '';
  const disputes = await world.stripe.disputes.list({ payment_intent: payment });
  const [latest] = disputes.data;
  switch (each.kind) {
    case 'dispute':
      // A bank disputes a payment once.
      if (latest === undefined)
        await dispute(world, donation, {
          ...(each.inquiry && { kind: 'inquiry' }),
          ...(each.part && { amount: 200 }),
        });
      return;
    case 'move':
      if (latest)
        await moveDispute(world, latest, each.status, each.back === null ? {} : { back: each.back });
      return;
    case 'refund':
      await world.control({ action: 'refund', charge: payment, amount: 100 }).catch(() => undefined);
      return;
    case 'settle': {
      const [refund] = (await world.stripe.refunds.list({ payment_intent: payment })).data;
      if (refund) await settle(world, refund.id, 'failed').catch(() => undefined);
      return;
    }
    case 'refuse':
      await refuse(hand.ports, donation);
      return;
    case 'warn':
      await world.control({ action: 'warn', charge: payment });
      return;
    case 'import':
      await importBalance(hand.ports);
      await hand.drain();
      return;
    case 'news': {
      const events = await world.events();
      for (const event of events.slice(Math.floor(events.length * each.share)).toReversed())
        await world.deliver(event);
      await hand.drain();
    }
  }
}

test('whatever order and repetition of news, ours ends as Stripe has it, and the ledger as its balance', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  let payers = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
      payers += 1;
      const payer = { email: `payer-${String(payers)}@example.org`, card: cardNumber(payers) };
      const donation = await received(world, hand, {}, payer);
      const payment = donation.paymentIntentId ?? '';
      for (const each of deeds) await act(world, hand, donation, each);
      // Half of the news never came: the sweeps find the rest.
      await after(world, 30 * day);
      await importBalance(hand.ports);
      await sweepDisputes(hand.ports);
      await hand.drain();
      await after(world, day);
      await hand.drain();
      const atStripe = await world.stripe.disputes.list({ payment_intent: payment });
      const known = await hand.ports.disputes.ofDonation(donation.id);
      expect(known.map(({ stripeId, state }) => [stripeId, state])).toEqual(
        atStripe.data.map(({ id, status }) => [id, status.replaceAll('_', '-')]),
      );
      const warnings = await world.stripe.radar.earlyFraudWarnings.list({ payment_intent: payment });
      const kept = await hand.ports.warnings.ofDonation(donation.id);
      expect(kept.map(({ stripeId, isActionable }) => [stripeId, isActionable]).toSorted()).toEqual(
        warnings.data.map(({ id, actionable }) => [id, actionable]).toSorted(),
      );
      await agrees(world, hand);
      const refusal = await standing(hand, donation);
      const { kept: left } = await sumsOf(world, donation);
      if (refusal?.state === 'returned') expect(left.amountMinor).toBeLessThanOrEqual(0);
      if (refusal && left.amountMinor > 0) expect(refusal.state).toBe('open');
    }),
    { numRuns: 8 },
  );
}, 180_000);
