/** The donation form: what it takes, what it refuses and says at which field, and that no input makes it fail. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  donationFields,
  parseDonationForm,
  readDonationForm,
  refusedAmountErrors,
  settleAmount,
  type DonationField,
  type DonationFormRules,
} from '#app/domain/donation-form.ts';
import { money } from '#app/domain/money.ts';

const rules: DonationFormRules = {
  currency: 'USD',
  locale: 'en',
  presets: [500, 1000, 2500].map((amountMinor) => money(amountMinor, 'USD')),
  amountMin: money(100, 'USD'),
  amountMax: money(500_000, 'USD'),
  step: money(1, 'USD'),
  feeRate: { percent: 2.9, fixedMinor: 30 },
  embedding: { origins: ['https://partner.example'] },
  pledgeVersions: new Set(['1']),
  attestationVersions: new Set(['1']),
  offersStandingGifts: true,
};

/** The form as an ordinary reader sends it, but for `changes`. */
function filled(changes: Partial<Record<DonationField, string>> = {}) {
  const sent: Partial<Record<DonationField, string>> = {
    amount: '500',
    attestation: 'yes',
    currency: 'USD',
    locale: 'en',
    pledgeVersion: '1',
    attestationVersion: '1',
    ...changes,
  };
  const byName = new Map<string, string>(
    Object.entries(sent).map(([field, value]) => [donationFields[field as DonationField], value]),
  );
  return readDonationForm((name) => byName.get(name));
}

const errorsOf = (changes: Partial<Record<DonationField, string>>) => {
  const parsed = parseDonationForm(filled(changes), rules);
  return parsed.ok ? {} : parsed.errors;
};

test('an ordinary form is a request: once, five dollars, without fee cover, for oneself', () => {
  expect(parseDonationForm(filled(), rules)).toEqual({
    ok: true,
    request: {
      amount: money(500, 'USD'),
      feeCover: money(0, 'USD'),
      frequency: 'once',
      organisation: null,
      articleSlug: null,
      site: 'direct',
      pledgeVersion: '1',
      attestationVersion: '1',
      locale: 'en',
    },
  });
});

test('an amount of one’s own wins over the preset that is still chosen', () => {
  const parsed = parseDonationForm(filled({ amountOther: '7.50' }), rules);
  expect(parsed.ok && parsed.request.amount).toEqual(money(750, 'USD'));
});

test('fee cover, organisation and fact-check are taken as sent; what is no slug is no fact-check', () => {
  const parsed = parseDonationForm(
    filled({ coverFee: 'yes', organisation: '  Corner Bakery ', article: 'napoleon-height' }),
    rules,
  );
  expect(parsed).toMatchObject({
    ok: true,
    request: { feeCover: money(46, 'USD'), organisation: 'Corner Bakery', articleSlug: 'napoleon-height' },
  });
  const odd = parseDonationForm(filled({ article: '../../etc' }), rules);
  expect(odd.ok && odd.request.articleSlug).toBeNull();
});

test('an unknown locale falls back; a frequency that is not offered is asked for again, never taken for another', () => {
  expect(parseDonationForm(filled({ locale: 'tlh' }), rules)).toMatchObject({
    ok: true,
    request: { locale: 'en', frequency: 'once' },
  });
  expect(parseDonationForm(filled({ frequency: 'year' }), rules)).toMatchObject({
    request: { frequency: 'year' },
  });
  const offersNone = { ...rules, offersStandingGifts: false };
  for (const refused of [
    parseDonationForm(filled({ frequency: 'hourly' }), rules),
    parseDonationForm(filled({ frequency: 'month' }), offersNone),
  ]) {
    expect(refused).toMatchObject({ ok: false, errors: { frequency: expect.any(String) as string } });
  }
});

test.each<[DonationField, Partial<Record<DonationField, string>>]>([
  ['amount', { amount: '' }],
  ['amount', { amount: '501' }],
  ['amountOther', { amountOther: 'plenty' }],
  ['amountOther', { amountOther: '0.99' }],
  ['amountOther', { amountOther: '1.000' }],
  ['amountOther', { amountOther: '€5' }],
  ['amountOther', { amountOther: '5.5555' }],
  ['amountOther', { amountOther: '5000.01' }],
  ['organisation', { organisation: 'x'.repeat(201) }],
  ['attestation', { attestation: '' }],
  ['attestation', { attestation: 'on' }],
  ['currency', { currency: 'EUR' }],
  ['pledgeVersion', { pledgeVersion: '0' }],
  ['attestationVersion', { attestationVersion: '0' }],
  ['trap', { trap: 'x' }],
])('an error stands at the field "%s" and nowhere else (%j)', (field, changes) => {
  expect(Object.keys(errorsOf(changes))).toEqual([field]);
});

