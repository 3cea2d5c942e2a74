/** The account's balance: booking what moves it, in the currency in which the account settles, and its sums. */
import { unitsOf } from '#app/domain/currencies.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import {
  type BalanceTransaction,
  type BalanceTransactionHidden,
  type Movement,
  newBalanceTransaction,
} from '#app/sandbox/objects/balance-transaction.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { findObject, insertObject, type StripeObject } from '#app/sandbox/store.ts';

/** Books a movement; what is not available yet becomes so by the clock. */
export async function book(operation: Operation, movement: Movement): Promise<BalanceTransaction> {
  const transaction = newBalanceTransaction(newId('txn_', operation.random), movement, operation.now);
  const hidden: BalanceTransactionHidden = { charge: movement.charge, payout: movement.payout };
  const dueAt = transaction.status === 'pending' ? transaction.available_on : null;
  await insertObject(operation.sql, transaction, { hidden, dueAt });
  return transaction;
}

/** The BalanceTransaction of this id, or null. */
export async function findTransaction(sql: Sql, id: string | null): Promise<BalanceTransaction | null> {
  if (id === null) return null;
  return (await findObject<BalanceTransaction>(sql, 'balance_transaction', id))?.body ?? null;
}

/** A sum as the account settles it. */
export interface Settled {
  readonly amountMinor: number;
  readonly currency: string;
  readonly exchangeRate: number | null;
}

/** A sum of a payer in the account's currency: as it is, or at the rate that the panel set. */
export function toSettlement(operation: Operation, amountMinor: number, currency: string): Settled {
  const { settlement } = operation.settings;
  if (!settlement || settlement.currency === currency) return { amountMinor, currency, exchangeRate: null };
  return exchanged(amountMinor, currency, settlement);
}

/** The same for what comes after a charge: in the currency of the charge's own transaction, at the rate of today. */
export function toSettlementOf(
  operation: Operation,
  booked: BalanceTransaction | null,
  amountMinor: number,
  currency: string,
): Settled {
  if (!booked) return toSettlement(operation, amountMinor, currency);
  if (booked.exchange_rate === null) return { amountMinor, currency, exchangeRate: null };
  const { settlement } = operation.settings;
  const rate = settlement?.currency === booked.currency ? settlement.rate : booked.exchange_rate;
  return exchanged(amountMinor, currency, { currency: booked.currency, rate });
}

/** `rate`: how many whole units of the account's currency one whole unit of `from` is. */
function exchanged(amountMinor: number, from: string, to: { currency: string; rate: number }): Settled {
  const units = (code: string) => unitsOf(code.toUpperCase());
  const { decimals, stepMinor } = units(to.currency);
  const whole = (Math.abs(amountMinor) / 10 ** units(from).decimals) * to.rate;
  const minor = Math.round((whole * 10 ** decimals) / stepMinor) * stepMinor;
  return {
    amountMinor: amountMinor < 0 ? -minor : minor,
    currency: to.currency,
    exchangeRate: to.rate,
  };
}

/** `/v1/balance`: per currency the net of all transactions that are available and of those that are pending. */
export async function readBalance(sql: Sql): Promise<Record<string, unknown>> {
  const rows = await sql.query<{ status: string; currency: string; net: string }>(
    `SELECT body ->> 'status' AS status, body ->> 'currency' AS currency, sum((body ->> 'net')::bigint)::text AS net
     FROM sandbox.object WHERE kind = 'balance_transaction' GROUP BY 1, 2 ORDER BY 2`,
  );
  const currencies = [...new Set(rows.map((row) => row.currency))];
  const part = (status: string) =>
    (currencies.length > 0 ? currencies : ['usd']).map((currency) => {
      const amount = Number(rows.find((row) => row.status === status && row.currency === currency)?.net ?? 0);
      return { amount, currency, source_types: { card: amount } };
    });
  return { object: 'balance', available: part('available'), livemode: false, pending: part('pending') };
}

/** All money that is due becomes available, and `balance.available` tells once. */
export async function makeAvailable(operation: Operation): Promise<void> {
  await operation.sql.query(
    `UPDATE sandbox.object SET body = jsonb_set(body, '{status}', '"available"'), due_at = NULL
     WHERE kind = 'balance_transaction' AND due_at <= $1::bigint`,
    [operation.now],
  );
  // The one object without an id: an event carries it as it is.
  await recordEvent(operation, 'balance.available', (await readBalance(operation.sql)) as StripeObject);
}
