/** A payout's life: its table, its facts, its steps and what it does next. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookBalanceTransaction } from '#app/domain/ledger/booking.ts';
import { payoutArrived, payoutReturned } from '#app/domain/ledger/payout-postings.ts';
import { money } from '#app/domain/money.ts';
import { nextPayoutCheckAt } from '#app/domain/payout/deadlines.ts';
import { possiblePayout, type Payout } from '#app/domain/payout/payout.ts';
import { planPayout, type PayoutSeen } from '#app/domain/payout/plan.ts';
import {
  payoutEvents,
  payoutStates,
  payoutTransition,
  type PayoutTransition,
} from '#app/domain/payout/states.ts';
import { adoptingPayout, payoutStepBy } from '#app/domain/payout/steps.ts';
import type { PayoutStep } from '#app/domain/step.ts';
import { aPayout, atStripe, hours, midnight, moved, noon } from './build.ts';

const now = noon;
const posts = (...postings: readonly object[]) => postings.map((posting) => ({ kind: 'post', posting }));
const left = moved('txn_out', -900);
const back = moved('txn_back', 900);

test('what Stripe says moves it on, and never back', () => {
  const rows: Record<string, readonly PayoutTransition[]> = {
    announced: ['pending', 'in-transit', 'paid', 'failed', 'canceled'],
    pending: ['ignored', 'in-transit', 'paid', 'failed', 'canceled'],
    'in-transit': ['illegal', 'ignored', 'paid', 'failed', 'canceled'],
    // A bank may send it back within days.
    paid: ['illegal', 'illegal', 'ignored', 'failed', 'illegal'],
    failed: ['illegal', 'illegal', 'illegal', 'ignored', 'illegal'],
    canceled: ['illegal', 'illegal', 'illegal', 'illegal', 'ignored'],
  };
  for (const state of payoutStates)
    expect(
      payoutEvents.map((event) => payoutTransition(state, event)),
      state,
    ).toEqual(rows[state]);
});

test('each state has its facts, and one that lacks a fact or bears one too many is refused by name', () => {
  const wrong = (payout: Payout, changes: Partial<Payout>) => () => possiblePayout({ ...payout, ...changes });
  for (const state of payoutStates) {
    const payout = aPayout(state);
    const [isOver, hasFailed] = [payout.settledAt !== null, payout.failureReason !== null];
    expect(wrong(payout, { settledAt: isOver ? null : now }), state).toThrow(
      `payout po_1 cannot be ${state} with such settledAt`,
    );
    expect(wrong(payout, { failureReason: hasFailed ? null : 'x' }), state).toThrow('such failureReason');
  }
  expect(wrong(aPayout('pending'), { settledAt: now, failureReason: 'x' })).toThrow(
    'with such failureReason, settledAt',
  );
});

test('one that is adopted is announced and read at once; Stripe itemises an automatic one alone', () => {
  for (const kind of ['automatic', 'manual', 'instant'] as const)
    expect(adoptingPayout(atStripe('paid', { kind, takesBack: 'po_0' }), now)).toEqual({
      kind: 'create-payout',
      payout: aPayout('announced', {
        ...{ kind, version: 0, takesBack: 'po_0', matching: kind === 'automatic' ? 'waiting' : 'none' },
      }),
      checkAt: now,
    });
});

const by = (payout: Payout, ...said: Parameters<typeof atStripe>): PayoutStep => {
  const step = payoutStepBy(payout, atStripe(...said), now);
  if ('kind' in step) throw new Error(`${step.event} is ${step.kind}`);
  return step;
};

test('each word of Stripe’s is a step with its history, and posts what Stripe booked', () => {
  const arrivesAt = hours(36);
  const sent = by(aPayout('announced'), 'in-transit', { arrivesAt });
  expect(sent).toMatchObject({
    ...{ subject: 'payout', id: 'po_1', version: 4, at: now },
    fields: {
      state: 'in-transit',
      transactionId: 'txn_out',
      arrivesAt,
      settledAt: null,
      failureReason: null,
    },
    history: { at: now, event: 'sent', fromState: 'announced', toState: 'in-transit', actorName: null },
  });
  expect(sent.effects).toEqual(posts(bookBalanceTransaction(left, null)));
  const pending = by(aPayout('announced'), 'pending', { transactions: [] });
  expect(pending).toMatchObject({ fields: { transactionId: null }, history: { event: 'went-pending' } });
  expect(pending.effects).toEqual([]);
});

test('one that arrived is at the bank, at noon of the day that Stripe names; an instant one at its moment', () => {
  const arrived = (occurredAt: Date, leftMinor = 900) =>
    posts(
      bookBalanceTransaction(moved('txn_out', -leftMinor), null),
      payoutArrived({
        payoutId: 'po_1',
        ...{ atBank: money(900, 'USD'), leftStripe: money(leftMinor, 'USD'), occurredAt },
      }),
    );
  const paid = by(aPayout('in-transit'), 'paid');
  expect(paid.fields).toMatchObject({ state: 'paid', settledAt: now, failureReason: null });
  expect(paid.effects).toEqual(arrived(new Date('2026-11-03T12:00:00Z')));
  const arrivesAt = hours(-30);
  const instant = by(aPayout('in-transit'), 'paid', { kind: 'instant', arrivesAt });
  expect(instant.effects).toEqual(arrived(arrivesAt));
  // Stripe says that it is there before the day that it named.
  for (const early of [hours(24), now])
    expect(by(aPayout('in-transit'), 'paid', { arrivesAt: early }).effects).toEqual(arrived(now));
  const transactions = [moved('txn_out', -875)];
  expect(by(aPayout('in-transit'), 'paid', { transactions }).effects).toEqual(
    arrived(new Date('2026-11-03T12:00:00Z'), 875),
  );
  const unbooked = by(aPayout('in-transit'), 'paid', { transactions: [] });
  expect(unbooked.effects).toEqual(arrived(new Date('2026-11-03T12:00:00Z')).slice(1));
});

test('one that a bank sends back returns from there; one that never arrived only comes back', () => {
  const said = { transactions: [left, back], failureReason: 'account_closed' };
  const booked = [bookBalanceTransaction(left, null), bookBalanceTransaction(back, null)];
  const returned = (occurredAt: Date) =>
    payoutReturned({
      payoutId: 'po_1',
      ...{ atBank: money(900, 'USD'), leftStripe: money(900, 'USD'), occurredAt },
    });
  const failed = by(aPayout('paid'), 'failed', said);
  expect(failed.fields).toMatchObject({ state: 'failed', failureReason: 'account_closed', settledAt: now });
  expect(failed.effects).toEqual(posts(...booked, returned(back.createdAt)));
  const unbooked = by(aPayout('paid'), 'failed');
  expect(unbooked.effects).toEqual(posts(bookBalanceTransaction(left, null), returned(now)));
  expect(by(aPayout('in-transit'), 'failed', said).effects).toEqual(posts(...booked));
  for (const status of ['failed', 'canceled'] as const) {
    const unsaid = by(aPayout('pending'), status);
    expect(unsaid.fields).toMatchObject({ state: status, failureReason: status, settledAt: now });
  }
  const inTime = by(aPayout('pending'), 'paid', { failureReason: 'x' });
  expect(inTime.fields.failureReason).toBeNull();
});

test('one that is over and matched rests; else it is read at once, then ever less often, twice a day at last', () => {
  const inMinutes = (payout: Payout, at = now) => {
    const next = nextPayoutCheckAt(payout, at);
    return next && (next.getTime() - at.getTime()) / 60_000;
  };
  expect(inMinutes(aPayout('announced'))).toBe(0);
  for (const state of ['pending', 'in-transit'] as const) {
    expect(inMinutes(aPayout(state, { createdAt: now }))).toBe(10);
    expect(inMinutes(aPayout(state, { createdAt: hours(-4) }))).toBe(120);
    expect(inMinutes(aPayout(state, { createdAt: hours(-48) }))).toBe(720);
    expect(inMinutes(aPayout(state, { createdAt: hours(4) }))).toBe(10);
    expect(inMinutes(aPayout(state, { matching: 'matched' }))).toBe(720);
  }
  for (const state of ['paid', 'failed', 'canceled'] as const) {
    for (const matching of ['matched', 'none'] as const)
      expect(inMinutes(aPayout(state, { matching }))).toBeNull();
    for (const matching of ['waiting', 'differs'] as const)
      expect(inMinutes(aPayout(state, { matching }))).toBe(720);
  }
});

const gifts = [{ id: 'txn_1', net: money(900, 'USD') }];
const posted = new Map([['txn_1', money(900, 'USD')]]);
const plan = (payout: Payout, seen: PayoutSeen | null, ledger = posted) =>
  planPayout({ payout, now, seen, posted: ledger });

test('what Stripe says comes first, then what it paid out, and the same once more is no news', () => {
  const seen = { payout: atStripe('paid'), paidOut: gifts };
  expect(plan(aPayout('paid'), null)).toEqual({ kind: 'rest' });
  expect(plan(aPayout('in-transit'), seen)).toMatchObject({ step: { history: { event: 'arrived' } } });
  expect(plan(aPayout('paid'), { ...seen, paidOut: null })).toEqual({ kind: 'rest' });
  const matched = plan(aPayout('paid'), seen);
  expect(matched).toMatchObject({
    kind: 'commit',
    step: { fields: { matching: 'matched', differenceMinor: null }, history: null, checkAt: null },
  });
  expect(matched.kind === 'commit' && matched.step.effects).toEqual([
    { kind: 'record-paid-out', payoutId: 'po_1', transactionIds: ['txn_1'] },
  ]);
  expect(plan(aPayout('paid', { matching: 'matched' }), seen)).toEqual({ kind: 'rest' });
  expect(plan(aPayout('paid'), seen, new Map())).toEqual({ kind: 'rest' });
  const more = { ...seen, paidOut: [...gifts, { id: 'txn_2', net: money(3, 'USD') }] };
  const differs = { matching: 'differs', differenceMinor: 3 } as const;
  expect(plan(aPayout('paid'), more)).toMatchObject({ step: { fields: differs } });
  expect(plan(aPayout('paid', differs), more)).toEqual({ kind: 'rest' });
  expect(plan(aPayout('paid', { ...differs, differenceMinor: 2 }), more)).toMatchObject({ kind: 'commit' });
  expect(plan(aPayout('failed'), seen)).toEqual({ kind: 'cannot-be', state: 'failed', event: 'arrived' });
});

test('in any order of Stripe’s words it is what its table says, has its facts, and is looked at until it is over', () => {
  const status = fc.constantFrom('pending', 'in-transit', 'paid', 'failed', 'canceled');
  fc.assert(
    fc.property(fc.array(status, { maxLength: 8 }), (said) => {
      let payout = aPayout('announced');
      for (const each of said) {
        const made = plan(payout, { payout: atStripe(each), paidOut: null });
        if (made.kind !== 'commit' || made.step.subject !== 'payout') continue;
        payout = possiblePayout({ ...payout, ...made.step.fields });
        expect(payout.state).toBe(each);
        expect(payout.arrivesAt).toEqual(midnight);
        // Its movements are still to be said.
        expect(made.step.checkAt).not.toBeNull();
      }
    }),
  );
});
