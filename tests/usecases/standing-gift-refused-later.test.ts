/** Standing gifts that run and must not go on: refused after they were paid for, or one of their payments taken back. */
import { expect, test } from 'vitest';
import { standingGiftStatus } from '#app/domain/standing-gift/donor-status.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { leaveEarlierGifts } from '#app/usecases/leave-earlier-gifts.ts';
import { listDisputes } from '#app/usecases/list-disputes.ts';
import { showDeskStatus } from '#app/usecases/show-desk-status.ts';
import { refuseLate } from '#app/usecases/refuse-late.ts';
import { showAppeal } from '#app/usecases/show-appeal.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { viewDonation } from '#app/usecases/view-donation.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import {
  actor,
  after,
  agrees,
  day,
  dispute,
  moveDispute,
  present,
  told,
} from '#tests/support/received-gift.ts';
import { atStripe, mailsOf, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { clientNamed, openWorld, type World } from '#tests/support/world.ts';

/** One that runs, and the donation that its first payment is. */
async function running(world: World, hand: ByHand) {
  const gift = await setUp(world);
  await told(world, hand);
  const [payment] = (await hand.ports.standingGifts.file(gift.id))?.payments ?? [];
  return { gift, donation: await world.donation(present(payment).donationId) };
}

/** A person refuses the donation, is shown the sum, and confirms it. */
async function refuse(hand: ByHand, donationId: string) {
  const input = { donationId, reason: 'acts-for-group', note: '', actor };
  const shown = await refuseLate(hand.ports, { ...input, confirmedMinor: null });
  if (shown.kind !== 'to-confirm') throw new Error(`expected a sum to confirm, got ${shown.kind}`);
  expect(await refuseLate(hand.ports, { ...input, confirmedMinor: shown.amount.amountMinor })).toEqual({
    kind: 'refused',
  });
}

const statusOf = (gift: StandingGift) => standingGiftStatus(gift, new Date());

test('a payment refused late ends its standing gift as refused: nothing more is charged, and what was paid stays on record', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, donation } = await running(world, hand);
  await refuse(hand, donation.id);
  await hand.drain();
  const ended = await standingGift(world, gift.id);
  expect(ended).toMatchObject({ state: 'refused', closeOutcome: 'refused', refusedBy: 'staff' });
  expect(ended).toMatchObject({ startedAt: gift.startedAt, subscriptionId: gift.subscriptionId });
  expect(statusOf(ended)).toBe('refused-later');
  await after(world, 70 * day);
  await told(world, hand);
  const { customers, subscriptions, charges } = await atStripe(world.stripe);
  expect({ customers, charges, status: subscriptions[0]?.status }).toEqual({
    ...{ customers: 0, charges: 1, status: 'canceled' },
  });
  const mails = await mailsOf(world);
  expect(mails.filter((each) => each.startsWith('standing-'))).toEqual([
    'standing-refused: Ended: your gift of $5 every month',
  ]);
  // Its payment has no screening of its own: the appeal is that of the standing gift, from either page.
  const page = await viewDonation(hand.ports, { token: donation.token, pause: () => Promise.resolve() });
  const token = page?.appealToken ?? '';
  expect(await showAppeal(hand.ports, token)).toMatchObject({
    ...{ kind: 'refusal', stage: { kind: 'open' } },
    refusal: { staffReason: 'acts-for-group', gift: { interval: 'month', isCharged: true } },
  });
  const appeal = { token, statement: '', email: '', client: clientNamed('appeal') };
  expect(await submitAppeal(hand.ports, appeal)).toEqual({ kind: 'filed' });
  // The one payment that there was goes back: nothing of before is left to look at.
  expect((await listDisputes(hand.ports)).earlier).toEqual([]);
  await agrees(world, hand);
});

test('what came before a refusal is an open item at the desk until it is refused as well, or a person leaves it', async () => {
  await using world = await openWorld();
  const { standingGifts } = world.deps.ports;
  const isTold = new Set<string>();
  // As where something else than a donation of it says so: a changed card, a renewal.
  const hand = byHand(world.deps.ports, {
    standingGifts: {
      ...standingGifts,
      objections: (id) =>
        isTold.has(id)
          ? Promise.resolve([{ kind: 'refused', by: 'screening' }])
          : standingGifts.objections(id),
    },
  });
  const { gift, donation } = await running(world, hand);
  const other = await running(world, hand);
  isTold.add(gift.id).add(other.gift.id);
  await after(world, 2 * day);
  await hand.drain();
  const open = (await listDisputes(hand.ports)).earlier;
  expect(open).toMatchObject([
    { id: gift.id, payerName: 'Robin Reader', donationIds: [donation.id], kept: { amountMinor: 500 } },
    { id: other.gift.id },
  ]);
  expect((await showDeskStatus(hand.ports)).disputeCount).toBe(2);
  await refuse(hand, donation.id);
  expect((await listDisputes(hand.ports)).earlier).toMatchObject([{ id: other.gift.id }]);
  const left = { standingGiftId: other.gift.id, actor };
  expect(await leaveEarlierGifts(hand.ports, left)).toBe('left');
  expect(await leaveEarlierGifts(hand.ports, left)).toBe('not-open');
  expect(await standingGift(world, other.gift.id)).toMatchObject({ earlierLeftBy: 'Ada Admin' });
  expect((await listDisputes(hand.ports)).earlier).toEqual([]);
  expect((await showDeskStatus(hand.ports)).disputeCount).toBe(0);
});

test('a dispute of a payment stops its standing gift and says so; an inquiry, which takes nothing, does not (money 61)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, donation } = await running(world, hand);
  const opened = await dispute(world, donation, { kind: 'inquiry' });
  await told(world, hand);
  expect((await standingGift(world, gift.id)).state).toBe('active');
  await moveDispute(world, opened, 'needs_response');
  await told(world, hand);
  const ended = await standingGift(world, gift.id);
  expect(ended).toMatchObject({ state: 'stopped', closeOutcome: 'stopped', refusedBy: null });
  expect((await mailsOf(world)).filter((each) => each.startsWith('standing-'))).toEqual([
    'standing-disputed: Ended: your gift of $5 every month',
  ]);
  const [mail] = await hand.ports.mails.latest(1);
  expect(mail?.text).toContain('you dispute one of these payments');
  expect((await hand.ports.standingGifts.file(gift.id))?.history.map(({ event }) => event)).toContain(
    'disputed',
  );
  await agrees(world, hand);
});
