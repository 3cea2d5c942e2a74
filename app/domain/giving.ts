/** All that one donor gave, as the donor sees it: each gift in a line, with where its money is. */
import {
  donorStatus,
  whereMoneyIs,
  type DonorDispute,
  type DonorRefund,
  type DonorStatus,
  type WhereMoneyIs,
} from './donation/donor-status.ts';
import type { Donation } from './donation/donation.ts';
import type { LateRefusal } from './late-refusal/late-refusal.ts';
import type { DonationSums } from './ledger/donation-sums.ts';
import type { Receipt } from './receipt/receipt.ts';
import { addMoney, type Money } from './money.ts';
import { nextGiftAt, standingGiftStatus, type StandingGiftStatus } from './standing-gift/donor-status.ts';
import { isUnanswered, isUnstarted } from './standing-gift/asking.ts';
import type { GiftInterval, StandingGift } from './standing-gift/standing-gift.ts';

/** One gift among a donor's, as it is kept. */
export interface DonorGift {
  readonly donation: Donation;
  readonly lateRefusal: Pick<LateRefusal, 'state'> | null;
  readonly refunds: readonly DonorRefund[];
  readonly disputes: readonly DonorDispute[];
  /** The one that holds, or held last; null where none was issued. */
  readonly receipt: Pick<Receipt, 'number' | 'withdrawn'> | null;
}

export interface GiftShown {
  /** Of the gift's own page. */
  readonly token: string;
  readonly at: Date;
  readonly isRenewal: boolean;
  readonly status: DonorStatus;
  /** What was agreed, with the fee cover. */
  readonly agreed: Money;
  readonly where: WhereMoneyIs;
  readonly refunds: readonly DonorRefund[];
  readonly disputes: readonly DonorDispute[];
  readonly receipt: DonorGift['receipt'];
}

export interface StandingGiftShown {
  readonly token: string;
  readonly status: StandingGiftStatus;
  readonly interval: GiftInterval;
  /** Each time, with the fee cover. */
  readonly charged: Money;
  /** When the next one is due; null where none is. */
  readonly nextAt: Date | null;
  /** It waits for its donor's word, because of an older one. */
  readonly asks: boolean;
}

export interface Giving {
  readonly standing: readonly StandingGiftShown[];
  /** The newest first. */
  readonly gifts: readonly GiftShown[];
  /** Of the statements that can be had; the newest first. */
  readonly years: readonly number[];
  /** Where the next page begins; null where this is the last. */
  readonly next: string | null;
}

export function giftShown(
  { donation, lateRefusal, refunds, disputes, receipt }: DonorGift,
  sums: DonationSums,
  now: Date,
): GiftShown {
  const status = donorStatus(donation, now, lateRefusal);
  return {
    token: donation.token,
    at: donation.createdAt,
    isRenewal: donation.origin === 'renewal',
    status,
    agreed: addMoney(donation.amount, donation.feeCover),
    where: whereMoneyIs(sums, status),
    ...{ refunds, disputes, receipt },
  };
}

export function standingGiftShown(gift: StandingGift, now: Date): StandingGiftShown {
  return {
    ...{ token: gift.token, interval: gift.interval },
    status: standingGiftStatus(gift, now),
    charged: addMoney(gift.amount, gift.feeCover),
    nextAt: nextGiftAt(gift, now),
    asks: isUnstarted(gift) && isUnanswered(gift),
  };
}
