/** A thread of its own that reads the registry's tables and compiles the index; it hands over what it made and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileRegistry } from '#app/domain/screening/compile-registry.ts';
import type { CompileOrder, CompiledRegistry } from './registry-compiler.ts';
import { createPool } from './pool.ts';
import { createRegistryStore } from './registry-store.ts';

const { databaseUrl, overrides } = workerData as CompileOrder;
const pool = createPool(databaseUrl, { connectionsMax: 1 });
try {
  const { listings, allows, aliases, summaries } = await createRegistryStore({ pool }).all(overrides);
  const compiled: CompiledRegistry = { index: compileRegistry(listings, allows, aliases), summaries };
  parentPort?.postMessage(compiled, buffersOf(compiled.index));
} finally {
  await pool.end();
}

/** All memory of the index that can change hands without being copied. */
function buffersOf(value: object): ArrayBuffer[] {
  return Object.values(value).flatMap((part: unknown) => {
    if (ArrayBuffer.isView(part)) return [part.buffer as ArrayBuffer];
    return typeof part === 'object' && part !== null ? buffersOf(part) : [];
  });
}
