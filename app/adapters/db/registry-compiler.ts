/** Compiles the registry's index from the tables on a thread of its own, so that no request waits for it. */
import { Worker } from 'node:worker_threads';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import type { EditionSummary } from '#app/ports/registry.ts';
import { fromMessage, type IndexMessage } from './index-message.ts';

/** What the thread is told. */
export interface CompileOrder {
  readonly databaseUrl: string;
  /** Editions to compile in place of those in force, by source. */
  readonly overrides: Readonly<Record<string, string>>;
}

export interface CompiledRegistry {
  readonly index: RegistryIndex;
  readonly summaries: readonly EditionSummary[];
}

/** What the thread answers. */
export interface CompiledMessage {
  readonly message: IndexMessage;
  readonly summaries: readonly EditionSummary[];
}

/** Rejects where the tables cannot be read. */
export function compileOffThread(order: CompileOrder): Promise<CompiledRegistry> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: order });
    worker.once('message', ({ message, summaries }: CompiledMessage) => {
      resolve(fromMessage(message).then((index) => ({ index, summaries })));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`the thread that compiles the registry ended with ${String(code)} and no index`));
    });
  });
}
