/** What the product works as can neither change what is append-only nor what keeps it so; nor can the owner by a switch. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import { grantToApp, readRoleFault } from '#app/adapters/db/app-role.ts';
import { appRole, ownerRole } from '#app/adapters/db/postgres-roles.ts';
import { asSuperuser, freshDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let app: pg.Client;
let superuser: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  // What a start does, on a database whose own rights are not its template's.
  await grantToApp(database);
  app = new pg.Client(database.url);
  superuser = new pg.Client(asSuperuser(database.url));
  await Promise.all([app.connect(), superuser.connect()]);
  await superuser.query(`
    INSERT INTO donation (id, token, state, amount_minor, fee_cover_minor, currency, locale, origin, pledge_version,
      attestation_version, created_at)
      VALUES ('gift', 't', 'open', 500, 0, 'USD', 'en', 'checkout', '1', '1', now());
    INSERT INTO standing_gift (id, token, state, interval, amount_minor, fee_cover_minor, currency, locale, pledge_version,
      attestation_version, created_at) VALUES ('standing', 's', 'open', 'month', 500, 0, 'USD', 'en', '1', '1', now());
    INSERT INTO article (slug, headline, checked_on, content, updated_at) VALUES ('a', 'A', now(), '{}', now())`);
});
afterAll(async () => {
  await Promise.all([app.end(), superuser.end()]);
  await database.drop();
});

const appendOnly = {
  article_correction: 'note',
  history: 'event',
  ledger_entry: 'account',
  ledger_transaction: 'kind',
  receipt: 'number',
  receipt_withdrawal: 'reason',
  standing_gift_change: 'kind',
};

const forbidden: readonly string[] = [
  ...Object.entries(appendOnly).flatMap(([table, column]) => [
    `UPDATE ${table} SET ${column} = 'other'`,
    `UPDATE ${table} SET ${column} = ${column} WHERE false`,
    `DELETE FROM ${table} WHERE false`,
    `TRUNCATE ${table} CASCADE`,
    `MERGE INTO ${table} USING (SELECT 1) s ON false WHEN MATCHED THEN DELETE`,
    `SELECT * FROM ${table} FOR UPDATE`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    `DROP TRIGGER ${table}_append_only ON ${table}`,
    `DROP TABLE ${table} CASCADE`,
    `ALTER TABLE ${table} OWNER TO ${appRole}`,
  ]),
  'TRUNCATE donation CASCADE',
  'TRUNCATE mail',
  'ALTER TABLE donation ADD COLUMN more text',
  'ALTER TABLE donation DROP CONSTRAINT donation_paid',
  'CREATE OR REPLACE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
  'CREATE OR REPLACE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
  'DROP FUNCTION history_is_append_only() CASCADE',
  'CREATE TRIGGER other BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION history_is_append_only()',
  'CREATE RULE other AS ON INSERT TO ledger_entry DO INSTEAD NOTHING',
  'CREATE INDEX other ON donation (amount_minor)',
  'CREATE TABLE other (n int)',
  'CREATE TEMPORARY TABLE other (n int)',
  'CREATE VIEW other AS SELECT 1',
  'CREATE SCHEMA other',
  'CREATE EXTENSION hstore',
  'DROP SCHEMA pgboss CASCADE',
  'DROP SCHEMA sandbox CASCADE',
  'CREATE TABLE pgboss.other (n int)',
  'CREATE TABLE sandbox.other (n int)',
  "UPDATE _prisma_migrations SET checksum = ''",
  'DELETE FROM _prisma_migrations',
  "SELECT setval('ledger_entry_id_seq', 1)",
  'SET session_replication_role = replica',
  "SELECT set_config('session_replication_role', 'replica', false)",
  `ALTER ROLE ${appRole} SET session_replication_role = replica`,
  `ALTER ROLE ${appRole} SUPERUSER`,
  'CREATE ROLE other',
  `GRANT ${ownerRole} TO ${appRole}`,
  `SET ROLE ${ownerRole}`,
  'SET ROLE postgres',
  "COPY ledger_entry TO PROGRAM 'true'",
  "SELECT pg_read_file('postgresql.conf')",
];

test.each(forbidden)('the app’s role is refused: %s', async (statement) => {
  await app.query('BEGIN');
  const said = await app.query(statement).then(
    () => 'it was done',
    (error: unknown) => (error as Error).message,
  );
  await app.query('ROLLBACK');
  expect(said).toMatch(/permission denied|must be owner|must be able to SET ROLE/);
});

test('the app’s role reads and adds to what is append-only, and works on everything else', async () => {
  await app.query(`INSERT INTO history (subject_kind, subject_id, at, event, from_state, to_state)
    VALUES ('donation', 'gift', now(), 'paid', 'open', 'authorised')`);
  await app.query(
    `INSERT INTO article_correction (id, article_slug, note, at) VALUES ('c', 'a', 'It was wrong.', now())`,
  );
  await app.query(`INSERT INTO receipt (id, donation_id, issuer, year, series, sequence, number, issued_at, given_on, received_minor,
      returned_minor, currency, regime, printed)
    VALUES ('r', 'gift', 'Us', 2026, 0, 1, '2026-000001', now(), now(), 500, 0, 'USD', 'none', '{}')`);
  await app.query(`INSERT INTO receipt_withdrawal (receipt_id, at, reason) VALUES ('r', now(), 'returned')`);
  await app.query(`INSERT INTO standing_gift_change (id, standing_gift_id, kind, changed_at, holds_from)
    VALUES ('c', 'standing', 'resume', now(), now())`);
  expect(await post(app)).toBeNull();
  for (const table of Object.keys(appendOnly)) {
    const { rows } = await app.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    expect(rows[0]?.n, table).toBeGreaterThan(0);
  }
  const { rows } = await app.query<{ name: string; may: boolean }>(
    `SELECT relname AS name, bool_and(has_table_privilege(oid, privilege)) AS may
     FROM pg_class, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) privilege
     WHERE relkind IN ('r', 'p') AND relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace, 'sandbox'::regnamespace)
     GROUP BY 1 HAVING NOT bool_and(has_table_privilege(oid, privilege)) ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(['_prisma_migrations', ...Object.keys(appendOnly)]);
});

test('whatever keeps something append-only or balanced fires always, also on TRUNCATE', async () => {
  const { rows } = await superuser.query<{ name: string; fires: string; on: number }>(
    `SELECT tgname AS name, tgenabled::text AS fires, tgtype::int & 56 AS on FROM pg_trigger
     WHERE NOT tgisinternal ORDER BY 1`,
  );
  const [statement, insertRow] = [8 + 16 + 32, 0];
  expect(rows).toEqual([
    ...Object.keys(appendOnly).map((table) => ({ name: `${table}_append_only`, fires: 'A', on: statement })),
    { name: 'ledger_entry_balances', fires: 'A', on: insertRow },
    { name: 'ledger_transaction_balances', fires: 'A', on: insertRow },
    { name: 'receipt_next', fires: 'A', on: insertRow },
  ].sort((a, b) => (a.name < b.name ? -1 : 1))); // prettier-ignore
});

test('the owner with session_replication_role at replica changes nothing append-only and posts nothing that does not balance', async () => {
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  await expect(owner.query('SET session_replication_role = replica')).rejects.toThrow(/permission denied/);
  await owner.end();
  // Whoever may set it, sets it for the owner.
  await superuser.query(`SET session_replication_role = replica; SET ROLE ${ownerRole}`);
  try {
    for (const [table, column] of Object.entries(appendOnly)) {
      for (const statement of [
        `UPDATE ${table} SET ${column} = 'other'`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await expect(superuser.query(statement), statement).rejects.toThrow(/append-only/);
      }
    }
    expect(await post(superuser, 499)).toMatch(/does not balance/);
  } finally {
    await superuser.query('RESET ROLE; RESET session_replication_role');
  }
});

/** Writes a transaction of 500 against `credit`; answers the refusal, or null. */
async function post(client: pg.Client, credit = 500): Promise<string | null> {
  const id = randomUUID();
  try {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO ledger_transaction (id, donation_id, kind, external_id, occurred_at, posted_at, posted_on)
       VALUES ($1, 'gift', 'hold-placed', $1, now(), now(), current_date)`,
      [id],
    );
    await client.query(
      `INSERT INTO ledger_entry (transaction_id, account, currency, amount_minor) VALUES ($1, 'a', 'USD', 500), ($1, 'b', 'USD', $2)`,
      [id, -credit],
    );
    await client.query('COMMIT');
    return null;
  } catch (error) {
    await client.query('ROLLBACK');
    return (error as Error).message;
  }
}

test('what was granted beyond that is named, and taken back by the next start', async () => {
  const fault = async (url = database.url) => {
    const pool = createPool(url);
    try {
      return await readRoleFault(pool);
    } finally {
      await pool.end();
    }
  };
  expect(await fault()).toBeNull();
  expect(await fault(database.ownerUrl)).toBe('owner');
  expect(await fault(asSuperuser(database.url))).toBe('superuser');
  await superuser.query(`
    GRANT ALL ON ALL TABLES IN SCHEMA public TO ${appRole};
    GRANT CREATE ON SCHEMA public TO ${appRole};
    GRANT TEMPORARY ON DATABASE ${new URL(database.url).pathname.slice(1)} TO ${appRole};
    SET ROLE ${ownerRole}; CREATE TABLE later (n int); RESET ROLE`);
  expect(await fault()).toBe('may-change');
  await expect(app.query('SELECT * FROM later')).rejects.toThrow(/permission denied/);
  await Promise.all([grantToApp(database), grantToApp(database)]);
  expect(await fault()).toBeNull();
  for (const statement of ['TRUNCATE mail', 'CREATE TABLE other (n int)', 'CREATE TEMP TABLE other (n int)'])
    await expect(app.query(statement), statement).rejects.toThrow(/permission denied/);
  await app.query('SELECT * FROM later');
});

test.each([
  ['owner', `GRANT ${ownerRole} TO`],
  ['may-change', 'GRANT UPDATE (account) ON ledger_entry TO'],
  ['may-change', 'GRANT TRUNCATE ON history TO'],
  ['may-silence', 'GRANT SET ON PARAMETER session_replication_role TO'],
] as const)('a role is known as %s that somebody gave: %s', async (fault, grant) => {
  const name = `role_${randomUUID().slice(0, 8)}`;
  await superuser.query(`CREATE ROLE ${name} LOGIN`);
  const pool = createPool(Object.assign(new URL(database.url), { username: name }).href);
  try {
    expect(await readRoleFault(pool)).toBeNull();
    await superuser.query(`${grant} ${name}`);
    expect(await readRoleFault(pool)).toBe(fault);
  } finally {
    await pool.end();
    await superuser.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
  }
});
