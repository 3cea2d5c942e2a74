/** A newsroom in another currency: what it offers without a setting is what the local Stripe charges. */
import { expect, test } from 'vitest';
import type { DonationField } from '#app/domain/donation-form.ts';
import { openWorld } from '#tests/support/world.ts';

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
