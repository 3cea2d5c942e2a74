/** Databases for tests: one embedded server for all workers, kept between runs, and a fresh copy of a migrated template each. */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, type OpenDatabase } from '#app/adapters/db/embedded-postgres.ts';
import { applyMigrations, readMigrations } from '#app/adapters/db/migrations.ts';

export interface TestDatabase {
  readonly url: string;
  /** Removes the database, ending whatever is still connected to it. */
  readonly drop: () => Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const migrationsDir = join(root, 'prisma', 'migrations');
const dataDir = join(root, 'node_modules', '.cache', 'test-postgres');
/** Any number: it only has to be the same in every worker. */
const templateLock = 4_151_623;
/** What a killed run left behind is removed when it is this old. */
const leftoverMsMax = 2 * 60 * 60 * 1000;

let server: Promise<OpenDatabase> | undefined;
let template: Promise<string> | undefined;

/** Starts or joins the server of all tests. It is fast and forgets at a power cut. */
export function openTestServer(options: { readonly keepRunning: boolean }): Promise<OpenDatabase> {
  return openDatabase({ dataDir, durable: false, ...options });
}

/** An address on the shared server; joined once a worker. */
async function serverUrl(): Promise<string> {
  // A worker's share ends with its process; nobody has to close it.
  server ??= openTestServer({ keepRunning: true });
  return (await server).url;
}

/** A database with all migrations applied and no rows. About 30 ms. */
export async function freshDatabase(): Promise<TestDatabase> {
  template ??= ensureTemplate();
  return await createDatabase(await template);
}

/** A database without any table. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return await createDatabase('template1');
}

async function createDatabase(from: string): Promise<TestDatabase> {
  const name = `test_${Date.now()}_${randomBytes(4).toString('hex')}`;
  await run(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  return {
    url: await addressOf(name),
    drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function addressOf(name: string): Promise<string> {
  const url = new URL(await serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

async function run(sql: string): Promise<void> {
  await connected(await serverUrl(), (client) => client.query(sql));
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Named by what the migrations say, so that an edited one gets a new template; built under another name, then renamed. */
async function ensureTemplate(): Promise<string> {
  const hash = createHash('sha256')
    .update(JSON.stringify(readMigrations(migrationsDir)))
    .digest('hex');
  const name = `template_${hash.slice(0, 16)}`;
  await connected(await serverUrl(), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const names = rows.map((row) => row.datname);
    if (names.includes(name)) return;
    for (const leftover of names.filter(isLeftover)) {
      await client.query(`DROP DATABASE IF EXISTS "${leftover}" WITH (FORCE)`);
    }
    await client.query('DROP DATABASE IF EXISTS template_draft WITH (FORCE)');
    await client.query('CREATE DATABASE template_draft');
    await applyMigrations(await addressOf('template_draft'), migrationsDir);
    await client.query(`ALTER DATABASE template_draft RENAME TO ${name}`);
  });
  return name;
}

function isLeftover(name: string): boolean {
  const madeAt = /^test_(\d+)_/.exec(name)?.[1];
  return (
    /^template_[0-9a-f]{16}$/.test(name) ||
    (madeAt !== undefined && Date.now() - Number(madeAt) > leftoverMsMax)
  );
}
