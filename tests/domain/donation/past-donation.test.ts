/** Gifts of the past beside the registry of today: which of them staff are told of. */
import { expect, test } from 'vitest';
import { pastSince, worsening, type PastDonation } from '#app/domain/donation/past-donation.ts';
import { aDonation } from '#tests/support/donations.ts';
import { listing, registry } from '../screening/build.ts';

const group = 'Harbor Valley Victory Fund PAC';
const today = registry([group]);

const past = (changes: Partial<PastDonation>): PastDonation => ({
  otherEmail: null,
  ...{ donation: aDonation('received'), payer: { name: group }, outcome: 'clear', ...changes },
});

test('gifts of the last two years are looked at again', () => {
  expect(pastSince(new Date('2026-11-29T10:00:00Z'))).toEqual(new Date('2024-11-29T10:00:00Z'));
  expect(pastSince(new Date('2026-01-05T10:00:00Z'))).toEqual(new Date('2024-01-05T10:00:00Z'));
});

test('a gift that passed is told of where its payer is listed today, with what was said then and would be now', () => {
  for (const [outcome, before] of [
    ['clear', 'clear'],
    ['unclear', 'unclear'],
    [null, 'clear'],
  ] as const)
    expect(worsening(today, past({ outcome })), String(outcome)).toMatchObject({
      before,
      after: { outcome: 'political', listing: { name: group } },
    });
});

test('a payer who is known by another address now is compared by both', () => {
  const lists = registry([listing(group, { domains: ['harbor-victory.org'] })]);
  const [given, other] = ['robin@harbor-victory.org', 'robin@example.org'];
  for (const [email, otherEmail] of [
    [given, other],
    [other, given],
  ] as const)
    expect(worsening(lists, past({ payer: { email }, otherEmail }))?.after.listing?.name).toBe(group);
  expect(worsening(lists, past({ payer: { email: other }, otherEmail: null }))).toBeNull();
});

test('what was known of a payer then is no news now, unless staff cleared it', () => {
  expect(worsening(today, past({ outcome: 'political' }))).toBeNull();
  const decided = aDonation('received', { decision: 'clear', decisionInForceAt: new Date() });
  expect(worsening(today, past({ donation: decided, outcome: 'political' }))?.before).toBe('clear');
});

test('a payer who is not listed, is hard to screen or was erased is no finding', () => {
  expect(worsening(today, past({ payer: { name: 'Robin Reader' } }))).toBeNull();
  expect(worsening(today, past({ payer: {} }))).toBeNull();
  expect(worsening(today, past({ payer: null }))).toBeNull();
});

test('a match is a match however old the registry is, and without one nothing is compared', () => {
  expect(worsening({ ...today, status: 'stale' }, past({}))?.after.outcome).toBe('political');
  expect(worsening({ status: 'empty', index: null }, past({}))).toBeNull();
});
