/** Whatever happens to subscriptions in whatever order: who is charged, how often, and what stays untouched. */
import fc from 'fast-check';
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
import { expectSoundMoney } from '#tests/sandbox/support/sound-money.ts';
import { DAY, type Giver, giver, HOUR, monthly, standingGift } from '#tests/sandbox/support/standing-gift.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const at = fc.nat(2);
const steps = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('begin' as const), isIncompleteAllowed: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ step: fc.constant('clock' as const), days: fc.constantFrom(0.5, 3, 17, 33, 70) }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('pause' as const), at, isPaused: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('bank' as const),
      outcome: fc.constantFrom('decline', 'lost_card', '3ds'),
      times: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.constant('invoice' as const),
      at,
      by: fc.constantFrom('finalize', 'collect', 'pay', 'void', 'uncollectible', 'page', 'confirm'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('change' as const),
      at,
      by: fc.constantFrom('amount', 'card', 'day', 'end', 'later'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('webhooks' as const), off: fc.boolean() }) },
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

interface World {
  readonly payer: Giver;
  readonly gifts: string[];
}

/** Refusals are part of the game. */
const attempt = (work: Promise<unknown>) => work.catch(() => undefined);

const invoicesOf = async (gift: string): Promise<Stripe.Invoice[]> =>
  (await local.stripe.invoices.list({ subscription: gift, limit: 100, expand: ['data.payments'] })).data;

async function take(step: Step, world: World): Promise<void> {
  const { payer, gifts } = world;
  const gift = 'at' in step ? (gifts[step.at % gifts.length] ?? '') : '';
  switch (step.step) {
    case 'begin': {
      const behavior = step.isIncompleteAllowed ? 'allow_incomplete' : 'error_if_incomplete';
      const made = await local.stripe.subscriptions
        .create(standingGift(payer, { payment_behavior: behavior }))
        .catch(() => null);
      if (made) gifts.push(made.id);
      return;
    }
    case 'clock':
      await passTime(step.days, world);
      return;
    case 'pause': {
      const pause = step.isPaused ? ({ behavior: 'keep_as_draft' } as const) : ('' as const);
      await attempt(local.stripe.subscriptions.update(gift, { pause_collection: pause }));
      return;
    }
    case 'bank':
      await local.control({ action: 'next', on: 'saved-card', outcome: step.outcome, times: step.times });
      return;
    case 'invoice':
      await handle(step.by, gift);
      return;
    case 'change':
      await attempt(change(step.by, gift, payer));
      return;
    case 'webhooks':
      await local.control({ action: 'webhooks', mode: { off: step.off } });
  }
}

async function handle(by: Extract<Step, { step: 'invoice' }>['by'], gift: string): Promise<void> {
  const [latest] = await invoicesOf(gift);
  if (!latest) return;
  const { id } = latest;
  const { invoices } = local.stripe;
  const work = {
    finalize: () => invoices.finalizeInvoice(id, { auto_advance: false }),
    collect: () => invoices.finalizeInvoice(id, { auto_advance: true }),
    pay: () => invoices.pay(id),
    void: () => invoices.voidInvoice(id),
    uncollectible: () => invoices.markUncollectible(id),
    page: () => local.control({ action: 'pay-invoice', invoice: id }),
    confirm: () => local.control({ action: 'authenticate-invoice', invoice: id, outcome: 'complete' }),
  } as Record<typeof by, () => Promise<unknown>>;
  await attempt(work[by]());
}

