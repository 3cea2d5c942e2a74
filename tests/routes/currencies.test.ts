/** A newsroom in another currency, and one that takes several: what it offers without a setting is what the local Stripe charges. */
import { expect, test } from 'vitest';
import type { DonationField } from '#app/domain/donation-form.ts';
import { loader as donate } from '#app/routes/donate.tsx';
import { showLiveFigures } from '#app/usecases/show-register.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { openWorld } from '#tests/support/world.ts';
import { argsFor } from './call-route.ts';

test.each(['JPY', 'ISK', 'UGX', 'KWD', 'HUF', 'TWD'])(
  'a site in %s that sets nothing else gets a payment page for each amount that it offers, with the fee and without (M23)',
  async (currency) => {
    await using world = await openWorld({ SITE_CURRENCY: currency });
    const { presets, amountMin, amountMax } = world.deps.ports.site;
    const outcomes: string[] = [];
    for (const { amountMinor } of presets) {
      for (const coverFee of ['', 'yes']) {
        outcomes.push((await world.start({ currency, amount: String(amountMinor), coverFee })).kind);
      }
    }
    expect(outcomes).toEqual(outcomes.map(() => 'checkout'));
    expect(amountMin.amountMinor).toBeLessThan(presets[0]?.amountMinor ?? 0);
    expect(amountMax.amountMinor).toBeGreaterThan(presets.at(-1)?.amountMinor ?? 0);
  },
);

test.each<[string, string]>([
  ['ISK', '500.50'],
  ['UGX', '20000.5'],
  ['KWD', '1.255'],
  ['JPY', '500.5'],
])(
  'a site in %s asks for another amount than %s, which Stripe would refuse (M23)',
  async (currency, amountOther) => {
    await using world = await openWorld({ SITE_CURRENCY: currency });
    const values: Partial<Record<DonationField, string>> = { currency, amountOther };
    const outcome = await world.start(values);
    expect(outcome.kind === 'invalid' && Object.keys(outcome.errors)).toEqual(['amountOther']);
  },
);

const several = '{"EUR":{"presets":[5,20],"min":2,"max":500,"step":1},"USD":{},"JPY":{}}';

test('gifts in three currencies are received each to the unit, and no figure adds any up', async () => {
  await using world = await openWorld({ CURRENCIES: several });
  const { ports } = world.deps;
  for (const [currency, amount] of [
    ['USD', '500'],
    ['EUR', '2000'],
    ['JPY', '1000'],
    ['JPY', '500'],
  ] as const) {
    const donation = await world.give({ currency, amount, coverFee: 'yes' });
    await world.pay(donation);
    await advanceDonation(ports, donation.id);
    expect((await world.donation(donation.id)).state).toBe('received');
  }
  const { figures } = await showLiveFigures(ports);
  const sums = figures.map(({ received }) => [
    received.total.currency,
    received.count,
    received.total.amountMinor,
  ]);
  // With what covers the fee: 2.9 % and the currency's fixed part.
  expect(sums).toEqual([
    ['USD', 1, 546],
    ['EUR', 1, 2091],
    ['JPY', 2, 1000 + 61 + 500 + 46],
  ]);
  const received = (await world.stripe.paymentIntents.list()).data.filter(
    ({ status }) => status === 'succeeded',
  );
  for (const [currency, , total] of sums) {
    const mine = received.filter((intent) => intent.currency === String(currency).toLowerCase());
    expect(mine.reduce((sum, { amount_received }) => sum + amount_received, 0)).toBe(total);
  }
});

test('the address chooses the currency; one that is not taken is the newsroom’s own, and its amount is no amount', async () => {
  await using world = await openWorld({ CURRENCIES: several });
  const shown = async (query: string) => {
    const { ask, preselected } = await donate(argsFor(world.deps, `/donate?${query}`));
    return [ask.currency, preselected.amount || preselected.amountOther];
  };
  expect(await shown('')).toEqual(['USD', '']);
  expect(await shown('currency=EUR&amount=20')).toEqual(['EUR', '2000']);
  expect(await shown('currency=JPY&amount=700')).toEqual(['JPY', '700']);
  expect(await shown('currency=GBP&amount=20')).toEqual(['USD', '']);
  expect(await shown('currency=eur&amount=20')).toEqual(['USD', '']);
});

test('a form in a currency that is not taken, or between two steps of the newsroom, is asked for again', async () => {
  await using world = await openWorld({ CURRENCIES: several });
  const errorsOf = async (values: Partial<Record<DonationField, string>>) => {
    const outcome = await world.start(values);
    return outcome.kind === 'invalid' ? outcome.errors : outcome.kind;
  };
  expect(Object.keys(await errorsOf({ currency: 'GBP' }))).toEqual(['currency']);
  expect(await errorsOf({ currency: 'EUR', amountOther: '7.50' })).toEqual({
    amountOther: 'Gifts here come in steps of €1. You wrote €7.50.',
  });
  expect(await errorsOf({ currency: 'EUR', amountOther: '7' })).toBe('checkout');
  // The dollars' presets are not the euros'.
  expect(Object.keys(await errorsOf({ currency: 'EUR', amount: '1000' }))).toEqual(['amount']);
});
