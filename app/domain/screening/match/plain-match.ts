/** A match that compares no words: by number, domain, card or post code. */
import { wholly, type FieldEvidence } from './evidence.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { labelsOf, readName } from '#app/domain/screening/text/name.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { isAllowed, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { sponsorOf } from '#app/domain/screening/index/sponsor.ts';

/** How sure the ways are that do not compare words, 0 to 1. A post code is as sure as S18 asks, and comes behind the name. */
const PLAIN_SCORES = {
  identifier: 1,
  domain: 1,
  card: 0.95,
  'domain-name': 0.88,
  'postal-code': 0.6,
} as const;
/** An official number, a domain or a card is nobody else's by chance. */
const PLAIN_BITS = 32;

/** The evidence of it, spared where staff or the sponsor's own domain say so. */
export function plainMatch(
  index: RegistryIndex,
  found: Pick<FieldEvidence, 'field' | 'given' | 'listed'> & {
    readonly how: keyof typeof PLAIN_SCORES;
    readonly listing: Pick<Listing, 'id' | 'sponsor'>;
  },
): FieldEvidence {
  const { how, field, given, listed, listing } = found;
  const sponsor = sponsorOf(listing);
  const isItsSponsor =
    how === 'domain-name' &&
    sponsor !== null &&
    labelsOf(readName(sponsor)).own.includes(compact(mailLabel(given)));
  return {
    field,
    given,
    listed,
    listingId: listing.id,
    how,
    score: PLAIN_SCORES[how],
    bits: PLAIN_BITS,
    covered: { given: 1, listed: 1 },
    isPolitical: false,
    spared: isAllowed(index, listing.id, compact(given)) ? 'allowed' : isItsSponsor ? 'sponsor' : null,
    ...wholly([given], [listed]),
  };
}

function mailLabel(domain: string): string {
  return domain.split('.')[0] ?? '';
}
