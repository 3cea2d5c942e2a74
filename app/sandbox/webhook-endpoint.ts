/** The app's webhook endpoint as Stripe keeps it: whether it is enabled, since when it fails, and its secret's roll. */
import { changeSetting, type Settings } from '#app/sandbox/settings.ts';
import { type Roll, signingSecrets } from '#app/sandbox/signature.ts';
import type { Sql } from '#app/sandbox/sql.ts';

/**
 * An endpoint that has failed for so long, without one event delivered, is disabled. Stripe says "several days";
 * nine is what people report whose endpoint it was.
 */
const DISABLED_AFTER_SECONDS = 9 * 24 * 3600;

/** Counts an attempt at `now`, a second of the sandbox, and answers how the endpoint then stands; `seen` is how it did. */
export async function noteAttempt(
  sql: Sql,
  seen: Settings['endpoint'],
  attempt: { isDelivered: boolean; now: number },
): Promise<Settings['endpoint']> {
  const { isDelivered, now } = attempt;
  if (isDelivered && seen.failingSince === null) return seen;
  return changeSetting(sql, 'endpoint', (before) => {
    if (isDelivered) return { ...before, failingSince: null };
    const failingSince = before.failingSince ?? now;
    return { failingSince, isDisabled: before.isDisabled || now - failingSince >= DISABLED_AFTER_SECONDS };
  });
}

/** Disables the endpoint, or enables it with its failures forgotten. */
export async function setEndpoint(sql: Sql, isDisabled: boolean): Promise<Settings['endpoint']> {
  return changeSetting(sql, 'endpoint', () => ({ isDisabled, failingSince: null }));
}

/** Signs with `secret` from now on; what signed until now goes on beside it for `seconds`, what was older ends at once. */
export async function rollSecret(
  sql: Sql,
  configured: string,
  next: { secret: string; now: number; seconds: number },
): Promise<Roll> {
  const { secret, now, seconds } = next;
  const roll = await changeSetting(sql, 'roll', (before) => {
    const [previous = configured] = signingSecrets(configured, before, now);
    const first = before && previous !== configured ? before.configured : configured;
    return { configured: first, current: secret, previous, previousUntil: now + seconds };
  });
  if (!roll) throw new Error('the roll was not kept');
  return roll;
}
