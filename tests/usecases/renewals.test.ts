/** Standing gifts by the clock, month by month: what each renewal brings, and what may go wrong in any of them. */
import { expect, test } from 'vitest';
import { renewalSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import { advance } from '#app/usecases/advance.ts';
import { decideRenewal } from '#app/usecases/decide-renewal.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showDeskStatus } from '#app/usecases/show-desk-status.ts';
import { retryRenewal } from '#app/usecases/retry-renewal.ts';
import { undoRenewalDecision } from '#app/usecases/undo-renewal-decision.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { actor, day } from '#tests/support/received-gift.ts';
import { listening, listName, money, renewalsOf, toNextRenewal, unlistAll } from '#tests/support/renewals.ts';
import { changeInPortal, mailsOf, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const kindsOf = async (world: World) => (await mailsOf(world)).map((each) => each.split(':')[0]);

/** One that runs, and what delivers news of it. */
async function running(world: World, hand: ByHand, payer: Parameters<typeof setUp>[1] = {}) {
  const tell = listening(world, hand);
  const gift = await setUp(world, payer);
  await tell();
  return { gift, tell };
}

test('twelve monthly renewals by the clock: twelve charges, each screened before, and twelve donations with their mails', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  for (let month = 1; month <= 12; month += 1) {
    await toNextRenewal(world, gift.id);
    await tell();
    expect(await renewalsOf(hand, gift), `month ${String(month)}`).toHaveLength(month);
  }
  const renewals = await renewalsOf(hand, gift);
  expect(new Set(renewals.map(({ state }) => state))).toEqual(new Set(['paid']));
  expect(new Set(renewals.map(({ donationId }) => donationId)).size).toBe(12);
  const all = Array<number>(13).fill(500);
  expect(await money(world, hand, gift)).toEqual({ charged: all, received: all });
  const screenings = (await hand.ports.standingGifts.file(gift.id))?.screenings ?? [];
  expect(screenings.map(({ stage }) => stage)).toEqual(['payer', ...Array<string>(12).fill('renewal')]);
  const mails = (await hand.ports.mails.latest(50)).map(({ kind }) => kind);
  expect(mails).toEqual(Array(13).fill('received'));
  expect(await receiptsOf(hand, gift)).toBe(13);
  const { paidUntil } = await standingGift(world, gift.id);
  expect(paidUntil?.getTime()).toBe(renewals[0]?.periodEndsAt.getTime());
  // Looked at again, nothing more happens.
  await advance(hand.ports, renewalSubject(renewals[0]?.id ?? ''));
  expect((await money(world, hand, gift)).charged).toEqual(all);
});

test('one standing gift by the clock: its card replaced in month 4, failing in month 7 and mended from the mail, its payer political in month 9, after days of downtime', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const name = 'Tern Street Bakery';
  const { gift, tell } = await running(world, hand, { name });
  for (let month = 1; month <= 8; month += 1) {
    if (month === 4) {
      await changeInPortal(world, gift, name);
      await tell();
    }
    if (month === 7) await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 1 });
    await toNextRenewal(world, gift.id);
    await tell();
    const [newest] = await renewalsOf(hand, gift);
    expect(newest?.state, `month ${String(month)}`).toBe(month === 7 ? 'failing' : 'paid');
    if (month === 7) await mendFromMail(hand, tell);
  }
  const { paymentMethodId } = await standingGift(world, gift.id);
  const charges = (await world.stripe.charges.list({ limit: 100 })).data.filter(
    ({ status }) => status === 'succeeded',
  );
  const charged = charges.map(({ payment_method: card }) => card).reverse();
  const [first, other] = [gift.paymentMethodId, paymentMethodId];
  expect(first).not.toBe(other);
  expect(charged).toEqual([...Array<unknown>(4).fill(first), ...Array<unknown>(5).fill(other)]);
  const all = Array<number>(9).fill(500);
  expect(await money(world, hand, gift)).toEqual({ charged: all, received: all });
  expect((await kindsOf(world)).filter((kind) => kind !== 'received')).toEqual(['renewal-failed']);
  expect(await receiptsOf(hand, gift)).toBe(9);
  const { screenings = [] } = (await hand.ports.standingGifts.file(gift.id)) ?? {};
  const stages = screenings.map(({ stage }) => stage);
  expect([...stages.slice(0, 5)]).toEqual(['payer', 'renewal', 'renewal', 'renewal', 'card']);
  // The seventh twice: before its first try, and before the donor's own.
  expect(stages.filter((stage) => stage === 'renewal')).toHaveLength(9);
  // The ninth is drafted while the app is down, and who pays is on the lists before it is up again.
  await toNextRenewal(world, gift.id, 3 * day);
  await listName(hand.ports, name);
  await hand.drain();
  await tell();
  const [refused] = await renewalsOf(hand, gift);
  expect(refused).toMatchObject({ state: 'void', outcome: 'refused', refusedBy: 'screening' });
  expect(await standingGift(world, gift.id)).toMatchObject({ state: 'refused', refusedBy: 'screening' });
  await world.control({ action: 'clock', advanceSeconds: 70 * day });
  await tell();
  expect(await money(world, hand, gift)).toEqual({ charged: all, received: all });
  // What came before stays until staff say what becomes of it.
  expect(await hand.ports.standingGifts.countEarlierOpen()).toBe(1);
  expect((await kindsOf(world)).slice(-1)).toEqual(['standing-refused']);
});

