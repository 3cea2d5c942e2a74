/** One payment page for one form that came several times at once: in a process by a promise, between processes by a row. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckoutAttempts } from '#app/ports/limits.ts';
import type { Db } from './client.ts';

/** Longer than any attempt lasts that is alive: the wait for a slot, then Stripe's answer. After it a crash is presumed. */
const attemptMsMax = 60_000;
/** How long whoever came second waits: their browser has been loading for as long. */
const joinMsMax = 25_000;
const firstPauseMs = 40;
const lastPauseMs = 500;

export function createCheckoutAttempts({ pool }: Pick<Db, 'pool'>): CheckoutAttempts {
  const running = new Map<string, Promise<unknown>>();
  const isFirst = async (key: string, attemptKey: string) => {
    const { rowCount } = await pool.query({
      name: 'begin-checkout-attempt',
      text: `INSERT INTO checkout_attempt AS before (key, attempt_key, started_at) VALUES ($1, $2, clock_timestamp())
             ON CONFLICT (key) DO UPDATE
               SET attempt_key = excluded.attempt_key, started_at = excluded.started_at, finished_at = NULL
               WHERE before.finished_at IS NOT NULL
                  OR before.started_at < clock_timestamp() - $3 * interval '1 millisecond'`,
      values: [key, attemptKey, attemptMsMax],
    });
    return rowCount === 1;
  };
  const finish = (key: string, attemptKey: string) =>
    pool.query(
      'UPDATE checkout_attempt SET finished_at = clock_timestamp() WHERE key = $1 AND attempt_key = $2',
      [key, attemptKey],
    );
  /** The attempt key of the other process, when it is through or the time is over. */
  const join = async (key: string, own: string): Promise<string> => {
    let attemptKey = own;
    for (
      let [waited, pause] = [0, firstPauseMs];
      waited < joinMsMax;
      pause = Math.min(lastPauseMs, pause * 1.5)
    ) {
      const { rows } = await pool.query<{ attempt_key: string; is_over: boolean }>(
        'SELECT attempt_key, finished_at IS NOT NULL AS is_over FROM checkout_attempt WHERE key = $1',
        [key],
      );
      attemptKey = rows[0]?.attempt_key ?? attemptKey;
      if (rows[0]?.is_over !== false) return attemptKey;
      await sleep(pause);
      waited += pause;
    }
    return attemptKey;
  };
  const begin = async <T>(key: string, attemptKey: string, make: () => Promise<T>) => {
    if (!(await isFirst(key, attemptKey))) {
      return { kind: 'joined' as const, attemptKey: await join(key, attemptKey) };
    }
    try {
      return { kind: 'made' as const, value: await make() };
    } finally {
      await finish(key, attemptKey);
    }
  };
  return {
    once: <T>(key: string, attemptKey: string, make: () => Promise<T>) => {
      // Equal keys are equal forms of one browser, so what is under way is of this type.
      const before = running.get(key) as ReturnType<typeof begin<T>> | undefined;
      if (before) return before;
      const now = begin(key, attemptKey, make).finally(() => running.delete(key));
      running.set(key, now);
      return now;
    },
  };
}
