/** A database put back to an hour ago under a Stripe that went on: nothing moves twice, and what is sent again says so. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildDeps, openBackups, type Deps } from '#app/deps.server.ts';
import type { Ports } from '#app/ports.ts';
import { catchUp } from '#app/jobs/catch-up.ts';
import { checkReadiness } from '#app/usecases/check-readiness.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { sendMail } from '#app/usecases/send-mail.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { listed, openWorld, type IntentState, type World } from '#tests/support/world.ts';

type Sent = Parameters<Ports['mailer']['send']>[0];

/** A second process on the world's data, with its mails in a list. */
async function reopen(world: World) {
  const deps = await buildDeps(world.deps.env);
  const sent: Sent[] = [];
  const mailer: Ports['mailer'] = {
    send: (mail) => {
      sent.push(mail);
      return Promise.resolve(null);
    },
  };
  return { deps, sent, ...byHand(deps.ports, { mailer }), [Symbol.asyncDispose]: () => deps.stop() };
}

/** One request to the local Stripe's control, in whichever process. */
async function control<T>({ env, sandbox }: Deps, action: Record<string, unknown>): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(action);
  const request = new Request(`${env.siteUrl}/sandbox/control`, { method: 'POST', headers, body });
  return (await (await sandbox?.fetch(request))?.json()) as T;
}

async function moved(deps: Deps) {
  const { payment_intents: all } = await control<{ payment_intents: IntentState[] }>(deps, {
    action: 'state',
  });
  return all.map(({ status, booked }) => [status, booked.count]);
}

async function paid(world: World, name: string) {
  const donation = await world.give();
  await world.pay(donation, { name, email: `${name.replaceAll(' ', '.')}@example.org` });
  return donation;
}

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
      actor: { id: 'staff', name: 'Ada' },
      decision: 'clear',
      reason: 'private-person',
      note: '',
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
    expect((await listQueue(again.ports)).restore).not.toBeNull();
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
