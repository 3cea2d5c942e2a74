/** What a donation does where somebody else acted: a hold that is gone before we let it go, and a payment of a standing gift, which nobody held. */
import { expect, test } from 'vitest';
import type { Donation, DonationRecord } from '#app/domain/donation/donation.ts';
import { possible } from '#app/domain/donation/facts.ts';
import { aDonation } from '#tests/support/donations.ts';
import { usualDay } from '#app/domain/standing-gift/gift-day.ts';
import {
  bought,
  effectsOf,
  eventOf,
  kindsOf,
  minutes,
  noon,
  payer,
  plan,
  record,
  screened,
  seenAs,
} from './build.ts';

const gone = seenAs('canceled');

test('a payer who is political is refused, though the hold is gone already', () => {
  const political = screened('political');
  const refused = plan(aDonation('authorised'), { seen: gone, found: political });
  expect([eventOf(refused), kindsOf(refused)]).toEqual(['screened-political', ['record-screening']]);
  expect(refused).toMatchObject({
    step: { fields: { releaseOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: minutes(10) } },
  });
  expect(effectsOf(refused)[0]).toMatchObject({ record: { stage: 'payer', screening: political } });
  for (const found of [screened('clear'), screened('unclear'), null])
    expect(eventOf(plan(aDonation('authorised'), { seen: gone, found }))).toBe('hold-lost');
  // One that waits for staff was held for another finding.
  expect(eventOf(plan(aDonation('held'), { seen: gone, found: political }))).toBe('hold-lost');
});

test('whom staff have refused is refused, though the hold is gone already, and it teaches', () => {
  const lesson = {
    ...{ allowlist: [], aliases: [], actorName: 'Ada', reason: 'x' },
    ...{ donationId: 'don_1', standingGiftId: null, appealId: null },
  };
  const refusal = aDonation('decided', { decision: 'refuse', refusalDecidedAt: noon });
  const refused = plan(refusal, { seen: gone, lesson });
  expect([eventOf(refused), kindsOf(refused)]).toEqual(['refusal-enforced', ['teach']]);
  expect(refused).toMatchObject({ step: { fields: { releaseOutcome: 'refused', refusedBy: 'staff' } } });
  expect(kindsOf(plan(refusal, { seen: gone }))).toEqual([]);
  const cleared = plan(aDonation('decided'), { seen: gone, lastScreening: record(screened('unclear')) });
  expect([eventOf(cleared), kindsOf(cleared)]).toEqual([
    'hold-lost',
    ['post', 'finish-request', 'send-mail'],
  ]);
});

const renewal: Donation = possible<DonationRecord>({
  ...{ ...aDonation('received'), origin: 'renewal', standingGiftId: 'sg_1', authorisedAt: null },
  ...{ captureBefore: null, heldUntil: null },
});
const standing = {
  ...usualDay,
  ...({ token: 'gift', interval: 'year', paidUntil: minutes(900), pausedUntil: null } as const),
};
const receiptOf = (known: Parameters<typeof plan>[1]) => {
  const settling = effectsOf(plan(renewal, { seen: seenAs('succeeded', [bought]), ...known })).at(-1);
  return settling?.kind === 'settle-receipt' ? settling : null;
};

test('the receipt of a renewal says when the next gift is due, and where it is stopped', () => {
  expect(receiptOf({ standing })?.standing).toEqual({ interval: 'year', nextAt: minutes(900), url: 'gift' });
  const paused = { ...standing, pausedUntil: minutes(5000) };
  expect(receiptOf({ standing: paused })?.standing?.nextAt).toEqual(minutes(5000));
  expect(receiptOf({ standing: { ...standing, paidUntil: null } })).toMatchObject({ standing: null });
  expect(receiptOf({ standing: null })).toMatchObject({ standing: null });
});

test('a receipt goes to whoever gave an address', () => {
  expect(receiptOf({})?.mail).toEqual({ id: 'row', recipient: 'robin@example.org' });
  for (const nobody of [null, { ...payer, email: null }])
    expect(receiptOf({ payer: nobody })).toMatchObject({ mail: null });
});

test.each<Partial<DonationRecord>>([
  { authorisedAt: noon },
  { captureBefore: noon },
  { heldUntil: noon },
  { holdReasons: ['resembles'] },
  { decision: 'clear' },
  { decisionInForceAt: noon },
  { refusalDecidedAt: noon },
  { paymentIntentId: null },
  { chargeId: null },
  { settledAt: null },
  { releaseOutcome: 'lapsed' },
  { refusedBy: 'staff' },
])('a payment of a standing gift is known once it is paid, and cannot be with %j', (changes) => {
  const [fact = ''] = Object.keys(changes);
  expect(() => possible<DonationRecord>({ ...renewal, ...changes })).toThrow(
    `donation don_1 cannot be received with such ${fact}`,
  );
});

test('several facts that cannot be are named one by one', () => {
  const wrong = { ...renewal, authorisedAt: noon, heldUntil: noon };
  expect(() => possible<DonationRecord>(wrong)).toThrow('with such authorisedAt, heldUntil');
});

test('a gift may wait for several reasons', () => {
  const held = aDonation('held', { holdReasons: ['resembles', 'too-many-donations'] });
  expect(possible<DonationRecord>(held)).toEqual(held);
});
