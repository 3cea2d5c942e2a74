import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import { withFailpoint } from '#app/adapters/failpoint/with-failpoint.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftStatus } from '#app/domain/standing-gift/donor-status.ts';
import { donationSubject, standingGiftSubject } from '#app/domain/subject.ts';
import { advance } from '#app/usecases/advance.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { decideStandingGift } from '#app/usecases/decide-standing-gift.ts';
import { enforceAppeals } from '#app/usecases/enforce-appeals.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { erasePersonalData } from '#app/usecases/erase-personal-data.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showLiveFigures } from '#app/usecases/show-register.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { undoStandingGiftDecision } from '#app/usecases/undo-standing-gift-decision.ts';
import { viewStandingGift } from '#app/usecases/view-standing-gift.ts';
import { told } from '#tests/support/received-gift.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { atStripe, began, mailsOf, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { dump, holding } from '#tests/support/table-dump.ts';
import { clientNamed, listed, openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Reviewer' };

test('a monthly gift is screened, then charged once, and the payment is a donation with its receipt (money 4, 7)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world);
  expect(gift).toMatchObject({ state: 'active', interval: 'month' });
  const { subscriptions, charges } = await atStripe(world.stripe);
  expect(charges).toBe(1);
  expect(subscriptions).toHaveLength(1);
  expect(subscriptions[0]).toMatchObject({
    status: 'active',
    pause_collection: { behavior: 'keep_as_draft' },
    cancel_at_period_end: false,
    default_payment_method: gift.paymentMethodId,
    metadata: { standing_gift: gift.id },
  });
  // A whole month from today on, and no part of one.
  const { data: invoices } = await world.stripe.invoices.list({ subscription: gift.subscriptionId ?? '' });
  expect(invoices).toMatchObject([
    { billing_reason: 'subscription_create', amount_due: 500, starting_balance: 0 },
  ]);
  expect(invoices[0]?.lines.data).toHaveLength(1);
  const begins = (gift.startedAt?.getTime() ?? 0) / 1000;
  expect(Math.abs((invoices[0]?.lines.data[0]?.period.start ?? 0) - begins)).toBeLessThan(60);
  const [payment] = (await ports.standingGifts.file(gift.id))?.payments ?? [];
  const id = payment?.donationId ?? '';
  await advanceDonation(ports, id);
  expect(await world.donation(id)).toMatchObject({
    state: 'received',
    origin: 'renewal',
    standingGiftId: gift.id,
  });
  expect((await world.donation(id)).bookedAt).not.toBeNull();
  const totals = await ports.ledger.totals();
  expect(totals).toContainEqual({ account: 'donation-income', currency: 'USD', amountMinor: -500 });
  expect(await mailsOf(world)).toEqual(['received: Received: your gift of $5']);
  const [receipt] = await ports.mails.latest(1);
  expect(receipt?.text).toContain(`/standing-gifts/${gift.token}`);
  expect(receipt?.text).toContain('You give every month. The next gift is due on ');
  // Looked at again, nothing more happens: the first invoice is the first gift, and no second one.
  await advance(ports, standingGiftSubject(gift.id));
  await advanceDonation(ports, id);
  expect((await ports.standingGifts.file(gift.id))?.payments).toHaveLength(1);
  expect((await atStripe(world.stripe)).charges).toBe(1);
});

test('money of a political group is never charged: the card and the customer go, and the donor is told', async () => {
  await using world = await openWorld();
  const gift = await setUp(world, { name: listed.group });
  expect(gift).toMatchObject({ state: 'refused', refusedBy: 'screening', subscriptionId: null });
  expect(await atStripe(world.stripe)).toEqual({ customers: 0, subscriptions: [], charges: 0 });
  const method = await world.stripe.paymentMethods.retrieve(gift.paymentMethodId ?? '');
  expect(method.customer).toBeNull();
  expect(await mailsOf(world)).toEqual(['standing-refused: Not accepted: your gift of $5 every month']);
  const { figures } = await showLiveFigures(world.deps.ports);
  expect(figures).toMatchObject([{ refused: { count: 1, total: { amountMinor: 500 } } }]);
  // The same card comes back, by another name: a person looks first.
  expect((await setUp(world, { email: 'else@example.org' })).state).toBe('held');
});

