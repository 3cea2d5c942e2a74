/** Renewals of the local Stripe that do not simply go well: paused, undelivered, declined, asked about, given up. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, ORIGIN, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
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

/** A standing gift whose card is good now and, with `card`, not later. */
async function begun(change: Partial<Stripe.SubscriptionCreateParams> = {}): Promise<Stripe.Subscription> {
  return local.stripe.subscriptions.create(standingGift(await giver(local), change));
}

const decline = (outcome: string, times = 1) =>
  local.control({ action: 'next', on: 'saved-card', outcome, times });

const statusOf = async (id: string) => (await local.stripe.subscriptions.retrieve(id)).status;

test('with keep_as_draft time alone charges nothing, and a draft is charged once it is finalised to be collected', async () => {
  local = await localStripe();
  const { id } = await begun();
  await local.stripe.subscriptions.update(id, { pause_collection: { behavior: 'keep_as_draft' } });
  const from = await heard(local);
  await later(local, 3 * MONTH);
  const { data: drafts } = await local.stripe.invoices.list({ subscription: id, status: 'draft' });
  expect(drafts).toHaveLength(3);
  expect(drafts.map((draft) => [draft.auto_advance, draft.automatically_finalizes_at])).toEqual(
    Array(3).fill([false, null]),
  );
  expect(await statusOf(id)).toBe('active');
  expect(new Set(await typesSince(local, from))).toEqual(
    // The money of the first payment became available meanwhile.
    new Set(['balance.available', 'customer.subscription.updated', 'invoice.created']),
  );
  const answer = await local.stripe.invoices.finalizeInvoice(drafts[0]?.id ?? '', { auto_advance: true });
  expect(answer.status).toBe('open');
  expect((await local.stripe.invoices.retrieve(answer.id)).status).toBe('paid');
  const quiet = await local.stripe.invoices.finalizeInvoice(drafts[1]?.id ?? '', { auto_advance: false });
  await later(local, MONTH);
  expect((await local.stripe.invoices.retrieve(quiet.id)).status).toBe('open');
});

test.each([
  ['void', 'void', 'invoice.voided'],
  ['mark_uncollectible', 'uncollectible', 'invoice.marked_uncollectible'],
] as const)('with %s each invoice is %s at once', async (behavior, status, event) => {
  local = await localStripe();
  const { id } = await begun();
  const resumes = local.sandbox.now().getTime() / 1000 + 40 * DAY;
  await local.stripe.subscriptions.update(id, {
    pause_collection: { behavior, resumes_at: Math.floor(resumes) },
  });
  const from = await heard(local);
  await later(local, MONTH);
  expect(await latestInvoice(local, id)).toMatchObject({ status, amount_paid: 0, auto_advance: false });
  expect(await typesSince(local, from)).toContain(event);
  await later(local, MONTH);
  expect((await local.stripe.subscriptions.retrieve(id)).pause_collection).toBeNull();
  expect((await latestInvoice(local, id)).status).toBe('paid');
});

test('an invoice that was drafted before the pause is charged all the same', async () => {
  local = await localStripe();
  const { id, items } = await begun();
  await local.control({ action: 'clock', to: items.data[0]?.current_period_end });
  expect((await latestInvoice(local, id)).status).toBe('draft');
  await local.stripe.subscriptions.update(id, { pause_collection: { behavior: 'keep_as_draft' } });
  await later(local, 2 * HOUR);
  expect((await latestInvoice(local, id)).status).toBe('paid');
});

test('where our endpoint does not answer, a draft waits, and is charged after 72 hours all the same', async () => {
  local = await localStripe();
  const { id, items } = await begun();
  const end = items.data[0]?.current_period_end ?? 0;
  await local.control({ action: 'webhooks', mode: { off: true } });
  await local.control({ action: 'clock', to: end + 71 * HOUR });
  expect(await latestInvoice(local, id)).toMatchObject({ status: 'draft', webhooks_delivered_at: null });
  await later(local, 2 * HOUR);
  expect(await latestInvoice(local, id)).toMatchObject({
    status: 'paid',
    status_transitions: { paid_at: end + 72 * HOUR },
  });
});

