/** What a dispute moves: the withdrawal with Stripe's fee, and what of it comes back, whole or in parts. */
import { unitsOf } from '#app/domain/currencies.ts';
import { book, findTransaction, toSettlementOf } from '#app/sandbox/balance.ts';
import type { BalanceTransaction } from '#app/sandbox/objects/balance-transaction.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { Dispute } from '#app/sandbox/objects/dispute.ts';
import type { Operation } from '#app/sandbox/operation.ts';

/** Stripe's fee for a dispute in the United States, $15; as many whole units, or a hundred times as many of yen. */
const FEE = { major: 15, majorWithoutCents: 1500 };

function disputeFeeMinor(currency: string): number {
  const { decimals } = unitsOf(currency.toUpperCase());
  return decimals === 0 ? FEE.majorWithoutCents : FEE.major * 10 ** decimals;
}

/** The bank takes a sum, in the dispute's currency. Only the first time costs the fee, and none where `hasFee` is false. */
export async function withdraw(
  operation: Operation,
  dispute: Dispute,
  charge: Charge,
  amountMinor: number,
  hasFee: boolean,
): Promise<Dispute> {
  const booked = await findTransaction(operation.sql, charge.balance_transaction);
  const settled = toSettlementOf(operation, booked, -amountMinor, dispute.currency);
  const transaction = await book(operation, {
    ...settled,
    type: 'adjustment',
    category: 'dispute',
    ...(hasFee ? { feeMinor: disputeFeeMinor(settled.currency), feeDescription: 'Dispute fee' } : {}),
    source: dispute.id,
    description: `Chargeback withdrawal for ${charge.id}`,
    charge: charge.id,
  });
  return withTransaction(dispute, transaction);
}

/** The bank gives back `amountMinor` of the `outMinor` that it has; all of it at once brings the fee back too. */
export async function reinstate(
  operation: Operation,
  dispute: Dispute,
  amountMinor: number,
  outMinor: number,
): Promise<Dispute> {
  const taken = dispute.balance_transactions;
  const [first] = taken;
  if (!first) throw new Error(`${dispute.id} never withdrew anything`);
  const isAll = amountMinor === outMinor;
  const standing = -sum(taken.map(({ amount }) => amount));
  // The account's own sums, so that nothing is left or lost by rounding, whatever the rate is today.
  const backMinor = isAll ? standing : Math.round((standing * amountMinor) / outMinor);
  const transaction = await book(operation, {
    type: 'adjustment',
    category: 'dispute_reversal',
    amountMinor: backMinor,
    currency: first.currency,
    exchangeRate: first.exchange_rate,
    feeMinor: isAll ? -sum(taken.map(({ fee }) => fee)) : 0,
    feeDescription: 'Dispute fee',
    source: dispute.id,
    description: `Chargeback reversal for ${dispute.charge}`,
    charge: dispute.charge,
  });
  return withTransaction(dispute, transaction);
}

/** A correction by the bank, in the account's currency: exchange rates, mostly. It changes nothing that is disputed. */
export async function correct(operation: Operation, dispute: Dispute, amountMinor: number): Promise<Dispute> {
  const [first] = dispute.balance_transactions;
  const transaction = await book(operation, {
    type: 'adjustment',
    category: amountMinor < 0 ? 'dispute' : 'dispute_reversal',
    amountMinor,
    currency: first?.currency ?? dispute.currency,
    exchangeRate: first?.exchange_rate,
    source: dispute.id,
    description: `Chargeback adjustment for ${dispute.charge}`,
    charge: dispute.charge,
  });
  return withTransaction(dispute, transaction);
}

const withTransaction = (dispute: Dispute, transaction: BalanceTransaction): Dispute => ({
  ...dispute,
  balance_transactions: [...dispute.balance_transactions, transaction],
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
