/** What the panel does to the balance: fees of the account, movements of any type, and how it settles. */
import { z } from 'zod';
import { book } from '#app/sandbox/balance.ts';
import { amount, currency, line, minor } from '#app/sandbox/control/schemas.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { changeSetting } from '#app/sandbox/settings.ts';

/** Fees that stand in no charge, with their reporting category. */
const ACCOUNT_FEES = { stripe_fee: 'fee', tax_fee: 'tax' } as const;

export const balanceActions = [
  /** `currency` left out: every currency settles as itself again. */
  z.strictObject({
    action: z.literal('settlement'),
    currency: currency.optional(),
    rate: z.number().positive().max(1_000_000).default(1),
  }),
  z.strictObject({
    action: z.literal('account-fee'),
    type: z.enum(['stripe_fee', 'tax_fee']).default('stripe_fee'),
    amount,
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

export async function runBalanceAction(
  operation: Operation,
  input: z.output<(typeof balanceActions)[number]>,
): Promise<Record<string, unknown>> {
  switch (input.action) {
    case 'settlement': {
      const chosen = input.currency === undefined ? null : { currency: input.currency, rate: input.rate };
      return { settlement: await changeSetting(operation.sql, 'settlement', () => chosen) };
    }
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
