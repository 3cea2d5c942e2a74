/** A yearly statement: what one donor gave and got back between two New Years on the newsroom's clocks. */
import { dateFormat } from '../formats.ts';
import type { MailDetail } from '../mail-kinds.ts';
import { money, type Money } from '../money.ts';
import { textsFor, textsLocale } from '../texts/catalogue.ts';
import { statementsFor, type ReceiptIssuer } from './issuer.ts';
import { printDay, printSum } from './print-receipt.ts';

/** A gift by the day of its capture, or money back by the day on which it moved. */
export interface StatementRow {
  /** As `2026-11-28`. */
  readonly on: string;
  readonly kind: 'gift' | 'returned';
  readonly amount: Money;
  /** Of the receipt that holds, or held last; null where there is none. */
  readonly receiptNumber: string | null;
}

export interface GivenInYear {
  /** Null where it was erased. */
  readonly donorName: string | null;
  /** The oldest first. */
  readonly rows: readonly StatementRow[];
}

/** One currency of a statement: nothing is added over two. */
export interface StatementPart {
  readonly currency: string;
  readonly rows: readonly StatementRow[];
  readonly given: Money;
  readonly returned: Money;
  readonly remains: Money;
}

/** A part for each currency, in the order of their codes. */
function statementParts(rows: readonly StatementRow[]): StatementPart[] {
  const currencies = [...new Set(rows.map(({ amount }) => amount.currency))].toSorted();
  return currencies.map((currency) => {
    const own = rows.filter(({ amount }) => amount.currency === currency);
    const sum = (kind: StatementRow['kind']) =>
      own.filter((row) => row.kind === kind).reduce((total, { amount }) => total + amount.amountMinor, 0);
    const [given, returned] = [sum('gift'), sum('returned')];
    return {
      ...{ currency, rows: own },
      ...{ given: money(given, currency), returned: money(returned, currency) },
      remains: money(given - returned, currency),
    };
  });
}

/** A statement in words, ready to be set on paper. */
export interface PrintedStatement {
  readonly language: string;
  readonly title: string;
  readonly siteName: string;
  readonly heading: string;
  readonly details: readonly MailDetail[];
  readonly columns: readonly [string, string, string, string];
  readonly parts: readonly {
    readonly heading: string;
    readonly rows: readonly (readonly [string, string, string, string])[];
    readonly totals: readonly MailDetail[];
  }[];
  readonly notes: readonly string[];
  /** At the foot of each page, where there are several. */
  readonly pageOf: (number: number, count: number) => string;
}

export function printStatement(
  given: GivenInYear,
  year: number,
  issuedAt: Date,
  {
    site,
    issuer,
  }: {
    readonly site: { readonly name: string; readonly locale: string; readonly timeZone: string };
    readonly issuer: ReceiptIssuer;
  },
): PrintedStatement {
  const { locale, timeZone, name } = site;
  const { statement: texts, regimes, nothingInReturn } = textsFor(locale).receipt;
  const { labels, columns, kinds, totals } = texts;
  const parts = statementParts(given.rows).map((part) => ({
    heading: texts.inCurrency(part.currency),
    rows: part.rows.map(
      ({ on, kind, amount, receiptNumber }) =>
        [
          shownDay(on, locale),
          kinds[kind],
          receiptNumber ?? '–',
          printSum(kind === 'returned' ? money(-amount.amountMinor, amount.currency) : amount, locale),
        ] as const,
    ),
    totals: [
      { label: totals.given, value: printSum(part.given, locale) },
      { label: totals.returned, value: printSum(part.returned, locale) },
      { label: totals.remains, value: printSum(part.remains, locale) },
    ],
  }));
  return {
    language: textsLocale(locale),
    title: texts.title(String(year), name),
    siteName: name,
    heading: texts.heading(String(year)),
    details: [
      ...(given.donorName === null ? [] : [{ label: labels.from, value: given.donorName }]),
      { label: labels.recipient, value: issuer.legalName },
      { label: labels.address, value: issuer.address },
      ...issuer.registrations,
      { label: labels.issuedOn, value: printDay(issuedAt, locale, timeZone) },
    ],
    columns: [columns.on, columns.what, columns.receipt, columns.amount],
    parts,
    notes: [
      ...(parts.length === 0 ? [texts.empty] : [texts.days(timeZone), texts.notReceipt]),
      ...regimes[issuer.regime](issuer, 'statement'),
      ...(issuer.nothingInReturn && parts.length > 0 ? [nothingInReturn.statement] : []),
      ...statementsFor(issuer, locale),
    ],
    pageOf: texts.page,
  };
}

/** A day without a time has no zone to be moved by. */
const shownDay = (day: string, locale: string) =>
  dateFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  );
