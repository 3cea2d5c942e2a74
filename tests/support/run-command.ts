/** Our commands as a person runs them: processes of their own, with nothing of this one's environment but the way to programs. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { processEnv } from './process-env.ts';

const root = join(import.meta.dirname, '..', '..');

export interface CommandOutcome {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

type Command = ChildProcessByStdio<null, Readable, Readable>;

/** `name` as in `npm run name`; `options` are Node's own. */
export function startCommand(
  name: 'articles' | 'backup' | 'registry' | 'restore' | 'staff' | 'statement',
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Command {
  return spawn(process.execPath, [...options, join(root, 'app', 'cli', `${name}.ts`), ...args], {
    cwd: root,
    env: { ...processEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function outcomeOf(child: Command): Promise<CommandOutcome> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code: signal ?? code, out, err };
}
