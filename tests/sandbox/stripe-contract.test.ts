/** The contract checker itself: it knows what the installed SDK sends and reads, and finds every way to break it. */
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { donationSession } from '#tests/sandbox/support/local-stripe.ts';
import {
  checkEvent,
  type CheckedRequest,
  checkRequest,
  checkResponse,
  findOp,
  format,
  type Schema,
  type Violation,
} from '#tests/support/stripe-contract/check.mjs';
import { stripeContract } from '#tests/support/stripe-contract/contract.ts';
import { decodeForm } from '#tests/support/stripe-contract/form.mjs';

const contract = stripeContract();
const errors = (violations: readonly Violation[]) =>
  violations.filter((violation) => violation.severity === 'error').map(format);

/** What the SDK puts on the wire for one call. */
async function sent(call: (stripe: Stripe) => Promise<unknown>): Promise<CheckedRequest> {
  let seen: CheckedRequest | undefined;
  const httpClient = Stripe.createFetchHttpClient(
    async (input: string | URL | Request, init?: RequestInit) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const body = request.method === 'GET' ? '' : await request.text();
      seen = {
        method: request.method,
        path: pathname + search,
        headers: Object.fromEntries(request.headers),
        body,
      };
      return Response.json({ id: 'x', object: 'x' });
    },
  );
  await call(new Stripe('sk_test_1', { httpClient, telemetry: false }));
  if (!seen) throw new Error('nothing was sent');
  return seen;
}

const requestErrors = async (call: (stripe: Stripe) => Promise<unknown>) =>
  errors(checkRequest(contract, await sent(call)).violations).join('\n');

/** Parameters that the SDK's types would refuse. */
const create = (change: Record<string, unknown>) => (stripe: Stripe) =>
  stripe.checkout.sessions.create({ ...donationSession(), ...change });

const line = (priceData: Record<string, unknown>) => ({
  line_items: [{ quantity: 1, price_data: priceData }],
});

test('what the SDK sends for a donation passes, and reads back as it was given', async () => {
  expect(await requestErrors(create({}))).toBe('');
  expect(await requestErrors((stripe) => stripe.paymentIntents.capture('pi_1'))).toBe('');
  expect(
    await requestErrors((stripe) =>
      stripe.events.list({ types: ['charge.refunded'], limit: 100, created: { gte: 1 } }),
    ),
  ).toBe('');
  const { body, headers } = await sent(create({}));
  expect(decodeForm(body ?? '')).toMatchObject({ success_url: donationSession().success_url });
  expect(headers?.['stripe-version']).toBe(contract.apiVersion);
});

test.each<[string, Record<string, unknown>, RegExp]>([
  [
    'a name that is gone',
    { payment_method_types: ['card'] },
    /unknown parameter `payment_method_types`.*allowed_payment_method_types/,
  ],
  ['a misspelt name', { payment_intent_data: { capture_methd: 'manual' } }, /capture_methd.*did you mean/],
  ['a value that is gone', { ui_mode: 'hosted' }, /"hosted" is not one of/],
  [
    'a missing currency',
    line({ unit_amount: 500, product_data: { name: 'x' } }),
    /price_data\.currency` is missing/,
  ],
  [
    'a missing name',
    line({ unit_amount: 500, currency: 'usd', product_data: { description: 'x' } }),
    /product_data\.name` is missing/,
  ],
  ['missing line items', { line_items: undefined }, /line_items is required/],
  [
    'a fraction',
    line({ unit_amount: 5.5, currency: 'usd', product_data: { name: 'x' } }),
    /expected integer/,
  ],
  [
    'too little',
    line({ unit_amount: 20, currency: 'usd', product_data: { name: 'x' } }),
    /below Stripe's minimum 50/,
  ],
  ['long metadata', { metadata: { a: 'x'.repeat(501) } }, /longer than 500/],
])('a request with %s is found', async (_what, change, words) => {
  expect(await requestErrors(create(change))).toMatch(words);
});

test('wrong paths, methods and versions are found', () => {
  const problems = (request: CheckedRequest) => errors(checkRequest(contract, request).violations).join('\n');
  expect(problems({ method: 'POST', path: '/v1/checkout/session' })).toMatch(/no such path/);
  expect(problems({ method: 'DELETE', path: '/v1/payment_intents/pi_1' })).toMatch(/method not allowed/);
  const headers = { authorization: 'Bearer x', 'stripe-version': '2024-12-18.acacia' };
  expect(problems({ method: 'GET', path: '/v1/charges', headers })).toMatch(/acacia/);
});

