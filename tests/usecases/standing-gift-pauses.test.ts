/** Gifts that donors leave out, by the clock. */
import { expect, test } from 'vitest';
import { dateFormat } from '#app/domain/formats.ts';
import { nextGiftAt } from '#app/domain/standing-gift/donor-status.ts';
import { readNotes } from '#app/domain/standing-gift/change-note.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { retryRenewal } from '#app/usecases/retry-renewal.ts';
import { pauseStandingGift } from '#app/usecases/pause-standing-gift.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { sendAmount, sendPause, sendResume, termsOf } from '#tests/support/gift-changes.ts';
import { day } from '#tests/support/received-gift.ts';
import { listening, money, renewalsOf } from '#tests/support/renewals.ts';
import { mailsOf, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { openWorld, type World } from '#tests/support/world.ts';

async function running(world: World, hand: ByHand) {
  const tell = listening(world, hand);
  const gift = await setUp(world);
  await tell();
  const to = async (at: Date | undefined, seconds = 7200) => {
    await world.control({ action: 'clock', to: Math.floor((at?.getTime() ?? 0) / 1000) + seconds });
    await tell();
  };
  return { gift, tell, to, days: (await termsOf(hand.ports, gift)).dueDays };
}

const nextOf = async (world: World, id: string) =>
  nextGiftAt(await standingGift(world, id), world.deps.ports.clock.now());

const kindsOf = async (world: World) => (await mailsOf(world)).map((each) => each.split(':')[0]);

test('the next one is skipped, once however often it is sent: its draft is voided, and the one after comes on its day (money 23)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, to, days } = await running(world, hand);
  const subscriptionNow = () => world.stripe.subscriptions.retrieve(gift.subscriptionId ?? '');
  // It holds though Stripe cannot be told of it.
  await world.control({ action: 'fault', kind: '429', on: 'POST /v1/subscriptions/:id', share: 1 });
  expect(await sendPause(hand.ports, gift, 1)).toEqual({ kind: 'done' });
  expect(await sendPause(hand.ports, gift, 1)).toEqual({ kind: 'done' });
  await hand.drain();
  expect((await subscriptionNow()).metadata).toEqual({ standing_gift: gift.id });
  expect((await hand.ports.standingGifts.unnoted(gift.id)).map(({ kind }) => kind)).toEqual(['pause']);
  expect(await nextOf(world, gift.id)).toEqual(days[1]);
  await to(days[0]);
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'void', outcome: 'skipped' }]);
  await world.control({ action: 'faults-clear' });
  await world.control({ action: 'clock', advanceSeconds: day });
  await hand.drain();
  expect((await money(world, hand, gift)).charged).toEqual([500]);
  expect(await nextOf(world, gift.id)).toEqual(days[1]);
  const subscription = await subscriptionNow();
  expect(readNotes(subscription.metadata).notes).toMatchObject([
    { kind: 'pause', pausedFrom: days[0], pausedUntil: days[1] },
  ]);
  expect(await hand.ports.standingGifts.unnoted(gift.id)).toEqual([]);
  expect(subscription.pause_collection).toMatchObject({ behavior: 'keep_as_draft', resumes_at: null });
  await to(days[1]);
  expect((await money(world, hand, gift)).charged).toEqual([500, 500]);
  expect((await standingGift(world, gift.id)).paidUntil).toEqual(days[2]);
  expect(await kindsOf(world)).toEqual(['received', 'standing-paused', 'received']);
});

test('a pause leaves out what fails too, tells a week before it goes on by itself, and may be taken back before', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell, to, days } = await running(world, hand);
  await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 1 });
  await to(days[0]);
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'failing' }]);
  // Of the second and the third; what another page had named is none of the days any more.
  expect(
    await pauseStandingGift(hand.ports, {
      token: gift.token,
      day: days[0]?.toISOString() ?? '',
      until: days[1]?.toISOString() ?? '',
    }),
  ).toEqual({ kind: 'day-moved' });
  expect(await sendPause(hand.ports, gift, 2)).toEqual({ kind: 'done' });
  expect(await retryRenewal(hand.ports, gift.token)).toBe('not-failing');
  expect(await sendAmount(hand.ports, gift, { amountOther: '8' })).toEqual({ kind: 'changed' });
  await tell();
  // The new amount is charged first with the gift with which it goes on, and that is what its donor is told.
  const said = dateFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(days[3]);
  expect((await mailsOf(world)).at(-1)).toContain(`from ${said} on`);
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'void', outcome: 'skipped' }]);
  await to(days[1]);
  await to(days[2]);
  expect((await money(world, hand, gift)).charged).toEqual([500]);
  await to(days[3], -6 * 24 * 3600);
  expect((await kindsOf(world)).at(-1)).toBe('renewal-coming');
  await to(days[3]);
  expect((await money(world, hand, gift)).charged).toEqual([800, 500]);
  // Longer, and taken back while it is on: the next one is charged after all, what was left out stays so.
  expect(await sendPause(hand.ports, gift, 6)).toEqual({ kind: 'done' });
  await to(days[4]);
  expect(await sendResume(hand.ports, gift)).toEqual({ kind: 'done' });
  expect(await sendResume(hand.ports, gift)).toEqual({ kind: 'done' });
  expect(await nextOf(world, gift.id)).toEqual(days[5]);
  await tell();
  const { metadata } = await world.stripe.subscriptions.retrieve(gift.subscriptionId ?? '');
  const [second] = (await hand.ports.standingGifts.changes(gift.id)).slice(1);
  // The newest of each kind, beside what else stands there.
  expect(readNotes(metadata).notes).toMatchObject([
    { kind: 'resume', pausedFrom: days[4], pausedUntil: days[5] },
    { kind: 'amount', id: second?.id, amount: 800 },
  ]);
  expect(metadata['standing_gift']).toBe(gift.id);
  await to(days[5]);
  expect((await money(world, hand, gift)).charged).toEqual([800, 800, 500]);
  const outcomes = (await renewalsOf(hand, gift)).map(({ state, outcome }) => outcome ?? state);
  expect(outcomes).toEqual(['paid', 'skipped', 'paid', 'skipped', 'skipped', 'skipped']);
  expect((await hand.ports.standingGifts.changes(gift.id)).map(({ kind }) => kind)).toEqual([
    ...['pause', 'amount', 'pause', 'resume'],
  ]);
});

test('stopped while it is paused, it ends like any other, and nothing is charged when it would have gone on', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, tell, to, days } = await running(world, hand);
  expect(await sendPause(hand.ports, gift, 2)).toEqual({ kind: 'done' });
  await to(days[0]);
  expect(await stopStandingGift(hand.ports, gift.token)).toBe('stopped');
  await tell();
  expect((await standingGift(world, gift.id)).state).toBe('stopped');
  expect(await pauseStandingGift(hand.ports, { token: gift.token, day: '', until: '' })).toEqual({
    kind: 'not-active',
  });
  await world.control({ action: 'clock', advanceSeconds: 100 * day });
  await tell();
  expect((await money(world, hand, gift)).charged).toEqual([500]);
  expect((await kindsOf(world)).slice(-1)).toEqual(['standing-stopped']);
});
