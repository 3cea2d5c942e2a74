/** A database put back to an hour ago under a Stripe that went on: nothing moves twice, and what is sent again says so. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openBackups, type Deps } from '#app/deps.server.ts';
import { catchUp } from '#app/jobs/catch-up.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { decideStandingGift } from '#app/usecases/decide-standing-gift.ts';
import { enforceAppeals } from '#app/usecases/enforce-appeals.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { reconcile } from '#app/usecases/reconcile.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { undoAppealDecision } from '#app/usecases/undo-appeal-decision.ts';
import { undoDecision } from '#app/usecases/undo-decision.ts';
import { undoStandingGiftDecision } from '#app/usecases/undo-standing-gift-decision.ts';
import { checkReadiness } from '#app/usecases/check-readiness.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showDeskStatus } from '#app/usecases/show-desk-status.ts';
import { sendMail } from '#app/usecases/send-mail.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { renewalsOf } from '#tests/support/renewals.ts';
import { control, reopen } from '#tests/support/restored-world.ts';
import { atStripe, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import {
  accountOf,
  clientNamed,
  listed,
  openWorld,
  type IntentState,
  type World,
} from '#tests/support/world.ts';

async function moved(deps: Deps) {
  const { payment_intents: all } = await control<{ payment_intents: IntentState[] }>(deps, {
    action: 'state',
  });
  return all.map(({ status, booked }) => [status, booked.count]);
}

async function paid(world: World, name: string, card = '4242424242424242') {
  const donation = await world.give();
  await world.pay(donation, { name, email: `${name.replaceAll(' ', '.')}@example.org`, card });
  return donation;
}

const actor = { id: 'staff', name: 'Ada' };
const refusal = { decision: 'refuse', reason: 'is-listed-group', note: '', actor };
const clearance = { decision: 'clear', reason: 'private-person', note: '', actor };

test('a restored site writes down what Stripe did since, asks it for nothing until then, and marks what it mails again', async () => {
  await using world = await openWorld();
  const { env } = world.deps;
  const file = `${env.dataDir}/../backup-${String(process.pid)}.tar`;
  const first = byHand(world.deps.ports);
  const early = await paid(world, 'Early Bird');
  const held = await paid(world, listed.near);
  for (const { id } of [early, held]) await advanceDonation(world.deps.ports, id);
  await first.drain();
  // Stripe knows of these when the backup is made, and we do not yet.
  const captured = await paid(world, 'Captured Since');
  const waiting = await paid(world, 'Still Waiting');
  try {
    await openBackups(env).write(file, () => undefined);
    const decided = await decideDonation(world.deps.ports, {
      donationId: held.id,
      ...clearance,
    });
    expect(decided.kind).toBe('decided');
    await advanceDonation(world.deps.ports, captured.id);
    // Of this one the backup knows nothing at all.
    const later = await paid(world, 'Given Since');
    await world.control({ action: 'clock', advanceSeconds: 3600 });
    expect(await advanceDonation(world.deps.ports, held.id)).toMatchObject({ state: 'received' });
    const after = await moved(world.deps);
    await world.deps.stop();
    const outcome = await openBackups(env).restore(file, { replace: true });
    expect(outcome).toMatchObject({ kind: 'restored', localStripe: 'kept' });

    await using again = await reopen(world);
    expect(await checkReadiness(again.ports)).toMatchObject({ ready: true, catchingUp: { subjectsRead: 0 } });
    expect((await showDeskStatus(again.ports)).restore).not.toBeNull();
    await again.drain();
    // What Stripe has done is known again; what it was not asked for, it is not asked for now; nobody hears of anything.
    expect((await again.ports.donations.find(captured.id))?.state).toBe('received');
    expect((await again.ports.donations.find(waiting.id))?.state).toBe('authorised');
    expect(await moved(again.deps)).toEqual(after);
    const unsent = (await again.ports.mails.latest(10)).filter(({ sentAt }) => sentAt === null);
    expect(unsent.map(({ kind }) => kind)).toContain('received');
    for (const { id } of unsent) expect(await sendMail(again.ports, id)).toBe('not-due');
    expect(again.sent).toEqual([]);

    expect(await catchUp(again.ports)).toBe(true);
    // Nothing but the reading of every subject would have found this one before its deadline.
    expect((await again.ports.donations.find(held.id))?.state).toBe('received');
    expect(await moved(again.deps)).toEqual(after);
    expect(await checkReadiness(again.ports)).toMatchObject({ catchingUp: null });
    await control(again.deps, { action: 'clock', advanceSeconds: 60 });
    await again.drain();
    for (const { id } of [waiting, early, later])
      expect((await again.ports.donations.find(id))?.state).toBe('received');
    const received = again.sent.filter(({ subject }) => subject.includes('Received'));
    const copies = received.map(({ subject }) => subject.startsWith('COPY: '));
    expect(copies.toSorted()).toEqual([false, false, true, true]);
    expect(received[0]?.html).toContain('You may have had this message before');
    expect(received[0]?.text).toMatch(/^You may have had this message before/);
    expect(
      (await again.ports.ledger.totals()).find(({ account }) => account === 'card-holds')?.amountMinor ?? 0,
    ).toBe(0);
    expect(await catchUp(again.ports)).toBe(false);
  } finally {
    rmSync(file, { force: true });
  }
});

test('after a restore what the lost hour brought is as at Stripe, and decisions that it has not acted on are back in the queue', async () => {
  await using world = await openWorld();
  const { env, ports } = world.deps;
  const file = `${env.dataDir}/../backup-hour-${String(process.pid)}.tar`;
  const hand = byHand(ports);
  const renewed = await setUp(world, { name: 'Long Standing', email: 'long@example.org' });
  await hand.drain();
  await world.control({ action: 'clock', to: Math.floor((renewed.paidUntil?.getTime() ?? 0) / 1000) - 1200 });
  const undone = await paid(world, listed.near, cardNumber(1));
  // Another name, since its refusal teaches the lists.
  const carriedOut = await paid(world, 'Citizens for Northern Light Group', cardNumber(2));
  const standing = await setUp(world, { name: listed.near, email: 'near@example.org', card: cardNumber(3) });
  const cleared = await setUp(world, {
    ...{ name: 'Citizens for Northern Light Union', email: 'union@example.org', card: cardNumber(7) },
  });
  const appealed = await paid(world, listed.group, cardNumber(4));
  for (const { id } of [undone, carriedOut, appealed]) await advanceDonation(ports, id);
  const { token = '' } = (await ports.donations.lastScreening(appealed.id)) ?? {};
  await submitAppeal(ports, { token, statement: 'We sell sails.', email: '', client: clientNamed('appeal') });
  await hand.drain();
  // All of this is decided minutes before the backup, and none of it is in force.
  await decideDonation(ports, { donationId: undone.id, ...clearance });
  await decideDonation(ports, { donationId: carriedOut.id, ...refusal });
  for (const { id } of [standing, cleared]) {
    expect((await standingGift(world, id)).state).toBe('held');
    await decideStandingGift(ports, { standingGiftId: id, ...clearance });
  }
  const [appeal] = await ports.appeals.open(9);
  const appealId = appeal?.id ?? '';
  await decideAppeal(ports, { ...clearance, appealId, reason: 'same-name-only' });
  try {
    await openBackups(env).write(file, () => undefined);
    // Ada thinks better of one; another is carried out at Stripe, and so is what else the hour brings.
    await undoDecision(ports, { donationId: undone.id, actor });
    await undoStandingGiftDecision(ports, { standingGiftId: standing.id, actor });
    await undoAppealDecision(ports, appealId);
    const refused = await paid(world, listed.group, cardNumber(5));
    await advanceDonation(ports, refused.id);
    const begun = await setUp(
      world,
      { name: 'New Standing', email: 'new@example.org', card: cardNumber(6) },
      'year',
    );
    expect(begun.state).toBe('active');
    await world.control({ action: 'clock', advanceSeconds: 3600 });
    await hand.drain();
    expect((await world.donation(carriedOut.id)).state).toBe('refused');
    expect((await renewalsOf(hand, renewed)).map(({ state }) => state)).toEqual(['paid']);
    const { subscriptionId } = await standingGift(world, cleared.id);
    expect(subscriptionId).not.toBeNull();
    const before = await atStripe(world.stripe);
    await world.deps.stop();
    await openBackups(env).restore(file, { replace: true });

    await using again = await reopen(world);
    await again.drain();
    await enforceAppeals(again.ports);
    expect(await catchUp(again.ports)).toBe(true);
    for (let moments = 0; moments < 10; moments += 1) {
      await control(again.deps, { action: 'clock', advanceSeconds: 60 });
      await again.drain();
      await importBalance(again.ports);
      await enforceAppeals(again.ports);
    }
    const stateOf = async ({ id }: { readonly id: string }) => (await again.ports.donations.find(id))?.state;
    expect(await stateOf(undone)).toBe('held');
    expect(await again.ports.donations.find(carriedOut.id)).toMatchObject({
      ...{ state: 'refused', refusedBy: 'staff', decision: 'refuse' },
    });
    expect(await again.ports.donations.find(refused.id)).toMatchObject({
      ...{ state: 'refused', refusedBy: 'screening' },
    });
    const queue = await listQueue(again.ports);
    expect(queue.entries.map(({ kind }) => kind).toSorted()).toEqual(['appeal', 'donation', 'standing-gift']);
    expect((await again.ports.standingGifts.find(standing.id))?.state).toBe('held');
    expect(await again.ports.appeals.find(appealId)).toMatchObject({ decision: null, enforcedAt: null });
    expect(await again.ports.donations.review(undone.id)).toBeNull();
    // Nothing was asked of Stripe twice, and what bills there is here.
    expect(await again.ports.standingGifts.find(begun.id)).toMatchObject({
      ...{ state: 'active', interval: 'year', token: begun.token, amount: begun.amount },
      ...{ subscriptionId: begun.subscriptionId, paymentMethodId: begun.paymentMethodId },
    });
    expect(await again.ports.standingGifts.find(cleared.id)).toMatchObject({
      state: 'active',
      subscriptionId,
    });
    expect((await renewalsOf(again, renewed)).map(({ state }) => state)).toEqual(['paid']);
    expect(await atStripe(accountOf(again.deps))).toEqual(before);
    for (const { ledgerMinor, stripeMinor } of await compareBalance(again.ports))
      expect(ledgerMinor).toBe(stripeMinor);
    await reconcile(again.ports, { cause: 'hourly' });
    expect(await again.ports.reconciliations.listOpen(9)).toEqual([]);
    // Each was told again of what the backup did not know, with a word of excuse, and once.
    const subjects = again.sent.map(({ recipient, subject }) => `${recipient} ${subject}`);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects.filter((each) => !each.includes('COPY: '))).toEqual([]);
  } finally {
    rmSync(file, { force: true });
  }
});
