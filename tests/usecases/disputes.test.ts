/**
 * What banks say of payments that we received: inquiries, disputes, appeals, warnings. Numbers are rows of notes on money. 61, a renewal
 * whose dispute is not found, is of standing gifts and tested with them; 57 and the sums of 62 stand in import-balance.test.ts.
 */
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { donorDisputes } from '#app/domain/donation/donor-status.ts';
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import { leaveWarning } from '#app/usecases/leave-warning.ts';
import { listDisputes } from '#app/usecases/list-disputes.ts';
import { showDeskStatus } from '#app/usecases/show-desk-status.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { showLateWork } from '#app/usecases/show-late-work.ts';
import { sweepDisputes } from '#app/usecases/sweep-disputes.ts';
import { byHand } from '#tests/support/by-hand.ts';
import {
  actor,
  after,
  agrees,
  day,
  dispute,
  moveDispute,
  present,
  received,
  refundsOf,
  sendBack,
  sumsOf,
  told,
  usd,
} from '#tests/support/received-gift.ts';
import { staffInMemory } from '#tests/support/staff-ports.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const disputesOf = (world: World, { id }: Donation): Promise<Dispute[]> =>
  world.deps.ports.disputes.ofDonation(id);

const password = 'correct horse battery';
const staff = staffInMemory([
  { email: 'ada@example.org', name: 'Ada Admin', role: 'admin', password },
  { email: 'amy@example.org', name: 'Amy Admin', role: 'admin', password },
  { email: 'rob@example.org', name: 'Rob Reviewer', role: 'reviewer', password },
]);

/** Why each receipt no longer holds; null of one that does. */
async function receiptsOf(world: World, { id }: Donation) {
  const receipts = await world.deps.ports.receipts.ofDonation(id);
  return receipts.map(({ withdrawn }) => withdrawn?.reason ?? null);
}

/** To whom mails about deadlines were written, the oldest first. */
async function deadlineMails(world: World) {
  const mails = await world.deps.ports.mails.latest(100);
  return mails.filter(({ kind }) => kind === 'dispute-deadline').toReversed();
}

test('opened, taken, answered, won, in any order of the news: nothing is lost in the end, and each admin had one mail (money 51)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports, { staff });
  const donation = await received(world, hand);
  const opened = await dispute(world, donation);
  await told(world, hand);
  const [known] = await disputesOf(world, donation);
  expect(known).toMatchObject({ state: 'needs-response', amount: usd(500), stripeId: opened.id });
  expect(present(known).respondBy?.getTime()).toBe(present(known).openedAt.getTime() + 9 * day * 1000);
  expect(await sumsOf(world, donation)).toMatchObject({ disputed: usd(500), kept: usd(0) });
  expect(donorDisputes([present(known)])).toMatchObject([{ status: 'disputed' }]);
  await agrees(world, hand);
  // While the bank decides, nobody can say that the receipt does not hold.
  expect(await receiptsOf(world, donation)).toEqual([null]);
  await moveDispute(world, opened, 'under_review');
  await moveDispute(world, opened, 'won');
  await told(world, hand, (events) => [...events, ...events].toReversed());
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'won', respondBy: null }]);
  expect(await sumsOf(world, donation)).toMatchObject({ disputed: usd(0), kept: usd(500) });
  expect(await receiptsOf(world, donation)).toEqual([null]);
  const mails = await deadlineMails(world);
  expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual(['ada@example.org', 'amy@example.org']);
  expect(mails[0]?.text).toContain('Answer in Stripe’s Dashboard:\nhttp');
  expect(mails[0]?.subject).toMatch(/disputed \(\$5\.00\), answer by \w+day, /);
  expect((await showLateWork(hand.ports)).events).toMatchObject({ notUnderstood: 0, dead: 0 });
  await agrees(world, hand);
});

