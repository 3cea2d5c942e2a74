/** Who a source names as connected with a committee: mostly the company or union that runs it, sometimes another committee. */
import type { Listing } from '#app/domain/screening/listing.ts';
import { isPolitical, readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { hasPac } from '#app/domain/screening/text/vocabulary.ts';

/** As sources call them: committees that a candidate, a party or an officeholder runs, and no company, union or association. */
const CANDIDATES_KIND = /^candidate committee/;
const SPONSORLESS_KIND = /^(?:candidate committee|party|leadership PAC|joint fundraising committee)/;

/** True for the committee of a candidate: its own word is a surname, and another surname is another candidate's. */
export function isOfCandidate({ kind }: Pick<Listing, 'kind'>): boolean {
  return CANDIDATES_KIND.test(kind);
}

/** True for a party itself. The FEC lists committees of parties, beside which newspapers are called nearly so ("Ohio Democrat"). */
export function isOfParty({ kind }: Pick<Listing, 'kind'>): boolean {
  return kind === 'party';
}

/** True where nobody but the group itself can be called so: what is left of the name without "PAC" is no sponsor's. */
export function isSponsorless({ kind }: Pick<Listing, 'kind'>): boolean {
  return SPONSORLESS_KIND.test(kind);
}

/** A connected body with such a word in its name is a committee itself. */
const COMMITTEE_WORDS = new Set(
  'committee congress senate president party victory campaign elect'.split(' '),
);

/** The company, union or association that runs the committee and is not it; null where none, or another committee, is named. */
export function sponsorOf({ sponsor }: Pick<Listing, 'sponsor'>): string | null {
  return sponsor === null || isCommittees(readName(sponsor)) ? null : sponsor;
}

/**
 * True where the name of the listing is that of the company, union or association behind it: whoever pays under it pays, more
 * likely than not, with its own money.
 */
export function bearsSponsorsName({ sponsor, name }: Pick<Listing, 'sponsor' | 'name'>): boolean {
  // Most committees are called otherwise, which their letters tell.
  if (sponsor === null || compact(sponsor) !== compact(name)) return false;
  return !isCommittees(readName(sponsor)) && !isPolitical(readName(name));
}

/** True for the name of a committee, which nobody is spared for. */
export function isCommittees({ canonical }: ReadName): boolean {
  return canonical.some((word) => hasPac(word) || COMMITTEE_WORDS.has(word));
}
