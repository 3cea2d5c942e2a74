/** A renewal's table to the letter, its facts, its times, and what its donor may see of it. */
import { expect, test } from 'vitest';
import { isClearanceOver, mendableUntil, nextRenewalCheckAt } from '#app/domain/renewal/deadlines.ts';
import { renewalsForDonor } from '#app/domain/renewal/donor-status.ts';
import { possibleRenewal } from '#app/domain/renewal/facts.ts';
import type { Renewal, RenewalRecord } from '#app/domain/renewal/renewal.ts';
import {
  renewalEvents,
  renewalStates,
  renewalTransition,
  settledRenewalStates,
  undecidedRenewalStates,
  type RenewalEvent,
  type RenewalState,
} from '#app/domain/renewal/states.ts';
import { renewalStepBy, renewalStepWithin } from '#app/domain/renewal/steps.ts';
import { money } from '#app/domain/money.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { aGift } from '../standing-gift/build.ts';
import { aRenewal, days, due, hours } from './build.ts';

type Row = Partial<Record<RenewalEvent, RenewalState | 'ignored'>>;
const any: Row = { 'gift-ended': 'voiding', 'left-out': 'voiding', paid: 'paid', voided: 'void' };
const screenable: Row = {
  ...{ ...any, 'screened-clear': 'charging', 'cleared-before': 'charging', 'screened-unclear': 'held' },
  ...{ 'screened-political': 'voiding', 'period-ended': 'voiding', 'finalized-unclear': 'voiding' },
};
const over: Row = { paid: 'ignored', voided: 'ignored', 'gift-ended': 'ignored', 'left-out': 'ignored' };
const rows: Readonly<Record<RenewalState, Row>> = {
  draft: screenable,
  held: { ...screenable, decided: 'decided', undone: 'ignored' },
  decided: {
    ...{ ...any, undone: 'held', 'clear-enforced': 'charging', 'refusal-enforced': 'voiding' },
    'finalized-unclear': 'voiding',
  },
  charging: { ...any, 'clearance-expired': 'draft', 'payment-failed': 'failing' },
  failing: {
    ...{ ...any, 'screened-political': 'voiding', 'finalized-unclear': 'voiding', 'gave-up': 'voiding' },
    'payment-failed': 'ignored',
  },
  voiding: { ...any, 'gift-ended': 'ignored', 'left-out': 'ignored' },
  paid: over,
  void: { ...over, paid: 'paid' },
};

test('each state allows what its row names, and nothing else', () => {
  for (const state of renewalStates)
    for (const event of renewalEvents)
      expect(renewalTransition(state, event), `${state}, ${event}`).toBe(rows[state][event] ?? 'illegal');
  expect(settledRenewalStates).toEqual(new Set(['paid', 'void']));
  for (const state of undecidedRenewalStates) expect(settledRenewalStates.has(state)).toBe(false);
});

type Facts = Partial<RenewalRecord>;
const bears: Facts = {
  ...{ holdReasons: ['resembles'], clearedAt: due, decision: 'clear', decisionInForceAt: due },
  ...{ refusalDecidedAt: due, refusedBy: 'staff', outcome: 'lapsed', donationId: 'don_2', settledAt: due },
  ...{ failedAt: due, lastFailedAt: due, retryCause: 'pm_2', invoiceUrl: 'https://x.example' },
};
type Fact = keyof Facts;
const decision: readonly Fact[] = ['decision', 'decisionInForceAt', 'refusalDecidedAt', 'refusedBy'];
const goesOn: readonly Fact[] = ['outcome', 'donationId', 'settledAt'];
const untried: readonly Fact[] = ['failedAt', 'lastFailedAt', 'retryCause', 'invoiceUrl'];
const untriedNow: readonly Fact[] = ['retryCause', 'invoiceUrl'];
const facts: Readonly<Record<RenewalState, { needs: readonly Fact[]; forbids: readonly Fact[] }>> = {
  draft: { needs: [], forbids: [...decision, ...goesOn, ...untried, 'clearedAt', 'holdReasons'] },
  held: { needs: ['holdReasons'], forbids: [...decision, ...goesOn, ...untried, 'clearedAt'] },
  decided: {
    needs: ['holdReasons', 'decision', 'decisionInForceAt'],
    forbids: ['refusalDecidedAt', 'refusedBy', ...goesOn, ...untried, 'clearedAt'],
  },
  charging: { needs: ['clearedAt'], forbids: ['refusalDecidedAt', 'refusedBy', ...goesOn, ...untried] },
  failing: { needs: ['clearedAt', 'failedAt'], forbids: ['refusalDecidedAt', 'refusedBy', ...goesOn] },
  voiding: { needs: ['outcome'], forbids: ['refusedBy', 'donationId', 'settledAt'] },
  void: { needs: ['outcome', 'settledAt'], forbids: ['refusedBy', 'donationId', ...untriedNow] },
  paid: { needs: ['donationId', 'settledAt'], forbids: untriedNow },
};
const refused: Facts = { outcome: 'refused', refusedBy: 'screening', refusalDecidedAt: due };
const wrongIn = (state: RenewalState, changes: Facts) => () =>
  possibleRenewal<RenewalRecord>({ ...aRenewal(state), ...changes });

