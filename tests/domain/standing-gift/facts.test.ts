/** M28: which facts each state of a standing gift demands and forbids. */
import { expect, test } from 'vitest';
import { possibleStandingGift } from '#app/domain/standing-gift/facts.ts';
import type { StandingGift, StandingGiftRecord } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftStates, type StandingGiftState } from '#app/domain/standing-gift/states.ts';
import { aGift, days, noon } from './build.ts';

type Facts = Partial<StandingGiftRecord>;
type Fact = keyof Facts;

const wrongIn = (state: StandingGiftState, facts: Facts) => () =>
  possibleStandingGift<StandingGiftRecord>({ ...aGift(state), ...facts });

const bears: Facts = {
  ...{ customerId: 'cus_1', paymentMethodId: 'pm_1', setUpAt: noon, heldUntil: noon },
  ...{ holdReasons: ['resembles'], decision: 'clear', decisionInForceAt: noon, refusalDecidedAt: noon },
  ...{
    closeOutcome: 'stopped',
    refusedBy: 'staff',
    subscriptionId: 'sub_1',
    confirmUrl: 'https://x.example',
  },
  ...{ startedAt: noon, paidUntil: days(30), settledAt: days(40) },
};
const card: readonly Fact[] = ['customerId', 'paymentMethodId', 'setUpAt', 'heldUntil'];
const decision: readonly Fact[] = ['decision', 'decisionInForceAt', 'refusalDecidedAt'];
const paid: readonly Fact[] = ['subscriptionId', 'startedAt', 'paidUntil'];
const uncharged: readonly Fact[] = [...paid, 'confirmUrl'];
const goesOn: readonly Fact[] = ['closeOutcome', 'refusedBy', 'settledAt'];
const settled: readonly Fact[] = ['settledAt'];
const noCard: readonly Fact[] = [
  ...card,
  ...['holdReasons' as const, ...decision, ...uncharged, 'closeOutcome' as const, 'refusedBy' as const],
];

const rules: Readonly<Record<StandingGiftState, { needs: readonly Fact[]; forbids: readonly Fact[] }>> = {
  open: { needs: [], forbids: [...noCard, 'settledAt'] },
  abandoned: { needs: settled, forbids: noCard },
  'set-up': { needs: card, forbids: ['holdReasons', ...decision, ...goesOn, ...uncharged] },
  held: { needs: [...card, 'holdReasons'], forbids: [...decision, ...goesOn, ...uncharged] },
  decided: {
    needs: [...card, 'holdReasons', 'decision', 'decisionInForceAt'],
    forbids: ['refusalDecidedAt', ...goesOn, ...uncharged],
  },
  starting: { needs: card, forbids: ['refusalDecidedAt', ...goesOn, ...uncharged] },
  confirming: { needs: card, forbids: ['refusalDecidedAt', ...goesOn, 'startedAt', 'paidUntil'] },
  active: { needs: [...card, ...paid], forbids: ['refusalDecidedAt', ...goesOn] },
  closing: { needs: [...card, 'closeOutcome'], forbids: ['refusalDecidedAt', 'refusedBy', 'settledAt'] },
  refused: { needs: [...card, ...settled, 'closeOutcome', 'refusedBy', 'refusalDecidedAt'], forbids: [] },
  lapsed: { needs: [...card, ...settled, 'closeOutcome'], forbids: [...decision, ...uncharged, 'refusedBy'] },
  declined: {
    needs: [...card, ...settled, 'closeOutcome'],
    forbids: ['refusalDecidedAt', 'startedAt', 'paidUntil', 'refusedBy'],
  },
  stopped: { needs: [...card, ...settled, 'closeOutcome'], forbids: ['refusalDecidedAt', 'refusedBy'] },
  unpaid: {
    needs: [...card, ...settled, ...paid, 'closeOutcome'],
    forbids: ['refusalDecidedAt', 'refusedBy'],
  },
};

const never: Facts = { subscriptionId: null, startedAt: null, paidUntil: null };
const refused: Facts = { closeOutcome: 'refused', refusedBy: 'staff', refusalDecidedAt: noon };

test('each state takes the facts that its steps bring, and gives them back', () => {
  for (const state of standingGiftStates)
    expect(possibleStandingGift(aGift(state)), state).toEqual(aGift(state));
  const refusal: Facts = { decision: 'refuse', decisionInForceAt: noon, refusalDecidedAt: noon };
  const cleared: Facts = { decision: 'clear', decisionInForceAt: noon };
  for (const gift of [
    { ...aGift('decided'), ...refusal },
    { ...aGift('starting'), ...cleared, holdReasons: ['resembles'] },
    { ...aGift('confirming'), subscriptionId: 'sub_1', confirmUrl: 'https://x.example' },
    { ...aGift('active'), ...cleared, confirmUrl: 'https://x.example' },
    { ...aGift('closing'), ...never },
    { ...aGift('closing'), ...never, ...refusal, ...refused },
    { ...aGift('closing'), ...cleared, ...refused },
    { ...aGift('closing'), ...never, closeOutcome: 'lapsed' },
    { ...aGift('closing'), ...never, closeOutcome: 'declined' },
    { ...aGift('closing'), closeOutcome: 'unpaid' },
    { ...aGift('refused'), ...refusal },
    { ...aGift('refused'), ...cleared, subscriptionId: 'sub_1', startedAt: noon, paidUntil: days(30) },
    { ...aGift('declined'), subscriptionId: 'sub_1', confirmUrl: 'https://x.example' },
    { ...aGift('stopped'), ...never },
    { ...aGift('stopped'), ...cleared },
    { ...aGift('unpaid'), ...cleared },
  ] as StandingGift[])
    expect(possibleStandingGift(gift)).toEqual(gift);
});

