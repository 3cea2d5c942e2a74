/** M28: which facts each state demands and forbids. That the database demands the same: tests/adapters/db/donation-facts.test.ts. */
import { expect, test } from 'vitest';
import { donationStates, type DonationState } from '#app/domain/donation/states.ts';
import type { DonationRecord } from '#app/domain/donation/donation.ts';
import { possible } from '#app/domain/donation/facts.ts';
import { aDonation } from '#tests/support/donations.ts';

const at = new Date('2026-11-01T12:00:00Z');
type Facts = Partial<DonationRecord>;

const wrongIn = (state: DonationState, facts: Facts) => () =>
  possible<DonationRecord>({ ...aDonation(state), ...facts });

/** What a donation cannot lack in these states, and what it cannot bear; each alone is enough to refuse it. */
const lacks = {
  paid: ['paymentIntentId', 'chargeId', 'authorisedAt', 'heldUntil'],
  waiting: ['holdReasons'],
  decided: ['decision', 'decisionInForceAt'],
  refused: ['releaseOutcome', 'refusedBy', 'refusalDecidedAt'],
  settled: ['settledAt'],
} as const;
const bears: Facts = {
  paymentIntentId: 'pi_1',
  chargeId: 'ch_1',
  authorisedAt: at,
  captureBefore: at,
  heldUntil: at,
  holdReasons: ['resembles'],
  decision: 'clear',
  decisionInForceAt: at,
  releaseOutcome: 'refused',
  refusedBy: 'staff',
  refusalDecidedAt: at,
  settledAt: at,
  bookedAt: at,
};
const { paid, waiting, decided, refused, settled } = lacks;
const undecided = ['decision', 'decisionInForceAt', 'refusalDecidedAt'] as const;
const notReleased = ['releaseOutcome', 'refusedBy'] as const;
const goesOn = ['settledAt', 'bookedAt'] as const;
const unpaid = Object.keys(bears).filter((fact) => fact !== 'settledAt') as (keyof Facts)[];

const rules: Readonly<
  Record<DonationState, { needs: readonly (keyof Facts)[]; forbids: readonly (keyof Facts)[] }>
> = {
  open: { needs: [], forbids: [...unpaid, 'settledAt'] },
  abandoned: { needs: settled, forbids: unpaid },
  authorised: { needs: paid, forbids: ['holdReasons', ...undecided, ...notReleased, ...goesOn] },
  held: { needs: [...paid, ...waiting], forbids: [...undecided, ...notReleased, ...goesOn] },
  decided: {
    needs: [...paid, ...waiting, ...decided],
    forbids: [...notReleased, ...goesOn, 'refusalDecidedAt'],
  },
  capturing: { needs: paid, forbids: [...notReleased, ...goesOn, 'refusalDecidedAt'] },
  releasing: { needs: [...paid, ...refused], forbids: goesOn },
  received: { needs: [...paid, ...settled], forbids: [...notReleased, 'refusalDecidedAt'] },
  refused: { needs: [...paid, ...refused, ...settled], forbids: ['bookedAt'] },
  lapsed: { needs: [...paid, ...settled], forbids: ['bookedAt', 'refusedBy'] },
};

test('each state takes the facts that its steps bring, and gives them back', () => {
  for (const state of donationStates) expect(possible(aDonation(state))).toEqual(aDonation(state));
  const byStaff = { decision: 'refuse', decisionInForceAt: at, refusedBy: 'staff' } as const;
  const undo: Facts = { releaseOutcome: 'lapsed', refusedBy: null, refusalDecidedAt: null };
  for (const donation of [
    { ...aDonation('decided'), decision: 'refuse', refusalDecidedAt: at },
    { ...aDonation('capturing'), decision: null, decisionInForceAt: null },
    { ...aDonation('releasing'), ...byStaff },
    { ...aDonation('releasing'), ...undo },
    { ...aDonation('refused'), ...byStaff },
    { ...aDonation('received'), ...byStaff, refusedBy: null, bookedAt: at },
    { ...aDonation('lapsed'), releaseOutcome: null },
  ] as DonationRecord[])
    expect(possible(donation)).toEqual(donation);
});

test('a donation that lacks one fact of its state, or bears one too many, is refused, and the fact is named', () => {
  for (const state of donationStates) {
    const { needs, forbids } = rules[state];
    for (const fact of needs)
      expect(wrongIn(state, { [fact]: null }), `${state} without ${fact}`).toThrow(
        `cannot be ${state} with such ${fact}`,
      );
    for (const fact of forbids)
      expect(wrongIn(state, { [fact]: bears[fact] }), `${state} with ${fact}`).toThrow(
        new RegExp(`cannot be ${state} .*${fact}`),
      );
  }
});

test('no decision goes against what is being done', () => {
  expect(wrongIn('capturing', { decision: 'refuse' })).toThrow('such decision');
  expect(wrongIn('releasing', { decision: 'clear' })).toThrow('such decision');
  expect(wrongIn('decided', { decision: 'refuse', refusalDecidedAt: null })).toThrow('such refusalDecidedAt');
  expect(wrongIn('refused', { releaseOutcome: 'lapsed' })).toThrow('such releaseOutcome');
  expect(wrongIn('lapsed', { releaseOutcome: 'refused' })).toThrow('such releaseOutcome');
  expect(wrongIn('releasing', { releaseOutcome: 'lapsed' })).toThrow('such refusalDecidedAt, refusedBy');
});
