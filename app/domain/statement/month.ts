/** A month as its bookkeeper closes it: which month, and of each account what it opened with, what moved it, and what it closed with. */
import type { AccountSum } from '../ledger/donation-sums.ts';
import { LEDGER_ACCOUNTS, type LedgerAccount } from '../ledger/ledger.ts';
import { dayOf, startOfDay } from '../zoned-time.ts';

/** From its first moment to that of the next, on the newsroom's clocks. */
export interface MonthSpan {
  /** `2026-11` */
  readonly month: string;
  readonly from: Date;
  readonly until: Date;
}

const written = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Null for what is no month. */
export function monthSpan(text: string, timeZone: string): MonthSpan | null {
  const [, year, month] = written.exec(text) ?? [];
  if (year === undefined || month === undefined) return null;
  const next = Number(month) === 12 ? [Number(year) + 1, 1] : [Number(year), Number(month) + 1];
  const first = (parts: readonly (number | undefined)[]) =>
    startOfDay(`${String(parts[0]).padStart(4, '0')}-${String(parts[1]).padStart(2, '0')}-01`, timeZone);
  return { month: text, from: first([Number(year), Number(month)]), until: first(next) };
}

/** Every month from that of `first` to that of `now`, the newest first. */
export function monthsSince(first: Date, now: Date, timeZone: string): string[] {
  const months: string[] = [];
  const oldest = dayOf(first, timeZone).slice(0, 7);
  for (let month = dayOf(now, timeZone).slice(0, 7); month >= oldest; month = monthBefore(month))
    months.push(month);
  return months;
}

function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const [before, last] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${String(before).padStart(4, '0')}-${String(last).padStart(2, '0')}`;
}

/** What moved one account in one way. */
export interface LineSum extends AccountSum {
  /** Stripe's reporting category; of what is no movement of the balance the kind of posting. */
  readonly line: string;
  readonly count: number;
}

export interface StatementLine {
  readonly account: LedgerAccount;
  readonly currency: string;
  /** `opening`, `closing`, or as in LineSum. */
  readonly line: string;
  /** How many movements; null for what stands there at its beginning and end. */
  readonly count: number | null;
  /** Before the fee. Debits are positive. Null likewise. */
  readonly amountMinor: number | null;
  readonly feeMinor: number | null;
  /** What the account changed by; at its beginning and end what stood there. */
  readonly netMinor: number;
}

/** Whatever was booked to these was a fee. */
export const FEE_ACCOUNTS: readonly LedgerAccount[] = ['payment-fees', 'dispute-fees', 'stripe-fees'];

/**
 * Accounts in their order, each in its currencies. Fees are told of the balance at Stripe alone, from which they were taken; of every
 * other account the amount is the net. `opening`: the sums before the month; `moved`: what moved in it.
 */
export function monthStatement(opening: readonly AccountSum[], moved: readonly LineSum[]): StatementLine[] {
  return LEDGER_ACCOUNTS.filter(
    (account) => account !== 'card-holds' && account !== 'card-holds-contra',
  ).flatMap((account) => {
    const own = [...opening, ...moved].filter((each) => each.account === account);
    const currencies = [...new Set(own.map(({ currency }) => currency))].toSorted();
    return currencies.flatMap((currency) => ofAccount(account, currency, opening, moved));
  });
}

function ofAccount(
  account: LedgerAccount,
  currency: string,
  opening: readonly AccountSum[],
  moved: readonly LineSum[],
): StatementLine[] {
  const isOwn = (each: AccountSum) => each.account === account && each.currency === currency;
  const stood = opening.find(isOwn)?.amountMinor ?? 0;
  const lines = moved.filter(isOwn).toSorted((a, b) => (a.line < b.line ? -1 : 1));
  const feeOf = (line: string) =>
    account === 'stripe-receivable'
      ? moved
          .filter((each) => FEE_ACCOUNTS.includes(each.account))
          .filter((each) => each.line === line && each.currency === currency)
          .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
      : 0;
  const closed = lines.reduce((sum, { amountMinor }) => sum + amountMinor, stood);
  const edge = { account, currency, count: null, amountMinor: null, feeMinor: null };
  return [
    { ...edge, line: 'opening', netMinor: stood },
    ...lines.map(({ line, count, amountMinor: netMinor }) => {
      const feeMinor = feeOf(line);
      return { account, currency, line, count, amountMinor: netMinor + feeMinor, feeMinor, netMinor };
    }),
    { ...edge, line: 'closing', netMinor: closed },
  ];
}
