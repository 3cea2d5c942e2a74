/** Customers: made, changed field by field, listed, and deleted with all that hangs on them. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';

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

test('a customer is kept as told, and an update changes what it names and says what was before', async () => {
  local = await localStripe();
  const made = await local.stripe.customers.create({
    email: 'ada@example.org',
    name: 'Ada',
    address: { country: 'GB', line1: '1 St' },
    metadata: { donor: 'd_1', kept: 'yes' },
    preferred_locales: ['en', 'de'],
  });
  expect(made).toMatchObject({ balance: 0, test_clock: null, tax_exempt: 'none', address: { city: null } });
  const updated = await local.stripe.customers.update(made.id, {
    name: 'Ada Lovelace',
    address: { country: 'FR' },
    phone: '+4412345',
    metadata: { donor: '', late: '1' },
  });
  expect(updated).toMatchObject({
    email: 'ada@example.org',
    name: 'Ada Lovelace',
    address: { country: 'FR', line1: null },
    metadata: { kept: 'yes', late: '1' },
  });
  expect(await flushed()).toEqual(['customer.created', 'customer.updated']);
  expect(local.received.at(-1)?.data.previous_attributes).toEqual({
    name: 'Ada',
    phone: null,
    address: { country: 'GB', line1: '1 St' },
    metadata: { donor: 'd_1', late: null },
  });
  await local.stripe.customers.update(made.id, { name: 'Ada Lovelace' });
  expect(await flushed()).toEqual([]);
  const cleared = await local.stripe.customers.update(made.id, { metadata: '', address: '' });
  expect(cleared).toMatchObject({ metadata: {}, address: null });
});

test('a default card has to be the customer’s own; one made with the customer can be it at once', async () => {
  local = await localStripe();
  const made = await local.stripe.customers.create({
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
    expand: ['invoice_settings.default_payment_method'],
  });
  const card = made.invoice_settings.default_payment_method as Stripe.PaymentMethod;
  expect(card).toMatchObject({ object: 'payment_method', customer: made.id, card: { last4: '4242' } });
  const other = await local.stripe.customers.create();
  const stolen = local.stripe.customers.update(other.id, {
    invoice_settings: { default_payment_method: card.id },
  });
  await expect(stolen).rejects.toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    message: `The customer does not have a payment method with the ID ${card.id}. The payment method must be attached to the customer.`,
  });
  expect(await local.stripe.customers.retrievePaymentMethod(made.id, card.id)).toMatchObject({ id: card.id });
  const elsewhere = local.stripe.customers.retrievePaymentMethod(other.id, card.id);
  await expect(elsewhere).rejects.toMatchObject({ statusCode: 404 });
});

test('a deleted customer is told as deleted, has no card left, is in no list, and takes part in nothing', async () => {
  local = await localStripe();
  const { id } = await local.stripe.customers.create({ email: 'ada@example.org' });
  const kept = await local.stripe.customers.create({ email: 'ada@example.org' });
  const method = await local.stripe.paymentMethods.attach('pm_card_visa', { customer: id });
  await local.stripe.customers.update(id, { invoice_settings: { default_payment_method: method.id } });
  await flushed();
  expect(await local.stripe.customers.del(id)).toEqual(
    expect.objectContaining({ id, object: 'customer', deleted: true }),
  );
  expect(await flushed()).toEqual(['payment_method.detached', 'customer.deleted']);
  expect(local.received.at(-1)?.data.object).toMatchObject({ id, email: 'ada@example.org' });
  const gone = await local.stripe.customers.retrieve(id);
  expect(JSON.parse(JSON.stringify(gone))).toEqual({ id, object: 'customer', deleted: true });
  const listed = await local.stripe.customers.list({ email: 'ada@example.org' });
  expect(listed.data.map((customer) => customer.id)).toEqual([kept.id]);
  expect(await local.stripe.paymentMethods.retrieve(method.id)).toMatchObject({ customer: null });
  await expect(local.stripe.customers.del(id)).rejects.toMatchObject({ statusCode: 404 });
  await expect(local.stripe.customers.update(id, { name: 'x' })).rejects.toMatchObject({ statusCode: 404 });
  await expect(local.stripe.paymentMethods.list({ customer: id })).rejects.toMatchObject({
    code: 'resource_missing',
  });
  await expect(local.stripe.customers.create({ test_clock: 'clock_none' })).rejects.toMatchObject({
    statusCode: 400,
    param: 'test_clock',
  });
});
