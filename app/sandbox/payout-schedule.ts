/** Automatic payouts: every day at midnight, UTC, where the panel has turned them on. */
import type { Operation } from '#app/sandbox/operation.ts';
import { payOutAll } from '#app/sandbox/payouts.ts';
import { changeSetting } from '#app/sandbox/settings.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

const DAY = 24 * 3600;
/** No object of Stripe's: the row by which the clock finds the next day. */
const KIND = 'payout_schedule';

const nextMidnight = (now: number) => (Math.floor(now / DAY) + 1) * DAY;

/** Off at first: money stays in the balance until somebody pays it out. */
export async function schedulePayouts(operation: Operation, isOn: boolean): Promise<boolean> {
  const body: StripeObject = { id: KIND, object: KIND, created: operation.now };
  await operation.sql.query(
    `INSERT INTO sandbox.object (id, kind, created, body, due_at) VALUES ($1, $1, $2::bigint, $3::jsonb, $4::bigint)
     ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at`,
    [KIND, operation.now, JSON.stringify(body), isOn ? nextMidnight(operation.now) : null],
  );
  return changeSetting(operation.sql, 'payoutsDaily', () => isOn);
}

export const isPayoutSchedule = (body: StripeObject) => body.object === KIND;

/** Pays out what is available, and waits for the next day. */
export async function payOutByTime(operation: Operation): Promise<void> {
  await payOutAll(operation);
  await operation.sql.query('UPDATE sandbox.object SET due_at = $2::bigint WHERE id = $1', [
    KIND,
    nextMidnight(operation.now),
  ]);
}
