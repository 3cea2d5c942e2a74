/** What a payer typed on the payment page: read from the form, checked field by field. */
import { type Card, cardBrand, cardNumber, hasExpired, toCard } from '#app/sandbox/cards.ts';
import type { CheckoutSession, NameRequest } from '#app/sandbox/objects/checkout-session.ts';
import type { Payer } from '#app/sandbox/objects/payer.ts';

export const FIELDS = [
  'email',
  'cardNumber',
  'expiry',
  'cvc',
  'name',
  'individualName',
  'businessName',
  'country',
  'line1',
  'city',
  'postalCode',
] as const;
export type Field = (typeof FIELDS)[number];

/** As typed, untouched. */
export type Typed = Readonly<Record<Field, string>>;

/** What is wrong with which field. */
export type Problems = Partial<Record<Field, string>>;

/** Where Stripe's page insists on a postal code. */
const POSTAL_COUNTRIES = new Set(['US', 'CA', 'GB']);
const TEXT_MAX = 500;

export function readTyped(form: URLSearchParams): Typed {
  return Object.fromEntries(FIELDS.map((field) => [field, form.get(field) ?? ''])) as Record<Field, string>;
}

/** The fields as they are before anybody typed. */
export function untyped(country: string): Typed {
  return readTyped(new URLSearchParams({ country }));
}

/** What a form asks for besides the card. */
export interface Asked {
  /** The address that stands already; null where the form asks for one. */
  readonly email: string | null;
  readonly individual: NameRequest | null;
  readonly business: NameRequest | null;
  /** The whole billing address instead of the country and the postal code. */
  readonly isAddressWhole: boolean;
}

export function askedBy(session: CheckoutSession): Asked {
  const enabled = (name: NameRequest | undefined) => (name?.enabled ? name : null);
  return {
    email: session.customer_email,
    individual: enabled(session.name_collection?.individual),
    business: enabled(session.name_collection?.business),
    isAddressWhole: session.billing_address_collection === 'required',
  };
}

export type Checked = { readonly payer: Payer; readonly card: Card } | { readonly problems: Problems };

/** The payer and the card, or what has to be mended. `now` is the sandbox's time: a card may have expired by it. */
export function checkTyped(asked: Asked, typed: Typed, countries: ReadonlySet<string>, now: Date): Checked {
  const text = (field: Field) => typed[field].normalize('NFC').trim().slice(0, TEXT_MAX);
  const number = cardNumber(typed.cardNumber);
  const expiry = parseExpiry(typed.expiry);
  const email = asked.email ?? text('email');
  const problems: Problems = {
    ...problem(
      'email',
      asked.email === null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email),
      'Enter an email address, like name@example.org.',
    ),
    ...problem(
      'cardNumber',
      typed.cardNumber.trim() === '',
      'Enter a card number. The test cards are listed below.',
    ),
    ...problem(
      'cardNumber',
      typed.cardNumber.trim() !== '' && !number,
      'This is not a card number. Check the digits.',
    ),
    ...problem('expiry', !expiry, 'Enter the month and year, like 04 / 29.'),
    ...problem(
      'expiry',
      expiry !== null && hasExpired({ expMonth: expiry.month, expYear: expiry.year }, now.getTime() / 1000),
      'This card has expired. Use another card.',
    ),
    ...problem('cvc', !isCvc(typed.cvc, number), cvcProblem(number)),
    ...problem('name', text('name') === '', 'Enter the name on the card.'),
    ...problem('country', !countries.has(typed.country), 'Choose a country.'),
    ...nameProblems(asked, text),
    ...addressProblems(asked, typed.country, text),
  };
  if (!number || !expiry || Object.keys(problems).length > 0) return { problems };
  const orNull = (field: Field) => text(field) || null;
  const payer: Payer = {
    email,
    name: text('name'),
    businessName: asked.business ? orNull('businessName') : null,
    individualName: asked.individual ? orNull('individualName') : null,
    country: typed.country,
    postalCode: orNull('postalCode'),
    line1: orNull('line1'),
    city: orNull('city'),
  };
  return { payer, card: toCard(number, expiry) };
}

const problem = (field: Field, isWrong: boolean, words: string): Problems =>
  isWrong ? { [field]: words } : {};

function nameProblems({ individual, business }: Asked, text: (field: Field) => string): Problems {
  return {
    ...problem(
      'individualName',
      individual?.optional === false && !text('individualName'),
      'Enter your full name.',
    ),
    ...problem(
      'businessName',
      business?.optional === false && !text('businessName'),
      'Enter the name of the business.',
    ),
  };
}

function addressProblems(
  { isAddressWhole: isWhole }: Asked,
  country: string,
  text: (field: Field) => string,
): Problems {
  return {
    ...problem('line1', isWhole && !text('line1'), 'Enter the street and number.'),
    ...problem('city', isWhole && !text('city'), 'Enter the town or city.'),
    ...problem(
      'postalCode',
      POSTAL_COUNTRIES.has(country) && !text('postalCode'),
      'Enter the ZIP or postal code.',
    ),
  };
}

/** `04 / 29`, `4/2029`, `0429`. */
function parseExpiry(typed: string): { month: number; year: number } | null {
  const match = /^(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})$|^(\d{2})(\d{2})$/.exec(typed.normalize('NFKC').trim());
  if (!match) return null;
  const month = Number(match[1] ?? match[3]);
  const year = Number(match[2] ?? match[4]);
  return month >= 1 && month <= 12 ? { month, year: year < 100 ? 2000 + year : year } : null;
}

function isCvc(typed: string, number: string | null): boolean {
  const isAmex = number !== null && cardBrand(number) === 'amex';
  return (isAmex ? /^\d{4}$/ : /^\d{3,4}$/).test(typed.normalize('NFKC').trim());
}

function cvcProblem(number: string | null): string {
  const isAmex = number !== null && cardBrand(number) === 'amex';
  return isAmex
    ? 'Enter the four digits on the front of the card.'
    : 'Enter the three digits on the back of the card.';
}
