/** M13 and M17: what keeps failing is tried ever less often, and a person sees it; what is not understood is counted. */
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Ports } from '#app/ports.ts';
import { loader as giftPage } from '#app/routes/donations.$token.tsx';
import { LateWork } from '#app/ui/desk/late-work.tsx';
import { donationSubject, subjectFrom } from '#app/domain/subject.ts';
import { advance } from '#app/usecases/advance.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { checkReadiness } from '#app/usecases/check-readiness.ts';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { dispatchDue } from '#app/usecases/dispatch-due.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';
import { enforceAppeals } from '#app/usecases/enforce-appeals.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { showDeskStatus } from '#app/usecases/show-desk-status.ts';
import { rescreenPast } from '#app/usecases/rescreen-past.ts';
import { sendMail } from '#app/usecases/send-mail.ts';
import { showLateWork } from '#app/usecases/show-late-work.ts';
import { startRescreening } from '#app/usecases/start-rescreening.ts';
import { argsFor } from '#tests/routes/call-route.ts';
import { clientNamed, listed, openWorld, type World } from '#tests/support/world.ts';

const minute = 60;
const hour = 60 * minute;

/** Ports whose jobs run at once, whose log is kept, and which stand on the world's otherwise. */
function atOnce(world: World, changes: Partial<Ports> = {}): { ports: Ports; logged: string[] } {
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const ports: Ports = {
    ...world.deps.ports,
    log: { info: note, warn: note, error: note },
    ...changes,
    jobs: {
      send: async (name, id) => {
        if (name === 'advance') await advance(ports, subjectFrom(id)).catch(() => null);
      },
    },
  };
  return { ports, logged };
}

const after = (world: World, seconds: number) => world.control({ action: 'clock', advanceSeconds: seconds });

async function paid(world: World, payer: Parameters<World['pay']>[1] = {}): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation, payer);
  return donation;
}

/** Everything by which the app asks for a donation, again and again, for a day. */
async function aDayOf(world: World, ports: Ports, donation: Donation): Promise<void> {
  const stepSeconds = 3 * minute;
  for (let passed = 0; passed < 24 * hour; passed += stepSeconds) {
    await after(world, stepSeconds);
    await dispatchEvents(ports);
    await dispatchDue(ports);
    await advanceDonation(ports, donation.id).catch(() => null);
  }
}

test('a capture that Stripe keeps refusing is asked for some forty times a day under two keys, and reader, desk and readyz say that it is late', async () => {
  await using world = await openWorld();
  const { payments } = world.deps.ports;
  const keys: string[] = [];
  const { ports } = atOnce(world, {
    payments: {
      ...payments,
      capture: (id, key) => {
        keys.push(key);
        return payments.capture(id, key);
      },
    },
  });
  const donation = await paid(world);
  for (const event of await world.events()) await world.deliver(event);
  await world.control({ action: 'fault', on: 'capture', kind: '429', times: 1000 });
  const shown = () =>
    giftPage(argsFor({ ...world.deps, ports }, '/donations/x', { params: { token: donation.token } }));
  await dispatchEvents(ports);
  expect(await shown()).toMatchObject({ status: 'taking', isLate: false });
  expect((await checkReadiness(ports)).late).toEqual([]);

  await aDayOf(world, ports, donation);
  expect(keys.length).toBeGreaterThan(25);
  expect(keys.length).toBeLessThan(60);
  expect(new Set(keys).size).toBe(2);
  expect(await shown()).toMatchObject({ status: 'taking', isLate: true });
  const { ready, late } = await checkReadiness(ports);
  expect(ready).toBe(true);
  expect(late).toContainEqual({
    kind: 'donation',
    count: 1,
    oldestAgeSeconds: expect.any(Number) as number,
  });
  const work = await showLateWork(ports);
  expect(work.work.find(({ kind }) => kind === 'donation')).toMatchObject({
    id: donation.id,
    failureCount: keys.length,
    failureCode: expect.stringContaining('capture unanswered') as string,
  });
  expect((await showDeskStatus(ports)).lateCount).toBeGreaterThan(0);
  const place = { locale: 'en', timeZone: 'UTC' };
  const page = renderToStaticMarkup(createElement(LateWork, { shown: work, now: ports.clock.now(), place }));
  expect(page).toContain(`href="/desk/donations/${donation.id}"`);
  expect(page).toContain('capture unanswered');

  // It ends as soon as Stripe takes it, and nothing is left of the failures.
  await world.control({ action: 'faults-clear' });
  await after(world, hour);
  await dispatchDue(ports);
  expect((await world.donation(donation.id)).state).toBe('received');
  expect(await ports.work.find(donationSubject(donation.id))).toMatchObject({
    ...{ failureCount: 0, failureCode: null, dueSince: null },
  });
  expect((await checkReadiness(ports)).late?.filter(({ kind }) => kind !== 'mail')).toEqual([]);
  await world.assertLedgerAgrees();
}, 240_000);

