/** /readyz and /metrics: what everybody may know, what the operator alone may, and that neither moves in public with a donation (M11). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import { loader as metrics } from '#app/routes/metrics.ts';
import { loader as ready } from '#app/routes/readyz.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor } from './call-route.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const token = 'a-token-of-at-least-thirty-two-characters';
/** The same product outside the demo, with or without a token. */
const live = (metricsToken: string | undefined, deps: Deps = world.deps): Deps => ({
  ...deps,
  env: { ...deps.env, demo: false, metricsToken },
});
const asked = (loader: typeof ready, deps: Deps, authorization?: string) =>
  loader(argsFor(deps, '/', authorization === undefined ? {} : { headers: { authorization } }));

test('the public readyz says ready, database, payments, donations, registry and editions, and nothing else', async () => {
  for (const deps of [live(undefined), live(token)]) {
    const response = await asked(ready, deps);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      ready: true,
      database: 'ok',
      payments: 'sandbox',
      canTakeGifts: true,
      registry: 'ready',
      editions: [{ source: 'fec-committees', edition: '2023-04' }],
    });
  }
});

test('a donation that comes, is held and waits changes no byte of the public readyz', async () => {
  const before = await (await asked(ready, live(undefined))).text();
  const donation = await world.give();
  await world.pay(donation, { name: listed.near });
  await advanceDonation(world.deps.ports, donation.id);
  const [event] = await world.events();
  if (event) await world.deliver(event);
  expect(await (await asked(ready, live(undefined))).text()).toBe(before);
});

test('with the token, and in the demo without one, readyz says what waits and how old everything is', async () => {
  for (const response of [
    await asked(ready, live(token), `Bearer ${token}`),
    await asked(ready, world.deps),
  ]) {
    expect(await response.json()).toMatchObject({
      ready: true,
      listings: 2,
      editions: [{ source: 'fec-committees', edition: '2023-04', listings: 2, ageDays: null }],
      held: 1,
      mailsWaiting: 1,
      oldestEvent: { ageSeconds: expect.any(Number) as number },
      late: [],
      warnings: [],
    });
  }
});

test('a database role that can do too much is the operator’s to know, with the mend, and nobody else’s', async () => {
  const risky = { ...world.deps, databaseRoleFault: 'owner' as const };
  const shown = (await (await asked(ready, live(token, risky), `Bearer ${token}`)).json()) as object;
  expect(shown).toMatchObject({
    ready: true,
    warnings: [expect.stringMatching(/owns the tables .*DATABASE_OWNER_URL/)],
  });
  expect(await (await asked(ready, live(token, risky))).json()).not.toHaveProperty('warnings');
});

test('what was due long ago is late', async () => {
  const week = { now: () => new Date(world.deps.ports.clock.now().getTime() + 7 * 86_400_000) };
  const later = { ...world.deps, ports: { ...world.deps.ports, clock: week } };
  expect(await (await asked(ready, later)).json()).toMatchObject({
    late: ['donation', 'event', 'mail'].map((kind) => ({ kind, count: 1 })),
  });
});

test.each([
  ['no token', undefined],
  ['another token', 'Bearer another-token-of-at-least-32-characters'],
  ['a part of it', `Bearer ${token.slice(0, -1)}`],
  ['another scheme', `Basic ${token}`],
  ['nothing behind the scheme', 'Bearer '],
])('with %s readyz stays public and the metrics are refused', async (_what, authorization) => {
  expect(await (await asked(ready, live(token), authorization)).json()).not.toHaveProperty('held');
  const refused = await answerOf(asked(metrics, live(token), authorization));
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toBe('Bearer');
});

test('without a token outside the demo there is nothing to ask for, not even with an empty one', async () => {
  for (const authorization of [undefined, 'Bearer ', 'Bearer undefined']) {
    expect((await answerOf(asked(metrics, live(undefined), authorization))).status).toBe(404);
    expect(await (await asked(ready, live(undefined), authorization)).json()).not.toHaveProperty('held');
  }
  // A token that is set is asked for in the demo, too.
  const demo = { ...world.deps, env: { ...world.deps.env, metricsToken: token } };
  expect((await answerOf(asked(metrics, demo))).status).toBe(401);
  expect((await asked(metrics, demo, `Bearer ${token}`)).status).toBe(200);
});

test('the metrics are Prometheus text, with the process, the requests and what waits', async () => {
  world.deps.ports.metrics.countRequest(200, 0.01);
  world.deps.ports.metrics.countRequest(404, 0.01);
  world.deps.ports.metrics.countRequest(null, 3);
  const response = await asked(metrics, live(token), `Bearer ${token}`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const lines = (await response.text()).split('\n');
  for (const line of [
    'unbought_http_requests_total{status="2xx"} 1',
    'unbought_http_requests_total{status="4xx"} 1',
    'unbought_http_requests_total{status="client left"} 1',
    '# TYPE unbought_donations_held gauge',
    'unbought_donations_held 1',
    'unbought_mails_waiting 1',
    'unbought_late{work="donation"} 0',
    'unbought_database_up 1',
    'unbought_registry_ready 1',
    'unbought_catching_up 0',
    'unbought_registry_listings 2',
  ])
    expect(lines).toContain(line);
  expect(lines.some((line) => /^unbought_oldest_event_age_seconds \d+$/.test(line))).toBe(true);
  expect(lines.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
  // Asked twice, each figure stands there once.
  const again = (await (await asked(metrics, world.deps)).text()).split('\n');
  expect(again.filter((line) => line.startsWith('unbought_donations_held '))).toHaveLength(1);
});

test('readyz tells of a registry that cannot serve, and is 503 where the database does not answer', async () => {
  const { ports } = world.deps;
  const stale = { ...ports.registry.current(), status: 'stale' as const };
  const old = { ...world.deps, ports: { ...ports, registry: { ...ports.registry, current: () => stale } } };
  const aged = await asked(ready, old);
  // Pages are served and donations are held; a site that is out of service would help nobody.
  expect(aged.status).toBe(200);
  expect(await aged.json()).toMatchObject({
    ready: true,
    database: 'ok',
    canTakeGifts: true,
    registry: 'stale',
  });

  const backlog = { ...ports.backlog, read: () => Promise.reject(new Error('gone')) };
  const log = { ...ports.log, error: () => undefined };
  const out = { ...world.deps, ports: { ...ports, backlog, log } };
  const answer = await asked(ready, live(undefined, out));
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    ready: false,
    database: 'out',
    canTakeGifts: false,
    registry: 'ready',
  });
  expect(await (await asked(metrics, out)).text()).toContain('\nunbought_database_up 0\n');
});
