/** M6: the payment pages of a minute: how many, for whom, who waits, who is turned away, and that staff hear of it once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCheckoutQuota } from '#app/adapters/db/checkout-quota.ts';
import { createDb, type Db } from '#app/adapters/db/client.ts';
import type { CheckoutQuota } from '#app/ports/limits.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let db: Db;
let other: Db;
beforeAll(async () => {
  database = await freshDatabase();
  [db, other] = [createDb(database.url), createDb(database.url)];
});
afterAll(async () => {
  await Promise.all([db.close(), other.close()]);
  await database.drop();
});
beforeEach(async () => {
  for (const table of ['checkout_slot', 'checkout_network', 'checkout_shortage', 'mail'])
    await db.pool.query(`DELETE FROM ${table}`);
});

const from = (quota: CheckoutQuota, network: string, block: string | null = null) =>
  quota.take({ address: network, network, block });

/** How many of them got a slot. */
const slots = (taken: Awaited<ReturnType<CheckoutQuota['take']>>[]) =>
  taken.filter(({ kind }) => kind === 'slot').length;

async function takeAll(quota: CheckoutQuota, networks: readonly string[], block: string | null = null) {
  const taken = [];
  for (const network of networks) taken.push(await from(quota, network, block));
  return taken;
}

const names = (count: number, mark = 'network') =>
  Array.from({ length: count }, (_, at) => `${mark} ${String(at)}`);

/** As if so much time had gone by since everything so far. */
const goBy = (seconds: number) =>
  db.pool.query(`UPDATE checkout_slot SET at = at - ${String(seconds)} * interval '1 second'`);

test('new networks have all slots of a minute, at once; the next is turned away and told when to come back', async () => {
  const quota = createCheckoutQuota(db, 6);
  expect(await takeAll(quota, names(6))).toEqual(names(6).map(() => ({ kind: 'slot', waitMs: 0 })));
  const late = await from(quota, 'late');
  if (late.kind !== 'none') throw new Error('expected none');
  // In fifty seconds one may begin to wait for the slot that comes free in sixty.
  expect(late.waitSeconds).toBeGreaterThan(45);
  expect(late.waitSeconds).toBeLessThanOrEqual(50);
});

test('a network that asked within the hour has half of the slots, however often it asks, and leaves the others', async () => {
  const quota = createCheckoutQuota(db, 6);
  expect(slots(await takeAll(quota, names(50).fill('greedy')))).toBe(4);
  expect(slots(await takeAll(quota, names(2, 'reader')))).toBe(2);
  expect(slots(await takeAll(quota, names(1, 'third reader')))).toBe(0);
});

test('a try counts for its network whether it was served or not, and for an hour', async () => {
  const quota = createCheckoutQuota(db, 2);
  expect(slots(await takeAll(quota, ['a', 'b', 'turned away']))).toBe(2);
  await goBy(61);
  expect(slots(await takeAll(quota, ['a', 'turned away', 'new']))).toBe(2);
  await goBy(61);
  await db.pool.query("UPDATE checkout_network SET tried_at = tried_at - interval '61 minutes'");
  expect(slots(await takeAll(quota, ['a', 'turned away', 'new']))).toBe(2);
});

test('no minute has more than its slots, wherever it begins', async () => {
  const quota = createCheckoutQuota(db, 4);
  expect(slots(await takeAll(quota, names(2, 'early')))).toBe(2);
  await goBy(45);
  expect(slots(await takeAll(quota, names(5, 'middle')))).toBe(2);
  await goBy(16);
  expect(slots(await takeAll(quota, names(5, 'end')))).toBe(2);
});