test('a won appeal forgets the card, and invites to the form with the same choice made', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world, { name: listed.group }, 'year');
  const token = (await ports.standingGifts.lastScreening(gift.id))?.token ?? '';
  const client = clientNamed('appeal');
  expect(await submitAppeal(ports, { token, statement: 'Not us.', email: '', client })).toEqual({
    kind: 'filed',
  });
  const [appeal] = await ports.appeals.open(1);
  const decision = { decision: 'clear', reason: 'same-name-only', note: '', actor };
  await decideAppeal(ports, { appealId: appeal?.id ?? '', ...decision });
  await world.control({ action: 'clock', advanceSeconds: 301 });
  expect(await enforceAppeals(ports)).toBe(1);
  const [mail] = await ports.mails.latest(1);
  expect(mail?.kind).toBe('appeal-won');
  expect(mail?.text).toContain('/donate?amount=5&currency=USD&frequency=year');
  expect(await setUp(world, { name: listed.group })).toMatchObject({ state: 'active' });
});

test('what nobody can tell waits a week for staff without a charge, then the card is deleted and the donor told', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world, { name: listed.near });
  expect(gift).toMatchObject({ state: 'held', holdReasons: ['resembles'] });
  expect((await atStripe(world.stripe)).charges).toBe(0);
  const queue = await listQueue(ports);
  expect(queue.waiting.donations).toBe(1);
  expect(queue.firstDeadline).toEqual(gift.heldUntil);
  await world.control({ action: 'clock', advanceSeconds: 7 * 86_400 - 60 });
  await advance(ports, standingGiftSubject(gift.id));
  expect((await standingGift(world, gift.id)).state).toBe('held');
  await world.control({ action: 'clock', advanceSeconds: 60 });
  await advance(ports, standingGiftSubject(gift.id));
  expect((await standingGift(world, gift.id)).state).toBe('lapsed');
  const { figures } = await showLiveFigures(ports);
  expect(figures).toMatchObject([{ refused: { count: 0 }, lapsed: { count: 1 } }]);
  expect(await atStripe(world.stripe)).toEqual({ customers: 0, subscriptions: [], charges: 0 });
  expect(await mailsOf(world)).toEqual([
    'standing-held: Not charged yet: your gift of $5 every month',
    'standing-lapsed: Not started: we ran out of time for your gift of $5 every month',
  ]);
});

test('staff clear or refuse what waits; until the decision is in force it can be taken back and nothing is charged', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const { id } = await setUp(world, { name: listed.near });
  const subject = standingGiftSubject(id);
  const decide = (decision: string, reason: string) =>
    decideStandingGift(ports, { standingGiftId: id, decision, reason, note: '', actor });
  expect((await decide('refuse', 'is-listed-group')).kind).toBe('decided');
  expect(await undoStandingGiftDecision(ports, { standingGiftId: id, actor })).toBe('undone');
  expect((await standingGift(world, id)).state).toBe('held');
  expect((await decide('clear', 'same-name-only')).kind).toBe('decided');
  expect((await decide('clear', 'same-name-only')).kind).toBe('not-waiting');
  await advance(ports, subject);
  expect((await atStripe(world.stripe)).charges).toBe(0);
  await world.control({ action: 'clock', advanceSeconds: 301 });
  expect(await undoStandingGiftDecision(ports, { standingGiftId: id, actor })).toBe('too-late');
  await advance(ports, subject);
  expect(await standingGift(world, id)).toMatchObject({ state: 'active', decision: 'clear' });
  // What was taught lets the same name through the next time.
  expect((await setUp(world, { name: listed.near, card: cardNumber(7) })).state).toBe('active');
});

