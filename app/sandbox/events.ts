/** Events: the record of each change, frozen as it was, and its copies on their way to the webhook endpoint. */
import { type Act, API_VERSION } from '#app/sandbox/act.ts';
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
  act: Act,
  type: string,
  object: StripeObject,
  previous?: Record<string, unknown>,
): Promise<void> {
  const event: StripeEvent = {
    id: newId('evt_', act.random),
    object: 'event',
    api_version: API_VERSION,
    created: act.now,
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: act.endpoints,
    request: { id: act.request.id, idempotency_key: act.request.idempotencyKey },
    type,
  };
  await insertObject(act.sql, event);
  if (act.endpoints === 0) return;
  const mode = act.settings.webhooks;
  const isDropped = dropsEvent(mode, type, act.random);
  for (let copy = 0; copy <= (isDropped ? 0 : mode.duplicate); copy++) {
    await queueDelivery(act, event.id, isDropped ? 'dropped' : 'waiting');
  }
}

/** One more copy of an event for the endpoint, placed as the mode of the webhooks says. */
export async function queueDelivery(act: Act, eventId: string, state: 'waiting' | 'dropped'): Promise<void> {
  const mode = act.settings.webhooks;
  const dueMs = act.realNowMs + mode.delayMs;
  const place = dueMs + (mode.shuffle ? act.random() * SHUFFLE_SPREAD_MS : 0);
  await act.sql.query(
    `INSERT INTO sandbox.delivery (event, state, due_ms, place) VALUES ($1, $2, $3::bigint, $4::float8)`,
    [eventId, state, Math.round(dueMs), place],
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