const deref = (schema: Schema | undefined): Schema => {
  let at = schema ?? {};
  while (at.$ref) at = contract.$defs[at.$ref.slice('#/$defs/'.length)] ?? {};
  return at;
};

/** The smallest value that the schema allows. */
function smallest(unresolved: Schema | undefined): unknown {
  const schema = deref(unresolved);
  if (schema.anyOf) {
    const branches = schema.anyOf.map(deref);
    if (branches.some((branch) => branch.type === 'null')) return null;
    return smallest(branches.find((branch) => branch.type !== 'object') ?? branches[0]);
  }
  if (schema.enum) return schema.enum[0];
  if (schema['x-decimal']) return '1';
  const plain: Record<string, unknown> = {
    array: [],
    string: 'x',
    integer: 1,
    number: 1,
    boolean: true,
    null: null,
  };
  if (schema.type && schema.type in plain) return plain[schema.type];
  return Object.fromEntries((schema.required ?? []).map((key) => [key, smallest(schema.properties?.[key])]));
}

test.each([
  'checkout/sessions',
  'payment_intents',
  'charges',
  'customers',
  'payment_methods',
  'balance_transactions',
  'events',
])('every field of /v1/%s that is missing, unknown or of the wrong type is found', (path) => {
  const operation = findOp(contract, 'GET', `/v1/${path}/x`);
  const response = deref(operation?.response);
  const schema = response.anyOf ? deref(response.anyOf[0]) : response;
  const base = smallest(schema) as Record<string, unknown>;
  const found = (body: unknown) =>
    errors(checkResponse(contract, operation, { status: 200, body })).length > 0;
  expect(found(base)).toBe(false);
  expect(found({ ...base, zz_unknown: 1 })).toBe(true);
  for (const key of schema.required ?? []) {
    const { [key]: _left, ...without } = base;
    expect(found(without), `${key} missing`).toBe(true);
    expect(found({ ...base, [key]: [[1]] }), `${key} as a list`).toBe(true);
  }
});

test('errors that Stripe would not send are found', () => {
  const operation = findOp(contract, 'GET', '/v1/charges/x');
  const check = (status: number, body: unknown) =>
    errors(checkResponse(contract, operation, { status, body })).join('\n');
  expect(check(402, { error: { type: 'card_error', code: 'card_declined', message: 'x' } })).toMatch(
    /decline_code/,
  );
  expect(check(400, { error: { type: 'oops', message: 'x' } })).toMatch(/oops/);
  expect(check(404, { message: 'x' })).toMatch(/\{error/);
  expect(check(404, { error: { type: 'invalid_request_error', message: 'No such charge' } })).toBe('');
});

test('events of unknown type, with another object or without a field are found', () => {
  const charge = smallest(contract.events['charge.refunded']);
  const event = {
    ...{ id: 'evt_1', object: 'event', api_version: contract.apiVersion, created: 1, livemode: false },
    ...{ pending_webhooks: 1, request: null, type: 'charge.refunded', data: { object: charge } },
  };
  expect(errors(checkEvent(contract, event))).toEqual([]);
  expect(errors(checkEvent(contract, { ...event, type: 'charge.gone' })).join()).toMatch(/charge\.gone/);
  expect(errors(checkEvent(contract, { ...event, data: { object: { object: 'refund' } } })).join()).toMatch(
    /"refund" is not one of charge/,
  );
  const { created: _created, ...rest } = event;
  expect(errors(checkEvent(contract, rest)).join()).toMatch(/created/);
});

test('no operation of the SDK crashes the checker', () => {
  expect(contract.operations.length).toBeGreaterThan(500);
  for (const operation of contract.operations) {
    const path = operation.path.replace(/\{\w+\}/g, 'x');
    expect(() =>
      checkRequest(contract, { method: operation.method, path, body: 'a=1&b[c][0]=2' }),
    ).not.toThrow();
    expect(() => checkResponse(contract, operation, { status: 200, body: {} })).not.toThrow();
  }
});
