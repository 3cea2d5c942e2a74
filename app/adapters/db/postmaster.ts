/** The server that runs over a data folder: where it answers, whether it lives, how it stops. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { clusterDirOf, logPathOf, passwordPathOf } from './postgres-cluster.ts';
import { appRole, type EmbeddedRole } from './postgres-roles.ts';
import { socketPort } from './postgres-socket.ts';

/** Where a running server answers; `pid` is the one that its folder names. */
export interface RunningServer {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly password: string | undefined;
}

/** Recovery after a crash may take its time; nothing else does. */
export const answerMsMax = 120_000;
const stopMsMax = 20_000;

/** The address of `database` on a running server for one of its roles, as pg, Prisma and psql take it. */
export function serverUrl(server: RunningServer, database: string, role: EmbeddedRole): string {
  const secret = server.password === undefined ? '' : `:${server.password}`;
  const socket = server.host.startsWith('/') ? `&host=${encodeURIComponent(server.host)}` : '';
  const host = server.host.startsWith('/') ? 'localhost' : server.host;
  return `postgresql://${role}${secret}@${host}:${server.port}/${database}?sslmode=disable${socket}`;
}

/** The server of this folder when it answers. A server that is still starting or recovering is waited for. */
export async function findServer(dataDir: string): Promise<RunningServer | undefined> {
  const deadline = Date.now() + answerMsMax;
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
  removeSocketFolder(named, dataDir);
  return true;
}

/** One that stood outside the data folder, because of a long path, has no reason to stay. */
function removeSocketFolder(server: RunningServer, dataDir: string): void {
  if (!server.host.startsWith('/') || dirname(server.host) === dataDir) return;
  try {
    rmdirSync(server.host);
  } catch {
    // somebody put something in it: theirs to remove
  }
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
export function readPostmasterFile(dataDir: string): RunningServer | undefined {
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
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
      'postgres',
    );
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDirOf(dataDir));
  } catch (error) {
    // Another account's process cannot be looked into: then it is not ours to replace.
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

/** Classes of PostgreSQL's codes for somebody whom it knows not, or not with this password. */
const refusedCodes = /^28/;

/** Whether the server answers; otherwise what it said. Whom it lets in is for whoever connects next to see. */
export async function tryConnect(server: RunningServer): Promise<string> {
  const client = new pg.Client({
    connectionString: serverUrl(server, 'postgres', appRole),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'yes';
  } catch (error) {
    if (error instanceof pg.DatabaseError && refusedCodes.test(error.code ?? '')) return 'yes';
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * PostgreSQL refuses to start while the process that postmaster.pid names lives, even when that number has since gone to
 * another program. Our own number there lets it start (it allows its parent) and still check for orphans of the old server.
 */
export function disownPostmasterFile(dataDir: string): void {
  const path = join(clusterDirOf(dataDir), 'postmaster.pid');
  const named = readPostmasterFile(dataDir);
  if (named === undefined || !signal(named.pid, 0)) return;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(process.pid)));
}
