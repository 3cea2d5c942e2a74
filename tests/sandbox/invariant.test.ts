/** Whatever is done to the local Stripe in whatever order, its money adds up. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { DISPUTE_STATUSES } from '#app/sandbox/objects/dispute.ts';
import { PAYOUT_OUTCOMES, REFUND_OUTCOMES } from '#app/sandbox/settings.ts';
import {
  donationSession,
  localStripe,
  type LocalStripe,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';
import { expectSoundMoney } from '#tests/sandbox/support/sound-money.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const CARDS = [
  ...['4242424242424242', '4000000000000002', '4000002760003184', '4000000000007726', '4000000000005126'],
  ...['4000000000000259', '4000000000001976', '4000000000005423'],
];
const at = fc.nat(5);
const amount = fc.integer({ min: 1, max: 600 });
const step = <Name extends string, T>(operation: Name, model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record({ operation: fc.constant(operation), ...model }) as fc.Arbitrary<{ operation: Name } & T>;

const payments = [
  step('create', { amount: fc.integer({ min: 50, max: 99_999 }), currency: fc.constantFrom('usd', 'eur') }),
  step('pay', { at, card: fc.constantFrom(...CARDS) }),
  step('authenticate', { at, outcome: fc.constantFrom('complete', 'fail') }),
  step('capture', { at, part: fc.constantFrom(1, 1, 0.5, 2) }),
  step('cancel', { at }),
  step('expire', { at }),
] as const;
const afterwards = [
  step('refund', { at, amount: fc.option(amount), byIntent: fc.boolean() }),
  step('dashboard-refund', { at, amount: fc.option(amount) }),
  step('next-refund', { outcome: fc.constantFrom(...REFUND_OUTCOMES) }),
  step('settle-refund', { at, outcome: fc.constantFrom('succeeded', 'failed', 'canceled') }),
  step('cancel-refund', { at }),
  step('dispute', {
    at,
    kind: fc.constantFrom('chargeback', 'inquiry', 'prevented'),
    amount: fc.option(amount),
  }),
  step('move-dispute', { at, status: fc.constantFrom(...DISPUTE_STATUSES), back: fc.option(amount) }),
  step('answer', { at, text: fc.constantFrom('winning_evidence', 'losing_evidence', 'a gift') }),
  step('close-dispute', { at }),
  step('fee', { amount }),
] as const;
const world = [
  step('clock', { hours: fc.constantFrom(1, 25, 24 * 3, 24 * 8) }),
  step('delay', { seconds: fc.constantFrom(0, 3600) }),
  step('settlement', { rate: fc.constantFrom(null, 1.0873, 0.731) }),
  step('payouts', { daily: fc.boolean() }),
  step('pay-out', { amount }),
  step('next-payout', { outcome: fc.constantFrom(...PAYOUT_OUTCOMES) }),
  step('settle-payout', { at, outcome: fc.constantFrom('paid', 'failed') }),
  step('cancel-payout', { at }),
  step('fault', {
    kind: fc.constantFrom('500', '429', 'cut-before', 'cut-after', '500-stored', '500-after', 'lock-timeout'),
  }),
] as const;
const stripeRequests = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...payments) },
  { weight: 5, arbitrary: fc.oneof(...afterwards) },
  { weight: 3, arbitrary: fc.oneof(...world) },
);
type Step = typeof stripeRequests extends fc.Arbitrary<infer T> ? T : never;

/** Refusals and faults are part of the game. */
const attempt = async (work: Promise<unknown>): Promise<void> => {
  await work.catch(() => undefined);
};

/** One of the last of a kind, or an id that nothing has. */
function pick(found: readonly { id: string }[], index: number): string {
  return found[index % Math.max(found.length, 1)]?.id ?? 'none';
}
const anyRefund = async (index: number) => pick((await local.stripe.refunds.list()).data, index);
const anyDispute = async (index: number) => pick((await local.stripe.disputes.list()).data, index);
const anyPayout = async (index: number) => pick((await local.stripe.payouts.list()).data, index);

