/** One embedded PostgreSQL server over one data folder: made, started, found again, stopped. Callers hold the folder's lock. */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  chooseLauncher,
  findPostgresBinaries,
  possibleLaunchers,
  programEnvironment,
  type Launcher,
} from './postgres-binaries.ts';

export interface ServerSettings {
  readonly dataDir: string;
  /** `socket`: a Unix socket that only we may open; `loopback`: TCP with a password, where there are no such sockets. */
  readonly listen: 'socket' | 'loopback';
  /** False gives up safety against power loss; for tests only. */
  readonly durable: boolean;
  /** The port to take again after a restart, so that addresses stay as they were; 0: any free one. */
  readonly port: number;
  /** How PostgreSQL may be run here, best first; absent: what this machine offers. */
  readonly launchers?: readonly Launcher[];
}

/** Where a running server answers; `pid` is the one that its folder names. */
export interface RunningServer {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly password: string | undefined;
}

const superuser = 'postgres';
const socketPort = 5432;
/** The kernel refuses socket paths past 107 bytes (103 on macOS); the name itself takes 16. */
const socketFolderBytesMax = 84;
const startMsMax = 120_000;
const stopMsMax = 20_000;

const clusterDirOf = (dataDir: string) => join(dataDir, 'postgres');
const logPathOf = (dataDir: string) => join(dataDir, 'postgres.log');
const passwordPathOf = (dataDir: string) => join(dataDir, 'postgres.password');

/** The address of `database` on a running server, as pg, Prisma and psql take it. */
export function serverUrl(server: RunningServer, database: string): string {
  const secret = server.password === undefined ? '' : `:${server.password}`;
  const socket = server.host.startsWith('/') ? `&host=${encodeURIComponent(server.host)}` : '';
  const host = server.host.startsWith('/') ? 'localhost' : server.host;
  return `postgresql://${superuser}${secret}@${host}:${server.port}/${database}?sslmode=disable${socket}`;
}

/** The server of this folder, started when it does not answer, its cluster made when there is none. */
export async function ensureServer(settings: ServerSettings): Promise<RunningServer> {
  const { dataDir } = settings;
  const running = await findServer(dataDir);
  if (running !== undefined) return running;

  const binaries = findPostgresBinaries();
  const clusterDir = clusterDirOf(dataDir);
  const launcher = chooseLauncher(settings.launchers ?? possibleLaunchers(clusterDir), dataDir, binaries);
  if (settings.listen === 'loopback') ensurePassword(dataDir);
  if (!existsSync(clusterDir)) await makeCluster(settings, launcher, binaries.initdb);
  const version = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (version !== binaries.major) {
    throw new Error(
      `${clusterDir} was written by PostgreSQL ${version} and this is PostgreSQL ${binaries.major}: move the data with that version's pg_dump, or set DATA_DIR to a new folder.`,
    );
  }
  return await startServer(settings, launcher, binaries.postgres);
}

/** The server of this folder when it answers. A server that is still starting or recovering is waited for. */
export async function findServer(dataDir: string): Promise<RunningServer | undefined> {
  const deadline = Date.now() + startMsMax;
  for (;;) {
    const named = readPostmasterFile(dataDir);
    if (named === undefined) return undefined;
    const answer = await tryConnect(named);
    if (answer === 'yes') return named;
    if (!isPostmaster(named.pid, dataDir)) return undefined;
    if (Date.now() > deadline) {
      throw new Error(
        `The PostgreSQL of ${clusterDirOf(dataDir)} (process ${named.pid}) runs and does not answer (${answer}); see ${logPathOf(dataDir)}, or stop that process.`,
      );
    }
    await sleep(20);
  }
}

