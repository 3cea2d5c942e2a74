/** Disputes and fraud warnings at the local Stripe: their states, their money, the clock, and what tells of them. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { DISPUTE_STATUSES } from '#app/sandbox/objects/dispute.ts';
import { localStripe, type LocalStripe, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
import { idOf, type Money, moneyOf, refusalOf } from '#tests/sandbox/support/money.ts';

const DAY = 24 * 3600;
let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

async function disputeOf(charge: Stripe.Charge): Promise<Stripe.Dispute> {
  const { data } = await local.stripe.disputes.list({ charge: charge.id });
  if (!data[0]) throw new Error(`${charge.id} is not disputed`);
  return data[0];
}

/** A captured charge that was disputed at the panel, its events read. */
async function disputed(
  money: Money,
  change: Record<string, unknown> = {},
): Promise<{ charge: Stripe.Charge; dispute: Stripe.Dispute }> {
  const charge = await money.captured(1000);
  await local.control({ action: 'dispute', charge: charge.id, ...change });
  await money.events();
  return { charge, dispute: await disputeOf(charge) };
}

const move = (dispute: Stripe.Dispute, status: string, back?: number) =>
  local.control({
    action: 'move-dispute',
    dispute: dispute.id,
    status,
    ...(back === undefined ? {} : { back }),
  });

test('the card that disputes does so after its capture: money and fee are gone, and nothing can be refunded', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(1000, {}, '4000000000000259');
  expect((await money.events()).slice(-4)).toEqual([
    'charge.captured',
    'payment_intent.succeeded',
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
  ]);
  const dispute = await disputeOf(charge);
  expect(dispute).toMatchObject({
    ...{ status: 'needs_response', reason: 'fraudulent', amount: 1000, is_charge_refundable: false },
    balance_transactions: [
      { amount: -1000, fee: 1500, net: -2500, type: 'adjustment', reporting_category: 'dispute' },
    ],
  });
  expect(dispute.evidence_details.due_by).toBe(dispute.created + 9 * DAY);
  expect((await local.stripe.charges.retrieve(charge.id)).disputed).toBe(true);
  expect(await money.balance()).toEqual({ usd: 1000 - 59 - 2500 });
  expect(await refusalOf(local.stripe.refunds.create({ charge: charge.id }))).toMatchObject({
    ...{ status: 400, code: 'charge_disputed' },
  });
  const intent = local.stripe.refunds.create({ payment_intent: idOf(dispute.payment_intent) });
  expect(await refusalOf(intent)).toMatchObject({ code: 'refund_disputed_payment' });
});

test('winning evidence brings the money and the fee back; losing evidence and silence lose it', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const { charge, dispute } = await disputed(money);
  const kept = await local.stripe.disputes.update(dispute.id, {
    evidence: { product_description: 'A gift' },
    submit: false,
  });
  expect(kept).toMatchObject({
    status: 'needs_response',
    evidence_details: { has_evidence: true, submission_count: 0, submission_method: 'not_submitted' },
  });
  expect(await money.events()).toEqual(['charge.dispute.updated']);
  const won = await local.stripe.disputes.update(dispute.id, {
    evidence: { uncategorized_text: 'winning_evidence' },
  });
  expect(won).toMatchObject({
    ...{ status: 'won', is_charge_refundable: true, evidence_details: { submission_count: 1 } },
    balance_transactions: [
      { net: -2500 },
      { amount: 1000, fee: -1500, net: 2500, reporting_category: 'dispute_reversal' },
    ],
  });
  expect(await money.events()).toEqual([
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
  ]);
  await local.stripe.refunds.create({ charge: charge.id });
  expect(await money.balance()).toEqual({ usd: -59 });
  const lost = await disputed(money);
  await local.stripe.disputes.update(lost.dispute.id, {
    evidence: { uncategorized_text: 'losing_evidence' },
  });
  expect(await disputeOf(lost.charge)).toMatchObject({ status: 'lost', balance_transactions: [{}] });
  const again = local.stripe.disputes.update(lost.dispute.id, { evidence: { uncategorized_text: 'x' } });
  expect(await refusalOf(again)).toMatchObject({ status: 400 });
});