test('who comes within ten seconds of the next slot waits for it, and no more wait than slots come', async () => {
  const quota = createCheckoutQuota(db, 6);
  await takeAll(quota, names(6, 'first'));
  await goBy(54);
  const taken = await takeAll(quota, names(100, 'waiting'));
  expect(slots(taken)).toBe(6);
  for (const one of taken.slice(0, 6)) {
    if (one.kind !== 'slot') throw new Error('expected a slot');
    expect(one.waitMs).toBeGreaterThan(4000);
    expect(one.waitMs).toBeLessThanOrEqual(6000);
  }
  // Those slots are of the next minute, and whoever comes now finds them taken.
  expect(taken[6]).toMatchObject({ kind: 'none' });
});

test('processes count together, also at the same moment', async () => {
  const [here, there] = [createCheckoutQuota(db, 20), createCheckoutQuota(other, 20)];
  const all = names(60).map((name, at) => from(at % 2 ? here : there, name));
  expect(slots(await Promise.all(all))).toBe(20);
  await db.pool.query('DELETE FROM checkout_slot');
  const same = names(60).map((_, at) => from(at % 2 ? here : there, 'one network'));
  expect(slots(await Promise.all(same))).toBe(11);
});

test('whoever owns an IPv6 /32 makes up new networks in it, and still spends half of the reserved slots at most', async () => {
  const quota = createCheckoutQuota(db, 20);
  // Five of the ten reserved ones, and the ten that anybody may have.
  expect(slots(await takeAll(quota, names(200), 'block'))).toBe(15);
  expect(slots(await takeAll(quota, names(10, 'reader'), 'another block'))).toBe(5);
});

test('an hour of quiet ends a shortage; until then all who are turned away count for one', async () => {
  const quota = createCheckoutQuota(db, 2);
  expect(await quota.shortage()).toBeNull();
  await takeAll(quota, names(10));
  expect(await quota.shortage()).toMatchObject({ turnedAway: 8, perMinute: 2 });
  await db.pool.query("UPDATE checkout_shortage SET last_at = last_at - interval '59 minutes'");
  await takeAll(quota, names(1));
  expect(await quota.shortage()).toMatchObject({ turnedAway: 9 });
  await db.pool.query("UPDATE checkout_shortage SET last_at = last_at - interval '61 minutes'");
  expect(await quota.shortage()).toBeNull();
  await takeAll(quota, names(1));
  expect(await quota.shortage()).toMatchObject({ turnedAway: 1 });
});

test('a shortage is reported once, whichever process is faster, with its mails or not at all', async () => {
  const [here, there] = [createCheckoutQuota(db, 2), createCheckoutQuota(other, 2)];
  await takeAll(here, names(5));
  const open = await here.unreported();
  const words = {
    subject: 's',
    text: 't',
    html: 'h',
    unsubscribeUrl: null,
    kind: 'checkouts-short',
    recipient: 'a@b.example',
    donationId: null,
    standingGiftId: null,
    appealId: null,
  } as const;
  const report = (quota: CheckoutQuota, id: string) =>
    quota.report(open?.id ?? '', [{ ...words, id, cause: id }], new Date());
  const reported = await Promise.all([report(here, 'one'), report(there, 'two')]);
  expect(reported.toSorted()).toEqual([false, true]);
  expect(await db.prisma.mail.count()).toBe(1);
  expect(await here.unreported()).toBeNull();
  await db.pool.query('UPDATE checkout_shortage SET reported_at = NULL');
  const taken = reported[0] ? 'one' : 'two';
  await expect(report(here, taken)).rejects.toThrow();
  expect(await here.unreported()).not.toBeNull();
});

test('while another process holds the lock, waiting requests of this one leave its connections to others', async () => {
  const quota = createCheckoutQuota(db, 100);
  const blocker = await other.pool.connect();
  await blocker.query('BEGIN');
  await blocker.query('SELECT pg_advisory_xact_lock(7404606)');
  const waiting = Promise.all(names(50).map((name) => from(quota, name)));
  // One holds a connection to wait for the lock; the pool answers everybody else.
  await sleep(0);
  expect((await db.pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  expect(db.pool.totalCount - db.pool.idleCount).toBe(1);
  await blocker.query('COMMIT');
  blocker.release();
  expect(slots(await waiting)).toBe(50);
});
