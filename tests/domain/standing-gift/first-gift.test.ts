/** The first payment of a standing gift that ends, and that a restored database never saw. */
import { expect, test } from 'vitest';
import type { PayerRecord } from '#app/domain/donation/records.ts';
import type { StandingGiftRecord } from '#app/domain/standing-gift/standing-gift.ts';
import {
  aGift,
  days,
  did,
  eventOf,
  firstPayment,
  minutes,
  payer,
  plan,
  stepOf,
  subscription,
} from './build.ts';

const unknown = { startedAt: null, subscriptionId: null, paidUntil: null };
const refused = { closeOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: minutes(2) } as const;

const ended = (
  changes: Partial<StandingGiftRecord>,
  status: Parameters<typeof firstPayment>[0] = 'succeeded',
  of: PayerRecord | null = payer,
) =>
  plan(aGift('closing', { ...unknown, ...changes }), {
    payer: of,
    seen: {
      ...{ about: 'end', invoices: [], owes: false, kept: { customer: true, card: true } },
      subscription: subscription({ firstPayment: firstPayment(status) }),
    },
  });

test('what was paid before it was stopped, or refused by the lists, becomes a donation first', () => {
  for (const changes of [{}, refused]) {
    const made = ended(changes);
    expect(did(made)).toEqual(['none', 'create-donation', 'record-payer']);
    expect(stepOf(made).fields).toMatchObject({ subscriptionId: 'sub_1', paidUntil: days(30) });
  }
});

test('not where it is known, was not paid, or ended otherwise: then it goes on to end', () => {
  for (const made of [
    ended({ startedAt: days(1), subscriptionId: 'sub_1' }),
    ended({ closeOutcome: 'lapsed' }),
    ended({ closeOutcome: 'declined' }),
    ended({ ...refused, refusedBy: 'staff', decision: 'refuse', decisionInForceAt: minutes(3) }),
    ended({}, 'unfinished'),
    ended({}, 'canceled'),
  ])
    expect(eventOf(made)).toBe('ask');
});

test('a payment without a payer is no payment', () => {
  expect(() => ended({}, 'succeeded', null)).toThrow('without a charge or a payer');
});
