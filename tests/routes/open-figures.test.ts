/** What everybody may read: the figures, and that the process answers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loader as health } from '#app/routes/healthz.ts';
import { loader as page } from '#app/routes/independence._index.tsx';
import { loader as json } from '#app/routes/independence.register[.]json.ts';
import { advanceDonation } from '#tests/support/advance.ts';
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
