import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingGiftFacts } from '#app/domain/standing-gift/facts.ts';
import { newStandingGift } from '#app/domain/standing-gift/new-standing-gift.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import {
  settledStandingGiftStates,
  standingGiftEvents,
  standingGiftStates,
  standingGiftTransition,
  type StandingGiftEvent,
} from '#app/domain/standing-gift/states.ts';
import { standingStepBy } from '#app/domain/standing-gift/steps.ts';
import type { StandingGiftFields } from '#app/domain/step.ts';
import { money } from '#app/domain/money.ts';

const noon = new Date('2026-11-01T12:00:00Z');
const later = new Date('2026-11-01T12:05:00Z');

function begun(): StandingGift {
  const request = {
    amount: money(500, 'USD'),
    feeCover: money(0, 'USD'),
    frequency: 'month' as const,
    organisation: null,
    articleSlug: null,
    site: 'direct',
    pledgeVersion: '1',
    attestationVersion: '1',
    locale: 'en',
  };
  return newStandingGift(request, 'month', { id: 'sg_1', token: 'token' }, noon);
}

/** What each event brings, where it brings anything; a decision clears, or refuses. */
const brought = (decision: 'clear' | 'refuse'): Partial<Record<StandingGiftEvent, StandingGiftFields>> => ({
  'set-up': { customerId: 'cus_1', paymentMethodId: 'pm_1', setUpAt: noon, heldUntil: later },
  'screened-unclear': { holdReasons: ['resembles'] },
  'screened-political': { closeOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: noon },
  decided: {
    decision,
    decisionInForceAt: later,
    refusalDecidedAt: decision === 'refuse' ? noon : null,
  },
  undone: { decision: null, decisionInForceAt: null, refusalDecidedAt: null },
  'refusal-enforced': { closeOutcome: 'refused', refusedBy: 'staff' },
  'deadline-passed': {
    closeOutcome: 'lapsed',
    decision: null,
    decisionInForceAt: null,
    refusalDecidedAt: null,
  },
  'payment-declined': { closeOutcome: 'declined' },
  started: { subscriptionId: 'sub_1', startedAt: noon, paidUntil: later },
  'stop-asked': { closeOutcome: 'stopped', decision: null, decisionInForceAt: null, refusalDecidedAt: null },
  'ended-at-stripe': { closeOutcome: 'stopped' },
  'card-changed': { paymentMethodId: 'pm_2' },
  paused: { pausedFrom: noon, pausedUntil: later },
  'day-changed': { dueAnchor: later, dueAnchorFrom: noon, dueAnchorBefore: null },
  resumed: { pausedFrom: null, pausedUntil: null },
  'amount-changed': { amount: money(900, 'USD'), feeCover: money(0, 'USD') },
  'refused-later': { closeOutcome: 'refused', refusedBy: 'staff', refusalDecidedAt: later },
  disputed: { closeOutcome: 'stopped' },
  'renewals-failed': { closeOutcome: 'unpaid' },
});

/** Whether anybody would say it; nobody says a decision enforced against itself, an end as what it does not end as. */
function sayable(gift: StandingGift, event: StandingGiftEvent): boolean {
  if (event === 'clear-enforced') return gift.decision === 'clear';
  if (event === 'refusal-enforced') return gift.decision === 'refuse';
  if (event.startsWith('closed-')) return event === `closed-${gift.closeOutcome ?? ''}`;
  return true;
}

const isStep = (to: string) => to !== 'ignored' && to !== 'illegal';

test('no history of events leads to a standing gift that cannot be, and an ended one never goes on', () => {
  const reached = new Set<string>(['open']);
  // Half of them are events that its state allows: chance alone seldom goes far.
  const steps = fc.array(
    fc.record({
      any: fc.constantFrom(...standingGiftEvents),
      chosen: fc.nat(99),
      allowed: fc.boolean(),
      clear: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (history) => {
      let gift = begun();
      for (const { any, chosen, allowed, clear } of history) {
        const events = standingGiftEvents.filter(
          (each) => sayable(gift, each) && isStep(standingGiftTransition(gift.state, each)),
        );
        const event = allowed ? (events[chosen % Math.max(events.length, 1)] ?? any) : any;
        if (!sayable(gift, event)) continue;
        const fields = brought(clear ? 'clear' : 'refuse')[event] ?? {};
        const step = standingStepBy(gift, event, noon, { fields });
        if (step === 'ignored' || step === 'illegal') continue;
        expect(settledStandingGiftStates.has(gift.state)).toBe(false);
        const after = { ...gift, ...step.fields, version: gift.version + 1 };
        expect(standingGiftFacts.safeParse(after).error?.issues ?? []).toEqual([]);
        gift = after as StandingGift;
        reached.add(gift.state);
        // Whatever is not ended is looked at again by itself.
        expect(step.checkAt === null).toBe(settledStandingGiftStates.has(gift.state));
      }
    }),
    { numRuns: 3000 },
  );
  expect([...reached].sort()).toEqual([...standingGiftStates].sort());
});

test('nobody is charged without a word of the screening or of staff, and an end is reached through the deleting of the card alone', () => {
  for (const state of standingGiftStates) {
    for (const event of standingGiftEvents) {
      const to = standingGiftTransition(state, event);
      if (to === 'starting' && state !== 'starting')
        expect(['screened-clear', 'clear-enforced']).toContain(event);
      if (to === 'active' && state !== 'active') expect(['starting', 'confirming']).toContain(state);
      const isEnd = to !== 'ignored' && to !== 'illegal' && settledStandingGiftStates.has(to);
      if (isEnd) expect(state).toBe(to === 'abandoned' ? 'open' : 'closing');
    }
  }
});
