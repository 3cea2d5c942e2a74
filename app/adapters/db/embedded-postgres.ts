/** The database to use: the one of DATABASE_URL, or an embedded PostgreSQL in DATA_DIR that several processes share. */
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import lockfile from 'proper-lockfile';
import { openOwnDatabase } from './database-url.ts';
import type { Launcher } from './postgres-binaries.ts';
import { appRole, databaseName, ownerRole } from './postgres-roles.ts';
import { ensureServer, type ServerSettings } from './postgres-server.ts';
import { findServer, serverUrl, stopServer, type RunningServer } from './postmaster.ts';

export interface DatabaseOptions {
  /** A PostgreSQL of the operator's own; then nothing is started. */
  readonly databaseUrl?: string | undefined;
  /** The same database for the role that owns its tables; absent: it is the same role. */
  readonly databaseOwnerUrl?: string | undefined;
  /** The folder of the embedded server; made when missing. */
  readonly dataDir: string;
  /** Takes one line for people; never personal data. */
  readonly log?: (line: string) => void;
  /** False: faster, and a power cut may cost data. For tests only. */
  readonly durable?: boolean;
  /** True: the server stays when the last user leaves. For tests only. */
  readonly keepRunning?: boolean;
  /** Default: a Unix socket, and TCP on loopback where there is none. */
  readonly listen?: 'socket' | 'loopback';
  readonly launchers?: readonly Launcher[];
}

export interface OpenDatabase {
  /** For all that the app does. */
  readonly url: string;
  /** For what makes and changes tables, before the app works. */
  readonly ownerUrl: string;
  /** Leaves; the last to leave stops an embedded server. Close your own connections first. */
  readonly close: () => Promise<void>;
}

const leaseName = 'unbought-lease';
/** A killed holder of the lock blocks for this long; a holder whose event loop hangs this long loses it. */
const lockStaleMs = 5_000;

/**
 * Opens the database, starting or joining the embedded server when there is no DATABASE_URL. Every process that uses the
 * server holds one connection named `unbought-lease`: it ends with its process however that ends, so the connections
 * that are left are the users that are left.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.databaseUrl !== undefined) {
    const urls = await openOwnDatabase(options.databaseUrl, options.databaseOwnerUrl);
    return { ...urls, close: () => Promise.resolve() };
  }
  const dataDir = prepareDataDir(options.dataDir);
  const log = options.log ?? (() => undefined);
  let closing = false;
  let port = 0;
  let lease: Lease | undefined;

  /** Under the lock. */
  const enter = async (): Promise<RunningServer> => {
    const server = await ensureServer(serverSettings(options, dataDir, port));
    port = server.port;
    lease = await takeLease(server);
    lease.client.once('end', () => {
      if (!closing) void reenter();
    });
    return server;
  };

  // The server went away under us (killed, out of memory): start it again, and be counted again.
  const reenter = async (): Promise<void> => {
    log('The embedded database ended; starting it again.');
    for (let waitMs = 100; !closing; waitMs = Math.min(waitMs * 2, 10_000)) {
      try {
        await underLock(dataDir, async () => {
          // Who left while waiting for the lock starts no server that nobody would stop.
          if (!closing) await enter();
        });
        return;
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        await sleep(waitMs, undefined, { ref: false });
      }
    }
  };

  const server = await underLock(dataDir, enter);
  return {
    url: serverUrl(server, databaseName, appRole),
    ownerUrl: serverUrl(server, databaseName, ownerRole),
    close: async () => {
      if (closing) return;
      closing = true;
      await underLock(dataDir, async () => {
        const others = await leave(dataDir, lease);
        if (others > 0 || options.keepRunning === true) return;
        if (!(await stopServer(dataDir)))
          log('The embedded database is slow to stop; it was left to finish.');
      });
    },
  };
}

function serverSettings(options: DatabaseOptions, dataDir: string, port: number): ServerSettings {
  return {
    dataDir,
    port,
    listen: options.listen ?? (process.platform === 'win32' ? 'loopback' : 'socket'),
    durable: options.durable ?? true,
    ...(options.launchers === undefined ? {} : { launchers: options.launchers }),
  };
}

function prepareDataDir(dataDir: string): string {
  try {
    // Enterable for the account that PostgreSQL may have to run as; what is inside is closed.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw new Error(
      `DATA_DIR ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}): set DATA_DIR to a folder that can, or DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** One process at a time starts, joins or leaves. */
async function underLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const release = await lockfile
    .lock(dataDir, {
      lockfilePath: join(dataDir, 'postgres.lock'),
      realpath: false,
      stale: lockStaleMs,
      update: 1_000,
      retries: { retries: 3_000, factor: 1, minTimeout: 40, maxTimeout: 80, randomize: true },
      // Should two ever be at it at once, no data is at risk: PostgreSQL refuses a second server on a folder, and who is
      // cut off enters again.
      onCompromised: () => undefined,
    })
    .catch((error: unknown) => {
      throw new Error(
        `Another process has been starting or stopping the database in DATA_DIR ${dataDir} for minutes (${(error as NodeJS.ErrnoException).code ?? String(error)}): stop that process, or set DATA_DIR to another folder.`,
        { cause: error },
      );
    });
  try {
    return await work();
  } finally {
    await release().catch(() => undefined);
  }
}

interface Lease {
  readonly client: pg.Client;
  /** The process that serves it. */
  readonly serverPid: number;
}

async function takeLease(server: RunningServer): Promise<Lease> {
  const client = new pg.Client({
    connectionString: serverUrl(server, 'postgres', appRole),
    application_name: leaseName,
    keepAlive: true,
  });
  client.on('error', () => undefined); // 'end' follows, and is answered
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return { client, serverPid: rows[0]?.pid ?? 0 };
}

/**
 * Gives the lease back and returns how many others there are. Returns only when PostgreSQL, too, has seen it end, so that
 * the next to leave does not count it. Asks over a connection of its own: ours may have broken long ago.
 */
async function leave(dataDir: string, lease: Lease | undefined): Promise<number> {
  const server = await findServer(dataDir);
  await lease?.client.end().catch(() => undefined);
  if (server === undefined) return 0;
  const client = new pg.Client({ connectionString: serverUrl(server, 'postgres', appRole) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (let round = 0; ; round += 1) {
      const { rows } = await client.query<{ pid: number }>(
        'SELECT pid FROM pg_stat_activity WHERE application_name = $1',
        [leaseName],
      );
      const others = rows.filter(({ pid }) => pid !== lease?.serverPid);
      if (others.length === rows.length || round === 100) return others.length;
      await sleep(10);
    }
  } finally {
    await client.end();
  }
}
