/** The test clock: a time of its own, on which customers and their subscriptions live. */
import type { StripeObject } from '#app/sandbox/store.ts';

export interface TestClock extends StripeObject {
  object: 'test_helpers.test_clock';
  frozen_time: number;
  name: string | null;
  status: 'ready' | 'advancing';
  status_details: { readonly advancing?: { readonly target_frozen_time: number } };
}

/** For how long a clock is kept. */
const KEPT_SECONDS = 30 * 24 * 3600;

export function newTestClock(
  id: string,
  given: { frozenTime: number; name: string | null },
  now: number,
): TestClock {
  return {
    id,
    object: 'test_helpers.test_clock',
    created: now,
    deletes_after: now + KEPT_SECONDS,
    frozen_time: given.frozenTime,
    livemode: false,
    name: given.name,
    status: 'ready',
    status_details: {},
  };
}
