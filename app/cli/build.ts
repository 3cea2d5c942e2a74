/** `npm run build`: the pages, built into a folder named by the hash of their sources and moved into place when complete. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

/** What the build is made of; app/generated is left out, since pages see no database. */
const sources = [
  'app',
  'public',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
  'tsconfig.json',
];
const leftOut = join('app', 'generated') + sep;
/** Older builds than these are deleted, unless an app still serves them. */
const buildsKept = 3;
const progressAfterMs = 2_000;

export interface Build {
  /** Absolute path; holds `client` and `server`. */
  readonly dir: string;
  /** False where a finished build was found. */
  readonly built: boolean;
}

/**
 * The build of the present sources below `root`: the finished one where there is one, else a new one. Safe to run several times
 * at once. Throws with one line to print where a build is needed and `root` cannot be written, or where building fails.
 */
export async function ensureBuild(root = 'build', say: (line: string) => void = () => {}): Promise<Build> {
  const name = await hashSources();
  const dir = resolve(root, name);
  if (existsSync(join(dir, 'server', 'index.js'))) {
    const now = new Date();
    // Used lately, so kept the longest; where it cannot be touched nothing is deleted either.
    await utimes(dir, now, now).catch(() => undefined);
    return { dir, built: false };
  }
  const fresh = resolve(root, `.new-${process.pid}`);
  try {
    await mkdir(root, { recursive: true });
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `The pages have to be built, and ${resolve(root)} cannot be written (${code}): run \`npm run build\` where it can.`,
      { cause: error },
    );
  }
  try {
    await build(fresh, say);
    await moveInto(fresh, dir);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await deleteOld(root, name);
  return { dir, built: true };
}

/**
 * Notes that this process serves the build in `dir`, so that later builds leave it alone. Does nothing where the folder cannot
 * be written, since nothing is deleted there either.
 */
export async function keepWhileServing({ dir }: Build): Promise<void> {
  await writeFile(join(dir, `.served-by-${process.pid}`), '').catch(() => undefined);
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources.filter((each) => existsSync(each))) {
    const isFile = (await stat(source)).isFile();
    const files = isFile
      ? [source]
      : (await readdir(source, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .filter((file) => !file.startsWith(leftOut))
          .sort();
    for (const file of files) {
      const content = await readFile(file);
      hash.update(`${file.replaceAll(sep, '/')}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Runs Remix's own build; throws with what it printed where it fails. */
async function build(dir: string, say: (line: string) => void): Promise<void> {
  const start = performance.now();
  const notice = setTimeout(() => say('Building the pages…'), progressAfterMs);
  let printed = '';
  try {
    const remix = resolve('node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
    const child = spawn(process.execPath, [remix, 'vite:build', '--logLevel', 'warn'], {
      env: { ...process.env, NODE_ENV: 'production', REMIX_BUILD_DIR: dir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const code = await new Promise<number | null>((done, failed) =>
      child.once('error', failed).once('close', done),
    );
    if (code !== 0) throw new Error(`The pages could not be built:\n${printed.trim()}`);
  } finally {
    clearTimeout(notice);
  }
  const seconds = (performance.now() - start) / 1000;
  if (seconds * 1000 > progressAfterMs) say(`The pages are built (${seconds.toFixed(1)} s).`);
}

/** Gives a complete build its name; where another process was faster, its equal build stays. */
async function moveInto(fresh: string, dir: string): Promise<void> {
  try {
    await rename(fresh, dir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (
      (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') ||
      !existsSync(join(dir, 'server', 'index.js'))
    )
      throw error;
  }
}

async function deleteOld(root: string, current: string): Promise<void> {
  const builds: { path: string; name: string; usedAt: number }[] = [];
  for (const name of await readdir(root)) {
    const path = join(root, name);
    const unfinished = /^\.new-(\d+)$/.exec(name);
    if (unfinished) {
      if (!isAlive(Number(unfinished[1]))) await rm(path, { recursive: true, force: true });
    } else if (/^[0-9a-f]{16}$/.test(name)) {
      const found = await stat(path).catch(() => undefined);
      if (found) builds.push({ path, name, usedAt: found.mtimeMs });
    }
  }
  const old = builds
    .filter(({ name }) => name !== current)
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(buildsKept - 1);
  for (const { path } of old) if (!(await isServed(path))) await rm(path, { recursive: true, force: true });
}

async function isServed(dir: string): Promise<boolean> {
  const names = await readdir(dir).catch(() => []);
  return names.some((name) => isAlive(Number(/^\.served-by-(\d+)$/.exec(name)?.[1] ?? Number.NaN)));
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

if (import.meta.main) {
  try {
    const { dir, built } = await ensureBuild(process.env['BUILD_DIR'], (line) => console.log(line));
    if (!built) console.log(`Nothing to build: ${dir} is up to date.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
