/** What the control panel lists: the last Sessions, payments, subscriptions, saved cards and events with their deliveries. */
import { FOREIGN_KIND } from '#app/sandbox/foreign-events.ts';
import type { Sql } from '#app/sandbox/sql.ts';

interface SessionRow {
  readonly id: string;
  readonly status: string;
  /** Null in setup mode, where nothing is paid. */
  readonly amount: number | null;
  readonly currency: string | null;
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

/** A card that belongs to a customer. */
export interface CardRow {
  readonly id: string;
  readonly last4: string;
  /** `12/2029`. */
  readonly expiry: string;
  readonly payer: string | null;
}

interface SubscriptionRow {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly interval: string;
  /** How collection is paused; null where it is not. */
  readonly pause: string | null;
  /** Second at which its period ends. */
  readonly until: number;
  /** Its open invoice's page; null where nothing is open. */
  readonly invoice: string | null;
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
  readonly cards: readonly CardRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly events: readonly EventRow[];
  /** What is held and not taken, by currency, in minor units. */
  readonly held: readonly { readonly currency: string; readonly amount: number }[];
}

export async function readPanelData(sql: Sql): Promise<PanelData> {
  const [sessions, payments, subscriptions, cards, events, held] = await Promise.all([
    sql.query<SessionRow>(SESSIONS),
    sql.query<PaymentRow>(PAYMENTS),
    sql.query<SubscriptionRow>(SUBSCRIPTIONS),
    sql.query<CardRow>(CARDS),
    sql.query<EventRow>(EVENTS),
    sql.query<PanelData['held'][number]>(HELD),
  ]);
  return { sessions, payments, subscriptions, cards, events, held };
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

const CARDS = `
  SELECT id, body #>> '{card,last4}' AS last4,
    (body #>> '{card,exp_month}') || '/' || (body #>> '{card,exp_year}') AS expiry,
    coalesce(body #>> '{billing_details,name}', body #>> '{billing_details,email}') AS payer
  FROM sandbox.object WHERE kind = 'payment_method' AND customer IS NOT NULL ORDER BY seq DESC LIMIT 10`;

const SUBSCRIPTIONS = `
  SELECT gift.id, gift.body ->> 'status' AS status, gift.body ->> 'currency' AS currency,
    (SELECT sum((item #>> '{price,unit_amount}')::float8 * (item ->> 'quantity')::float8)
      FROM jsonb_array_elements(gift.body #> '{items,data}') item) AS amount,
    gift.body #>> '{items,data,0,price,recurring,interval}' AS interval,
    gift.body #>> '{pause_collection,behavior}' AS pause,
    (gift.body #>> '{items,data,0,current_period_end}')::float8 AS until,
    (SELECT invoice.body ->> 'hosted_invoice_url' FROM sandbox.object invoice
      WHERE invoice.kind = 'invoice' AND invoice.body #>> '{parent,subscription_details,subscription}' = gift.id
        AND invoice.body ->> 'status' = 'open' ORDER BY invoice.seq DESC LIMIT 1) AS invoice
  FROM sandbox.object gift WHERE gift.kind = 'subscription' ORDER BY gift.seq DESC LIMIT 10`;

const EVENTS = `
  SELECT event.id, event.body ->> 'type' AS type, event.created::float8 AS created,
    event.kind = '${FOREIGN_KIND}' AS "isForeign",
    coalesce(array_agg(delivery.state ORDER BY delivery.id) FILTER (WHERE delivery.id IS NOT NULL), '{}') AS states,
    coalesce(sum(delivery.attempts), 0)::int AS attempts,
    (array_agg(delivery.answer ORDER BY delivery.id DESC) FILTER (WHERE delivery.answer IS NOT NULL))[1] AS answer
  FROM (SELECT * FROM sandbox.object WHERE kind IN ('event', '${FOREIGN_KIND}') ORDER BY seq DESC LIMIT 25) event
  LEFT JOIN sandbox.delivery delivery ON delivery.event = event.id
  GROUP BY event.id, event.seq, event.kind, event.body, event.created ORDER BY event.seq DESC`;

const HELD = `
  SELECT body ->> 'currency' AS currency, sum((body ->> 'amount_capturable')::bigint)::float8 AS amount
  FROM sandbox.object WHERE kind = 'payment_intent' GROUP BY 1 ORDER BY 1`;