test('a first payment that the bank declines leaves nothing behind but a mail with the way to another card', async () => {
  await using world = await openWorld();
  const gift = await setUp(world, { card: '4000000000000341' });
  expect(gift.state).toBe('declined');
  expect(await atStripe(world.stripe)).toEqual({ customers: 0, subscriptions: [], charges: 0 });
  const [mail] = await world.deps.ports.mails.latest(1);
  expect(mail?.kind).toBe('standing-declined');
  expect(mail?.text).toContain('/donate?amount=5&currency=USD&frequency=month');
});

test('a bank that wants the first payment confirmed is asked through the donor, who has a day for it', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const card = '4000002760003184';
  const gift = await setUp(world, { card, authentication: 'complete' });
  expect(gift.state).toBe('confirming');
  const [subscription] = (await atStripe(world.stripe)).subscriptions;
  // Stripe changes nothing of it before the payment is made; until then it is one that ends by itself.
  expect(subscription).toMatchObject({
    ...{ status: 'incomplete', pause_collection: null, cancel_at_period_end: true },
  });
  const [mail] = await ports.mails.latest(1);
  expect(mail?.kind).toBe('standing-confirm');
  expect(mail?.text).toContain(gift.confirmUrl ?? 'no page');
  await world.control({ action: 'clock', advanceSeconds: 24 * 3600 });
  await advance(ports, standingGiftSubject(gift.id));
  expect((await standingGift(world, gift.id)).state).toBe('declined');
  expect((await atStripe(world.stripe)).charges).toBe(0);
});

test.each([
  [3, 'active'],
  [32, 'stopped'],
])(
  'a first payment that was confirmed while nobody looked for %d days is a gift all the same, and goes on where its period does: %s',
  async (days, ends) => {
    await using world = await openWorld();
    const hand = byHand(world.deps.ports);
    const gift = await setUp(world, { card: '4000002760003184', authentication: 'complete' });
    const [invoice] = (await world.stripe.invoices.list()).data;
    await world.control({ action: 'authenticate-invoice', invoice: invoice?.id, outcome: 'complete' });
    await world.control({ action: 'clock', advanceSeconds: days * 24 * 3600 });
    await advance(hand.ports, standingGiftSubject(gift.id));
    await world.control({ action: 'clock', advanceSeconds: 3600 });
    await hand.drain();
    expect((await standingGift(world, gift.id)).state).toBe(ends);
    const payments = (await hand.ports.standingGifts.file(gift.id))?.payments ?? [];
    expect(payments).toHaveLength(1);
    expect((await world.donation(payments[0]?.donationId ?? '')).state).toBe('received');
    const [subscription] = (await atStripe(world.stripe)).subscriptions;
    const goesOn = { pause_collection: { behavior: 'keep_as_draft' }, cancel_at_period_end: false };
    expect(subscription).toMatchObject(ends === 'active' ? goesOn : { status: 'canceled' });
    expect((await atStripe(world.stripe)).charges).toBe(1);
    const started = await standingGift(world, gift.id);
    expect(started.paidUntil?.getTime()).toBe((invoice?.lines.data[0]?.period.end ?? 0) * 1000);
  },
);

test('a donor stops it: nothing is charged any more, whatever the clock says, and pressed twice it is stopped once', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world);
  expect(await stopStandingGift(ports, gift.token)).toBe('stopped');
  await advance(ports, standingGiftSubject(gift.id));
  expect((await standingGift(world, gift.id)).state).toBe('stopped');
  expect(await stopStandingGift(ports, gift.token)).toBe('stopped');
  await world.control({ action: 'clock', advanceSeconds: 70 * 86_400 });
  const { customers, subscriptions, charges } = await atStripe(world.stripe);
  expect({ customers, charges, status: subscriptions[0]?.status }).toEqual({
    customers: 0,
    charges: 1,
    status: 'canceled',
  });
  expect((await mailsOf(world)).filter((each) => each.startsWith('standing-stopped'))).toHaveLength(1);
});

