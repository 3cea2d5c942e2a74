/** A listing: one political group as a source lists it, and what the screening may conclude from it. */

/**
 * What a listing can do.
 * `committee`: a political committee or party; may refuse.
 * `filer`: files with the authority without being a political committee (unions, charities, persons who report
 * independent spending; FEC types I, E, C); never refuses and never holds.
 */
export const TIERS = ['committee', 'filer'] as const;
export type Tier = (typeof TIERS)[number];

/** A name under which earlier editions of the source listed the group, with the labels of the first and the last of them. */
export interface FormerName {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** One group, with everything it is known by. Strings are as the source prints them; the index normalises them. */
export interface Listing {
  /** `SOURCE:identifier`, the same in every edition of the source: `fec-committees:C00401224`. */
  readonly id: string;
  readonly source: string;
  /** The edition's own date or name, as shown to people: `2023-04`. */
  readonly edition: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The newest first; only where older editions were imported with this one. */
  readonly formerNames: readonly FormerName[];
  /** Registrable mail and web domains that are confirmed to be the group's own, lower case. */
  readonly domains: readonly string[];
  /** Identifiers that somebody could type: FEC id, Electoral Commission reference, EIN. */
  readonly identifiers: readonly string[];
  readonly kind: string;
  /** ISO 3166-1 alpha-2, or null where the group belongs to no single country. */
  readonly country: string | null;
  /** Of the group's office as it is compared (postal-code.ts); null where no source gives one, or it may be a person's home. */
  readonly postalCode: string | null;
  readonly tier: Tier;
  /** The name could be a person's own ("John Smith"): a person is no match because a committee carries the name. */
  readonly readsAsPerson: boolean;
  /** Whom the source names as connected: the company, union or association that runs it, or another committee (sponsor.ts). */
  readonly sponsor: string | null;
  readonly url: string | null;
}

/** "Not them": what a payer gave (in its compact form, see normalise.ts) is known not to be this listing. */
export interface AllowlistEntry {
  readonly nameCompact: string;
  readonly listingId: string;
}

/** In the place of a listing: what is allowed is a name that says of itself that it is political (S19). */
export const OWN_WORDS = 'own-words';

export const ALIAS_KINDS = ['name', 'domain'] as const;

/** "It is them": another name or mail domain of a listing, as staff found it. */
export interface Alias {
  readonly listingId: string;
  readonly kind: (typeof ALIAS_KINDS)[number];
  readonly text: string;
}
