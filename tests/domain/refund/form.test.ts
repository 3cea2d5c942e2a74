/** The desk's form that sends money back: how much, why, and all that turns it down. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import { parseRefund, refundReasons, type PartProblem, type RefundErrors } from '#app/domain/refund/form.ts';
import { noteLengthMax } from '#app/domain/review.ts';

const form = { scope: 'part', amount: '1', reason: 'donor-asked', note: '' };
const hundred = money(10_000, 'USD');

/** What is wrong with a form; empty where nothing is. */
function errorsOf(changes: Partial<typeof form>, refundable = hundred, locale = 'en'): RefundErrors {
  const parsed = parseRefund({ ...form, ...changes }, refundable, locale);
  return parsed.ok ? {} : parsed.errors;
}

test('the whole is all that can still go back, whatever stands in the field of the part', () => {
  for (const amount of ['', '2', 'much'])
    expect(parseRefund({ ...form, scope: 'whole', amount }, hundred, 'en')).toEqual({
      ...{ ok: true, amount: hundred, reason: 'donor-asked', note: null },
    });
});

test.each<[string, string, string, number]>([
  ['USD', 'en', '3.00', 300],
  ['EUR', 'de', '3,00', 300],
  ['JPY', 'en', '500', 500],
  ['BHD', 'en', '1.250', 1250],
  ['UGX', 'en', '5000', 500_000],
])(
  'in %s, typed as in %s, %s is %i of the smallest unit that Stripe knows (money 46)',
  (currency, locale, amount, minor) => {
    const parsed = parseRefund({ ...form, amount }, money(10_000_000, currency), locale);
    expect(parsed).toMatchObject({ ok: true, amount: { amountMinor: minor, currency } });
  },
);

test('any part goes back as it was typed, up to all that is left and not a cent more', () => {
  const cents = fc.integer({ min: 1, max: 99_999_999 });
  fc.assert(
    fc.property(cents, cents, (typed, left) => {
      const parsed = parseRefund({ ...form, amount: (typed / 100).toFixed(2) }, money(left, 'USD'), 'en');
      if (typed <= left) expect(parsed).toMatchObject({ ok: true, amount: money(typed, 'USD') });
      else expect(parsed.ok).toBe(false);
    }),
  );
  expect(errorsOf({ amount: '100.00' })).toEqual({});
  expect(errorsOf({ amount: '100.01' })).toEqual({ amount: { kind: 'too-much', most: hundred } });
});

test.each<[string, string, string, PartProblem]>([
  ['USD', 'en', '', { kind: 'none' }],
  ['USD', 'en', '   ', { kind: 'none' }],
  ['USD', 'en', '0', { kind: 'none' }],
  ['USD', 'en', 'half', { kind: 'unreadable' }],
  ['USD', 'en', '€3', { kind: 'other-currency', currency: 'USD' }],
  ['JPY', 'en', '500.50', { kind: 'too-fine', currency: 'JPY' }],
  ['UGX', 'en', '5000.50', { kind: 'too-fine', currency: 'UGX' }],
  [
    'USD',
    'en',
    '3,50',
    { kind: 'unsure', readings: [money(350, 'USD'), money(35_000, 'USD')], most: hundred },
  ],
])(
  'in %s, typed as in %s, “%s” sends nothing back and is told why (money 46)',
  (currency, locale, amount, why) => {
    expect(errorsOf({ amount }, money(10_000, currency), locale)).toEqual({ amount: why });
  },
);

test('nothing is sent back without a scope and a reason from the list; all that is wrong is told at once', () => {
  expect(errorsOf({ scope: 'all' })).toEqual({ scope: 'none' });
  for (const reason of ['', 'constructor']) expect(errorsOf({ reason })).toEqual({ reason: 'none' });
  expect(Object.keys(errorsOf({ amount: '', reason: '', note: 'x'.repeat(2001) }))).toEqual(
    expect.arrayContaining(['amount', 'reason', 'note']),
  );
  for (const reason of refundReasons)
    expect(parseRefund({ ...form, reason }, hundred, 'en')).toMatchObject({ ok: true, reason });
});

test('a note is kept without the blanks around it, an empty one is none, and one too long is counted', () => {
  const noteOf = (note: string) => parseRefund({ ...form, note }, hundred, 'en');
  expect(noteOf(' Paid twice. \n')).toMatchObject({ ok: true, note: 'Paid twice.' });
  expect(noteOf(' \n ')).toMatchObject({ ok: true, note: null });
  const longest = 'x'.repeat(noteLengthMax);
  expect(noteOf(longest)).toMatchObject({ ok: true, note: longest });
  expect(errorsOf({ note: `${longest}x` })).toEqual({ note: { kind: 'too-long', length: 2001 } });
});
