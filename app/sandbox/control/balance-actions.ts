/** The balance: when money is booked, how it settles, fees of the account, movements of any type. */
import { z } from 'zod';
import { book } from '#app/sandbox/balance.ts';
import { type Action, action, line, operationAction, SECONDS_MAX } from '#app/sandbox/control/action.ts';
import { amount, currency, minor } from '#app/sandbox/control/schemas.ts';
import { changeSetting } from '#app/sandbox/settings.ts';

/** Fees that stand in no charge, with their reporting category. */
const ACCOUNT_FEES = { stripe_fee: 'fee', tax_fee: 'tax' } as const;

/** `currency` left out: every currency settles as itself again. */
const settlement = {
  currency: currency.optional(),
  rate: z.number().positive().max(1_000_000).default(1),
};

const accountFee = {
  type: z.enum(['stripe_fee', 'tax_fee']).default('stripe_fee'),
  amount,
  currency: currency.default('usd'),
  description: line.default('Radar for Fraud Teams'),
};

/** Any movement at all: a reserve, an adjustment, a type that nobody knows. */
const movement = {
  type: line,
  category: line,
  amount: minor,
  fee: minor.default(0),
  currency: currency.default('usd'),
  description: line.default('Made at the control panel'),
  source: line.optional(),
};

export const BALANCE_ACTIONS: readonly Action[] = [
  action('balance-delay', { seconds: z.int().min(0).max(SECONDS_MAX) }, async ({ sql }, { seconds }) => ({
    balanceDelaySeconds: await changeSetting(sql, 'balanceDelaySeconds', () => seconds),
  })),
  operationAction('settlement', settlement, async ({ sql }, input) => {
    const chosen = input.currency === undefined ? null : { currency: input.currency, rate: input.rate };
    return { settlement: await changeSetting(sql, 'settlement', () => chosen) };
  }),
  operationAction('account-fee', accountFee, (operation, input) =>
    book(operation, {
      type: input.type,
      category: ACCOUNT_FEES[input.type],
      amountMinor: -input.amount,
      currency: input.currency,
      source: null,
      description: input.description,
    }),
  ),
  operationAction('movement', movement, (operation, input) =>
    book(operation, {
      type: input.type,
      category: input.category,
      amountMinor: input.amount,
      feeMinor: input.fee,
      currency: input.currency,
      source: input.source ?? null,
      description: input.description,
    }),
  ),
];
