/** The app with a local Stripe that is a process of its own: what tells them of each other, and readers who open payment pages. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Deps } from '#app/deps.server.ts';
import { paths } from '#app/paths.ts';
import { startDonation } from '#app/usecases/start-donation.ts';
import { processEnv } from './process-env.ts';
import { giftForm } from './reader.ts';

export const stripeKey = 'sk_test_sandbox';
export const webhookSecret = 'whsec_of_an_outside_stripe';

/** What an app needs to work with the local Stripe at that port. */
export const stripeSettings = (port: number) => ({
  STRIPE_API_BASE: `http://127.0.0.1:${String(port)}`,
  STRIPE_SECRET_KEY: stripeKey,
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  SITE_LEGAL_NAME: 'Factually e.V.',
  SITE_ADDRESS: 'Beispielstraße 1, 10115 Berlin',
  SITE_CONTACT: 'office@example.org',
  CHECKOUTS_PER_MINUTE: '100000',
  LOG_LEVEL: 'warn',
});

/** Starts it on that database; it posts events to `webhookOrigin`. */
export async function startStripe(options: {
  readonly port: number;
  readonly webhookOrigin: string;
  readonly database: Readonly<Record<string, string>>;
}): Promise<AsyncDisposable> {
  const webhook = ['--webhook', options.webhookOrigin + paths.stripeWebhook(), '--secret', webhookSecret];
  const child = spawn(
    process.execPath,
    [join('app', 'cli', 'sandbox.ts'), '--port', String(options.port), ...webhook],
    {
      cwd: join(import.meta.dirname, '..', '..'),
      env: { ...processEnv, VITEST: '1', ...options.database },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes('panel')) {
    await Promise.race([once(child.stdout, 'data'), ended]);
    if (child.exitCode !== null) throw new Error(`the local Stripe ended with ${String(child.exitCode)}`);
  }
  return {
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

let readers = 0;

/** Opens a payment page as our form does, each time for another reader; answers its session's id. */
export async function openPage({ ports }: Deps): Promise<string> {
  readers += 1;
  const reader = `reader ${String(readers)}`;
  const outcome = await startDonation(ports, {
    values: giftForm(),
    attemptKey: null,
    client: { address: reader, network: reader, block: null },
    browser: 'none',
    pause,
  });
  const session = outcome.kind === 'checkout' ? /cs_test_\w+/.exec(outcome.url)?.[0] : undefined;
  if (session === undefined) throw new Error(`no payment page: ${JSON.stringify(outcome)}`);
  return session;
}
