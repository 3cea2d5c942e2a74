/** `npm run sandbox`: the local Stripe over HTTP, as the SDK meets it by default. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { donationSession } from '#tests/sandbox/support/local-stripe.ts';
import { emptyDatabase } from '#tests/support/database.ts';

const command = join(import.meta.dirname, '..', '..', 'app', 'cli', 'sandbox.ts');

async function run(
  args: readonly string[],
  database: Record<string, string> = { DATABASE_URL: 'postgres://127.0.0.1:1/none' },
) {
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, ...database },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number);
  return { child, said, ended };
}

test('the command serves the SDK and stops in good order; a cut connection is a cut connection', async () => {
  const database = await emptyDatabase();
  const { child, said, ended } = await run(['--port', '0'], database.env);
  while (!said.out.includes('panel') && child.exitCode === null) await once(child.stdout, 'data');
  const origin = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said.out);
  const options = {
    host: '127.0.0.1',
    port: Number(origin?.[1]),
    protocol: 'http',
    telemetry: false,
  } as const;
  const stripe = new Stripe('sk_test_sandbox', { ...options, maxNetworkRetries: 0 });
  const session = await stripe.checkout.sessions.create(donationSession());
  expect((await fetch(session.url ?? '')).status).toBe(200);
  const body = JSON.stringify({ action: 'fault', on: 'read', kind: 'cut-before', times: 2 });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${String(origin?.[0])}/sandbox/control`, { method: 'POST', headers, body });
  await expect(stripe.charges.list()).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
  await expect(stripe.charges.list()).resolves.toMatchObject({ data: [] });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said.err).toBe('');
  await database.drop();
});

test.each([
  [['--port', 'x'], /--port: expected a whole number/],
  [['--webhook', 'http://127.0.0.1/hook'], /--webhook and --secret go together/],
  [['--key', 'sk_live_1'], /--key: expected a test key/],
])('the command refuses %j in one line', async (args, words) => {
  const { said, ended } = await run(args);
  expect(await ended).toBe(1);
  expect(said.err.trim()).toMatch(words);
  expect(said.err.trim().split('\n')).toHaveLength(1);
});