/** Stops with "fast": open transactions are rolled back, connections ended. Returns false when it did not end in time. */
export async function stopServer(dataDir: string): Promise<boolean> {
  const named = readPostmasterFile(dataDir);
  if (named === undefined || !isPostmaster(named.pid, dataDir)) return true;
  signal(named.pid, 'SIGINT');
  const deadline = Date.now() + stopMsMax;
  while (readPostmasterFile(dataDir)?.pid === named.pid && isPostmaster(named.pid, dataDir)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

function signal(pid: number, name: 'SIGINT' | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL's own note of itself: process, folder, start, port, socket folder, address, shared memory, state. */
function readPostmasterFile(dataDir: string): RunningServer | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDirOf(dataDir), 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const [pid, , , port, socketDir, address] = lines.map((line) => line.trim());
  const passwordPath = passwordPathOf(dataDir);
  const overSocket = socketDir !== undefined && socketDir !== '';
  return {
    pid: Number(pid),
    host: overSocket ? socketDir : address === undefined || address === '' ? '127.0.0.1' : address,
    port: Number(port) || socketPort,
    password: !overSocket && existsSync(passwordPath) ? readFileSync(passwordPath, 'utf8').trim() : undefined,
  };
}

/** A process number says little: after a crash or in a new container it may be anybody's. The folder it works in tells. */
function isPostmaster(pid: number, dataDir: string): boolean {
  if (!(pid > 1) || !signal(pid, 0)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDirOf(dataDir));
  } catch (error) {
    // Another account's process cannot be looked into: then it is not ours to replace.
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

/** Whether the server lets us in; otherwise what it said. */
async function tryConnect(server: RunningServer): Promise<string> {
  const client = new pg.Client({
    connectionString: serverUrl(server, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'yes';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Made beside its place and renamed into it whole, so that a kill in between leaves nothing that looks finished. */
async function makeCluster(settings: ServerSettings, launcher: Launcher, initdb: string): Promise<void> {
  const clusterDir = clusterDirOf(settings.dataDir);
  const draftPrefix = `${basename(clusterDir)}.new-`;
  for (const name of readdirSync(settings.dataDir)) {
    if (name.startsWith(draftPrefix)) rmSync(join(settings.dataDir, name), { recursive: true, force: true });
  }
  const draft = mkdtempSync(join(settings.dataDir, draftPrefix));
  if (launcher.account !== undefined) chownSync(draft, launcher.account.uid, launcher.account.gid);
  const { code, output } = await run(launcher, [
    initdb,
    `--pgdata=${draft}`,
    `--username=${superuser}`,
    '--encoding=UTF8',
    // The same order and the same letters on every system, whatever its locales.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    ...(settings.listen === 'loopback' ? [`--pwfile=${passwordPathOf(settings.dataDir)}`] : []),
    ...(settings.durable ? [] : ['--no-sync']),
  ]);
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const said = output.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? output.trim();
    throw new Error(
      `The embedded database could not be made in ${settings.dataDir}: ${said.trim()}. Set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  renameSync(draft, clusterDir);
}

function run(launcher: Launcher, words: readonly string[]): Promise<{ code: number | null; output: string }> {
  const [program = '', ...rest] = [...launcher.prefix, ...words];
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: programEnvironment(),
      ...launcher.account,
    });
    let output = '';
    const take = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

async function startServer(
  settings: ServerSettings,
  launcher: Launcher,
  postgres: string,
): Promise<RunningServer> {
  const { dataDir } = settings;
  disownPostmasterFile(dataDir);
  const listening =
    settings.listen === 'socket'
      ? ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${socketFolder(dataDir, launcher)}`]
      : ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const port = settings.listen === 'socket' ? socketPort : await freePort(settings.port);
  const logPath = logPathOf(dataDir);
  const logTooLong = existsSync(logPath) && statSync(logPath).size > 1_000_000;
  const logFile = openSync(logPath, logTooLong ? 'w' : 'a', 0o600);
  const logStart = statSync(logPath).size;
  const words = [
    postgres,
    '-D',
    clusterDirOf(dataDir),
    '-p',
    String(port),
    ...listening,
    ...serverOptions(settings),
  ];
  const [program = '', ...rest] = [...launcher.prefix, ...words];
  // Its own session: Ctrl-C in the terminal that started it must not stop it for the others who use it.
  const child = spawn(program, rest, {
    detached: true,
    stdio: ['ignore', logFile, logFile],
    env: programEnvironment(),
    windowsHide: true,
    ...launcher.account,
  });
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signalName) => (ended ??= `ended with ${code ?? signalName ?? 'nothing'}`));
  child.unref();
  closeSync(logFile);

  const deadline = Date.now() + startMsMax;
  for (;;) {
    const named = readPostmasterFile(dataDir);
    if (named !== undefined && named.pid === child.pid && (await tryConnect(named)) === 'yes') return named;
    if (ended !== undefined || Date.now() > deadline) {
      const log = readFileSync(logPath).subarray(logStart).toString();
      const said =
        log.split('\n').find((line) => /FATAL|PANIC|ERROR|cannot/.test(line)) ?? ended ?? 'no answer';
      throw new Error(
        `The embedded database in ${dataDir} did not start: ${said.trim()} (more in ${logPath}). Set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own.`,
      );
    }
    await sleep(10);
  }
}

function serverOptions(settings: ServerSettings): string[] {
  const options = {
    shared_buffers: '16MB',
    max_connections: '100',
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What readers typed must not end up in a log: no statements, and no "Key (email)=(...)" details.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    jit: 'off',
    fsync: settings.durable ? 'on' : 'off',
    ...(settings.durable ? {} : { synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * PostgreSQL refuses to start while the process that postmaster.pid names lives, even when that number has since gone to
 * another program. Our own number there lets it start (it allows its parent) and still check for orphans of the old server.
 */
function disownPostmasterFile(dataDir: string): void {
  const path = join(clusterDirOf(dataDir), 'postmaster.pid');
  const named = readPostmasterFile(dataDir);
  if (named === undefined || !signal(named.pid, 0)) return;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(process.pid)));
}

/** A folder for the socket: in the data folder, or where that path is too long, a private one under the temporary folder. */
function socketFolder(dataDir: string, launcher: Launcher): string {
  let folder = join(dataDir, 'postgres.socket');
  if (Buffer.byteLength(folder) > socketFolderBytesMax) {
    const name = `unbought-${createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16)}`;
    folder = join(tmpdir(), name);
    if (Buffer.byteLength(folder) > socketFolderBytesMax) folder = join('/tmp', name);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const owner = launcher.account?.uid ?? process.getuid?.();
  if (launcher.account !== undefined) chownSync(folder, launcher.account.uid, launcher.account.gid);
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new Error(
      `${folder} belongs to somebody else or is open to others, so the database's socket cannot stand there: remove it, or set DATA_DIR to a shorter path than ${dirname(folder)}.`,
    );
  }
  return folder;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (wanted === 0) reject(error);
      else resolve(freePort(0));
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : wanted);
      });
    });
  });
}

function ensurePassword(dataDir: string): void {
  const path = passwordPathOf(dataDir);
  if (existsSync(path)) return;
  if (existsSync(clusterDirOf(dataDir))) {
    throw new Error(
      `${path} is missing, so the database beside it cannot be opened: put it back from a copy.`,
    );
  }
  const draft = `${path}.new`;
  writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
  renameSync(draft, path);
}
