import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  donationEvents,
  donationStates,
  settledStates,
  transition,
  transitions,
  type DonationEvent,
  type DonationState,
} from '#app/domain/donation/states.ts';

const isState = (to: string): to is DonationState => (donationStates as readonly string[]).includes(to);

test('every state says of every event what follows, and nothing else stands in the table', () => {
  expect(Object.keys(transitions).sort()).toEqual([...donationStates].sort());
  for (const state of donationStates) {
    expect(Object.keys(transitions[state]).sort()).toEqual([...donationEvents].sort());
    for (const event of donationEvents) {
      const to = transition(state, event);
      expect([...donationStates, 'ignored', 'illegal'], `${state} × ${event}`).toContain(to);
    }
  }
});

test('a settled donation stays as it is, whatever is said of it', () => {
  for (const state of settledStates) {
    for (const event of donationEvents)
      expect(isState(transition(state, event)), `${state} × ${event}`).toBe(false);
  }
});

test('every state but open can be reached, and from each that is not settled an end can be', () => {
  const reach = (from: DonationState): Set<DonationState> => {
    const seen = new Set<DonationState>();
    const queue: DonationState[] = [from];
    for (let state = queue.pop(); state; state = queue.pop()) {
      for (const event of donationEvents) {
        const to = transition(state, event);
        if (isState(to) && !seen.has(to)) {
          seen.add(to);
          queue.push(to);
        }
      }
    }
    return seen;
  };
  expect(reach('open')).toEqual(new Set(donationStates.filter((state) => state !== 'open')));
  for (const state of donationStates.filter((each) => !settledStates.has(each))) {
    expect(
      [...reach(state)].some((each) => settledStates.has(each)),
      state,
    ).toBe(true);
  }
});

test('without a hand at Stripe, no donation is received that was not cleared by the screening or by staff', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...donationEvents), { maxLength: 30 }), (events) => {
      let state: DonationState = 'open';
      const heard: DonationEvent[] = [];
      for (const event of events) {
        // Money is taken where we asked for it; elsewhere only a person at Stripe could have.
        if (event === 'captured' && state !== 'capturing') continue;
        const to = transition(state, event);
        if (!isState(to)) continue;
        heard.push(event);
        state = to;
      }
      if (state === 'received') {
        const cleared = heard.findLastIndex(
          (event) => event === 'screened-clear' || event === 'clear-enforced',
        );
        expect(cleared).toBeGreaterThan(heard.lastIndexOf('screened-political'));
        expect(cleared).toBeGreaterThan(heard.lastIndexOf('refusal-enforced'));
      }
      if (heard.includes('screened-political') || heard.includes('refusal-enforced'))
        expect(state).not.toBe('received');
    }),
    { numRuns: 5000 },
  );
});
