/** Card numbers: which are well formed, what brand they are, and how the pretended bank answers each. */
import { createHash } from 'node:crypto';
import type { Outcome } from '#app/sandbox/settings.ts';

/** How the bank answers a card, in each of the three ways in which it is used. */
export interface CardAnswers {
  /** Paid with on the payment page. */
  readonly outcome: Outcome;
  /** Saved for later without being charged. */
  readonly setupOutcome: Outcome;
  /** Charged later, while its holder is away, after it was set up for that. */
  readonly laterOutcome: Outcome;
}

interface TestCard extends CardAnswers {
  readonly number: string;
  readonly does: string;
}

const same = (number: string, outcome: Outcome, does: string): TestCard => ({
  number,
  outcome,
  setupOutcome: outcome,
  laterOutcome: outcome,
  does,
});

/** Stripe's test cards (docs.stripe.com/testing) that the payment page knows. Any other well-formed number is accepted. */
export const TEST_CARDS: readonly TestCard[] = [
  same('4242424242424242', 'ok', 'is accepted'),
  same('5555555555554444', 'ok', 'is accepted (Mastercard)'),
  same('4000056655665556', 'ok', 'is accepted (Visa debit)'),
  same('5200828282828210', 'ok', 'is accepted (Mastercard debit)'),
  same('378282246310005', 'ok', 'is accepted (American Express)'),
  same('4000000000007726', 'ok', 'is accepted; a refund of it takes an hour'),
  same('4000000000005126', 'ok', 'is accepted; a refund of it fails after an hour'),
  same('4000000000000259', 'ok', 'is accepted, then disputed as fraudulent'),
  same('4000000000002685', 'ok', 'is accepted, then disputed as not received'),
  same('4000000000001976', 'ok', 'is accepted, then inquired about'),
  same('4000000000005423', 'ok', 'is accepted; then its network warns of fraud'),
  {
    ...same('4000002500003155', '3ds', 'asks you to authenticate, and not again once it is saved'),
    laterOutcome: 'ok',
  },
  same('4000002760003184', '3ds', 'asks you to authenticate each time'),
  {
    ...same('4000000000000341', 'decline', 'can be saved, and is declined when it is charged'),
    setupOutcome: 'ok',
  },
  same('4000000000000002', 'decline', 'is declined'),
  same('4000000000009995', 'insufficient_funds', 'has too little money'),
  same('4000000000009987', 'lost_card', 'was reported lost'),
  same('4000000000009979', 'stolen_card', 'was reported stolen'),
  same('4000000000000069', 'expired_card', 'has expired'),
  same('4000000000000127', 'incorrect_cvc', 'has another security code'),
  same('4000000000000119', 'processing_error', 'meets an error at the bank'),
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
export interface Card extends CardAnswers {
  readonly brand: string;
  readonly last4: string;
  readonly fingerprint: string;
  readonly expMonth: number;
  readonly expYear: number;
}

/** A card is good to the end of its month. */
export function hasExpired(card: Pick<Card, 'expMonth' | 'expYear'>, now: number): boolean {
  return Date.UTC(card.expYear, card.expMonth, 1) / 1000 <= now;
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
  const known = TEST_CARDS.find((card) => card.number === number) ?? same(number, 'ok', '');
  return {
    brand: cardBrand(number),
    last4: number.slice(-4),
    fingerprint: fingerprintOf(number),
    expMonth: expiry.month,
    expYear: expiry.year,
    outcome: known.outcome,
    setupOutcome: known.setupOutcome,
    laterOutcome: known.laterOutcome,
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
