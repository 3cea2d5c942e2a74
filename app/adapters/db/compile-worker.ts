/** A thread of its own that reads the registry's tables and compiles the index; it hands over what it made and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import { toMessage } from './index-message.ts';
import type { CompiledMessage, CompileOrder } from './registry-compiler.ts';
import { createPool } from './pool.ts';
import { createRegistryStore } from './registry-store.ts';

const { databaseUrl, overrides } = workerData as CompileOrder;
const pool = createPool(databaseUrl, { connectionsMax: 1 });
// Whoever started this thread has read the same summaries, and reports.
const unreadable = () => undefined;
try {
  const { listings, allowlist, aliases, summaries } = await createRegistryStore({ pool, unreadable }).all(
    overrides,
  );
  const { message, memory } = toMessage(compileRegistry(listings, allowlist, aliases));
  const compiled: CompiledMessage = { message, summaries };
  parentPort?.postMessage(compiled, memory);
} finally {
  await pool.end();
}
