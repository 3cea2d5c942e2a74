/** Which amounts Stripe charges. */
import { badParameter } from '#app/sandbox/stripe-error.ts';

/** Minimum amounts by currency, in minor units (docs.stripe.com/currencies, settled in the same currency). */
const MINIMUM: Readonly<Record<string, number>> = {
  ...{
    usd: 50,
    aed: 200,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    hkd: 400,
  },
  ...{
    huf: 17500,
    inr: 50,
    jpy: 50,
    mxn: 1000,
    myr: 200,
    nok: 300,
    nzd: 50,
    pln: 200,
    ron: 200,
    sek: 300,
    sgd: 50,
    thb: 1000,
  },
};
const AMOUNT_MAX = 99_999_999;
const THREE_DECIMAL = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

/** 400 where Stripe would not charge so little or so much. `amountMinor` in minor units, `currency` in lower case. */
export function refuseAmount(amountMinor: number, currencyCode: string, param: string): void {
  const least = MINIMUM[currencyCode] ?? 1;
  if (amountMinor < least) {
    const message = `The Checkout Session's total amount must convert to at least ${String(least)} ${currencyCode} in minor units; got ${String(amountMinor)}.`;
    throw badParameter(param, message, 'amount_too_small');
  }
  if (amountMinor > AMOUNT_MAX) {
    throw badParameter(
      param,
      `Amount must be no more than ${String(AMOUNT_MAX)} ${currencyCode}.`,
      'amount_too_large',
    );
  }
  if (THREE_DECIMAL.has(currencyCode) && amountMinor % 10 !== 0) {
    throw badParameter(param, `Amounts in ${currencyCode} must end in 0.`, 'parameter_invalid_integer');
  }
}
