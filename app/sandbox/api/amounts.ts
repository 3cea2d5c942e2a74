/** Which amounts Stripe charges; currencies as on Stripe's wire, in lower case. */
import { chargeMinorMax, findCurrency, unitsOf } from '#app/domain/currencies.ts';
import { formatMoney } from '#app/domain/money.ts';
import { badParameter, StripeError } from '#app/sandbox/stripe-error.ts';

/** 400 where an amount falls between two steps of its currency: parts of a króna, the last of three decimals. */
export function refuseFraction(amountMinor: number, currency: string, param: string): void {
  const { decimals, stepMinor } = unitsOf(currency.toUpperCase());
  if (amountMinor % stepMinor === 0) return;
  const why =
    stepMinor === 10 ** decimals
      ? `Currency ${currency.toUpperCase()} has become effectively zero-decimal and charged amounts must be evenly divisible by ${String(stepMinor)}. See https://stripe.com/docs/currencies#zero-decimal for more information.`
      : `Charged amounts in ${currency.toUpperCase()} must be evenly divisible by ${String(stepMinor)}. See https://stripe.com/docs/currencies#three-decimal for more information.`;
  throw badParameter(param, `Invalid amount. ${why}`);
}

/**
 * 400 where Stripe would not charge so little or so much. The account settles in the currency of
 * the charge; one that settles in another is held to that one's least amount after conversion.
 */
export function refuseTotal(amountMinor: number, currency: string): void {
  const code = currency.toUpperCase();
  const leastMinor = findCurrency(code)?.leastMinor ?? 0;
  if (amountMinor < leastMinor) {
    const least = formatMoney({ amountMinor: leastMinor, currency: code }, 'en', 'always');
    throw refused('amount_too_small', `total amount due must add up to at least ${least} ${currency}`);
  }
  if (amountMinor > chargeMinorMax) {
    const most = formatMoney({ amountMinor: chargeMinorMax, currency: code }, 'en', 'always');
    throw refused('amount_too_large', `total amount due must be no more than ${most} ${currency}`);
  }
}

/** The total is no parameter, so that the error names none. */
function refused(code: string, why: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    code,
    message: `The Checkout Session's ${why}`,
  });
}