/** What the donor does who reads that it failed: the page of the mail's link, and the button there, pressed twice. */
async function mendFromMail({ ports }: ByHand, tell: () => Promise<void>): Promise<void> {
  const [mail] = await ports.mails.latest(1);
  expect(mail?.kind).toBe('renewal-failed');
  const token = /\/standing-gifts\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(await retryRenewal(ports, token)).toBe('asked');
  expect(await retryRenewal(ports, token)).toBe('asked');
  await tell();
  expect(await retryRenewal(ports, token)).toBe('not-failing');
}

/** How many donations of it have a receipt in force, one each. */
async function receiptsOf({ ports }: ByHand, { id }: { readonly id: string }): Promise<number> {
  const { payments = [] } = (await ports.standingGifts.file(id)) ?? {};
  const receipts = await Promise.all(
    payments.map(async ({ donationId }) => ports.receipts.ofDonation(donationId)),
  );
  expect(receipts.map((each) => each.length)).toEqual(payments.map(() => 1));
  return new Set(receipts.flat().map(({ number }) => number)).size;
}

test('another card that its donor gives is screened, and then charged for the renewal that failed, without a wait or another mail (money 19, 20)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 1 });
  await toNextRenewal(world, gift.id);
  await tell();
  expect((await renewalsOf(hand, gift))[0]?.state).toBe('failing');
  await changeInPortal(world, gift);
  await tell();
  expect((await renewalsOf(hand, gift)).map(({ state }) => state)).toEqual(['paid']);
  const { paymentMethodId } = await standingGift(world, gift.id);
  const [charge] = (await world.stripe.charges.list({ limit: 1 })).data;
  expect(charge).toMatchObject({ status: 'succeeded', payment_method: paymentMethodId });
  expect(paymentMethodId).not.toBe(gift.paymentMethodId);
  expect((await money(world, hand, gift)).charged).toEqual([500, 500]);
  expect(await kindsOf(world)).toEqual(['received', 'renewal-failed', 'received']);
  const screenings = (await hand.ports.standingGifts.file(gift.id))?.screenings ?? [];
  expect(screenings.map(({ stage }) => stage)).toEqual(['payer', 'renewal', 'card', 'renewal']);
});

test('another card of a renewal that failed is tried once by itself, and not at all where its holder is political', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell } = await running(world, hand);
  const failures = async () =>
    (await world.stripe.charges.list({ limit: 100 })).data.filter(({ status }) => status === 'failed').length;
  await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 9 });
  await toNextRenewal(world, gift.id);
  await tell();
  expect(await failures()).toBe(1);
  await changeInPortal(world, gift);
  await tell();
  expect((await renewalsOf(hand, gift))[0]).toMatchObject({ state: 'failing', retryCause: null });
  expect(await failures()).toBe(2);
  await changeInPortal(world, gift, listed.group, '4000056655665556');
  await tell();
  expect(await failures()).toBe(2);
  expect((await renewalsOf(hand, gift))[0]).toMatchObject({ state: 'void', outcome: 'stopped' });
  expect(await standingGift(world, gift.id)).toMatchObject({ state: 'refused', refusedBy: 'screening' });
  expect((await money(world, hand, gift)).charged).toEqual([500]);
});

test.each(['past_due', 'unpaid', 'cancel'])(
  'a renewal that nobody mends ends its standing gift as unpaid, told once at the first try and once at the last: %s (money 16, 28)',
  async (afterLastFailure) => {
    await using world = await openWorld();
    const hand = byHand(world.deps.ports);
    await world.control({ action: 'billing', retryAfterDays: [3, 5, 7], afterLastFailure });
    const { gift, tell } = await running(world, hand);
    await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 9 });
    await toNextRenewal(world, gift.id);
    await tell();
    expect((await standingGift(world, gift.id)).state).toBe('active');
    expect(await retryRenewal(hand.ports, gift.token)).toBe('asked');
    await tell();
    for (let days = 0; days < 16; days += 4) {
      await world.control({ action: 'clock', advanceSeconds: 4 * day });
      await tell();
    }
    const [failing] = await renewalsOf(hand, gift);
    if (afterLastFailure !== 'cancel') {
      expect(failing?.state).toBe('failing');
      expect((await standingGift(world, gift.id)).state).toBe('active');
      await world.control({ action: 'clock', advanceSeconds: 7 * day });
      await tell();
    }
    expect((await renewalsOf(hand, gift))[0]).toMatchObject({ state: 'void', donationId: null });
    expect(await standingGift(world, gift.id)).toMatchObject({ state: 'unpaid', refusedBy: null });
    expect((await money(world, hand, gift)).charged).toEqual([500]);
    const { data } = await world.stripe.invoices.list({ subscription: gift.subscriptionId ?? '' });
    expect(data.map(({ status }) => status).sort()).toEqual(['paid', 'void']);
    expect(await kindsOf(world)).toEqual([
      'received',
      'renewal-failed',
      ...(afterLastFailure !== 'cancel' ? ['renewal-failed-last'] : []),
      'standing-unpaid',
    ]);
  },
);