test.each([
  ['5²', 'We couldn’t read “5²” as an amount. Please write it like $5.00.'],
  ['\u202e5\u200b', 'We couldn’t read “5” as an amount. Please write it like $5.00.'],
  ['1.000', 'Did you mean $1.00 or $1,000.00?'],
  ['5.555', 'Did you mean $5.55?'],
  ['9.999.999', 'We couldn’t read “9.999.999” as an amount. Please write it like $5.00.'],
  [
    '€5',
    'Gifts here are in US dollars, but you wrote “€”. Please write the amount in US dollars, like $5.00.',
  ],
  ['5.5555', 'We can only charge in steps of $0.01. Please round “5.5555”.'],
  ['0.99', 'The smallest gift we can take by card is $1. You wrote $0.99.'],
  [
    '5000.01',
    'The largest gift we take here is $5,000. You wrote $5,000.01. To give more, please write to us.',
  ],
])('“%s” is answered in words: %s (M22)', (amountOther, message) => {
  expect(errorsOf({ amountOther })).toEqual({ amountOther: message });
});

test('only readings that can be given are offered', () => {
  const readingsOf = (amountOther: string) => {
    const parsed = parseDonationForm(filled({ amountOther }), rules);
    return parsed.ok ? [] : parsed.readings.map(({ amountMinor }) => amountMinor);
  };
  expect([readingsOf('1.000'), readingsOf('5.555'), readingsOf('0,50'), readingsOf('lots')]).toEqual([
    [100, 100_000],
    [555],
    [],
    [],
  ]);
});

test('a chosen reading counts as typed as long as it is one of what stands in the field (M22)', () => {
  const settled = (amountOther: string, amountMeant: string) =>
    settleAmount(filled({ amountOther, amountMeant }), rules).amountOther;
  expect(settled('1.000', '100000')).toBe('1000');
  expect(settled('7,50', '750')).toBe('7.50');
  expect(settled('1.000', '5000')).toBe('1.000');
  expect(settled('1.000', '')).toBe('1.000');
  expect(settled('20', '100000')).toBe('20');
});

test('the smallest and the largest donation are still donations', () => {
  expect(errorsOf({ amountOther: '1' })).toEqual({});
  expect(errorsOf({ amountOther: '5,000' })).toEqual({});
});

test('errors of several fields come together, so that one round mends them all', () => {
  expect(Object.keys(errorsOf({ amount: '', attestation: '' })).sort()).toEqual(['amount', 'attestation']);
});

test('fields that are missing, files, or longer than any field of ours are read as text without a fault', () => {
  const values = readDonationForm((name) => {
    if (name === donationFields.organisation) return 'a\0b'.repeat(10_000);
    return name === donationFields.amount ? new Blob(['500']) : null;
  });
  expect(values.amount).toBe('');
  expect(values.organisation).toHaveLength(1000);
  expect(values.organisation).not.toContain('\0');
  expect(readDonationForm(() => 'a\0b').organisation).toBe('ab');
});

test('the longest name of an organisation is taken, blanks around it not counted', () => {
  const organisation = 'x'.repeat(200);
  expect(parseDonationForm(filled({ organisation: ` ${organisation} ` }), rules)).toMatchObject({
    ok: true,
    request: { organisation },
  });
});

test('a fact-check is named by its whole slug', () => {
  const slugOf = (article: string) => {
    const parsed = parseDonationForm(filled({ article }), rules);
    return parsed.ok && parsed.request.articleSlug;
  };
  expect(slugOf('is-water-wet-2')).toBe('is-water-wet-2');
  for (const odd of ['is-water-wet/..', '/is-water-wet', 'Is-Water-Wet', 'x'.repeat(201)])
    expect(slugOf(odd)).toBeNull();
});

