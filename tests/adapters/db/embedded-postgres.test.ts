/** The embedded PostgreSQL under everything that may happen to it: sharing, kills, odd folders, odd users. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import lockfile from 'proper-lockfile';
import { afterEach, expect, test } from 'vitest';
import { openDatabase, type DatabaseOptions, type OpenDatabase } from '#app/adapters/db/embedded-postgres.ts';
import {
  chooseLauncher,
  findPostgresBinaries,
  possibleLaunchers,
} from '#app/adapters/db/postgres-binaries.ts';
import { addressFor, superuser } from '#app/adapters/db/postgres-roles.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A folder of its own; what still runs there at the test's end is stopped. */
function aDataDir(...below: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'database-test-'));
  const dataDir = join(folder, ...below, 'data');
  cleanups.push(async () => {
    const pid = serverPid(dataDir);
    if (pid !== undefined) {
      kill(pid, 'SIGQUIT');
      await until(() => serverPid(dataDir) === undefined || !isAlive(pid));
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return dataDir;
}

async function opened(dataDir: string, options: Partial<DatabaseOptions> = {}): Promise<OpenDatabase> {
  const database = await openDatabase({ dataDir, durable: false, ...options });
  cleanups.push(() => database.close());
  return database;
}

/** As the cluster's superuser: what is kept counts here, and not who kept it. */
async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: addressFor(superuser, url) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function serverPid(dataDir: string): number | undefined {
  const path = join(dataDir, 'postgres', 'postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : undefined;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone already
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; !(await condition()); round += 1) {
    if (round > 1_000) throw new Error('waited in vain');
    await sleep(20);
  }
}

interface User {
  readonly process: ChildProcess;
  readonly url: string;
  leave(): Promise<void>;
  killHard(): Promise<void>;
}

function startUser(dataDir: string): ChildProcess {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../support/database-user.ts'), dataDir],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    },
  );
  cleanups.push(() => void child.kill('SIGKILL'));
  return child;
}

/** Another process with the database open. */
async function aUser(dataDir: string): Promise<User> {
  const child = startUser(dataDir);
  if (child.stdout === null) throw new Error('no output');
  let url = '';
  for await (const line of createInterface(child.stdout)) {
    url = line;
    if (line.startsWith('postgresql:')) break;
  }
  const ended = once(child, 'exit');
  return {
    process: child,
    url,
    leave: async () => {
      child.stdin?.end();
      await ended;
    },
    killHard: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const message = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

test('a new folder gets a durable UTF-8 database that only this account can reach, over a socket', async () => {
  const dataDir = aDataDir();
  const { url } = await opened(dataDir, { durable: true });
  const [settings] = await query<Record<string, string>>(
    url,
    `SELECT current_setting('fsync') AS fsync, current_setting('listen_addresses') AS addresses,
      current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone, current_database() AS name`,
  );
  expect(settings).toEqual({ fsync: 'on', addresses: '', encoding: 'UTF8', zone: 'UTC', name: 'unbought' });
  const socketFolder = new URL(url).searchParams.get('host') ?? '';
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
});

test('DATABASE_URL is used as it is and nothing is started', async () => {
  const dataDir = aDataDir();
  const own = await opened(aDataDir());
  const database = await openDatabase({ databaseUrl: own.url, dataDir });
  expect(database.url).toBe(own.url);
  await database.close();
  await own.close();
  expect(existsSync(dataDir)).toBe(false);
});

test('the only user stops the server on leaving, and finds the data on coming back', async () => {
  const dataDir = aDataDir();
  const first = await opened(dataDir);
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
  await first.close();
  expect(serverPid(dataDir)).toBeUndefined();
  const second = await opened(dataDir);
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
});

test('two apps and a command leave in any order, and only the last takes the server along', async () => {
  const dataDir = aDataDir();
  const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] as const; // prettier-ignore
  for (const order of orders) {
    const users = [await opened(dataDir), await opened(dataDir), await opened(dataDir)] as const;
    const held = new pg.Client({ connectionString: users[order[2]].url });
    await held.connect();
    await users[order[0]].close();
    await users[order[1]].close();
    expect((await held.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await held.end();
    await users[order[2]].close();
    expect(serverPid(dataDir)).toBeUndefined();
  }
});

test('processes that start at the same moment on a new folder share one server', async () => {
  const dataDir = aDataDir();
  const users = await Promise.all([aUser(dataDir), aUser(dataDir), aUser(dataDir)]);
  expect(new Set(users.map((user) => user.url)).size).toBe(1);
  await Promise.all(users.map((user) => user.leave()));
  expect(serverPid(dataDir)).toBeUndefined();
});

test('a user killed hard no longer counts: the one that stays on stops the server', async () => {
  const dataDir = aDataDir();
  const killed = await aUser(dataDir);
  const staying = await opened(dataDir);
  await killed.killHard();
  expect(await answers(staying.url)).toBe(true);
  await staying.close();
  expect(serverPid(dataDir)).toBeUndefined();
});

test('after the only user was killed hard the next start takes over its server with every committed row', async () => {
  const dataDir = aDataDir();
  const killed = await aUser(dataDir);
  await query(killed.url, 'CREATE TABLE kept AS SELECT 7 AS n');
  const pid = serverPid(dataDir);
  await killed.killHard();
  const next = await opened(dataDir);
  expect(serverPid(dataDir)).toBe(pid);
  expect(await query(next.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  await next.close();
  expect(serverPid(dataDir)).toBeUndefined();
});

test('a server killed hard under its users comes back at the same address, and they still count', async () => {
  const dataDir = aDataDir();
  const lines: string[] = [];
  const first = await opened(dataDir, { log: (line) => lines.push(line) });
  const second = await aUser(dataDir);
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
  await query(first.url, 'CHECKPOINT');
  const killed = serverPid(dataDir) ?? 0;
  kill(killed, 'SIGKILL');
  await until(async () => serverPid(dataDir) !== killed && (await answers(first.url)));
  expect(await query(first.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  expect(lines).toContain('The embedded database ended; starting it again.');
  await until(async () => {
    const rows = await query(
      first.url,
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'unbought-lease'`,
    );
    return rows.length === 2;
  });
  await first.close();
  expect(await answers(second.url)).toBe(true);
  await second.leave();
  expect(serverPid(dataDir)).toBeUndefined();
});

test('when app and server were both killed hard the next start recovers', async () => {
  const dataDir = aDataDir();
  const killed = await aUser(dataDir);
  await query(killed.url, 'CREATE TABLE kept AS SELECT 7 AS n');
  await query(killed.url, 'CHECKPOINT');
  await killed.killHard();
  kill(serverPid(dataDir) ?? 0, 'SIGKILL');
  const next = await opened(dataDir);
  expect(await query(next.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
});

test('a stale note of the server whose process number has gone to another program does not stop the start', async () => {
  const dataDir = aDataDir();
  const first = await aUser(dataDir);
  await first.killHard();
  const pid = serverPid(dataDir) ?? 0;
  kill(pid, 'SIGKILL');
  await until(
    () =>
      !isAlive(pid) ||
      process.platform !== 'linux' ||
      readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z'),
  );
  const other = spawn('sleep', ['60'], { detached: true });
  cleanups.push(() => void other.kill('SIGKILL'));
  const note = join(dataDir, 'postgres', 'postmaster.pid');
  writeFileSync(note, readFileSync(note, 'utf8').replace(/^\d+/, String(other.pid)));
  const next = await opened(dataDir);
  expect(await answers(next.url)).toBe(true);
});

test('Ctrl-C in the terminal of the process that started the server does not reach the server', async () => {
  const dataDir = aDataDir();
  const starter = await aUser(dataDir);
  const other = await opened(dataDir);
  process.kill(-(starter.process.pid ?? 0), 'SIGINT');
  await until(() => starter.process.signalCode !== null || starter.process.exitCode !== null);
  expect(await answers(other.url)).toBe(true);
});

test('a start killed hard at any moment of the first run is only a reason to start again', async () => {
  const killedAndRestarted = async (afterMs: number) => {
    const dataDir = aDataDir();
    const starting = startUser(dataDir);
    if (starting.stdout === null) throw new Error('no output');
    await once(starting.stdout, 'data'); // it has loaded its code and begins
    await sleep(afterMs);
    starting.kill('SIGKILL');
    const next = await opened(dataDir);
    expect(await answers(next.url)).toBe(true);
    await next.close();
    expect(serverPid(dataDir)).toBeUndefined();
  };
  await Promise.all([0, 150, 400, 800].map(killedAndRestarted));
});

test('what killed first starts left is removed', async () => {
  const dataDir = aDataDir();
  mkdirSync(join(dataDir, 'postgres.new-left', 'base'), { recursive: true });
  await opened(dataDir);
  expect(readdirSync(dataDir).filter((name) => name.includes('.new'))).toEqual([]);
});

test('a folder whose path is too long for a socket works, and leaves nothing in the temporary folder', async () => {
  const dataDir = aDataDir('long-'.repeat(20), 'é'.repeat(40));
  const first = await opened(dataDir);
  const second = await opened(dataDir);
  expect(second.url).toBe(first.url);
  expect(await answers(first.url)).toBe(true);
  const socketFolder = new URL(first.url).searchParams.get('host') ?? '';
  expect(Buffer.byteLength(socketFolder)).toBeLessThan(90);
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  await first.close();
  await second.close();
  expect(existsSync(socketFolder)).toBe(false);
});

test('a folder with signs in its name that mean something elsewhere works', async () => {
  const dataDir = aDataDir(`a, "b" 'c' %20 &host=x #ü`);
  const first = await opened(dataDir);
  expect(await answers(first.url)).toBe(true);
  expect((await opened(dataDir)).url).toBe(first.url);
});

test('where the data folder cannot hold a socket, a private folder elsewhere does', async () => {
  const dataDir = aDataDir();
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'postgres.socket'), '');
  const { url } = await opened(dataDir);
  expect(await answers(url)).toBe(true);
  expect(new URL(url).searchParams.get('host')).not.toContain(dataDir);
});

test('a folder that only its owner may enter works, also for root', async () => {
  const dataDir = aDataDir();
  mkdirSync(dataDir, { mode: 0o700 });
  chmodSync(dirname(dataDir), 0o700);
  const { url } = await opened(dataDir);
  expect(await answers(url)).toBe(true);
});

test('a folder that cannot be written is one line that names the variables', async () => {
  const said = await message(openDatabase({ dataDir: '/dev/null/x' }));
  expect(said).toBe(
    'DATA_DIR /dev/null/x cannot be written (ENOTDIR): set DATA_DIR to a folder that can, or DATABASE_URL to a PostgreSQL of your own.',
  );
});

test('a database folder that is none, or of another PostgreSQL, is left alone and named in one line', async () => {
  const dataDir = aDataDir();
  const cluster = join(dataDir, 'postgres');
  mkdirSync(join(cluster, 'base'), { recursive: true });
  const halfMade = await message(openDatabase({ dataDir }));
  expect(halfMade).toContain(`${cluster} is not a database`);
  writeFileSync(join(cluster, 'PG_VERSION'), '15\n');
  const older = await message(openDatabase({ dataDir }));
  expect(older).toContain('written by PostgreSQL 15');
  for (const said of [halfMade, older]) {
    expect(said).not.toContain('\n');
    expect(said).toContain('DATA_DIR');
  }
  expect(readdirSync(cluster)).toEqual(['PG_VERSION', 'base']);
});

test('a folder of before the roles were told apart is refused in one line with the mend, running or not, and left as it was', async () => {
  const dataDir = aDataDir();
  const before = await opened(dataDir);
  // All that its cluster lacks.
  const cluster = join(dataDir, 'postgres');
  rmSync(join(cluster, 'unbought.roles'));
  const expected = `${cluster} is of a version of Unbought that worked as the database's superuser (it has no unbought.roles): set DATA_DIR to a new folder, or run the version that made it.`;
  expect(await message(openDatabase({ dataDir }))).toBe(expected);
  expect(await answers(before.url)).toBe(true);
  await before.close();
  expect(await message(openDatabase({ dataDir }))).toBe(expected);
  expect(serverPid(dataDir)).toBeUndefined();
});

test('the cluster has an owner and an app, neither a superuser, and whoever opens it is given both', async () => {
  for (const listen of ['socket', 'loopback'] as const) {
    const { url, ownerUrl } = await opened(aDataDir(), { listen });
    const roles = await query(
      url,
      `SELECT rolname AS name, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS may_more
       FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1`,
    );
    expect(roles).toEqual([
      { name: 'postgres', may_more: true },
      { name: 'unbought_app', may_more: false },
      { name: 'unbought_owner', may_more: false },
    ]);
    expect([new URL(url).username, new URL(ownerUrl).username]).toEqual(['unbought_app', 'unbought_owner']);
    expect([await answers(url), await answers(ownerUrl)]).toEqual([true, true]);
    const [database] = await query(
      url,
      'SELECT datdba::regrole::text AS owner FROM pg_database WHERE datname = current_database()',
    );
    expect(database).toEqual({ owner: 'unbought_owner' });
  }
});

test('an empty folder where the database belongs is filled', async () => {
  const dataDir = aDataDir();
  mkdirSync(join(dataDir, 'postgres'), { recursive: true });
  expect(await answers((await opened(dataDir)).url)).toBe(true);
});

test('where there are no sockets the server listens on loopback and asks for a password', async () => {
  const dataDir = aDataDir();
  const first = await opened(dataDir, { listen: 'loopback' });
  const second = await opened(dataDir, { listen: 'loopback' });
  expect(second.url).toBe(first.url);
  expect(new URL(first.url).hostname).toBe('127.0.0.1');
  const stranger = new URL(first.url);
  stranger.password = 'guess';
  expect(await message(query(stranger.href, 'SELECT 1'))).toContain('password authentication failed');
  expect(await answers(first.url)).toBe(true);
  expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  const killed = serverPid(dataDir) ?? 0;
  kill(killed, 'SIGKILL');
  await until(async () => serverPid(dataDir) !== killed && (await answers(first.url)));
  await first.close();
  await second.close();
  expect(serverPid(dataDir)).toBeUndefined();
});

test('who leaves while waiting to start a killed server again starts none that nobody stops', async () => {
  const dataDir = aDataDir();
  // Which of the two has the lock first, the start or the leaving, is anybody's guess.
  for (let round = 0; round < 4; round++) {
    const said: string[] = [];
    const user = await opened(dataDir, { log: (line) => said.push(line) });
    const release = await lockfile.lock(dataDir, {
      lockfilePath: join(dataDir, 'postgres.lock'),
      realpath: false,
      // Whoever waited for it in the round before may still look, and find that nothing is to be done.
      retries: { retries: 100, factor: 1, minTimeout: 20 },
    });
    kill(serverPid(dataDir) ?? 0, 'SIGKILL');
    await until(() => said.some((line) => line.includes('starting it again')));
    const leaving = user.close();
    await release();
    await leaving;
    const next = await opened(dataDir);
    await next.close();
    expect(serverPid(dataDir)).toBeUndefined();
  }
});

test('when PostgreSQL can run as nobody here, one line names the ways out', () => {
  const launchers = [{ name: 'a user namespace', prefix: ['/no/such/unshare', '--'] }];
  const choose = () => chooseLauncher(launchers, tmpdir(), findPostgresBinaries());
  expect(choose).toThrow(/^PostgreSQL does not run as this user in .* DATA_DIR .* DATABASE_URL [^\n]*$/);
});

const otherAccounts = possibleLaunchers('/nowhere').filter((launcher) => launcher.account !== undefined);
const binariesAreOpen = (() => {
  try {
    chooseLauncher(otherAccounts, '/', findPostgresBinaries());
    return true;
  } catch {
    return false;
  }
})();

test('as root without user namespaces the server runs as another account, and is found as its again', async ({
  skip,
}) => {
  skip(!binariesAreOpen, 'no other account may open the binaries of PostgreSQL here');
  const dataDir = aDataDir();
  chmodSync(dirname(dataDir), 0o711);
  const first = await opened(dataDir, { launchers: otherAccounts });
  expect(await answers(first.url)).toBe(true);
  expect(statSync(join(dataDir, 'postgres')).uid).not.toBe(0);
  await first.close();
  const second = await opened(dataDir);
  expect(await answers(second.url)).toBe(true);
});

test('what people typed does not reach the log, not even when it is refused', async () => {
  const dataDir = aDataDir();
  const { url } = await opened(dataDir);
  await query(url, 'CREATE TABLE donor (email text UNIQUE)');
  const insert = `INSERT INTO donor VALUES ('reader@example.org')`;
  await query(url, insert);
  expect(await message(query(url, insert))).toContain('duplicate key');
  const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('reader@example.org');
});
