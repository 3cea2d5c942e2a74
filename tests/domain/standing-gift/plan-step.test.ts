import { expect, test } from 'vitest';
import { planStep } from '#app/domain/standing-gift/plan-step.ts';
import { aGift, eventOf, knowing } from './build.ts';

test('what an event makes of a standing gift is planned; old news rest, and what cannot be is said', () => {
  const stopAsked = (state: 'active' | 'stopped' | 'starting') =>
    planStep(knowing(aGift(state)), 'stop-asked', { fields: { closeOutcome: 'stopped' } });
  expect(eventOf(stopAsked('active'))).toBe('stop-asked');
  expect(stopAsked('stopped')).toEqual({ kind: 'rest' });
  expect(stopAsked('starting')).toEqual({ kind: 'cannot-be', state: 'starting', event: 'stop-asked' });
});
