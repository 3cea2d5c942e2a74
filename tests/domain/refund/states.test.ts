/** What the refund's table means, as rules; the drawn machine in docs/machines.md shows it row by row. */
import { expect, test } from 'vitest';
import { refundStates, refundTransition, unreturnedStates } from '#app/domain/refund/states.ts';

/** What Stripe says of a refund, by the state that it says. */
const words = {
  'went-pending': 'pending',
  'action-required': 'requires-action',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
} as const;
type Word = keyof typeof words;
const stripesWords = Object.keys(words) as Word[];

test('until money has arrived or come back, whatever Stripe says it is, it is', () => {
  for (const state of ['asked', 'pending', 'requires-action'] as const)
    for (const word of stripesWords) {
      const same = words[word] === state;
      expect(refundTransition(state, word), `${state} × ${word}`).toBe(same ? 'ignored' : words[word]);
    }
});

test('what arrived can only come back: it never waits again', () => {
  const next = stripesWords.map((word) => [word, refundTransition('succeeded', word)]);
  expect(Object.fromEntries(next)).toEqual({
    'went-pending': 'illegal',
    'action-required': 'illegal',
    succeeded: 'ignored',
    failed: 'failed',
    canceled: 'canceled',
  });
});

test('what did not arrive stays so: another try is another refund', () => {
  expect([...unreturnedStates]).toEqual(['failed', 'canceled', 'refused']);
  for (const state of unreturnedStates)
    for (const word of stripesWords)
      expect(refundTransition(state, word), `${state} × ${word}`).toBe(
        words[word] === state ? 'ignored' : 'illegal',
      );
});

test('only one that Stripe was never seen to have can be refused', () => {
  for (const state of refundStates) {
    const to = state === 'asked' ? 'refused' : state === 'refused' ? 'ignored' : 'illegal';
    expect(refundTransition(state, 'refused'), state).toBe(to);
  }
});