async function change(
  by: Extract<Step, { step: 'change' }>['by'],
  gift: string,
  { product, customer }: Giver,
): Promise<unknown> {
  const { subscriptions, paymentMethods } = local.stripe;
  const none = { proration_behavior: 'none' as const };
  switch (by) {
    case 'amount': {
      const [item] = (await subscriptions.retrieve(gift)).items.data;
      return subscriptions.update(gift, {
        items: [{ id: item?.id ?? '', ...monthly(product, 700) }],
        ...none,
      });
    }
    case 'card': {
      const card = await paymentMethods.attach('pm_card_mastercard', { customer });
      return subscriptions.update(gift, { default_payment_method: card.id });
    }
    case 'day': {
      const end = Math.floor(local.sandbox.now().getTime() / 1000) + 5 * DAY;
      return subscriptions.update(gift, { trial_end: end, ...none });
    }
    case 'end':
      return subscriptions.cancel(gift);
    case 'later':
      return subscriptions.update(gift, { cancel_at_period_end: true });
  }
}

/** Time moves, and touches no draft that is not collected; of a paused gift it makes such drafts only. */
async function passTime(days: number, { gifts }: World): Promise<void> {
  const paused = new Map<string, Stripe.Invoice[]>();
  for (const gift of gifts) {
    const { pause_collection: pause } = await local.stripe.subscriptions.retrieve(gift);
    if (pause) paused.set(gift, await invoicesOf(gift));
  }
  await local.control({ action: 'clock', advanceSeconds: days * DAY + HOUR });
  for (const [gift, before] of paused) {
    const untouched = before.filter(({ status, auto_advance: advance }) => status === 'draft' && !advance);
    const known = new Set(before.map(({ id }) => id));
    for (const invoice of await invoicesOf(gift)) {
      const isKept = !known.has(invoice.id) || untouched.some(({ id }) => id === invoice.id);
      if (isKept) expect([invoice.status, invoice.amount_paid]).toEqual(['draft', 0]);
    }
  }
}

async function expectSound({ payer, gifts }: World): Promise<void> {
  for (const gift of gifts) {
    const invoices = await invoicesOf(gift);
    const cycles = invoices.filter(({ billing_reason: reason }) => reason === 'subscription_cycle');
    const begins = cycles.map(({ lines }) => lines.data[0]?.period.start);
    expect(new Set(begins).size, 'no period is billed twice').toBe(begins.length);
    for (const invoice of invoices) await expectCharged(invoice);
  }
  const customer = (await local.stripe.customers.retrieve(payer.customer)) as Stripe.Customer;
  expect(customer.balance).toBe(0);
}

async function expectCharged(invoice: Stripe.Invoice): Promise<void> {
  const taken: Stripe.Charge[] = [];
  for (const { payment } of invoice.payments?.data ?? []) {
    const intent = payment.payment_intent as string;
    const { data } = await local.stripe.charges.list({ payment_intent: intent, limit: 100 });
    taken.push(...data.filter((charge) => charge.paid && charge.captured));
  }
  const isPaid = invoice.status === 'paid' && invoice.total > 0;
  expect(
    taken.map(({ amount }) => amount),
    `${invoice.id} is ${String(invoice.status)}`,
  ).toEqual(isPaid ? [invoice.total] : []);
  expect(invoice.amount_paid).toBe(isPaid ? invoice.total : 0);
  expect(invoice.amount_overpaid).toBe(0);
}

test('after any sequence each paid invoice has exactly one charge, no other has any, and no period is billed twice', async () => {
  local = await localStripe();
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 8, maxLength: 16 }), async (sequence) => {
      const world: World = { payer: await giver(local), gifts: [] };
      await take({ step: 'begin', isIncompleteAllowed: false }, world);
      for (const step of sequence) await take(step, world);
      await expectSound(world);
      await expectSoundMoney(local);
      // The next sequence begins with nothing in its way.
      await local.control({ action: 'webhooks', mode: {} });
      await local.sql.query(`DELETE FROM sandbox.setting WHERE key IN ('nextCharges', 'clockOffsetMs')`);
      await local.stripe.customers.del(world.payer.customer);
    }),
    { numRuns: 10 },
  );
  await local.control({ action: 'flush' });
  expect(new Set(local.received.map((event) => event.type)).size).toBeGreaterThan(15);
});
