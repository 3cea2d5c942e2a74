/** What everybody may read: the figures, up to the last refresh, and that the process answers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loader as health } from '#app/routes/healthz.ts';
import { loader as page } from '#app/routes/independence._index.tsx';
import { loader as json } from '#app/routes/independence.register[.]json.ts';
import { checkLedgerDays } from '#app/usecases/check-ledger-days.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { showLiveFigures } from '#app/usecases/show-register.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';
import { argsFor } from './call-route.ts';

let world: World;
beforeAll(async () => {
  // The clock goes far; a registry that grew old would hold every gift.
  world = await openWorld({ REGISTRY_AGE_DAYS_MAX: '3650' });
});
afterAll(() => world[Symbol.asyncDispose]());

const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);
const setClock = (to: Date) => world.control({ action: 'clock', to: to.toISOString() });

async function pay(name: string, email: string, values: Parameters<World['give']>[0] = {}) {
  const donation = await world.give(values);
  // A card that was refused waits for a person when it comes again.
  const card = name === listed.group ? '5555555555554444' : '4242424242424242';
  await world.pay(donation, { name, email, card });
  await advanceDonation(world.deps.ports, donation.id);
  return world.donation(donation.id);
}

interface Told {
  readonly year: number;
  readonly through: string;
  readonly asOf: string;
  readonly figures: readonly Record<string, unknown>[];
}

const told = async () =>
  (await (await json(argsFor(world.deps, '/independence/register.json'))).json()) as Told;

function usd(changes: Record<string, unknown> = {}) {
  return {
    currency: 'USD',
    minorDigits: 2,
    received: { count: 0, amountMinor: 0 },
    supporters: 0,
    refused: { count: 0, amountMinor: 0 },
    lapsed: { count: 0 },
    returned: { count: 0 },
    ...changes,
  };
}

test('nothing public moves with a gift; the morning after, the day before is counted whole', async () => {
  await setClock(noonOf('2027-03-10'));
  const before = await told();
  await pay('Robin Reader', 'robin@example.org', { coverFee: 'yes' });
  await pay('Robin Reader', 'robin@example.org');
  await pay(listed.group, 'desk@example.com');
  await world.start({ organisation: listed.group });
  expect(await told()).toEqual(before);
  expect(before.figures).toEqual([usd()]);
  await setClock(new Date('2027-03-11T05:59:00Z'));
  expect(await told()).toEqual(before);

  await setClock(new Date('2027-03-11T06:01:00Z'));
  const response = await json(argsFor(world.deps, '/independence/register.json'));
  expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
  expect(await response.json()).toMatchObject({
    year: 2027,
    through: '2027-03-10',
    asOf: '2027-03-11T00:00:00.000Z',
    figures: [
      usd({
        received: { count: 2, amountMinor: 1046 },
        supporters: 1,
        refused: { count: 1, amountMinor: 500 },
      }),
    ],
  });
});

test('page and register.json show the same figures, and staff those of now', async () => {
  await pay('Ada Away', 'ada@example.org');
  const { register } = await page(argsFor(world.deps, '/independence'));
  const { year, figures } = await told();
  const [shown] = register.figures;
  expect(figures[0]).toMatchObject({
    received: { count: shown?.received.count, amountMinor: shown?.received.total.amountMinor },
    refused: { count: shown?.refused.count, amountMinor: shown?.refused.total.amountMinor },
  });
  expect(register.year).toBe(year);
  const live = await showLiveFigures(world.deps.ports);
  expect(live.figures[0]).toMatchObject({ received: { count: 3 }, supporters: 2 });
});

test('a demo’s panel brings them up to now, and no gift after that moves them', async () => {
  await world.control({ action: 'site', name: 'figures' });
  const brought = await told();
  expect(brought).toMatchObject({ through: '2027-03-11' });
  expect(brought.figures[0]).toMatchObject({ received: { count: 3, amountMinor: 1546 }, supporters: 2 });
  await world.control({ action: 'clock', advanceSeconds: 60 });
  await pay('Cem Comes', 'cem@example.org');
  expect(await told()).toEqual(brought);
});

test('what goes back lowers the sum of the day on which it goes, and no day that is over changes', async () => {
  const { ports } = world.deps;
  await setClock(noonOf('2027-03-12'));
  const donation = await pay('Dora Due', 'dora@example.org');
  const days = () => Promise.all(['2027-03-10', '2027-03-11'].map((day) => ports.ledgerDays.kept(day)));
  const kept = await days();
  await world.control({ action: 'refund', charge: donation.chargeId, amount: 200 });
  await importBalance(ports);
  expect(await days()).toEqual(kept);
  expect((await checkLedgerDays(ports)).differences).toEqual([]);
  await setClock(noonOf('2027-03-13'));
  expect((await told()).figures[0]).toMatchObject({
    received: { count: 5, amountMinor: 1546 + 500 + 300 },
    supporters: 4,
  });
});

test('who gives again in a new year is a supporter of that year too', async () => {
  await setClock(noonOf('2028-01-01'));
  expect(await told()).toMatchObject({ year: 2027, through: '2027-12-31' });
  await pay('Robin Reader', 'robin@example.org');
  await setClock(noonOf('2028-01-02'));
  expect(await told()).toMatchObject({
    year: 2028,
    through: '2028-01-01',
    figures: [usd({ received: { count: 1, amountMinor: 500 }, supporters: 1 })],
  });
  expect((await checkLedgerDays(world.deps.ports)).differences).toEqual([]);
});

test('a day that was added up otherwise than its entries say is told', async () => {
  const { ports } = world.deps;
  const wrong = {
    ...ports,
    log: { ...ports.log, error: () => undefined },
    ledgerDays: {
      ...ports.ledgerDays,
      kept: async (day: string) =>
        (await ports.ledgerDays.kept(day)).map((figure) =>
          figure.measure === 'gifts' ? { ...figure, value: figure.value + 1 } : figure,
        ),
    },
  };
  expect((await checkLedgerDays(wrong, '2028-01-01')).differences).toEqual([
    { day: '2028-01-01', measure: 'gifts', currency: 'USD', site: 'direct', kept: 2, derived: 1 },
  ]);
});

test('healthz answers whatever happens', async () => {
  expect(await health().text()).toBe('ok\n');
});
