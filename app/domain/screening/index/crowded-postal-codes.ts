/** Post codes of so many listings that one more tells nothing. */
import type { Listing } from '#app/domain/screening/listing.ts';
import { placeKey } from '#app/domain/screening/text/postal-code.ts';

/** Whole quarters of a capital have committees' offices, and treasurers' firms hundreds of clients. */
const LISTINGS_MAX = 10;

/** Codes of more listings than that, with their countries. */
export function crowdedPostalCodes(listings: readonly Listing[]): string[] {
  const counts = new Map<string, number>();
  for (const { country, postalCode } of listings) {
    if (postalCode === null) continue;
    const key = placeKey(country, postalCode);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].flatMap(([key, count]) => (count > LISTINGS_MAX ? [key] : []));
}