test('an amount of blanks is none of one’s own, and the preset that is chosen counts', () => {
  expect(errorsOf({ amountOther: ' ' })).toEqual({});
});

test('what is wrong with an amount is said with the amounts of the newsroom and what was typed, no more of it than fits', () => {
  const typed = `plenty of ${'money '.repeat(20)}`;
  const said = errorsOf({ amountOther: typed }).amountOther ?? '';
  expect(said).toContain('$5.00');
  expect(said).toContain(typed.slice(0, 40));
  expect(said).not.toContain(typed.slice(0, 41));
  expect(errorsOf({ amountOther: '0.50' }).amountOther).toMatch(/\$1\b.*\$0\.50|\$0\.50.*\$1\b/);
  expect(errorsOf({ amountOther: '5001' }).amountOther).toMatch(/\$5,000\b.*\$5,001|\$5,001.*\$5,000\b/);
});

test('whatever is sent, the answer is a request within the rules or an error', () => {
  const anything = fc.record(
    Object.fromEntries(
      Object.values(donationFields).map((name) => [
        name,
        fc.oneof(fc.constantFrom('', 'yes', '500', '1', 'USD', '7.5'), fc.string({ unit: 'binary' })),
      ]),
    ),
  );
  fc.assert(
    fc.property(anything, (sent) => {
      const parsed = parseDonationForm(
        readDonationForm((name) => sent[name]),
        rules,
      );
      if (!parsed.ok) {
        expect(Object.values(parsed.errors).every((message) => message.length > 0)).toBe(true);
        expect(Object.keys(parsed.errors).length).toBeGreaterThan(0);
        return;
      }
      expect(parsed.request.amount.amountMinor).toBeGreaterThanOrEqual(rules.amountMin.amountMinor);
      expect(parsed.request.amount.amountMinor).toBeLessThanOrEqual(rules.amountMax.amountMinor);
    }),
    { numRuns: 1000 },
  );
});

test('the organization is kept as it is read: clean, and without blanks at its ends (M4)', () => {
  const { organisation } = filled({ organisation: '  Acme\u200b \u202eLtd\t ' });
  expect(organisation).not.toMatch(/^\s|\s$|[\u200b\u202e]/);
  expect(filled({ organisation: ' Acme \u00a0 Ltd ' }).organisation).toBe('Acme  Ltd');
  expect(filled({ amountOther: '5\0\0' }).amountOther).toBe('5');
});

test('what goes on has no readings, and what is refused has those of its amount alone', () => {
  const parsed = (changes: Partial<Record<DonationField, string>>) =>
    parseDonationForm(filled(changes), rules);
  expect(parsed({ attestation: '' })).toMatchObject({ ok: false, readings: [] });
  expect(parsed({ amount: '' })).toMatchObject({ ok: false, readings: [] });
  expect(parsed({ amountOther: '1.000' })).toMatchObject({
    ok: false,
    readings: [money(100, 'USD'), money(100_000, 'USD')],
    errors: { amountOther: expect.stringContaining('$1.00 or $1,000.00') as string },
  });
  expect(parsed({ amountOther: '1.00' })).toMatchObject({ ok: true, request: { amount: money(100, 'USD') } });
});

test('a reading that was chosen stands in the field as if it had been typed, and the choice is used up (M22)', () => {
  const chosen = filled({ amountOther: '1.000', amountMeant: '100000' });
  expect(settleAmount(chosen, rules)).toEqual({ ...chosen, amountOther: '1000', amountMeant: '' });
  const other = filled({ amountOther: '7.50', amountMeant: '100000' });
  expect(settleAmount(other, rules)).toEqual({ ...other, amountMeant: '' });
});

test('an amount that Stripe refuses is minded where it was given (M23)', () => {
  const words = expect.stringContaining('can’t charge an amount of this size') as string;
  expect(refusedAmountErrors(filled({ amountOther: ' ' }), rules)).toEqual({ amount: words });
  expect(refusedAmountErrors(filled({ amountOther: '7.50' }), rules)).toEqual({ amountOther: words });
});

test('what a message repeats of the input has no blanks at its ends', () => {
  const parsed = parseDonationForm(filled({ amountOther: '  lots  ' }), rules);
  expect(parsed).toMatchObject({ errors: { amountOther: expect.stringContaining('“lots”') as string } });
});
