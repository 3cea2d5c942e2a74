/** Twelve months of a standing gift by the clock, and what may go wrong in any of them. */
import { expect, test } from 'vitest';
import { advance } from '#app/usecases/advance.ts';
import { renewalSubject } from '#app/domain/subject.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { listening, money, renewalsOf, toNextRenewal } from '#tests/support/renewals.ts';
import { setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { openWorld } from '#tests/support/world.ts';

test('twelve monthly renewals by the clock: twelve charges, each screened before, and twelve donations with their mails', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const tell = listening(world, hand);
  const gift = await setUp(world);
  await tell();
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
  const { paidUntil } = await standingGift(world, gift.id);
  expect(paidUntil?.getTime()).toBe(renewals[0]?.periodEndsAt.getTime());
  // Looked at again, nothing more happens.
  await advance(hand.ports, renewalSubject(renewals[0]?.id ?? ''));
  expect((await money(world, hand, gift)).charged).toEqual(all);
});
