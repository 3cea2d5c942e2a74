/** One embedded PostgreSQL server over one data folder: made and started, or found running. Callers hold the folder's lock. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  chooseLauncher,
  findPostgresBinaries,
  possibleLaunchers,
  programEnvironment,
  type Launcher,
} from './postgres-binaries.ts';
import { clusterDirOf, ensureCluster, logPathOf, type ClusterSettings } from './postgres-cluster.ts';
import {
  answerMsMax,
  disownPostmasterFile,
  findServer,
  readPostmasterFile,
  socketPort,
  tryConnect,
  type RunningServer,
} from './postmaster.ts';

export interface ServerSettings extends ClusterSettings {
  /** The port to take again after a restart, so that addresses stay as they were; 0: any free one. */
  readonly port: number;
  /** How PostgreSQL may be run here, best first; absent: what this machine offers. */
  readonly launchers?: readonly Launcher[];
}

/** The kernel refuses socket paths past 107 bytes (103 on macOS); the name itself takes 15. */
const socketFolderBytesMax = 84;

/** The server of this folder, started when it does not answer, its cluster made when there is none. */
export async function ensureServer(settings: ServerSettings): Promise<RunningServer> {
  const { dataDir } = settings;
  const running = await findServer(dataDir);
  if (running !== undefined) return running;

  const binaries = findPostgresBinaries();
  const launchers = settings.launchers ?? possibleLaunchers(clusterDirOf(dataDir));
  const launcher = chooseLauncher(launchers, dataDir, binaries);
  await ensureCluster(settings, launcher, binaries);
  return await startServer(settings, launcher, binaries.postgres);
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

  const deadline = Date.now() + answerMsMax;
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
  // A killed server's claim on the socket. The folder is ours alone, and the claim on the data is checked by PostgreSQL.
  rmSync(join(folder, `.s.PGSQL.${socketPort}.lock`), { force: true });
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
