/** What a capture books: the whole charge less its fee, and the part that was let go of as a movement back. */
import { book, toSettlement } from '#app/sandbox/balance.ts';
import { newId } from '#app/sandbox/ids.ts';
import { feeMinor, type Movement, PENDING_SECONDS } from '#app/sandbox/objects/balance-transaction.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import { newRefund } from '#app/sandbox/objects/refund.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { insertObject } from '#app/sandbox/store.ts';

/**
 * Books a captured charge. One that was captured in part makes two transactions, as at Stripe (docs: reporting
 * categories): the whole as `charge`, and the rest back as `partial_capture_reversal`, whose type says refund. The fee
 * is that of the part and stands on the first (which of the two Stripe puts it on is not documented).
 */
export async function bookCapture(operation: Operation, charge: Charge): Promise<Charge> {
  const whole = toSettlement(operation, charge.amount, charge.currency);
  const part = toSettlement(operation, charge.amount_captured, charge.currency);
  const description = typeof charge['description'] === 'string' ? charge['description'] : null;
  const shared = {
    currency: whole.currency,
    exchangeRate: whole.exchangeRate,
    charge: charge.id,
    availableOn: operation.now + PENDING_SECONDS,
  };
  const transaction = await book(operation, {
    ...shared,
    type: 'charge',
    category: 'charge',
    amountMinor: whole.amountMinor,
    feeMinor: feeMinor(part.amountMinor, part.currency),
    source: charge.id,
    description,
  });
  if (charge.amount_captured < charge.amount) {
    await bookRest(operation, charge, {
      ...shared,
      amountMinor: part.amountMinor - whole.amountMinor,
    });
  }
  return { ...charge, balance_transaction: transaction.id };
}

type Rest = Pick<Movement, 'amountMinor' | 'currency' | 'exchangeRate' | 'charge' | 'availableOn'>;

/** The rest is a Refund of the charge that nobody asked for; no event tells of it but `charge.refunded`. */
async function bookRest(operation: Operation, charge: Charge, rest: Rest): Promise<void> {
  const refund = newRefund({
    id: newId('re_', operation.random),
    charge,
    amountMinor: charge.amount - charge.amount_captured,
    reason: null,
    metadata: {},
    status: 'succeeded',
    now: operation.now,
  });
  const transaction = await book(operation, {
    ...rest,
    type: 'refund',
    category: 'partial_capture_reversal',
    source: refund.id,
    description: 'REFUND FOR PARTIAL CAPTURE',
  });
  await insertObject(operation.sql, { ...refund, balance_transaction: transaction.id });
}
