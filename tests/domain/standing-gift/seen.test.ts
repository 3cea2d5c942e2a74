/** Which of Stripe's events are done with by a look at a standing gift, or at a renewal. */
import { expect, test } from 'vitest';
import { isUnderstoodOfRenewal } from '#app/domain/renewal/seen.ts';
import { isUnderstoodOfStanding } from '#app/domain/standing-gift/seen.ts';

const standing = (type: string) => isUnderstoodOfStanding({ state: 'active' }, type);
const renewal = (type: string) => isUnderstoodOfRenewal({ state: 'draft' }, type);

/** Both hear of invoices and their payments: Stripe sends each once, and either may be its subject. */
test.each([
  ...['invoice.created', 'invoice.updated', 'invoice.finalized', 'invoice.finalization_failed'],
  ...['invoice.voided', 'invoice.marked_uncollectible', 'invoice.overdue', 'invoice.paid'],
  ...['invoice.payment_succeeded', 'invoice.payment_failed', 'invoice.payment_action_required'],
  ...['invoice_payment.paid', 'payment_intent.created', 'payment_intent.processing'],
  ...['payment_intent.requires_action', 'payment_intent.payment_failed', 'payment_intent.succeeded'],
  ...['payment_intent.canceled', 'charge.pending', 'charge.succeeded', 'charge.failed', 'charge.captured'],
  'charge.updated',
])('%s is understood of a standing gift and of a renewal', (type) => {
  expect([standing(type), renewal(type)]).toEqual([true, true]);
});

test.each([
  ...['checkout.session.completed', 'checkout.session.expired', 'setup_intent.created'],
  ...['setup_intent.requires_action', 'setup_intent.setup_failed', 'setup_intent.succeeded'],
  ...['setup_intent.canceled', 'payment_method.attached', 'payment_method.updated'],
  ...['payment_method.automatically_updated', 'payment_method.detached', 'mandate.updated'],
  ...['billing_portal.session.created', 'customer.created', 'customer.updated', 'customer.deleted'],
  ...['customer.subscription.created', 'customer.subscription.updated', 'customer.subscription.deleted'],
  'invoice.upcoming',
])('%s is understood of a standing gift alone', (type) => {
  expect([standing(type), renewal(type)]).toEqual([true, false]);
});

test('an attempt that Stripe asks for is a renewal’s; what moves money back, before there is a donation, both’s; what is new at Stripe neither’s', () => {
  expect([standing('invoice.payment_attempt_required'), renewal('invoice.payment_attempt_required')]).toEqual(
    [false, true],
  );
  for (const type of ['charge.refunded', 'charge.dispute.created', 'radar.early_fraud_warning.created'])
    expect([standing(type), renewal(type)], type).toEqual([true, true]);
  for (const type of ['customer.thought_of_next_year', ''])
    expect([standing(type), renewal(type)], type).toEqual([false, false]);
});