test('a donor stops what waits, or was just cleared: it never starts, the card goes, nobody has to decide any more, and what was refused stays so (money 26)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  for (const decision of [null, 'clear', 'refuse'] as const) {
    const { id, token } = await setUp(world, { name: listed.near });
    if (decision !== null) {
      const reason = decision === 'clear' ? 'same-name-only' : 'is-listed-group';
      expect(
        await decideStandingGift(ports, { standingGiftId: id, decision, reason, note: '', actor }),
      ).toMatchObject({ kind: 'decided' });
    }
    if (decision === 'refuse') {
      expect(await stopStandingGift(ports, token)).toBe('not-active');
      expect(await standingGift(world, id)).toMatchObject({ state: 'decided', decision });
      await world.control({ action: 'clock', advanceSeconds: 301 });
      await advance(ports, standingGiftSubject(id));
      expect(await standingGift(world, id)).toMatchObject({ state: 'refused', refusedBy: 'staff' });
      const payer = await ports.standingGifts.payer(id);
      expect(
        await ports.donations.refusedCard(payer?.cardFingerprintHash ?? '', ports.clock.now()),
      ).not.toBeNull();
      continue;
    }
    expect(await stopStandingGift(ports, token)).toBe('stopped');
    await advance(ports, standingGiftSubject(id));
    expect(await standingGift(world, id)).toMatchObject({
      state: 'stopped',
      decision: null,
      startedAt: null,
    });
    expect(await stopStandingGift(ports, token)).toBe('stopped');
    const file = await viewStandingGift(ports, { token, pause: () => Promise.resolve() });
    expect(file && standingGiftStatus(file.gift, ports.clock.now())).toBe('withdrawn');
  }
  await world.control({ action: 'clock', advanceSeconds: 8 * 86_400 });
  expect(await atStripe(world.stripe)).toEqual({ customers: 0, subscriptions: [], charges: 0 });
  expect((await listQueue(ports)).waiting.donations).toBe(0);
  const { figures } = await showLiveFigures(ports);
  expect(figures).toMatchObject([{ refused: { count: 1 }, lapsed: { count: 0 } }]);
  const kinds = (await mailsOf(world)).map((each) => each.split(':')[0]);
  expect(kinds.filter((kind) => kind === 'standing-stopped')).toHaveLength(2);
  expect(kinds.at(-1)).toBe('standing-refused');
});

test('what a restore forgot to have begun at Stripe, and its donor stops before that is known, ends there too', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world, { name: listed.near });
  const { id, token, customerId, paymentMethodId, amount, interval, locale } = gift;
  if (customerId === null) throw new Error('no card is saved');
  await ports.subscriptions.create({
    ...{ standingGiftId: id, customerId, paymentMethodId, charged: amount, interval, locale },
    ...{ confirms: false, idempotencyKey: 'before the restore' },
  });
  expect(await stopStandingGift(ports, token)).toBe('stopped');
  await advance(ports, standingGiftSubject(id));
  expect((await standingGift(world, id)).state).toBe('stopped');
  const { customers, subscriptions } = await atStripe(world.stripe);
  expect([customers, subscriptions.map(({ status }) => status)]).toEqual([0, ['canceled']]);
  // What had been paid is not lost: it is a gift like any other, and its donor has the receipt.
  const hand = byHand(ports);
  await world.control({ action: 'clock', advanceSeconds: 60 });
  await hand.drain();
  const [payment] = (await ports.standingGifts.file(id))?.payments ?? [];
  expect(await ports.donations.find(payment?.donationId ?? '')).toMatchObject({ state: 'received', amount });
  expect(await importBalance(ports)).toMatchObject({ waiting: 0 });
  const kinds = (await mailsOf(world)).map((each) => each.split(':')[0]);
  expect(kinds.toSorted()).toEqual(['received', 'standing-held', 'standing-stopped']);
});

