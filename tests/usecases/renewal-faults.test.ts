/** Renewals that crash, come twice, come in any order, or are touched by hand at Stripe: no charge unscreened, none twice, none lost. */
import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { withFailpoint } from '#app/adapters/failpoint/with-failpoint.ts';
import { renewalSubject, standingGiftSubject } from '#app/domain/subject.ts';
import { advance } from '#app/usecases/advance.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { reconcile } from '#app/usecases/reconcile.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { day } from '#tests/support/received-gift.ts';
import { listening, listName, money, renewalsOf, toNextRenewal } from '#tests/support/renewals.ts';
import { mailsOf, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const name = 'Tern Street Bakery';
const died = new Error('died');

async function running(world: World, hand: ByHand) {
  const tell = listening(world, hand);
  const gift = await setUp(world, { name });
  await tell();
  return { gift, tell };
}

const invoicesOf = async ({ stripe }: World, subscription: string | null) =>
  (await stripe.invoices.list({ subscription: subscription ?? '' })).data;

async function agrees({ ports }: ByHand) {
  for (const { ledgerMinor, stripeMinor } of await compareBalance(ports))
    expect(ledgerMinor).toBe(stripeMinor);
}

test.each(['commit.screened-clear@after', 'invoices.collect@after', 'commit.paid@before'])(
  'after a death at %s the renewal goes on: one charge, one donation, one mail',
  async (at) => {
    await using world = await openWorld();
    const hand = byHand(world.deps.ports);
    const { gift, tell } = await running(world, hand);
    await toNextRenewal(world, gift.id);
    await advance(hand.ports, standingGiftSubject(gift.id));
    const [renewal] = await renewalsOf(hand, gift);
    const subject = renewalSubject(renewal?.id ?? '');
    const dying = withFailpoint(world.deps.ports, at, () => {
      throw died;
    });
    // Dies at the first look or, of what Stripe has to do before, at a later one.
    const looks: unknown[] = [];
    while (!looks.includes(died) && looks.length < 4) {
      looks.push(await advance(dying, subject).catch((error: unknown) => error));
      await world.control({ action: 'clock', advanceSeconds: 30 });
    }
    expect(looks).toContain(died);
    await world.control({ action: 'clock', advanceSeconds: 60 });
    await tell();
    expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid', outcome: null }]);
    expect(await money(world, hand, gift)).toEqual({ charged: [500, 500], received: [500, 500] });
    expect((await mailsOf(world)).map((each) => each.split(':')[0])).toEqual(['received', 'received']);
    await importBalance(hand.ports);
    await agrees(hand);
  },
);

test('who became political between the screening and the charge is screened again and not charged, however long the crash was', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await toNextRenewal(world, gift.id);
  await advance(hand.ports, standingGiftSubject(gift.id));
  const [renewal] = await renewalsOf(hand, gift);
  const dying = withFailpoint(world.deps.ports, 'invoices.collect@before', () => {
    throw died;
  });
  await expect(advance(dying, renewalSubject(renewal?.id ?? ''))).rejects.toBe(died);
  expect((await renewalsOf(hand, gift))[0]?.state).toBe('charging');
  await listName(hand.ports, name);
  await world.control({ action: 'clock', advanceSeconds: 3 * day });
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'void', outcome: 'refused' }]);
  expect((await money(world, hand, gift)).charged).toEqual([500]);
});

test('two workers that finalize the same draft charge it once, and the second is told that it is done (money 14)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await toNextRenewal(world, gift.id);
  await advance(hand.ports, standingGiftSubject(gift.id));
  const [renewal] = await renewalsOf(hand, gift);
  const subject = renewalSubject(renewal?.id ?? '');
  const { invoices } = hand.ports;
  const twice: ByHand['ports']['invoices']['collect'] = async (id, key) => {
    const [first, second] = await Promise.all([invoices.collect(id, key), invoices.collect(id, key)]);
    return first.kind === 'done' ? second : first;
  };
  const other = { ...world.deps.ports, invoices: { ...invoices, collect: twice } };
  await Promise.all([advance(other, subject), advance(hand.ports, subject)]);
  await Promise.all([tell(), advance(hand.ports, subject)]);
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid' }]);
  expect((await money(world, hand, gift)).charged).toEqual([500, 500]);
});

