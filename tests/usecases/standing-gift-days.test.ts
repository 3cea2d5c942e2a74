/** Gifts that donors have charged on a day of their own, by the clock. */
import { expect, test } from 'vitest';
import { dueAtThen, type GiftChange } from '#app/domain/standing-gift/changes.ts';
import { daysOffered, type DayOffered } from '#app/domain/standing-gift/gift-day.ts';
import { nextGiftAt } from '#app/domain/standing-gift/donor-status.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { changeDay } from '#app/usecases/change-day.ts';
import { pauseStandingGift } from '#app/usecases/pause-standing-gift.ts';
import { showStandingTerms } from '#app/usecases/show-standing-terms.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { sendDay, termsOf } from '#tests/support/gift-changes.ts';
import { day } from '#tests/support/received-gift.ts';
import { listening, listName, money, renewalsOf } from '#tests/support/renewals.ts';
import { mailsOf, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const hour = 3600;

async function running(world: World, hand: ByHand, payer = {}, interval = 'month') {
  const tell = listening(world, hand);
  const gift = await setUp(world, payer, interval);
  await tell();
  const pass = (at: Date | undefined, seconds = 2 * hour) =>
    world.control({ action: 'clock', to: Math.floor((at?.getTime() ?? 0) / 1000) + seconds });
  const to = async (at: Date | undefined, seconds?: number) => {
    await pass(at, seconds);
    await tell();
  };
  return { gift, tell, pass, to };
}

/** About so many days after Stripe's own. */
async function offeredAfter({ ports }: ByHand, gift: StandingGift, days: number): Promise<DayOffered> {
  const { undrafted, anchorAt } = await termsOf(ports, gift);
  const offered = daysOffered(
    anchorAt,
    undrafted.map(({ periodStartsAt }) => periodStartsAt),
  )[days];
  if (!offered) throw new Error('no such day');
  return offered;
}

const nextOf = async (world: World, id: string) =>
  nextGiftAt(await standingGift(world, id), world.deps.ports.clock.now());

const chargedOf = async (world: World, hand: ByHand, gift: StandingGift) =>
  (await money(world, hand, gift)).charged.length;

test('another day holds from the next gift that is not drafted: each waits for it unscreened, is screened and charged on it, and refused where its payer has become political meanwhile', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  let isOld = false;
  const registry = {
    ...ports.registry,
    current: () => (isOld ? { status: 'stale' as const, index: null } : ports.registry.current()),
  };
  const hand = byHand(ports, { registry });
  const name = 'Robin Reader';
  const { gift, tell, pass, to } = await running(world, hand, { name });
  const screenings = async () =>
    ((await ports.standingGifts.file(gift.id))?.screenings ?? []).filter(({ stage }) => stage === 'renewal');
  const [p0, p1, p2, p3] = (await termsOf(hand.ports, gift)).dueDays;
  // Drafted at Stripe, and nobody here has heard of it: it keeps its day.
  await pass(p0);
  const first = await offeredAfter(hand, gift, 10);
  expect(await sendDay(hand.ports, gift, first.value)).toEqual({ kind: 'changed' });
  expect(await sendDay(hand.ports, gift, first.value)).toEqual({ kind: 'changed' });
  await tell();
  expect(await chargedOf(world, hand, gift)).toBe(2);
  const [d1, , wouldBe] = first.dueAt;
  expect((d1?.getTime() ?? 0) - (p1?.getTime() ?? 0)).toBeGreaterThan(8 * day * 1000);
  expect(await nextOf(world, gift.id)).toEqual(d1);

  await to(p1);
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'draft', dueAt: d1, holdReasons: [] }, {}]);
  const second = await offeredAfter(hand, gift, 25);
  const day0 = (await termsOf(hand.ports, gift)).undrafted[0].dueAt.toISOString();
  const send = (to: string, said = day0) => changeDay(hand.ports, { token: gift.token, day: said, to });
  expect(await send('32')).toEqual({ kind: 'no-day' });
  expect(await send(second.value, p1?.toISOString())).toEqual({ kind: 'day-moved' });
  expect(await send(second.value)).toEqual({ kind: 'changed' });
  const [d2, d3] = second.dueAt;
  expect(await nextOf(world, gift.id)).toEqual(d1);
  expect(await showStandingTerms(hand.ports, gift.token)).toMatchObject({ drafted: d1, dayFrom: d2 });
  await to(d1, -hour);
  expect(await screenings()).toHaveLength(1);
  expect(await chargedOf(world, hand, gift)).toBe(2);
  await to(d1);
  expect(await chargedOf(world, hand, gift)).toBe(3);
  expect((await mailsOf(world)).filter((each) => each.startsWith('standing-day'))).toHaveLength(2);

  // It could not be screened until the next one was drafted, and is charged before that is due.
  isOld = true;
  await to(p2);
  await to(d2);
  expect(await renewalsOf(hand, gift)).toMatchObject([
    { state: 'draft', holdReasons: ['cannot-screen'] },
    {},
    {},
  ]);
  await to(p3);
  isOld = false;
  await tell();
  expect(await chargedOf(world, hand, gift)).toBe(4);
  expect(await renewalsOf(hand, gift)).toMatchObject([
    { state: 'draft', dueAt: d3 },
    { state: 'paid' },
    {},
    {},
  ]);
  expect(await nextOf(world, gift.id)).toEqual(d3);

  await listName(hand.ports, name);
  await to(d3, -hour);
  expect((await standingGift(world, gift.id)).state).toBe('active');
  await to(d3);
  expect((await renewalsOf(hand, gift))[0]).toMatchObject({ state: 'void', outcome: 'refused' });
  expect((await standingGift(world, gift.id)).state).toBe('refused');
  expect(await chargedOf(world, hand, gift)).toBe(4);
  // On its day each, but for the one that had to wait for newer lists.
  const late = (await screenings()).map(({ createdAt }, index) => {
    const due = [p0, d1, p3, d3][index];
    return due && createdAt >= due && createdAt.getTime() - due.getTime() < 3 * hour * 1000;
  });
  expect(late).toEqual([true, true, true, true]);
  // What was told stays as it was told, whatever was chosen since.
  const changes = await hand.ports.standingGifts.changes(gift.id);
  expect(changes.map((each: GiftChange) => dueAtThen(changes, each, each.holdsFrom))).toEqual([d1, d2]);
  expect(wouldBe).not.toEqual(d3);
});

