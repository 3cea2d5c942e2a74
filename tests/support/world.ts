/** The whole product but its web server: real PostgreSQL, the real local Stripe, and the acts of its people as functions. */
import { setTimeout as pause } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { donationFields, readDonationForm, type DonationField } from '#app/domain/donation-form.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { readEnv } from '#app/env.server.ts';
import type { ClientKeys } from '#app/ports/limits.ts';
import { startDonation, type StartDonationOutcome } from '#app/usecases/start-donation.ts';
import { storeStripeEvent, type StoreStripeEventOutcome } from '#app/usecases/store-stripe-event.ts';
import { freshDatabase } from './database.ts';
import { putListings } from './registry.ts';

/** A listed group, a listed group that a payer can resemble, and nobody else; `near` is held for resembling the latter. */
export const listed = {
  group: 'Harbor Valley Victory Fund PAC',
  similar: 'Citizens for Northern Light',
  near: 'Citizens for Northern Light Society',
};
const sitting = { listed: 'fec-committees:C00000001', similar: 'fec-committees:C00000002' };

/** A listing of the lists that a world begins with. */
export function listing(changes: Partial<Listing> = {}): Listing {
  return {
    id: sitting.listed,
    source: 'fec-committees',
    edition: '2023-04',
    name: listed.group,
    aliases: [],
    formerNames: [],
    domains: [],
    identifiers: ['C00401224'],
    kind: 'committee',
    country: 'US',
    postalCode: null,
    tier: 'committee',
    readsAsPerson: false,
    sponsor: null,
    url: null,
    ...changes,
  };
}

/** A reader in a network of their own, as limits count them. */
export const clientNamed = (name: string): ClientKeys => ({ address: name, network: name, block: null });

/** A payment intent as the local Stripe's state shows it. */
export interface IntentState {
  readonly id: string;
  readonly session: string;
  readonly status: string;
  readonly amount: number;
  readonly amount_received: number;
  readonly booked: {
    readonly amount: number;
    readonly fee: number;
    readonly net: number;
    readonly count: number;
  };
}

export interface World extends AsyncDisposable {
  readonly deps: Deps;
  /** The account at the local Stripe, for what somebody does there by hand. */
  readonly stripe: Stripe;
  control<T = unknown>(action: Record<string, unknown>): Promise<T>;
  start(values?: Partial<Record<DonationField, string>>, attemptKey?: string): Promise<StartDonationOutcome>;
  /** A donation with an open payment page. */
  give(values?: Partial<Record<DonationField, string>>): Promise<Donation>;
  pay(donation: Donation, payer?: { name?: string; email?: string; card?: string }): Promise<void>;
  donation(id: string): Promise<Donation>;
  /** What Stripe would post about everything so far, oldest first. */
  events(): Promise<Stripe.Event[]>;
  deliver(event: Stripe.Event): Promise<StoreStripeEventOutcome>;
  intents(): Promise<IntentState[]>;
  /** Throws unless ledger and local Stripe say the same. */
  assertLedgerAgrees(): Promise<void>;
}

/** The account at the local Stripe, for what somebody does there by hand. */
export function accountOf({ sandbox }: Pick<Deps, 'sandbox'>): Stripe {
  if (!sandbox) throw new Error('a world runs on the local Stripe');
  const httpClient = Stripe.createFetchHttpClient((url: string | URL | Request, init?: RequestInit) =>
    sandbox.fetch(new Request(url, init)),
  );
  return new Stripe(sandbox.secretKey, { httpClient });
}

/** Each world has a database of its own; nothing runs by itself in it unless `deps.startJobs` is called. */
export async function openWorld(overrides: Record<string, string> = {}): Promise<World> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-world-'));
  const env = readEnv({
    ...database.env,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    PORT: '1',
    CHECKOUTS_PER_MINUTE: '6000',
    ...overrides,
  });
  const deps = await buildDeps(env);
  const { ports, sandbox } = deps;
  if (!sandbox) throw new Error('a world runs on the local Stripe');
  await putListings(ports, [
    listing(),
    listing({ id: sitting.similar, name: listed.similar, identifiers: ['C00000002'] }),
  ]);
  const control = async <T>(action: Record<string, unknown>): Promise<T> => {
    const response = await sandbox.fetch(
      new Request(`${env.siteUrl}/sandbox/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(action),
      }),
    );
    const answer = (await response.json()) as T;
    if (!response.ok) throw new Error(`control ${JSON.stringify(action)}: ${JSON.stringify(answer)}`);
    return answer;
  };
  await control({ action: 'webhooks', mode: { off: true } });
  let readers = 0;
  const start: World['start'] = (values = {}, attemptKey) => {
    readers += 1;
    const form: Partial<Record<DonationField, string>> = {
      amount: '500',
      attestation: 'yes',
      currency: 'USD',
      locale: 'en',
      pledgeVersion: currentPledge.version,
      attestationVersion: currentAttestation.version,
      ...values,
    };
    const byName = new Map(
      Object.entries(form).map(([field, value]) => [donationFields[field as DonationField], value]),
    );
    return startDonation(ports, {
      values: readDonationForm((name) => byName.get(name as never)),
      attemptKey: attemptKey ?? null,
      client: clientNamed(`reader ${String(readers)}`),
      browser: 'test',
      pause,
    });
  };
  const donation = async (id: string) => {
    const found = await ports.donations.find(id);
    if (!found) throw new Error(`no donation ${id}`);
    return found;
  };
  const intents = async () =>
    (await control<{ payment_intents: IntentState[] }>({ action: 'state' })).payment_intents;
  const stripe = accountOf(deps);
  return {
    deps,
    stripe,
    control,
    start,
    donation,
    intents,
    give: async (values) => {
      const outcome = await start(values);
      if (outcome.kind !== 'checkout')
        throw new Error(`expected a payment page, got ${JSON.stringify(outcome)}`);
      const [newest] = await ports.donations.list({ state: 'open' }, null, 1);
      if (!newest) throw new Error('no donation was made');
      return donation(newest.id);
    },
    pay: async (
      { sessionId },
      { name = 'Robin Reader', email = 'robin@example.org', card = '4242424242424242' } = {},
    ) => {
      await control({ action: 'pay', session: sessionId, name, email, card });
    },
    events: async () =>
      (await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 })).reverse(),
    deliver: (event) => {
      const body = JSON.stringify(event);
      const signature = stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret: sandbox.webhookSecret,
      });
      return storeStripeEvent(ports, { body: Buffer.from(body), signature });
    },
    assertLedgerAgrees: async () => {
      const totals = await ports.ledger.totals();
      const total = (account: string) => totals.find((row) => row.account === account)?.amountMinor ?? 0;
      const all = await intents();
      const held = all
        .filter(({ status }) => status === 'requires_capture')
        .reduce((sum, { amount }) => sum + amount, 0);
      const balance = all.reduce((sum, { booked }) => sum + booked.net, 0);
      const said = { held: total('card-holds'), balance: total('stripe-receivable') };
      const truth = { held, balance };
      if (JSON.stringify(said) !== JSON.stringify(truth)) {
        throw new Error(`the ledger says ${JSON.stringify(said)}, Stripe says ${JSON.stringify(truth)}`);
      }
    },
    [Symbol.asyncDispose]: async () => {
      await deps.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
