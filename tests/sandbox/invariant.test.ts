/** Whatever is done to the local Stripe in whatever order, its money adds up. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { feeMinor } from '#app/sandbox/objects/balance-transaction.ts';
import {
  donationSession,
  localStripe,
  type LocalStripe,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const index = fc.nat(3);
const stripeRequests = fc.oneof(
  fc.record({ operation: fc.constant('create' as const), amount: fc.integer({ min: 50, max: 99_999 }) }),
  fc.record({
    operation: fc.constant('pay' as const),
    at: index,
    card: fc.constantFrom('4242424242424242', '4000000000000002', '4000002760003184'),
  }),
  fc.record({ operation: fc.constantFrom('authenticate' as const, 'reject' as const), at: index }),
  fc.record({ operation: fc.constant('capture' as const), at: index, part: fc.constantFrom(1, 1, 0.5, 2) }),
  fc.record({ operation: fc.constantFrom('cancel' as const, 'expire' as const), at: index }),
  fc.record({ operation: fc.constant('clock' as const), hours: fc.constantFrom(1, 25, 24 * 6, 24 * 8) }),
  fc.record({ operation: fc.constant('delay' as const), seconds: fc.constantFrom(0, 3600) }),
  fc.record({
    operation: fc.constant('fault' as const),
    kind: fc.constantFrom('500', '429', 'cut-before', 'cut-after', '500-stored', '500-after', 'lock-timeout'),
  }),
);
type Step = typeof stripeRequests extends fc.Arbitrary<infer T> ? T : never;

/** Refusals and faults are part of the game. */
const attempt = (work: Promise<unknown>) => work.catch(() => undefined);

async function perform(step: Step, sessions: string[]): Promise<void> {
  const session = 'at' in step ? (sessions[step.at % sessions.length] ?? '') : '';
  const intentId = session ? (await local.stripe.checkout.sessions.retrieve(session)).payment_intent : null;
  const intent = typeof intentId === 'string' ? intentId : 'pi_none';
  switch (step.operation) {
    case 'create': {
      const price = { currency: 'usd', unit_amount: step.amount, product_data: { name: 'Gift' } };
      const made = await local.stripe.checkout.sessions
        .create(donationSession({ line_items: [{ quantity: 1, price_data: price }] }))
        .catch(() => null);
      if (made) sessions.push(made.id);
      return;
    }
    case 'pay':
      await attempt(local.control({ action: 'pay', session, card: step.card }));
      return;
    case 'authenticate':
    case 'reject': {
      const outcome = step.operation === 'reject' ? 'fail' : 'complete';
      await attempt(local.control({ action: 'authenticate', session, outcome }));
      return;
    }
    case 'capture': {
      const amount = step.part === 1 ? {} : { amount_to_capture: Math.ceil(100 * step.part) };
      await attempt(local.stripe.paymentIntents.capture(intent, amount));
      return;
    }
    case 'cancel':
      await attempt(local.stripe.paymentIntents.cancel(intent));
      return;
    case 'expire':
      await attempt(local.stripe.checkout.sessions.expire(session));
      return;
    case 'clock':
      await local.control({ action: 'clock', advanceSeconds: step.hours * 3600 });
      return;
    case 'delay':
      await local.control({ action: 'balance-delay', seconds: step.seconds });
      return;
    case 'fault':
      // Reading stays undisturbed, or the test could not look.
      for (const on of ['create', 'capture', 'cancel'])
        await local.control({ action: 'fault', on, kind: step.kind });
  }
}

interface State {
  readonly held: string[];
  readonly payment_intents: {
    readonly id: string;
    readonly status: string;
    readonly amount_capturable: number;
    readonly amount_received: number;
    readonly booked: {
      readonly amount: number;
      readonly fee: number;
      readonly net: number;
      readonly count: number;
    };
  }[];
}

async function expectSoundMoney(): Promise<void> {
  const state = (await local.control({ action: 'state' })) as unknown as State;
  let net = 0;
  for (const intent of state.payment_intents) {
    const { status, booked, amount_received: received, amount_capturable: capturable } = intent;
    expect(capturable > 0).toBe(status === 'requires_capture');
    expect(received > 0).toBe(status === 'succeeded');
    const isBooked = booked.count > 0;
    expect(booked.amount).toBe(isBooked ? received : 0);
    expect(booked.net).toBe(isBooked ? received - feeMinor(received, 'usd') : 0);
    expect(booked.count).toBeLessThanOrEqual(status === 'succeeded' ? 1 : 0);
    net += booked.net;
  }
  const balance = await local.stripe.balance.retrieve();
  const sum = [...balance.available, ...balance.pending].reduce((total, part) => total + part.amount, 0);
  expect(sum).toBe(net);
}

test('after any sequence of operations the balance is what was captured less fees, and released money left no trace in it', async () => {
  local = await localStripe();
  await fc.assert(
    fc.asyncProperty(fc.array(stripeRequests, { minLength: 5, maxLength: 14 }), async (steps) => {
      const sessions: string[] = [];
      await perform({ operation: 'create', amount: 500 }, sessions);
      await local.control({ action: 'faults-clear' });
      for (const step of steps) await perform(step, sessions);
      await local.control({ action: 'faults-clear' });
      await expectSoundMoney();
      await local.control({ action: 'clock', advanceSeconds: 3601 });
      const state = (await local.control({ action: 'state' })) as unknown as State;
      for (const intent of state.payment_intents)
        expect(intent.booked.count).toBe(intent.status === 'succeeded' ? 1 : 0);
      await local.control({ action: 'balance-delay', seconds: 0 });
      await local.control({ action: 'clock-reset' });
    }),
    { numRuns: 25 },
  );
  await local.control({ action: 'flush' });
  expect(new Set(local.received.map((event) => event.type)).size).toBeGreaterThan(6);
});
