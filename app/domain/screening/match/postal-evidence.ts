/** The post code of the payer's card beside that of a listed group's office: it proves nothing, and adds up with a weak name. */
import type { FieldEvidence } from './evidence.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { plainMatch } from './plain-match.ts';
import { listingById, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { numberOf } from '#app/domain/screening/index/string-table.ts';

import { placeKey, postalKey } from '#app/domain/screening/text/postal-code.ts';

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
