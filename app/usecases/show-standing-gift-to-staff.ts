/** One standing gift with all that staff need to decide on it. */
import { teachingsOf, type Teachings } from '#app/domain/learning.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { listingById } from '#app/domain/screening/registry-index.ts';
import type { Ports } from '#app/ports.ts';
import type { StandingGiftDetails } from '#app/ports/standing-gifts.ts';

export interface StandingGiftForStaff extends StandingGiftDetails {
  /** The listing as it stands today; null where the screening rests on none, or the listing is gone. */
  readonly listing: Listing | null;
  /** What clearing or refusing it would teach the screening. */
  readonly teaches: Teachings;
}

/** Null where there is no such standing gift. */
export async function showStandingGiftToStaff(
  ports: Pick<Ports, 'standingGifts' | 'registry'>,
  id: string,
): Promise<StandingGiftForStaff | null> {
  const file = await ports.standingGifts.file(id);
  if (!file) return null;
  const screening = file.screenings.at(-1)?.screening;
  const { index } = ports.registry.current();
  const listingId = screening?.listing?.id;
  return {
    ...file,
    listing: listingId === undefined || !index ? null : listingById(index, listingId),
    teaches: screening ? teachingsOf(screening, index) : { clear: [], refuse: [] },
  };
}