test('after a failure that Stripe keeps, its state is read before a new key is taken', async () => {
  await using world = await openWorld();
  const { checkouts, payments } = world.deps.ports;
  const asked: string[] = [];
  const { ports } = atOnce(world, {
    checkouts: {
      ...checkouts,
      read: (id) => {
        asked.push('read');
        return checkouts.read(id);
      },
    },
    payments: {
      ...payments,
      capture: (id, key) => {
        asked.push(key);
        return payments.capture(id, key);
      },
    },
  });
  const donation = await paid(world);
  await world.control({ action: 'fault', on: 'capture', kind: '500-stored', times: 3 });
  await expect(advanceDonation(ports, donation.id)).rejects.toThrow('leaves it as it was');
  await world.control({ action: 'faults-clear' });
  await after(world, 10);
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'received' });
  const [look, first, again, before, second] = asked;
  expect([look, again, before]).toEqual(['read', 'read', 'read']);
  expect(first).toBe(`donation/${donation.id}-capture`);
  expect(second).not.toBe(first);
  await world.assertLedgerAgrees();
}, 60_000);

test('a capture whose answer was lost is found by the next check, and asked for no second time', async () => {
  await using world = await openWorld();
  const { ports } = atOnce(world);
  const donation = await paid(world);
  await world.control({ action: 'fault', on: 'capture', kind: 'cut-after', times: 3 });
  await advanceDonation(ports, donation.id).catch(() => null);
  await world.control({ action: 'faults-clear' });
  await after(world, 10);
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'received' });
  expect((await world.intents()).map(({ booked }) => booked.count)).toEqual([1]);
  await world.assertLedgerAgrees();
}, 60_000);

test('a donation whose screening throws is held, screened again ever less often, and released at its deadline', async () => {
  await using world = await openWorld();
  let screened = 0;
  const broken = world.deps.ports.registry;
  const { ports } = atOnce(world, {
    registry: {
      ...broken,
      current: () => ({
        status: 'ready',
        get index(): never {
          screened += 1;
          throw new TypeError('a fault in the screening');
        },
      }),
    },
  });
  const donation = await paid(world);
  await advanceDonation(ports, donation.id).catch(() => null);
  expect(await world.donation(donation.id)).toMatchObject({ state: 'held', holdReasons: ['cannot-screen'] });
  await aDayOf(world, ports, donation);
  expect(screened).toBeLessThan(80);
  const { state } = await world.donation(donation.id);
  const work = await ports.work.find(donationSubject(donation.id));
  expect([state, work?.failureCode]).toEqual(['held', 'TypeError']);
  expect((await checkReadiness({ ...ports, registry: broken })).late).toContainEqual(
    expect.objectContaining({ kind: 'donation', count: 1 }),
  );
  for (let days = 0; days < 6; days += 1) {
    await after(world, 24 * hour);
    await dispatchDue(ports);
  }
  expect((await world.donation(donation.id)).state).toBe('lapsed');
  await world.assertLedgerAgrees();
}, 240_000);

test('an appeal that cannot be carried out waits longer each time, and keeps no other from its turn', async () => {
  await using world = await openWorld();
  const refused = await world.start({ organisation: listed.group });
  if (refused.kind !== 'refused') throw new Error(refused.kind);
  let tries = 0;
  const { ports } = atOnce(world, {
    commit: () => {
      tries += 1;
      return Promise.reject(new RangeError('broken'));
    },
  });
  await submitAppeal(ports, {
    token: refused.appealToken,
    statement: '',
    email: '',
    client: clientNamed('a'),
  });
  const [appeal] = await ports.appeals.open(1);
  await decideAppeal(ports, {
    ...{ appealId: appeal?.id ?? '', decision: 'clear', reason: 'same-name-only', note: '' },
    actor: { id: 'staff-1', name: 'Ada Reviewer' },
  });
  await after(world, 6 * minute);
  for (let minutes = 0; minutes < 60; minutes += 1) {
    await enforceAppeals(ports);
    await enforceAppeals(ports);
    await after(world, minute);
  }
  expect(tries).toBeGreaterThan(4);
  expect(tries).toBeLessThan(15);
  const work = await showLateWork(ports);
  expect(work.work).toContainEqual(
    expect.objectContaining({
      kind: 'appeal',
      id: appeal?.id,
      failureCount: tries,
      failureCode: 'RangeError',
    }),
  );
  await after(world, hour);
  expect(await enforceAppeals({ ...ports, commit: world.deps.ports.commit })).toBe(1);
  expect((await showLateWork(ports)).work.filter(({ kind }) => kind === 'appeal')).toEqual([]);
}, 60_000);

