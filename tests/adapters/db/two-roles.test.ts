/** A PostgreSQL of the operator's own with one role and with two, made and mended by the very SQL of docs/operations.md. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openOwnDatabase } from '#app/adapters/db/database-url.ts';
import { buildDeps, openSandboxDatabase, type Deps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { loader as readyz } from '#app/routes/readyz.ts';
import { asSuperuser, emptyDatabase, freshDatabase, type DatabaseEnv } from '#tests/support/database.ts';
import { argsFor } from '#tests/routes/call-route.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The blocks of SQL under "Two roles": making both, what a start grants, the mend. */
function documented(): readonly [make: string[], grants: string[], mend: string[]] {
  const text = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
  const [section = ''] = /^## Two roles$.*?(?=^## )/ms.exec(text) ?? [];
  const blocks = [...section.matchAll(/^```sql\n(.*?)^```/gms)].map(([, sql = '']) =>
    sql.trim().split(/(?<=;)\n/),
  );
  expect(blocks).toHaveLength(3);
  return blocks as [string[], string[], string[]];
}

/** The documented statements for names of this test's own, on the tests' server, where those of the docs are taken. */
async function aPlace() {
  const server = await emptyDatabase();
  const id = `doc_${randomBytes(4).toString('hex')}`;
  const renamed = (sql: string) => sql.replace(/\bunbought(_owner|_app)?\b/g, `${id}$1`);
  const urlOf = (role: string, database = id) =>
    Object.assign(new URL(server.url), { username: role, pathname: `/${database}` }).href;
  const run = async (statements: readonly string[], role = 'postgres', database = id) => {
    const client = new pg.Client({ connectionString: urlOf(role, database) });
    await client.connect();
    try {
      for (const sql of statements) await client.query(renamed(sql));
      return client;
    } finally {
      await client.end();
    }
  };
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-roles-'));
  onTestFinished(async () => {
    await run([`DROP DATABASE IF EXISTS unbought WITH (FORCE)`], 'postgres', 'postgres');
    await run(['DROP ROLE IF EXISTS unbought, unbought_owner, unbought_app'], 'postgres', 'postgres');
    await server.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const env: DatabaseEnv = { DATABASE_URL: urlOf(`${id}_app`), DATABASE_OWNER_URL: urlOf(`${id}_owner`) };
  return {
    run,
    urlOf,
    id,
    env,
    /** Starts the product on it, asks `work`, and stops it. */
    started: async <T>(given: Partial<DatabaseEnv>, work: (deps: Deps) => Promise<T>): Promise<T> => {
      const deps = await buildDeps(readEnv({ ...given, DATA_DIR: dataDir, LOG_LEVEL: 'error' }));
      try {
        return await work(deps);
      } finally {
        await deps.stop();
      }
    },
    /** What the app's role has been granted, on which table or sequence. */
    grants: async (): Promise<string[]> => {
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      const { rows } = await client.query<{ line: string }>(
        `SELECT concat_ws(' ', nspname, relname, privilege_type) AS line
         FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace, aclexplode(relacl)
         WHERE grantee = $1::regrole ORDER BY 1`,
        [`${id}_app`],
      );
      await client.end();
      return rows.map(({ line }) => line);
    },
  };
}

const faultOf = (deps: Deps) => Promise.resolve(deps.databaseRoleFault);
const warningsOf = async (deps: Deps) =>
  ((await (await readyz(argsFor(deps, '/readyz'))).json()) as { warnings: string[] }).warnings;

test('two roles made as documented start without a warning, again and again, with the grants that are documented', async () => {
  const [make, grants] = documented();
  const place = await aPlace();
  await place.run(make, 'postgres', 'postgres');
  expect(await place.started(place.env, warningsOf)).toEqual([]);
  const granted = await place.grants();
  expect(granted).toContain('public donation UPDATE');
  expect(granted).toContain('public ledger_entry INSERT');
  expect(granted).not.toContain('public ledger_entry UPDATE');
  expect(await place.started(place.env, faultOf)).toBeNull();
  expect(await place.grants()).toEqual(granted);
  await place.run(grants, `${place.id}_owner`);
  expect(await place.grants()).toEqual(granted);
});

test('one role works with a warning that names the mend, and by the documented mend becomes two', async () => {
  const [make, , mend] = documented();
  const place = await aPlace();
  await place.run(
    ['CREATE ROLE unbought LOGIN', 'CREATE DATABASE unbought OWNER unbought'],
    'postgres',
    'postgres',
  );
  const one = { DATABASE_URL: place.urlOf(place.id) };
  expect(await place.started(one, warningsOf)).toEqual([
    expect.stringMatching(
      /^the role of DATABASE_URL owns the tables .*DATABASE_OWNER_URL.*docs\/operations\.md/,
    ),
  ]);
  await place.run(
    make.filter((sql) => sql.startsWith('CREATE ROLE')),
    'postgres',
    'postgres',
  );
  await place.run(mend);
  expect(await place.started(place.env, faultOf)).toBeNull();
  // What the one role was is nobody now.
  await expect(place.started(one, faultOf)).rejects.toThrow(/DATABASE_OWNER_URL/);
});

test('a superuser works, and is warned of', async () => {
  const { url, drop } = await freshDatabase();
  onTestFinished(drop);
  const place = await aPlace();
  expect(await place.started({ DATABASE_URL: asSuperuser(url) }, warningsOf)).toEqual([
    expect.stringMatching(/^the role of DATABASE_URL is a superuser, /),
  ]);
});

test('the app’s role alone, on a new database or without an owner, is refused in one line that names the variable', async () => {
  const place = await aPlace();
  for (const database of [await emptyDatabase(), await freshDatabase()]) {
    onTestFinished(database.drop);
    const said = await place.started({ DATABASE_URL: database.url }, faultOf).catch(String);
    expect(said).toMatch(/may not: name the one that owns them in DATABASE_OWNER_URL.*"Two roles"/);
    expect(said).not.toContain('\n');
  }
  const { url, drop } = await emptyDatabase();
  onTestFinished(drop);
  const alone = { databaseUrl: url, databaseOwnerUrl: undefined, dataDir: tmpdir() };
  await expect(openSandboxDatabase(alone)).rejects.toThrow(/DATABASE_OWNER_URL/);
});

test('an owner of another database, or one that cannot come in, is refused by its own name', async () => {
  const [one, other] = [await emptyDatabase(), await emptyDatabase()];
  onTestFinished(async () => {
    await one.drop();
    await other.drop();
  });
  await expect(openOwnDatabase(one.url, other.ownerUrl)).rejects.toThrow(
    /^DATABASE_OWNER_URL: it leads to another database than DATABASE_URL/,
  );
  await expect(openOwnDatabase(one.url, 'postgresql://u:sentinel@127.0.0.1:1/db')).rejects.toThrow(
    /^DATABASE_OWNER_URL: nothing listens there/,
  );
  expect(await openOwnDatabase(one.url, one.ownerUrl)).toEqual({ url: one.url, ownerUrl: one.ownerUrl });
});
