/** Webhooks: copies of events on their way to the app, signed, tried again with growing pauses, given up in the end. */
import type { StripeEvent } from '#app/sandbox/events.ts';
import type { Settings } from '#app/sandbox/settings.ts';
import { signingSecrets, signPayload } from '#app/sandbox/signature.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { noteAttempt } from '#app/sandbox/webhook-endpoint.ts';

export interface DeliveryInput {
  readonly sql: Sql;
  readonly webhooks: { readonly url: string; readonly secret: string };
  readonly deliver: (request: Request) => Promise<Response>;
  readonly realNow: () => Date;
}

/** Seconds until the next attempt; Stripe's own begin at minutes, too slow to watch. After these it is `PAUSE_MAX`. */
const PAUSES = [1, 5, 15, 60, 300, 900, 3600, 2 * 3600, 4 * 3600, 8 * 3600];
const PAUSE_MAX = 12 * 3600;
/** Stripe tries for up to three days. */
const TRIED_MS_MAX = 3 * 24 * 3600 * 1000;
/** An endpoint that takes longer has failed. */
const ANSWER_MS_MAX = 10_000;
/** For how long of real time a claimed delivery is left to whoever claimed it; then he is taken for dead. */
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
  const round: Round = { input, settings, early, done: [] };
  let endpoint = settings.endpoint;
  while (!endpoint.isDisabled) {
    const claimed = await claim(round);
    if (!claimed) return counts;
    round.done.push(claimed.id);
    const answer = settings.webhooks.fail ? 'failed on purpose' : await send(round, claimed.event);
    const isDelivered = answer.startsWith('2');
    counts[isDelivered ? 'delivered' : 'failed'] += 1;
    await settleDelivery(round, claimed, answer, isDelivered);
    const now = Math.floor(nowMs(round) / 1000);
    endpoint = await noteAttempt(input.sql, endpoint, { isDelivered, now });
  }
  await giveUpDue(round);
  return counts;
}

/** One call of `deliverDue`. */
interface Round {
  readonly input: DeliveryInput;
  readonly settings: Settings;
  readonly early: boolean;
  /** What was attempted in this round already. */
  readonly done: string[];
}

/** The sandbox's time, so that moving its clock brings attempts forward that wait. */
const nowMs = ({ input, settings }: Round) => input.realNow().getTime() + settings.clockOffsetMs;

interface Claimed {
  readonly id: string;
  readonly attempts: number;
  readonly queuedMs: number;
  readonly event: StripeEvent;
}

async function claim(round: Round): Promise<Claimed | null> {
  const { input, early, done } = round;
  const realMs = input.realNow().getTime();
  const [row] = await input.sql.query<Claimed>(
    `UPDATE sandbox.delivery AS claimed SET claimed_ms = $1::bigint, attempts = attempts + 1
     FROM sandbox.object AS event
     WHERE event.id = claimed.event AND claimed.id = (
       SELECT id FROM sandbox.delivery
       WHERE state = 'waiting' AND (claimed_ms IS NULL OR claimed_ms <= $1::bigint - ${String(CLAIM_MS)})
         AND (due_ms <= $2::bigint OR $3::boolean) AND NOT (id = ANY ($4::bigint[]))
       ORDER BY place, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING claimed.id::text AS id, claimed.attempts, claimed.queued_ms::float8 AS "queuedMs", event.body AS event`,
    [realMs, nowMs(round), early, early ? done : []],
  );
  return row ?? null;
}

async function send(round: Round, event: StripeEvent): Promise<string> {
  const { input, settings } = round;
  const payload = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2);
  const secrets = signingSecrets(input.webhooks.secret, settings.roll, Math.floor(nowMs(round) / 1000));
  const request = new Request(input.webhooks.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'stripe-signature': signPayload(payload, secrets, input.realNow().getTime()),
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
  round: Round,
  claimed: Claimed,
  answer: string,
  isDelivered: boolean,
): Promise<void> {
  const pause = PAUSES[claimed.attempts - 1] ?? PAUSE_MAX;
  const dueMs = nowMs(round) + pause * 1000;
  const isOver = dueMs > claimed.queuedMs + TRIED_MS_MAX;
  const state = isDelivered ? 'delivered' : isOver ? 'failed' : 'waiting';
  await round.input.sql.transaction(async (sql) => {
    await sql.query(
      `UPDATE sandbox.delivery SET state = $2, answer = $3, due_ms = $4::bigint, place = $4::bigint, claimed_ms = NULL
       WHERE id = $1::bigint`,
      [claimed.id, state, answer, dueMs],
    );
    if (!isDelivered) return;
    await sql.query(
      `UPDATE sandbox.object SET body = jsonb_set(body, '{pending_webhooks}', '0') WHERE id = $1`,
      [claimed.event.id],
    );
  });
}

/** What falls due while the endpoint is disabled is not tried again; what is due later waits for it to be enabled. */
async function giveUpDue(round: Round): Promise<void> {
  await round.input.sql.query(
    `UPDATE sandbox.delivery SET state = 'failed', answer = 'the endpoint is disabled'
     WHERE state = 'waiting' AND due_ms <= $1::bigint`,
    [nowMs(round)],
  );
}

/** The clock was set back by `ms`: what waits, waits no longer than it did. */
export async function bringForward(sql: Sql, ms: number): Promise<void> {
  await sql.query(
    `UPDATE sandbox.delivery SET due_ms = due_ms - $1::bigint, queued_ms = queued_ms - $1::bigint, place = place - $1::bigint
     WHERE state = 'waiting'`,
    [Math.ceil(ms)],
  );
}
