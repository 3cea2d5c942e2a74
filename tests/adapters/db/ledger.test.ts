/** The database itself keeps the ledger: balanced in every currency, never empty, never changed, not by its owner either. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
  await client.query(`INSERT INTO donation (id, token, state, amount_minor, fee_cover_minor, currency, locale, origin,
      pledge_version, attestation_version, created_at)
    VALUES ('gift', 't', 'open', 500, 0, 'USD', 'en', 'checkout', '1', '1', now())`);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

type Entry = readonly [account: string, currency: string, amountMinor: number];

/** Writes one transaction of the ledger in one of the database; answers PostgreSQL's refusal, or null. */
async function post(entries: readonly Entry[], id = randomUUID()): Promise<string | null> {
  await client.query('BEGIN');
  try {
    await client.query(
      `INSERT INTO ledger_transaction (id, donation_id, kind, external_id, occurred_at, posted_at, posted_on)
       VALUES ($1, $2, 'hold-placed', $1, now(), now(), current_date)`,
      [id, 'gift'],
    );
    for (const [account, currency, amountMinor] of entries) {
      await client.query(
        'INSERT INTO ledger_entry (transaction_id, account, currency, amount_minor) VALUES ($1, $2, $3, $4)',
        [id, account, currency, amountMinor],
      );
    }
    await client.query('COMMIT');
    return null;
  } catch (error) {
    await client.query('ROLLBACK');
    return (error as Error).message;
  }
}

async function size(): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'SELECT (SELECT count(*) FROM ledger_transaction)::int + (SELECT count(*) FROM ledger_entry)::int AS n',
  );
  return rows[0]?.n ?? 0;
}

test('a posting that balances in each of its currencies is taken', async () => {
  expect(await post([['a', 'USD', 500], ['b', 'USD', -500]])).toBeNull(); // prettier-ignore
  const exchanged: Entry[] = [['a', 'USD', -500], ['x', 'USD', 500], ['x', 'EUR', -460], ['a', 'EUR', 460]]; // prettier-ignore
  expect(await post(exchanged)).toBeNull();
});

test('a posting that does not balance, or only over two currencies together, is refused whole', async () => {
  const before = await size();
  expect(await post([['a', 'USD', 500], ['b', 'USD', -499]])).toMatch(/does not balance/); // prettier-ignore
  expect(await post([['a', 'USD', 500], ['b', 'EUR', -500]])).toMatch(/does not balance/); // prettier-ignore
  expect(await post([['a', 'USD', 500]])).toMatch(/does not balance/);
  expect(await size()).toBe(before);
});

test('a transaction without entries is refused', async () => {
  const before = await size();
  expect(await post([])).toMatch(/has no entries/);
  expect(await size()).toBe(before);
});

test('an entry added later must not upset a transaction that balanced', async () => {
  const id = randomUUID();
  expect(await post([['a', 'USD', 1], ['b', 'USD', -1]], id)).toBeNull(); // prettier-ignore
  const late =
    'INSERT INTO ledger_entry (transaction_id, account, currency, amount_minor) VALUES ($1, $2, $3, $4)';
  await expect(client.query(late, [id, 'a', 'USD', 5])).rejects.toThrow(/does not balance/);
});

test('nothing in the ledger can be changed, deleted or emptied, not even where no row would be touched', async () => {
  const before = await size();
  expect(before).toBeGreaterThan(0);
  for (const table of ['ledger_transaction', 'ledger_entry']) {
    const column = table === 'ledger_entry' ? 'account' : 'kind';
    for (const statement of [
      `UPDATE ${table} SET ${column} = 'other'`,
      `UPDATE ${table} SET ${column} = ${column} WHERE false`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      await expect(client.query(statement), statement).rejects.toThrow(/append-only/);
    }
  }
  // Nor by way of the donation that it belongs to.
  await expect(client.query("DELETE FROM donation WHERE id = 'gift'")).rejects.toThrow(/violates/);
  await expect(client.query('TRUNCATE donation CASCADE')).rejects.toThrow(/append-only/);
  expect(await size()).toBe(before);
});
