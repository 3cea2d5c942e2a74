/** Refunds at the local Stripe: their states, their money, their events, and what Stripe refuses. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
import { idOf, moneyOf, refusalOf } from '#tests/sandbox/support/money.ts';

const HOUR = 3600;
let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

test('a part and then the rest go back; what was refunded adds up and each has its own transaction', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(500);
  await money.events();
  const part = await local.stripe.refunds.create({
    charge: charge.id,
    amount: 200,
    reason: 'requested_by_customer',
    metadata: { desk: 'late refusal' },
  });
  expect(part).toMatchObject({ status: 'succeeded', amount: 200, payment_intent: charge.payment_intent });
  expect(await money.events()).toEqual(['charge.refunded', 'refund.created']);
  expect(local.received.at(-2)?.data.object).toMatchObject({ amount_refunded: 200, refunded: false });
  const rest = await local.stripe.refunds.create({ payment_intent: idOf(charge.payment_intent) });
  expect(rest.amount).toBe(300);
  const after = await local.stripe.charges.retrieve(charge.id, {
    expand: ['refunds.data.balance_transaction'],
  });
  expect(after).toMatchObject({ amount_refunded: 500, refunded: true, amount_captured: 500 });
  expect(after.refunds?.data.map((refund) => refund.balance_transaction)).toMatchObject([
    { amount: -300, fee: 0, type: 'refund', reporting_category: 'refund', source: rest.id },
    { amount: -200, fee: 0, net: -200, source: part.id },
  ]);
  // Stripe keeps its fee.
  expect(await money.balance()).toEqual({ usd: -45 });
});

test('a refund is read with its charge, listed by charge, payment and time, and labelled later', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const [charge, other] = [await money.captured(500), await money.captured(700)];
  const refund = await local.stripe.refunds.create({ charge: charge.id, amount: 100 });
  const second = await local.stripe.refunds.create({ charge: other.id });
  const read = await local.stripe.refunds.retrieve(refund.id, { expand: ['charge', 'balance_transaction'] });
  expect(read).toMatchObject({ charge: { id: charge.id }, balance_transaction: { amount: -100 } });
  const ids = async (params: Stripe.RefundListParams) =>
    (await local.stripe.refunds.list(params)).data.map(({ id }) => id);
  expect(await ids({ charge: charge.id })).toEqual([refund.id]);
  expect(await ids({ payment_intent: idOf(other.payment_intent) })).toEqual([second.id]);
  expect(await ids({ created: { gt: refund.created + HOUR } })).toEqual([]);
  expect(await ids({ limit: 1, starting_after: second.id })).toEqual([refund.id]);
  await money.events();
  const labelled = await local.stripe.refunds.update(refund.id, { metadata: { by: 'desk' } });
  expect(labelled.metadata).toEqual({ by: 'desk' });
  expect(await money.events()).toEqual(['refund.updated', 'charge.refund.updated']);
});

test('a capture in part books the whole and the rest back, and only what was taken can be refunded', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(574, { amount_to_capture: 300 });
  const { data } = await local.stripe.balanceTransactions.list({ expand: ['data.source'] });
  expect(data).toMatchObject([
    {
      amount: -274,
      fee: 0,
      type: 'refund',
      reporting_category: 'partial_capture_reversal',
      source: { object: 'refund', charge: charge.id, amount: 274, status: 'succeeded' },
    },
    { amount: 574, fee: 39, type: 'charge', reporting_category: 'charge', source: { object: 'charge' } },
  ]);
  expect(await money.balance()).toEqual({ usd: 300 - 39 });
  await expect(local.stripe.refunds.create({ charge: charge.id, amount: 301 })).rejects.toMatchObject({
    statusCode: 400,
    param: 'amount',
    message: 'Refund amount ($3.01) is greater than unrefunded amount on charge ($3.00)',
  });
  await local.stripe.refunds.create({ charge: charge.id, amount: 300 });
  expect(await money.balance()).toEqual({ usd: -39 });
});

test('the card whose refunds take an hour is pending, then succeeded; its money is out from the start', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(500, {}, '4000000000007726');
  const refund = await local.stripe.refunds.create({ charge: charge.id });
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
  expect(await money.balance()).toEqual({ usd: -45 });
  await money.events();
  await local.control({ action: 'clock', advanceSeconds: HOUR });
  const later = await local.stripe.refunds.retrieve(refund.id);
  expect(later.status).toBe('succeeded');
  expect(later).not.toHaveProperty('pending_reason');
  expect(await money.events()).toEqual(['refund.updated', 'charge.refund.updated']);
  expect(await money.balance()).toEqual({ usd: -45 });
});

test('the card whose refunds fail succeeds first; then the money is back and can be refunded again', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(500, {}, '4000000000005126');
  const refund = await local.stripe.refunds.create({ charge: charge.id, amount: 200 });
  expect(refund.status).toBe('succeeded');
  await money.events();
  await local.control({ action: 'clock', advanceSeconds: HOUR });
  const failed = await local.stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
  expect(failed).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: { amount: 200, type: 'adjustment', reporting_category: 'refund_failure' },
  });
  expect(await money.events()).toEqual(['refund.updated', 'charge.refund.updated', 'refund.failed']);
  expect(await local.stripe.charges.retrieve(charge.id)).toMatchObject({
    amount_refunded: 0,
    refunded: false,
  });
  expect(await money.balance()).toEqual({ usd: 455 });
  await local.stripe.refunds.create({ charge: charge.id, amount: 500 });
  expect(await money.balance()).toEqual({ usd: -45 });
});

test('a refund that waits for its payer is canceled or expires and gives the money back; no other can be', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(500);
  await local.control({ action: 'next-refund', outcome: 'requires-action', times: 2 });
  const waiting = await local.stripe.refunds.create({ charge: charge.id, amount: 100 });
  expect(waiting).toMatchObject({ status: 'requires_action', next_action: { type: 'display_details' } });
  const canceled = await local.stripe.refunds.cancel(waiting.id);
  expect(canceled).toMatchObject({ status: 'canceled', failure_reason: 'merchant_request' });
  const second = await local.stripe.refunds.create({ charge: charge.id, amount: 100 });
  expect(await local.stripe.testHelpers.refunds.expire(second.id)).toMatchObject({ status: 'failed' });
  expect(await money.balance()).toEqual({ usd: 455 });
  const done = await local.stripe.refunds.create({ charge: charge.id, amount: 100 });
  await expect(local.stripe.refunds.cancel(done.id)).rejects.toMatchObject({ statusCode: 400 });
  await expect(local.stripe.testHelpers.refunds.expire(done.id)).rejects.toMatchObject({ statusCode: 400 });
});

test('the panel settles refunds: one that waits for money books when it succeeds, a done one fails or is canceled', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(500);
  await local.control({ action: 'next-refund', outcome: 'insufficient-funds' });
  await local.control({ action: 'next-refund', outcome: 'stays-pending' });
  const short = await local.stripe.refunds.create({ charge: charge.id, amount: 100 });
  expect(short).toMatchObject({ pending_reason: 'insufficient_funds', balance_transaction: null });
  expect(await money.balance()).toEqual({ usd: 455 });
  const stays = await local.stripe.refunds.create({ charge: charge.id, amount: 50 });
  await local.control({ action: 'clock', advanceSeconds: 30 * 24 * HOUR });
  expect(await local.stripe.refunds.retrieve(stays.id)).toMatchObject({ status: 'pending' });
  expect(await local.stripe.refunds.retrieve(short.id)).toMatchObject({ status: 'succeeded' });
  expect(await money.balance()).toEqual({ usd: 305 });
  const settle = (refund: string, outcome: string) =>
    local.control({ action: 'settle-refund', refund, outcome });
  await settle(stays.id, 'succeeded');
  await settle(stays.id, 'failed');
  await settle(short.id, 'canceled');
  expect(await money.balance()).toEqual({ usd: 455 });
  await expect(settle(short.id, 'failed')).rejects.toThrow(/is canceled already/);
});

test('a refund in the Dashboard is told like any other', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(500);
  await money.events();
  await local.control({ action: 'refund', charge: idOf(charge.payment_intent), amount: 120 });
  expect(await money.events()).toEqual(['charge.refunded', 'refund.created']);
  expect(local.received.at(-1)).toMatchObject({ request: { id: null }, data: { object: { amount: 120 } } });
  const tooMuch = local.control({ action: 'refund', charge: charge.id, amount: 381 });
  await expect(tooMuch).rejects.toThrow(/greater than unrefunded amount on charge \(\$3\.80\)/);
});

test('what Stripe refuses to refund is refused in its words', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const refusal = (params: Stripe.RefundCreateParams) => refusalOf(local.stripe.refunds.create(params));
  const held = await money.authorised(500);
  expect(await refusal({ payment_intent: held })).toMatchObject({
    status: 400,
    message: expect.stringMatching(/You must cancel the PaymentIntent/) as string,
  });
  const charge = await money.captured(500);
  expect(await refusal({ charge: charge.id, amount: 501 })).toMatchObject({
    param: 'amount',
    message: 'Refund amount ($5.01) is greater than charge amount ($5.00)',
  });
  expect(await refusal({ charge: 'ch_none' })).toMatchObject({ code: 'resource_missing', param: 'charge' });
  await local.control({ action: 'next-refund', outcome: 'no-balance' });
  expect(await refusal({ charge: charge.id })).toMatchObject({ code: 'balance_insufficient' });
  await local.stripe.refunds.create({ charge: charge.id });
  expect(await refusal({ charge: charge.id })).toMatchObject({
    status: 400,
    code: 'charge_already_refunded',
    message: `Charge ${charge.id} has already been refunded.`,
  });
  await expect(local.stripe.refunds.retrieve('re_none')).rejects.toMatchObject({ statusCode: 404 });
  expect(await money.balance()).toEqual({ usd: -45 });
});

test('where the account settles in another currency, sums are in that one and say at which rate', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  await local.control({ action: 'settlement', currency: 'usd', rate: 0.0064 });
  const charge = await money.captured(1000, { amount_to_capture: 300 }, '4242424242424242', 'jpy');
  await local.control({ action: 'settlement', currency: 'usd', rate: 0.007 });
  const refund = await local.stripe.refunds.create({ charge: charge.id, amount: 300 });
  expect(refund.currency).toBe('jpy');
  const { data } = await local.stripe.balanceTransactions.list();
  expect(data).toMatchObject([
    { amount: -210, currency: 'usd', exchange_rate: 0.007, fee: 0 },
    { amount: -448, currency: 'usd', exchange_rate: 0.0064, fee: 0 },
    { amount: 640, currency: 'usd', exchange_rate: 0.0064, fee: 36 },
  ]);
  await local.control({ action: 'settlement' });
  const yen = await money.captured(300, {}, '4242424242424242', 'jpy');
  expect(await local.stripe.balanceTransactions.retrieve(idOf(yen.balance_transaction))).toMatchObject({
    ...{ amount: 300, currency: 'jpy', exchange_rate: null },
  });
});

test('fees of the account and movements that nobody knows stand in no charge and in the balance', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  await local.control({ action: 'account-fee', amount: 70, description: 'Radar (2026-11-01 - 2026-11-30)' });
  await local.control({ action: 'account-fee', type: 'tax_fee', amount: 13 });
  await local.control({ action: 'movement', type: 'reserve_hold', category: 'reserve', amount: -100 });
  await local.control({
    ...{ action: 'movement', type: 'moon_fee', category: 'moon', amount: 5, fee: 2, currency: 'eur' },
  });
  expect(await money.balance()).toEqual({ usd: -183, eur: 3 });
  const fees = await local.stripe.balanceTransactions.list({ type: 'stripe_fee' });
  expect(fees.data).toMatchObject([
    { amount: -70, fee: 0, net: -70, reporting_category: 'fee', source: null },
  ]);
  const euros = await local.stripe.balanceTransactions.list({ currency: 'eur' });
  expect(euros.data).toMatchObject([{ type: 'moon_fee', reporting_category: 'moon', net: 3 }]);
  expect(takeBreaches()).toEqual([expect.stringMatching(/"moon_fee" is not one of/)]);
});
