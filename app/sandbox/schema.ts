/** The tables of the local Stripe, all in the schema `sandbox`. */
import { createHash } from 'node:crypto';
import type { Sql } from '#app/sandbox/sql.ts';

/** Any number will do, as long as nobody else in this database locks the same one. */
export const SCHEMA_LOCK = 7_311_204_401;

const DDL = [
  `CREATE SCHEMA IF NOT EXISTS sandbox`,
  // One row for each Stripe object. `hidden` is what Stripe knows of it and does not show.
  `CREATE TABLE IF NOT EXISTS sandbox.object (
    id text PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    created bigint NOT NULL,
    due_at bigint,
    body jsonb NOT NULL,
    hidden jsonb NOT NULL DEFAULT '{}',
    payment_intent text GENERATED ALWAYS AS (body ->> 'payment_intent') STORED,
    customer text GENERATED ALWAYS AS (body ->> 'customer') STORED
  )`,
  `CREATE UNIQUE INDEX IF NOT EXISTS object_kind_seq ON sandbox.object (kind, seq)`,
  `CREATE INDEX IF NOT EXISTS object_due ON sandbox.object (due_at) WHERE due_at IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS object_payment_intent ON sandbox.object (payment_intent) WHERE payment_intent IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS object_charge ON sandbox.object ((body ->> 'charge')) WHERE body ->> 'charge' IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS object_charge_moved ON sandbox.object ((coalesce(hidden ->> 'charge', body ->> 'source')))
    WHERE kind = 'balance_transaction'`,
  `CREATE INDEX IF NOT EXISTS object_customer ON sandbox.object (customer) WHERE customer IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS object_invoice_subscription ON sandbox.object
    ((body #>> '{parent,subscription_details,subscription}'), seq) WHERE kind = 'invoice'`,
  `CREATE INDEX IF NOT EXISTS object_invoice_payment ON sandbox.object ((body ->> 'invoice'))
    WHERE kind = 'invoice_payment'`,
  `CREATE INDEX IF NOT EXISTS object_invoice_intent ON sandbox.object ((body #>> '{payment,payment_intent}'))
    WHERE kind = 'invoice_payment'`,
  `CREATE TABLE IF NOT EXISTS sandbox.setting (key text PRIMARY KEY, value jsonb NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS sandbox.idempotency (
    key text PRIMARY KEY,
    fingerprint text NOT NULL,
    created bigint NOT NULL,
    status integer NOT NULL,
    body jsonb NOT NULL
  )`,
  // One row for each copy of an event on its way to the webhook endpoint. Times here are the sandbox's, in milliseconds.
  `CREATE TABLE IF NOT EXISTS sandbox.delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event text NOT NULL REFERENCES sandbox.object (id),
    state text NOT NULL CHECK (state IN ('waiting', 'delivered', 'dropped', 'failed')),
    place double precision NOT NULL,
    due_ms bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    answer text
  )`,
  // When it was queued; and, in real time, when somebody took it up who has not come back to it yet.
  `ALTER TABLE sandbox.delivery ADD COLUMN IF NOT EXISTS queued_ms bigint NOT NULL DEFAULT 0`,
  `ALTER TABLE sandbox.delivery ADD COLUMN IF NOT EXISTS claimed_ms bigint`,
  `CREATE INDEX IF NOT EXISTS delivery_waiting ON sandbox.delivery (due_ms) WHERE state = 'waiting'`,
  `CREATE INDEX IF NOT EXISTS delivery_event ON sandbox.delivery (event)`,
];

/** Changes with the tables; the newest of them says in its comment which it is of, and loses that where it is made anew. */
const version = createHash('sha256').update(DDL.join(';')).digest('hex').slice(0, 16);

/**
 * Makes what is missing of the schema `sandbox`; safe to call at every start, by several processes at once. Where nothing is missing no
 * table is locked: a process at work on them would meet this one in another order, and one of the two would be thrown out.
 */
export async function prepareSandboxSchema(sql: Sql): Promise<void> {
  if (await isPrepared(sql)) return;
  await sql.transaction(async (inside) => {
    await inside.query('SELECT pg_advisory_xact_lock($1::bigint)', [SCHEMA_LOCK]);
    if (await isPrepared(inside)) return;
    await inside.query([...DDL, `COMMENT ON TABLE sandbox.delivery IS '${version}'`].join(';\n'));
  });
}

async function isPrepared(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ version: string | null }>(
    `SELECT obj_description(to_regclass('sandbox.delivery'), 'pg_class') AS version`,
  );
  return row?.version === version;
}
