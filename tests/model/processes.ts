/** Histories in processes of their own: a process has one thread, and a machine has more. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Lived } from './history.ts';

/** What a process answers to a number. */
export interface Answer {
  readonly seed: number;
  readonly lived: Lived;
}

export interface LivingProcesses extends AsyncDisposable {
  /** In the process that has the fewest in hand. Rejects where that dies. */
  readonly live: (seed: number) => Promise<Lived>;
}

interface LivingProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly waiting: Map<number, { resolve: (lived: Lived) => void; reject: (error: Error) => void }>;
}

export function startProcesses(count: number): LivingProcesses {
  const processes = Array.from({ length: count }, startOne);
  return {
    live: (seed) => {
      const [idlest] = processes.toSorted((a, b) => a.waiting.size - b.waiting.size);
      if (!idlest) throw new Error('there are no processes');
      return new Promise((resolve, reject) => {
        idlest.waiting.set(seed, { resolve, reject });
        idlest.child.send(seed, (error) => {
          if (error) reject(error);
        });
      });
    },
    [Symbol.asyncDispose]: async () => {
      for (const { child } of processes) if (child.connected) child.disconnect();
      await Promise.all(processes.map(({ ended }) => ended));
    },
  };
}

function startOne(): LivingProcess {
  const child = fork(join(import.meta.dirname, 'living-process.ts'), { execArgv: [] });
  const waiting: LivingProcess['waiting'] = new Map();
  child.on('message', ({ seed, lived }: Answer) => {
    waiting.get(seed)?.resolve(lived);
    waiting.delete(seed);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      const error = new Error(`a process that lived histories ended: ${String(code ?? signal)}`);
      for (const { reject } of waiting.values()) reject(error);
      resolve();
    });
  });
  return { child, ended, waiting };
}
