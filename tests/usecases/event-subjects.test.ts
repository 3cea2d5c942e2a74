/** What an event is about, whose it is, and what becomes of it where that is not here, not ours or not understood. */
import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { donationSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import { advance } from '#app/usecases/advance.ts';
import { checkReadiness } from '#app/usecases/check-readiness.ts';
import { showDeskStatus } from '#app/usecases/show-desk-status.ts';
import { replayEvents } from '#app/usecases/replay-events.ts';
import { showLateWork } from '#app/usecases/show-late-work.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Admin' };

const hour = 3600;
const after = (world: World, seconds: number) => world.control({ action: 'clock', advanceSeconds: seconds });

/** One of Stripe's events with another object or envelope; signed like any other when it is delivered. */
function changed(event: Stripe.Event, envelope: object, object: object = {}): Stripe.Event {
  const data = { ...event.data, object: { ...event.data.object, ...object } };
  return { ...event, data, ...envelope } as Stripe.Event;
}

async function anEvent(world: World, type: string): Promise<Stripe.Event> {
  const found = (await world.events()).find((event) => event.type === type);
  if (!found) throw new Error(`Stripe has told of no ${type}`);
  return found;
}

async function paid(world: World): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation);
  return donation;
}

async function deliverAll(world: World): Promise<void> {
  for (const event of await world.events()) await world.deliver(event);
}

/** A donation that comes here only now, under an id that was given away before. */
async function arrive(ports: Ports, donation: Donation, id: string): Promise<void> {
  const at = ports.clock.now();
  const late = { ...donation, id, token: `token-${id}`, sessionId: null };
  const effect = {
    donation: late,
    organisation: null,
    checkout: null,
    invoicePaymentId: null,
    checkAt: null,
  };
  await ports.commit({ subject: null, at, effects: [{ kind: 'create-donation', ...effect }] });
}

test('what comes during a look and was handed to nobody waits its turn; what another process left here is looked at before the end', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await paid(world);
  const subject = donationSubject(donation.id);
  const template = await anEvent(world, 'charge.succeeded');
  let looks = 0;
  /** During each of the first three looks another event comes. */
  const during = (isHandedOut: boolean): Ports => ({
    ...ports,
    events: {
      ...ports.events,
      settle: async (events, at) => {
        looks += 1;
        await ports.events.settle(events, at);
        if (looks > 3) return;
        await world.deliver(changed(template, { id: `evt_${String(isHandedOut)}_${looks}` }));
        if (isHandedOut) await ports.events.claimWaiting(ports.clock.now(), 10, [10_000]);
      },
    },
  });
  await advance(during(false), subject);
  expect(looks).toBe(1);
  looks = 0;
  await advance(during(true), subject);
  expect(looks).toBe(4);
  expect(await ports.events.waitingOf(subject)).toEqual([]);
});

test('an event whose subject is not here waits ever longer, and is acted on when that comes', async () => {
  await using world = await openWorld();
  const { ports, drain } = byHand(world.deps.ports);
  const open = await world.give();
  await paid(world);
  const id = ports.ids.row();
  const event = changed(
    await anEvent(world, 'charge.succeeded'),
    { id: 'evt_early' },
    {
      ...{ id: 'ch_not_here', payment_intent: 'pi_not_here', metadata: { donation: id } },
    },
  );
  expect(await world.deliver(event)).toBe('stored');
  for (let passed = 0; passed < 24; passed += 1) {
    await drain();
    await after(world, hour);
  }
  const waiting = await ports.eventJournal.find('evt_early');
  expect(waiting).toMatchObject({ outcome: 'waiting', subject: null, errorCode: 'subject not here' });
  expect(waiting?.tryCount).toBeGreaterThan(15);
  expect(waiting?.tryCount).toBeLessThan(30);
  expect((await checkReadiness(ports)).late).toContainEqual(
    expect.objectContaining({ kind: 'event', count: 1 }),
  );

  await arrive(ports, open, id);
  await after(world, hour);
  await drain();
  expect(await ports.eventJournal.find('evt_early')).toMatchObject({
    ...{ outcome: 'acted', errorCode: null, subject: donationSubject(id) },
  });
}, 120_000);

