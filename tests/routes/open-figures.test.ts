/** What everybody may read: the register, and whether the app is well. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loader as health } from '#app/routes/healthz.ts';
import { loader as page } from '#app/routes/independence._index.tsx';
import { loader as json } from '#app/routes/independence.register[.]json.ts';
import { loader as ready } from '#app/routes/readyz.ts';
import { advanceDonation } from '#app/usecases/advance-donation.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';
import { argsFor } from './call-route.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

async function pay(name: string, email: string, values: Parameters<World['give']>[0] = {}): Promise<void> {
  const donation = await world.give(values);
  await world.pay(donation, { name, email });
  await advanceDonation(world.deps.ports, donation.id);
}

test('the register counts received and refused donations, and a refusal at the form counts nowhere', async () => {
  await pay('Robin Reader', 'robin@example.org', { coverFee: 'yes' });
  await pay('Robin Reader', 'robin@example.org');
  await world.start({ organisation: listed.group });
  const response = await json(argsFor(world.deps, '/independence/register.json'));
  expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
  const body = (await response.json()) as { figures: unknown[] };
  expect(body.figures).toEqual([
    {
      currency: 'USD',
      minorDigits: 2,
      received: { count: 2, amountMinor: 1046 },
      supporters: 1,
      refused: { count: 0, amountMinor: 0 },
      lapsed: { count: 0 },
    },
  ]);
});

test('page and register.json show the same figures', async () => {
  await pay(listed.group, 'desk@example.com');
  const { register } = await page(argsFor(world.deps, '/independence'));
  const body = (await (await json(argsFor(world.deps, '/independence/register.json'))).json()) as {
    year: number;
    figures: {
      received: { count: number; amountMinor: number };
      refused: { count: number; amountMinor: number };
    }[];
  };
  const [shown] = register.figures;
  const [told] = body.figures;
  expect(told?.refused).toEqual({ count: 1, amountMinor: 500 });
  expect(told?.refused).toEqual({
    count: shown?.refused.count,
    amountMinor: shown?.refused.total.amountMinor,
  });
  expect(told?.received).toEqual({
    count: shown?.received.count,
    amountMinor: shown?.received.total.amountMinor,
  });
  expect(body.year).toBe(register.year);
});

test('healthz answers whatever happens', async () => {
  expect(await health().text()).toBe('ok\n');
});

test('readyz names database, payments, registry, listings and age', async () => {
  const response = await ready(argsFor(world.deps, '/readyz'));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    ready: true,
    database: 'ok',
    payments: 'sandbox',
    registry: 'ready',
    listings: 2,
    editions: [{ source: 'fec-committees', edition: '2023-04', listings: 2, ageDays: null }],
  });
});

test('readyz tells of a registry that cannot serve, and is 503 where the database does not answer', async () => {
  const { ports } = world.deps;
  const stale = { ...ports.registry.current(), status: 'stale' as const };
  const old = { ...world.deps, ports: { ...ports, registry: { ...ports.registry, current: () => stale } } };
  const aged = await ready(argsFor(old, '/readyz'));
  // Pages are served and donations are held; a site that is out of service would help nobody.
  expect(aged.status).toBe(200);
  expect(await aged.json()).toMatchObject({ ready: true, database: 'ok', registry: 'stale' });

  const events = { ...ports.events, oldestWaiting: () => Promise.reject(new Error('gone')) };
  const log = { ...ports.log, error: () => undefined };
  const out = await ready(argsFor({ ...world.deps, ports: { ...ports, events, log } }, '/readyz'));
  expect(out.status).toBe(503);
  expect(await out.json()).toMatchObject({ ready: false, database: 'out' });
});
