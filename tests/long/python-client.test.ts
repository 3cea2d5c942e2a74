/** An unrelated client: Stripe's Python library, as Debian packages it (python3-stripe 5.0.0 of 2022), does what a support script does. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { API_VERSION } from '#app/sandbox/operation.ts';
import { emptyDatabase } from '#tests/support/database.ts';

const root = join(import.meta.dirname, '..', '..');
const KEY = 'sk_test_python';

/** A Python that has the library; Debian's own first, since others on PATH do not look into its packages. */
function pythonWithStripe(): string | null {
  const has = (python: string) => {
    try {
      execFileSync(python, ['-c', 'import requests, stripe'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  return ['/usr/bin/python3', 'python3'].find(has) ?? null;
}

/** `npm run sandbox` on a database of its own; answers its address. */
async function startSandbox(): Promise<string> {
  const database = await emptyDatabase();
  const command = join(root, 'app', 'cli', 'sandbox.ts');
  const child = spawn(process.execPath, [command, '--port', '0', '--key', KEY], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    await database.drop();
  });
  while (!said.includes('panel') && child.exitCode === null) await once(child.stdout, 'data');
  return /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
}

test('each step of a support script in Python is answered as Stripe’s library expects', async (context) => {
  const python = pythonWithStripe();
  if (python === null)
    return context.skip('there is no python3 with python3-stripe (apt install python3-stripe)');
  const origin = await startSandbox();
  const script = join(root, 'tests', 'sandbox', 'support', 'python_client.py');
  const { stdout } = await promisify(execFile)(python, [script, origin, KEY, API_VERSION]).catch(
    (error: unknown) => error as { stdout: string },
  );
  const steps = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { step: string; outcome: string; detail?: string });
  expect(steps.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  expect(steps.length).toBeGreaterThan(15);
});
