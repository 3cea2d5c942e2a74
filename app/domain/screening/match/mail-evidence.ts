/** What a payer's mail domain says: that it is a listed group's own, or is called like one. */
import { mailDomain } from '#app/domain/screening/text/email-domain.ts';
import type { FieldEvidence } from './evidence.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { LABEL_LETTERS_MIN } from '#app/domain/screening/text/name.ts';
import { compact, normalise } from '#app/domain/screening/text/normalise.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { entryName } from './match.ts';
import { plainMatch } from './plain-match.ts';
import {
  COMMITTEE,
  entriesBarelyLabelled,
  entriesLabelled,
  entriesNamed,
  listingAt,
  READS_AS_PERSON,
  type RegistryIndex,
} from '#app/domain/screening/index/registry-index.ts';
import { isOnePlainWord } from './shared-name.ts';
import { mistakesBetween } from '#app/domain/screening/text/spelling.ts';
import { sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { numberOf } from '#app/domain/screening/index/string-table.ts';
import { isOrdinary } from '#app/domain/screening/text/weight.ts';

/** Empty for free mail and for most domains. */
export function byMail(index: RegistryIndex, payer: Payer): FieldEvidence[] {
  const mail = mailDomain(payer.email ?? '');
  if (!mail) return [];
  const given = mail.domain;
  const owner = listingAt(index, index.domainListings[numberOf(index.domains, given)] ?? -1);
  if (owner?.tier === 'committee')
    return [plainMatch(index, { how: 'domain', field: 'email', given, listed: given, listing: owner })];
  const label = compact(mail.label);
  const isGroups = (entry: number) =>
    label.length >= LABEL_LETTERS_MIN &&
    ((index.entryFlags[entry] ?? 0) & (COMMITTEE | READS_AS_PERSON)) === COMMITTEE;
  const own =
    LABEL_FORMS.map((form) => entriesLabelled(index, label.replace(form, ''))).find(
      ({ length }) => length > 0,
    ) ?? entriesNamed(index, label).filter(isGroups);
  const bare = own.length > 0 ? own : entriesBarelyLabelled(index, label);
  return Array.from(bare.subarray(0, LABELS_MAX)).flatMap((entry) => {
    const listing = listingAt(index, index.entryListings[entry] ?? -1);
    if (!listing) return [];
    const listed = entryName(index, entry, listing);
    const match = plainMatch(index, { how: 'domain-name', field: 'email', given, listed, listing });
    const isTelling =
      own.length > 0
        ? !isOnePlainWord(listed) || (label.length >= LONG_LABEL_LETTERS_MIN && !isOrdinary(label))
        : listing.readsAsPerson
          ? compact(listed) === label && isSomebodyElses(payer, label)
          : label.length >= BARE_LABEL_LETTERS_MIN && isNotSponsors(listing, label);
    return [
      isTelling || match.spared !== null
        ? match
        : { ...match, score: BARE_LABEL_SCORE, spared: 'weak' as const },
    ];
  });
}

/** What campaigns put around their names: "team-lee.org", "lee-hq.com". */
const LABEL_FORMS = [
  /^$/,
  /^(?:team|vote|elect|join|support|go|the|with|donateto|friendsof)/,
  /(?:hq|usa|official|online)$/,
];

/** Listings whose names would make the same domain, at most. */
const LABELS_MAX = 3;
/** A domain called like a listing without its political words is as likely the sponsor's. */
const BARE_LABEL_SCORE = 0.68;
/** Unless it is long, and nobody is known to sponsor the listing. */
const BARE_LABEL_LETTERS_MIN = 12;

/** The domain of a whole name, none of it the payer's: not that of a namesake with a domain of their own. */
function isSomebodyElses({ organisation, name, billingName }: Payer, label: string): boolean {
  if (label.length < LONG_LABEL_LETTERS_MIN) return false;
  const words = [organisation, name, billingName].flatMap((text) => normalise(text ?? '').split(' '));
  const telling = words.filter(({ length }) => length >= 3);
  return telling.length > 0 && !telling.some((word) => label.includes(word));
}

/** Shorter ones are anybody's: two short names, one word. */
const LONG_LABEL_LETTERS_MIN = 9;

/** False where the domain is called like the company, union or association behind the committee, or nearly so. */
function isNotSponsors(listing: Listing, label: string): boolean {
  const sponsor = sponsorOf(listing);
  return sponsor === null || mistakesBetween(compact(sponsor).slice(0, label.length), label, 2) > 2;
}
