import type pg from 'pg';
import { expect, test } from 'vitest';
import { createEventInserts } from '#app/adapters/db/event-inserts.ts';
import { createEventStore } from '#app/adapters/db/event-store.ts';
import { createPool } from '#app/adapters/db/pool.ts';
import type { EventHints, StripeEvent } from '#app/domain/stripe-event.ts';
import { donationSubject } from '#app/domain/subject.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { openWorld } from '#tests/support/world.ts';

function event(id: string, hints: Partial<EventHints> = {}): StripeEvent {
  return {
    ...{ id, type: 'charge.succeeded', topic: 'donation', objectId: 'ch_1' },
    hints: { object: 'charge', ...hints },
    owner: hints.donation === undefined ? 'others' : 'named',
  };
}

const body = Buffer.from('{}');
const waits = [10_000];
const at = (second: number) => new Date(Date.UTC(2026, 10, 9, 12, 0, second));

test('waiting events lead to their subjects, each subject once, and those of nobody are done with', async () => {
  await using world = await openWorld();
  const { events, eventJournal } = world.deps.ports;
  const donation = await world.give();
  await events.store(event('evt_nobody', { paymentIntent: 'pi_nobody' }), body, at(1));
  await events.store(event('evt_named', { donation: donation.id }), body, at(2));
  await events.store(event('evt_named_again', { donation: donation.id }), body, at(3));
  expect(await events.claimWaiting(at(4), 10, waits)).toEqual({
    ...{ count: 3, unsaid: [], dead: [] },
    subjects: [donationSubject(donation.id)],
  });
  expect(await events.oldestWaiting()).toEqual(at(2));
  expect(await eventJournal.find('evt_nobody')).toMatchObject({ outcome: 'foreign', processedAt: at(4) });
  const waiting = await events.waitingOf(donationSubject(donation.id));
  expect(waiting.map(({ id }) => id).sort()).toEqual(['evt_named', 'evt_named_again']);
});

test('an event that names its donation is known to be about it as it comes, one that may be about something nearer is not', async () => {
  await using world = await openWorld();
  const { events } = world.deps.ports;
  const donation = await world.give();
  const subject = donationSubject(donation.id);
  const hints = { donation: donation.id };
  await events.store(event('evt_named', hints), body, at(1));
  await events.store({ ...event('evt_other', hints), topic: 'other' }, body, at(1));
  await events.store({ ...event('evt_refund', hints), topic: 'refund' }, body, at(1));
  await events.store({ ...event('evt_foreign', hints), owner: 'foreign-account' }, body, at(1));
  await events.store(event('evt_unknown', { donation: 'no-donation-here' }), body, at(1));
  const before = await events.waitingOf(subject);
  expect(before.map(({ id }) => id).sort()).toEqual(['evt_named', 'evt_other']);
  expect(before.every(({ isHandedOut }) => !isHandedOut)).toBe(true);
  await events.claimWaiting(at(2), 10, waits);
  const after = await events.waitingOf(subject);
  expect(after.map(({ id }) => id).sort()).toEqual(['evt_named', 'evt_other', 'evt_refund']);
  expect(after.every(({ isHandedOut }) => isHandedOut)).toBe(true);
});

test('an event about something farther is about the nearer as soon as that is here', async () => {
  await using world = await openWorld();
  const { events } = world.deps.ports;
  const donation = await world.give();
  const hints = { donation: donation.id };
  await events.store({ ...event('evt_refund', hints), topic: 'refund', objectId: 're_1' }, body, at(1));
  expect((await events.claimWaiting(at(2), 10, waits)).subjects).toEqual([donationSubject(donation.id)]);
  const pool = createPool(world.deps.env.databaseOwnerUrl ?? '');
  await pool.query(
    `INSERT INTO refund (id, donation_id, state, origin, amount_minor, currency, stripe_id, created_at)
     VALUES ('r1', $1, 'requires-action', 'stripe', 500, 'USD', 're_1', now())`,
    [donation.id],
  );
  await pool.end();
  expect((await events.claimWaiting(at(59), 10, waits)).subjects).toEqual([{ kind: 'refund', id: 'r1' }]);
});

