/** Changes to subscriptions of the local Stripe, their ends, test clocks, and what is refused. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { intervalsAfter } from '#app/sandbox/billing/periods.ts';
import {
  checkedStripe,
  localStripe,
  type LocalStripe,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';
import {
  DAY,
  giver,
  heard,
  HOUR,
  later,
  latestInvoice,
  MONTH,
  monthly,
  standingGift,
  typesSince,
} from '#tests/sandbox/support/standing-gift.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const now = () => Math.floor(local.sandbox.now().getTime() / 1000);
const itemOf = ({ items }: Stripe.Subscription): Stripe.SubscriptionItem => {
  const [item] = items.data;
  if (!item) throw new Error('no item');
  return item;
};

test('another amount counts from the next renewal on: no proration, no credit, the same day', async () => {
  local = await localStripe();
  const payer = await giver(local);
  const made = await local.stripe.subscriptions.create(standingGift(payer));
  const item = itemOf(made);
  const from = await heard(local);
  const changed = await local.stripe.subscriptions.update(made.id, {
    items: [{ id: item.id, ...monthly(payer.product, 2000) }],
    proration_behavior: 'none',
  });
  expect(itemOf(changed)).toMatchObject({
    id: item.id,
    current_period_end: item.current_period_end,
    price: { unit_amount: 2000 },
  });
  expect(await typesSince(local, from)).toEqual(['customer.subscription.updated']);
  const told = local.received.at(-1)?.data as Stripe.CustomerSubscriptionUpdatedEvent.Data;
  expect(told.previous_attributes?.items?.data[0]?.price.unit_amount).toBe(500);
  await local.stripe.subscriptionItems.update(item.id, {
    ...monthly(payer.product, 300),
    proration_behavior: 'none',
  });
  await later(local, MONTH);
  const invoice = await latestInvoice(local, made.id);
  expect(invoice).toMatchObject({ amount_paid: 300, status: 'paid', amount_overpaid: 0 });
  expect(invoice.lines.data).toHaveLength(1);
  const customer = (await local.stripe.customers.retrieve(payer.customer)) as Stripe.Customer;
  expect(customer.balance).toBe(0);
});

test('what would be prorated is refused rather than done otherwise than by Stripe', async () => {
  local = await localStripe();
  const payer = await giver(local);
  const made = await local.stripe.subscriptions.create(standingGift(payer));
  const item = itemOf(made);
  const refused = { statusCode: 400, param: 'proration_behavior' };
  const items = [{ id: item.id, ...monthly(payer.product, 2000) }];
  await expect(local.stripe.subscriptions.update(made.id, { items })).rejects.toMatchObject(refused);
  await expect(local.stripe.subscriptions.cancel(made.id, { prorate: true })).rejects.toMatchObject(refused);
  const moved = { trial_end: now() + 5 * DAY };
  await expect(local.stripe.subscriptions.update(made.id, moved)).rejects.toMatchObject(refused);
  const yearly = { ...monthly(payer.product, 500).price_data, recurring: { interval: 'year' as const } };
  await expect(
    local.stripe.subscriptions.update(made.id, {
      items: [{ id: item.id, price_data: yearly }],
      proration_behavior: 'none',
    }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'items' });
  expect(itemOf(await local.stripe.subscriptions.retrieve(made.id)).price.unit_amount).toBe(500);
});

test('a billing day is moved by a trial that charges nothing, or to today with an invoice at once', async () => {
  local = await localStripe();
  const made = await local.stripe.subscriptions.create(standingGift(await giver(local)));
  const to = now() + 12 * DAY;
  const moved = await local.stripe.subscriptions.update(made.id, {
    trial_end: to,
    proration_behavior: 'none',
  });
  expect(moved).toMatchObject({ status: 'trialing', billing_cycle_anchor: to, trial_end: to });
  expect(await latestInvoice(local, made.id)).toMatchObject({
    status: 'paid',
    total: 0,
    billing_reason: 'subscription_update',
    payments: { data: [] },
  });
  await local.control({ action: 'clock', to: to + 2 * HOUR });
  const begun = await local.stripe.subscriptions.retrieve(made.id);
  expect(begun.status).toBe('active');
  expect(itemOf(begun)).toMatchObject({
    current_period_start: to,
    current_period_end: intervalsAfter(to, { interval: 'month', interval_count: 1 }, 1),
  });
  expect(await latestInvoice(local, made.id)).toMatchObject({ status: 'paid', amount_paid: 500 });
  const reset = await local.stripe.subscriptions.update(made.id, {
    billing_cycle_anchor: { type: 'now' },
    proration_behavior: 'none',
  });
  expect(reset.billing_cycle_anchor).toBe(now());
  expect(await latestInvoice(local, made.id)).toMatchObject({
    billing_reason: 'subscription_update',
    amount_paid: 500,
  });
});

test('a subscription that begins later charges nothing until its first day', async () => {
  local = await localStripe();
  const payer = await giver(local);
  const anchor = now() + 9 * DAY;
  const later1 = await local.stripe.subscriptions.create(
    standingGift(payer, { billing_cycle_anchor: anchor, proration_behavior: 'none' }),
  );
  expect(later1).toMatchObject({ status: 'active', latest_invoice: null });
  const trial = await local.stripe.subscriptions.create(standingGift(payer, { trial_end: anchor }));
  expect(trial).toMatchObject({ status: 'trialing', latest_invoice: { total: 0, status: 'paid' } });
  await local.control({ action: 'clock', to: anchor + 2 * HOUR });
  for (const { id } of [later1, trial]) {
    expect(await latestInvoice(local, id)).toMatchObject({
      amount_paid: 500,
      billing_reason: 'subscription_cycle',
    });
  }
});

test('a first payment that fails leaves nothing with error_if_incomplete, and an incomplete one without', async () => {
  local = await localStripe();
  const payer = await giver(local, 'pm_card_chargeCustomerFail');
  const from = await heard(local);
  const key = { idempotencyKey: 'gift-1' };
  const refused = { statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' };
  await expect(local.stripe.subscriptions.create(standingGift(payer), key)).rejects.toMatchObject(refused);
  await expect(local.stripe.subscriptions.create(standingGift(payer), key)).rejects.toMatchObject(refused);
  expect((await local.stripe.subscriptions.list({ status: 'all' })).data).toEqual([]);
  expect((await local.stripe.invoices.list()).data).toEqual([]);
  expect(await typesSince(local, from)).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
    'payment_intent.canceled',
  ]);
  await local.control({ action: 'next', on: 'saved-card', outcome: '3ds' });
  await expect(local.stripe.subscriptions.create(standingGift(payer))).rejects.toMatchObject({
    statusCode: 402,
    code: 'authentication_required',
  });
  const made = await local.stripe.subscriptions.create(
    standingGift(payer, { payment_behavior: 'allow_incomplete' }),
  );
  expect(made).toMatchObject({ status: 'incomplete', latest_invoice: { status: 'open', attempt_count: 1 } });
  await later(local, 23 * HOUR + 1);
  expect(await local.stripe.subscriptions.retrieve(made.id)).toMatchObject({ status: 'incomplete_expired' });
  expect((await latestInvoice(local, made.id)).status).toBe('void');
  await later(local, 2 * MONTH);
  expect((await local.stripe.invoices.list({ subscription: made.id })).data).toHaveLength(1);
});

test('an incomplete subscription is active once its invoice is paid on the page', async () => {
  local = await localStripe();
  const payer = await giver(local, 'pm_card_chargeCustomerFail');
  const made = await local.stripe.subscriptions.create(
    standingGift(payer, { payment_behavior: 'allow_incomplete' }),
  );
  const invoice = await latestInvoice(local, made.id);
  const path = new URL(invoice.hosted_invoice_url ?? '').pathname;
  const post = (body: string) =>
    local.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
  expect((await post('name=Jenny&cardNumber=4242')).status).toBe(422);
  const form = 'name=Jenny&expiry=12/35&cvc=123&country=DE&cardNumber=';
  expect((await post(`${form}4000000000000002`)).status).toBe(402);
  expect((await post(`${form}4242424242424242`)).headers.get('location')).toBe(path);
  expect((await local.stripe.subscriptions.retrieve(made.id)).status).toBe('active');
  expect((await post(`${form}4242424242424242`)).status).toBe(200);
  expect((await local.stripe.charges.list()).data.filter((charge) => charge.paid)).toHaveLength(1);
});

test('an end now, an end set for later, and an end taken back', async () => {
  local = await localStripe();
  const payer = await giver(local);
  const [first, second] = [
    await local.stripe.subscriptions.create(standingGift(payer)),
    await local.stripe.subscriptions.create(standingGift(payer)),
  ];
  const details = { comment: 'Moving away', feedback: 'other' as const };
  const ended = await local.stripe.subscriptions.cancel(first.id, { cancellation_details: details });
  expect(ended).toMatchObject({
    status: 'canceled',
    ended_at: now(),
    cancellation_details: { ...details, reason: 'cancellation_requested' },
  });
  await expect(local.stripe.subscriptions.cancel(first.id)).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
  await expect(
    local.stripe.subscriptions.update(first.id, { cancel_at_period_end: true }),
  ).rejects.toMatchObject({ statusCode: 400 });
  expect(
    (await local.stripe.subscriptions.update(first.id, { metadata: { a: '1' } })).metadata,
  ).toMatchObject({
    a: '1',
  });
  const listed = async (params: Stripe.SubscriptionListParams) =>
    (await local.stripe.subscriptions.list(params)).data.map(({ id }) => id);
  expect(await listed({})).toEqual([second.id]);
  expect(await listed({ status: 'all' })).toEqual([second.id, first.id]);
  expect(await listed({ status: 'ended' })).toEqual([first.id]);
  const end = itemOf(second).current_period_end;
  const set = await local.stripe.subscriptions.update(second.id, { cancel_at_period_end: true });
  expect(set).toMatchObject({ status: 'active', cancel_at: end, canceled_at: now(), ended_at: null });
  const back = await local.stripe.subscriptions.update(second.id, { cancel_at_period_end: false });
  expect(back).toMatchObject({ cancel_at: null, canceled_at: null, cancellation_details: { reason: null } });
  await local.stripe.subscriptions.update(second.id, { cancel_at: end });
  const from = await heard(local);
  await later(local, 2 * MONTH);
  expect(await local.stripe.subscriptions.retrieve(second.id)).toMatchObject({
    status: 'canceled',
    ended_at: end,
  });
  expect((await local.stripe.invoices.list({ subscription: second.id })).data).toHaveLength(1);
  expect(await typesSince(local, from)).toEqual(['balance.available', 'customer.subscription.deleted']);
});

test('an end stops the collection of what is open; void and uncollectible close it by hand', async () => {
  local = await localStripe();
  const payer = await giver(local);
  const { id } = await local.stripe.subscriptions.create(standingGift(payer));
  await local.control({ action: 'next', on: 'saved-card', outcome: 'decline' });
  await later(local, MONTH);
  await local.stripe.subscriptions.cancel(id);
  const open = await latestInvoice(local, id);
  expect(open).toMatchObject({ status: 'open', auto_advance: false, next_payment_attempt: null });
  const [payment] = open.payments?.data ?? [];
  const intent = payment?.payment.payment_intent as string;
  await expect(local.stripe.paymentIntents.cancel(intent)).rejects.toMatchObject({ statusCode: 400 });
  await expect(local.stripe.invoices.del(open.id)).rejects.toMatchObject({ statusCode: 400 });
  const given = await local.stripe.invoices.markUncollectible(open.id);
  expect(given).toMatchObject({
    status: 'uncollectible',
    status_details: { uncollectible: { reason: 'user_forgiven' } },
  });
  const gone = await local.stripe.invoices.voidInvoice(open.id);
  expect(gone.status).toBe('void');
  expect((await local.stripe.paymentIntents.retrieve(intent)).status).toBe('canceled');
  expect((await local.stripe.invoicePayments.retrieve(payment?.id ?? '')).status).toBe('canceled');
  await expect(local.stripe.invoices.pay(gone.id)).rejects.toMatchObject({ statusCode: 400 });
  await expect(local.stripe.invoices.voidInvoice(gone.id)).rejects.toMatchObject({ statusCode: 400 });
  expect((await local.ask(new URL(gone.hosted_invoice_url ?? '').pathname)).status).toBe(410);
});

test('deleting a customer ends the subscriptions, and nobody is charged afterwards', async () => {
  local = await localStripe();
  const payer = await giver(local);
  const { id } = await local.stripe.subscriptions.create(standingGift(payer));
  const from = await heard(local);
  await local.stripe.customers.del(payer.customer);
  expect((await typesSince(local, from)).slice(0, 1)).toEqual(['customer.subscription.deleted']);
  await later(local, 3 * MONTH);
  expect((await local.stripe.invoices.list({ subscription: id })).data).toHaveLength(1);
  expect((await local.stripe.subscriptions.retrieve(id)).status).toBe('canceled');
});

test('on a test clock time stands still until it is advanced, and then all is done that was due', async () => {
  local = await localStripe();
  const start = Date.UTC(2027, 0, 31, 12) / 1000;
  const clock = await local.stripe.testHelpers.testClocks.create({
    frozen_time: start,
    name: 'Short months',
  });
  const payer = await giver(local, 'pm_card_visa', clock.id);
  const { id, created, test_clock } = await local.stripe.subscriptions.create(standingGift(payer));
  expect([created, test_clock]).toEqual([start, clock.id]);
  await later(local, 6 * MONTH);
  expect((await local.stripe.invoices.list({ subscription: id })).data).toHaveLength(1);
  const advance = (to: number) => local.stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: to });
  const tooFar = advance(start + 100 * DAY);
  await expect(tooFar).rejects.toMatchObject({ statusCode: 400, param: 'frozen_time' });
  await expect(advance(start)).rejects.toMatchObject({ statusCode: 400, param: 'frozen_time' });
  const from = await heard(local);
  const to = Date.UTC(2027, 2, 30, 14) / 1000;
  expect(await advance(to)).toMatchObject({ status: 'advancing' });
  const ready = await local.stripe.testHelpers.testClocks.retrieve(clock.id);
  expect(ready).toMatchObject({ status: 'ready', frozen_time: to });
  const { data: invoices } = await local.stripe.invoices.list({ subscription: id });
  expect(invoices.map((invoice) => [invoice.created, invoice.status])).toEqual([
    [Date.UTC(2027, 1, 28, 12) / 1000, 'paid'],
    [start, 'paid'],
  ]);
  const types = await typesSince(local, from);
  expect([types[0], types.at(-1)]).toEqual([
    'test_helpers.test_clock.advancing',
    'test_helpers.test_clock.ready',
  ]);
  const deleted = await local.stripe.testHelpers.testClocks.del(clock.id);
  expect(deleted.deleted).toBe(true);
  expect((await local.stripe.subscriptions.retrieve(id)).status).toBe('canceled');
});

test('a subscription needs a card, a price and a product that are there', async () => {
  local = await localStripe();
  const payer = await giver(local);
  const other = await giver(local);
  const create = (change: Partial<Stripe.SubscriptionCreateParams>) =>
    local.stripe.subscriptions.create(standingGift(payer, change));
  const without = await local.stripe.customers.create({});
  const { default_payment_method: _card, ...cardless } = standingGift({ ...payer, customer: without.id });
  await expect(local.stripe.subscriptions.create(cardless)).rejects.toMatchObject({
    code: 'resource_missing',
  });
  await expect(create({ default_payment_method: other.card })).rejects.toMatchObject({ statusCode: 400 });
  await expect(create({ customer: 'cus_none' })).rejects.toMatchObject({ param: 'customer' });
  await expect(create({ items: [{ price: 'price_none' }] })).rejects.toMatchObject({
    param: 'items[0][price]',
  });
  await expect(create({ items: [monthly('prod_none', 500)] })).rejects.toMatchObject({
    param: 'items[0][price_data][product]',
  });
  const unchecked = checkedStripe(local.sandbox, { isRequestChecked: false });
  const paused = { ...standingGift(payer), pause_collection: { behavior: 'keep_as_draft' } };
  await expect(unchecked.subscriptions.create(paused)).rejects.toMatchObject({
    code: 'parameter_unknown',
    param: 'pause_collection',
  });
  expect((await local.stripe.subscriptions.list({ status: 'all' })).data).toEqual([]);
});

test('products and prices are made, changed and listed; plans and schedules are empty', async () => {
  local = await localStripe();
  const product = await local.stripe.products.create({ id: 'prod_gift', name: 'Gift', metadata: { a: '1' } });
  await expect(local.stripe.products.create({ id: 'prod_gift', name: 'Twin' })).rejects.toMatchObject({
    code: 'resource_already_exists',
  });
  const price = await local.stripe.prices.create({
    currency: 'jpy',
    product: product.id,
    recurring: { interval: 'year' },
    unit_amount: 6000,
  });
  const payer = await giver(local);
  const gift = await local.stripe.subscriptions.create(
    standingGift(payer, { items: [{ price: price.id, quantity: 2 }], expand: ['items.data.price.product'] }),
  );
  expect(itemOf(gift).price.product).toMatchObject({ id: 'prod_gift', name: 'Gift' });
  expect(await latestInvoice(local, gift.id)).toMatchObject({ total: 12_000, currency: 'jpy' });
  await local.stripe.products.update(product.id, { name: 'Gifts', metadata: { a: '' } });
  expect(await local.stripe.products.retrieve('prod_gift')).toMatchObject({ name: 'Gifts', metadata: {} });
  await local.stripe.prices.update(price.id, { active: false });
  expect((await local.stripe.prices.list({ active: true, product: 'prod_gift' })).data).toEqual([]);
  expect((await local.stripe.plans.list()).data).toEqual([]);
  expect((await local.stripe.subscriptionSchedules.list()).data).toEqual([]);
  const items = await local.stripe.subscriptionItems.list({ subscription: gift.id });
  expect(items.data.map(({ id }) => id)).toEqual([itemOf(gift).id]);
  expect(await local.stripe.subscriptionItems.retrieve(itemOf(gift).id)).toMatchObject({ quantity: 2 });
});
