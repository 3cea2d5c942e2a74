/** The post code of the payer's card beside that of a listed group's office: it proves nothing, and adds up with a weak name. */
import type { FieldEvidence } from './evidence.ts';
import type { Payer } from './payer.ts';
import { plainMatch } from './plain-match.ts';
import type { Listing } from './listing.ts';
import { listingById, type RegistryIndex } from './registry-index.ts';
import { numberOf } from './string-table.ts';

/** A listed group's or a payer's post code as it is compared: letters and digits, of American ones the first five; null for none. */
export function postalKey(
  country: string | null | undefined,
  code: string | null | undefined,
): string | null {
  const letters = (code ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  const key = country === 'US' ? letters.slice(0, 5) : letters;
  return key.length < 3 || /^0+$/.test(key) || (country === 'US' && !/^\d{5}$/.test(key)) ? null : key;
}

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

function placeKey(country: string | null | undefined, code: string): string {
  return `${country ?? ''} ${code}`;
}

/** One for each listing that something else resembles without being spared for it, and whose office has the card's post code. */
export function byPostalCode(
  index: RegistryIndex,
  { country, postalCode }: Payer,
  others: readonly FieldEvidence[],
): FieldEvidence[] {
  const given = postalKey(country, postalCode);
  if (given === null || numberOf(index.crowdedPostalCodes, placeKey(country, given)) >= 0) return [];
  const ids = new Set(
    others.flatMap(({ listingId, spared }) => (spared === null || spared === 'weak' ? [listingId] : [])),
  );
  return [...ids].flatMap((id) => {
    const listing = listingById(index, id);
    if (!listing?.postalCode || listing.country !== country || listing.postalCode !== given) return [];
    const match = plainMatch(index, {
      how: 'postal-code',
      field: 'address',
      given,
      listed: listing.postalCode,
      listing,
    });
    return [{ ...match, spared: 'weak' as const }];
  });
}
