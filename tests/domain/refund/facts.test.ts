/** Which facts a refund has in each state. That the database demands the same is tested there. */
import { expect, test } from 'vitest';
import { possibleRefund } from '#app/domain/refund/facts.ts';
import type { RefundRecord } from '#app/domain/refund/refund.ts';
import { refundStates, unreturnedStates, type RefundState } from '#app/domain/refund/states.ts';
import { aRefund, factsIn, now } from './build.ts';

const bears = {
  stripeId: 're_1',
  pendingReason: 'processing',
  failureReason: 'declined',
  settledAt: now,
  attendedAt: now,
} as const;
type Fact = keyof typeof bears;
const facts = Object.keys(bears) as Fact[];

/** What a state leaves open: Stripe's id of one adopted before it was read, and whether a person saw to one that did not arrive. */
const open: Readonly<Partial<Record<RefundState, readonly Fact[]>>> = {
  asked: ['stripeId'],
  failed: ['attendedAt'],
  canceled: ['attendedAt'],
  refused: ['attendedAt'],
};

test('each state takes the facts that belong to it, and gives them back', () => {
  for (const state of refundStates) expect(possibleRefund(aRefund(state))).toEqual(aRefund(state));
  for (const [state, optional] of Object.entries(open) as [RefundState, readonly Fact[]][])
    for (const fact of optional) {
      const refund = { ...aRefund(state), [fact]: bears[fact] };
      expect(possibleRefund(refund), `${state} with ${fact}`).toEqual(refund);
    }
});

test('one that lacks a fact of its state, or bears one too many, is refused, and the fact is named', () => {
  for (const state of refundStates)
    for (const fact of facts.filter((each) => !open[state]?.includes(each))) {
      const wrong: RefundRecord = {
        ...aRefund(state),
        [fact]: factsIn[state][fact] === null ? bears[fact] : null,
      };
      expect(() => possibleRefund(wrong), `${state} and ${fact}`).toThrow(
        `refund r1 cannot be ${state} with such ${fact}`,
      );
    }
});

test('every fact that does not fit is named, not the first alone', () => {
  expect(() => possibleRefund({ ...aRefund('asked'), state: 'succeeded' })).toThrow(
    'such stripeId, settledAt',
  );
});

test('whose money did not go back has a reason for it, and no other has', () => {
  for (const state of refundStates)
    expect(factsIn[state].failureReason !== null, state).toBe(unreturnedStates.has(state));
});
