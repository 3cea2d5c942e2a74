/** What the control panel lists: the last Sessions, payments and events with their deliveries. */
import { FOREIGN_KIND } from '#app/sandbox/foreign-events.ts';
import type { Sql } from '#app/sandbox/sql.ts';

interface SessionRow {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly url: string | null;
  readonly expires: number;
}

interface PaymentRow {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly payer: string | null;
  /** Second at which the hold ends; null where nothing is held. */
  readonly due: number | null;
}

export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  /** Of another account, or of live mode. */
  readonly isForeign: boolean;
  readonly states: readonly string[];
  readonly attempts: number;
  readonly answer: string | null;
}

export interface PanelData {
  readonly sessions: readonly SessionRow[];
  readonly payments: readonly PaymentRow[];
  readonly events: readonly EventRow[];
  /** Net of all balance transactions and what is held, by currency, in minor units. */
  readonly sums: readonly { readonly currency: string; readonly net: number; readonly held: number }[];
}

export async function readPanelData(sql: Sql): Promise<PanelData> {
  const [sessions, payments, events, sums] = await Promise.all([
    sql.query<SessionRow>(SESSIONS),
    sql.query<PaymentRow>(PAYMENTS),
    sql.query<EventRow>(EVENTS),
    sql.query<PanelData['sums'][number]>(SUMS),
  ]);
  return { sessions, payments, events, sums };
}

const SESSIONS = `
  SELECT id, body ->> 'status' AS status, (body ->> 'amount_total')::int AS amount, body ->> 'currency' AS currency,
    body ->> 'url' AS url, (body ->> 'expires_at')::float8 AS expires
  FROM sandbox.object WHERE kind = 'checkout.session' ORDER BY seq DESC LIMIT 10`;

const PAYMENTS = `
  SELECT intent.id, intent.body ->> 'status' AS status, (intent.body ->> 'amount')::int AS amount,
    intent.body ->> 'currency' AS currency, charge.body #>> '{billing_details,name}' AS payer,
    CASE WHEN intent.body ->> 'status' = 'requires_capture' THEN intent.due_at::float8 END AS due
  FROM sandbox.object intent
  LEFT JOIN sandbox.object charge ON charge.id = intent.body ->> 'latest_charge'
  WHERE intent.kind = 'payment_intent' ORDER BY intent.seq DESC LIMIT 10`;

const EVENTS = `
  SELECT event.id, event.body ->> 'type' AS type, event.created::float8 AS created,
    event.kind = '${FOREIGN_KIND}' AS "isForeign",
    coalesce(array_agg(delivery.state ORDER BY delivery.id) FILTER (WHERE delivery.id IS NOT NULL), '{}') AS states,
    coalesce(sum(delivery.attempts), 0)::int AS attempts,
    (array_agg(delivery.answer ORDER BY delivery.id DESC) FILTER (WHERE delivery.answer IS NOT NULL))[1] AS answer
  FROM (SELECT * FROM sandbox.object WHERE kind IN ('event', '${FOREIGN_KIND}') ORDER BY seq DESC LIMIT 25) event
  LEFT JOIN sandbox.delivery delivery ON delivery.event = event.id
  GROUP BY event.id, event.seq, event.kind, event.body, event.created ORDER BY event.seq DESC`;

const SUMS = `
  SELECT currency, sum(net)::float8 AS net, sum(held)::float8 AS held FROM (
    SELECT body ->> 'currency' AS currency, (body ->> 'net')::bigint AS net, 0 AS held
      FROM sandbox.object WHERE kind = 'balance_transaction'
    UNION ALL
    SELECT body ->> 'currency', 0, (body ->> 'amount_capturable')::bigint
      FROM sandbox.object WHERE kind = 'payment_intent'
  ) AS parts GROUP BY currency ORDER BY currency`;
