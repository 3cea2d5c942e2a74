/** A start beside a process at work on the local Stripe's tables, and tables of another version. */
import { expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import { sqlOver } from '#app/adapters/db/sql.ts';
import { prepareSandboxSchema } from '#app/sandbox/schema.ts';
import { emptyDatabase, freshDatabase } from '#tests/support/database.ts';

test('where nothing is missing a start waits for no process that has the tables in hand', async () => {
  const database = await freshDatabase();
  const [starting, working] = [createPool(database.ownerUrl), createPool(database.ownerUrl)];
  try {
    const atWork = await working.connect();
    await atWork.query('BEGIN');
    await atWork.query('LOCK TABLE sandbox.object, sandbox.delivery IN ACCESS EXCLUSIVE MODE');
    const patience = `SET LOCAL lock_timeout = '200ms'`;
    const sql = sqlOver(starting);
    await sql.transaction(async (inside) => {
      await inside.query(patience);
      await prepareSandboxSchema(inside);
    });
    await atWork.query('ROLLBACK');
    atWork.release();
  } finally {
    await Promise.all([starting.end(), working.end()]);
    await database.drop();
  }
});

test('what is missing is made, also in tables that an older version left or that were made anew', async () => {
  const database = await emptyDatabase();
  const pool = createPool(database.ownerUrl);
  try {
    const sql = sqlOver(pool);
    const columns = async () =>
      (
        await sql.query<{ name: string }>(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'sandbox.delivery'::regclass AND attnum > 0 AND NOT attisdropped`,
        )
      ).map(({ name }) => name);
    await Promise.all([prepareSandboxSchema(sql), prepareSandboxSchema(sql)]);
    const whole = await columns();
    expect(whole).toContain('claimed_ms');
    await pool.query(
      `ALTER TABLE sandbox.delivery DROP COLUMN claimed_ms; COMMENT ON TABLE sandbox.delivery IS 'an older one'`,
    );
    await prepareSandboxSchema(sql);
    expect(await columns()).toEqual(whole);
    await pool.query('DROP TABLE sandbox.delivery');
    await prepareSandboxSchema(sql);
    expect(await columns()).toEqual(whole);
  } finally {
    await pool.end();
    await database.drop();
  }
});
