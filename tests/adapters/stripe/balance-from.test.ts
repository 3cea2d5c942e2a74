/** What a movement was in the currency of the payer, as far as Stripe says. */
import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { sourceOf } from '#app/adapters/stripe/balance-from.ts';

function movement(amount: number, rate: number | null, source: object, currency = 'usd') {
  return { amount, currency, exchange_rate: rate, source } as unknown as Stripe.BalanceTransaction;
}

const dispute = (amount: number, currency: string) => ({
  object: 'dispute',
  id: 'dp_1',
  amount,
  currency,
  payment_intent: 'pi_1',
});

test.each([
  ['the whole, though 651 cents are 1,002 yen at the rate', -651, 0.0065, dispute(1001, 'jpy'), -1001],
  ['the whole, coming back', 651, 0.0065, dispute(1001, 'jpy'), 1001],
  ['a part, as the rate says', -325, 0.0065, dispute(1000, 'jpy'), -500],
  ['the same currency, as it moved', -120, null, dispute(1000, 'usd'), -120],
])('of a dispute: %s', (_, amount, rate, source, presented) => {
  const read = sourceOf(movement(amount, rate, source));
  expect(read.presented?.amountMinor).toBe(presented);
  expect(read).toMatchObject({ kind: 'dispute', id: 'dp_1', paymentIntentId: 'pi_1' });
});

test('a refund that failed comes back, whatever sign its own sum has', () => {
  const refund = { object: 'refund', id: 're_1', amount: 200, currency: 'eur', payment_intent: 'pi_1' };
  expect(sourceOf(movement(-220, 1.1, refund)).presented).toEqual({ amountMinor: -200, currency: 'EUR' });
  expect(sourceOf(movement(220, 1.1, refund)).presented).toEqual({ amountMinor: 200, currency: 'EUR' });
});

test('what has no source, or one of a kind that we do not follow, is nobody’s', () => {
  const nobodys = { paymentIntentId: null, namedDonationId: null, customerId: null, presented: null };
  expect(sourceOf({ ...movement(-1, null, {}), source: null })).toEqual({
    kind: 'none',
    id: null,
    ...nobodys,
  });
  expect(sourceOf(movement(-1, null, { object: 'topup', id: 'tu_1' }))).toEqual({
    kind: 'other',
    id: 'tu_1',
    ...nobodys,
  });
});
