/** Payouts at the local Stripe: by hand and every day, their states, what each paid out, and what comes back. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
import { type Money, moneyOf, refusalOf } from '#tests/sandbox/support/money.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** A Monday. */
const MONDAY = '2026-11-23T12:00:00Z';
let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const advance = (seconds: number) => local.control({ action: 'clock', advanceSeconds: seconds });

/** Monday noon, and automatic payouts are on. */
async function started(): Promise<Money> {
  local = await localStripe();
  await local.control({ action: 'clock', to: MONDAY });
  await local.control({ action: 'payouts', daily: true });
  return moneyOf(local);
}

const payouts = async (params: Stripe.PayoutListParams = {}) =>
  (await local.stripe.payouts.list(params)).data;
const paidOut = async (payout: string) =>
  (await local.stripe.balanceTransactions.list({ payout, limit: 100 })).data;

test('every midnight what is available is paid out, and its list adds up to it to the cent', async () => {
  const money = await started();
  const first = await money.captured(1000);
  const second = await money.captured(2000, { amount_to_capture: 700 });
  await local.stripe.refunds.create({ charge: first.id, amount: 300 });
  await local.control({ action: 'account-fee', amount: 20 });
  await money.events();
  await advance(12 * HOUR);
  // Only the fee is available yet, and nobody is paid less than nothing.
  expect(await payouts()).toEqual([]);
  await advance(2 * DAY);
  const [payout] = await payouts();
  expect(payout).toMatchObject({
    ...{ amount: 1000 - 59 + 700 - 50 - 300 - 20, status: 'pending', automatic: true, currency: 'usd' },
    ...{ reconciliation_status: 'in_progress', arrival_date: Date.parse('2026-11-27') / 1000 },
  });
  const id = payout?.id ?? '';
  expect(await money.balance()).toEqual({});
  expect(await refusalOf(paidOut(id))).toMatchObject({ status: 400, param: 'payout' });
  await advance(HOUR);
  expect(await money.events()).toEqual([
    'balance.available',
    'payout.created',
    'payout.updated',
    'payout.reconciliation_completed',
  ]);
  const items = await paidOut(id);
  expect(items.map(({ reporting_category }) => reporting_category).toSorted()).toEqual([
    ...['charge', 'charge', 'fee', 'partial_capture_reversal', 'payout', 'refund'],
  ]);
  expect(items.find(({ type }) => type === 'payout')).toMatchObject({
    source: id,
    net: -(payout?.amount ?? 0),
  });
  expect(items.reduce((total, { net }) => total + net, 0)).toBe(0);
  expect(second.amount_captured).toBe(700);
  await advance(DAY);
  expect(await local.stripe.payouts.retrieve(id, { expand: ['balance_transaction'] })).toMatchObject({
    ...{ status: 'paid', trace_id: { status: 'supported' }, balance_transaction: { type: 'payout' } },
  });
  expect(await money.events()).toEqual(['payout.paid']);
});

test('what is due happens in its order, however many ask at the moment that it comes due', async () => {
  const money = await started();
  let expected = 0;
  // Each becomes available at a moment of its own, all of them before the midnight that pays them out.
  for (let seconds = 0; seconds < 6; seconds += 1) {
    const { amount } = await money.captured(1000);
    expected += amount - 59;
    await advance(1);
  }
  const asking = Array.from({ length: 12 }, () => local.stripe.balance.retrieve());
  await Promise.all([advance(2.6 * DAY), ...asking]);
  expect((await payouts()).map(({ amount }) => amount)).toEqual([expected]);
});

test('a weekend is waited for, and each currency is paid out by itself', async () => {
  const money = await started();
  await advance(2 * DAY);
  await money.captured(1000);
  await money.captured(3000, {}, '4242424242424242', 'eur');
  await advance(3 * DAY);
  const made = await payouts();
  expect(made.map(({ currency }) => currency).toSorted()).toEqual(['eur', 'usd']);
  for (const { created, arrival_date } of made) {
    expect(new Date(created * 1000).toISOString()).toBe('2026-11-28T00:00:00.000Z');
    expect(new Date(arrival_date * 1000).toISOString()).toBe('2026-11-30T00:00:00.000Z');
  }
  expect(await money.balance()).toEqual({});
});

