/** An accountant of somebody else's: what stripe-sync-engine reads from the local Stripe comes to the sums of its balance. */
import { createRequire } from 'node:module';
import type * as Engine from '@supabase/stripe-sync-engine';
import type pg from 'pg';
import type Stripe from 'stripe';
import { expect, onTestFinished, test } from 'vitest';
import { ENDPOINTS } from '#app/sandbox/api/areas.ts';
import { routeOf } from '#app/sandbox/api/endpoint.ts';
import { makeMoney } from '#tests/long/random-money.ts';
import { KEY, type LocalStripe, localStripe, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
import { emptyDatabase } from '#tests/support/database.ts';
import { testSeed } from '#tests/support/seed.ts';

// Its build for `import` looks for its migrations by a name that only `require` knows.
const engine = createRequire(import.meta.url)('@supabase/stripe-sync-engine') as typeof Engine;

/** What it backfills, in its own order, and what it reads for that. */
const OBJECTS: readonly [Engine.SyncObject, ...string[]][] = [
  ['product', 'products'],
  ['price', 'prices'],
  ['plan', 'plans'],
  ['customer', 'customers'],
  ['subscription', 'subscriptions'],
  ['subscription_schedules', 'subscription_schedules'],
  ['invoice', 'invoices'],
  ['charge', 'charges'],
  ['setup_intent', 'setup_intents'],
  ['payment_method', 'payment_methods'],
  ['payment_intent', 'payment_intents'],
  ['tax_id', 'tax_ids'],
  ['credit_note', 'credit_notes'],
  ['dispute', 'disputes'],
  ['early_fraud_warning', 'radar/early_fraud_warnings'],
  ['refund', 'refunds'],
  ['checkout_sessions', 'checkout/sessions', 'prices/:id', 'products/:id'],
];

/** Minor units by currency and sort. */
type Sums = Record<string, { captured: number; refunded: number; lost: number }>;

test('the sums of stripe-sync-engine’s tables are those of the balance transactions, per currency', async () => {
  const local = await localStripe();
  onTestFinished(() => local.close());
  await makeMoney(local, testSeed, 300);
  const database = await emptyDatabase();
  onTestFinished(database.drop);
  const pool = await backfill(local, database.url);
  onTestFinished(() => pool.end());
  const books = await sumsOfBalance(local.stripe);
  expect(Object.keys(books).toSorted()).toEqual(['eur', 'jpy', 'usd']);
  for (const { captured } of Object.values(books)) expect(captured).toBeGreaterThan(0);
  expect(await sumsOfTables(pool)).toEqual(books);
  expect(takeBreaches()).toEqual([]);
});

/** Reads everything that the local Stripe lists into tables of its own, and answers how to ask them. */
async function backfill(local: LocalStripe, databaseUrl: string): Promise<pg.Pool> {
  await engine.runMigrations({ databaseUrl, schema: 'stripe' });
  const sync = new engine.StripeSync({
    poolConfig: { connectionString: databaseUrl, max: 4 },
    stripeSecretKey: KEY,
    stripeWebhookSecret: 'whsec_unused',
    autoExpandLists: false,
    backfillRelatedEntities: false,
  });
  sync.stripe = local.stripe;
  const { pool } = sync.postgresClient;
  // Dropping the database ends connections that the pool is still closing.
  pool.on('error', () => undefined);
  const routes = new Set(ENDPOINTS.map(routeOf));
  const isThere = (path: string) => routes.has(`GET /v1/${path}`);
  const objects = OBJECTS.filter(([, ...paths]) => paths.every(isThere)).map(([object]) => object);
  expect(objects).toEqual(expect.arrayContaining(['customer', 'charge', 'payment_intent']));
  for (const object of objects) await sync.syncBackfill({ object });
  return pool;
}

/**
 * What its tables say. It keeps no captured amount of a charge, and counts what a release let go as refunded there:
 * so what was captured is what the payment intents received, what was refunded are the refunds that moved money.
 */
async function sumsOfTables(pool: pg.Pool): Promise<Sums> {
  const { rows } = await pool.query<{ currency: string; sort: keyof Sums[string]; sum: string }>(`
    SELECT currency, 'captured' AS sort, sum(amount_received) AS sum FROM stripe.payment_intents GROUP BY 1
    UNION ALL
    SELECT currency, 'refunded', sum(amount) FROM stripe.refunds
      WHERE status = 'succeeded' AND balance_transaction IS NOT NULL GROUP BY 1
    UNION ALL
    SELECT moved ->> 'currency', 'lost', -sum((moved ->> 'amount')::bigint)
      FROM stripe.disputes, jsonb_array_elements(balance_transactions) AS moved GROUP BY 1`);
  const sums: Sums = {};
  for (const { currency, sort, sum } of rows) add(sums, currency, sort, Number(sum));
  return nonZero(sums);
}

/** Which sort a balance transaction belongs to, by its reporting category; none of ours where it is not here. */
const SORTS: Readonly<Record<string, keyof Sums[string]>> = {
  charge: 'captured',
  partial_capture_reversal: 'captured',
  refund: 'refunded',
  refund_failure: 'refunded',
  dispute: 'lost',
  dispute_reversal: 'lost',
};

/** What the local Stripe's own books say. */
async function sumsOfBalance(stripe: Stripe): Promise<Sums> {
  const sums: Sums = {};
  for await (const { amount, currency, reporting_category: category } of stripe.balanceTransactions.list({
    limit: 100,
  })) {
    const sort = SORTS[category];
    if (sort) add(sums, currency, sort, sort === 'captured' ? amount : -amount);
  }
  return nonZero(sums);
}

function add(sums: Sums, currency: string, sort: keyof Sums[string], amount: number): void {
  const entry = (sums[currency] ??= { captured: 0, refunded: 0, lost: 0 });
  entry[sort] += amount;
}

const nonZero = (sums: Sums): Sums =>
  Object.fromEntries(
    Object.entries(sums).filter(([, entry]) => Object.values(entry).some((sum) => sum !== 0)),
  );