test('an event whose subject never came is a dead letter that the desk shows, and a replay is another chance', async () => {
  await using world = await openWorld();
  const { ports, drain, logged } = byHand(world.deps.ports);
  const open = await world.give();
  await paid(world);
  const id = ports.ids.row();
  const event = changed(
    await anEvent(world, 'charge.succeeded'),
    { id: 'evt_lost' },
    {
      ...{ id: 'ch_not_here', payment_intent: 'pi_not_here', metadata: { donation: id } },
    },
  );
  await world.deliver(event);
  for (let looks = 0; looks < 10; looks += 1) {
    await drain();
    expect(await ports.eventJournal.find('evt_lost')).toMatchObject({ outcome: 'waiting' });
    await after(world, 10 * hour);
  }
  await drain();
  expect(await ports.eventJournal.find('evt_lost')).toMatchObject({
    ...{ outcome: 'dead', errorCode: 'subject not here' },
  });
  expect(logged).toContain('an event of ours is a dead letter: what it is about never came');
  expect((await showLateWork(ports)).events).toMatchObject({ dead: 1, newest: [{ id: 'evt_lost' }] });
  expect((await checkReadiness(ports)).eventsDead).toBe(1);
  expect((await showDeskStatus(ports)).lateCount).toBe(1);

  await arrive(ports, open, id);
  await replayEvents(ports, { which: { ids: ['evt_lost'] }, actor });
  await drain();
  expect(await ports.eventJournal.find('evt_lost')).toMatchObject({
    outcome: 'acted',
    replayedBy: 'Ada Admin',
  });
  expect((await checkReadiness(ports)).eventsDead).toBe(0);
}, 60_000);

test('an event on which nobody worked for days, from the first or after one failure, is no dead letter yet', async () => {
  await using world = await openWorld();
  const { ports, drain } = byHand(world.deps.ports);
  const donation = await paid(world);
  await deliverAll(world);
  await drain();
  await world.control({
    action: 'dispute',
    charge: (await world.donation(donation.id)).chargeId,
    kind: 'inquiry',
  });
  // It names no payment: whose it is, Stripe must say.
  const unnamed = { charge: null, payment_intent: null };
  const event = changed(await anEvent(world, 'charge.dispute.created'), { id: 'evt_kept' }, unnamed);
  await world.deliver(event);
  await world.deliver({ ...event, id: 'evt_failed' });
  await after(world, 5 * 24 * hour);
  await world.control({ action: 'fault', on: 'read', kind: '500', times: 6 });
  await drain();
  await after(world, 5 * 24 * hour);
  await drain();
  for (const id of ['evt_kept', 'evt_failed'])
    expect(await ports.eventJournal.find(id)).toMatchObject({ outcome: 'acted' });
}, 60_000);

test('events of another account or of the other mode are kept and never acted on, also when they are replayed', async () => {
  await using world = await openWorld();
  const { ports, drain } = byHand(world.deps.ports);
  const donation = await paid(world);
  const event = await anEvent(world, 'payment_intent.amount_capturable_updated');
  await world.deliver(changed(event, { id: 'evt_account', account: 'acct_1Other' }));
  await world.deliver(changed(event, { id: 'evt_mode', livemode: true }));
  await drain();
  const both = async () => Promise.all(['evt_account', 'evt_mode'].map((id) => ports.eventJournal.find(id)));
  const foreign = [
    { outcome: 'foreign', errorCode: 'foreign-account', subject: null },
    { outcome: 'foreign', errorCode: 'wrong-mode', subject: null },
  ];
  expect(await both()).toMatchObject(foreign);
  const which = { ids: ['evt_account', 'evt_mode'] };
  expect(await replayEvents(ports, { which, actor })).toBe(0);
  await drain();
  expect(await both()).toMatchObject(foreign);
  expect((await world.donation(donation.id)).state).toBe('open');
}, 60_000);

test('a thin event is taken in as a whole one, and Stripe is asked what it is about', async () => {
  await using world = await openWorld();
  const { ports, drain } = byHand(world.deps.ports);
  const donation = await paid(world);
  const { data } = await anEvent(world, 'payment_intent.amount_capturable_updated');
  const related_object = { id: (data.object as Stripe.PaymentIntent).id, type: 'payment_intent', url: '/x' };
  const type = 'v1.payment_intent.amount_capturable_updated';
  const thin = { id: 'evt_thin', object: 'v2.core.event', type, livemode: false, related_object };
  expect(await world.deliver(thin as unknown as Stripe.Event)).toBe('stored');
  await drain();
  expect(await ports.eventJournal.find('evt_thin')).toMatchObject({
    ...{ outcome: 'acted', type: 'payment_intent.amount_capturable_updated', topic: 'donation' },
    subject: donationSubject(donation.id),
  });
  expect((await world.donation(donation.id)).state).toBe('received');
}, 60_000);

