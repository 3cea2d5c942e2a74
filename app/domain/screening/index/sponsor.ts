/** Who a source names as connected with a committee: mostly the company or union that runs it, sometimes another committee. */
import type { Listing } from '#app/domain/screening/listing.ts';
import { readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { hasPac } from '#app/domain/screening/text/vocabulary.ts';

/** A connected body with such a word in its name is a committee itself. */
const COMMITTEE_WORDS = new Set(
  'committee congress senate president party victory campaign elect'.split(' '),
);

/** The company, union or association that runs the committee and is not it; null where none, or another committee, is named. */
export function sponsorOf({ sponsor }: Pick<Listing, 'sponsor'>): string | null {
  return sponsor === null || isCommittees(readName(sponsor)) ? null : sponsor;
}

/** True for the name of a committee, which nobody is spared for. */
export function isCommittees({ canonical }: ReadName): boolean {
  return canonical.some((word) => hasPac(word) || COMMITTEE_WORDS.has(word));
}
