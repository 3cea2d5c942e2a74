/** A process that works on the import run of its first argument, with the environment of an app; run by a test that has it die on the way. */
import { buildDeps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { runImport } from '#app/usecases/run-import.ts';

const deps = await buildDeps(readEnv());
console.log(await runImport(deps.ports, process.argv[2] ?? ''));
await deps.stop();