/** A sale of another app on the account, refunded and disputed there. */
async function saleOfAnotherApp(world: World): Promise<void> {
  const price_data = { currency: 'usd', unit_amount: 2000, product_data: { name: 'A mug' } };
  const session = await world.stripe.checkout.sessions.create({
    ...{ mode: 'payment', success_url: 'https://shop.example/thanks', client_reference_id: 'order-7' },
    ...{ line_items: [{ quantity: 1, price_data }], metadata: { donation: '12' } },
  });
  const card = '4242424242424242';
  await world.control({ action: 'pay', session: session.id, name: 'A Buyer', email: 'b@example.org', card });
  const [intent] = (await world.stripe.paymentIntents.list({ limit: 1 })).data;
  await world.stripe.refunds.create({ payment_intent: intent?.id ?? '', amount: 500 });
}

test('events of another app on the account are told by our own ids: none fails, and a refund asks Stripe whose it is', async () => {
  await using world = await openWorld();
  const { stripeObjects } = world.deps.ports;
  const read: string[] = [];
  const { ports, drain, logged } = byHand(world.deps.ports, {
    stripeObjects: {
      read: (object) => {
        read.push(object.object);
        return stripeObjects.read(object);
      },
    },
  });
  await saleOfAnotherApp(world);
  const events = await world.events();
  for (const event of events) await world.deliver(event);
  expect(read).toEqual([]);
  await drain();
  const kept = await ports.eventJournal.list({ outcome: null, type: null, topic: null }, null, 100);
  expect(kept).toHaveLength(events.length);
  expect(new Set(kept.map(({ outcome }) => outcome))).toEqual(new Set(['foreign']));
  expect(kept.map(({ topic }) => topic)).toContain('refund');
  expect(new Set(read)).toEqual(new Set(['payment_intent']));
  expect(logged).toEqual([]);
  expect((await checkReadiness(ports)).eventsNotUnderstood).toBe(0);
}, 60_000);

test('while Stripe cannot say whose a refund is, the event waits with the reason, and then it finds its donation', async () => {
  await using world = await openWorld();
  const { ports, drain } = byHand(world.deps.ports);
  const donation = await paid(world);
  await deliverAll(world);
  await drain();
  const { paymentIntentId } = await world.donation(donation.id);
  const refund = { object: 'refund', id: 're_1', charge: 'ch_unknown_here', payment_intent: null };
  await world.deliver(
    changed(
      await anEvent(world, 'charge.captured'),
      { id: 'evt_re', type: 'refund.failed' },
      {
        ...refund,
        metadata: {},
      },
    ),
  );
  const down = byHand(ports, { stripeObjects: { read: () => Promise.reject(new TypeError('no way')) } });
  await down.drain();
  expect(await ports.eventJournal.find('evt_re')).toMatchObject({
    outcome: 'waiting',
    errorCode: 'TypeError',
  });
  await after(world, hour);
  const hints = { object: 'charge', paymentIntent: paymentIntentId ?? '' };
  const said = { topic: 'donation', objectId: 'ch_unknown_here', owner: 'others', hints } as const;
  const up = byHand(ports, { stripeObjects: { read: () => Promise.resolve(said) } });
  await up.drain();
  expect(await ports.eventJournal.find('evt_re')).toMatchObject({
    ...{ outcome: 'acted', topic: 'refund', subject: donationSubject(donation.id) },
  });
}, 60_000);

test('events of a dispute find the donation first and then the dispute, and replaying them all changes nothing', async () => {
  await using world = await openWorld();
  const { ports, drain } = byHand(world.deps.ports);
  const donation = await paid(world);
  await deliverAll(world);
  await drain();
  const { paymentIntentId } = await world.donation(donation.id);
  await world.control({ action: 'dispute', charge: paymentIntentId });
  await deliverAll(world);
  await drain();
  const [dispute] = await ports.disputes.ofDonation(donation.id);
  expect(dispute).toMatchObject({ state: 'needs-response' });
  await world.control({ action: 'move-dispute', dispute: dispute?.stripeId, status: 'under_review' });
  await deliverAll(world);
  await drain();
  const told = await ports.eventJournal.list({ outcome: null, type: null, topic: 'dispute' }, null, 100);
  expect(told.map(({ outcome }) => outcome)).toEqual(told.map(() => 'acted'));
  expect(told.find(({ type }) => type === 'charge.dispute.updated')?.subject).toEqual({
    kind: 'dispute',
    id: dispute?.id,
  });
  expect((await checkReadiness(ports)).eventsNotUnderstood).toBe(0);
  const [known] = await ports.disputes.ofDonation(donation.id);
  await replayEvents(ports, { which: { ids: told.map(({ id }) => id) }, actor });
  await drain();
  expect(await ports.disputes.ofDonation(donation.id)).toEqual([known]);
}, 60_000);