test('an event of ours that is not understood is logged and counted, once, and shown at the desk (M17)', async () => {
  await using world = await openWorld();
  const { ports, logged } = atOnce(world);
  const donation = await paid(world);
  await advanceDonation(ports, donation.id);
  const { paymentIntentId } = await world.donation(donation.id);
  const at = ports.clock.now();
  const event = { topic: 'donation', objectId: 'x', owner: 'others' } as const;
  const body = Buffer.from('{}');
  const hints = { object: 'review' };
  const review = {
    ...{ ...event, id: 'evt_review', type: 'review.opened', owner: 'unsaid' as const },
    hints: { ...hints, paymentIntent: paymentIntentId ?? undefined },
  };
  const foreign = { ...event, id: 'evt_foreign', type: 'review.opened', hints };
  for (const each of [review, foreign]) await ports.events.store(each, body, at);
  await dispatchEvents(ports);
  await dispatchEvents(ports);
  expect(logged.filter((line) => line.startsWith('an event of ours is not understood'))).toHaveLength(1);
  expect((await checkReadiness(ports)).eventsNotUnderstood).toBe(1);
  const { events } = await showLateWork(ports);
  expect([events.notUnderstood, events.dead]).toEqual([1, 0]);
  expect(events.newest).toMatchObject([
    { id: 'evt_review', outcome: 'not-understood', subject: donationSubject(donation.id) },
  ]);
  expect((await ports.eventJournal.find('evt_foreign'))?.outcome).toBe('foreign');
  expect(await ports.events.oldestWaiting()).toBeNull();
}, 60_000);

test('a look at past donations that fails is asked for ever less often, and goes on where it came to', async () => {
  await using world = await openWorld();
  const real = world.deps.ports;
  let looks = 0;
  const { ports } = atOnce(world, {
    donations: {
      ...real.donations,
      past: () => {
        looks += 1;
        return Promise.reject(new TypeError('broken'));
      },
    },
  });
  const sent: string[] = [];
  const jobs = { send: async (_name: string, id: string) => void sent.push(id) };
  const sweep = async () => {
    await startRescreening({ ...ports, jobs });
    for (const id of sent.splice(0)) await rescreenPast(ports, id).catch(() => null);
  };
  for (let minutes = 0; minutes < 60; minutes += 1) {
    await sweep();
    await sweep();
    await after(world, minute);
  }
  expect(looks).toBeGreaterThan(4);
  expect(looks).toBeLessThan(15);
  expect((await showLateWork(ports)).work).toContainEqual(
    expect.objectContaining({ kind: 'rescreening', failureCount: looks, failureCode: 'TypeError' }),
  );
  const [run] = await ports.rescreenings.latest(1);
  expect(await rescreenPast(real, run?.id ?? '')).toBe('finished');
  expect(await ports.rescreenings.find(run?.id ?? '')).toMatchObject({ failureCount: 0, retryAt: null });
}, 60_000);

test('a mail that the server does not take is late after ten minutes, with the server’s code and without its words', async () => {
  await using world = await openWorld();
  const { ports } = atOnce(world, {
    mailer: {
      send: ({ recipient }) =>
        Promise.reject(
          Object.assign(new Error(`550 no such user ${recipient}`), { code: 'EENVELOPE', responseCode: 550 }),
        ),
    },
  });
  const donation = await paid(world);
  await advanceDonation(ports, donation.id);
  const [mail] = await ports.mails.latest(1);
  await sendMail(ports, mail?.id ?? '').catch(() => null);
  expect((await showLateWork(ports)).work).toEqual([]);
  await after(world, 11 * minute);
  expect((await showLateWork(ports)).work).toEqual([
    expect.objectContaining({ kind: 'mail', failureCount: 1, failureCode: 'Error EENVELOPE 550' }),
  ]);
}, 60_000);