test('a payout that arrived is returned by the bank, and the next one pays the same money again', async () => {
  const money = await started();
  await money.captured(1000);
  await local.control({ action: 'next-payout', outcome: 'paid-then-fails' });
  await advance(2 * DAY + 12 * HOUR);
  const [payout] = await payouts();
  await advance(DAY);
  expect((await payouts({ status: 'paid' }))[0]?.id).toBe(payout?.id);
  await money.events();
  await advance(3 * DAY);
  const failed = await local.stripe.payouts.retrieve(payout?.id ?? '', {
    expand: ['failure_balance_transaction'],
  });
  expect(failed).toMatchObject({
    ...{ status: 'failed', failure_code: 'account_closed' },
    failure_balance_transaction: {
      amount: 941,
      type: 'payout_failure',
      reporting_category: 'payout_reversal',
    },
  });
  expect(await money.events()).toContain('payout.failed');
  await advance(DAY + HOUR);
  const [again] = await payouts();
  expect(again).toMatchObject({ amount: 941, reconciliation_status: 'completed' });
  expect((await paidOut(again?.id ?? '')).map(({ type }) => type)).toEqual(['payout', 'payout_failure']);
  expect((await paidOut(payout?.id ?? '')).map(({ type }) => type)).toEqual(['payout', 'charge']);
});

test('a payout by hand takes what is available and no more, can be canceled while it waits, and is not itemised', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  await money.captured(1000);
  const pay = (amount: number) =>
    local.stripe.payouts.create({ amount, currency: 'usd', metadata: { by: 'desk' } });
  expect(await refusalOf(pay(1))).toMatchObject({ status: 400, code: 'balance_insufficient' });
  await advance(2 * DAY);
  expect(await refusalOf(pay(942))).toMatchObject({ code: 'balance_insufficient' });
  const payout = await pay(900);
  expect(payout).toMatchObject({
    ...{ status: 'pending', automatic: false, reconciliation_status: 'not_applicable' },
  });
  expect(await refusalOf(paidOut(payout.id))).toMatchObject({
    message: 'Balance transaction history can only be filtered on automatic transfers, not manual.',
  });
  await money.events();
  expect(await local.stripe.payouts.cancel(payout.id)).toMatchObject({ status: 'canceled' });
  expect(await money.events()).toEqual(['payout.canceled']);
  expect(await money.balance()).toEqual({ usd: 941 });
  const second = await pay(941);
  await local.stripe.payouts.update(second.id, { metadata: { by: 'accounts' } });
  await advance(HOUR);
  expect(await refusalOf(local.stripe.payouts.cancel(second.id))).toMatchObject({ status: 400 });
  await local.control({ action: 'settle-payout', payout: second.id, outcome: 'paid' });
  const reversal = await local.stripe.payouts.reverse(second.id);
  expect(reversal).toMatchObject({ amount: -941, original_payout: second.id });
  expect(await local.stripe.payouts.retrieve(second.id)).toMatchObject({
    ...{ status: 'paid', reversed_by: reversal.id, metadata: { by: 'accounts' } },
  });
  expect(await money.balance()).toEqual({ usd: 941 });
  expect(await refusalOf(local.stripe.payouts.reverse(second.id))).toMatchObject({ status: 400 });
  const types = (await local.stripe.balanceTransactions.list()).data.map(
    ({ reporting_category }) => reporting_category,
  );
  expect(types).toEqual(['payout_reversal', 'payout', 'payout_reversal', 'payout', 'charge']);
});

test('a bank that refuses a payout sends it back before it arrives; off, the schedule pays nothing out', async () => {
  const money = await started();
  await money.captured(1000);
  await local.control({ action: 'next-payout', outcome: 'fails' });
  await advance(4 * DAY + 12 * HOUR);
  const statuses = (await payouts()).map(({ status }) => status);
  expect(statuses).toEqual(['pending', 'failed']);
  const [open] = await payouts({ status: 'pending' });
  await expect(
    local.control({ action: 'settle-payout', payout: open?.id, outcome: 'failed', code: 'account_frozen' }),
  ).resolves.toMatchObject({ failure_code: 'account_frozen' });
  await local.control({ action: 'payouts', daily: false });
  await advance(10 * DAY);
  expect(await payouts()).toHaveLength(2);
  expect(await money.balance()).toEqual({ usd: 941 });
});
