/** How a standing gift ends (plan): what is deleted at Stripe first, and what its donor is told once nothing of it is left. */
import { expect, test } from 'vitest';
import type { StandingGiftKnown } from '#app/domain/standing-gift/known.ts';
import type { StandingGiftSeen } from '#app/domain/standing-gift/seen.ts';
import { record, screened } from '../donation/build.ts';
import { aGift, did, mailsOf, minutes, noon, plan, stepOf, subscription } from './build.ts';

type End = Extract<StandingGiftSeen, { about: 'end' }>;
const nothingLeft: End = {
  ...{ about: 'end', subscription: null, invoices: [], owes: false },
  kept: { card: false, customer: false },
};
const closing = (
  changes: Parameters<typeof aGift>[1],
  left: Partial<End>,
  known: Partial<StandingGiftKnown> = {},
) => plan(aGift('closing', changes), { seen: { ...nothingLeft, ...left }, ...known });
const finished = [
  ...['finish detach-card detached', 'finish delete-customer deleted', 'finish cancel-subscription ended'],
];

test('what bills goes first, then the card, then the customer', () => {
  const ended = subscription({ status: 'ended' });
  const kept = { card: true, customer: true };
  const asks = (request: string) => ({ kind: 'ask', request, cause: '' });
  expect(closing({}, { subscription: subscription(), kept })).toEqual(asks('cancel-subscription'));
  expect(closing({}, { subscription: ended, owes: true, kept })).toEqual(asks('cancel-subscription'));
  expect(closing({}, { subscription: ended, kept })).toEqual(asks('detach-card'));
  expect(closing({}, { owes: true, kept })).toEqual(asks('detach-card'));
  expect(closing({}, { kept: { ...kept, card: false } })).toEqual(asks('delete-customer'));
});

test('once nothing of it is left its donor is told how it ended, and those that waited for it go on', () => {
  const end = closing({}, {}, { asking: ['sg_2'] });
  expect(did(end)).toEqual([
    ...['closed-stopped', ...finished, 'look again at standing-gift sg_2', 'mail standing-stopped'],
  ]);
  expect(stepOf(end).fields).toMatchObject({ state: 'stopped', settledAt: minutes(10) });
  expect(did(closing({ closeOutcome: 'unpaid' }, {}))).toEqual([
    'closed-unpaid',
    ...finished,
    'mail standing-unpaid',
  ]);
  const never = { startedAt: null, paidUntil: null, subscriptionId: null };
  for (const closeOutcome of ['lapsed', 'declined'] as const)
    expect(did(closing({ ...never, closeOutcome }, {}))).toEqual([
      ...[`closed-${closeOutcome}`, ...finished, `mail standing-${closeOutcome}`],
    ]);
});

test('one that its bank took a payment back from is told of that, where it ended for it', () => {
  const disputed = { objections: [{ kind: 'disputed' }] } as const;
  expect(did(closing({}, {}, disputed)).at(-1)).toBe('mail standing-disputed');
  expect(did(closing({ closeOutcome: 'unpaid' }, {}, disputed)).at(-1)).toBe('mail standing-unpaid');
  const replaced = { objections: [{ kind: 'replaced' }] } as const;
  expect(did(closing({}, {}, replaced)).at(-1)).toBe('mail standing-stopped');
});

test('a refused card is remembered for the listing that refused it; another end remembers none', () => {
  const refused = {
    ...({ closeOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: noon } as const),
  };
  const lastScreening = record(screened('political'));
  const made = closing(refused, {}, { lastScreening });
  expect(did(made)).toEqual(['closed-refused', ...finished, 'remember-card', 'mail standing-refused']);
  expect(stepOf(made).effects).toContainEqual({
    ...{ kind: 'remember-card', standingGiftId: 'sg_1' },
    card: {
      ...{ fingerprintHash: 'card of fp_1', listingId: 'l1', listingName: 'Harbor Valley PAC' },
      ...{ createdAt: minutes(10), expiresAt: minutes(10 + 365 * 24 * 60) },
    },
  });
  expect(mailsOf(made)[0]?.text).toContain('/appeals/before');
  const unlisted = closing(refused, {});
  expect(did(unlisted)).toContain('remember-card');
  expect(mailsOf(unlisted)[0]?.text).not.toContain('/appeals/');
  expect(did(closing(refused, {}, { payer: null }))).toEqual(['closed-refused', ...finished]);
  expect(did(closing({}, {}, { lastScreening }))).not.toContain('remember-card');
});

test('who said that it is not to start is not told so, unless it was refused', () => {
  const never = { startedAt: null, paidUntil: null, subscriptionId: null, olderGiftId: 'sg_0' };
  const end = (closeOutcome: 'lapsed' | 'refused', secondChoice: 'not' | 'both') => {
    const refusal =
      closeOutcome === 'refused' ? ({ refusedBy: 'staff', refusalDecidedAt: noon } as const) : {};
    return did(closing({ ...never, ...refusal, closeOutcome, secondChoice }, {})).at(-1);
  };
  expect(end('lapsed', 'not')).toBe('finish cancel-subscription ended');
  expect(end('lapsed', 'both')).toBe('mail standing-lapsed');
  expect(end('refused', 'not')).toBe('mail standing-refused');
});
