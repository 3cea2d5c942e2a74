/** The API itself: refusals in Stripe's words, lists, expansion, idempotency. */
import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { API_VERSION } from '#app/sandbox/operation.ts';
import {
  checkedStripe,
  donationSession,
  KEY,
  localStripe,
  type LocalStripe,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';
import { stripeContract } from '#tests/support/stripe-contract/contract.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

async function held(): Promise<string> {
  const session = await local.stripe.checkout.sessions.create(donationSession());
  return String((await local.control({ action: 'pay', session: session.id }))['payment_intent']);
}

/** What a raw form answers: the status and the error. */
async function refusal(path: string, body: string | null = null, headers: Record<string, string> = {}) {
  const response = await local.ask(path, {
    method: body === null ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    ...(body === null ? {} : { body }),
  });
  const { error } = (await response.json()) as { error: Record<string, unknown> };
  return { status: response.status, ...error };
}

const SESSION_FORM =
  'mode=payment&success_url=https%3A%2F%2Fx.test&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=500&line_items[0][price_data][product_data][name]=Gift';

test('the local Stripe speaks the version that the installed SDK pins', async () => {
  local = await localStripe();
  expect(API_VERSION).toBe(stripeContract().apiVersion);
  const other = await refusal('/v1/charges', null, { 'stripe-version': '2024-12-18.acacia' });
  expect(other).toMatchObject({ status: 400, type: 'invalid_request_error' });
});

test.each([
  ['payment_method_types[0]=card', 'parameter_unknown', 'payment_method_types'],
  ['line_items[0][price_data][amount]=5', 'parameter_unknown', 'line_items[0][price_data][amount]'],
  [
    'line_items[0][price_data][unit_amount]=5.5',
    'parameter_invalid_integer',
    'line_items[0][price_data][unit_amount]',
  ],
  ['line_items[0][price_data][currency]=zzz', undefined, 'line_items[0][price_data][currency]'],
  [
    'line_items[0][price_data][product_data][name]=',
    'parameter_invalid_empty',
    'line_items[0][price_data][product_data][name]',
  ],
  ['success_url=donations', 'url_invalid', 'success_url'],
  ['customer_email=nobody', 'email_invalid', 'customer_email'],
  ['mode=gift', undefined, 'mode'],
  ['mode[a]=b', undefined, 'mode[a]'],
  ['expires_at=1', undefined, 'expires_at'],
  ['customer=cus_none', 'resource_missing', 'customer'],
  ['metadata[donation]=' + 'x'.repeat(501), undefined, 'metadata'],
  ['expand[0]=colour', undefined, 'expand'],
])('a Session with %s is refused', async (change, code, param) => {
  local = await localStripe();
  const name = change.split('=')[0] ?? '';
  const form = SESSION_FORM.split('&').filter((field) => !field.startsWith(`${name}=`));
  const answer = await refusal('/v1/checkout/sessions', [...form, change].join('&'));
  expect(answer).toMatchObject({
    status: 400,
    type: 'invalid_request_error',
    param,
    ...(code ? { code } : {}),
  });
  expect(answer).toHaveProperty('message');
});

/** The form in another currency, with the amount in minor units. */
const sessionForm = (currency: string, unitAmount: number) =>
  SESSION_FORM.replace('[currency]=usd', `[currency]=${currency}`).replace(
    '[unit_amount]=500',
    `[unit_amount]=${String(unitAmount)}`,
  );

test.each([
  ['usd', 49, 'amount_too_small', '$0.50 usd'],
  ['jpy', 49, 'amount_too_small', '¥50 jpy'],
  ['huf', 17_499, 'amount_too_small', 'Ft 175.00 huf'],
  ['isk', 100, 'amount_too_small', 'kr 50 isk'],
  ['kwd', 140, 'amount_too_small', 'KWD 0.150 kwd'],
])(
  'a Session of %s %i in minor units is refused as Stripe does: %s (M23)',
  async (currency, amount, code, bound) => {
    local = await localStripe();
    const answer = await refusal('/v1/checkout/sessions', sessionForm(currency, amount));
    expect(answer).toMatchObject({ status: 400, type: 'invalid_request_error', code });
    expect(answer).not.toHaveProperty('param');
    expect(String((answer as { message?: unknown }).message).replaceAll('\u00a0', ' ')).toContain(bound);
  },
);

test('a Session of more than twelve digits is refused as too large (M23)', async () => {
  local = await localStripe();
  const form = sessionForm('usd', 999_999_999_999).replace('[quantity]=1', '[quantity]=2');
  const answer = await refusal('/v1/checkout/sessions', form);
  expect(answer).toMatchObject({ status: 400, code: 'amount_too_large' });
});

test.each([
  ['isk', 50_050, 100],
  ['ugx', 2_000_001, 100],
  ['kwd', 1255, 10],
  ['bhd', 2001, 10],
])(
  'a Session of %s %i falls between two steps of %i and is refused (M23)',
  async (currency, amount, step) => {
    local = await localStripe();
    const answer = await refusal('/v1/checkout/sessions', sessionForm(currency, amount));
    expect(answer).toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      param: 'line_items[0][price_data][unit_amount]',
    });
    expect(String((answer as { message?: unknown }).message)).toContain(
      `evenly divisible by ${String(step)}.`,
    );
  },
);

