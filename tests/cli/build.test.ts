import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const exec = promisify(execFile);
const buildProgram = resolve('app/cli/build.ts');
const copied = ['package.json', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];

/** A site of one page, with our own configuration, in a folder of its own. */
async function smallSite(): Promise<string> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'build-')));
  onTestFinished(() => rm(dir, { recursive: true }));
  for (const file of copied) await cp(file, join(dir, file));
  await symlink(resolve('node_modules'), join(dir, 'node_modules'));
  await mkdir(join(dir, 'app', 'routes'), { recursive: true });
  await cp('app/routes.ts', join(dir, 'app', 'routes.ts'));
  await writeFile(
    join(dir, 'app', 'root.tsx'),
    'export default function Root() { return <html lang="en" />; }\n',
  );
  // Without one of its own, Remix would install a package for its default.
  await writeFile(join(dir, 'app', 'entry.server.tsx'), 'export default () => new Response();\n');
  await writeFile(
    join(dir, 'app', 'routes', '_index.tsx'),
    'export const loader = () => new Response("hello");\n',
  );
  return dir;
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run build`'s program in `dir`. */
async function build(dir: string): Promise<Ended> {
  try {
    const { stdout, stderr } = await exec(process.execPath, [buildProgram], { cwd: dir });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const builds = async (dir: string) => (await readdir(join(dir, 'build'))).sort();

test('a build is named by its sources, used again while they are the same, and made anew when they change', async () => {
  const dir = await smallSite();
  expect(await build(dir)).toMatchObject({ code: 0, err: '' });
  const [first = '', ...others] = await builds(dir);
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(others).toEqual([]);
  expect(await readdir(join(dir, 'build', first))).toEqual(expect.arrayContaining(['client', 'server']));

  expect((await build(dir)).out).toBe(`Nothing to build: ${join(dir, 'build', first)} is up to date.\n`);

  await writeFile(
    join(dir, 'app', 'routes', '_index.tsx'),
    'export const loader = () => new Response("bye");\n',
  );
  await build(dir);
  expect(await builds(dir)).toHaveLength(2);
});

test('two builds at once both end well, with one folder', async () => {
  const dir = await smallSite();
  const [one, two] = await Promise.all([build(dir), build(dir)]);
  expect(one).toMatchObject({ code: 0, err: '' });
  expect(two).toMatchObject({ code: 0, err: '' });
  expect(await builds(dir)).toHaveLength(1);
});

test('three builds are kept, a served one longer, and what a killed build left is removed', async () => {
  const dir = await smallSite();
  const root = join(dir, 'build');
  const olds = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(16));
  for (const [age, name] of olds.entries()) {
    await mkdir(join(root, name, 'server'), { recursive: true });
    if (age === 4) await writeFile(join(root, name, `.served-by-${process.pid}`), '');
    const at = Date.now() / 1000 - 60 * (age + 1);
    await utimes(join(root, name), at, at);
  }
  // No process has this number: Linux stops at 2^22, others far below 2^31.
  await mkdir(join(root, '.new-2147483646'));
  await mkdir(join(root, `.new-${process.pid}`));
  await writeFile(join(root, 'notes.txt'), '');
  expect((await build(dir)).code).toBe(0);
  const [current = ''] = (await builds(dir)).filter(
    (name) => /^[0-9a-f]{16}$/.test(name) && !olds.includes(name),
  );
  expect(await builds(dir)).toEqual(
    [current, '1'.repeat(16), '2'.repeat(16), '5'.repeat(16), `.new-${process.pid}`, 'notes.txt'].sort(),
  );
});

test('a build that fails says why, leaves nothing and keeps what was there', async () => {
  const dir = await smallSite();
  await writeFile(join(dir, 'app', 'entry.server.tsx'), 'export default () => new Response();\n');
  await writeFile(join(dir, 'app', 'routes', '_index.tsx'), "export { loader } from './nowhere.ts';\n");
  const failed = await build(dir);
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('The pages could not be built');
  expect(failed.err).toContain('nowhere.ts');
  expect(await builds(dir)).toEqual([]);
});

test('where the folder cannot be written a missing build is asked for in one line', async () => {
  const dir = await smallSite();
  // A file in the folder's place refuses everybody, root too, as a read-only disk would.
  await writeFile(join(dir, 'build'), '');
  const refused = await build(dir);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(
    /^The pages have to be built, and .*build cannot be written \(\w+\): run `npm run build` where it can\.\n$/,
  );
});
