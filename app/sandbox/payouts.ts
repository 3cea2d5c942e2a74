/** Payouts as they begin: by hand, every day by the schedule, and the one that takes another back. */
import { book } from '#app/sandbox/balance.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import { newPayout, type Payout, type PayoutHidden, type PayoutInput } from '#app/sandbox/objects/payout.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { lockPayout, SUBMIT_SECONDS } from '#app/sandbox/payout-course.ts';
import { takeNext } from '#app/sandbox/settings.ts';
import { insertObject, updateObject } from '#app/sandbox/store.ts';
import { StripeError, wrongState } from '#app/sandbox/stripe-error.ts';

type Asked = Pick<
  PayoutInput,
  'amountMinor' | 'currency' | 'method' | 'description' | 'metadata' | 'statementDescriptor'
>;

/** Pays out a part of what is available. 400 `balance_insufficient` where less is. */
export async function createPayout(operation: Operation, asked: Asked): Promise<Payout> {
  await lockBalance(operation);
  const [row] = await operation.sql.query<{ net: string }>(
    `SELECT coalesce(sum((body ->> 'net')::bigint), 0)::text AS net FROM sandbox.object
     WHERE kind = 'balance_transaction' AND body ->> 'status' = 'available' AND body ->> 'currency' = $1`,
    [asked.currency],
  );
  if (Number(row?.net ?? 0) < asked.amountMinor) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      code: 'balance_insufficient',
      message:
        'You have insufficient funds in your Stripe account for this transfer. Your card balance is too low. GET /v1/balance says what is available.',
    });
  }
  return begin(operation, { ...asked, automatic: false });
}

/**
 * Pays out, per currency, all that is available and was not paid out before. Each transaction is marked with its
 * payout, so that its list adds up to it. A currency that owes is left for the next day.
 */
export async function payOutAll(operation: Operation): Promise<void> {
  await lockBalance(operation);
  const sums = await operation.sql.query<{ currency: string; net: string; ids: string[] }>(
    `SELECT body ->> 'currency' AS currency, sum((body ->> 'net')::bigint)::text AS net, array_agg(id) AS ids
     FROM sandbox.object
     WHERE kind = 'balance_transaction' AND body ->> 'status' = 'available' AND hidden ->> 'payout' IS NULL
     GROUP BY 1 HAVING sum((body ->> 'net')::bigint) > 0 ORDER BY 1`,
  );
  for (const { currency, net, ids } of sums) {
    const id = newId('po_', operation.random);
    // By id: what becomes available meanwhile is for the next day.
    await operation.sql.query(
      `UPDATE sandbox.object SET hidden = hidden || jsonb_build_object('payout', $1::text) WHERE id = ANY ($2::text[])`,
      [id, ids],
    );
    await begin(operation, { id, amountMinor: Number(net), currency, automatic: true });
  }
}

/** Two payouts at once would both count the same money. */
async function lockBalance(operation: Operation): Promise<void> {
  await operation.sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('sandbox balance', 4243))`);
}

async function begin(
  operation: Operation,
  input: Omit<PayoutInput, 'id' | 'now'> & { id?: string; category?: string },
): Promise<Payout> {
  const { category = 'payout', id = newId('po_', operation.random), ...asked } = input;
  const payout = newPayout({ ...asked, id, now: operation.now });
  const transaction = await book(operation, {
    type: 'payout',
    category,
    amountMinor: -payout.amount,
    currency: payout.currency,
    source: payout.id,
    description: payout.automatic ? 'STRIPE PAYOUT' : (asked.description ?? null),
    payout: payout.automatic ? payout.id : undefined,
  });
  const begun: Payout = { ...payout, balance_transaction: transaction.id };
  const fate = (await takeNext(operation.sql, operation.settings, 'nextPayouts')) ?? 'paid';
  const hidden: PayoutHidden = { fate };
  await insertObject(operation.sql, begun, { hidden, dueAt: operation.now + SUBMIT_SECONDS });
  await recordEvent(operation, 'payout.created', begun);
  return begun;
}

/** Takes a payout back that has arrived: a second one, below zero, brings its money home. */
export async function reversePayout(
  operation: Operation,
  id: string,
  metadata: Record<string, string> | undefined,
): Promise<Payout> {
  const { body: original } = await lockPayout(operation, id);
  if (original.status !== 'paid' || original.reversed_by !== null || original.amount < 0)
    throw wrongState(`Payout ${id} cannot be reversed: only one that is paid and was not reversed can.`, {});
  const reversal = await begin(operation, {
    amountMinor: -original.amount,
    currency: original.currency,
    automatic: false,
    category: 'payout_reversal',
    metadata,
    original: original.id,
  });
  const reversed: Payout = { ...original, reversed_by: reversal.id };
  await updateObject(operation.sql, reversed);
  await recordEvent(operation, 'payout.updated', reversed, { reversed_by: null });
  return reversal;
}