test('at its deadline an unanswered dispute is lost; an answered one is when the bank has read it', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const silent = await disputed(money);
  const answered = await disputed(money);
  await local.stripe.disputes.update(answered.dispute.id, {
    evidence: { uncategorized_text: 'It was theirs.' },
  });
  await local.control({ action: 'clock', advanceSeconds: 9 * DAY });
  expect((await disputeOf(silent.charge)).status).toBe('lost');
  expect((await disputeOf(answered.charge)).status).toBe('under_review');
  expect(await money.events()).toContain('charge.dispute.closed');
  await local.control({ action: 'clock', advanceSeconds: 52 * DAY });
  expect((await disputeOf(answered.charge)).status).toBe('lost');
  const given = await disputed(money);
  expect((await local.stripe.disputes.close(given.dispute.id)).status).toBe('lost');
  expect(await refusalOf(local.stripe.disputes.close(given.dispute.id))).toMatchObject({ status: 400 });
});

test('an inquiry takes nothing, ends by a whole refund or by time, and costs once it becomes a dispute', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(1000, {}, '4000000000001976');
  await money.events();
  const inquiry = await disputeOf(charge);
  expect(inquiry).toMatchObject({
    ...{ status: 'warning_needs_response', is_charge_refundable: true, balance_transactions: [] },
    payment_method_details: { card: { case_type: 'inquiry' } },
  });
  await local.stripe.refunds.create({ charge: charge.id });
  expect((await disputeOf(charge)).status).toBe('warning_closed');
  expect(await money.balance()).toEqual({ usd: -59 });
  const second = await disputed(money, { kind: 'inquiry' });
  await local.control({ action: 'clock', advanceSeconds: 119 * DAY });
  expect((await disputeOf(second.charge)).status).toBe('warning_needs_response');
  await local.control({ action: 'clock', advanceSeconds: DAY });
  expect((await disputeOf(second.charge)).status).toBe('warning_closed');
  const third = await disputed(money, { kind: 'inquiry', reason: 'unrecognized' });
  await move(third.dispute, 'needs_response');
  expect(await money.events()).toContain('charge.dispute.funds_withdrawn');
  expect(await disputeOf(third.charge)).toMatchObject({ balance_transactions: [{ net: -2500 }] });
});

test('a part comes back though the dispute is lost, a bank corrects itself, and what was won is lost again', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const { charge, dispute } = await disputed(money);
  await move(dispute, 'lost', 400);
  expect(await money.events()).toEqual(['charge.dispute.closed', 'charge.dispute.funds_reinstated']);
  expect(await disputeOf(charge)).toMatchObject({
    ...{ status: 'lost', balance_transactions: [{ amount: -1000 }, { amount: 400, fee: 0 }] },
  });
  await local.control({ action: 'correct-dispute', dispute: dispute.id, amount: -3 });
  expect(await money.events()).toEqual(['charge.dispute.funds_withdrawn']);
  await move(dispute, 'appeal_needs_response');
  await move(dispute, 'appeal_under_review');
  await move(dispute, 'won');
  expect(await money.balance()).toEqual({ usd: 941 });
  await move(dispute, 'lost');
  const { balance_transactions: moved } = await disputeOf(charge);
  expect(moved.map(({ amount, fee }) => [amount, fee])).toEqual([
    [-1000, 1500],
    [400, 0],
    [-3, 0],
    [603, -1500],
    [-1000, 0],
  ]);
  expect(await money.balance()).toEqual({ usd: -59 });
});

test('every status of the SDK can follow every other, and the account has what the status says', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const { charge, dispute } = await disputed(money);
  for (const status of [...DISPUTE_STATUSES, ...DISPUTE_STATUSES.toReversed()]) {
    await move(dispute, status);
    const now = await disputeOf(charge);
    const isOurs = status === 'won' || status.startsWith('warning_');
    expect(now.status).toBe(status);
    expect(now.balance_transactions.reduce((total, { amount }) => total + amount, 0)).toBe(
      isOurs ? 0 : -1000,
    );
    expect(now.is_charge_refundable).toBe(isOurs);
  }
});

