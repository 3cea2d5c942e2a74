import { expect, test } from 'vitest';
import { monthlyOffer } from '#app/domain/donation/monthly-offer.ts';
import { money } from '#app/domain/money.ts';

const usd = (amountMinor: number) => money(amountMinor, 'USD');
const settings = { currency: 'USD', presets: [], amountMin: usd(500), amountMax: usd(10_000), step: usd(1) };
const site = {
  currencies: [{ ...settings, feeRate: { percent: 0, fixedMinor: 0 } }],
  offersStandingGifts: true,
};
const gift = { origin: 'checkout' as const, amount: usd(750), feeCover: usd(0), site: 'direct' };
const now = { status: 'received' as const, refunds: [], disputes: [], isDoubled: false };

test('a received gift is offered for every month, as it was given', () => {
  expect(monthlyOffer(gift, now, site)).toEqual({ amount: '7.5', currency: 'USD', frequency: 'month' });
  const elsewhere = { ...gift, feeCover: usd(40), site: 'https://other.example' };
  expect(monthlyOffer(elsewhere, now, site)).toMatchObject({ cover: 'yes', site: 'https://other.example' });
});

test('the least and the most that the form takes are offered', () => {
  for (const amount of [usd(500), usd(10_000)])
    expect(monthlyOffer({ ...gift, amount }, now, site)).toMatchObject({ frequency: 'month' });
});

test('nothing is offered that the form would not take, or that is not this donor’s to repeat', () => {
  expect(monthlyOffer(gift, now, { ...site, offersStandingGifts: false })).toBeNull();
  expect(monthlyOffer({ ...gift, amount: usd(499) }, now, site)).toBeNull();
  expect(monthlyOffer({ ...gift, amount: usd(10_001) }, now, site)).toBeNull();
  expect(monthlyOffer({ ...gift, amount: money(750, 'EUR') }, now, site)).toBeNull();
  expect(monthlyOffer({ ...gift, origin: 'renewal' }, now, site)).toBeNull();
  expect(monthlyOffer(gift, { ...now, isDoubled: true }, site)).toBeNull();
  for (const status of ['held', 'refused', 'returning', 'returned', 'lapsed'] as const)
    expect(monthlyOffer(gift, { ...now, status }, site)).toBeNull();
  const [at, amount] = [new Date(), usd(100)];
  const refunds = [{ at, amount, status: 'returned' as const }];
  expect(monthlyOffer(gift, { ...now, refunds }, site)).toBeNull();
  const disputes = [{ at, amount, status: 'asked' as const }];
  expect(monthlyOffer(gift, { ...now, disputes }, site)).toBeNull();
});
