/** One standing gift with all that staff need to decide on it. */
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { teachingsOf, type Teachings } from '#app/domain/learning.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { listingById } from '#app/domain/screening/index/registry-index.ts';
import type { Ports } from '#app/ports.ts';
import type { RenewalDetails } from '#app/ports/renewals.ts';
import type { StandingGiftDetails, StandingGiftPayment } from '#app/ports/standing-gifts.ts';

export interface StandingGiftForStaff extends Omit<StandingGiftDetails, 'payments'> {
  /** The newest first, with what the ledger says of each. */
  readonly payments: readonly (StandingGiftPayment & { readonly sums: DonationSums })[];
  /** The newest first. */
  readonly renewals: readonly RenewalDetails[];
  /** The listing as it stands today; null where the screening rests on none, or the listing is gone. */
  readonly listing: Listing | null;
  /** What clearing or refusing it would teach the screening. */
  readonly teaches: Teachings;
}

/** Null where there is no such standing gift. */
export async function showStandingGiftToStaff(
  ports: Pick<Ports, 'standingGifts' | 'renewals' | 'ledger' | 'registry'>,
  id: string,
): Promise<StandingGiftForStaff | null> {
  const file = await ports.standingGifts.file(id);
  if (!file) return null;
  const sums = await ports.ledger.ofDonations(file.payments.map(({ donationId }) => donationId));
  const { currency } = file.gift.amount;
  const screening = file.screenings.at(-1)?.screening;
  const { index } = ports.registry.current();
  const listingId = screening?.listing?.id;
  return {
    ...file,
    payments: file.payments.map((payment) => ({
      ...payment,
      sums: donationSums(sums.get(payment.donationId) ?? [], currency),
    })),
    renewals: await ports.renewals.ofGift(id),
    listing: listingId === undefined || !index ? null : listingById(index, listingId),
    teaches: screening ? teachingsOf(screening, index) : { clear: [], refuse: [] },
  };
}