test('what is personal goes with the last gift of a donor, and never before a standing gift has ended (money 33)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const { id, token } = await setUp(world);
  for (const event of await world.events()) await world.deliver(event);
  expect(await erasePersonalData(ports, token)).toEqual({ kind: 'still-open' });
  await stopStandingGift(ports, token);
  await advance(ports, standingGiftSubject(id));
  const [payment] = (await ports.standingGifts.file(id))?.payments ?? [];
  const db = createPool(world.deps.env.databaseUrl ?? '', { connectionsMax: 1 });
  try {
    expect((await erasePersonalData(ports, token)).kind).toBe('erased');
    expect(holding(await dump(db), ['Robin'])).toEqual(expect.arrayContaining(['donor.name', 'payer.name']));
    expect((await erasePersonalData(ports, payment?.token ?? '')).kind).toBe('erased');
    expect(holding(await dump(db), ['Robin', 'robin@example.org'])).toEqual([]);
  } finally {
    await db.end();
  }
});

test('neglect charges nobody: later invoices stay drafts, and one that would not is mended at the next look', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world);
  await world.control({ action: 'clock', advanceSeconds: 65 * 86_400 });
  const invoices = await world.stripe.invoices.list({ subscription: gift.subscriptionId ?? '' });
  expect(invoices.data.map(({ status }) => status).sort()).toEqual(['draft', 'draft', 'paid']);
  // Whoever sets an end for it at Stripe keeps that.
  await world.stripe.subscriptions.update(gift.subscriptionId ?? '', {
    ...{ pause_collection: '', cancel_at_period_end: true },
  });
  await advance(ports, standingGiftSubject(gift.id));
  const mended = await world.stripe.subscriptions.retrieve(gift.subscriptionId ?? '');
  expect(mended.pause_collection?.behavior).toBe('keep_as_draft');
  expect(mended.cancel_at_period_end).toBe(true);
  // Stopped, none of them is left that anybody could finalize or pay.
  expect(await stopStandingGift(ports, gift.token)).toBe('stopped');
  await advance(ports, standingGiftSubject(gift.id));
  const left = await world.stripe.invoices.list({ subscription: gift.subscriptionId ?? '' });
  expect(left.data.map(({ status }) => status).sort()).toEqual(['paid', 'void', 'void']);
  expect((await atStripe(world.stripe)).charges).toBe(1);
});

test('ended by hand at Stripe it ends here, at once or at the time set for it, and two of one person are independent (money 10, 21, 22)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const [first, second] = [await setUp(world), await setUp(world, {}, 'year')];
  const [third, fourth] = [await setUp(world), await setUp(world)];
  const { subscriptions } = world.stripe;
  await subscriptions.cancel(first.subscriptionId ?? '');
  await subscriptions.update(third.subscriptionId ?? '', { cancel_at_period_end: true });
  // Set to a time, with the flag left as it was.
  const at = Math.floor((fourth.paidUntil?.getTime() ?? 0) / 1000) - 86_400;
  await subscriptions.update(fourth.subscriptionId ?? '', { cancel_at: at, proration_behavior: 'none' });
  const states = async () => {
    await told(world, hand);
    for (const { id } of [first, second, third, fourth]) await advance(hand.ports, standingGiftSubject(id));
    return Promise.all(
      [first, second, third, fourth].map(async ({ id }) => (await standingGift(world, id)).state),
    );
  };
  expect(await states()).toEqual(['stopped', 'active', 'active', 'active']);
  await world.control({ action: 'clock', to: at + 2 * 86_400 });
  expect(await states()).toEqual(['stopped', 'active', 'stopped', 'stopped']);
  expect((await atStripe(world.stripe)).charges).toBe(4);
});

