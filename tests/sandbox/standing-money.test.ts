/** Money of standing gifts after it was taken: an invoice's payment is booked, refunded and disputed like any other. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
import { idOf, moneyOf } from '#tests/sandbox/support/money.ts';
import { expectSoundMoney } from '#tests/sandbox/support/sound-money.ts';
import {
  DAY,
  giver,
  heard,
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

/** A standing gift of $5 a month whose first invoice is paid by `card`; answers both and the charge. */
async function begun(card?: string) {
  const subscription = await local.stripe.subscriptions.create(standingGift(await giver(local, card)));
  const invoice = await latestInvoice(local, subscription.id);
  const charge = await chargeOf(invoice);
  return { subscription, invoice, charge };
}

async function chargeOf(invoice: Stripe.Invoice): Promise<Stripe.Charge> {
  const intent = idOf(invoice.payments?.data[0]?.payment.payment_intent);
  const { latest_charge: charge } = await local.stripe.paymentIntents.retrieve(intent, {
    expand: ['latest_charge.balance_transaction'],
  });
  return charge as Stripe.Charge;
}

test('a renewal is booked with its fee, and a refund of it leaves the invoice paid and the gift active', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const { subscription } = await begun();
  await later(local, MONTH);
  const renewal = await latestInvoice(local, subscription.id);
  expect(renewal).toMatchObject({ billing_reason: 'subscription_cycle', status: 'paid' });
  const charge = await chargeOf(renewal);
  expect(charge.balance_transaction).toMatchObject({ type: 'charge', amount: 500, fee: 45, net: 455 });
  const refund = await local.stripe.refunds.create({ charge: charge.id, expand: ['charge'] });
  expect(refund).toMatchObject({ amount: 500, status: 'succeeded', charge: { refunded: true } });
  expect(await latestInvoice(local, subscription.id)).toMatchObject({
    id: renewal.id,
    status: 'paid',
    amount_paid: 500,
    payments: { data: [{ status: 'paid' }] },
  });
  expect((await local.stripe.subscriptions.retrieve(subscription.id)).status).toBe('active');
  expect(await money.balance()).toEqual({ usd: 2 * 455 - 500 });
  await expectSoundMoney(local);
});

test('a saved card whose payments are disputed is disputed for a standing gift too, and the gift goes on', async () => {
  local = await localStripe();
  const from = await heard(local);
  const { subscription, invoice, charge } = await begun('pm_card_createDispute');
  const types = await typesSince(local, from);
  expect(types.indexOf('charge.dispute.created')).toBeGreaterThan(types.indexOf('invoice.paid'));
  const { data: disputes } = await local.stripe.disputes.list({ charge: charge.id });
  expect(disputes).toMatchObject([{ amount: 500, reason: 'fraudulent', status: 'needs_response' }]);
  expect((await local.stripe.subscriptions.retrieve(subscription.id)).status).toBe('active');
  expect((await local.stripe.invoices.retrieve(invoice.id)).status).toBe('paid');
  await later(local, 10 * DAY);
  expect((await local.stripe.disputes.retrieve(disputes[0]?.id ?? '')).status).toBe('lost');
  await expectSoundMoney(local);
});

test('a refund of a standing gift waits or fails where its card says so', async () => {
  local = await localStripe();
  const { charge } = await begun('pm_card_refundFail');
  const refund = await local.stripe.refunds.create({ charge: charge.id });
  await later(local, 3600);
  expect((await local.stripe.refunds.retrieve(refund.id)).status).toBe('failed');
  expect(await moneyOf(local).balance()).toEqual({ usd: 455 });
  await expectSoundMoney(local);
});
