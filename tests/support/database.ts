/** Databases for tests: one embedded server for all workers, kept between runs, and a fresh copy of a migrated template each. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, type OpenDatabase } from '#app/adapters/db/embedded-postgres.ts';
import { readMigrations } from '#app/adapters/db/migrations.ts';
import { addressFor, ownerRole, superuser } from '#app/adapters/db/postgres-roles.ts';

/** The two addresses of a database, as an app takes them. */
export type DatabaseEnv = Readonly<Record<'DATABASE_URL' | 'DATABASE_OWNER_URL', string>>;

export interface TestDatabase {
  /** For the app's role, as which the product works. */
  readonly url: string;
  /** For the role that owns the tables: what the product may not do, a test that sets a scene may. */
  readonly ownerUrl: string;
  readonly env: DatabaseEnv;
  /** Removes the database, ending whatever is still connected to it. */
  readonly drop: () => Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const migrationsDir = join(root, 'prisma', 'migrations');
/** What a template holds besides the migrations is written here. */
const templateFiles = [
  'app/adapters/db/app-role.ts',
  'app/sandbox/schema.ts',
  'node_modules/pg-boss/package.json',
];
const dataDir = join(root, 'node_modules', '.cache', 'test-cluster');
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

/** The shared server; joined once a worker. */
function sharedServer(): Promise<OpenDatabase> {
  // A worker's share ends with its process; nobody has to close it.
  return (server ??= openTestServer({ keepRunning: true }));
}

/** For what only the cluster's superuser may: databases, the connections of other roles, switches of the server. */
export function asSuperuser(url: string): string {
  return addressFor(superuser, url);
}

/** A database as a start leaves it: all tables, the app's grants, and no rows. About 30 ms. */
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
  // Copied as files, at half the time of a copy through the log: nothing here outlives a power cut.
  await run(`CREATE DATABASE ${name} TEMPLATE ${from} OWNER ${ownerRole} STRATEGY FILE_COPY`);
  return {
    ...(await addressesOf(name)),
    drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function addressesOf(name: string): Promise<Pick<TestDatabase, 'url' | 'ownerUrl' | 'env'>> {
  const [url = '', ownerUrl = ''] = [(await sharedServer()).url, (await sharedServer()).ownerUrl].map(
    (any) => {
      const address = new URL(any);
      address.pathname = `/${name}`;
      return address.href;
    },
  );
  return { url, ownerUrl, env: { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } };
}

async function run(sql: string): Promise<void> {
  await connected(asSuperuser((await sharedServer()).url), (client) => client.query(sql));
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

/** Named by what says how it is made, so that another version of that gets a new template; built under another name, then renamed. */
async function ensureTemplate(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(readMigrations(migrationsDir)));
  for (const file of templateFiles) hash.update(readFileSync(join(root, file)));
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  await connected(asSuperuser((await sharedServer()).url), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const names = rows.map((row) => row.datname);
    if (names.includes(name)) return;
    for (const leftover of names.filter(isLeftover)) {
      await client.query(`DROP DATABASE IF EXISTS "${leftover}" WITH (FORCE)`);
    }
    await client.query('DROP DATABASE IF EXISTS template_draft WITH (FORCE)');
    await client.query(`CREATE DATABASE template_draft OWNER ${ownerRole}`);
    // Loaded here, since it loads the whole product, which most tests of adapters do without.
    const { errorLog, prepareDatabase } = await import('#app/deps.server.ts');
    await prepareDatabase(await addressesOf('template_draft'), ['product', 'sandbox'], errorLog);
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
