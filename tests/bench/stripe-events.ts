/** Signed events as Stripe would post them, made from one that the local Stripe recorded. */
import { setTimeout as pause } from 'node:timers/promises';
import { createHmac } from 'node:crypto';
import type { Deps } from '#app/deps.server.ts';
import { paths } from '#app/paths.ts';
import { startDonation } from '#app/usecases/start-donation.ts';
import { giftForm } from '#tests/support/reader.ts';
import { postRequest } from './load.ts';

export interface EventSource {
  /** A charge.succeeded as the local Stripe recorded it for a paid donation. */
  readonly template: Record<string, unknown>;
  readonly webhookSecret: string;
  /** A donation whose payment page is open. */
  readonly openDonationId: string;
}

/** Lets one reader give and pay and another only open the payment page. No webhook is posted for them. */
export async function makeEventSource({ ports, sandbox, env }: Deps): Promise<EventSource> {
  if (!sandbox) throw new Error('the benches run on the local Stripe');
  const ask = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await sandbox.fetch(new Request(env.siteUrl + path, init));
    if (!response.ok) throw new Error(`${path} of the local Stripe answers ${response.status}`);
    return response.json();
  };
  const control = (action: object) =>
    ask(`${paths.sandbox()}/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
  await control({ action: 'webhooks', mode: { off: true } });
  const give = async (reader: string) => {
    const outcome = await startDonation(ports, {
      values: giftForm(),
      attemptKey: null,
      client: { address: reader, network: reader, block: null },
      browser: 'bench',
      pause,
    });
    if (outcome.kind !== 'checkout') throw new Error(`no payment page: ${JSON.stringify(outcome)}`);
    const [newest] = await ports.donations.list({ state: 'open' }, null, 1);
    if (!newest) throw new Error('no donation was made');
    return newest.id;
  };
  const paid = await ports.donations.find(await give('bench reader 1'));
  const card = { card: '4242424242424242', name: 'Robin Reader', email: 'robin@example.org' };
  await control({ action: 'pay', session: paid?.sessionId, ...card });
  const listed = (await ask('/v1/events?type=charge.succeeded', {
    headers: { authorization: `Bearer ${sandbox.secretKey}` },
  })) as { data: Record<string, unknown>[] };
  const [template] = listed.data;
  if (!template) throw new Error('the local Stripe recorded no charge');
  return { template, webhookSecret: sandbox.webhookSecret, openDonationId: await give('bench reader 2') };
}

let eventsMade = 0;

/** Whole requests with events that no server has seen; of a payment that is nobody's where `donationId` is null. */
export function signedRequests(
  source: EventSource,
  options: { readonly donationId: string | null; readonly port: number; readonly count: number },
): Buffer[] {
  const object = {
    ...((source.template['data'] as { object: object }).object as Record<string, unknown>),
    payment_intent: 'pi_of_somebody_else',
    metadata: options.donationId === null ? {} : { donation: options.donationId },
  };
  const time = Math.floor(Date.now() / 1000);
  return Array.from({ length: options.count }, () => {
    eventsMade += 1;
    const event = { ...source.template, id: `evt_bench_${eventsMade}`, data: { object } };
    const body = Buffer.from(JSON.stringify(event));
    const signature = createHmac('sha256', source.webhookSecret)
      .update(`${time}.`)
      .update(body)
      .digest('hex');
    const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': `t=${time},v1=${signature}` };
    return postRequest(paths.stripeWebhook(), options.port, headers, body);
  });
}