test('whatever Stripe tells of renewals leads to the same end, in any order and twice, and nothing of it stays open (money 5, 6, 8, 16, 17, 18)', async () => {
  await using world = await openWorld();
  await world.control({ action: 'billing', retryAfterDays: [3], afterLastFailure: 'past_due' });
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  const backwards = (events: Stripe.Event[]) => events.toReversed().flatMap((event) => [event, event]);
  await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 1 });
  await toNextRenewal(world, gift.id);
  await tell(backwards);
  expect((await renewalsOf(hand, gift))[0]?.state).toBe('failing');
  await world.control({ action: 'clock', advanceSeconds: 4 * day });
  await tell(backwards);
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid' }]);
  await toNextRenewal(world, gift.id);
  await tell(backwards);
  expect(await stopStandingGift(hand.ports, gift.token)).toBe('stopped');
  await tell(backwards);
  for (const event of (await world.events()).toReversed()) await world.deliver(event);
  await hand.drain();
  expect(await money(world, hand, gift)).toEqual({ charged: [500, 500, 500], received: [500, 500, 500] });
  expect((await mailsOf(world)).map((each) => each.split(':')[0]).sort()).toEqual([
    ...['received', 'received', 'received', 'renewal-failed', 'standing-stopped'],
  ]);
  const filter = { outcome: null, type: null, topic: null };
  const kept = await hand.ports.eventJournal.list(filter, null, 500);
  const open = kept.filter(
    ({ outcome, type }) => outcome !== 'acted' && !/^(?:product|price|plan|balance)\./.test(type),
  );
  expect(open.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual([]);
  const ofRenewals = kept.filter(({ subject }) => subject?.kind === 'renewal').map(({ type }) => type);
  expect(ofRenewals).toEqual(expect.arrayContaining(['invoice.payment_failed', 'invoice.paid']));
});

test('stopped while a renewal fails or waits, nothing is tried again, and no mail follows but that it is stopped (money 25, 26)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 9 });
  await toNextRenewal(world, gift.id);
  await tell();
  expect(await stopStandingGift(hand.ports, gift.token)).toBe('stopped');
  await tell();
  await world.control({ action: 'clock', advanceSeconds: 40 * day });
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'void', outcome: 'stopped' }]);
  expect((await invoicesOf(world, gift.subscriptionId)).map(({ status }) => status).sort()).toEqual([
    ...['paid', 'void'],
  ]);
  expect((await mailsOf(world)).map((each) => each.split(':')[0])).toEqual([
    ...['received', 'renewal-failed', 'standing-stopped'],
  ]);
});

test('money that somebody takes at Stripe before the screening is booked, and a person is told', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  // Nobody here knows it yet, and its payer is on the lists by then.
  await toNextRenewal(world, gift.id);
  const draft = (await invoicesOf(world, gift.subscriptionId)).find(({ status }) => status === 'draft');
  await world.stripe.invoices.pay(draft?.id ?? '');
  await listName(hand.ports, name);
  await tell();
  const [taken] = await renewalsOf(hand, gift);
  expect(taken).toMatchObject({ state: 'paid', outcome: 'unscreened' });
  expect(await money(world, hand, gift)).toEqual({ charged: [500, 500], received: [500, 500] });
  const run = await reconcile(hand.ports, { cause: 'hourly' });
  expect(run.kind).toBe('compared');
  expect(await hand.ports.reconciliations.listOpen(9)).toMatchObject([
    { kind: 'renewal-otherwise', objectId: draft?.id, subject: { kind: 'renewal', id: taken?.id } },
  ]);
  await importBalance(hand.ports);
  await agrees(hand);
  expect((await standingGift(world, gift.id)).state).toBe('active');
});

test('subscriptions are compared both ways: what bills for nobody, what runs without, and drafts that nobody knows (money 9, 29, 30)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift } = await running(world, hand);
  const compare = async () => {
    const compared = await reconcile(hand.ports, { cause: 'hourly' });
    if (compared.kind !== 'compared') throw new Error(compared.kind);
    await hand.drain();
    return compared.run;
  };
  expect(await compare()).toMatchObject({ found: 0, open: 0 });
  // No webhook came, and no look: the comparison alone finds the draft and what lacks its protection.
  await world.stripe.subscriptions.update(gift.subscriptionId ?? '', { pause_collection: '' });
  await compare();
  const mended = await world.stripe.subscriptions.retrieve(gift.subscriptionId ?? '');
  expect(mended.pause_collection?.behavior).toBe('keep_as_draft');
  await toNextRenewal(world, gift.id);
  await compare();
  expect(await renewalsOf(hand, gift)).toHaveLength(1);
  const foreign = await world.stripe.subscriptions.create({
    customer: gift.customerId ?? '',
    ...{ default_payment_method: gift.paymentMethodId ?? '', off_session: true },
    items: [
      {
        price_data: {
          currency: 'usd',
          product: 'prod_standing_gift',
          recurring: { interval: 'month' },
          unit_amount: 100,
        },
      },
    ],
    metadata: { standing_gift: '019ad000-0000-7000-8000-000000000001' },
  });
  expect(await compare()).toMatchObject({ open: 1 });
  expect(await hand.ports.reconciliations.listOpen(9)).toMatchObject([
    { kind: 'subscription-unknown', objectId: foreign.id },
  ]);
  await world.stripe.subscriptions.cancel(foreign.id);
  await world.stripe.subscriptions.cancel(gift.subscriptionId ?? '');
  await compare();
  expect((await standingGift(world, gift.id)).state).toBe('stopped');
  await world.control({ action: 'clock', advanceSeconds: 3600 });
  expect(await compare()).toMatchObject({ open: 0 });
});
