/** The files of the embedded PostgreSQL in a data folder: how they are named, how a cluster is made. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { programEnvironment, type Launcher, type PostgresBinaries } from './postgres-binaries.ts';
import { noteRoles, requireRoles, rolesSql, superuser } from './postgres-roles.ts';

export const clusterDirOf = (dataDir: string): string => join(dataDir, 'postgres');
export const logPathOf = (dataDir: string): string => join(dataDir, 'postgres.log');
export const passwordPathOf = (dataDir: string): string => join(dataDir, 'postgres.password');

export interface ClusterSettings {
  readonly dataDir: string;
  /** `socket`: a Unix socket that only we may open; `loopback`: TCP with a password, where there are no such sockets. */
  readonly listen: 'socket' | 'loopback';
  /** False gives up safety against power loss; for tests only. */
  readonly durable: boolean;
}

/** Makes the cluster when there is none. Throws one clear line for one that these programs cannot open. */
export async function ensureCluster(
  settings: ClusterSettings,
  launcher: Launcher,
  binaries: PostgresBinaries,
): Promise<void> {
  const clusterDir = clusterDirOf(settings.dataDir);
  if (settings.listen === 'loopback') ensurePassword(settings.dataDir);
  if (!existsSync(clusterDir) || readdirSync(clusterDir).length === 0) {
    await makeCluster(settings, launcher, binaries);
  }
  const versionPath = join(clusterDir, 'PG_VERSION');
  if (!existsSync(versionPath)) {
    throw new Error(
      `${clusterDir} is not a database (it has no PG_VERSION): move it away, put it back from a copy, or set DATA_DIR to another folder.`,
    );
  }
  const version = readFileSync(versionPath, 'utf8').trim();
  if (version !== binaries.major) {
    throw new Error(
      `${clusterDir} was written by PostgreSQL ${version} and this is PostgreSQL ${binaries.major}: move the data with that version's pg_dump, or set DATA_DIR to a new folder.`,
    );
  }
  requireRoles(clusterDir);
}

/** Made beside its place and renamed into it whole, so that a kill in between leaves nothing that looks finished. */
async function makeCluster(
  settings: ClusterSettings,
  launcher: Launcher,
  { initdb, postgres }: PostgresBinaries,
): Promise<void> {
  const clusterDir = clusterDirOf(settings.dataDir);
  const draftPrefix = `${basename(clusterDir)}.new-`;
  removeDrafts(settings.dataDir, draftPrefix);
  const draft = mkdtempSync(join(settings.dataDir, draftPrefix));
  if (launcher.account !== undefined) chownSync(draft, launcher.account.uid, launcher.account.gid);
  const made = await run(launcher, [
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
  // No server of it has run yet: what is renamed into place has its roles.
  const { code, output } = made.code === 0 ? await makeRoles(settings, launcher, postgres, draft) : made;
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const said = output.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? output.trim();
    throw new Error(
      `The embedded database could not be made in ${settings.dataDir}: ${said.trim()}. Set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  noteRoles(draft);
  renameSync(draft, clusterDir);
}

async function makeRoles(
  settings: ClusterSettings,
  launcher: Launcher,
  postgres: string,
  draft: string,
): Promise<Ended> {
  const password =
    settings.listen === 'loopback' ? readFileSync(passwordPathOf(settings.dataDir), 'utf8').trim() : null;
  const alone = [
    '--single',
    '-D',
    draft,
    '-c',
    'exit_on_error=true',
    '-c',
    `fsync=${settings.durable ? 'on' : 'off'}`,
  ];
  return await run(launcher, [postgres, ...alone, 'postgres'], rolesSql(password));
}

/** What killed starts left. Their initdb may still be writing; then the next start tries again. */
function removeDrafts(dataDir: string, prefix: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(prefix))) {
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // harmless where it is
    }
  }
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(launcher: Launcher, words: readonly string[], input = ''): Promise<Ended> {
  const [program = '', ...rest] = [...launcher.prefix, ...words];
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: programEnvironment(),
      ...launcher.account,
    });
    let output = '';
    const take = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    // One that ended before it read all has said why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code) => {
      resolve({ code, output });
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
