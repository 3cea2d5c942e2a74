/** One appeal with the screening it is against and the payer it is about. */
import type { PayerRecord } from '#app/domain/donation/records.ts';
import { teachingsOf, type Teaching } from '#app/domain/learning.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { listingById } from '#app/domain/screening/index/registry-index.ts';
import type { Ports } from '#app/ports.ts';
import type { AppealRecord } from '#app/ports/appeals.ts';

export interface AppealForStaff {
  readonly appeal: AppealRecord;
  /** Null where the form refused: nobody had paid yet. */
  readonly payer: PayerRecord | null;
  /** The listing as it stands today; null where it is gone. */
  readonly listing: Listing | null;
  /** What winning it would teach the screening. */
  readonly teaches: readonly Teaching[];
}

/** Null where there is no such appeal. */
export async function showAppealToStaff(
  ports: Pick<Ports, 'appeals' | 'donations' | 'standingGifts' | 'registry'>,
  id: string,
): Promise<AppealForStaff | null> {
  const appeal = await ports.appeals.find(id);
  if (!appeal) return null;
  const { screening } = appeal.screening;
  const listingId = screening.listing?.id;
  const { index } = ports.registry.current();
  const listingOf = (id: string) => index && listingById(index, id);
  return {
    appeal,
    payer: await payerOf(ports, appeal),
    listing: listingId === undefined ? null : listingOf(listingId),
    teaches: teachingsOf(screening, index).clear,
  };
}

async function payerOf(
  ports: Pick<Ports, 'donations' | 'standingGifts'>,
  { donation, standingGift }: AppealRecord,
): Promise<PayerRecord | null> {
  if (donation) return ports.donations.payer(donation.id);
  return standingGift && ports.standingGifts.payer(standingGift.id);
}