test('one that lacks a fact of its state, or bears one too many, is refused, and the fact is named', () => {
  for (const state of renewalStates) {
    expect(possibleRenewal(aRenewal(state)), state).toEqual(aRenewal(state));
    for (const fact of facts[state].needs)
      expect(
        wrongIn(state, { [fact]: fact === 'holdReasons' ? [] : null }),
        `${state} without ${fact}`,
      ).toThrow(new RegExp(`^renewal r_1 cannot be ${state} with such .*${fact}`));
    for (const fact of facts[state].forbids)
      expect(wrongIn(state, { [fact]: bears[fact] }), `${state} with ${fact}`).toThrow(
        new RegExp(`cannot be ${state} with such .*${fact}`),
      );
  }
  expect(wrongIn('paid', { donationId: null, settledAt: null })).toThrow('such donationId, settledAt');
});

test('what goes on may have more facts than it needs', () => {
  for (const [state, changes] of [
    ['draft', { holdReasons: ['cannot-screen'] }],
    ['decided', { decision: 'refuse', refusalDecidedAt: due }],
    ['charging', { decision: 'clear', decisionInForceAt: due, holdReasons: ['resembles'] }],
    ['failing', { decision: 'clear', lastFailedAt: due, retryCause: 'pm_2', invoiceUrl: 'x' }],
    ['voiding', refused],
    ['voiding', { ...refused, refusedBy: 'staff' }],
    ['void', refused],
    ['paid', { outcome: 'unscreened' }],
    ['paid', { outcome: 'refused', failedAt: due, lastFailedAt: due }],
  ] as const)
    expect(wrongIn(state, changes), `${state} with ${JSON.stringify(changes)}`).not.toThrow();
  for (const outcome of ['lapsed', 'failed', 'stopped', 'skipped', 'voided'] as const)
    for (const state of ['voiding', 'void'] as const) expect(wrongIn(state, { outcome })).not.toThrow();
});

test('no decision goes against what is being done', () => {
  for (const state of ['charging', 'failing'] as const)
    expect(wrongIn(state, { decision: 'refuse' })).toThrow('such decision');
  expect(wrongIn('decided', { decision: 'refuse' })).toThrow('such refusalDecidedAt');
  expect(wrongIn('draft', { holdReasons: ['cannot-screen', 'cannot-screen'] })).toThrow('such holdReasons');
  for (const state of ['voiding', 'void'] as const) {
    for (const fact of ['refusedBy', 'refusalDecidedAt'] as const)
      expect(wrongIn(state, { ...refused, [fact]: null }), state).toThrow(`such ${fact}`);
    expect(wrongIn(state, { ...refused, donationId: 'don_2' })).toThrow('such donationId');
    expect(wrongIn(state, { outcome: 'unscreened' })).toThrow('such outcome');
  }
  expect(wrongIn('voiding', { ...refused, settledAt: due })).toThrow('such settledAt');
  expect(wrongIn('void', { ...refused, settledAt: null })).toThrow('such settledAt');
});

test('a clearance holds for ten minutes, and a failed one can be mended for a week', () => {
  expect(isClearanceOver({ clearedAt: due }, hours(1 / 6))).toBe(false);
  expect(isClearanceOver({ clearedAt: due }, new Date(hours(1 / 6).getTime() + 1))).toBe(true);
  expect(mendableUntil(due)).toEqual(days(7));
});

test('each state is looked at when it must be, and what is settled no more', () => {
  const soon = (now: Date) => new Date(now.getTime() + 20_000);
  const at = (renewal: Renewal, now = due) => nextRenewalCheckAt(renewal, now);
  expect(at(aRenewal('draft'))).toEqual(hours(1));
  expect(at(aRenewal('held'))).toEqual(days(1));
  for (const state of ['draft', 'held'] as const) {
    expect(at(aRenewal(state), days(30.99))).toEqual(days(31));
    expect(at(aRenewal(state), days(31))).toEqual(soon(days(31)));
  }
  expect(at(aRenewal('decided'))).toEqual(hours(1));
  for (const state of ['charging', 'voiding'] as const) expect(at(aRenewal(state))).toEqual(soon(due));
  expect(at(aRenewal('failing'))).toEqual(days(1));
  expect(at(aRenewal('failing', { lastFailedAt: due }), days(6.5))).toEqual(days(7));
  expect(at(aRenewal('failing', { lastFailedAt: due }), days(7))).toEqual(soon(days(7)));
  for (const state of ['paid', 'void'] as const) expect(at(aRenewal(state))).toBeNull();
});

