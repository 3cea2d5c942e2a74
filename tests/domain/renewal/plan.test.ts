/** What a renewal does next until it is charged: each state beside what can be known of its invoice and its payer. */
import { expect, test } from 'vitest';
import type { RenewalKnown } from '#app/domain/renewal/known.ts';
import type { InvoiceSeen } from '#app/domain/renewal/seen.ts';
import { renewalStates } from '#app/domain/renewal/states.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { record, screened } from '../donation/build.ts';
import { aGift } from '../standing-gift/build.ts';
import { aRenewal, days, did, due, hours, invoice, mailOf, paid, plan, stepOf } from './build.ts';

const rest = { kind: 'rest' };
const asks = (request: string, cause = '') => ({ kind: 'ask', request, cause });
const gone = 'look again at standing-gift sg_1';
const [clear, unclear, political] = [screened('clear'), screened('unclear'), screened('political')];
const cannotScreen = screened('unclear', 'cannot-screen');
const lesson = {
  ...{ allowlist: [], aliases: [], actorName: 'Ada', reason: 'x', donationId: null, appealId: null },
  standingGiftId: 'sg_1',
};

test('what is paid here, and what Stripe says nothing known of, rests', () => {
  expect(plan(aRenewal('paid'), paid(), { found: clear })).toEqual(rest);
  for (const state of renewalStates) {
    expect(plan(aRenewal(state), null, { found: clear }), state).toEqual(rest);
    expect(plan(aRenewal(state), invoice('unknown'), { found: clear }), state).toEqual(rest);
  }
});

test('a draft is charged once its payer is clear, and voided where they are political', () => {
  const by = (found: Screening) => plan(aRenewal('draft'), invoice(), { found });
  expect(did(by(clear))).toEqual(['screened-clear', 'record-screening', 'ask finalize-invoice']);
  expect(stepOf(by(clear)).fields).toMatchObject({ state: 'charging', clearedAt: hours(1) });
  expect(stepOf(by(clear)).effects[0]).toMatchObject({
    record: { id: 'row', token: 'secret', donationId: null, standingGiftId: 'sg_1', stage: 'renewal' },
  });
  expect(did(by(political))).toEqual(['screened-political', 'record-screening', 'ask void-invoice', gone]);
  expect(stepOf(by(political)).fields).toMatchObject({
    ...{ state: 'voiding', outcome: 'refused', refusedBy: 'screening', refusalDecidedAt: hours(1) },
  });
  expect(plan(aRenewal('draft'), invoice())).toEqual(rest);
  expect(plan(aRenewal('draft'), invoice(), { found: clear, isBarred: true })).toEqual(rest);
});

test('an unclear one waits for staff and its donor is told once; one that nobody can screen only says so', () => {
  const held = plan(aRenewal('draft'), invoice(), { found: unclear });
  expect(did(held)).toEqual(['screened-unclear', 'record-screening', 'mail renewal-held']);
  expect(stepOf(held).fields).toMatchObject({ state: 'held', holdReasons: ['resembles'] });
  expect(mailOf(held)?.text).toContain('It resembles a group.');
  const unscreened = plan(aRenewal('draft'), invoice(), { found: cannotScreen });
  expect(did(unscreened)).toEqual(['none']);
  expect(stepOf(unscreened).fields).toEqual({ holdReasons: ['cannot-screen'] });
  const said = aRenewal('draft', { holdReasons: ['cannot-screen'] });
  expect(plan(said, invoice(), { found: cannotScreen })).toEqual(rest);
  const lastScreening = record(unclear);
  const again = (found: Screening) => plan(aRenewal('held'), invoice(), { found, lastScreening });
  expect([again(unclear), again(cannotScreen)]).toEqual([rest, rest]);
  expect(did(again(screened('unclear', 'shared-name')))).toEqual(['screened-unclear', 'record-screening']);
  expect(did(again(clear))[0]).toBe('screened-clear');
  // Of a draft nothing was told yet, whatever was found before.
  expect(did(plan(aRenewal('draft'), invoice(), { found: unclear, lastScreening }))).toContain(
    'mail renewal-held',
  );
});

test('whom staff cleared for the same reasons is charged; other reasons and another sum are looked at again', () => {
  const lastCleared = record(unclear);
  const by = (found: Screening, cleared: typeof lastCleared | null = lastCleared) =>
    did(plan(aRenewal('draft'), invoice(), { found, lastCleared: cleared }))[0];
  expect(by(unclear)).toBe('cleared-before');
  expect(by(screened('unclear', 'shared-name'))).toBe('screened-unclear');
  expect(by(unclear, null)).toBe('screened-unclear');
  const aboutSum = screened('unclear', 'amount-differs');
  expect(by(aboutSum, record(aboutSum))).toBe('screened-unclear');
  expect(by(cannotScreen, record(cannotScreen))).toBe('none');
  expect(by(clear)).toBe('screened-clear');
});