test('a disputed payment is never refunded as well: the form is refused, and it is lost once (money 48)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  const opened = await dispute(world, donation);
  await told(world, hand);
  expect(await sendBack(hand.ports, donation, null)).toEqual({ kind: 'barred', bar: 'disputed' });
  await moveDispute(world, opened, 'lost');
  await told(world, hand);
  expect(await sendBack(hand.ports, donation, null)).toEqual({ kind: 'barred', bar: 'disputed' });
  expect(await refundsOf(world, donation)).toEqual([]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(0), disputed: usd(500), kept: usd(0) });
  await agrees(world, hand);
});

test('lost after a part was refunded: the rest is lost once, and nothing is refunded again (money 50)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { amount: '1000' });
  await sendBack(hand.ports, donation, 400);
  await hand.drain();
  const opened = await dispute(world, donation, { amount: 600 });
  await moveDispute(world, opened, 'lost');
  await told(world, hand);
  expect(await sumsOf(world, donation)).toMatchObject({
    refunded: usd(400),
    disputed: usd(600),
    kept: usd(0),
  });
  expect(await refundsOf(world, donation)).toHaveLength(1);
  expect(await receiptsOf(world, donation)).toEqual(['replaced', 'returned']);
  await agrees(world, hand);
});

test('an inquiry takes nothing and loses nothing, and sending the gift back ends it (money 52)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports, { staff });
  const donation = await received(world, hand);
  await dispute(world, donation, { kind: 'inquiry' });
  await told(world, hand);
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'warning-needs-response' }]);
  expect(await sumsOf(world, donation)).toMatchObject({ disputed: usd(0), kept: usd(500) });
  expect((await deadlineMails(world))[0]?.subject).toContain('a bank asks about a gift');
  expect(await sendBack(hand.ports, donation, null)).toMatchObject({ kind: 'asked' });
  await told(world, hand);
  await told(world, hand);
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'warning-closed' }]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(500), disputed: usd(0) });
  await agrees(world, hand);
});

test('every status of Stripe’s is a state of ours, an appeal asks for an answer once more, and one that nobody knows is shown (money 53)', async () => {
  await using world = await openWorld();
  const { disputesAtStripe } = world.deps.ports;
  let isStrange = false;
  const hand = byHand(world.deps.ports, {
    staff,
    disputesAtStripe: {
      ...disputesAtStripe,
      read: async (id) => ({
        ...(await disputesAtStripe.read(id)),
        ...(isStrange && { status: 'unknown' as const, respondBy: null }),
      }),
    },
  });
  const donation = await received(world, hand);
  const opened = await dispute(world, donation, { kind: 'inquiry' });
  await told(world, hand);
  for (const status of [
    ...['warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'won', 'lost'],
    ...['appeal_needs_response', 'appeal_under_review', 'prevented'],
  ]) {
    await moveDispute(world, opened, status);
    await told(world, hand);
    const [known] = await disputesOf(world, donation);
    expect(known?.state).toBe(status.replaceAll('_', '-'));
    expect(known?.settledAt !== null, status).toBe(
      ['warning_closed', 'won', 'lost', 'prevented'].includes(status),
    );
    await agrees(world, hand);
  }
  // An inquiry, the dispute that it became and the appeal, to two admins each.
  expect(await deadlineMails(world)).toHaveLength(6);
  isStrange = true;
  await moveDispute(world, opened, 'under_review');
  await told(world, hand);
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'unknown' }]);
  expect((await listDisputes(hand.ports)).disputes).toMatchObject([{ state: 'unknown' }]);
});

