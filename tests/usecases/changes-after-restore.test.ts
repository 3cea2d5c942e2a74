/** What donors changed, began and ended in the hour that a restore loses: Stripe remembers it, and it holds before anything is charged. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openBackups } from '#app/deps.server.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { renewalSubject, standingGiftSubject } from '#app/domain/subject.ts';
import { catchUp } from '#app/jobs/catch-up.ts';
import { advance } from '#app/usecases/advance.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { decideStandingGift } from '#app/usecases/decide-standing-gift.ts';
import { reconcile } from '#app/usecases/reconcile.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { sendAmount, sendDay, sendPause, sendResume } from '#tests/support/gift-changes.ts';
import { day } from '#tests/support/received-gift.ts';
import { listName, renewalsOf } from '#tests/support/renewals.ts';
import { control, reopen } from '#tests/support/restored-world.ts';
import { began, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { listed, openWorld } from '#tests/support/world.ts';

const clearance = {
  ...{ decision: 'clear', reason: 'private-person', note: '' },
  actor: { id: 'staff', name: 'Ada' },
} as const;

/** What became of each of its renewals, the newest first, and what it asked for. */
const became = async (hand: ByHand, gift: StandingGift) =>
  (await renewalsOf(hand, gift)).map(({ state, outcome, amount }) => [outcome ?? state, amount.amountMinor]);

test('a pause, its end, another amount, another day, a stop and a first payment of the lost hour are known again after a restore, before anything is charged', async () => {
  await using world = await openWorld();
  const { env, ports } = world.deps;
  const file = `${env.dataDir}/../backup-changes-${String(process.pid)}.tar`;
  const hand = byHand(ports);
  const payer = (name: string, card: number) => ({
    ...{ name, email: `${name.toLowerCase()}@example.org`, card: cardNumber(card) },
  });
  const paused = await setUp(world, payer('Paula', 1));
  const resumed = await setUp(world, payer('Renata', 2));
  const repriced = await setUp(world, payer('Amy', 3));
  const stopped = await setUp(world, payer('Stella', 4));
  const edited = await setUp(world, payer('Edith', 5));
  const moved = await setUp(world, payer('Dora', 10));
  await hand.drain();
  const dueAt = Math.floor((paused.paidUntil?.getTime() ?? 0) / 1000);
  await world.control({ action: 'clock', to: dueAt - 1200 });
  expect(await sendPause(hand.ports, resumed, 3)).toEqual({ kind: 'done' });
  await hand.drain();
  const begun = await began(world, payer('Bea', 6));
  // These wait for staff, and begin in the lost hour.
  const [waiting, relisted, brief] = [
    await setUp(world, { ...payer('Wanda', 7), name: listed.near }),
    await setUp(world, { ...payer('Polly', 8), name: `${listed.similar} Union` }),
    await setUp(world, { ...payer('Brie', 9), name: `${listed.similar} Guild` }),
  ];
  try {
    await openBackups(env).write(file, () => undefined);
    await advance(hand.ports, standingGiftSubject(begun.id));
    // Its renewal is a month away, of which the backup does not even know that it starts.
    expect(await sendPause(hand.ports, begun, 1)).toEqual({ kind: 'done' });
    for (const gift of [paused, edited])
      expect(await sendPause(hand.ports, gift, 1)).toEqual({ kind: 'done' });
    expect(await sendResume(hand.ports, resumed)).toEqual({ kind: 'done' });
    // Too late for the next one, so Stripe is not asked yet.
    expect(await sendAmount(hand.ports, repriced, { amountOther: '8' })).toEqual({ kind: 'changed' });
    // Ten days later, or twenty where the month ends before.
    const usual = moved.paidUntil?.getUTCDate() ?? 0;
    const other = String(usual > 15 ? usual - 10 : usual + 10);
    expect(await sendDay(hand.ports, moved, other)).toEqual({ kind: 'changed' });
    expect(await stopStandingGift(hand.ports, stopped.token)).toBe('stopped');
    await hand.drain();
    await world.stripe.subscriptions.update(edited.subscriptionId ?? '', {
      metadata: { pause_change: '{"kind":"pause","pausedUntil":"9999-01-01"}' },
    });
    for (const { id: standingGiftId } of [waiting, relisted, brief])
      await decideStandingGift(hand.ports, { standingGiftId, ...clearance });
    await world.control({ action: 'clock', advanceSeconds: 301 });
    await hand.drain();
    expect(await stopStandingGift(hand.ports, brief.token)).toBe('stopped');
    await hand.drain();
    const changed = [paused, resumed, repriced, begun, moved];
    const changes = await Promise.all(changed.map(({ id }) => ports.standingGifts.changes(id)));
    await world.deps.stop();
    await openBackups(env).restore(file, { replace: true });

    await using again = await reopen(world);
    // Nobody here knows that it began when its donor stops it, or when the lists have learned who gave.
    expect(await stopStandingGift(again.ports, waiting.token)).toBe('stopped');
    await listName(again.ports, `${listed.similar} Union`);
    await control(again.deps, { action: 'clock', to: dueAt + 1800 });
    await again.drain();
    expect(await catchUp(again.ports)).toBe(true);
    expect(await Promise.all(changed.map(({ id }) => again.ports.standingGifts.changes(id)))).toEqual(
      changes,
    );
    const settle = async () => {
      for (let moments = 0; moments < 4; moments += 1) {
        await control(again.deps, { action: 'clock', advanceSeconds: 60 });
        await again.drain();
      }
    };
    await settle();
    expect(await became(again, paused)).toEqual([['skipped', 500]]);
    expect(await became(again, resumed)).toEqual([['paid', 500]]);
    expect(await became(again, repriced)).toEqual([['paid', 500]]);
    expect(await became(again, moved)).toEqual([['draft', 500]]);
    expect((await again.ports.standingGifts.find(stopped.id))?.state).toBe('stopped');
    // What each had paid is here, with its receipt, or for staff to return.
    for (const [{ id }, state] of [
      [waiting, 'stopped'],
      [relisted, 'refused'],
      [brief, 'stopped'],
    ] as const) {
      const { gift, payments } = (await again.ports.standingGifts.file(id)) ?? {};
      expect(gift).toMatchObject({ state, startedAt: expect.any(Date) as Date });
      const [payment] = payments ?? [];
      expect(await again.ports.donations.find(payment?.donationId ?? '')).toMatchObject({
        state: 'received',
        paymentIntentId: expect.any(String) as string,
      });
    }
    expect((await again.ports.standingGifts.earlierOpen(9)).map(({ id }) => id)).toEqual([relisted.id]);
    // What cannot be read is left alone, and shown.
    expect(await became(again, edited)).toEqual([['paid', 500]]);
    for (const { ledgerMinor, stripeMinor } of await compareBalance(again.ports))
      expect(ledgerMinor).toBe(stripeMinor);
    await reconcile(again.ports, { cause: 'hourly' });
    expect(await again.ports.reconciliations.listOpen(9)).toMatchObject([
      { kind: 'subscription-note-odd', objectId: edited.subscriptionId },
    ]);
    // Each was told again of what they had changed, with a word of excuse, and once.
    const told = again.sent.map(({ recipient, subject }) => `${recipient} ${subject}`);
    expect(new Set(told).size).toBe(told.length);
    const ofHour = told.filter((each) => each.includes('COPY: '));
    for (const name of ['paula', 'renata', 'amy', 'bea', 'stella', 'dora', 'brie'])
      expect(ofHour.filter((each) => each.startsWith(name))).not.toEqual([]);
    await control(again.deps, { action: 'clock', advanceSeconds: 32 * day });
    await settle();
    expect(await became(again, paused)).toEqual([
      ['paid', 500],
      ['skipped', 500],
    ]);
    expect(await became(again, resumed)).toEqual([
      ['paid', 500],
      ['paid', 500],
    ]);
    expect(await became(again, repriced)).toEqual([
      ['paid', 800],
      ['paid', 500],
    ]);
    expect(await became(again, begun)).toEqual([['skipped', 500]]);
    expect(await became(again, moved)).toEqual([
      ['draft', 500],
      ['paid', 500],
    ]);
  } finally {
    rmSync(file, { force: true });
  }
});

