/** Starting, stopping and being killed, with the embedded PostgreSQL in a data folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished, expect, test } from 'vitest';
import { ensureBuild } from '#app/cli/build.ts';
import { freePort, startApp, until, type AppProcess } from '#tests/support/app-process.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { formBody, openPaymentPage } from '#tests/support/reader.ts';
import { processEnv } from '#tests/support/process-env.ts';

const root = join(import.meta.dirname, '..', '..');

/** A folder below a temporary one, both gone when the test has ended, and with them whatever server a kill left there. */
function aDataDir(...below: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'unbought-start-'));
  const dataDir = join(folder, ...below, 'data');
  onTestFinished(async () => {
    const pid = serverPid(dataDir);
    if (pid !== undefined) {
      try {
        process.kill(pid, 'SIGQUIT');
      } catch {
        // It was gone already.
      }
      await until('the server ends', () => Promise.resolve(serverPid(dataDir) === undefined)).catch(
        () => undefined,
      );
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return dataDir;
}

function serverPid(dataDir: string): number | undefined {
  const note = join(dataDir, 'postgres', 'postmaster.pid');
  return existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n', 1)[0]) : undefined;
}

async function open(dataDir: string): Promise<AppProcess> {
  return startApp({ PORT: String(await freePort()), DATA_DIR: dataDir, LOG_LEVEL: 'error' });
}

/** Runs a command of ours to its end. */
async function run(script: string, args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, 'app', 'cli', script), ...args], {
    cwd: root,
    env: {
      ...processEnv,
      VITEST: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, said };
}

/** A start that must fail: with code 1, in words, without a stack; answers the words. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { code, said } = await run('start.ts', [], { PORT: '0', LOG_LEVEL: 'error', ...env });
  expect(code, said).toBe(1);
  expect(said).not.toMatch(/^\s+at /m);
  return said.trim();
}

const status = async (url: string, path = '/') => (await fetch(url + path)).status;

function anArticle(folder: string, slug: string): string {
  const file = join(folder, `${slug}.md`);
  const front = `---\nheadline: Is ${slug} so?\nchecked_on: 2026-11-02\nslug: ${slug}\n---\n`;
  writeFileSync(file, `${front}\n## What is said\n\nNo, it is not so.\n`);
  return file;
}

test('a first start in a folder with a long and odd path answers, and so does the start after a kill -9', async () => {
  await ensureBuild();
  const dataDir = aDataDir('long-'.repeat(25), `ü "quoted" & 'odd' %20`);
  const first = await open(dataDir);
  expect(await status(first.url)).toBe(200);
  expect(await status(first.url, '/readyz')).toBe(200);
  expect(first.output()).toMatch(/Sign in with +\S+@\S+ +\S+/);
  const session = await openPaymentPage(first.url);
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await open(dataDir);
  const page = await fetch(`${second.url}/sandbox/checkout/${session}`);
  expect(page.status).toBe(200);
  await second.stop();
  expect(await second.ended).toBe(0);
  expect(serverPid(dataDir)).toBeUndefined();
  expect(second.output()).not.toContain('DATABASE_OWNER_URL');
  // All that a folder lacks in which the app was the superuser.
  rmSync(join(dataDir, 'postgres', 'unbought.roles'));
  expect(await refusal({ DATA_DIR: dataDir })).toMatch(
    /^[^\n]* worked as the database's superuser [^\n]*: set DATA_DIR to a new folder[^\n]*$/,
  );
});

test('a database of one role is served, with one line in the log that warns of it and names the mend', async () => {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  const app = await startApp({
    PORT: String(await freePort()),
    DATABASE_URL: database.ownerUrl,
    DATA_DIR: aDataDir(),
    LOG_LEVEL: 'warn',
  });
  await app.stop();
  const lines = app.output().split('\n').filter((line) => line.startsWith('{')); // prettier-ignore
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      time: expect.any(String) as string,
      level: 'warn',
      message: expect.stringMatching(/^the role of DATABASE_URL owns .*DATABASE_OWNER_URL/) as string,
    },
  ]);
});

test('the process that serves has a bounded heap, and HEAP_MB says how large (M15)', async ({ skip }) => {
  skip(process.platform !== 'linux', 'only Linux shows the options of a process under /proc');
  for (const [given, bound] of [
    [{}, /--max-old-space-size=(2[5-9]\d|[34]\d\d|50\d|51[0-2])\0/],
    [{ HEAP_MB: '333' }, /--max-old-space-size=333\0/],
  ] as const) {
    const app = await startApp({
      PORT: String(await freePort()),
      DATA_DIR: aDataDir(),
      LOG_LEVEL: 'error',
      ...given,
    });
    expect(readFileSync(`/proc/${String(app.child.pid)}/cmdline`, 'utf8')).toMatch(bound);
    expect(await status(app.url)).toBe(200);
    await app.stop();
    expect(await app.ended).toBe(0);
  }
});

test('two apps and a command share one folder and leave in any order; the last takes the server along', async () => {
  const dataDir = aDataDir();
  mkdirSync(dataDir);
  const command = (slug: string) =>
    run('articles.ts', ['import', anArticle(dataDir, slug)], { DATA_DIR: dataDir });
  for (const [round, leaver] of ['first', 'second'].entries()) {
    // Both at the same moment, and on the first round on a folder without a database.
    const [a, b] = await Promise.all([open(dataDir), open(dataDir)]);
    const [early, late] = leaver === 'first' ? [a, b] : [b, a];
    const slug = `round-${String(round)}`;
    const [imported] = await Promise.all([command(slug), early.stop()]);
    expect(imported).toMatchObject({ code: 0, said: '' });
    expect(await early.ended).toBe(0);
    expect(await status(late.url, `/fact-checks/${slug}`), late.output()).toBe(200);
    // A command that comes and goes alone takes nothing along either.
    expect((await command(`${slug}-again`)).code).toBe(0);
    expect(await status(late.url, `/fact-checks/${slug}-again`)).toBe(200);
    await late.stop();
    expect(serverPid(dataDir)).toBeUndefined();
  }
  expect((await command('alone')).code).toBe(0);
  expect(serverPid(dataDir)).toBeUndefined();
});

test('a kill -9 at any moment of the first start is only a reason to start again', async () => {
  await ensureBuild();
  const rounds = 4;
  // How long a start takes here from the moment that its database is there: migrations, queue, first contents.
  let windowMs = 1500;
  for (let round = 0; round < rounds; round += 1) {
    const dataDir = aDataDir();
    const doomed = spawn(process.execPath, [join(root, 'app', 'cli', 'start.ts')], {
      cwd: root,
      env: {
        ...processEnv,
        VITEST: '1',
        PORT: String(await freePort()),
        DATA_DIR: dataDir,
      },
      stdio: 'ignore',
    });
    const ended = once(doomed, 'exit');
    // The first rounds die while PostgreSQL makes its files, the others while ours are made in it.
    const begun = round === 0 ? dataDir : join(dataDir, 'postgres', 'postmaster.pid');
    await until('the start has begun', () => Promise.resolve(existsSync(begun)));
    // A moment is what is tried here: there is no event to wait for.
    await sleep((windowMs * round * Math.random()) / (rounds - 1));
    doomed.kill('SIGKILL');
    await ended;
    const startedAt = performance.now();
    const app = await open(dataDir);
    windowMs = Math.min(windowMs, performance.now() - startedAt);
    const home = await (await fetch(app.url)).text();
    expect(home.match(/href="\/fact-checks\//g)?.length, `round ${String(round)}`).toBeGreaterThanOrEqual(3);
    expect(await openPaymentPage(app.url)).toMatch(/^cs_test_/);
    await app.stop();
    expect(serverPid(dataDir)).toBeUndefined();
  }
});

test('SIGTERM lets the request that runs end, takes no other, and exits with 0', async () => {
  const app = await open(aDataDir());
  const port = Number(new URL(app.url).port);
  const body = formBody({ attestation: '' }).toString();
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    'POST /donate HTTP/1.1',
    'Host: a',
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${String(body.length)}`,
  ];
  await new Promise((resolve) => socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`, resolve));
  // Answered, so the server has seen what was sent before it.
  expect(await status(app.url, '/healthz')).toBe(200);
  app.child.kill('SIGTERM');
  await until('new connections are refused', () => fetch(`${app.url}/healthz`).then(() => false, () => true)); // prettier-ignore
  // Written and not ended: a connection that its client has closed is not answered.
  socket.write(body.slice(10));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 422 /);
  expect(await app.ended).toBe(0);
});

test('a data folder that cannot be written is named in one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unbought-start-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const said = await refusal({ DATA_DIR: join(file, 'data') });
  expect(said.split('\n')).toHaveLength(1);
  expect(said).toMatch(/^DATA_DIR .*cannot be written.*DATABASE_URL/);
});

test('a port that is taken is named in one line, and nothing has been made', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const dataDir = aDataDir();
  const said = await refusal({ PORT: String(port), DATA_DIR: dataDir });
  taken.close();
  expect(said).toMatch(new RegExp(`^Port ${String(port)} of 127\\.0\\.0\\.1 is taken[^\\n]*$`));
  expect(existsSync(dataDir)).toBe(false);
});

test('an address for everybody without keys, and a live key beside the demo, are refused by name', async () => {
  const dataDir = aDataDir();
  const open = await refusal({ DATA_DIR: dataDir, SITE_URL: 'https://news.example' });
  for (const name of ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'SESSION_SECRET', 'DEMO=1'])
    expect(open).toContain(name);
  expect(await refusal({ DATA_DIR: dataDir, HOST: '0.0.0.0' })).toContain('STRIPE_SECRET_KEY');
  const key = 'sk_live_sentinel';
  const live = {
    STRIPE_SECRET_KEY: key,
    STRIPE_WEBHOOK_SECRET: 'whsec_sentinel',
    SESSION_SECRET: 'x'.repeat(40),
    SITE_LEGAL_NAME: 'Harbor Facts Association',
    SITE_ADDRESS: '7 Pier Road, Harbor Town',
    SITE_CONTACT: 'desk@harborfacts.example',
  };
  const both = await refusal({ DATA_DIR: dataDir, DEMO: '1', ...live });
  expect(both).toMatch(/^ *DEMO: .*STRIPE_SECRET_KEY/m);
  expect(both).not.toContain('sentinel');
  expect(existsSync(dataDir)).toBe(false);
});