test('where the database is away each event is told so at the second try, and one connection that broke is no loss', async () => {
  const failing = (times: number) => {
    let asked = 0;
    const query = async () => {
      asked += 1;
      if (asked <= times) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      return { rows: [{ id: 'evt_1' }, { id: 'evt_2' }, { id: 'evt_3' }] };
    };
    const events = createEventStore({ pool: { query } as unknown as pg.Pool });
    const outcomes = Promise.allSettled([1, 2, 3].map((n) => events.store(event(`evt_${n}`), body, at(1))));
    return { outcomes, asked: () => asked };
  };
  const broken = failing(1);
  expect((await broken.outcomes).map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
  const away = failing(Infinity);
  expect((await away.outcomes).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  // One event alone, two together: each of them twice.
  expect(away.asked()).toBe(4);
});

test('a connection that says nothing keeps no event waiting: it is told so, and the next one is stored over another', async () => {
  const database = await freshDatabase();
  const [pool, silencing] = [createPool(database.ownerUrl), createPool(database.ownerUrl)];
  try {
    const insert = createEventInserts(pool, 200);
    const row = (id: string) => ({
      ...{ id, values: [id, 'charge.succeeded', 'other', 'ch_1', '{}', 'others', '{}', at(1)] },
    });
    const silent = await silencing.connect();
    await silent.query('BEGIN');
    await silent.query('LOCK TABLE stripe_event IN ACCESS EXCLUSIVE MODE');
    await expect(insert(row('evt_1'))).rejects.toThrow('Query read timeout');
    await silent.query('ROLLBACK');
    silent.release();
    expect(await insert(row('evt_2'))).toBe('stored');
  } finally {
    await Promise.all([pool.end(), silencing.end()]);
    await database.drop();
  }
});

test('an event that was settled before it was handed out is never handed out, and counts as tried', async () => {
  await using world = await openWorld();
  const { events, eventJournal } = world.deps.ports;
  const donation = await world.give();
  await events.store(event('evt_early', { donation: donation.id }), body, at(1));
  await events.settle([{ id: 'evt_early', outcome: 'acted' }], at(2));
  expect(await events.claimWaiting(at(3), 10, waits)).toMatchObject({ count: 0, subjects: [] });
  expect(await eventJournal.find('evt_early')).toMatchObject({ outcome: 'acted', tryCount: 1 });
});

test('an event that names only the payment, or only the charge, leads to its donation', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  await advanceDonation(ports, donation.id);
  const { paymentIntentId, chargeId } = await world.donation(donation.id);
  await ports.events.store(event('evt_paid', { paymentIntent: paymentIntentId ?? '' }), body, at(1));
  await ports.events.store(event('evt_charged', { charge: chargeId ?? '' }), body, at(1));
  const subject = donationSubject(donation.id);
  expect((await ports.events.claimWaiting(at(2), 10, waits)).subjects).toEqual([subject]);
  const waiting = await ports.events.waitingOf(subject);
  expect(waiting.map(({ id }) => id).sort()).toEqual(['evt_charged', 'evt_paid']);
});

test('an event that was handed out is not handed out again before its wait is over', async () => {
  await using world = await openWorld();
  const { events } = world.deps.ports;
  const donation = await world.give();
  await events.store(event('evt_once', { donation: donation.id }), body, at(1));
  await events.claimWaiting(at(2), 10, waits);
  expect((await events.claimWaiting(at(11), 10, waits)).count).toBe(0);
  expect((await events.claimWaiting(at(12), 10, waits)).count).toBe(1);
});

test('many events at once are each stored once, whatever is sent twice, and a bad one fails alone', async () => {
  await using world = await openWorld();
  const { events } = world.deps.ports;
  const ids = Array.from({ length: 60 }, (_, number) => `evt_${number % 50}`);
  const outcomes = Promise.all(ids.map((id) => events.store(event(id), body, at(1))));
  const bad = events.store(event('evt_bad'), Buffer.from('\0'), at(1));
  const after = events.store(event('evt_after'), body, at(1));
  await expect(bad).rejects.toThrow();
  expect(await after).toBe('stored');
  expect((await outcomes).filter((outcome) => outcome === 'stored')).toHaveLength(50);
  expect(await events.store(event('evt_0'), body, at(2))).toBe('known');
  expect((await events.claimWaiting(at(3), 1000, waits)).count).toBe(51);
});

test('of a subject with thousands of past events only those that wait are read', async () => {
  const database = await freshDatabase();
  const pool = createPool(database.ownerUrl);
  try {
    await pool.query(
      `INSERT INTO stripe_event (id, type, topic, object_id, hints, owner, body, received_at, subject_kind, subject_id, outcome,
         processed_at)
       SELECT 'evt_' || n, 'charge.succeeded', 'donation', 'ch_1', '{}', 'named', '{}', now(), 'donation', 'd1',
         CASE WHEN n > 3000 THEN 'waiting' ELSE 'acted' END, CASE WHEN n <= 3000 THEN now() END
       FROM generate_series(1, 3002) n`,
    );
    await pool.query('ANALYZE stripe_event');
    const asked: pg.QueryConfig[] = [];
    const listening = Object.assign(Object.create(pool) as pg.Pool, {
      query: (config: pg.QueryConfig) => {
        asked.push(config);
        return pool.query(config);
      },
    });
    expect(await createEventStore({ pool: listening }).waitingOf(donationSubject('d1'))).toHaveLength(2);
    const { text = '', values = [] } = asked[0] ?? {};
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE) ${text}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('stripe_event_subject_idx');
    expect(plan).not.toContain('Rows Removed');
  } finally {
    await pool.end();
    await database.drop();
  }
});