/** A list too old to rely on, until it is renewed. */
function aging(base: Ports): { readonly registry: Ports['registry']; isOld: boolean } {
  const state = {
    isOld: true,
    registry: {
      ...base.registry,
      current: () => (state.isOld ? { status: 'stale' as const, index: null } : base.registry.current()),
    },
  };
  return state;
}

test('where the lists are too old nobody is charged and nobody is asked; once they are new it goes on by itself', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const lists = aging(ports);
  const hand = byHand(ports, { registry: lists.registry });
  const { gift, tell } = await running(world, hand);
  await toNextRenewal(world, gift.id);
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'draft', holdReasons: ['cannot-screen'] }]);
  expect((await listQueue(hand.ports)).entries).toEqual([]);
  expect((await showDeskStatus(hand.ports)).unscreenedRenewals).toBe(1);
  lists.isOld = false;
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid', outcome: null }]);
  expect((await money(world, hand, gift)).charged).toEqual([500, 500]);
  expect((await showDeskStatus(hand.ports)).unscreenedRenewals).toBe(0);
  expect(await kindsOf(world)).toEqual(['received', 'received']);
});

test('another card given while the lists are too old is never charged for the renewal that failed, by us or by Stripe', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const lists = aging(ports);
  lists.isOld = false;
  const hand = byHand(ports, { registry: lists.registry });
  const { gift, tell } = await running(world, hand);
  await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 1 });
  await toNextRenewal(world, gift.id);
  await tell();
  lists.isOld = true;
  await changeInPortal(world, gift);
  await tell();
  await world.control({ action: 'clock', advanceSeconds: 20 * day });
  await tell();
  expect((await renewalsOf(hand, gift)).at(-1)).toMatchObject({ state: 'void', outcome: 'lapsed' });
  expect((await money(world, hand, gift)).charged).toEqual([500]);
});

test('what the lists came to resemble waits for staff, who may take a decision back; cleared, it is not held again for the same', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  await unlistAll(hand.ports);
  const { gift, tell } = await running(world, hand, { name: listed.near });
  await listName(hand.ports, listed.similar);
  await toNextRenewal(world, gift.id);
  await tell();
  const [held] = await renewalsOf(hand, gift);
  expect(held).toMatchObject({ state: 'held', holdReasons: ['resembles'] });
  const queue = await listQueue(hand.ports);
  expect(queue.entries).toMatchObject([
    { kind: 'renewal', renewal: { id: held?.id }, gift: { id: gift.id } },
  ]);
  const renewalId = held?.id ?? '';
  const decide = (decision: string, reason: string) =>
    decideRenewal(hand.ports, { renewalId, decision, reason, note: '', actor });
  expect((await decide('refuse', 'is-listed-group')).kind).toBe('decided');
  expect(await undoRenewalDecision(hand.ports, { renewalId, actor })).toBe('undone');
  expect((await decide('clear', 'same-name-only')).kind).toBe('decided');
  await tell();
  expect((await money(world, hand, gift)).charged).toEqual([500]);
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid', decision: 'clear' }]);
  await toNextRenewal(world, gift.id);
  await tell();
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'paid', decision: null }, { state: 'paid' }]);
  expect(await kindsOf(world)).toEqual(['received', 'renewal-held', 'received', 'received']);
});

test('what nobody decided before the next one is due is voided and told, and staff who refuse one end the standing gift', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  await unlistAll(hand.ports);
  const { gift, tell } = await running(world, hand, { name: listed.near });
  await listName(hand.ports, listed.similar);
  await toNextRenewal(world, gift.id);
  await tell();
  const [first] = await renewalsOf(hand, gift);
  await world.control({
    action: 'clock',
    to: Math.floor((first?.periodEndsAt.getTime() ?? 0) / 1000) + 7200,
  });
  await tell();
  const [second, lapsed] = await renewalsOf(hand, gift);
  expect(lapsed).toMatchObject({ state: 'void', outcome: 'lapsed' });
  expect(second).toMatchObject({ state: 'held' });
  const input = {
    renewalId: second?.id ?? '',
    decision: 'refuse',
    reason: 'is-listed-group',
    note: '',
    actor,
  };
  expect((await decideRenewal(hand.ports, input)).kind).toBe('decided');
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await tell();
  expect(await standingGift(world, gift.id)).toMatchObject({ state: 'refused', refusedBy: 'staff' });
  expect((await money(world, hand, gift)).charged).toEqual([500]);
  expect(await kindsOf(world)).toEqual([
    ...['received', 'renewal-held', 'renewal-lapsed', 'renewal-held', 'standing-refused'],
  ]);
});
