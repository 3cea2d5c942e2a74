/** What `POST /sandbox/control` understands of money after the capture: refunds, fees of the account, settlement. */
import { z } from 'zod';
import { findCurrency } from '#app/domain/currencies.ts';
import { book } from '#app/sandbox/balance.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { chargeOfIntent, createRefund, lockRefund, succeedRefund, undoRefund } from '#app/sandbox/refunds.ts';
import { changeSetting, REFUND_OUTCOMES } from '#app/sandbox/settings.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

const line = z.string().trim().min(1).max(500);
const minor = z.int().min(-99_999_999).max(99_999_999);
const currency = z
  .string()
  .toLowerCase()
  .refine((code) => findCurrency(code.toUpperCase()) !== null, 'expected a currency that Stripe charges');

/** Types that Stripe books to an account of its own accord, with their reporting category. */
const ACCOUNT_FEES = { stripe_fee: 'fee', tax_fee: 'tax' } as const;

export const moneyActions = [
  /** A refund in the Dashboard; `charge` may be a PaymentIntent's id. */
  z.strictObject({
    action: z.literal('refund'),
    charge: line,
    amount: z.int().min(1).optional(),
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  }),
  z.strictObject({
    action: z.literal('next-refund'),
    outcome: z.enum(REFUND_OUTCOMES),
    times: z.int().min(1).max(100).default(1),
  }),
  /** The bank's word on a refund, now. One that succeeded can still fail or be canceled. */
  z.strictObject({
    action: z.literal('settle-refund'),
    refund: line,
    outcome: z.enum(['succeeded', 'failed', 'canceled']),
    reason: line.default('expired_or_canceled_card'),
  }),
  /** `currency` left out: every currency settles as itself again. */
  z.strictObject({
    action: z.literal('settlement'),
    currency: currency.optional(),
    rate: z.number().positive().max(1_000_000).default(1),
  }),
  z.strictObject({
    action: z.literal('account-fee'),
    type: z.enum(['stripe_fee', 'tax_fee']).default('stripe_fee'),
    amount: z.int().min(1).max(99_999_999),
    currency: currency.default('usd'),
    description: line.default('Radar for Fraud Teams'),
  }),
  /** Any movement at all: a reserve, an adjustment, a type that nobody knows. */
  z.strictObject({
    action: z.literal('movement'),
    type: line,
    category: line,
    amount: minor,
    fee: minor.default(0),
    currency: currency.default('usd'),
    description: line.default('Made at the control panel'),
    source: line.optional(),
  }),
] as const;

export type MoneyInput = z.output<(typeof moneyActions)[number]>;

const NAMES: ReadonlySet<string> = new Set(moneyActions.map(({ shape }) => shape.action.value));

export function isMoneyAction(input: { action: string }): input is MoneyInput {
  return NAMES.has(input.action);
}

/** Does one action and answers what to tell. Throws a ControlRefusal in Stripe's words where Stripe would refuse. */
export async function runMoneyAction(engine: Engine, input: MoneyInput): Promise<Record<string, unknown>> {
  switch (input.action) {
    case 'next-refund': {
      const added = Array<typeof input.outcome>(input.times).fill(input.outcome);
      const next = await changeSetting(engine.sql, 'nextRefunds', (before) => [...before, ...added]);
      return { nextRefunds: next };
    }
    case 'settlement': {
      const chosen = input.currency === undefined ? null : { currency: input.currency, rate: input.rate };
      return { settlement: await changeSetting(engine.sql, 'settlement', () => chosen) };
    }
    default:
      try {
        return await engine.settled(() => engine.perform((operation) => move(operation, input)));
      } catch (error) {
        if (error instanceof StripeError) throw new ControlRefusal(error.status, error.message);
        throw error;
      }
  }
}

type Moving = Exclude<MoneyInput, { action: 'next-refund' | 'settlement' }>;

async function move(operation: Operation, input: Moving): Promise<Record<string, unknown>> {
  switch (input.action) {
    case 'refund': {
      const { amount, reason } = input;
      const charge = await chargeNamed(operation, input.charge);
      return createRefund(operation, charge, { by: 'charge', amount, reason });
    }
    case 'settle-refund':
      return settleRefund(operation, input);
    case 'account-fee':
      return book(operation, {
        type: input.type,
        category: ACCOUNT_FEES[input.type],
        amountMinor: -input.amount,
        currency: input.currency,
        source: null,
        description: input.description,
      });
    case 'movement':
      return book(operation, {
        type: input.type,
        category: input.category,
        amountMinor: input.amount,
        feeMinor: input.fee,
        currency: input.currency,
        source: input.source ?? null,
        description: input.description,
      });
  }
}

async function settleRefund(
  operation: Operation,
  { refund: id, outcome, reason }: Extract<MoneyInput, { action: 'settle-refund' }>,
): Promise<Record<string, unknown>> {
  const refund = await lockRefund(operation, id);
  const isOver = refund.status === 'failed' || refund.status === 'canceled';
  if (isOver || refund.status === outcome)
    throw new ControlRefusal(400, `refund: ${id} is ${refund.status} already`);
  if (outcome === 'succeeded') return succeedRefund(operation, refund);
  return undoRefund(operation, refund, { status: outcome, reason });
}

/** A charge by its own id or its PaymentIntent's. */
async function chargeNamed(operation: Operation, id: string): Promise<string> {
  return id.startsWith('pi_') ? chargeOfIntent(operation, id) : id;
}
