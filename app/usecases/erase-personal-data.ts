/** Blanks what is personal about one donation, one standing gift, or one refusal at the form, when the person asks for it. */
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';

export type ErasePersonalDataOutcome =
  | { readonly kind: 'erased'; readonly rows: number }
  | { readonly kind: 'still-open' }
  | { readonly kind: 'unknown' };

/**
 * `token`: from the address of a gift's own page, or of an appeal. A donation that is not settled is refused: who paid must be
 * known until it is decided. Ledger, decisions, dates and states stay.
 */
export async function erasePersonalData(
  ports: Pick<Ports, 'donations' | 'standingGifts' | 'screenings' | 'personalData' | 'clock'>,
  token: string,
): Promise<ErasePersonalDataOutcome> {
  const now = ports.clock.now();
  const donation = await ports.donations.findByToken(token);
  if (donation) {
    if (donation.settledAt === null) return { kind: 'still-open' };
    return { kind: 'erased', rows: await ports.personalData.eraseDonation(donation.id, now) };
  }
  const gift = await ports.standingGifts.findByToken(token);
  if (gift) return eraseStandingGift(ports, gift, now);
  const screening = await ports.screenings.findByToken(token);
  if (!screening) return { kind: 'unknown' };
  if (screening.donationId !== null) {
    const appealed = await ports.donations.find(screening.donationId);
    if (appealed?.settledAt === null) return { kind: 'still-open' };
    return { kind: 'erased', rows: await ports.personalData.eraseDonation(screening.donationId, now) };
  }
  if (screening.standingGiftId !== null) {
    const appealed = await ports.standingGifts.find(screening.standingGiftId);
    return appealed ? eraseStandingGift(ports, appealed, now) : { kind: 'unknown' };
  }
  return { kind: 'erased', rows: await ports.personalData.eraseScreening(screening.id, now) };
}

/** Never before Stripe has confirmed that nothing more is charged. Its payments are donations, each erased by its own token. */
async function eraseStandingGift(
  ports: Pick<Ports, 'personalData'>,
  { id, settledAt }: StandingGift,
  now: Date,
): Promise<ErasePersonalDataOutcome> {
  if (settledAt === null) return { kind: 'still-open' };
  return { kind: 'erased', rows: await ports.personalData.eraseStandingGift(id, now) };
}
