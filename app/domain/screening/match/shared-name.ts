/** Listed names that others bear too: they hold, and refuse nobody. */
import { isAcronym } from '#app/domain/screening/text/acronym.ts';
import type { Evidence, FieldEvidence } from './evidence.ts';
import { bearsSponsorsName, isCommittees, isOfParty } from '#app/domain/screening/index/sponsor.ts';
import { isPolitical, readName, withoutDroppable } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { listingById, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { hasPartyWord } from '#app/domain/screening/text/self-description/parties-abroad.ts';
import { hasPac, isCompanyForm, isGenericWord, isMarker } from '#app/domain/screening/text/vocabulary.ts';
import { numberOf } from '#app/domain/screening/index/string-table.ts';

/**
 * One short word is too common a name to refuse by, unless two sources list it; an acronym is even then. So is, otherwise
 * written than the committee's own, a name that a source also gives as that of a body connected with some committee, and the
 * name of a company, union or association whose committee bears it too.
 */
export function isSharedName(match: FieldEvidence, evidence: Evidence, index: RegistryIndex | null): boolean {
  if (index && (isConnectedToo(index, match) || isSponsorsToo(index, match))) return true;
  if (isCompanyCalledPac(match) || isShortDerived(match)) return true;
  // Whoever writes "N-VA" gives the acronym in two words.
  if (isAcronym(match.given) || isAcronym(match.listed)) return true;
  if (!isOneShortWord(match.given) && !isGluedOrParted(match) && !isOneWordOfParty(index, match))
    return false;
  const sources = new Set<string>();
  for (const { field, how, listingId, spared } of evidence.fields) {
    const source = index ? listingById(index, listingId)?.source : undefined;
    if (field === match.field && how === 'exact' && spared === null && source !== undefined)
      sources.add(source);
  }
  return sources.size < 2;
}

function isConnectedToo(index: RegistryIndex, { given, listed }: FieldEvidence): boolean {
  const name = normalise(given);
  return numberOf(index.connected, name) >= 0 && name !== normalise(listed);
}

/** A name that we derived, of which one word is its own: "Bipartisan PAC", "RGA PAC" are others' too. */
function isShortDerived({ derived, listed }: FieldEvidence): boolean {
  if (!derived || derived === 'state-party') return false;
  // What was given up may be somebody else's by now, unless it says that it is a committee's ("Together Health").
  if (derived === 'former') return !isPolitical(readName(listed)) && !isCommittees(readName(listed));
  // What is left of a party's name in two parts may be anybody's motto ("Your Option").
  if (derived === 'party-part') return true;
  const own = withoutDroppable(readName(listed).canonical).filter(
    (word) => !isGenericWord(word) && !isMarker(word),
  );
  return own.length < 2 && (own[0]?.length ?? 0) < SHORT_NAME_LETTERS;
}

/** Its committee's name with a political word is the committee's alone. */
function isSponsorsToo(index: RegistryIndex, { given, listingId }: FieldEvidence): boolean {
  const listing = listingById(index, listingId);
  return listing !== null && bearsSponsorsName(listing) && !isPolitical(readName(given));
}

/** "TU PAC" is listed, and "Tupac" somebody; "TRUSTPAC" is, and a trust's PAC another's. Long ones are the same. */
function isGluedOrParted({ how, given, listed }: FieldEvidence): boolean {
  const [one, other] = [normalise(given), normalise(listed)];
  return how === 'exact' && one !== other && one.replaceAll(' ', '').length < SHORT_GLUED_LETTERS;
}

/** "Cool Pac LLC": one word and "PAC" with a company's form, which committees seldom have, where the listed name has none. */
function isCompanyCalledPac({ given, listed }: FieldEvidence): boolean {
  const { words, canonical } = readName(given);
  if (!words.includes('pac') || readName(listed).words.some(isCompanyForm)) return false;
  return words.some(isCompanyForm) && withoutDroppable(canonical).length <= 2;
}

const SHORT_NAME_LETTERS = 12;
/** Of a name glued with its "PAC". */
const SHORT_GLUED_LETTERS = 9;

/** Chinese and Japanese write names without spaces: four characters are as telling as two or three words. */
const UNSPACED_NAME = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4,}$/u;

/** True for a name of one short word ("Impact", "ABC"), of which the ending may be all that is political ("SKyPAC"). */
function isOneShortWord(name: string): boolean {
  const [only, ...others] = readName(name).canonical;
  if (others.length > 0 || only === undefined) return false;
  const isShort = only.length < (hasPac(only) ? SHORT_GLUED_LETTERS : SHORT_NAME_LETTERS);
  return isShort && !UNSPACED_NAME.test(only);
}

/** "Convergencia" is a party, and a word for many bodies; "Tulpenpartei" and "Duindemokraten" are nobody else's. */
function isOneWordOfParty(index: RegistryIndex | null, { given, listed, listingId }: FieldEvidence): boolean {
  const [only, ...others] = readName(given).words;
  if (others.length > 0 || only === undefined || UNSPACED_NAME.test(only) || hasPartyWord(only)) return false;
  // "DuneResidentsAssociation" is no word, but several without their spaces.
  if (readName(listed).words.length > 1) return false;
  const listing = index && listingById(index, listingId);
  return listing !== null && isOfParty(listing);
}

/** The same for one in which nothing is political. */
export function isOnePlainWord(name: string): boolean {
  return isOneShortWord(name) && !readName(name).canonical.some(hasPac);
}