test.each([
  'mode',
  'success_url',
  'line_items',
  'line_items[0][price_data][currency]',
  'line_items[0][quantity]',
])('a Session without %s is refused', async (name) => {
  local = await localStripe();
  const form = SESSION_FORM.split('&').filter((field) => !field.startsWith(name));
  const answer = await refusal('/v1/checkout/sessions', form.join('&'));
  expect(answer).toMatchObject({ status: 400, code: 'parameter_missing', param: name });
});

test('unknown ids, unknown paths and wrong keys are refused in the shape that the SDK throws on', async () => {
  local = await localStripe();
  const unknown = local.stripe.paymentIntents.retrieve('pi_none');
  await expect(unknown).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'intent' });
  await expect(local.stripe.charges.list({ starting_after: 'ch_none' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
  });
  expect(await refusal('/v1/nothing')).toMatchObject({ status: 404, type: 'invalid_request_error' });
  expect(await refusal('/v1/charges', null, { authorization: '' })).toMatchObject({ status: 401 });
  expect(await refusal('/v1/charges', null, { authorization: 'Bearer sk_test_other' })).toMatchObject({
    status: 401,
  });
  expect(await refusal('/v1/charges?limit=101')).toMatchObject({
    status: 400,
    code: 'parameter_invalid_integer',
  });
  expect(await refusal('/v1/charges?a[b]=1&a=2')).toMatchObject({ status: 400 });
  expect(await refusal('/v1/checkout/sessions', 'a'.repeat(300_000))).toMatchObject({ status: 413 });
});

test('lists come newest first and page both ways without a gap or a repeat', async () => {
  local = await localStripe();
  const made: string[] = [];
  for (let i = 0; i < 7; i++)
    made.unshift((await local.stripe.checkout.sessions.create(donationSession())).id);
  const first = await local.stripe.checkout.sessions.list({ limit: 3 });
  expect(first).toMatchObject({ has_more: true, data: made.slice(0, 3).map((id) => ({ id })) });
  const next = await local.stripe.checkout.sessions.list({ limit: 3, starting_after: made[2] ?? '' });
  expect(next.data.map((each) => each.id)).toEqual(made.slice(3, 6));
  const back = await local.stripe.checkout.sessions.list({ limit: 2, ending_before: made[4] ?? '' });
  expect(back.data.map((each) => each.id)).toEqual(made.slice(2, 4));
  const all = await local.stripe.checkout.sessions.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map((each) => each.id)).toEqual(made);
});

test('lists filter by time, status, PaymentIntent and type of event', async () => {
  local = await localStripe();
  const intent = await held();
  await local.control({ action: 'clock', advanceSeconds: 3600 });
  const later = await local.stripe.checkout.sessions.create(donationSession());
  const from = Math.floor(local.sandbox.now().getTime() / 1000) - 60;
  const ids = async (list: Promise<{ data: { id: string }[] }>) => (await list).data.map((each) => each.id);
  expect(await ids(local.stripe.checkout.sessions.list({ created: { gte: from } }))).toEqual([later.id]);
  expect(await ids(local.stripe.checkout.sessions.list({ status: 'open' }))).toEqual([later.id]);
  expect(await ids(local.stripe.charges.list({ payment_intent: intent }))).toHaveLength(1);
  expect(await ids(local.stripe.charges.list({ payment_intent: 'pi_other' }))).toEqual([]);
  const types = async (filter: Stripe.EventListParams) =>
    (await local.stripe.events.list(filter)).data.map((each) => each.type);
  expect(await types({ type: 'charge.*' })).toEqual(['charge.succeeded']);
  expect(await types({ types: ['payment_intent.created', 'checkout.session.completed'] })).toEqual([
    'checkout.session.completed',
    'payment_intent.created',
  ]);
  expect(await types({ delivery_success: true })).toEqual([]);
  await local.control({ action: 'flush' });
  expect(await types({ delivery_success: false })).toEqual([]);
  await local.control({ action: 'clock', advanceSeconds: 31 * 24 * 3600 });
  expect((await types({ type: 'charge.succeeded' })).length).toBe(0);
});

test('expansion reaches four levels deep, in lists too, and refuses the fifth', async () => {
  local = await localStripe();
  await local.stripe.paymentIntents.capture(await held());
  const { data } = await local.stripe.checkout.sessions.list({
    expand: ['data.payment_intent.latest_charge.balance_transaction.source'],
  });
  const path = ['payment_intent', 'latest_charge', 'balance_transaction', 'source', 'object'];
  const reached = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], data[0]);
  expect(reached).toBe('charge');
  const deep = local.stripe.checkout.sessions.list({
    expand: ['data.payment_intent.latest_charge.balance_transaction.source.customer'],
  });
  await expect(deep).rejects.toMatchObject({ statusCode: 400, param: 'expand' });
  await expect(local.stripe.charges.list({ expand: ['data.colour'] })).rejects.toMatchObject({
    param: 'expand',
  });
});

