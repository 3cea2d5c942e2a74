/** What a donor is told of a gift after it was received: a late refusal, what their bank does with it, and how a renewal began. */
import { expect, test } from 'vitest';
import {
  donorDisputes,
  donorHistory,
  donorStatus,
  offersAppeal,
  type DonorStatus,
} from '#app/domain/donation/donor-status.ts';
import { disputeStates } from '#app/domain/dispute/states.ts';
import { money } from '#app/domain/money.ts';
import { aDonation } from '#tests/support/donations.ts';
import { minutes, noon } from './build.ts';

test('one refused late is being returned until it is, whatever stands in the way', () => {
  const told = (state: 'returning' | 'open' | 'returned') =>
    donorStatus(aDonation('received'), noon, { state });
  expect([told('returning'), told('open'), told('returned')]).toEqual(['returning', 'returning', 'returned']);
  expect(donorStatus(aDonation('received'), noon, null)).toBe('received');
});

test('whoever is refused is led to an appeal, before and after their gift was taken', () => {
  const statuses: readonly DonorStatus[] = [
    ...(['unopened', 'open', 'abandoned', 'checking', 'held', 'taking', 'releasing'] as const),
    ...(['received', 'returning', 'returned', 'refused', 'lapsed'] as const),
  ];
  expect(statuses.filter(offersAppeal)).toEqual(['returning', 'returned', 'refused']);
});

test('a dispute is told as what the bank does: it asks, it decides, or it has given the money to one of us', () => {
  const amount = money(546, 'USD');
  const told = disputeStates.flatMap((state) =>
    donorDisputes([{ state, amount, openedAt: noon }]).map(({ status }) => `${state}: ${status}`),
  );
  expect(told).toEqual([
    ...['warning-needs-response: asked', 'warning-under-review: asked', 'needs-response: disputed'],
    ...['under-review: disputed', 'won: ours', 'lost: yours', 'appeal-needs-response: disputed'],
    'appeal-under-review: disputed',
  ]);
  const two = [
    { state: 'unread' as const, amount, openedAt: noon },
    { state: 'lost' as const, amount, openedAt: minutes(1) },
  ];
  expect(donorDisputes(two)).toEqual([{ at: minutes(1), amount, status: 'yours' }]);
});

test('the timeline of a renewal begins with its payment', () => {
  const begun = (origin: 'checkout' | 'renewal') => donorHistory({ createdAt: noon, origin }, []);
  expect(begun('checkout')).toEqual([{ at: noon, news: 'started' }]);
  expect(begun('renewal')).toEqual([{ at: noon, news: 'renewed' }]);
});
