/** A receipt: a fact of one day, with a number of its own. Nothing of it changes; it is withdrawn, and another takes its place. */
import type { DonationSums } from '../ledger/donation-sums.ts';
import type { MailDetail } from '../mail-kinds.ts';
import { money, type Money } from '../money.ts';
import type { ReceiptRegime } from './issuer.ts';

/** Why a receipt no longer holds. `returned`: nothing of the gift is left. `replaced`: another says what is left. */
export const withdrawalReasons = ['returned', 'replaced'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

export interface Receipt {
  readonly id: string;
  readonly donationId: string;
  /** As printed; unique for its issuer. */
  readonly number: string;
  readonly issuedAt: Date;
  /** The day of the capture on the newsroom's clocks, as `2026-11-28`. */
  readonly givenOn: string;
  readonly received: Money;
  readonly returned: Money;
  readonly regime: ReceiptRegime;
  /** What it says, word for word: a copy says the same years later, whatever our texts say by then. */
  readonly printed: PrintedReceipt;
  readonly withdrawn: { readonly at: Date; readonly reason: WithdrawalReason } | null;
}

export interface PrintedReceipt {
  readonly locale: string;
  readonly details: readonly MailDetail[];
  readonly notes: readonly string[];
}

/**
 * `2026-000042`: the year of issue, and a number that leaves none out. `2026-R1-000001` after a restore: which numbers were given
 * after its backup nobody knows, so another row of them begins, and no number is given to two gifts.
 */
export function receiptNumber(prefix: string, year: number, restores: number, sequence: number): string {
  const series = restores === 0 ? '' : `R${String(restores)}-`;
  return `${prefix}${String(year)}-${series}${String(sequence).padStart(6, '0')}`;
}

/** What is to be done so that receipts say what the ledger says. */
export type ReceiptDue = 'nothing' | 'issue' | 'replace' | 'withdraw';

/** `last`: the newest receipt of the donation, whether or not it still holds. */
export function receiptDue(
  last: Pick<Receipt, 'received' | 'returned' | 'withdrawn'> | null,
  { received, refunded, disputed, kept }: DonationSums,
): ReceiptDue {
  // Until Stripe has booked it, nobody can say what came in.
  if (received === null) return 'nothing';
  const isLeft = kept.amountMinor > 0;
  if (last === null || last.withdrawn !== null) return isLeft ? 'issue' : 'nothing';
  if (!isLeft) return 'withdraw';
  const returnedMinor = returnedOf({ refunded, disputed }).amountMinor;
  const isSame =
    last.received.amountMinor === received.amountMinor && last.returned.amountMinor === returnedMinor;
  return isSame ? 'nothing' : 'replace';
}

/** What went back of it. Banks have given back more than they took: a receipt does not speak of less than nothing. */
export function returnedOf({ refunded, disputed }: Pick<DonationSums, 'refunded' | 'disputed'>): Money {
  return money(Math.max(0, refunded.amountMinor + disputed.amountMinor), refunded.currency);
}
