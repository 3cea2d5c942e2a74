/** Backups of a whole site: every table comes back as it was, one moment of it, or nothing does. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommit } from '#app/adapters/db/commit.ts';
import { ids } from '#app/adapters/crypto/keyed-hasher.ts';
import { createDb } from '#app/adapters/db/client.ts';
import { createLedgerDays } from '#app/adapters/db/ledger-days.ts';
import { layOut, settleFiles } from '#app/adapters/db/backup/kept-files.ts';
import { restoreBackup, type RestoreTarget } from '#app/adapters/db/backup/restore-backup.ts';
import { verifyBackup } from '#app/adapters/db/backup/verify-backup.ts';
import { writeBackup } from '#app/adapters/db/backup/write-backup.ts';
import { openDatabase } from '#app/adapters/db/embedded-postgres.ts';
import { applyMigrations } from '#app/adapters/db/migrations.ts';
import { sqlWithin } from '#app/adapters/db/sql.ts';
import { errorLog, openBackups, prepareDatabase } from '#app/deps.server.ts';
import type { BackupManifest } from '#app/domain/backup.ts';
import { checkLedgerDays } from '#app/usecases/check-ledger-days.ts';
import { pair } from '#app/domain/ledger/ledger.ts';
import type { Commit } from '#app/ports/work.ts';
import { prepareSandboxSchema, SCHEMA_LOCK } from '#app/sandbox/schema.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { until } from '#tests/support/app-process.ts';
import { asSuperuser, emptyDatabase, freshDatabase, type TestDatabase } from '#tests/support/database.ts';
import { emptyTables, fillEveryTable } from '#tests/support/every-table.ts';
import { outcomeOf, startCommand } from '#tests/support/run-command.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const migrationsDir = join(import.meta.dirname, '../../../../prisma/migrations');
const version = '0.1.0-test';

let world: World;
let folder: string;
/** Of the world with a row in every table. */
let whole: { readonly path: string; readonly manifest: BackupManifest };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unbought-backup-'));
  world = await openWorld();
  const { ports } = world.deps;
  for (const name of ['Robin Reader', listed.near, listed.group]) {
    const donation = await world.give();
    await world.pay(donation, { name });
    await advanceDonation(ports, donation.id);
  }
  const ownerUrl = ownerUrlOf(world);
  await fillEveryTable(ownerUrl);
  const path = join(folder, 'whole.tar');
  whole = { path, manifest: await backUp(ownerUrl, path) };
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

function ownerUrlOf({ deps }: World): string {
  return deps.env.databaseOwnerUrl ?? '';
}

const secret = { name: 'session-secret', bytes: Buffer.from('a secret of the demo') };

function backUp(ownerUrl: string, path: string, tell?: Parameters<typeof writeBackup>[2]) {
  return writeBackup({ ownerUrl, stripe: 'local', version, files: [secret] }, path, tell);
}

/** A folder of its own stands for DATA_DIR. */
function targetOf({ url, ownerUrl }: TestDatabase, changes: Partial<RestoreTarget> = {}): RestoreTarget {
  return {
    ...{ url, ownerUrl, migrationsDir, stripe: 'local' },
    dataDir: mkdtempSync(join(folder, 'data-')),
    prepareLocalStripe: (client) => prepareSandboxSchema(sqlWithin(client)),
    ...changes,
  };
}

async function using<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Each table's rows by what stands in the archive; but for what a restore leaves out or adds. */
function contents({ tables }: BackupManifest): Map<string, unknown> {
  const changed = ['restore', 'staff_session', 'staff_verification'];
  const kept = tables.filter(({ name }) => !changed.includes(name));
  return new Map(
    kept.map(({ schema, name, columns, rows, parts }) => [
      `${schema}.${name}`,
      { columns, rows, sha256: parts.map((part) => part.sha256) },
    ]),
  );
}

test('every table of a site comes back byte for byte, with its sequences, keys, checks and grants', async () => {
  expect(await using(ownerUrlOf(world), emptyTables)).toEqual([]);
  const database = await emptyDatabase();
  try {
    const target = targetOf(database);
    const outcome = await restoreBackup(target, whole.path, { replace: false });
    expect(outcome).toMatchObject({ kind: 'restored', migrated: [], localStripe: 'restored' });
    const again = await backUp(database.ownerUrl, join(folder, 'again.tar'));
    expect(contents(again)).toEqual(contents(whole.manifest));
    expect(again.sequences).toEqual(whole.manifest.sequences);
    expect(again.migrations).toEqual(whole.manifest.migrations);
    const [before, after] = await Promise.all([ownerUrlOf(world), database.ownerUrl].map(structureOf));
    expect(after).toEqual(before);
    expect(readFileSync(join(target.dataDir, secret.name))).toEqual(secret.bytes);
    expect(statSync(join(target.dataDir, secret.name)).mode & 0o777).toBe(0o600);
    await using(database.url, async (app) => {
      await expect(app.query('DELETE FROM history')).rejects.toThrow(/permission denied/);
      await app.query("INSERT INTO checkout_slot (pool, at) VALUES ('shared', now())");
    });
  } finally {
    await database.drop();
  }
});

