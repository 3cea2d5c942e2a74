/** Webhooks: copies of events on their way to the app, signed, tried again with growing pauses, given up in the end. */
import type { StripeEvent } from '#app/sandbox/events.ts';
import type { Settings } from '#app/sandbox/settings.ts';
import { signPayload } from '#app/sandbox/signature.ts';
import type { Sql } from '#app/sandbox/sql.ts';

export interface DeliveryInput {
  readonly sql: Sql;
  readonly webhooks: { readonly url: string; readonly secret: string };
  readonly deliver: (request: Request) => Promise<Response>;
  readonly realNow: () => Date;
}

/** Seconds until the next attempt; Stripe's own grow from minutes to hours over three days, too slow to watch. */
const PAUSES = [1, 5, 15, 60, 300, 900, 3600, 3600, 3600, 3600, 3600];
/** An endpoint that takes longer has failed. */
const ANSWER_MS_MAX = 10_000;
/** For how long a claimed delivery is left to whoever claimed it; then he is taken for dead. */
const CLAIM_MS = 30_000;

export interface DeliveryCounts {
  delivered: number;
  failed: number;
}

/**
 * Delivers all that is due, one after the other, and what becomes due by it. With `early`, also what only waits for
 * its delay or its next attempt: once each. Answers how many attempts went well and badly.
 */
export async function deliverDue(
  input: DeliveryInput,
  settings: Settings,
  early = false,
): Promise<DeliveryCounts> {
  const counts = { delivered: 0, failed: 0 };
  const done: string[] = [];
  for (;;) {
    const claimed = await claim(input, early ? done : null);
    if (!claimed) return counts;
    done.push(claimed.id);
    const answer = settings.webhooks.fail ? 'failed on purpose' : await send(input, claimed.event);
    const isDelivered = answer.startsWith('2');
    counts[isDelivered ? 'delivered' : 'failed'] += 1;
    await settleDelivery(input, claimed, answer, isDelivered);
  }
}

interface Claimed {
  readonly id: string;
  readonly attempts: number;
  readonly event: StripeEvent;
}

async function claim(input: DeliveryInput, notAgain: readonly string[] | null): Promise<Claimed | null> {
  const nowMs = input.realNow().getTime();
  const [row] = await input.sql.query<Claimed>(
    `UPDATE sandbox.delivery AS claimed SET due_ms = $1::bigint + ${String(CLAIM_MS)}, attempts = attempts + 1
     FROM sandbox.object AS event
     WHERE event.id = claimed.event AND claimed.id = (
       SELECT id FROM sandbox.delivery
       WHERE state = 'waiting' AND (due_ms <= $1::bigint OR $2::boolean) AND NOT (id = ANY ($3::bigint[]))
       ORDER BY place, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING claimed.id::text AS id, claimed.attempts, event.body AS event`,
    [nowMs, notAgain !== null, notAgain ?? []],
  );
  return row ?? null;
}

async function send(input: DeliveryInput, event: StripeEvent): Promise<string> {
  const payload = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2);
  const request = new Request(input.webhooks.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'stripe-signature': signPayload(payload, input.webhooks.secret, input.realNow().getTime()),
    },
    body: payload,
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
  try {
    const response = await input.deliver(request);
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    return `no answer: ${error instanceof Error ? error.message : String(error)}`.slice(0, 200);
  }
}

async function settleDelivery(
  input: DeliveryInput,
  claimed: Claimed,
  answer: string,
  isDelivered: boolean,
): Promise<void> {
  const pause = PAUSES[claimed.attempts - 1];
  const state = isDelivered ? 'delivered' : pause === undefined ? 'failed' : 'waiting';
  const dueMs = input.realNow().getTime() + (pause ?? 0) * 1000;
  await input.sql.transaction(async (sql) => {
    await sql.query(
      `UPDATE sandbox.delivery SET state = $2, answer = $3, due_ms = $4::bigint, place = $4::bigint WHERE id = $1::bigint`,
      [claimed.id, state, answer, dueMs],
    );
    if (!isDelivered) return;
    await sql.query(
      `UPDATE sandbox.object SET body = jsonb_set(body, '{pending_webhooks}', '0') WHERE id = $1`,
      [claimed.event.id],
    );
  });
}
