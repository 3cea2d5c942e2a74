/** `npm run dev`: runs dev-server.ts, and starts it anew when a file changes that Vite does not load anew by itself. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, sep } from 'node:path';
import { chosenHeapMb, heapOptions } from './heap.ts';

/** Editors write a file in several steps, and a checkout many files. */
const settleMs = 150;
const pagesOnly = ['routes', 'ui', 'generated'].map((folder) => folder + sep);

/** A port for the reload messages, the same after each restart, so that open pages find it again. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const port = await freePort();
const program = join(import.meta.dirname, 'dev-server.ts');
const run = (): ChildProcess =>
  spawn(process.execPath, [...heapOptions(chosenHeapMb()), program, String(port)], { stdio: 'inherit' });
let child = run();
let ending = false;

// Ctrl-C reaches the child by itself; other signals are handed on. It ends in good order, and we after it.
process.on('SIGINT', () => (ending = true));
process.on('SIGTERM', () => {
  ending = true;
  child.kill('SIGTERM');
});
const endWithChild = (code: number | null) => {
  if (ending) process.exit(code ?? 1);
};
child.once('exit', endWithChild);

let settling: NodeJS.Timeout | undefined;
let restarted = Promise.resolve();
for await (const { filename } of watch('app', { recursive: true })) {
  if (filename === null || !/\.(ts|js)$/.test(filename)) continue;
  if (pagesOnly.some((folder) => filename.startsWith(folder))) continue;
  clearTimeout(settling);
  settling = setTimeout(() => {
    restarted = restarted.then(startAnew);
  }, settleMs);
}

/** Ends the running server in good order first: both would listen on the same port. */
async function startAnew(): Promise<void> {
  if (ending) return;
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  child = run();
  child.once('exit', endWithChild);
}
