/** What a receipt says, in the words of the day on which it is issued. */
import { agreedMinor, type Donation } from '../donation/donation.ts';
import type { PayerRecord } from '../donation/records.ts';
import { dateFormat } from '../formats.ts';
import type { MailDetail } from '../mail-kinds.ts';
import { addMoney, formatMoney, money, type Money } from '../money.ts';
import { textsFor } from '../texts/catalogue.ts';
import { statementsFor, type ReceiptIssuer } from './issuer.ts';
import type { PrintedReceipt } from './receipt.ts';

export interface ReceiptFacts {
  readonly number: string;
  readonly issuedAt: Date;
  /** When the money was taken. */
  readonly givenAt: Date;
  readonly donation: Pick<Donation, 'amount' | 'feeCover' | 'locale' | 'origin'>;
  readonly payer: Pick<
    PayerRecord,
    'organisation' | 'name' | 'billingName' | 'cardBrand' | 'cardLast4'
  > | null;
  readonly received: Money;
  readonly returned: Money;
  /** The number of the receipt whose place it takes. */
  readonly replaces: string | null;
}

/** In the language of the donation, with days on the newsroom's clocks. */
export function printReceipt(facts: ReceiptFacts, issuer: ReceiptIssuer, timeZone: string): PrintedReceipt {
  const { locale } = facts.donation;
  const texts = textsFor(locale).receipt;
  const notes = [
    ...texts.regimes[issuer.regime](issuer, 'receipt'),
    ...(issuer.nothingInReturn ? [texts.nothingInReturn.receipt] : []),
    ...statementsFor(issuer, locale),
  ];
  return { locale, details: [...whoAndWhen(facts, issuer, timeZone), ...sums(facts)], notes };
}

function whoAndWhen(facts: ReceiptFacts, issuer: ReceiptIssuer, timeZone: string): MailDetail[] {
  const { locale } = facts.donation;
  const { labels } = textsFor(locale).receipt;
  const { payer, replaces } = facts;
  const from = payer?.organisation ?? payer?.name ?? payer?.billingName ?? null;
  return [
    { label: labels.number, value: facts.number },
    ...(replaces === null ? [] : [{ label: labels.replaces, value: replaces }]),
    { label: labels.issuedOn, value: printDay(facts.issuedAt, locale, timeZone) },
    { label: labels.givenOn, value: printDay(facts.givenAt, locale, timeZone) },
    ...(from === null ? [] : [{ label: labels.from, value: from }]),
    { label: labels.recipient, value: issuer.legalName },
    { label: labels.address, value: issuer.address },
    ...issuer.registrations,
  ];
}

function sums({ donation, payer, received, returned }: ReceiptFacts): MailDetail[] {
  const { locale, amount, feeCover, origin } = donation;
  const { labels, kinds, card } = textsFor(locale).receipt;
  // Where something else came in than was agreed, nobody can say which part of it was for the fee.
  const isAsAgreed = received.amountMinor === agreedMinor(donation) && received.currency === amount.currency;
  const hasCover = isAsAgreed && feeCover.amountMinor > 0;
  const row = (label: string, value: Money) => ({ label, value: printSum(value, locale) });
  const remains = addMoney(received, money(-returned.amountMinor, returned.currency));
  return [
    row(labels.donation, hasCover ? amount : received),
    ...(hasCover ? [row(labels.feeCover, feeCover), row(labels.charged, received)] : []),
    ...(returned.amountMinor > 0 ? [row(labels.returned, returned), row(labels.remains, remains)] : []),
    { label: labels.kind, value: kinds[origin] },
    ...(payer?.cardBrand && payer.cardLast4
      ? [{ label: labels.card, value: card(cardName(payer.cardBrand), payer.cardLast4) }]
      : []),
  ];
}

/** `$5.00 USD`: a sign alone is shared by many currencies. */
export function printSum(value: Money, locale: string): string {
  return `${formatMoney(value, locale, 'always')} ${value.currency}`;
}

/** `November 28, 2026 (UTC)`: with the zone, since a day ends at another moment elsewhere. */
export function printDay(at: Date, locale: string, timeZone: string): string {
  const day = dateFormat(locale, { timeZone, year: 'numeric', month: 'long', day: 'numeric' }).format(at);
  const zone = dateFormat(locale, { timeZone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return `${day} (${zone?.value ?? timeZone})`;
}

/** Stripe writes brands in small letters. */
const cardName = (brand: string) =>
  ({ visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express', jcb: 'JCB', unionpay: 'UnionPay' })[
    brand
  ] ?? `${brand.slice(0, 1).toUpperCase()}${brand.slice(1)}`;
