/** Whether the donor of a gift is offered to give the same every month, and what the form then begins with. */
import { writeChoice, type DonationChoice } from '../donation-link.ts';
import type { CurrencyChoice } from '../donation-settings.ts';
import type { Donation } from './donation.ts';
import type { DonorDispute, DonorRefund, DonorStatus } from './donor-status.ts';

/** Null where it is not offered: the gift must have been given once, be received and stay whole, and be one that is still taken. */
export function monthlyOffer(
  { origin, amount, feeCover, site }: Pick<Donation, 'origin' | 'amount' | 'feeCover' | 'site'>,
  now: {
    readonly status: DonorStatus;
    readonly refunds: readonly DonorRefund[];
    readonly disputes: readonly DonorDispute[];
    /** The same card gives by itself already. */
    readonly isDoubled: boolean;
  },
  offers: Pick<CurrencyChoice, 'currencies'> & { readonly offersStandingGifts: boolean },
): DonationChoice | null {
  const taken = offers.currencies.find(({ currency }) => currency === amount.currency);
  const isInRange =
    taken !== undefined &&
    amount.amountMinor >= taken.amountMin.amountMinor &&
    amount.amountMinor <= taken.amountMax.amountMinor;
  if (!offers.offersStandingGifts || !isInRange || now.isDoubled) return null;
  if (origin !== 'checkout' || now.status !== 'received') return null;
  if (now.refunds.length + now.disputes.length > 0) return null;
  return writeChoice({ amount, feeCover, site, frequency: 'month' });
}
