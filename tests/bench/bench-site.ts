/** What the benches of servers stand on: an own embedded PostgreSQL as in production (durable), and the app as its own process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#app/adapters/db/embedded-postgres.ts';
import { heapOptions } from '#app/cli/heap.ts';
import { prepareFirstStart } from '#app/cli/first-start.ts';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { startServer, type ServerProcess } from './server-process.ts';

export interface BenchSite extends AsyncDisposable {
  readonly databaseUrl: string;
  /** What makes a process of ours use that database. */
  readonly settings: Readonly<Record<string, string>>;
  /** For logs and profiles. */
  readonly dir: string;
  /** The app, built, on the demo's three fact-checks; with a local Stripe of its own unless `env` names another. */
  startApp(env?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  /** The local Stripe as a process of its own; what it has is in the site's database. It posts no events. */
  startLocalStripe(): Promise<ServerProcess>;
  /** A rival from this folder; DATABASE_URL is set for it. */
  startRival(name: string, script: string, env?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  /** The product without its server, for what a bench has to put in place; closed again before this returns. */
  withDeps<T>(work: (deps: Deps) => Promise<T>, env?: Readonly<Record<string, string>>): Promise<T>;
}

// The same for each process on these data; not a secret of anyone.
const sessionSecret = 'the benches sign nothing that anybody trusts';

/** `profileDir`: where the app leaves a CPU profile when it ends. */
export async function openBenchSite(options: {
  readonly profileDir: string | undefined;
}): Promise<BenchSite> {
  const dir = mkdtempSync(join(tmpdir(), 'unbought-bench-'));
  const database = await openDatabase({ dataDir: dir, durable: true });
  const settings = {
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: dir,
    SESSION_SECRET: sessionSecret,
  };
  const started: ServerProcess[] = [];
  const keep = async (starting: Promise<ServerProcess>) => {
    const server = await starting;
    started.push(server);
    return server;
  };
  const profile =
    options.profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profileDir}`];
  const withDeps: BenchSite['withDeps'] = async (work, env = {}) => {
    const deps = await buildDeps({ ...readEnv({ ...settings, ...env }), logLevel: 'error' });
    try {
      await prepareFirstStart(deps);
      return await work(deps);
    } finally {
      await deps.stop();
    }
  };
  return {
    databaseUrl: database.ownerUrl,
    settings,
    dir,
    withDeps,
    startApp: (env = {}) =>
      keep(
        startServer({
          name: 'ours',
          script: 'app/cli/start.ts',
          env: { ...settings, ...env },
          // Bounded as by itself: a process that replaces itself for that would lose the wire to the bench.
          nodeFlags: [...heapOptions(undefined, []), ...profile],
          logFile: join(dir, 'app.log'),
          probe: '/healthz',
        }),
      ),
    startLocalStripe: () =>
      keep(
        startServer({
          name: 'local Stripe',
          script: 'app/cli/sandbox.ts',
          args: (port) => ['--port', String(port)],
          env: settings,
          logFile: join(dir, 'local-stripe.log'),
          probe: '/sandbox',
        }),
      ),
    startRival: (name, script, env = {}) =>
      keep(
        startServer({
          name,
          script: join('tests', 'bench', script),
          env: { DATABASE_URL: database.ownerUrl, ...env },
          logFile: join(dir, `${script}.log`),
          probe: '/healthz',
        }),
      ),
    [Symbol.asyncDispose]: async () => {
      try {
        await Promise.all(started.map((server) => server[Symbol.asyncDispose]()));
      } finally {
        await database.close();
        rmSync(dir, { recursive: true, force: true });
      }
    },
  };
}
