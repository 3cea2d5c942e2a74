/** What a donor is told of a gift, of its refunds and of where the money is. */
import { expect, test } from 'vitest';
import {
  donorHistory,
  donorRefunds,
  donorStatus,
  passingStatuses,
  whereMoneyIs,
  type DonorStatus,
} from '#app/domain/donation/donor-status.ts';
import { donationStates, settledStates } from '#app/domain/donation/states.ts';
import { donationSums, type AccountSum } from '#app/domain/ledger/donation-sums.ts';
import { money } from '#app/domain/money.ts';
import { refundStates } from '#app/domain/refund/states.ts';
import type { HistoryEntry } from '#app/domain/step.ts';
import { aDonation } from '#tests/support/donations.ts';

const now = new Date('2026-11-01T12:10:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);

test('a donor is told what happens to the money, and of no decision that can still be taken back', () => {
  const told = donationStates.map((state) => [state, donorStatus(aDonation(state), now)]);
  expect(Object.fromEntries(told)).toEqual({
    open: 'open',
    abandoned: 'abandoned',
    authorised: 'checking',
    held: 'held',
    decided: 'held',
    capturing: 'taking',
    releasing: 'releasing',
    received: 'received',
    refused: 'refused',
    lapsed: 'lapsed',
  });
});

test('an open gift is abandoned for its donor from the moment at which its payment page closes', () => {
  const ends = (sessionExpiresAt: Date | null) =>
    donorStatus({ ...aDonation('open'), sessionExpiresAt }, now);
  expect([ends(after), ends(now), ends(before), ends(null)]).toEqual([
    'open',
    'abandoned',
    'abandoned',
    'open',
  ]);
  const never = { ...aDonation('open'), sessionUrl: null, sessionExpiresAt: null };
  expect(donorStatus(never, now)).toBe('unopened');
});

test('a page looks again by itself only while something comes by itself', () => {
  const looks = donationStates.filter((state) => passingStatuses.has(donorStatus(aDonation(state), now)));
  expect(looks).toEqual(['open', 'authorised', 'capturing', 'releasing']);
  expect(looks.some((state) => settledStates.has(state))).toBe(false);
});

/** Where the money is when the ledger has these sums in dollars. */
function where(sums: Partial<Record<AccountSum['account'], number>>, status: DonorStatus) {
  const rows = Object.entries(sums) as [AccountSum['account'], number][];
  const entries = rows.map(([account, amountMinor]) => ({ account, amountMinor, currency: 'USD' }));
  return whereMoneyIs(donationSums(entries, 'USD'), status);
}
const dollars = (amountMinor: number) => money(amountMinor, 'USD');

test('nothing is taken until it is; what was taken a moment ago is not yet known, and then it is what was booked', () => {
  expect(where({ 'card-holds': 546 }, 'held')).toEqual({
    held: dollars(546),
    taken: dollars(0),
    returned: null,
  });
  expect(where({}, 'received')).toEqual({ held: dollars(0), taken: null, returned: null });
  expect(where({ 'donation-income': -546 }, 'received').taken).toEqual(dollars(546));
});

test('what went back is what went to the donor and to the bank together, and nothing where that is nothing', () => {
  const returned = (refunds: number, disputes: number) =>
    where({ 'donation-income': -546, refunds, disputes }, 'received').returned;
  expect(returned(100, 200)).toEqual(dollars(300));
  expect(returned(0, 1)).toEqual(dollars(1));
  for (const [refunds, disputes] of [
    [0, 0],
    [0, -5],
    [5, -5],
  ] as const)
    expect(returned(refunds, disputes)).toBeNull();
});

test('a donor sees the refunds that come or came, and of those that failed only one that was promised', () => {
  const amount = dollars(300);
  const shown = (toldAt: Date | null) =>
    refundStates.flatMap((state) =>
      donorRefunds([{ state, amount, createdAt: before, toldAt }]).map((refund) => {
        expect(refund).toMatchObject({ at: before, amount });
        return `${state}: ${refund.status}`;
      }),
    );
  const coming = [
    'asked: on-its-way',
    'pending: on-its-way',
    'requires-action: on-its-way',
    'succeeded: returned',
  ];
  expect(shown(null)).toEqual(coming);
  expect(shown(now)).toEqual([...coming, 'failed: not-returned', 'canceled: not-returned']);
});

test('a donor’s timeline begins with the form and leaves out the desk’s inner life and what changed nothing', () => {
  const happened = (
    event: HistoryEntry['event'],
    fromState: HistoryEntry['fromState'],
    toState: HistoryEntry['toState'],
  ): HistoryEntry => ({ at: now, event, fromState, toState, actorName: 'Ada' });
  expect(
    donorHistory({ createdAt: before, origin: 'checkout' }, [
      happened('authorised', 'open', 'authorised'),
      happened('screened-unclear', 'authorised', 'held'),
      happened('screened-unclear', 'held', 'held'),
      happened('decided', 'held', 'decided'),
      happened('undone', 'decided', 'held'),
      happened('deadline-passed', 'held', 'releasing'),
    ]),
  ).toEqual([
    { at: before, news: 'started' },
    { at: now, news: 'authorised' },
    { at: now, news: 'screened-unclear' },
    { at: now, news: 'deadline-passed' },
  ]);
});