test('what Stripe may charge at any moment is voided where its payer is not clear', () => {
  const by = (known: Partial<RenewalKnown>) => did(plan(aRenewal('draft'), invoice('open'), known));
  const left = ['finalized-unclear', 'ask void-invoice'];
  expect(by({})).toEqual(left);
  expect(by({ found: clear, isBarred: true })).toEqual(left);
  expect(by({ found: unclear })).toEqual(left);
  expect(by({ found: cannotScreen })).toEqual(left);
  expect(by({ found: clear })[0]).toBe('screened-clear');
  expect(by({ found: political })[0]).toBe('screened-political');
  expect(did(plan(aRenewal('decided'), invoice('open')))).toEqual([
    ...['finalized-unclear', 'undo-review', 'ask void-invoice'],
  ]);
  expect(stepOf(plan(aRenewal('draft'), invoice('open'))).fields).toMatchObject({ outcome: 'lapsed' });
});

test('what nobody decides before the next one is due is not charged', () => {
  for (const state of ['draft', 'held'] as const) {
    const at = (now: Date) => plan(aRenewal(state), invoice(), { found: clear, now });
    expect(did(at(new Date(days(31).getTime() - 1)))[0], state).toBe('screened-clear');
    expect(did(at(days(31))), state).toEqual(['period-ended', 'ask void-invoice']);
    expect(stepOf(at(days(31))).fields).toMatchObject({ state: 'voiding', outcome: 'lapsed' });
  }
});

test('a decision is in force when its time has come, and teaches', () => {
  const refusal = { decision: 'refuse', refusalDecidedAt: due } as const;
  const at = (now: Date, changes = {}, known = {}) =>
    plan(aRenewal('decided', changes), invoice(), { now, ...known });
  expect(at(hours(0.9), {}, { lesson })).toEqual(rest);
  expect(at(hours(0.9), refusal)).toEqual(rest);
  expect(did(at(hours(1), {}, { lesson }))).toEqual(['clear-enforced', 'ask finalize-invoice', 'teach']);
  expect(stepOf(at(hours(1))).fields).toMatchObject({ state: 'charging', clearedAt: hours(1) });
  expect(did(at(hours(1)))).toEqual(['clear-enforced', 'ask finalize-invoice']);
  expect(did(at(hours(1), refusal, { lesson }))).toEqual([
    ...['refusal-enforced', 'ask void-invoice', 'teach', gone],
  ]);
  expect(stepOf(at(hours(1), refusal)).fields).toMatchObject({ outcome: 'refused', refusedBy: 'staff' });
});

test('one whose standing gift has ended, or whose donor leaves it out, is voided', () => {
  const paused = aGift('active', { pausedFrom: due, pausedUntil: days(31) });
  for (const state of ['draft', 'held', 'charging', 'failing'] as const) {
    const ended = plan(aRenewal(state), invoice(), { gift: aGift('closing'), found: clear });
    expect(did(ended), state).toEqual(['gift-ended', 'ask void-invoice']);
    expect(stepOf(ended).fields).toMatchObject({ outcome: 'stopped' });
    const left = plan(aRenewal(state), invoice(), { gift: paused, found: clear });
    expect(did(left), state).toEqual(['left-out', 'ask void-invoice']);
    expect(stepOf(left).fields).toMatchObject({ outcome: 'skipped' });
  }
  expect(plan(aRenewal('voiding'), invoice(), { gift: paused })).toEqual(asks('void-invoice'));
  expect(plan(aRenewal('void'), invoice())).toEqual(rest);
});

test('what is charged is finalized once, and only moments after the screening', () => {
  const at = (now: Date, seen: InvoiceSeen = invoice(), isBarred = false) =>
    plan(aRenewal('charging'), seen, { now, isBarred });
  expect(at(hours(1 / 6))).toEqual(asks('finalize-invoice'));
  const over = at(new Date(hours(1 / 6).getTime() + 1));
  expect(did(over)).toEqual(['clearance-expired']);
  expect(stepOf(over).fields).toMatchObject({
    ...{ state: 'draft', clearedAt: null, holdReasons: [], decision: null, decisionInForceAt: null },
  });
  expect(did(at(due, invoice(), true))).toEqual(['clearance-expired']);
  // Stripe is at it.
  expect(at(days(1), invoice('open'))).toEqual(rest);
  expect(at(due, invoice('open', { collects: false }))).toEqual(asks('finalize-invoice'));
});
