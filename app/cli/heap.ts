/** How large the heap of the serving process may grow, and starting that process so bounded (M15). */
import { spawn } from 'node:child_process';
import { totalmem } from 'node:os';
import { readEnv } from '#app/env.server.ts';

const mb = 1024 * 1024;
/** Below it pages take several times as long, since nothing is left but to collect garbage. */
const leastMb = 256;
/** Above it nothing gets faster: Node only waits longer before it collects. */
const mostMb = 512;

/** A quarter of the memory of the machine or the container, whichever is less; both in bytes, 0 where there is no limit. */
export function heapMbFor(machine: number, container: number): number {
  const memory = container > 0 ? Math.min(machine, container) : machine;
  return Math.round(Math.min(mostMb, Math.max(leastMb, memory / 4 / mb)));
}

const flag = '--max-old-space-size';

/** What HEAP_MB says, if anything. */
export function chosenHeapMb(): number | undefined {
  try {
    return readEnv().heapMb;
  } catch {
    // Whoever serves reads it again, and says what is wrong with it.
    return undefined;
  }
}

/** The options of Node by which the heap is bounded; none where the operator has given one (as in NODE_OPTIONS). */
export function heapOptions(
  heapMb: number | undefined,
  given: readonly string[] = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''],
): string[] {
  // Node takes the name with underscores too.
  if (given.some((option) => option.replaceAll('_', '-').includes(flag))) return [];
  return [`${flag}=${heapMb ?? heapMbFor(totalmem(), process.constrainedMemory())}`];
}

/**
 * Becomes the same program with a bounded heap, under the same process id, unless it is bounded already: V8 takes the bound
 * only when it starts. Where a process cannot be replaced (Windows) it runs the bounded one and ends with it.
 */
export async function withBoundedHeap(heapMb: number | undefined): Promise<void> {
  const bound = heapOptions(heapMb);
  if (bound.length === 0) return;
  const args = [...bound, ...process.execArgv, ...process.argv.slice(1)];
  if (process.platform !== 'win32' && typeof process.execve === 'function') {
    process.execve(process.execPath, [process.execPath, ...args], process.env);
  }
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  process.exit(await new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1))));
}
