/** A standing gift beside an older one of its donor (second, asking, stop): the question, its answers, and what each leads to. */
import { expect, test } from 'vitest';
import { isUnanswered, isUnstarted, waitsOnOlder } from '#app/domain/standing-gift/asking.ts';
import { choosing, composeQuestion, standsBehind } from '#app/domain/standing-gift/second.ts';
import type { SecondChoice, StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftStates } from '#app/domain/standing-gift/states.ts';
import { stopping } from '#app/domain/standing-gift/stop.ts';
import { money } from '#app/domain/money.ts';
import { screened } from '../donation/build.ts';
import {
  aGift,
  days,
  did,
  eventOf,
  mailsOf,
  minutes,
  noon,
  payer,
  plan,
  stepOf,
  tools,
  wordsOf,
} from './build.ts';

const older = aGift('active', { id: 'sg_0', amount: money(1000, 'USD') });
const ends = ['ask cancel-subscription', 'ask detach-card', 'ask delete-customer'];
const asked = (secondChoice: SecondChoice | null) => ({ olderGiftId: 'sg_0', secondChoice });
const clear = screened('clear');

test('a donor who has another one that can be mended is asked first, in a mail whose secret is kept as a hash alone', () => {
  const question = plan(aGift('set-up'), { found: clear, older });
  expect(did(question)).toEqual(['none', 'mail standing-second']);
  expect(stepOf(question).fields).toEqual({ olderGiftId: 'sg_0', questionHash: 'question of secret' });
  const [mail] = mailsOf(question);
  expect(mail).toMatchObject({
    ...{ id: 'row', cause: 'sg_1', standingGiftId: 'sg_1', donationId: null, appealId: null },
    recipient: 'robin@example.org',
  });
  for (const said of ['$5.46 every month', '$10.46 every month', 'November 8, 2026', '/second/secret'])
    expect(mail?.text).toContain(said);
  // Until then it is looked at no more.
  expect(stepOf(question).checkAt).toEqual(days(7));
  const decided = plan(aGift('decided'), { now: minutes(15), older });
  expect(did(decided)).toEqual(['none', 'mail standing-second']);
});

test('without an address nobody is asked by mail, and nothing opens the question', () => {
  for (const nobody of [null, { ...payer, email: null }]) {
    const made = plan(aGift('set-up'), { found: clear, older, payer: nobody });
    expect(did(made)).toEqual(['none']);
    expect(stepOf(made).fields).toEqual({ olderGiftId: 'sg_0', questionHash: null });
  }
});

test('it says whether the older one waits for its bank alone', () => {
  const text = (state: StandingGift['state']) => {
    const to = { site: tools.site, url: '/second' };
    return composeQuestion(aGift('set-up'), { ...older, state }, to).text;
  };
  expect(text('active')).toContain('its last payment didn’t go through');
  expect(text('confirming')).toContain('confirming is enough');
});

test('what has asked starts when it is answered, or when the older one is out of the way', () => {
  const next = (choice: SecondChoice | null, of: StandingGift | null, state: 'set-up' | 'held' = 'set-up') =>
    eventOf(plan(aGift(state, asked(choice)), { found: clear, older: of }));
  expect(next(null, older)).toBe('rest');
  expect(next('instead', older)).toBe('rest');
  expect(next('instead', older, 'held')).toBe('rest');
  expect(next('both', older)).toBe('screened-clear');
  for (const state of ['unpaid', 'declined'] as const)
    for (const choice of [null, 'instead'] as const)
      expect(next(choice, aGift(state, { id: 'sg_0' }))).toBe('screened-clear');
  expect(next('instead', aGift('stopped', { id: 'sg_0' }))).toBe('screened-clear');
  // It stopped for another reason than this one.
  expect(next(null, aGift('stopped', { id: 'sg_0' }))).toBe('rest');
  expect(next('instead', aGift('refused', { id: 'sg_0' }))).toBe('rest');
  expect(next(null, null)).toBe('screened-clear');
  expect(standsBehind(aGift('set-up', asked(null)), null)).toBe(false);
});