test('the way back and the webhook in one instant begin it once (money 15)', async () => {
  await using world = await openWorld();
  const gift = await began(world);
  const [page, hook] = [byHand(world.deps.ports), byHand(world.deps.ports)];
  const comeBack = async () => {
    await viewStandingGift(page.ports, { token: gift.token, pause: () => Promise.resolve() });
    await page.drain();
  };
  await Promise.all([comeBack(), told(world, hook)]);
  await told(world, hook);
  expect((await standingGift(world, gift.id)).state).toBe('active');
  const { charges, subscriptions, customers } = await atStripe(world.stripe);
  expect([charges, subscriptions.length, customers]).toEqual([1, 1, 1]);
});

test('a donor whose bank asks again pays on Stripe’s page: the gift starts, and its payer is who paid there', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const { id } = await setUp(world, { card: '4000002760003184', authentication: 'complete' });
  const subject = standingGiftSubject(id);
  const [subscription] = (await atStripe(world.stripe)).subscriptions;
  const invoice = subscription?.latest_invoice;
  const other = { card: cardNumber(3), name: 'Rob Reader', email: 'robin@example.org', country: 'US' };
  await world.control({ action: 'pay-invoice', invoice, ...other });
  await advance(ports, subject);
  expect((await standingGift(world, id)).state).toBe('active');
  const [payment] = (await ports.standingGifts.file(id))?.payments ?? [];
  const donationId = payment?.donationId ?? '';
  await advanceDonation(ports, donationId);
  expect(await world.donation(donationId)).toMatchObject({ state: 'received', standingGiftId: id });
  const [payer, saved] = [await ports.donations.payer(donationId), await ports.standingGifts.payer(id)];
  expect(payer).toMatchObject({ name: 'Robin Reader', billingName: 'Rob Reader' });
  expect(payer?.cardFingerprintHash).not.toBe(saved?.cardFingerprintHash);
  expect((await mailsOf(world)).map((each) => each.split(':')[0])).toEqual(['standing-confirm', 'received']);
  expect((await atStripe(world.stripe)).charges).toBe(1);
});

test('whatever Stripe tells of a standing gift finds it, in any order, and its first payment becomes a donation (money 5, 7)', async () => {
  await using world = await openWorld();
  const { ports, drain } = byHand(world.deps.ports);
  const { id } = await setUp(world);
  const deliver = async (events: readonly Stripe.Event[]) => {
    for (const event of events) await world.deliver(event);
    await drain();
  };
  const events = await world.events();
  await deliver(events.filter(({ type }) => type.startsWith('invoice') || type.startsWith('charge')));
  await deliver(await world.events());
  expect(await stopStandingGift(ports, (await standingGift(world, id)).token)).toBe('stopped');
  await drain();
  await deliver(await world.events());
  const kept = await ports.eventJournal.list({ outcome: null, type: null, topic: null }, null, 200);
  const payments = (await ports.standingGifts.file(id))?.payments ?? [];
  expect(payments).toHaveLength(1);
  const ours = [standingGiftSubject(id), donationSubject(payments[0]?.donationId ?? '')];
  // Of the one product behind all of them nothing is kept.
  for (const event of kept.filter(({ type }) => !/^(?:product|price|plan)\./.test(type))) {
    expect(event, event.type).toMatchObject({ outcome: 'acted' });
    expect(ours, event.type).toContainEqual(event.subject);
  }
  expect(kept.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'invoice.paid',
      'invoice_payment.paid',
      'charge.succeeded',
      'setup_intent.succeeded',
    ]),
  );
});

test('a refund whose payment is nowhere here yet is ours by the invoice that it paid', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world);
  const [intent] = (await world.stripe.paymentIntents.list({ limit: 1 })).data;
  const read = await ports.stripeObjects.read({ object: 'payment_intent', id: intent?.id ?? '' });
  expect(read).toMatchObject({
    owner: 'named',
    hints: { standingGift: gift.id, subscription: gift.subscriptionId },
  });
});

const died = new Error('died');