test('a yearly gift on another day is told of a week before that day; the next one is skipped while it waits for it, and the usual day comes back', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const { gift, to } = await running(world, hand, {}, 'year');
  const chosen = await offeredAfter(hand, gift, 20);
  const [d0, d1] = chosen.dueAt;
  const [p0, p1] = (await termsOf(hand.ports, gift)).dueDays;
  expect(await sendDay(hand.ports, gift, chosen.value)).toEqual({ kind: 'changed' });
  const coming = async () =>
    (await mailsOf(world)).filter((each) => each.startsWith('renewal-coming')).length;
  await to(p0);
  expect(await coming()).toBe(0);
  await to(d0, -6 * 24 * hour);
  expect(await coming()).toBe(1);
  const skip = { token: gift.token, ...{ day: d0?.toISOString() ?? '', until: d1?.toISOString() ?? '' } };
  expect(await pauseStandingGift(hand.ports, skip)).toEqual({ kind: 'done' });
  expect(await pauseStandingGift(hand.ports, skip)).toEqual({ kind: 'done' });
  expect(await nextOf(world, gift.id)).toEqual(d1);
  await to(d0);
  expect(await renewalsOf(hand, gift)).toMatchObject([{ state: 'void', outcome: 'skipped' }]);
  expect(await sendDay(hand.ports, gift, 'usual')).toEqual({ kind: 'changed' });
  expect(await nextOf(world, gift.id)).toEqual(p1);
  expect(await sendDay(hand.ports, gift, chosen.value)).toEqual({ kind: 'changed' });
  await to(p1);
  expect(await chargedOf(world, hand, gift)).toBe(1);
  await to(d1, -6 * 24 * hour);
  expect(await coming()).toBe(2);
  await to(d1);
  expect(await chargedOf(world, hand, gift)).toBe(2);
});
