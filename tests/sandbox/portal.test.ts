/** The billing portal: links, what a configuration allows, and the card that is changed on its pages. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, ORIGIN, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';

const RETURN_URL = `${ORIGIN}/supporters/gifts`;
let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

async function flushed(): Promise<string[]> {
  const before = local.received.length;
  await local.control({ action: 'flush' });
  return local.received.slice(before).map((event) => event.type);
}

/** A configuration for the card alone, and a customer with one card. */
async function prepared(
  features: Stripe.BillingPortal.ConfigurationCreateParams['features'] = {
    payment_method_update: { enabled: true },
  },
) {
  const configuration = await local.stripe.billingPortal.configurations.create({ features });
  const customer = await local.stripe.customers.create({ email: 'ada@example.org', name: 'Ada' });
  const method = await local.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  await flushed();
  return { configuration: configuration.id, customer: customer.id, method: method.id };
}

function link(
  { configuration, customer }: { configuration: string; customer: string },
  change: Partial<Stripe.BillingPortal.SessionCreateParams> = {},
): Promise<Stripe.BillingPortal.Session> {
  return local.stripe.billingPortal.sessions.create({
    configuration,
    customer,
    return_url: RETURN_URL,
    flow_data: {
      type: 'payment_method_update',
      after_completion: { type: 'redirect', redirect: { return_url: RETURN_URL } },
    },
    ...change,
  });
}

async function visit(url: string, form?: Record<string, string>) {
  const response = await local.ask(
    url.replace(ORIGIN, ''),
    form && { method: 'POST', body: new URLSearchParams(form) },
  );
  return {
    status: response.status,
    location: response.headers.get('location'),
    html: await response.text(),
  };
}

const CARD = {
  cardNumber: '5555 5555 5555 4444',
  expiry: '12 / 40',
  cvc: '123',
  name: 'Ada Lovelace',
  country: 'GB',
  postalCode: 'W1S 3BE',
};

const defaultCardOf = async (customer: string) =>
  ((await local.stripe.customers.retrieve(customer)) as Stripe.Customer).invoice_settings
    .default_payment_method;

test('a card that is changed in the portal becomes the customer’s default, and the way back is taken', async () => {
  local = await localStripe();
  const saved = await prepared();
  const session = await link(saved);
  expect(session).toMatchObject({ customer: saved.customer, return_url: RETURN_URL });
  const page = await visit(session.url);
  expect(page.status).toBe(200);
  for (const words of ['Use another card', 'Saving a card charges nothing', 'no real card'])
    expect(page.html).toContain(words);
  expect(page.html).not.toMatch(/<script|name="email"/);
  const done = await visit(`${session.url}/card`, CARD);
  expect(done).toMatchObject({ status: 303, location: RETURN_URL });
  const again = await visit(`${session.url}/card`, CARD);
  expect(again).toMatchObject({ status: 303, location: RETURN_URL });
  const cards = await local.stripe.customers.listPaymentMethods(saved.customer);
  expect(cards.data).toHaveLength(2);
  expect(cards.data[0]).toMatchObject({
    card: { last4: '4444' },
    billing_details: { name: 'Ada Lovelace', email: 'ada@example.org', address: { country: 'GB' } },
  });
  expect(await defaultCardOf(saved.customer)).toBe(cards.data[0]?.id);
  expect(await flushed()).toEqual([
    'billing_portal.session.created',
    'setup_intent.created',
    'payment_method.attached',
    'setup_intent.succeeded',
    'customer.updated',
  ]);
  expect(local.received.at(-1)?.data.previous_attributes).toEqual({
    invoice_settings: { default_payment_method: null },
  });
});

test('a subscription with a card of its own takes the new one, and the customer’s default stays', async () => {
  local = await localStripe();
  const saved = await prepared();
  const product = await local.stripe.products.create({ name: 'Standing gift' });
  const start = () =>
    local.stripe.subscriptions.create({
      customer: saved.customer,
      default_payment_method: saved.method,
      items: [
        {
          price_data: {
            currency: 'usd',
            product: product.id,
            recurring: { interval: 'month' },
            unit_amount: 500,
          },
        },
      ],
    });
  const [live, over] = [await start(), await start()];
  await local.stripe.subscriptions.cancel(over.id);
  const session = await link(saved);
  await flushed();
  const told = await local.control({ action: 'portal-card', session: session.id, card: '5555555555554444' });
  expect(told).toMatchObject({ status: 'succeeded' });
  const cardOf = async (id: string) => (await local.stripe.subscriptions.retrieve(id)).default_payment_method;
  expect(await cardOf(live.id)).toBe(told['payment_method']);
  expect(await cardOf(over.id)).toBe(saved.method);
  expect(await defaultCardOf(saved.customer)).toBeNull();
  expect(await flushed()).toEqual([
    'setup_intent.created',
    'payment_method.attached',
    'setup_intent.succeeded',
    'customer.subscription.updated',
  ]);
  expect(local.received.at(-1)?.data.previous_attributes).toEqual({ default_payment_method: saved.method });
});

