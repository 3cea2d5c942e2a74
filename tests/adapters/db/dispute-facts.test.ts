/** The database holds just those disputes and late refusals that the program can read, whatever their columns say. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disputeFacts } from '#app/domain/dispute/facts.ts';
import { disputeStates } from '#app/domain/dispute/states.ts';
import { lateRefusalFacts } from '#app/domain/late-refusal/facts.ts';
import { lateRefusalStates } from '#app/domain/late-refusal/states.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';

const at = new Date('2026-11-01T12:00:00Z');

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  await client.query(
    `INSERT INTO donation (id, token, state, amount_minor, fee_cover_minor, currency, locale, origin,
       pledge_version, attestation_version, created_at)
     VALUES ('d1', 't', 'open', 500, 0, 'USD', 'en', 'checkout', '1', '1', now())`,
  );
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Whether the row can be written. Nothing stays. */
async function isWritten(sql: string, values: readonly unknown[]): Promise<boolean> {
  await client.query('BEGIN');
  try {
    await client.query(sql, [...values]);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23514') return false;
    throw error;
  } finally {
    await client.query('ROLLBACK');
  }
}

test('a dispute of any state, with and without deadline and end', async () => {
  const sql = `INSERT INTO dispute (id, donation_id, state, stripe_id, amount_minor, currency, reason, is_refundable, opened_at, respond_by, settled_at)
    VALUES ('di1', 'd1', $1, 'du_1', 500, 'USD', 'general', false, now(), $2, $3)`;
  let written = 0;
  for (const state of [...disputeStates, 'accepted'])
    for (const respondBy of [null, at])
      for (const settledAt of [null, at]) {
        const { success } = disputeFacts.safeParse({ state, respondBy, settledAt });
        const words = `${state} ${String(respondBy)} ${String(settledAt)}`;
        expect(await isWritten(sql, [state, respondBy, settledAt]), words).toBe(success);
        written += success ? 1 : 0;
      }
  // One of each state, and those that wait for an answer with a deadline besides.
  expect(written).toBe(disputeStates.length + 3);
});

test('a late refusal of any state, with and without cause, end and whoever saw to it', async () => {
  const sql = `INSERT INTO late_refusal (donation_id, state, reason, actor_id, actor_name, decided_at, cause, settled_at, attended_by)
    VALUES ('d1', $1, 'acts-for-group', 'a1', 'Ada', now(), $2, $3, $4)`;
  let written = 0;
  for (const state of [...lateRefusalStates, 'asked'])
    for (const cause of [null, 'disputed'])
      for (const settledAt of [null, at])
        for (const attendedBy of [null, 'Ada']) {
          const { success } = lateRefusalFacts.safeParse({ state, cause, settledAt, attendedBy });
          const words = `${state} ${String(cause)} ${String(settledAt)} ${String(attendedBy)}`;
          expect(await isWritten(sql, [state, cause, settledAt, attendedBy]), words).toBe(success);
          written += success ? 1 : 0;
        }
  expect(written).toBe(lateRefusalStates.length + 1);
});