test('a part that is disputed, given back in part and corrected is the sum of its movements, whatever its state says (money 54, 55, 56)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { amount: '2500' });
  const opened = await dispute(world, donation, { amount: 1000 });
  await moveDispute(world, opened, 'lost', { back: 400 });
  await told(world, hand);
  const returned = async () =>
    (await hand.ports.receipts.ofDonation(donation.id)).map((receipt) => receipt.returned.amountMinor);
  expect(await returned()).toEqual([0, 600]);
  // Where the importer reads it first, the dispute has nothing left to book; the receipt follows all the same.
  await world.control({ action: 'correct-dispute', dispute: opened.id, amount: -7 });
  await importBalance({ ...hand.ports, jobs: { send: () => Promise.resolve() } });
  expect(await returned()).toEqual([0, 600, 607]);
  await told(world, hand);
  expect(await returned()).toEqual([0, 600, 607]);
  const moved = (await world.stripe.disputes.retrieve(opened.id)).balance_transactions;
  expect(moved.map(({ amount }) => amount)).toEqual([-1000, 400, -7]);
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'lost' }]);
  expect(await sumsOf(world, donation)).toMatchObject({ disputed: usd(607), kept: usd(1893) });
  expect((await hand.ports.ledger.posted(moved.map(({ id }) => id))).size).toBe(3);
  await agrees(world, hand);
});

test('lost, and the next day won: the money is back, and it can be refunded like any other (money 58)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  const opened = await dispute(world, donation);
  await moveDispute(world, opened, 'lost');
  await told(world, hand);
  await after(world, day);
  await moveDispute(world, opened, 'won');
  await told(world, hand);
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'won', isRefundable: true }]);
  expect(await receiptsOf(world, donation)).toEqual(['returned', null]);
  expect(await sendBack(hand.ports, donation, null)).toMatchObject({ kind: 'asked' });
  await hand.drain();
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(500), disputed: usd(0), kept: usd(0) });
  await agrees(world, hand);
});

test('the end of a dispute is heard before the payment is known: the gift is received, and the dispute is its own (money 59)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await world.give();
  await world.pay(donation);
  const [intent] = await world.intents();
  await world.stripe.paymentIntents.capture(present(intent).id);
  const opened = await world.control<{ id: string }>({ action: 'dispute', charge: present(intent).id });
  await moveDispute(world, opened, 'lost');
  await told(world, hand, (events) => events.toReversed());
  await after(world, 3600);
  await sweepDisputes(hand.ports);
  await told(world, hand);
  expect((await world.donation(donation.id)).state).toBe('received');
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'lost' }]);
  expect(await sumsOf(world, donation)).toMatchObject({
    received: usd(500),
    disputed: usd(500),
    kept: usd(0),
  });
  await agrees(world, hand);
});

test('refunded early, prevented all the same, and the refund failed: each is booked by itself (money 60)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await world.control({ action: 'next-refund', outcome: 'stays-pending' });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  await dispute(world, donation, { kind: 'prevented' });
  await told(world, hand);
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'prevented' }]);
  expect(await refundsOf(world, donation)).toMatchObject([{ state: 'failed' }]);
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(0), disputed: usd(500), kept: usd(0) });
  await agrees(world, hand);
});

test.each<[string, { readonly kind?: 'inquiry' }]>([
  ['its money', {}],
  ['the sweep, for it moves no money', { kind: 'inquiry' }],
])('a dispute that no event tells of is found by %s', async (_, how) => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports, { staff });
  const donation = await received(world, hand);
  await importBalance(hand.ports);
  await sweepDisputes(hand.ports);
  await after(world, 2 * day);
  await dispute(world, donation, how);
  if (how.kind === 'inquiry') expect(await sweepDisputes(hand.ports)).toBe(1);
  await importBalance(hand.ports);
  await hand.drain();
  expect(await disputesOf(world, donation)).toHaveLength(1);
  expect(await deadlineMails(world)).toHaveLength(2);
  expect(await sweepDisputes(hand.ports)).toBe(0);
  await agrees(world, hand);
});

test('an appeal that no event tells of is seen within its deadline, because what is over is read again', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports, { staff });
  const donation = await received(world, hand);
  const opened = await dispute(world, donation);
  await moveDispute(world, opened, 'lost');
  await told(world, hand);
  await moveDispute(world, opened, 'appeal_needs_response');
  await after(world, 7 * day + 60);
  await hand.drain();
  const [known] = await disputesOf(world, donation);
  expect(known).toMatchObject({ state: 'appeal-needs-response' });
  expect(present(known).respondBy?.getTime()).toBeGreaterThan(hand.ports.clock.now().getTime());
});

