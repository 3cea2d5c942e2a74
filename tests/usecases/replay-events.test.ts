/** Events acted on again, and by several processes at once: nothing moves twice, and Stripe is asked once for each. */
import { expect, test } from 'vitest';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { subjectFrom } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import { advance } from '#app/usecases/advance.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';
import { replayEvents } from '#app/usecases/replay-events.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { differences, dump, openRows } from '#tests/support/table-dump.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Admin' };

const all = { outcome: null, type: null, topic: null };

async function paid(world: World, number: number, name = 'Robin Reader'): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation, { name, email: `${donation.id}@example.org`, card: cardNumber(number) });
  return donation;
}

test('replaying everything sends no mail, moves no money and writes nothing but the journal (money 64)', async () => {
  await using world = await openWorld();
  const { ports, drain } = byHand(world.deps.ports);
  await paid(world, 1);
  await paid(world, 2, listed.group);
  await paid(world, 3, listed.near);
  const refunded = await paid(world, 4);
  for (const event of await world.events()) await world.deliver(event);
  await drain();
  const { paymentIntentId } = await world.donation(refunded.id);
  await world.stripe.refunds.create({ payment_intent: paymentIntentId ?? '', amount: 100 });
  for (const event of await world.events()) await world.deliver(event);
  await drain();
  await using rows = openRows(world);
  const [tables, atStripe, journal] = [
    await dump(rows.db),
    await world.events(),
    await ports.eventJournal.list(all, null, 500),
  ];
  expect(new Set(journal.map(({ outcome }) => outcome))).toEqual(new Set(['acted']));

  const replayed = await replayEvents(ports, { which: { filter: all }, actor });
  expect(replayed).toBe(journal.length);
  await drain();
  const known = new Set([
    'stripe_event.replayed_at',
    'stripe_event.replayed_by',
    'stripe_event.processed_at',
    // What told of the refund was the donation's before the refund was here.
    'stripe_event.subject_kind',
    'stripe_event.subject_id',
  ]);
  const changes = differences(tables, await dump(rows.db)).filter((change) => !known.has(change));
  expect(changes.filter((change) => change !== 'stripe_event.claim_count')).toEqual([]);
  expect((await world.events()).length).toBe(atStripe.length);
  const outcomes = (events: typeof journal) => events.map(({ id, outcome }) => [id, outcome]);
  expect(outcomes(await ports.eventJournal.list(all, null, 500))).toEqual(outcomes(journal));
}, 120_000);

async function anotherProcess(world: World): Promise<AsyncDisposable & { deps: Deps }> {
  const deps = await buildDeps(world.deps.env);
  return { deps, [Symbol.asyncDispose]: () => deps.stop() };
}

/** The ports of one process, which counts what it asks Stripe and notes when two ask about the same payment at once. */
function counted(ports: Ports, asked: string[], under: Set<string>, atOnce: string[]): Ports {
  const ask = async <T>(what: string, about: string, call: () => Promise<T>): Promise<T> => {
    asked.push(`${what} ${about}`);
    if (under.has(about)) atOnce.push(about);
    under.add(about);
    try {
      return await call();
    } finally {
      under.delete(about);
    }
  };
  const { checkouts, payments } = ports;
  return {
    ...ports,
    checkouts: { ...checkouts, read: (id) => ask('read', id, () => checkouts.read(id)) },
    payments: { ...payments, capture: (id, key) => ask('capture', id, () => payments.capture(id, key)) },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
}

test('two processes that are handed the events of 50 donations, doubled and shuffled, ask Stripe once for each', async () => {
  await using world = await openWorld();
  // Over the same data folder: its keys are those of the local Stripe.
  await using second = await anotherProcess(world);
  const donations: Donation[] = [];
  for (let number = 0; number < 50; number += 1) donations.push(await paid(world, number));
  for (const event of await world.events()) await world.deliver(event);
  const [asked, atOnce, under] = [[] as string[], [] as string[], new Set<string>()];
  const both = [world.deps.ports, second.deps.ports].map((ports) => counted(ports, asked, under, atOnce));
  const jobs: string[] = [];
  const send = async (name: string, id: string) => {
    if (name === 'advance') jobs.push(id);
  };
  await dispatchEvents({ ...world.deps.ports, jobs: { send } });
  expect(new Set(jobs).size).toBe(50);
  // Every job twice in each process, in another order: a queue promises no more than that each runs.
  const work = both.flatMap((ports, process) =>
    [...jobs, ...jobs].map((key, at) => ({ ports, key, order: (at * 37 + process * 53) % 100 })),
  );
  work.sort((a, b) => a.order - b.order);
  const next = async (): Promise<void> => {
    for (let job = work.shift(); job; job = work.shift()) await advance(job.ports, subjectFrom(job.key));
  };
  await Promise.all(Array.from({ length: 8 }, next));

  expect(atOnce).toEqual([]);
  expect(asked.filter((each) => each.startsWith('capture'))).toHaveLength(50);
  // Once to see the hold, once to see that it was taken.
  expect(asked.filter((each) => each.startsWith('read'))).toHaveLength(100);
  for (const { id } of donations) expect((await world.donation(id)).state).toBe('received');
  expect(await world.deps.ports.events.oldestWaiting()).toBeNull();
  expect((await world.intents()).map(({ booked }) => booked.count)).toEqual(
    Array.from({ length: 50 }, () => 1),
  );
  await world.assertLedgerAgrees();
}, 180_000);