test('a failed renewal is tried four times over two weeks, and then the subscription ends', async () => {
  local = await localStripe();
  const { id, items } = await begun();
  const end = items.data[0]?.current_period_end ?? 0;
  await decline('insufficient_funds', 4);
  const from = await heard(local);
  await local.control({ action: 'clock', to: end + 2 * HOUR });
  const first = await latestInvoice(local, id);
  expect(first).toMatchObject({
    status: 'open',
    attempt_count: 1,
    attempted: true,
    next_payment_attempt: end + HOUR + 3 * DAY,
  });
  expect(await statusOf(id)).toBe('past_due');
  const types = await typesSince(local, from);
  expect(types.slice(types.indexOf('invoice.finalized'))).toEqual([
    'invoice.finalized',
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
    'invoice.payment_failed',
    'customer.subscription.updated',
  ]);
  await later(local, 15 * DAY);
  await heard(local);
  const failures = local.received.filter((event) => event.type === 'invoice.payment_failed');
  const told = failures.map(({ data }) => data.object);
  expect(told.map((invoice) => invoice.attempt_count)).toEqual([1, 2, 3, 4]);
  expect(told.map((invoice) => invoice.next_payment_attempt !== null)).toEqual([true, true, true, false]);
  const ended = await local.stripe.subscriptions.retrieve(id);
  expect(ended).toMatchObject({
    status: 'canceled',
    ended_at: end + HOUR + 14 * DAY,
    cancellation_details: { reason: 'payment_failed' },
  });
  expect(local.received.at(-1)?.type).toBe('customer.subscription.deleted');
  const left = await latestInvoice(local, id);
  expect(left).toMatchObject({ status: 'open', auto_advance: false, next_payment_attempt: null });
  await later(local, 2 * MONTH);
  expect((await latestInvoice(local, id)).id).toBe(left.id);
});

test('a card that works again mends the subscription at the next attempt', async () => {
  local = await localStripe();
  const { id } = await begun();
  await decline('decline');
  await later(local, MONTH);
  expect(await statusOf(id)).toBe('past_due');
  await later(local, 4 * DAY);
  expect(await statusOf(id)).toBe('active');
  expect(await latestInvoice(local, id)).toMatchObject({ status: 'paid', attempt_count: 2 });
});

test('attempts by hand do not move the schedule, and a lost card is not asked again until there is another', async () => {
  local = await localStripe();
  const { id, customer } = await begun();
  await decline('lost_card', 2);
  await later(local, MONTH);
  const failed = await latestInvoice(local, id);
  await expect(local.stripe.invoices.pay(failed.id)).rejects.toMatchObject({
    statusCode: 402,
    code: 'card_declined',
    decline_code: 'lost_card',
  });
  const again = await local.stripe.invoices.retrieve(failed.id);
  expect(again.attempt_count).toBe(1);
  expect(again.next_payment_attempt).toBe(failed.next_payment_attempt);
  await heard(local);
  const charges = async () => (await local.stripe.charges.list({ customer: customer as string })).data.length;
  const before = await charges();
  await later(local, 4 * DAY);
  expect(await charges()).toBe(before);
  expect((await local.stripe.invoices.retrieve(failed.id)).attempt_count).toBe(2);
  const other = await local.stripe.paymentMethods.attach('pm_card_mastercard', {
    customer: customer as string,
  });
  await local.stripe.subscriptions.update(id, { default_payment_method: other.id });
  await later(local, 6 * DAY);
  expect(await local.stripe.invoices.retrieve(failed.id)).toMatchObject({ status: 'paid', attempt_count: 3 });
});

test('the panel sets the schedule of retries, and shows what is owed', async () => {
  local = await localStripe();
  const { id } = await begun();
  const fields = {
    action: 'billing',
    retryAfterDays: '2 4',
    afterLastFailure: 'past_due',
    upcomingDays: '0',
  };
  const sent = await local.ask('/sandbox/control', {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: new URLSearchParams(fields),
  });
  expect(sent.status).toBe(303);
  await decline('decline');
  await later(local, MONTH);
  const invoice = await latestInvoice(local, id);
  const finalized = invoice.status_transitions.finalized_at ?? 0;
  expect(invoice.next_payment_attempt).toBe(finalized + 2 * DAY);
  const panel = await (await local.ask('/sandbox')).text();
  expect(panel).toContain(`<a href="${invoice.hosted_invoice_url ?? ''}">Open invoice</a>`);
  expect(panel).toMatch(/3 attempts, then the\s+subscription\s+stays past due/);
});