test('a refund under way fails when its charge is disputed, so that the money is lost once', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(1000, {}, '4000000000007726');
  const refund = await local.stripe.refunds.create({ charge: charge.id, amount: 300 });
  await money.events();
  await local.control({ action: 'dispute', charge: charge.id });
  expect(await money.events()).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'refund.updated',
    'charge.refund.updated',
    'refund.failed',
  ]);
  expect(await local.stripe.refunds.retrieve(refund.id)).toMatchObject({
    ...{ status: 'failed', failure_reason: 'charge_for_pending_refund_disputed' },
  });
  await local.control({ action: 'clock', advanceSeconds: DAY });
  expect(await money.balance()).toEqual({ usd: 941 - 2500 });
});

test('a part of a charge is disputed, one more than it was, and one that was settled before it began', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  await disputed(money, { amount: 250, reason: 'duplicate' });
  await disputed(money, { amount: 1010 });
  const charge = await money.captured(1000);
  await money.events();
  await local.control({ action: 'dispute', charge: idOf(charge.payment_intent), kind: 'prevented' });
  expect(await money.events()).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.closed',
  ]);
  expect(await disputeOf(charge)).toMatchObject({
    ...{ status: 'prevented', evidence_details: { due_by: null }, balance_transactions: [{ fee: 0 }] },
  });
  expect(await money.balance()).toEqual({ usd: 3 * 941 - 250 - 1500 - 1010 - 1500 - 1000 });
  const held = await money.authorised(500);
  await expect(local.control({ action: 'dispute', charge: held })).rejects.toThrow(/nothing to dispute/);
});

test('a dispute settles in the account’s currency, and gives back to the cent what it took', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  await local.control({ action: 'settlement', currency: 'usd', rate: 1.1 });
  const charge = await money.captured(999, {}, '4242424242424242', 'eur');
  const before = await money.balance();
  await local.control({ action: 'settlement', currency: 'usd', rate: 1.2345 });
  await local.control({ action: 'dispute', charge: charge.id });
  const dispute = await disputeOf(charge);
  expect(dispute).toMatchObject({
    ...{ amount: 999, currency: 'eur' },
    balance_transactions: [{ amount: -1233, currency: 'usd', exchange_rate: 1.2345, fee: 1500 }],
  });
  await move(dispute, 'lost', 333);
  await local.control({ action: 'settlement', currency: 'usd', rate: 0.9 });
  await move(dispute, 'won');
  expect(await money.balance()).toEqual(before);
});

test('evidence is checked as Stripe checks it: unknown names, files that were never uploaded', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const { dispute } = await disputed(money);
  const receipt = local.stripe.disputes.update(dispute.id, { evidence: { receipt: 'file_none' } });
  expect(await refusalOf(receipt)).toMatchObject({ code: 'resource_missing', param: 'evidence[receipt]' });
  const labelled = await local.stripe.disputes.update(dispute.id, { metadata: { desk: 'seen' } });
  expect(labelled).toMatchObject({ metadata: { desk: 'seen' }, status: 'needs_response' });
  await expect(local.stripe.disputes.retrieve('du_none')).rejects.toMatchObject({ statusCode: 404 });
  const read = await local.stripe.disputes.retrieve(dispute.id, { expand: ['charge', 'payment_intent'] });
  expect(read).toMatchObject({ charge: { object: 'charge' }, payment_intent: { object: 'payment_intent' } });
});

test('a fraud warning can be acted on until its charge is disputed or refunded in full', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const charge = await money.captured(1000, {}, '4000000000005423');
  expect((await money.events()).at(-1)).toBe('radar.early_fraud_warning.created');
  const warnings = async (of: Stripe.Charge) =>
    (await local.stripe.radar.earlyFraudWarnings.list({ charge: of.id, expand: ['data.charge'] })).data;
  const [warning] = await warnings(charge);
  expect(warning).toMatchObject({
    actionable: true,
    fraud_type: 'made_with_stolen_card',
    charge: { id: charge.id },
  });
  await local.stripe.refunds.create({ charge: charge.id, amount: 400 });
  expect(await warnings(charge)).toMatchObject([{ actionable: true }]);
  await money.events();
  await local.stripe.refunds.create({ charge: charge.id });
  expect(await money.events()).toContain('radar.early_fraud_warning.updated');
  const read = await local.stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? '');
  expect(read.actionable).toBe(false);
  const other = await money.captured(500);
  await local.control({ action: 'warn', charge: other.id, fraudType: 'misc' });
  await local.control({ action: 'dispute', charge: other.id });
  expect(await warnings(other)).toMatchObject([{ actionable: false, fraud_type: 'misc' }]);
});