test('what is not wanted ends, and what was decided about it is taken back', () => {
  for (const state of ['set-up', 'held'] as const) {
    const dropped = plan(aGift(state, asked('not')), { found: screened('political'), older });
    expect(did(dropped), state).toEqual(['deadline-passed', ...ends]);
    expect(stepOf(dropped).fields).toMatchObject({
      ...{ state: 'closing', closeOutcome: 'lapsed', decision: null, decisionInForceAt: null },
    });
  }
  const cleared = plan(aGift('decided', asked('not')), { now: noon, older });
  expect(did(cleared)).toEqual(['deadline-passed', 'undo-review', ...ends]);
  expect(stepOf(cleared).effects[0]).toEqual({
    ...{ kind: 'undo-review', standingGiftId: 'sg_1', by: 'the donor', inForceAt: minutes(15) },
  });
  // A refusal is not to be escaped so.
  const refusal = { ...asked('not'), decision: 'refuse', refusalDecidedAt: noon } as const;
  expect(plan(aGift('decided', refusal), { now: noon, older })).toEqual({ kind: 'rest' });
  expect(eventOf(plan(aGift('decided', refusal), { now: minutes(15), older }))).toBe('refusal-enforced');
  expect(eventOf(plan(aGift('decided', asked('both')), { now: noon, older }))).toBe('rest');
});

test('an answer that never comes lets go of what staff have cleared at the end of its week', () => {
  const waits = aGift('decided', asked(null));
  expect(plan(waits, { now: new Date(days(7).getTime() - 1), older })).toEqual({ kind: 'rest' });
  expect(eventOf(plan(waits, { now: days(7), older }))).toBe('deadline-passed');
});

test('a choice is written once, of one that waits for it; the older one ends by looking', () => {
  const choose = (gift: StandingGift, choice: SecondChoice, of: StandingGift = older) =>
    choosing(gift, of, choice, minutes(10));
  for (const state of ['set-up', 'held', 'decided'] as const)
    for (const choice of ['both', 'instead', 'not'] as const) {
      const step = choose(aGift(state, asked(null)), choice);
      expect(step).toMatchObject({ fields: { secondChoice: choice }, checkAt: minutes(10), history: null });
      expect(wordsOf(step?.effects ?? [])).toEqual(
        choice === 'instead' ? ['look again at standing-gift sg_0'] : [],
      );
    }
  const waits = aGift('held', asked(null));
  expect(choose(waits, 'both', { ...older, id: 'sg_9' })).toBeNull();
  expect(choose(aGift('held'), 'both')).toBeNull();
  expect(choose(aGift('held', asked('both')), 'not')).toBeNull();
  expect(choose(aGift('starting', asked(null)), 'not')).toBeNull();
  const confirming = aGift('confirming', { id: 'sg_0' });
  expect(choose(waits, 'instead', confirming)).toBeNull();
  expect(choose(waits, 'both', confirming)).not.toBeNull();
  const refusal = { ...asked(null), decision: 'refuse', refusalDecidedAt: noon } as const;
  expect(choose(aGift('decided', refusal), 'both')).toBeNull();
});

test('whether it has started, has asked and was answered', () => {
  expect(standingGiftStates.filter((state) => isUnstarted(aGift(state)))).toEqual([
    'set-up',
    'held',
    'decided',
  ]);
  const waits = { olderGiftId: 'sg_0', secondChoice: null };
  const is = (each: Parameters<typeof waitsOnOlder>[0]) => [waitsOnOlder(each), isUnanswered(each)];
  expect(is(waits)).toEqual([true, true]);
  expect(is({ ...waits, secondChoice: 'instead' })).toEqual([true, false]);
  expect(is({ ...waits, secondChoice: 'both' })).toEqual([false, false]);
  expect(is({ ...waits, olderGiftId: null })).toEqual([false, false]);
});

test('a donor stops what runs and what waits, and nothing else', () => {
  const now = minutes(12);
  for (const state of standingGiftStates) {
    const step = stopping(aGift(state), now);
    const isStopped = ['set-up', 'held', 'decided', 'active'].includes(state);
    expect(step !== null, state).toBe(isStopped);
    if (!step) continue;
    expect(step.history).toMatchObject({
      event: 'stop-asked',
      fromState: state,
      toState: 'closing',
      at: now,
    });
    expect(step.fields).toMatchObject({ closeOutcome: 'stopped' });
    expect(wordsOf(step.effects)).toEqual([
      ...(state === 'decided' ? ['undo-review'] : []),
      ...ends,
      ...(state === 'active' ? ['look-at-renewals'] : []),
    ]);
  }
  const refusal = { decision: 'refuse', refusalDecidedAt: noon } as const;
  expect(stopping(aGift('decided', refusal), now)).toBeNull();
});