test('a gift that could not be read while the site caught up takes in what was changed at its first look that succeeds, and is not charged before', async () => {
  await using world = await openWorld();
  const { env, ports } = world.deps;
  const file = `${env.dataDir}/../backup-late-${String(process.pid)}.tar`;
  const stale = { ...ports.registry, current: () => ({ status: 'stale' as const, index: null }) };
  const hand = byHand({ ...ports, registry: stale });
  const gift = await setUp(world, { name: 'Lena', email: 'lena@example.org', card: cardNumber(1) });
  await byHand(ports).drain();
  const dueAt = Math.floor((await standingGift(world, gift.id)).paidUntil?.getTime() ?? 0) / 1000;
  // Its renewal waits for lists.
  await world.control({ action: 'clock', to: dueAt + 1800 });
  await hand.drain();
  expect(await became(hand, gift)).toEqual([['draft', 500]]);
  try {
    await openBackups(env).write(file, () => undefined);
    expect(await sendPause(hand.ports, gift, 1)).toEqual({ kind: 'done' });
    // Stripe is told, and the draft is not voided yet.
    await advance(hand.ports, standingGiftSubject(gift.id));
    const changes = await hand.ports.standingGifts.changes(gift.id);
    expect(changes).toHaveLength(1);
    await world.deps.stop();
    await openBackups(env).restore(file, { replace: true });

    await using again = await reopen(world);
    const cards = () => Promise.reject(new Error('this one cannot be read'));
    const customers = { ...again.ports.customers, cards };
    expect(await catchUp({ ...again.ports, customers })).toBe(true);
    expect(await again.ports.standingGifts.changes(gift.id)).toEqual([]);
    // The draft comes before it when Stripe answers again.
    await control(again.deps, { action: 'clock', advanceSeconds: 60 });
    for (const { id } of await renewalsOf(again, gift)) await advance(again.ports, renewalSubject(id));
    expect(await became(again, gift)).toEqual([['draft', 500]]);
    await again.drain();
    expect(await again.ports.standingGifts.changes(gift.id)).toEqual(changes);
    expect(await became(again, gift)).toEqual([['skipped', 500]]);
  } finally {
    rmSync(file, { force: true });
  }
});
