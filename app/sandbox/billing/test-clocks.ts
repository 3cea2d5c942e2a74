/** Test clocks: a time that stands still until it is advanced, and then lives through all that is due by it. */
import { passTime } from '#app/sandbox/billing/pass-time.ts';
import { intervalsAfter } from '#app/sandbox/billing/periods.ts';
import { deleteCustomer } from '#app/sandbox/customers.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import { recurrenceOf, type Subscription } from '#app/sandbox/objects/subscription.ts';
import { newTestClock, type TestClock } from '#app/sandbox/objects/test-clock.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { insertObject, lockObject, updateObject } from '#app/sandbox/store.ts';
import { badParameter, missing, StripeError } from '#app/sandbox/stripe-error.ts';

/** How far a clock goes in one step: two of the shortest intervals of its subscriptions. */
const INTERVALS_MAX = 2;

export async function createClock(
  operation: Operation,
  given: { frozenTime: number; name: string | null },
): Promise<TestClock> {
  const clock = newTestClock(newId('clock_', operation.random), given, operation.now);
  await insertObject(operation.sql, clock);
  await recordEvent(operation, 'test_helpers.test_clock.created', clock);
  return clock;
}

async function lockClock(operation: Operation, id: string): Promise<TestClock> {
  const found = await lockObject<TestClock>(operation.sql, 'test_helpers.test_clock', id);
  if (!found || found.body['deleted'] === true) throw missing('test_clock', id, 'test_clock');
  return found.body;
}

/** Sets the clock going; it is `advancing` until all that is due by `to` is done, and then `ready`. */
export async function advanceClock(operation: Operation, id: string, to: number): Promise<TestClock> {
  const clock = await lockClock(operation, id);
  if (clock.status !== 'ready') {
    throw new StripeError(429, {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message: 'Test clock advancement underway - cannot perform modifications.',
    });
  }
  if (to <= clock.frozen_time) {
    throw badParameter(
      'frozen_time',
      'The specified time must be after the current frozen time of the test clock.',
    );
  }
  if (to > (await furthest(operation, clock))) {
    throw badParameter(
      'frozen_time',
      'Cannot advance the test clock by more than two intervals of the shortest subscription on it.',
    );
  }
  const advancing: TestClock = {
    ...clock,
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: to } },
  };
  await updateObject(operation.sql, advancing, { dueAt: operation.now });
  await recordEvent(operation, 'test_helpers.test_clock.advancing', advancing);
  return advancing;
}

async function furthest(operation: Operation, clock: TestClock): Promise<number> {
  const rows = await operation.sql.query<{ body: Subscription }>(
    `SELECT body FROM sandbox.object WHERE kind = 'subscription' AND body ->> 'test_clock' = $1
       AND body ->> 'status' NOT IN ('canceled', 'incomplete_expired')`,
    [clock.id],
  );
  const ends = rows.map(({ body }) => intervalsAfter(clock.frozen_time, recurrenceOf(body), INTERVALS_MAX));
  return Math.min(Infinity, ...ends);
}

/** Does the one thing that is due first on an advancing clock; where there is none, the clock is ready. */
export async function advanceOnce(operation: Operation, id: string): Promise<void> {
  const clock = await lockClock(operation, id);
  const target = clock.status_details.advancing?.target_frozen_time ?? clock.frozen_time;
  const [next] = await operation.sql.query<{ id: string; at: number }>(NEXT_ON_CLOCK, [id, target]);
  if (next) {
    const inTime = { ...operation, now: next.at };
    await updateObject(operation.sql, { ...clock, frozen_time: Math.max(clock.frozen_time, next.at) });
    await passTime(inTime, next.id);
    return;
  }
  const ready: TestClock = { ...clock, frozen_time: target, status: 'ready', status_details: {} };
  await updateObject(operation.sql, ready, { dueAt: null });
  await recordEvent(operation, 'test_helpers.test_clock.ready', ready);
}

const NEXT_ON_CLOCK = `
  SELECT id, (hidden ->> 'clockDueAt')::float8 AS at FROM sandbox.object
  WHERE kind = 'subscription' AND body ->> 'test_clock' = $1 AND (hidden ->> 'clockDueAt')::bigint <= $2::bigint
  ORDER BY 2, seq LIMIT 1 FOR UPDATE`;

/** Deletes the clock with its customers; their subscriptions end. */
export async function deleteClock(operation: Operation, id: string): Promise<Record<string, unknown>> {
  const clock = await lockClock(operation, id);
  const customers = await operation.sql.query<{ id: string }>(
    `SELECT id FROM sandbox.object WHERE kind = 'customer' AND body ->> 'test_clock' = $1 ORDER BY seq`,
    [id],
  );
  for (const customer of customers) await deleteCustomer(operation, customer.id);
  await operation.sql.query('DELETE FROM sandbox.object WHERE id = $1', [id]);
  await recordEvent(operation, 'test_helpers.test_clock.deleted', clock);
  return { id, object: 'test_helpers.test_clock', deleted: true };
}