test('one that lacks a fact of its state, or bears one too many, is refused, and the fact is named', () => {
  for (const state of standingGiftStates) {
    const { needs, forbids } = rules[state];
    for (const fact of needs)
      expect(
        wrongIn(state, { [fact]: fact === 'holdReasons' ? [] : null }),
        `${state} without ${fact}`,
      ).toThrow(new RegExp(`^standing gift sg_1 cannot be ${state} with such .*${fact}`));
    for (const fact of forbids)
      expect(wrongIn(state, { [fact]: bears[fact] }), `${state} with ${fact}`).toThrow(
        new RegExp(`cannot be ${state} with such .*${fact}`),
      );
  }
  const twice = { startedAt: noon, paidUntil: noon };
  expect(wrongIn('declined', twice)).toThrow('with such startedAt, paidUntil');
});

test('no decision goes against what is being done', () => {
  for (const state of ['starting', 'confirming', 'active', 'declined', 'stopped', 'unpaid'] as const)
    expect(wrongIn(state, { decision: 'refuse' }), state).toThrow('such decision');
  expect(wrongIn('decided', { decision: 'refuse', refusalDecidedAt: null })).toThrow('such refusalDecidedAt');
  for (const state of ['refused', 'lapsed', 'declined', 'stopped', 'unpaid'] as const)
    for (const closeOutcome of ['refused', 'lapsed', 'declined', 'stopped', 'unpaid'] as const)
      if (closeOutcome !== state)
        expect(wrongIn(state, { closeOutcome }), `${state} as ${closeOutcome}`).toThrow('such closeOutcome');
});

test('what closes has the facts of its end', () => {
  for (const fact of ['refusedBy', 'refusalDecidedAt'] as const)
    expect(wrongIn('closing', { ...refused, [fact]: null })).toThrow(`such ${fact}`);
  for (const closeOutcome of ['lapsed', 'declined'] as const) {
    expect(wrongIn('closing', { closeOutcome }), closeOutcome).toThrow(/such .*startedAt/);
    expect(wrongIn('closing', { ...never, closeOutcome, refusedBy: 'staff' })).toThrow('such refusedBy');
  }
  expect(wrongIn('closing', { ...never, closeOutcome: 'unpaid' })).toThrow(/such .*startedAt/);
  expect(wrongIn('closing', { closeOutcome: 'unpaid', refusedBy: 'staff' })).toThrow('such refusedBy');
  for (const closeOutcome of ['stopped', 'unpaid', 'refused'] as const)
    expect(
      wrongIn('closing', { ...(closeOutcome === 'refused' && refused), closeOutcome, settledAt: noon }),
    ).toThrow('such settledAt');
  for (const closeOutcome of ['lapsed', 'declined'] as const)
    expect(wrongIn('closing', { ...never, closeOutcome, settledAt: noon })).toThrow('such settledAt');
});

test.each(['closing', 'refused'] as const)(
  '%s: refused before it began, or after it was cleared',
  (state) => {
    const whole = { ...refused, subscriptionId: 'sub_1', startedAt: noon, paidUntil: noon };
    const settledAt = state === 'refused' ? days(40) : null;
    const wrong = (facts: Facts) =>
      expect(wrongIn(state, { ...whole, settledAt, ...facts }), JSON.stringify(facts)).toThrow(
        'such startedAt',
      );
    expect(wrongIn(state, { ...whole, settledAt })).not.toThrow();
    wrong({ decision: 'refuse' });
    wrong({ subscriptionId: null });
    wrong({ paidUntil: null });
    wrong({ startedAt: null });
    wrong({ ...never, decision: 'clear' });
    wrong({ ...never, subscriptionId: 'sub_1' });
    wrong({ ...never, paidUntil: noon });
  },
);

test.each(['closing', 'stopped'] as const)(
  '%s: stopped before it began and was cleared, or paid',
  (state) => {
    const settledAt = state === 'stopped' ? days(40) : null;
    const wrong = (facts: Facts) =>
      expect(wrongIn(state, { settledAt, ...facts }), JSON.stringify(facts)).toThrow('such startedAt');
    wrong({ subscriptionId: null });
    wrong({ paidUntil: null });
    wrong({ ...never, decision: 'clear' });
    wrong({ ...never, subscriptionId: 'sub_1' });
    wrong({ ...never, paidUntil: noon });
  },
);