/** All that tables are made of, in the words of PostgreSQL. */
async function structureOf(url: string): Promise<unknown[]> {
  return await using(url, async (client) => {
    const { rows } = await client.query<{ told: string }>(`
      SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(c.oid) AS told
      FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace WHERE nspname IN ('public', 'sandbox')
      UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname IN ('public', 'sandbox')
      UNION ALL SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text || pg_get_triggerdef(t.oid)
      FROM pg_trigger t WHERE NOT tgisinternal
      UNION ALL SELECT c.relname || ' ' || coalesce(array_to_string(ARRAY(SELECT unnest(relacl)::text ORDER BY 1), ' '), '')
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname IN ('public', 'sandbox')
      ORDER BY 1`);
    return rows.map(({ told }) => told);
  });
}

test('a backup that is written while money moves is of one moment: its ledger balances and its days add up', async () => {
  const busy = await freshDatabase();
  const from = createDb(busy.url);
  const path = join(folder, 'busy.tar');
  const writer = postUntilStopped(createCommit(from, ids, 'UTC'));
  await writer.posted(5);
  const manifest = await backUp(busy.ownerUrl, path).finally(() => writer.stop());
  const database = await emptyDatabase();
  try {
    await restoreBackup(targetOf(database), path, { replace: false });
    const db = createDb(database.url);
    expect(
      (await checkLedgerDays({ log: errorLog, ledgerDays: createLedgerDays(db) }, null)).differences,
    ).toEqual([]);
    await db.close();
    const restored = manifest.tables.find(({ name }) => name === 'ledger_transaction')?.rows ?? 0;
    expect(restored).toBeGreaterThanOrEqual(5);
  } finally {
    await from.close();
    await Promise.all([busy.drop(), database.drop()]);
  }
});

/** Money that moves without a pause. */
function postUntilStopped(commit: Commit) {
  let count = 0;
  let isStopped = false;
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const run = async () => {
    while (!isStopped) {
      const at = new Date();
      const posting = {
        ...({ kind: 'balance-transaction', externalId: `txn_${String(count)}`, category: 'charge' } as const),
        ...{ donationId: null, occurredAt: at },
        entries: pair('stripe-receivable', 'unclassified', { amountMinor: 100 + count, currency: 'USD' }),
      };
      await commit({ subject: null, at, effects: [{ kind: 'post', posting }] });
      count += 1;
      for (const each of waiting) if (count >= each.count) each.resolve();
    }
  };
  const running = run();
  return {
    posted: (wanted: number) =>
      new Promise<void>((resolve) => {
        waiting.push({ count: wanted, resolve });
      }),
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}

test('what any type can hold comes back as it was, however it is written', async () => {
  const dir = join(folder, 'migrations-of-types');
  await cp(migrationsDir, dir, { recursive: true });
  await addMigration(
    dir,
    'every_type',
    `CREATE TABLE every_type (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, word text, words text[], bytes bytea, body jsonb, plain json,
       at timestamptz, day date, num numeric, ratio double precision, yes boolean, big bigint,
       "odd ""name" varchar(40), twice text GENERATED ALWAYS AS (word || word) STORED)`,
  );
  const from = await emptyDatabase();
  const to = await emptyDatabase();
  try {
    await prepareDatabase(from, ['product'], errorLog);
    await applyMigrations(from.ownerUrl, dir);
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 40, maxLength: 80 }), async (rows) => {
        await using(from.ownerUrl, async (client) => {
          await client.query('TRUNCATE every_type');
          for (const row of rows) await insertAny(client, row);
        });
        const path = join(folder, 'types.tar');
        rmSync(path, { force: true });
        await backUp(from.ownerUrl, path);
        await restoreBackup(targetOf(to, { migrationsDir: dir }), path, { replace: true });
        expect(await using(to.ownerUrl, readAny)).toEqual(await using(from.ownerUrl, readAny));
      }),
      { numRuns: 2, endOnFailure: true },
    );
  } finally {
    await Promise.all([from.drop(), to.drop()]);
  }
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replaceAll('\0', '')),
  fc.constantFrom('', '\\N', '\\.', 'NULL', '\n', '\r\n', '\t', '\\', '"', '{}', '\u2028', '\u{1f600}'),
);
const anyRow = fc.record({
  word: fc.option(anyText),
  words: fc.option(fc.array(fc.option(anyText), { maxLength: 4 })),
  bytes: fc.option(fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))),
  body: fc.option(fc.json().map((text) => text.replaceAll('\\u0000', '').toWellFormed())),
  plain: fc.option(fc.constantFrom('{"b":1,  "a":2,"a":3}', '[]', '"\\n"')),
  at: fc.option(fc.constantFrom('2026-11-29 10:11:12.345678+05:30', 'infinity', '0044-03-15 12:00:00+00 BC')),
  day: fc.option(fc.constantFrom('2024-02-29', '-infinity', '9999-12-31')),
  num: fc.option(fc.constantFrom('0.1', '-123456789012345678901234567890.000000001', 'NaN')),
  ratio: fc.option(fc.double().map((value) => (Object.is(value, -0) ? '-0' : String(value)))),
  yes: fc.option(fc.boolean()),
  big: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  'odd "name': fc.option(fc.constantFrom('Zoë', '\u202Eright')),
});