async function perform(chosen: Step, sessions: string[]): Promise<void> {
  const { stripe } = local;
  const control = (action: Record<string, unknown>) => local.control(action);
  const session = 'at' in chosen ? (sessions[chosen.at % sessions.length] ?? '') : '';
  const found = session
    ? await stripe.checkout.sessions.retrieve(session, { expand: ['payment_intent'] })
    : null;
  const payment = typeof found?.payment_intent === 'object' ? found.payment_intent : null;
  const intent = payment?.id ?? 'pi_none';
  const charge = typeof payment?.latest_charge === 'string' ? payment.latest_charge : 'ch_none';
  switch (chosen.operation) {
    case 'create': {
      const { currency, amount: unit_amount } = chosen;
      const price = { currency, unit_amount, product_data: { name: 'Gift' } };
      const made = await stripe.checkout.sessions
        .create(donationSession({ line_items: [{ quantity: 1, price_data: price }] }))
        .catch(() => null);
      if (made) sessions.push(made.id);
      return;
    }
    case 'pay':
      return attempt(control({ action: 'pay', session, card: chosen.card }));
    case 'authenticate':
      return attempt(control({ action: 'authenticate', session, outcome: chosen.outcome }));
    case 'capture': {
      const part = chosen.part === 1 ? {} : { amount_to_capture: Math.ceil(100 * chosen.part) };
      return attempt(stripe.paymentIntents.capture(intent, part));
    }
    case 'cancel':
      return attempt(stripe.paymentIntents.cancel(intent));
    case 'expire':
      return attempt(stripe.checkout.sessions.expire(session));
    case 'refund': {
      const target = chosen.byIntent ? { payment_intent: intent } : { charge };
      return attempt(stripe.refunds.create({ ...target, ...given({ amount: chosen.amount }) }));
    }
    case 'dashboard-refund':
      return attempt(control({ action: 'refund', charge, ...given({ amount: chosen.amount }) }));
    case 'next-refund':
      return attempt(control({ action: 'next-refund', outcome: chosen.outcome }));
    case 'settle-refund':
      return attempt(
        control({ action: 'settle-refund', refund: await anyRefund(chosen.at), outcome: chosen.outcome }),
      );
    case 'cancel-refund':
      return attempt(stripe.refunds.cancel(await anyRefund(chosen.at)));
    case 'dispute':
      return attempt(
        control({ action: 'dispute', charge, kind: chosen.kind, ...given({ amount: chosen.amount }) }),
      );
    case 'move-dispute': {
      const { status } = chosen;
      // Nobody keeps a part of what a status says is all ours.
      const back = status === 'won' || status.startsWith('warning_') ? {} : given({ back: chosen.back });
      return attempt(
        control({ action: 'move-dispute', dispute: await anyDispute(chosen.at), status, ...back }),
      );
    }
    case 'answer':
      return attempt(
        stripe.disputes.update(await anyDispute(chosen.at), {
          evidence: { uncategorized_text: chosen.text },
        }),
      );
    case 'close-dispute':
      return attempt(stripe.disputes.close(await anyDispute(chosen.at)));
    case 'fee':
      return attempt(control({ action: 'account-fee', amount: chosen.amount }));
    case 'clock':
      return attempt(control({ action: 'clock', advanceSeconds: chosen.hours * 3600 }));
    case 'delay':
      return attempt(control({ action: 'balance-delay', seconds: chosen.seconds }));
    case 'settlement': {
      const { rate } = chosen;
      return attempt(control({ action: 'settlement', ...(rate === null ? {} : { currency: 'usd', rate }) }));
    }
    case 'payouts':
      return attempt(control({ action: 'payouts', daily: chosen.daily }));
    case 'pay-out':
      return attempt(stripe.payouts.create({ amount: chosen.amount, currency: 'usd' }));
    case 'next-payout':
      return attempt(control({ action: 'next-payout', outcome: chosen.outcome }));
    case 'settle-payout':
      return attempt(
        control({ action: 'settle-payout', payout: await anyPayout(chosen.at), outcome: chosen.outcome }),
      );
    case 'cancel-payout':
      return attempt(stripe.payouts.cancel(await anyPayout(chosen.at)));
    case 'fault':
      // Reading stays undisturbed, or the test could not look.
      for (const on of ['create', 'update', 'capture', 'cancel', 'close'])
        await control({ action: 'fault', on, kind: chosen.kind });
  }
}

/** What was chosen to be said. */
function given<Name extends string>(fields: Record<Name, number | null>): Partial<Record<Name, number>> {
  const said = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(said) as Partial<Record<Name, number>>;
}

/** The capture of a payment is booked once, and released money leaves no trace. */
async function expectBookedOnce(): Promise<void> {
  const { transactions, charges } = await expectSoundMoney(local);
  for (const { id, captured } of charges)
    expect(transactions.filter(({ source, type }) => source === id && type === 'charge')).toHaveLength(
      captured ? 1 : 0,
    );
}

test('after any sequence of operations the balance is the sum of what moved, and each charge, refund, dispute and payout agrees with it', async () => {
  local = await localStripe();
  await fc.assert(
    fc.asyncProperty(fc.array(stripeRequests, { minLength: 8, maxLength: 24 }), async (steps) => {
      const sessions: string[] = [];
      await perform({ operation: 'create', amount: 50_000, currency: 'usd' }, sessions);
      await perform({ operation: 'pay', at: 0, card: '4242424242424242' }, sessions);
      await perform({ operation: 'capture', at: 0, part: 1 }, sessions);
      await perform({ operation: 'payouts', daily: true }, sessions);
      await local.control({ action: 'faults-clear' });
      for (const chosen of steps) await perform(chosen, sessions);
      await local.control({ action: 'faults-clear' });
      await expectSoundMoney(local);
      await local.control({ action: 'clock', advanceSeconds: 3601 });
      await expectBookedOnce();
      await local.control({ action: 'balance-delay', seconds: 0 });
    }),
    { numRuns: 15 },
  );
  await local.control({ action: 'flush' });
  expect(new Set(local.received.map((event) => event.type)).size).toBeGreaterThan(6);
}, 120_000);
