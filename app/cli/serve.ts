/** What `start` and `dev` share: open everything, listen, say where to look, and stop in good order. */
import { once } from 'node:events';
import { createServer as createProbe, type Server } from 'node:net';
import { buildDeps, errorLog, type Deps } from '#app/deps.server.ts';
import { databaseRoleWarning } from '#app/domain/database-role.ts';
import { readEnv, type Env } from '#app/env.server.ts';
import { paths } from '#app/paths.ts';
import { createServer, type Pages } from '#app/server.ts';
import { prepareFirstStart, type DemoAccount } from './first-start.ts';

/** How long running requests may take to end after a first signal. */
const drainMs = 10_000;
/** After an error that nothing caught, stopping in good order is only tried for so long. */
const lastStopMs = 20_000;

export interface PreparedPages {
  readonly pages: Pages;
  /** Called when the server has stopped. */
  readonly close?: () => Promise<void>;
}

interface Running {
  readonly server: Awaited<ReturnType<typeof createServer>>;
  readonly deps: Deps;
  readonly prepared: PreparedPages;
  readonly demoAccount: DemoAccount | undefined;
}

/**
 * Runs the app until SIGINT or SIGTERM: then it takes no more connections, ends what is running, and closes the database; a
 * second signal ends it at once. `preparePages` runs beside the opening of the database. What goes wrong before the app
 * listens is printed, and ends the process with code 1. So does an error that nothing caught, with one line in the log: what this
 * process knows may be wrong from there on, and the next one goes on from what is stored.
 */
export async function serve(preparePages: (env: Env) => Promise<PreparedPages>): Promise<void> {
  const starting = start(preparePages);
  let stopping = false;
  const end = (code: 0 | 1) => {
    if (stopping) process.exit(1);
    stopping = true;
    // Whatever had been asked for before is finished first; a failed start has cleaned up after itself.
    void starting.then(stop).then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      end(0);
    });
  }
  // Rejections that nothing caught come here too.
  process.on('uncaughtException', (error: unknown) => {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    errorLog.error('an error that nothing caught ends the process', { error: words });
    setTimeout(() => process.exit(1), lastStopMs).unref();
    end(1);
  });
  try {
    console.log(welcome(await starting));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

async function start(preparePages: (env: Env) => Promise<PreparedPages>): Promise<Running> {
  const env = readEnv();
  // Asked first, so that a second start by mistake changes nothing.
  await listen(createProbe(), env).then((probe) => probe.close());
  const [opened, preparing] = await Promise.allSettled([buildDeps(env), preparePages(env)]);
  try {
    if (opened.status === 'rejected') throw opened.reason;
    if (preparing.status === 'rejected') throw preparing.reason;
    const deps = opened.value;
    const prepared = preparing.value;
    if (deps.databaseRoleFault) deps.ports.log.warn(databaseRoleWarning(deps.databaseRoleFault));
    const demoAccount = await prepareFirstStart(deps);
    const server = await createServer(deps, prepared.pages);
    await deps.startJobs();
    await listen(server, env);
    return { server, deps, prepared, demoAccount };
  } catch (error) {
    if (opened.status === 'fulfilled') await opened.value.stop();
    if (preparing.status === 'fulfilled') await preparing.value.close?.();
    throw error;
  }
}

async function stop({ server, deps, prepared }: Running): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that was busy a moment ago would be kept for a next request.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
  await deps.stop();
  await prepared.close?.();
}

/** Listens where `env` says; throws with one line to print where that is not possible. */
async function listen<S extends Server>(server: S, { host, port }: Env): Promise<S> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return server;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      EADDRINUSE: `Port ${port} of ${host} is taken by another program: end that one, or choose another as in PORT=${port + 1}.`,
      EACCES: `Port ${port} may not be used by this user: choose one above 1023, as in PORT=3000.`,
      EADDRNOTAVAIL: `HOST ${host} is no address of this machine: set it as in HOST=127.0.0.1.`,
      ENOTFOUND: `HOST ${host} is not known: set it as in HOST=127.0.0.1.`,
    };
    throw new Error(reasons[code ?? ''] ?? `Cannot listen on ${host}:${port}: ${message}`, { cause: error });
  }
}

/** What is printed once the app answers: the addresses to open, and how to sign in. */
function welcome({ server, deps: { env, ports, sandbox, demoPassword }, demoAccount }: Running): string {
  const address = server.address();
  // With PORT=0 the system chose the port.
  const port = typeof address === 'object' && address !== null ? address.port : env.port;
  const site = env.port === 0 ? `http://${env.host}:${port}` : env.siteUrl;
  const rows = [
    ['Fact-checks', site + paths.home()],
    ['Independence', site + paths.independence()],
    ['Staff desk', site + paths.desk()],
    ...(demoAccount === undefined ? [] : [['Sign in with', `${demoAccount.email}  ${demoAccount.password}`]]),
    ...(sandbox === undefined ? [] : [['Local Stripe', site + paths.sandbox()]]),
    ...(demoPassword === undefined || env.demoPassword !== undefined
      ? []
      : [['Its password', `${demoPassword}  (with any user name; DEMO_PASSWORD sets another)`]]),
  ];
  const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(13)} ${value}`);
  return [`${ports.site.name} is open (PID ${process.pid}; Ctrl-C ends it).`, ...lines].join('\n');
}
