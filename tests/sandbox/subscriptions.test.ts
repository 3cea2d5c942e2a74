/** Subscriptions of the local Stripe: their beginning, renewals by the clock, changes and ends. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
import {
  DAY,
  giver,
  heard,
  HOUR,
  later,
  latestInvoice,
  MONTH,
  standingGift,
  typesSince,
} from '#tests/sandbox/support/standing-gift.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const intentOf = (payment: Stripe.InvoicePayment | undefined) => payment?.payment.payment_intent as string;

test('a standing gift begins: active, its first invoice paid within the request, each event in its place', async () => {
  local = await localStripe();
  const payer = await giver(local);
  const from = await heard(local);
  const subscription = await local.stripe.subscriptions.create(standingGift(payer));
  expect(subscription).toMatchObject({ status: 'active', default_payment_method: payer.card });
  const invoice = subscription.latest_invoice as Stripe.Invoice;
  expect(invoice).toMatchObject({
    status: 'paid',
    amount_paid: 500,
    amount_remaining: 0,
    attempt_count: 1,
    billing_reason: 'subscription_create',
    parent: { subscription_details: { subscription: subscription.id, metadata: { standing_gift: 'sg_1' } } },
  });
  const [payment] = invoice.payments?.data ?? [];
  expect(payment).toMatchObject({ status: 'paid', amount_paid: 500, payment: { type: 'payment_intent' } });
  const found = await local.stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: intentOf(payment) },
  });
  expect(found.data.map(({ invoice: id }) => id)).toEqual([invoice.id]);
  expect(await typesSince(local, from)).toEqual([
    'customer.subscription.created',
    'invoice.created',
    'invoice.finalized',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'invoice_payment.paid',
    'invoice.paid',
    'invoice.payment_succeeded',
    'customer.updated',
  ]);
  const created = local.received[from]?.data.object as Stripe.Subscription;
  expect(created.status).toBe('active');
});

test('a renewal is a draft for an hour, then finalised and charged by itself', async () => {
  local = await localStripe();
  const { id, items } = await local.stripe.subscriptions.create(standingGift(await giver(local)));
  const end = items.data[0]?.current_period_end ?? 0;
  await later(local, MONTH);
  await heard(local);
  const renewed = await local.stripe.subscriptions.retrieve(id);
  expect(renewed.items.data[0]?.current_period_start).toBe(end);
  const invoice = await latestInvoice(local, id);
  expect(invoice).toMatchObject({
    status: 'paid',
    created: end,
    billing_reason: 'subscription_cycle',
    amount_paid: 500,
    status_transitions: { finalized_at: end + HOUR, paid_at: end + HOUR },
  });
  const from = local.received.findIndex((event) => event.type === 'invoice.upcoming');
  expect(local.received.slice(from).map((event) => event.type)).toEqual([
    'invoice.upcoming',
    'customer.subscription.updated',
    'invoice.created',
    'invoice.finalized',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'invoice_payment.paid',
    'invoice.paid',
    'invoice.payment_succeeded',
  ]);
  const upcoming = local.received[from];
  expect(upcoming?.created).toBe(end - 7 * DAY);
  expect(upcoming?.data.object).not.toHaveProperty('id');
  const moved = local.received[from + 1]?.data as Stripe.CustomerSubscriptionUpdatedEvent.Data;
  expect(moved.previous_attributes?.items?.data[0]?.current_period_end).toBe(end);
  const draft = local.received[from + 2]?.data.object as Stripe.Invoice;
  expect(draft).toMatchObject({
    status: 'draft',
    auto_advance: true,
    automatically_finalizes_at: end + HOUR,
    attempted: false,
    number: null,
  });
});
