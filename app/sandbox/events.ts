/** Events: the record of each change, frozen as it was, and its copies on their way to the webhook endpoint. */
import { type Operation, API_VERSION } from '#app/sandbox/operation.ts';
import { newId } from '#app/sandbox/ids.ts';
import type { WebhookMode } from '#app/sandbox/settings.ts';
import { insertObject, type StripeObject } from '#app/sandbox/store.ts';

/** What an event tells of: a whole object, or the preview of one that has no id yet. */
type Told = Readonly<Record<string, unknown>> & { readonly object: string };

export interface StripeEvent extends StripeObject {
  object: 'event';
  type: string;
  pending_webhooks: number;
  data: { object: Told; previous_attributes?: Record<string, unknown> };
}

/** How far shuffled events may overtake each other. */
const SHUFFLE_SPREAD_MS = 500;

/** Records that `object` changed, as it is now, and puts the event's copies in the queue of deliveries. Answers its id. */
export async function recordEvent(
  operation: Operation,
  type: string,
  object: Told,
  previous?: Record<string, unknown>,
): Promise<string> {
  const event: StripeEvent = {
    id: newId('evt_', operation.random),
    object: 'event',
    api_version: API_VERSION,
    created: operation.now,
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: hasEndpoint(operation) ? 1 : 0,
    request: { id: operation.request.id, idempotency_key: operation.request.idempotencyKey },
    type,
  };
  await insertObject(operation.sql, event);
  if (!hasEndpoint(operation)) return event.id;
  const mode = operation.settings.webhooks;
  const isDropped =
    operation.now < operation.settings.outageUntil || dropsEvent(mode, type, operation.random);
  for (let copy = 0; copy <= (isDropped ? 0 : mode.duplicate); copy++) {
    await queueDelivery(operation, event.id, isDropped ? 'dropped' : 'waiting');
  }
  return event.id;
}

/** What an event of this same operation tells after all; nobody has seen it yet. */
export async function amendEvent(operation: Operation, event: string, object: Told): Promise<void> {
  await operation.sql.query(
    `UPDATE sandbox.object SET body = jsonb_set(body, '{data,object}', $2::jsonb) WHERE id = $1 AND kind = 'event'`,
    [event, JSON.stringify(object)],
  );
}

/** Whether an event has reached the endpoint, or is still on its way there for the first time. */
export async function isAnswered(operation: Operation, event: string): Promise<boolean> {
  const [row] = await operation.sql.query<{ isAnswered: boolean }>(
    `SELECT coalesce(bool_or(state = 'delivered' OR (state = 'waiting' AND attempts = 0)), true) AS "isAnswered"
     FROM sandbox.delivery WHERE event = $1`,
    [event],
  );
  return row?.isAnswered ?? true;
}

/** Events that come about while the endpoint is disabled are sent to nobody, and count as delivered. */
export const hasEndpoint = ({ webhookUrl, settings }: Operation) =>
  webhookUrl !== null && !settings.endpoint.isDisabled;

/** One more copy of an event for the endpoint, placed as the mode of the webhooks says. */
export async function queueDelivery(
  operation: Operation,
  eventId: string,
  state: 'waiting' | 'dropped',
): Promise<void> {
  const mode = operation.settings.webhooks;
  const dueMs = operation.nowMs + mode.delayMs;
  const place = dueMs + (mode.shuffle ? operation.random() * SHUFFLE_SPREAD_MS : 0);
  await operation.sql.query(
    `INSERT INTO sandbox.delivery (event, state, queued_ms, due_ms, place)
     VALUES ($1, $2, $3::bigint, $4::bigint, $5::float8)`,
    [eventId, state, Math.round(operation.nowMs), Math.round(dueMs), place],
  );
}

function dropsEvent(mode: WebhookMode, type: string, random: () => number): boolean {
  if (mode.off || mode.drop.some((pattern) => matchesType(pattern, type))) return true;
  return mode.dropRate > 0 && random() < mode.dropRate;
}

/** `charge.*` matches `charge.refunded` and `charge.dispute.closed`; anything else only itself. */
function matchesType(pattern: string, type: string): boolean {
  return (
    pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)))
  );
}
