/** Events: the record of each change, frozen as it was, and its copies on their way to the webhook endpoint. */
import { type Operation, API_VERSION } from '#app/sandbox/operation.ts';
import { newId } from '#app/sandbox/ids.ts';
import type { WebhookMode } from '#app/sandbox/settings.ts';
import { insertObject, type StripeObject } from '#app/sandbox/store.ts';

export interface StripeEvent extends StripeObject {
  object: 'event';
  type: string;
  pending_webhooks: number;
  data: { object: StripeObject; previous_attributes?: Record<string, unknown> };
}

/** How far shuffled events may overtake each other. */
const SHUFFLE_SPREAD_MS = 500;

/** Records that `object` changed, as it is now, and puts the event's copies in the queue of deliveries. */
export async function recordEvent(
  operation: Operation,
  type: string,
  object: StripeObject,
  previous?: Record<string, unknown>,
): Promise<void> {
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
  if (!hasEndpoint(operation)) return;
  const mode = operation.settings.webhooks;
  const isDropped =
    operation.now < operation.settings.outageUntil || dropsEvent(mode, type, operation.random);
  for (let copy = 0; copy <= (isDropped ? 0 : mode.duplicate); copy++) {
    await queueDelivery(operation, event.id, isDropped ? 'dropped' : 'waiting');
  }
}

/** Events that come about while the endpoint is disabled are sent to nobody, and count as delivered. */
const hasEndpoint = ({ webhookUrl, settings }: Operation) =>
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
