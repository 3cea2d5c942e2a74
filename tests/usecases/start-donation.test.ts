/** M28: one form that is sent twice before the first answer is there makes one donation and one payment page. */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import { readDonationForm } from '#app/domain/donation-form.ts';
import { startDonation } from '#app/usecases/start-donation.ts';
import { until } from '#tests/support/app-process.ts';
import { formBody } from '#tests/support/reader.ts';
import { clientNamed, openWorld, type World } from '#tests/support/world.ts';

let world: World;
/** The same site in another process: what it shares with the first is the database. */
let other: Deps;
let pool: pg.Pool;
beforeAll(async () => {
  world = await openWorld();
  other = await buildDeps(world.deps.env);
  pool = createPool(world.deps.env.databaseUrl ?? '', { connectionsMax: 1 });
});
afterAll(async () => {
  await pool.end();
  await other.stop();
  await world[Symbol.asyncDispose]();
});

/** Each test is about another reader. */
let reader = 0;
beforeEach(() => {
  reader += 1;
});

const values = () => {
  const fields = formBody();
  return readDonationForm((name) => fields.get(name));
};

/** The form of this test's reader, with its short cookie or without. */
function send({ ports }: Pick<Deps, 'ports'>, attemptKey: string | null = null, browser = 'a browser') {
  const client = clientNamed(`reader ${String(reader)} of the tests`);
  return startDonation(ports, { values: values(), attemptKey, client, browser, pause });
}

/**
 * The process with a Stripe that answers, or fails, only when `open` is called. `asked`: it was asked; `arrived`: so many
 * forms have come to the making of a payment page.
 */
function withGate({ ports }: Deps, { forms, fails = false }: { forms: number; fails?: boolean }) {
  const asked = Promise.withResolvers<undefined>();
  const arrived = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<undefined>();
  const count = { asked: 0, arrived: 0 };
  const create: typeof ports.checkouts.create = async (input) => {
    count.asked += 1;
    asked.resolve(undefined);
    await gate.promise;
    if (fails) throw new Error('no answer');
    return ports.checkouts.create(input);
  };
  const once: typeof ports.checkoutAttempts.once = (key, attemptKey, make) => {
    count.arrived += 1;
    if (count.arrived === forms) arrived.resolve(undefined);
    return ports.checkoutAttempts.once(key, attemptKey, make);
  };
  const log = { ...ports.log, error: () => undefined };
  const checkouts = { ...ports.checkouts, create };
  return {
    ports: { ...ports, log, checkouts, checkoutAttempts: { once } },
    asked: asked.promise,
    arrived: arrived.promise,
    open: () => {
      gate.resolve(undefined);
    },
    askedCount: () => count.asked,
  };
}

/** Waits until another process waits for the first: PostgreSQL shows the last query of each connection. */
async function isWaitedFor(since: Date): Promise<void> {
  await until('the second process waits', async () => {
    const { rowCount } = await pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query_start >= $1
         AND query LIKE 'SELECT attempt_key,%'`,
      [since],
    );
    return rowCount !== 0;
  });
}

const countDonations = async () => (await world.deps.ports.donations.list({}, null, 1000)).length;

test.each([
  ['the same process, without a cookie', null, false],
  ['another process, without a cookie', null, true],
  ['the same process, with the cookie of another form', 'another form', false],
  ['another process, with the cookie of another form', 'another form', true],
])('a second click that meets %s leads to the page of the first', async (_where, cookie, isElsewhere) => {
  const attemptKey = cookie && `${cookie} ${String(reader)}`;
  const before = await countDonations();
  const first = withGate(world.deps, { forms: isElsewhere ? 1 : 3 });
  const second = isElsewhere ? withGate(other, { forms: 2 }) : first;
  const since = new Date();
  const answers = [send(first, attemptKey)];
  await first.asked;
  answers.push(send(second, attemptKey), send(second, attemptKey));
  await second.arrived;
  if (isElsewhere) await isWaitedFor(since);
  first.open();
  second.open();
  const outcomes = await Promise.all(answers);
  expect(outcomes[0]).toMatchObject({ kind: 'checkout', url: expect.stringMatching(/^http/) as string });
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(first.askedCount() + (isElsewhere ? second.askedCount() : 0)).toBe(1);
  expect(await countDonations()).toBe(before + 1);
});

test.each([
  ['the same process', false],
  ['another process', true],
])(
  'where the first click fails, the second one in %s says so too, and a third tries anew',
  async (_where, isElsewhere) => {
    const first = withGate(world.deps, { forms: isElsewhere ? 1 : 2, fails: true });
    const second = isElsewhere ? withGate(other, { forms: 1 }) : first;
    const since = new Date();
    const answers = [send(first)];
    await first.asked;
    answers.push(send(second));
    await second.arrived;
    if (isElsewhere) await isWaitedFor(since);
    first.open();
    expect(await Promise.all(answers)).toEqual([
      { kind: 'payments-unavailable' },
      { kind: 'payments-unavailable' },
    ]);
    expect(await send(other)).toMatchObject({ kind: 'checkout' });
  },
);

test('another browser behind the same address, and the same one a moment later, have payment pages of their own', async () => {
  const first = withGate(world.deps, { forms: 2 });
  const answers = [send(first), send(first, null, 'another browser')];
  await first.arrived;
  first.open();
  const outcomes = [...(await Promise.all(answers)), await send(other)];
  expect(new Set(outcomes.map((outcome) => outcome.kind === 'checkout' && outcome.url)).size).toBe(3);
});

test('an attempt that died with its process keeps nobody from a new one', async () => {
  const first = withGate(world.deps, { forms: 1 });
  const dead = send(first);
  await first.asked;
  await pool.query("UPDATE checkout_attempt SET started_at = started_at - interval '61 seconds'");
  const next = await send(other);
  expect(next).toMatchObject({ kind: 'checkout' });
  first.open();
  expect(await dead).not.toEqual(next);
});

test('M6: whoever has to wait for a place waits as long as the quota says, then gets a payment page', async () => {
  const { ports } = world.deps;
  const waits: number[] = [];
  const take = (kind: 'slot' | 'none') => () =>
    Promise.resolve(
      kind === 'slot' ? ({ kind, waitMs: 4200 } as const) : ({ kind, waitSeconds: 33 } as const),
    );
  const sendWith = (kind: 'slot' | 'none') =>
    startDonation(
      { ...ports, checkoutQuota: { ...ports.checkoutQuota, take: take(kind) } },
      {
        values: values(),
        attemptKey: null,
        client: clientNamed(`patient ${kind}`),
        browser: '',
        pause: (ms) => Promise.resolve(waits.push(ms)),
      },
    );
  expect(await sendWith('slot')).toMatchObject({ kind: 'checkout' });
  expect(waits).toEqual([4200]);
  const before = await countDonations();
  expect(await sendWith('none')).toEqual({ kind: 'too-many-readers', waitSeconds: 33 });
  expect(await countDonations()).toBe(before);
});
