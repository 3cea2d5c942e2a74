/** Card numbers: which are well formed, what brand they are, and how the pretended bank answers each. */
import { createHash } from 'node:crypto';
import type { Outcome } from '#app/sandbox/settings.ts';

/** Stripe's test cards (docs.stripe.com/testing) that the payment page knows. Any other well-formed number is accepted. */
export const TEST_CARDS: readonly {
  readonly number: string;
  readonly outcome: Outcome;
  readonly does: string;
}[] = [
  { number: '4242424242424242', outcome: 'ok', does: 'is accepted' },
  { number: '5555555555554444', outcome: 'ok', does: 'is accepted (Mastercard)' },
  { number: '4000056655665556', outcome: 'ok', does: 'is accepted (Visa debit)' },
  { number: '5200828282828210', outcome: 'ok', does: 'is accepted (Mastercard debit)' },
  { number: '378282246310005', outcome: 'ok', does: 'is accepted (American Express)' },
  {
    number: '4000000000007726',
    outcome: 'ok',
    does: 'is accepted; a refund of it takes an hour',
  },
  {
    number: '4000000000005126',
    outcome: 'ok',
    does: 'is accepted; a refund of it fails after an hour',
  },
  {
    number: '4000000000000259',
    outcome: 'ok',
    does: 'is accepted, then disputed as fraudulent',
  },
  {
    number: '4000000000002685',
    outcome: 'ok',
    does: 'is accepted, then disputed as not received',
  },
  {
    number: '4000000000001976',
    outcome: 'ok',
    does: 'is accepted, then inquired about',
  },
  {
    number: '4000000000005423',
    outcome: 'ok',
    does: 'is accepted; then its network warns of fraud',
  },
  { number: '4000002760003184', outcome: '3ds', does: 'asks you to authenticate' },
  { number: '4000002500003155', outcome: '3ds', does: 'asks you to authenticate' },
  { number: '4000000000000002', outcome: 'decline', does: 'is declined' },
  { number: '4000000000009995', outcome: 'insufficient_funds', does: 'has too little money' },
  { number: '4000000000009987', outcome: 'lost_card', does: 'was reported lost' },
  { number: '4000000000009979', outcome: 'stolen_card', does: 'was reported stolen' },
  { number: '4000000000000069', outcome: 'expired_card', does: 'has expired' },
  { number: '4000000000000127', outcome: 'incorrect_cvc', does: 'has another security code' },
  { number: '4000000000000119', outcome: 'processing_error', does: 'meets an error at the bank' },
];

/** Why a bank refused, in Stripe's words: what the API says and what the payer reads. */
export interface Decline {
  readonly code: string;
  readonly declineCode: string;
  readonly message: string;
}

export const DECLINES: Readonly<Record<Exclude<Outcome, 'ok' | '3ds'>, Decline>> = {
  decline: { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' },
  insufficient_funds: {
    code: 'card_declined',
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  lost_card: { code: 'card_declined', declineCode: 'lost_card', message: 'Your card was declined.' },
  stolen_card: { code: 'card_declined', declineCode: 'stolen_card', message: 'Your card was declined.' },
  expired_card: { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' },
  incorrect_cvc: {
    code: 'incorrect_cvc',
    declineCode: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
  },
  processing_error: {
    code: 'processing_error',
    declineCode: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
};

/** A card without its number, which is never kept. */
export interface Card {
  readonly brand: string;
  readonly last4: string;
  readonly fingerprint: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly outcome: Outcome;
}

/** The digits of what was typed, where they can be a card number (12 to 19 digits, Luhn's check holds); else null. */
export function cardNumber(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(digits)) return null;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const weighed = i % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0 ? digits : null;
}

const BRANDS: readonly [RegExp, string][] = [
  [/^3[47]/, 'amex'],
  [/^4/, 'visa'],
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, 'mastercard'],
  [/^(6011|64[4-9]|65)/, 'discover'],
  [/^35(2[89]|[3-8])/, 'jcb'],
  [/^(30[0-5]|36|38)/, 'diners'],
  [/^62/, 'unionpay'],
];

/** `unknown` where no brand's numbers begin so. */
export function cardBrand(number: string): string {
  return BRANDS.find(([begins]) => begins.test(number))?.[1] ?? 'unknown';
}

/** What is kept of a card. */
export function toCard(number: string, expiry: { month: number; year: number }): Card {
  return {
    brand: cardBrand(number),
    last4: number.slice(-4),
    fingerprint: fingerprintOf(number),
    expMonth: expiry.month,
    expYear: expiry.year,
    outcome: TEST_CARDS.find((card) => card.number === number)?.outcome ?? 'ok',
  };
}

/** The same for the same number, whoever uses it. */
export function fingerprintOf(number: string): string {
  return createHash('sha256')
    .update(`local-stripe:${number}`)
    .digest('base64url')
    .replace(/[-_]/g, '0')
    .slice(0, 16);
}
