/** Blanks what is personal about one donation, or about one refusal at the form, when the person asks for it. */
import type { Ports } from '#app/ports.ts';

export type ErasePersonalDataOutcome =
  | { readonly kind: 'erased'; readonly rows: number }
  | { readonly kind: 'still-open' }
  | { readonly kind: 'unknown' };

/**
 * `token`: from the address of a donation's own page, or of an appeal. A donation that is not settled is refused: who paid must be
 * known until it is decided. Ledger, decisions, dates and states stay.
 */
export async function erasePersonalData(
  ports: Pick<Ports, 'donations' | 'screenings' | 'personalData' | 'clock'>,
  token: string,
): Promise<ErasePersonalDataOutcome> {
  const now = ports.clock.now();
  const donation = await ports.donations.findByToken(token);
  if (donation) {
    if (donation.settledAt === null) return { kind: 'still-open' };
    return { kind: 'erased', rows: await ports.personalData.eraseDonation(donation.id, now) };
  }
  const screening = await ports.screenings.findByToken(token);
  if (!screening) return { kind: 'unknown' };
  if (screening.donationId !== null) {
    const appealed = await ports.donations.find(screening.donationId);
    if (appealed?.settledAt === null) return { kind: 'still-open' };
    return { kind: 'erased', rows: await ports.personalData.eraseDonation(screening.donationId, now) };
  }
  return { kind: 'erased', rows: await ports.personalData.eraseScreening(screening.id, now) };
}