async function insertAny(client: pg.Client, row: object): Promise<void> {
  const names = Object.keys(row).map((name) => client.escapeIdentifier(name));
  const places = names.map((_, index) => `$${String(index + 1)}`);
  await client.query(
    `INSERT INTO every_type (${names.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
}

/** As PostgreSQL prints each, which tells apart what a driver does not. */
async function readAny(client: pg.Client): Promise<unknown[]> {
  return (await client.query<{ row: string }>('SELECT every_type::text AS row FROM every_type ORDER BY id'))
    .rows;
}

async function addMigration(dir: string, name: string, sql: string): Promise<void> {
  await mkdir(join(dir, `29990101000000_${name}`));
  writeFileSync(join(dir, `29990101000000_${name}`, 'migration.sql'), sql);
}

test('an older backup is brought up to this version, and one of a newer version is refused untouched', async () => {
  const dir = join(folder, 'migrations-to-come');
  await cp(migrationsDir, dir, { recursive: true });
  await addMigration(dir, 'more', `ALTER TABLE donation ADD COLUMN more text NOT NULL DEFAULT 'yes'`);
  const database = await emptyDatabase();
  try {
    const later = targetOf(database, { migrationsDir: dir });
    expect(await restoreBackup(later, whole.path, { replace: false })).toMatchObject({
      migrated: ['29990101000000_more'],
    });
    const newer = join(folder, 'newer.tar');
    const counted = await backUp(database.ownerUrl, newer);
    await expect(restoreBackup(targetOf(database), newer, { replace: true })).rejects.toThrow(
      /of another version .*29990101000000_more.*0\.1\.0-test/,
    );
    expect(contents(await backUp(database.ownerUrl, join(folder, 'still.tar')))).toEqual(contents(counted));
  } finally {
    await database.drop();
  }
});

test('a file that is cut off or differs in any bit is refused, and what is damaged is named', async () => {
  const small = await freshDatabase();
  const path = join(folder, 'small.tar');
  const broken = join(folder, 'broken.tar');
  try {
    await backUp(small.ownerUrl, path);
    const bytes = readFileSync(path);
    // What fills up the seal's own block says nothing.
    const meaning = [...bytes.keys()].filter((at) => at < bytes.length - 2048 + 500);
    for (const at of meaning.filter((_, index) => index % 331 === 0)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(broken, changed);
      await expect(verifyBackup(broken), `bit at ${String(at)}`).rejects.toThrow(/damaged|format/);
    }
    for (const length of [0, 1, 511, 512, bytes.length >> 1, bytes.length - 1024, bytes.length - 1536]) {
      writeFileSync(broken, bytes.subarray(0, length));
      await expect(verifyBackup(broken), `cut at ${String(length)}`).rejects.toThrow(/damaged/);
    }
  } finally {
    await small.drop();
  }
  const entry = whole.manifest.tables.find(({ name }) => name === 'donation')?.parts[0]?.entry ?? '';
  const changed = readFileSync(whole.path);
  const at = changed.indexOf(entry) + 512 + 40;
  changed[at] = (changed[at] ?? 0) ^ 1;
  writeFileSync(broken, changed);
  await expect(verifyBackup(broken)).rejects.toThrow(entry);
});

test('what stands in a database is left alone unless it may be lost, and while the app works on it', async () => {
  const database = await freshDatabase();
  try {
    await using(database.ownerUrl, (client) =>
      client.query("INSERT INTO checkout_slot (pool, at) VALUES ('shared', now())"),
    );
    const before = contents(await backUp(database.ownerUrl, join(folder, 'before.tar')));
    const target = targetOf(database);
    expect(await restoreBackup(target, whole.path, { replace: false })).toMatchObject({
      kind: 'occupied',
      occupied: { tables: expect.arrayContaining([{ name: 'checkout_slot', rows: 1 }]) as unknown },
    });
    const live = targetOf(database, { stripe: 'live' });
    await expect(restoreBackup(live, whole.path, { replace: true })).rejects.toThrow(/live key/);
    await using(`${database.url}&application_name=unbought`, async () => {
      await expect(restoreBackup(target, whole.path, { replace: true })).rejects.toThrow(/stop it/);
    });
    expect(contents(await backUp(database.ownerUrl, join(folder, 'after.tar')))).toEqual(before);
    expect(await restoreBackup(target, whole.path, { replace: true })).toMatchObject({
      kind: 'restored',
    });
  } finally {
    await database.drop();
  }
});

test('a backup never takes the place of another file, and what it lacks is said in one line', async () => {
  const path = join(folder, 'taken.tar');
  writeFileSync(path, 'mine');
  await expect(backUp(ownerUrlOf(world), path)).rejects.toThrow(/is there already/);
  expect(readFileSync(path, 'utf8')).toBe('mine');
  await expect(backUp(ownerUrlOf(world), join(folder, 'none', 'a.tar'))).rejects.toThrow(
    /none cannot be written/,
  );
  await expect(verifyBackup(join(folder, 'none.tar'))).rejects.toThrow(/none.tar cannot be read/);
  const role = world.deps.env.databaseUrl ?? '';
  await expect(backUp(role, join(folder, 'role.tar'))).rejects.toThrow(/DATABASE_OWNER_URL/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a restore that is killed on its way leaves everything as it was, and the next one works', async () => {
  const database = await freshDatabase();
  try {
    await using(database.ownerUrl, (client) =>
      client.query("INSERT INTO checkout_slot (pool, at) VALUES ('shared', now())"),
    );
    const before = contents(await backUp(database.ownerUrl, join(folder, 'unkilled.tar')));
    const env = { ...database.env, DATA_DIR: mkdtempSync(join(folder, 'data-')) };
    await using(asSuperuser(database.url), async (client) => {
      // The tables are gone and made anew when it comes to those of the local Stripe.
      await client.query('SELECT pg_advisory_lock($1::bigint)', [SCHEMA_LOCK]);
      const child = startCommand('restore', [whole.path, '--replace'], env);
      const ended = outcomeOf(child);
      await until('it waits', async () => {
        const { rows } = await client.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'unbought-backup'
             AND wait_event_type = 'Lock' AND wait_event = 'advisory'`,
        );
        return rows.length > 0;
      });
      child.kill('SIGKILL');
      expect(await ended).toMatchObject({ code: 'SIGKILL', out: '' });
      await client.query('SELECT pg_advisory_unlock($1::bigint)', [SCHEMA_LOCK]);
      await until('its connection is gone', async () => {
        const { rows } = await client.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'unbought-backup'`,
        );
        return rows.length === 0;
      });
    });
    expect(contents(await backUp(database.ownerUrl, join(folder, 'killed.tar')))).toEqual(before);
    const again = await outcomeOf(startCommand('restore', [whole.path, '--replace'], env));
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Restored [\d,]+ rows as of /) as string,
    });
  } finally {
    await database.drop();
  }
});

test('an embedded database is filled, and backed up by the command while it is in use', async () => {
  const dataDir = mkdtempSync(join(folder, 'embedded-'));
  const place = { databaseUrl: undefined, databaseOwnerUrl: undefined, stripeSecretKey: undefined, dataDir };
  const again = join(folder, 'embedded.tar');
  await expect(openBackups(place).write(again, () => undefined)).rejects.toThrow(/no database in DATA_DIR/);
  const server = await openDatabase({ dataDir, durable: false });
  try {
    expect(await openBackups(place).restore(whole.path, { replace: false })).toMatchObject({
      kind: 'restored',
    });
    const done = await outcomeOf(startCommand('backup', [again], { DATA_DIR: dataDir }));
    expect(done).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/rows of \d+ tables/) as string,
    });
  } finally {
    await server.close();
  }
  expect(statSync(again).mode & 0o777).toBe(0o600);
  const manifest = await verifyBackup(again);
  expect(contents(manifest)).toEqual(contents(whole.manifest));
  expect(manifest.files).toEqual(whole.manifest.files);
});

test('files of a restore that was cut off are put into place where the database has it, and removed where not', async () => {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const place = join(dataDir, secret.name);
  writeFileSync(place, 'before');
  layOut(dataDir, 'one', [secret]);
  await settleFiles(dataDir, () => Promise.resolve(false));
  expect(readFileSync(place, 'utf8')).toBe('before');
  layOut(dataDir, 'two', [secret]);
  await settleFiles(dataDir, (id) => Promise.resolve(id === 'two'));
  expect(readFileSync(place)).toEqual(secret.bytes);
  expect(readdirSync(dataDir)).toEqual([secret.name]);
});