test('a step is guarded by its version, and lets go of the donor’s own attempt where it settles', () => {
  const failing = aRenewal('failing', { retryCause: 'pm_2', invoiceUrl: 'https://x.example' });
  const step = renewalStepBy(failing, 'voided', hours(2), { fields: { outcome: 'voided' } }, 'Ada');
  expect(step).toEqual({
    ...{ subject: 'renewal', id: 'r_1', version: 2, at: hours(2), effects: [], checkAt: null },
    fields: { outcome: 'voided', state: 'void', settledAt: hours(2), retryCause: null, invoiceUrl: null },
    history: {
      ...{ at: hours(2), event: 'voided', fromState: 'failing', toState: 'void', actorName: 'Ada' },
    },
  });
  const moved = renewalStepBy(aRenewal('draft'), 'screened-clear', due, { fields: { clearedAt: due } });
  expect(moved).toMatchObject({
    fields: { clearedAt: due, state: 'charging', settledAt: null },
    history: { actorName: null },
  });
  expect(moved).not.toHaveProperty('fields.retryCause');
  const brought = { fields: { outcome: 'failed' } } as const;
  expect(renewalStepBy(aRenewal('draft'), 'gave-up', due, brought)).toBe('illegal');
  expect(renewalStepBy(aRenewal('void'), 'voided', due, {})).toBe('ignored');
  expect(renewalStepWithin(aRenewal('draft'), due, {}, [])).toEqual({
    ...{ subject: 'renewal', id: 'r_1', version: 0, at: due, fields: {}, effects: [], history: null },
    checkAt: hours(1),
  });
  expect(() => renewalStepWithin(aRenewal('draft'), due, { failedAt: due }, [])).toThrow('such failedAt');
});

const shown = (renewal: Renewal, gift: StandingGift = aGift('active')) =>
  renewalsForDonor([renewal], gift, due).map(({ status, until }) => [status, until]);
const skipped = { outcome: 'skipped' } as const;

test.each([
  ['draft', {}, 'checking', null],
  ['held', {}, 'held', days(31)],
  ['decided', {}, 'held', days(31)],
  ['charging', {}, 'charging', null],
  ['failing', {}, 'failing', null],
  ['failing', { lastFailedAt: due }, 'last-try', days(7)],
  ['failing', { lastFailedAt: due, retryCause: 'pm_2' }, 'trying', null],
  ['voiding', {}, 'lapsed', null],
  ['void', {}, 'lapsed', null],
  ['void', { outcome: 'voided' }, 'lapsed', null],
  ['voiding', skipped, 'skipped', null],
  ['void', skipped, 'skipped', null],
] as const)('of one that is %s, %j, its donor reads “%s”', (state, changes, status, until) => {
  expect(shown(aRenewal(state, changes))).toEqual([[status, until]]);
});

test('one whose day is to come is the next gift, and nothing else is said of it', () => {
  expect(shown(aRenewal('draft', { dueAt: days(3) }))).toEqual([]);
});

test('nothing is said of what was paid, refused, stopped or given up', () => {
  expect(shown(aRenewal('paid'))).toEqual([]);
  for (const outcome of ['refused', 'failed', 'stopped'] as const)
    expect(shown(aRenewal('void', { outcome }))).toEqual([]);
});

test('what its donor leaves out is told so at once, as long as the gift runs', () => {
  const pause = { pausedFrom: due, pausedUntil: days(31) };
  for (const state of ['draft', 'charging', 'voiding'] as const)
    expect(shown(aRenewal(state), aGift('active', pause))).toEqual([['skipped', null]]);
  expect(shown(aRenewal('paid'), aGift('active', pause))).toEqual([]);
  expect(shown(aRenewal('draft'), aGift('closing', pause))).toEqual([['checking', null]]);
});

test('that one was left out is news until the next one is due', () => {
  const invoiceUrl = 'https://stripe.example/in_1';
  const renewals = [
    aRenewal('void', skipped),
    aRenewal('void', skipped),
    aRenewal('void'),
    aRenewal('failing', { invoiceUrl, amount: money(300, 'USD') }),
  ];
  expect(renewalsForDonor(renewals, aGift('active'), due)).toEqual([
    { dueAt: due, status: 'skipped', until: null, confirmUrl: null },
    { dueAt: due, status: 'failing', until: null, confirmUrl: invoiceUrl },
  ]);
});