test.each(['unpaid', 'past_due'] as const)(
  'set so, a subscription is %s after the last attempt',
  async (end) => {
    local = await localStripe();
    await local.control({ action: 'billing', retryAfterDays: [1], afterLastFailure: end });
    const { id } = await begun();
    await decline('decline', 2);
    await later(local, MONTH + 2 * DAY);
    expect(await statusOf(id)).toBe(end);
    const owed = await latestInvoice(local, id);
    expect(owed).toMatchObject({ status: 'open', next_payment_attempt: null });
    await later(local, MONTH);
    const next = await latestInvoice(local, id);
    expect(next.status).toBe(end === 'unpaid' ? 'draft' : 'paid');
    await local.stripe.invoices.pay(owed.id);
    // Paying an old invoice does not revive an unpaid subscription: its latest one is still a draft.
    expect(await statusOf(id)).toBe(end === 'unpaid' ? 'unpaid' : 'active');
    if (end === 'unpaid') await local.stripe.invoices.pay(next.id);
    expect(await statusOf(id)).toBe('active');
  },
);

test('a bank that asks the payer leaves the renewal open, until it is confirmed on the page of the invoice', async () => {
  local = await localStripe();
  const { id } = await begun();
  await decline('3ds');
  const from = await heard(local);
  await later(local, MONTH);
  const invoice = await latestInvoice(local, id);
  expect(invoice).toMatchObject({ status: 'open', attempted: true });
  expect(await statusOf(id)).toBe('past_due');
  const types = await typesSince(local, from);
  expect(types).toEqual(
    expect.arrayContaining(['payment_intent.requires_action', 'invoice.payment_action_required']),
  );
  expect(types).not.toContain('invoice.payment_failed');
  const path = new URL(invoice.hosted_invoice_url ?? '').pathname;
  const shown = await (await local.ask(path)).text();
  expect(shown).toContain(`${path}/authentication`);
  expect(shown).toContain('1 × Standing gift (at $5.00 / month)');
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const answered = await local.ask(`${path}/authentication`, { ...form, body: 'outcome=complete' });
  expect(answered.status).toBe(303);
  expect(await (await local.ask(path)).text()).toContain('This invoice is paid');
  expect(await local.stripe.invoices.retrieve(invoice.id)).toMatchObject({
    status: 'paid',
    attempt_count: 1,
  });
  expect(await statusOf(id)).toBe('active');
});

test('another card pays on the page of the invoice, is kept, and is charged from then on where the gift asks for that', async () => {
  local = await localStripe();
  const { id, customer } = await begun({
    payment_settings: { save_default_payment_method: 'on_subscription' },
  });
  await decline('decline');
  await later(local, MONTH);
  const invoice = await latestInvoice(local, id);
  const refused = await local.control({
    action: 'pay-invoice',
    invoice: invoice.id,
    card: '4000000000009995',
  });
  expect(refused).toMatchObject({ status: 'declined', code: 'card_declined' });
  const cards = () => local.stripe.paymentMethods.list({ customer: customer as string });
  expect((await cards()).data).toHaveLength(1);
  const paid = await local.control({
    action: 'pay-invoice',
    invoice: invoice.id,
    card: '4000002760003184',
    authentication: 'complete',
  });
  expect(paid['status']).toBe('paid');
  const gift = await local.stripe.subscriptions.retrieve(id, { expand: ['default_payment_method'] });
  expect(gift.status).toBe('active');
  expect((gift.default_payment_method as Stripe.PaymentMethod).card?.last4).toBe('3184');
  expect((await cards()).data).toHaveLength(2);
  expect(await local.control({ action: 'pay-invoice', invoice: invoice.id })).toMatchObject({
    status: 'closed',
  });
});