test('the desk lists disputes by their deadline, and counts what waits for a person', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const [first, second, third] = [
    await received(world, hand, {}, { email: 'one@example.org', card: '4242424242424242' }),
    await received(world, hand, {}, { name: 'Noor', email: 'two@example.org', card: '5555555555554444' }),
    await received(world, hand, {}, { email: 'three@example.org', card: '378282246310005' }),
  ];
  await dispute(world, first);
  await after(world, 3600);
  await dispute(world, second);
  const answered = await dispute(world, third);
  await moveDispute(world, answered, 'under_review');
  await told(world, hand);
  const { disputes } = await listDisputes(hand.ports);
  expect(disputes.map(({ donationId }) => donationId)).toEqual([first.id, second.id, third.id]);
  expect(disputes[1]).toMatchObject({
    payerName: 'Noor',
    stripePage: expect.stringContaining('http') as string,
  });
  expect((await showDeskStatus(hand.ports)).disputeCount).toBe(2);
});

test('a warning that comes true in the same second is over, and neither it nor the refused refund counts as done (money 49)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  await world.control({ action: 'warn', charge: donation.paymentIntentId });
  await told(world, hand);
  expect(await hand.ports.warnings.ofDonation(donation.id)).toMatchObject([
    { isActionable: true, leftAt: null },
  ]);
  await dispute(world, donation);
  expect(await sendBack(hand.ports, donation, null)).toEqual({ kind: 'barred', bar: 'disputed' });
  expect(await hand.ports.warnings.ofDonation(donation.id)).toMatchObject([
    { isActionable: true, leftAt: null },
  ]);
  await told(world, hand);
  expect(await hand.ports.warnings.ofDonation(donation.id)).toMatchObject([
    { isActionable: false, leftAt: null },
  ]);
  expect(await refundsOf(world, donation)).toEqual([]);
});

test('a warning waits for a person: a part sent back leaves it open, all of it closes it, and who lets it stand says why', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const [sent, kept] = [
    await received(world, hand, {}, { email: 'one@example.org' }),
    await received(world, hand, {}, { email: 'two@example.org', card: '5555555555554444' }),
  ];
  for (const { paymentIntentId } of [sent, kept]) {
    await world.control({ action: 'warn', charge: paymentIntentId, fraudType: 'made_with_lost_card' });
    await after(world, 60);
  }
  await told(world, hand);
  expect((await listDisputes(hand.ports)).warnings).toMatchObject([
    { donationId: sent.id, fraudType: 'made_with_lost_card', sums: { kept: usd(500) } },
    { donationId: kept.id },
  ]);
  const about = { donationId: kept.id, actor, warningId: '' };
  const [warning] = await hand.ports.warnings.ofDonation(kept.id);
  const leave = (note: string) =>
    leaveWarning(hand.ports, { ...about, warningId: present(warning).id, note });
  expect(await leave(' ')).toMatchObject({ kind: 'invalid' });
  expect(await leave('Called the donor.')).toEqual({ kind: 'left' });
  expect(await leave('Again.')).toEqual({ kind: 'not-open' });
  await sendBack(hand.ports, sent, 200);
  await told(world, hand);
  expect((await listDisputes(hand.ports)).warnings).toMatchObject([{ donationId: sent.id }]);
  await sendBack(hand.ports, sent, null);
  await hand.drain();
  // Stripe's news of it is lost; the next day it is asked.
  await after(world, day + 60);
  await sweepDisputes(hand.ports);
  await hand.drain();
  expect((await listDisputes(hand.ports)).warnings).toEqual([]);
  expect(await hand.ports.warnings.ofDonation(kept.id)).toMatchObject([
    { isActionable: true, leftBy: 'Ada Admin', note: 'Called the donor.' },
  ]);
});