test('a repeated key answers as the first time and acts once; other parameters or another path are refused', async () => {
  local = await localStripe();
  const key = { idempotencyKey: 'gift-1' };
  const first = await local.stripe.checkout.sessions.create(donationSession(), key);
  const again = await local.stripe.checkout.sessions.create(donationSession(), key);
  expect(again.id).toBe(first.id);
  // With a fetch client the SDK hands on the Response itself.
  const { headers } = again.lastResponse as unknown as Response;
  expect(headers.get('idempotent-replayed')).toBe('true');
  expect(again.lastResponse.idempotencyKey).toBe('gift-1');
  const changed = local.stripe.checkout.sessions.create(
    donationSession({ client_reference_id: 'don_2' }),
    key,
  );
  await expect(changed).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  const elsewhere = local.stripe.paymentIntents.capture(await held(), {}, key);
  await expect(elsewhere).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  await local.control({ action: 'clock', advanceSeconds: 25 * 3600 });
  expect((await local.stripe.checkout.sessions.create(donationSession(), key)).id).not.toBe(first.id);
});

test('a refusal of the state is kept under its key, a refusal of the parameters is not', async () => {
  local = await localStripe();
  const intent = await held();
  await local.stripe.paymentIntents.cancel(intent);
  const key = { idempotencyKey: 'capture-1' };
  await expect(local.stripe.paymentIntents.capture(intent, {}, key)).rejects.toMatchObject({
    headers: expect.not.objectContaining({ 'idempotent-replayed': 'true' }) as unknown,
  });
  await expect(local.stripe.paymentIntents.capture(intent, {}, key)).rejects.toMatchObject({
    headers: { 'idempotent-replayed': 'true' },
  });
  const other = { idempotencyKey: 'gift-2' };
  const unchecked = checkedStripe(local.sandbox, { isRequestChecked: false });
  const wrong = unchecked.checkout.sessions.create({ ...donationSession(), success_url: 'nowhere' }, other);
  await expect(wrong).rejects.toMatchObject({ code: 'url_invalid' });
  await expect(unchecked.checkout.sessions.create(donationSession(), other)).resolves.toMatchObject({
    status: 'open',
  });
});

test('a key whose first request is still running is refused with 409', async () => {
  local = await localStripe();
  await local.sql.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4242))', ['gift-3']);
    const second = local.stripe.checkout.sessions.create(donationSession(), { idempotencyKey: 'gift-3' });
    await expect(second).rejects.toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  });
});

test('of many captures at once under different keys one takes the money', async () => {
  local = await localStripe();
  const intent = await held();
  const attempts = Array.from({ length: 6 }, () => local.stripe.paymentIntents.capture(intent));
  const results = await Promise.allSettled(attempts);
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  expect((await local.stripe.balanceTransactions.list()).data).toHaveLength(1);
});

test('booleans are taken as JavaScript and as Python writes them, and as nobody else does', async () => {
  local = await localStripe();
  const asked = async (value: string) =>
    (await local.ask(`/v1/events?delivery_success=${value}`, { headers: { authorization: `Bearer ${KEY}` } }))
      .status;
  expect(await Promise.all(['true', 'False', 'True', 'TRUE', '1'].map(asked))).toEqual([
    200, 200, 200, 400, 400,
  ]);
});

test('line items come in pages, as any list does', async () => {
  local = await localStripe();
  const price = (name: string) => ({ currency: 'usd', unit_amount: 500, product_data: { name } });
  const names = ['a', 'b', 'c', 'd', 'e'];
  const { id } = await local.stripe.checkout.sessions.create(
    donationSession({ line_items: names.map((name) => ({ quantity: 1, price_data: price(name) })) }),
  );
  const { sessions } = local.stripe.checkout;
  const all = await sessions.listLineItems(id, { limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map((item) => item.description)).toEqual(names);
  const before = await sessions.listLineItems(id, { limit: 2, ending_before: all[3]?.id ?? '' });
  expect(before).toMatchObject({ has_more: true, data: [{ description: 'b' }, { description: 'c' }] });
  await expect(sessions.listLineItems(id, { starting_after: 'li_none' })).rejects.toMatchObject({
    code: 'resource_missing',
  });
});

test('the refunds of a charge are a list that is shown when it is asked for', async () => {
  local = await localStripe();
  await local.stripe.paymentIntents.capture(await held());
  const [charge] = (await local.stripe.charges.list({ expand: ['data.refunds'] })).data;
  expect(charge?.refunds).toMatchObject({
    object: 'list',
    data: [],
    url: `/v1/charges/${charge?.id ?? ''}/refunds`,
  });
  expect(await local.stripe.charges.retrieve(charge?.id ?? '')).not.toHaveProperty('refunds');
});
