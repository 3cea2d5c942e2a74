/** One embedded PostgreSQL server over one data folder: made and started, or found running. Callers hold the folder's lock. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
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
  tryConnect,
  type RunningServer,
} from './postmaster.ts';
import { requireRoles } from './postgres-roles.ts';
import { prepareSocketFolder, socketFolders, socketPort } from './postgres-socket.ts';

export interface ServerSettings extends ClusterSettings {
  /** The port to take again after a restart, so that addresses stay as they were; 0: any free one. */
  readonly port: number;
  /** How PostgreSQL may be run here, best first; absent: what this machine offers. */
  readonly launchers?: readonly Launcher[];
}

/** The server of this folder, started when it does not answer, its cluster made when there is none. */
export async function ensureServer(settings: ServerSettings): Promise<RunningServer> {
  const { dataDir } = settings;
  const running = await findServer(dataDir);
  if (running !== undefined) {
    requireRoles(clusterDirOf(dataDir));
    return running;
  }

  const binaries = findPostgresBinaries();
  const launchers = settings.launchers ?? possibleLaunchers(clusterDirOf(dataDir));
  const launcher = chooseLauncher(launchers, dataDir, binaries);
  await ensureCluster(settings, launcher, binaries);
  disownPostmasterFile(dataDir);
  const start = { settings, launcher, postgres: binaries.postgres };
  return settings.listen === 'socket' ? await startOnSocket(start) : await startOnLoopback(start);
}

interface Start {
  readonly settings: ServerSettings;
  readonly launcher: Launcher;
  readonly postgres: string;
}

/** Some shared and network folders cannot hold a socket, so the next one is tried when a start fails for that. */
async function startOnSocket(start: Start): Promise<RunningServer> {
  let failure: unknown = new Error(
    'No folder has a path short enough for a socket: set TMPDIR to one that has.',
  );
  for (const [index, folder] of socketFolders(start.settings.dataDir).entries()) {
    try {
      prepareSocketFolder(folder, start.launcher);
      return await startServer(start, socketPort, {
        listen_addresses: '',
        unix_socket_directories: `"${folder.replaceAll('"', '""')}"`,
        unix_socket_permissions: '0700',
      });
    } catch (error) {
      if (!/socket/i.test(String(error))) throw error;
      if (index === 0) failure = error;
    }
  }
  throw failure;
}

async function startOnLoopback(start: Start): Promise<RunningServer> {
  const port = await freePort(start.settings.port);
  return await startServer(start, port, { listen_addresses: '127.0.0.1', unix_socket_directories: '' });
}

async function startServer(
  { settings, launcher, postgres }: Start,
  port: number,
  listening: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const { dataDir } = settings;
  const logPath = logPathOf(dataDir);
  const logTooLong = existsSync(logPath) && statSync(logPath).size > 1_000_000;
  const logFile = openSync(logPath, logTooLong ? 'w' : 'a', 0o600);
  const logStart = statSync(logPath).size;
  const options = { port: String(port), ...listening, ...serverOptions(settings.durable) };
  const words = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program = '', ...rest] = [...launcher.prefix, postgres, '-D', clusterDirOf(dataDir), ...words];
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

function serverOptions(durable: boolean): Record<string, string> {
  return {
    shared_buffers: '16MB',
    // Filling each new 16 MB of the write-ahead log with zeros kept every commit waiting for 70 ms.
    wal_init_zero: 'off',
    max_connections: '100',
    // No worker processes for reading: the data of a newsroom fits in memory.
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What readers typed must not end up in a log: no statements, and no "Key (email)=(...)" details.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(durable ? { fsync: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
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
