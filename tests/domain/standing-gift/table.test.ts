/** The table of a standing gift to the letter: what each state allows, what it takes for old news, and that it allows nothing else. */
import { expect, test } from 'vitest';
import {
  settledStandingGiftStates,
  standingGiftEvents,
  standingGiftStates,
  standingGiftTransition,
  type StandingGiftEvent,
  type StandingGiftState,
} from '#app/domain/standing-gift/states.ts';

type Row = Partial<Record<StandingGiftEvent, StandingGiftState | 'ignored'>>;
const old = (...events: StandingGiftEvent[]): Row =>
  Object.fromEntries(events.map((event) => [event, 'ignored']));
const to = (state: StandingGiftState, ...events: StandingGiftEvent[]): Row =>
  Object.fromEntries(events.map((event) => [event, state]));

const screened: Row = {
  ...to('starting', 'screened-clear'),
  ...to('held', 'screened-unclear'),
  ...to('closing', 'screened-political', 'deadline-passed', 'stop-asked'),
  ...old('set-up'),
};
const begun: Row = { ...to('closing', 'payment-declined'), ...to('active', 'started'), ...old('set-up') };
const over = old(
  ...(['set-up', 'deadline-passed', 'stop-asked', 'ended-at-stripe', 'renewals-failed'] as const),
  ...(['refused-later', 'disputed'] as const),
);

const rows: Readonly<Record<StandingGiftState, Row>> = {
  open: { ...to('set-up', 'set-up'), ...to('abandoned', 'checkout-expired') },
  abandoned: old('checkout-expired'),
  'set-up': screened,
  held: { ...screened, ...to('decided', 'decided'), ...old('undone') },
  decided: {
    ...to('held', 'undone'),
    ...to('starting', 'clear-enforced'),
    ...to('closing', 'refusal-enforced', 'deadline-passed', 'stop-asked'),
    ...old('set-up'),
  },
  starting: {
    ...begun,
    ...to('confirming', 'confirmation-demanded'),
    ...old('screened-clear', 'clear-enforced'),
  },
  confirming: { ...begun, ...old('confirmation-demanded') },
  active: {
    ...to('active', 'card-changed', 'amount-changed', 'day-changed', 'paused', 'resumed'),
    ...to('closing', 'stop-asked', 'ended-at-stripe', 'renewals-failed', 'refused-later', 'disputed'),
    ...old('set-up', 'started'),
  },
  closing: {
    ...over,
    ...to('refused', 'closed-refused'),
    ...to('lapsed', 'closed-lapsed'),
    ...to('declined', 'closed-declined'),
    ...to('stopped', 'closed-stopped'),
    ...to('unpaid', 'closed-unpaid'),
  },
  refused: { ...over, ...old('closed-refused') },
  lapsed: { ...over, ...old('closed-lapsed') },
  declined: { ...over, ...old('closed-declined') },
  stopped: { ...over, ...old('closed-stopped') },
  unpaid: { ...over, ...old('closed-unpaid') },
};

test.each(standingGiftStates)('%s', (state) => {
  const said = standingGiftEvents.map((event) => [event, standingGiftTransition(state, event)]);
  expect(said).toEqual(standingGiftEvents.map((event) => [event, rows[state][event] ?? 'illegal']));
});

test('what has ended is settled', () => {
  expect(settledStandingGiftStates).toEqual(
    new Set(['abandoned', 'refused', 'lapsed', 'declined', 'stopped', 'unpaid']),
  );
});
