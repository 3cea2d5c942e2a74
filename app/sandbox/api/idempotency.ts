/** Idempotency keys: the first answer is kept, in the same transaction as what was done, and given again. */
import type { Operation } from '#app/sandbox/operation.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Stripe forgets a key after a day; a retry that comes later acts again. */
const KEPT_SECONDS = 24 * 3600;
const KEY_MAX = 255;

/**
 * The answer to a request with a key: what was kept, or what `once` answers now (what it throws is not kept).
 * Another request under the same key that is still running is 409; other parameters are 400.
 */
export async function answerOnce(
  operation: Operation,
  asked: { key: string; fingerprint: string },
  once: () => Promise<Answer>,
): Promise<{ answer: Answer; isReplay: boolean }> {
  const { sql, now } = operation;
  if (asked.key.length > KEY_MAX) {
    throw keyError(400, `Idempotency keys can be at most ${String(KEY_MAX)} characters long.`);
  }
  const [lock] = await sql.query<{ free: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 4242)) AS free',
    [asked.key],
  );
  if (!lock?.free) {
    const message =
      'There is currently another in-progress request using this Stripe-Idempotency-Key. Please try again later.';
    throw keyError(409, message, 'idempotency_key_in_use');
  }
  const [kept] = await sql.query<Answer & { fingerprint: string }>(
    'SELECT status, body, fingerprint FROM sandbox.idempotency WHERE key = $1 AND created > $2::bigint',
    [asked.key, now - KEPT_SECONDS],
  );
  if (kept && kept.fingerprint !== asked.fingerprint) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${asked.key}' if you meant to execute a different request.`;
    throw keyError(400, message);
  }
  if (kept) return { answer: { status: kept.status, body: kept.body }, isReplay: true };
  const answer = await once();
  await sql.query(
    `INSERT INTO sandbox.idempotency (key, fingerprint, created, status, body)
     VALUES ($1, $2, $3::bigint, $4::int, $5::jsonb)
     ON CONFLICT (key) DO UPDATE SET fingerprint = $2, created = $3::bigint, status = $4::int, body = $5::jsonb`,
    [asked.key, asked.fingerprint, now, answer.status, JSON.stringify(answer.body)],
  );
  return { answer, isReplay: false };
}

function keyError(status: number, message: string, code?: string): StripeError {
  return new StripeError(status, { type: 'idempotency_error', message, ...(code ? { code } : {}) });
}