test('a refused card keeps the form, a card that asks its holder asks, and both end with the right card', async () => {
  local = await localStripe();
  const saved = await prepared();
  const session = await link(saved);
  const refused = await visit(`${session.url}/card`, { ...CARD, cardNumber: '4000000000000002' });
  expect(refused.status).toBe(402);
  expect(refused.html).toContain('Your card was declined.');
  const asked = await visit(`${session.url}/card`, { ...CARD, cardNumber: '4000002500003155' });
  expect(asked.location).toBe(`${new URL(session.url).pathname}/authentication`);
  expect((await visit(`${session.url}/authentication`)).html).toContain('Is it you who saves this card?');
  expect((await visit(`${session.url}/authentication`, { outcome: 'fail' })).status).toBe(402);
  expect(await defaultCardOf(saved.customer)).toBeNull();
  await visit(`${session.url}/card`, { ...CARD, cardNumber: '4000002500003155' });
  const passed = await visit(`${session.url}/authentication`, { outcome: 'complete' });
  expect(passed.location).toBe(RETURN_URL);
  expect((await local.stripe.setupIntents.list({ customer: saved.customer })).data).toMatchObject([
    { status: 'succeeded' },
  ]);
  expect(await defaultCardOf(saved.customer)).not.toBeNull();
});

test('without a flow the portal shows the cards, charges another of them, and removes one', async () => {
  local = await localStripe();
  const saved = await prepared();
  const other = await local.stripe.paymentMethods.attach('pm_card_mastercard', { customer: saved.customer });
  await local.stripe.customers.update(saved.customer, {
    invoice_settings: { default_payment_method: saved.method },
  });
  const session = await local.stripe.billingPortal.sessions.create({
    configuration: saved.configuration,
    customer: saved.customer,
    return_url: RETURN_URL,
  });
  const home = await visit(session.url);
  for (const words of ['Visa ending in 4242', 'Mastercard ending in 4444', 'This one is charged'])
    expect(home.html).toContain(words);
  await visit(`${session.url}/saved`, { method: other.id, change: 'charge' });
  expect(await defaultCardOf(saved.customer)).toBe(other.id);
  await flushed();
  await visit(`${session.url}/saved`, { method: saved.method, change: 'remove' });
  expect(await flushed()).toEqual(['payment_method.detached']);
  await visit(`${session.url}/saved`, { method: 'pm_of_another', change: 'remove' });
  expect((await visit(session.url)).html).not.toContain('4242');
});

test('what the configuration does not allow is refused by the API and by the page', async () => {
  local = await localStripe();
  const saved = await prepared({ invoice_history: { enabled: true } });
  await expect(link(saved)).rejects.toMatchObject({ statusCode: 400, param: 'flow_data[type]' });
  await expect(
    link(saved, {
      flow_data: { type: 'subscription_cancel', subscription_cancel: { subscription: 'sub_1' } },
    }),
  ).rejects.toMatchObject({ message: expect.stringContaining('is disabled') as unknown });
  const session = await local.stripe.billingPortal.sessions.create({
    configuration: saved.configuration,
    customer: saved.customer,
  });
  expect((await visit(session.url)).html).toContain('Cards cannot be changed here');
  expect((await visit(`${session.url}/card`, CARD)).status).toBe(403);
  expect((await visit(`${session.url}/saved`, { method: saved.method, change: 'remove' })).status).toBe(403);
  expect((await local.stripe.customers.listPaymentMethods(saved.customer)).data).toHaveLength(1);
});

test('a link is good for five minutes unopened, for an hour after each visit, and for nobody who guesses', async () => {
  local = await localStripe();
  const saved = await prepared();
  const [unopened, opened] = [await link(saved), await link(saved)];
  await visit(opened.url);
  await local.control({ action: 'clock', advanceSeconds: 301 });
  expect((await visit(unopened.url)).status).toBe(404);
  expect((await visit(opened.url)).status).toBe(200);
  await local.control({ action: 'clock', advanceSeconds: 3601 });
  expect((await visit(opened.url)).status).toBe(404);
  expect((await visit(`/sandbox/portal/${opened.id}`)).status).toBe(404);
  expect((await visit('/sandbox/portal/login')).status).toBe(404);
});

test('a configuration is updated setting by setting, listed, and needed', async () => {
  local = await localStripe();
  const saved = await prepared({
    payment_method_update: { enabled: true },
    subscription_cancel: { enabled: true, mode: 'immediately' },
  });
  const { configurations } = local.stripe.billingPortal;
  const updated = await configurations.update(saved.configuration, {
    features: { subscription_cancel: { enabled: false } },
    default_return_url: RETURN_URL,
  });
  expect(updated.features).toMatchObject({
    subscription_cancel: { enabled: false, mode: 'immediately' },
    payment_method_update: { enabled: true },
  });
  expect(await flushed()).toEqual(['billing_portal.configuration.updated']);
  expect(updated.login_page).toEqual({ enabled: false, url: null });
  const twisted = configurations.create({
    features: {
      payment_method_update: { enabled: false },
      subscription_update: { enabled: true, default_allowed_updates: ['price'] },
    },
  });
  await expect(twisted).rejects.toMatchObject({
    statusCode: 400,
    message: 'Cannot enable subscription updates while payment method update is disabled.',
  });
  const { customer } = saved;
  const unnamed = () => local.stripe.billingPortal.sessions.create({ customer });
  await expect(unnamed()).rejects.toMatchObject({
    message: expect.stringContaining('No configuration provided') as unknown,
  });
  await local.control({ action: 'portal-default' });
  expect((await configurations.list({ is_default: true })).data).toHaveLength(1);
  expect(await unnamed()).toMatchObject({ return_url: null });
  await configurations.update(saved.configuration, { active: false });
  await expect(link(saved)).rejects.toMatchObject({ param: 'configuration' });
});
