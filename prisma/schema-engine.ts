/** `npm run migrate`: writes the next migration from schema.prisma and checks that the two agree, without Prisma's downloaded engine. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { openDatabase } from '#app/adapters/db/embedded-postgres.ts';
import { readMigrations } from '#app/adapters/db/migrations.ts';
import { addressFor, superuser } from '#app/adapters/db/postgres-roles.ts';

const usage = `npm run migrate -- create NAME [--empty]   writes prisma/migrations/<time>_NAME/migration.sql from schema.prisma;
                                           --empty: also when nothing changed, for SQL written by hand
npm run migrate -- check                   says how migrations and schema.prisma differ; ends with 2 when they do

The migrations are tried on a database made for that and dropped after. The app applies them itself when it starts.
  --schema FILE      default prisma/schema.prisma
  --migrations DIR   default prisma/migrations`;

const root = join(import.meta.dirname, '..');
/** The tests' server: no data of anybody's is there. */
const scratchDir = join(root, 'node_modules', '.cache', 'test-cluster');

/** PostgreSQL's type numbers of "char" and char(n). */
const singleCharacter = 18;
const shortText = 1042;

interface Paths {
  readonly schema: string;
  readonly migrations: string;
}

/** The engine's own way to be loaded expects a bundler; this does by hand what that would do. */
async function loadEngine(): Promise<void> {
  // Where the engine puts the words of its last panic; without the place it dies without them.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (words: string) => {
        console.error(`Prisma's schema engine failed: ${words}`);
      },
    },
  });
  const file = new URL('./schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
  });
  (engineModule as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/** Gives the engine databases to try migrations on. */
function shadowDatabases(url: string): SqlMigrationAwareDriverAdapterFactory {
  const connect = (): Promise<SqlDriverAdapter> => new PrismaPg(url).connect();
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect,
    connectToShadowDb: async () => {
      const name = `shadow_${randomUUID().replaceAll('-', '')}`;
      await runAlone(url, `CREATE DATABASE ${name} TEMPLATE template0`);
      const shadowUrl = new URL(url);
      shadowUrl.pathname = `/${name}`;
      const pool = new pg.Pool({ connectionString: shadowUrl.href });
      const adapter = await connectWithSingleCharacters(pool);
      // The adapter cuts scripts at every semicolon, which breaks functions and triggers; PostgreSQL takes them whole.
      adapter.executeScript = (script) => runAlone(shadowUrl.href, script);
      adapter.dispose = async () => {
        await pool.end();
        await runAlone(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      };
      return adapter;
    },
  };
}

/**
 * An adapter that knows PostgreSQL's one-byte type "char", of which its catalogue is full: adapter-pg refuses it, and the
 * engine insists on it.
 */
async function connectWithSingleCharacters(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const columnsOfRows = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
  pool.query = (async (config: pg.QueryConfig) => {
    const result = await query(config);
    const columns = result.fields.flatMap((field, index) =>
      field.dataTypeID === singleCharacter ? [index] : [],
    );
    for (const field of result.fields) {
      if (field.dataTypeID === singleCharacter) field.dataTypeID = shortText;
    }
    columnsOfRows.set(result.rows, columns);
    return result;
  }) as typeof pool.query;

  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    for (const index of columnsOfRows.get(result.rows) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return result;
  };
  return adapter;
}

async function runAlone(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

interface Difference {
  readonly differs: boolean;
  /** SQL, or a summary for people. */
  readonly text: string;
}

/** What leads from the migrations to schema.prisma. */
async function difference(paths: Paths, as: 'sql' | 'summary'): Promise<Difference> {
  await loadEngine();
  const database = await openDatabase({ dataDir: scratchDir, durable: false });
  try {
    const schemaFiles = [{ path: paths.schema, content: readFileSync(paths.schema, 'utf8') }];
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: schemaFiles.map((file) => [file.path, file.content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(shadowDatabases(addressFor(superuser, database.url))),
    );
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(paths.migrations) },
      to: { tag: 'schemaDatamodel', files: schemaFiles },
      script: as === 'sql',
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    return { differs: exitCode !== 0, text: stdout ?? '' };
  } finally {
    await database.close();
  }
}

function migrationList(dir: string) {
  const lockPath = join(dir, 'migration_lock.toml');
  return {
    baseDir: dir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockPath) ? readFileSync(lockPath, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations(dir).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}

async function create(paths: Paths, name: string, evenEmpty: boolean): Promise<number> {
  if (!/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(name)) {
    console.error(`The name must be lower-case words joined by - or _, got ${JSON.stringify(name)}.`);
    return 1;
  }
  const { differs, text } = await difference(paths, 'sql');
  if (!differs && !evenEmpty) {
    console.log('Nothing to write: the migrations already lead to schema.prisma.');
    return 0;
  }
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(paths.migrations, `${timestamp}_${name.replaceAll('-', '_')}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), differs ? text : '');
  console.log(`Wrote ${join(folder, 'migration.sql')}`);
  return 0;
}

async function check(paths: Paths): Promise<number> {
  const { differs, text } = await difference(paths, 'summary');
  if (!differs) {
    console.log('The migrations lead to schema.prisma.');
    return 0;
  }
  console.error(
    `The migrations do not lead to schema.prisma (npm run migrate -- create NAME mends it):\n${text.trim()}`,
  );
  return 2;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      empty: { type: 'boolean', default: false },
      schema: { type: 'string', default: join(root, 'prisma', 'schema.prisma') },
      migrations: { type: 'string', default: join(root, 'prisma', 'migrations') },
    },
  });
  const [command, name, ...rest] = positionals;
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  if (command === 'create' && name !== undefined && rest.length === 0)
    return await create(values, name, values.empty);
  if (command === 'check' && name === undefined) return await check(values);
  console.error(usage);
  return 1;
}

// The engine leaves a timer behind that would hold the process for ten seconds.
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
