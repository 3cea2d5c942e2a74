/** The whole state of the money in the local Stripe, for tests and for comparing with a ledger. */
import type { Engine } from '#app/sandbox/engine.ts';
import { readSettings } from '#app/sandbox/settings.ts';

/** All PaymentIntents with their sums, what is held, the balance by currency, deliveries by state, and the settings. Minor units. */
export async function readState(engine: Engine): Promise<Record<string, unknown>> {
  const intents = await engine.sql.query<IntentRow>(INTENTS);
  const deliveries = await engine.sql.query<{ state: string; count: number }>(
    'SELECT state, count(*)::int AS count FROM sandbox.delivery GROUP BY 1',
  );
  const transactions = await engine.sql.query<{ currency: string; amount: string; fee: string; net: string }>(
    `SELECT body ->> 'currency' AS currency, sum((body ->> 'amount')::bigint)::text AS amount,
       sum((body ->> 'fee')::bigint)::text AS fee, sum((body ->> 'net')::bigint)::text AS net
     FROM sandbox.object WHERE kind = 'balance_transaction' GROUP BY 1`,
  );
  return {
    now: engine.now().toISOString(),
    settings: await readSettings(engine.sql),
    payment_intents: intents,
    held: intents.filter((intent) => intent.status === 'requires_capture').map((intent) => intent.id),
    balance: Object.fromEntries(
      transactions.map(({ currency, amount, fee, net }) => [
        currency,
        { amount: Number(amount), fee: Number(fee), net: Number(net) },
      ]),
    ),
    deliveries: Object.fromEntries(deliveries.map(({ state, count }) => [state, count])),
  };
}

interface IntentRow {
  readonly id: string;
  readonly session: string;
  readonly status: string;
  readonly currency: string;
  readonly amount: number;
  readonly amount_capturable: number;
  readonly amount_received: number;
  /** What its balance transactions say: amount, fee and net; zero where there is none. */
  readonly booked: {
    readonly amount: number;
    readonly fee: number;
    readonly net: number;
    readonly count: number;
  };
}

const INTENTS = `
  SELECT intent.id, intent.hidden ->> 'session' AS session, intent.body ->> 'status' AS status,
    intent.body ->> 'currency' AS currency, (intent.body ->> 'amount')::int AS amount,
    (intent.body ->> 'amount_capturable')::int AS amount_capturable,
    (intent.body ->> 'amount_received')::int AS amount_received,
    (SELECT jsonb_build_object(
        'amount', coalesce(sum((txn.body ->> 'amount')::int), 0), 'fee', coalesce(sum((txn.body ->> 'fee')::int), 0),
        'net', coalesce(sum((txn.body ->> 'net')::int), 0), 'count', count(txn.id))
      FROM sandbox.object charge
      JOIN sandbox.object txn ON txn.kind = 'balance_transaction' 
        AND coalesce(txn.hidden ->> 'charge', txn.body ->> 'source') = charge.id
      WHERE charge.kind = 'charge' AND charge.payment_intent = intent.id) AS booked
  FROM sandbox.object intent WHERE intent.kind = 'payment_intent' ORDER BY intent.seq`;
