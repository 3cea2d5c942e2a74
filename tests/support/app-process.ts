/** The app as its own process, started as people start it, to be used over HTTP and killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { processEnv } from './process-env.ts';

const root = join(import.meta.dirname, '..', '..');

export interface AppProcess extends AsyncDisposable {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
}

/** A port that nobody used a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** Starts and waits until the app says that it is open; throws with what it printed where it ends before. */
export async function startApp(env: Record<string, string> & { PORT: string }): Promise<AppProcess> {
  const child = spawn(process.execPath, [join(root, 'app', 'cli', 'start.ts')], {
    cwd: root,
    env: { ...processEnv, VITEST: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string);
  const open = new Promise<boolean>((resolve) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('is open')) resolve(true);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => {
      resolve(false);
    });
  });
  if (!(await open)) throw new Error(`the app ended with ${String(await ended)}:\n${printed}`);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  return {
    url: env['SITE_URL'] ?? `http://127.0.0.1:${env.PORT}`,
    child,
    output: () => printed,
    ended,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Tries until `look` answers something; throws what it last saw after `ms`. Each look awaits the app itself. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  ms = 30_000,
): Promise<T> {
  const ends = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > ends) throw new Error(`${what} did not happen within ${String(ms)} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