/** A standing gift whose process died at this failpoint while it began. */
async function beginsAndDies(world: World, failpoint: string): Promise<StandingGift> {
  const dying = withFailpoint(world.deps.ports, failpoint, () => {
    throw died;
  });
  const gift = await began(world);
  await expect(advance(dying, standingGiftSubject(gift.id))).rejects.toBe(died);
  return gift;
}

test.each([
  ['subscriptions.create@after', false],
  ['subscriptions.keepDrafts@before', false],
  ['subscriptions.keepDrafts@after', true],
  ['commit.started@before', true],
])('after a death at %s it goes on: one charge, drafts kept, and no cent unclassified', async (at, keeps) => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await beginsAndDies(world, at);
  const [before] = (await atStripe(world.stripe)).subscriptions;
  expect(before?.pause_collection?.behavior === 'keep_as_draft').toBe(keeps);
  // Whoever reads the balance first waits until the payment is a donation, and asks for a look at its standing gift.
  const hand = byHand(ports);
  expect(await importBalance(hand.ports)).toEqual({ seen: 1, posted: 0, waiting: 1 });
  await world.control({ action: 'clock', advanceSeconds: 60 });
  await hand.drain();
  expect((await standingGift(world, gift.id)).state).toBe('active');
  expect(await importBalance(hand.ports)).toMatchObject({ waiting: 0 });
  await hand.drain();
  const { subscriptions, charges } = await atStripe(world.stripe);
  expect(charges).toBe(1);
  expect(subscriptions).toMatchObject([
    { pause_collection: { behavior: 'keep_as_draft' }, cancel_at_period_end: false },
  ]);
  const totals = await ports.ledger.totals();
  expect(totals).toContainEqual({ account: 'donation-income', currency: 'USD', amountMinor: -500 });
  expect(totals.find(({ account }) => account === 'unclassified')).toBeUndefined();
  for (const { ledgerMinor, stripeMinor } of await compareBalance(ports))
    expect(ledgerMinor).toBe(stripeMinor);
  expect(await mailsOf(world)).toEqual(['received: Received: your gift of $5']);
});

test.each(['subscriptions.create@after', 'subscriptions.keepDrafts@before'])(
  'after a death at %s that nobody sees for months nothing more is charged, and the gift has ended with its first month',
  async (at) => {
    await using world = await openWorld();
    const { ports } = world.deps;
    const gift = await beginsAndDies(world, at);
    await world.control({ action: 'clock', advanceSeconds: 70 * 86_400 });
    const { subscriptions, charges } = await atStripe(world.stripe);
    expect(charges).toBe(1);
    expect(subscriptions).toMatchObject([{ status: 'canceled' }]);
    await byHand(ports).drain();
    expect((await standingGift(world, gift.id)).state).toBe('stopped');
    expect((await ports.standingGifts.file(gift.id))?.payments).toHaveLength(1);
    expect((await atStripe(world.stripe)).charges).toBe(1);
  },
);

test.each(['500', 'cut-after', 'cut-before'])(
  'a %s from Stripe at the first charge charges once, and the next look goes on',
  async (kind) => {
    await using world = await openWorld();
    const { ports } = world.deps;
    await world.control({ action: 'fault', on: 'POST /v1/subscriptions', kind, times: 9 });
    const gift = await setUp(world).catch(() => null);
    await world.control({ action: 'faults-clear' });
    const [newest] = await ports.standingGifts.list(null, 1);
    await world.control({ action: 'clock', advanceSeconds: 3600 });
    await advance(ports, standingGiftSubject(newest?.id ?? ''));
    expect(gift?.state ?? 'failed').not.toBe('active');
    expect((await standingGift(world, newest?.id ?? '')).state).toBe('active');
    const { subscriptions, charges } = await atStripe(world.stripe);
    expect({ charges, subscriptions: subscriptions.length }).toEqual({ charges: 1, subscriptions: 1 });
  },
);
