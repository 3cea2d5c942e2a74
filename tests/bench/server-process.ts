/** The measured servers, each a process of its own, so that neither client nor rival shares its event loop. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');
const startMsMax = 90_000;

export interface ServerProcess extends AsyncDisposable {
  readonly name: string;
  readonly port: number;
  /** CPU time of all its threads since it started, in microseconds. */
  cpuMicros(): Promise<number>;
}

export interface ServerCommand {
  readonly name: string;
  /** The script below the repository's root. */
  readonly script: string;
  /** Of a script that does not take its port from PORT. */
  readonly args?: (port: number) => readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Flags of Node, such as `--cpu-prof`. */
  readonly nodeFlags?: readonly string[];
  /** What it prints goes into this file, as a server's log does. */
  readonly logFile: string;
  /** Answers 200 once it serves. */
  readonly probe: string;
}

/** Starts a server on a free port, given as PORT, and waits until it answers; throws with its log where it does not. */
export async function startServer(command: ServerCommand): Promise<ServerProcess> {
  const port = await freePort();
  const log = openSync(command.logFile, 'w');
  const preload = pathToFileURL(join(import.meta.dirname, 'report-cpu.ts')).href;
  const child = spawn(
    process.execPath,
    [
      ...(command.nodeFlags ?? []),
      '--import',
      preload,
      join(root, command.script),
      ...(command.args?.(port) ?? []),
    ],
    {
      cwd: root,
      env: {
        NODE_ENV: 'production',
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: String(port),
        ...command.env,
      },
      stdio: ['ignore', log, log, 'ipc'],
    },
  );
  closeSync(log);
  // Not by once(), which an error of the wire between the processes would reject.
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (!hasEnded()) child.kill('SIGTERM');
    const cut = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(cut);
  };
  for (const until = Date.now() + startMsMax; ;) {
    const answer = await fetch(`http://127.0.0.1:${port}${command.probe}`).catch(() => null);
    await answer?.text();
    if (answer?.ok) break;
    if (hasEnded() || Date.now() > until) {
      await stop();
      throw new Error(
        `${command.name} does not serve:\n${readFileSync(command.logFile, 'utf8').slice(-4000)}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    name: command.name,
    port,
    cpuMicros: async () => {
      child.send('cpu');
      const [message] = (await once(child, 'message')) as [{ cpuMicros: number }];
      return message.cpuMicros;
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
