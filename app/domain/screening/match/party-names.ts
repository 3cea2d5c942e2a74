/** A party's name with or without what says that it is one, and of which country: "Tulip Party" and "Dunian Tulip Party". */
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import { listingAt, PARTY, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { stringAt } from '#app/domain/screening/index/string-table.ts';
import { isNation, isNationOf } from '#app/domain/screening/text/self-description/nations.ts';
import { isWordForParty } from '#app/domain/screening/text/self-description/parties-abroad.ts';
import { isCompanyForm } from '#app/domain/screening/text/vocabulary.ts';
import type { Given } from './given.ts';
import type { Match } from './match.ts';

/** So much must agree of whose name it is, on a word that nobody ordinary has where the given name does not say that it is a party's. */
const OWN_BITS_MIN = { ofParty: 16, ofAnybody: 28, ofRareWord: 16 };

/** True where the names of an organisation and of a listed party differ in nothing else. */
export function isSamePartyOtherwise(
  index: RegistryIndex,
  given: Given,
  { entry, alignment }: Match,
): boolean {
  if (((index.entryFlags[entry] ?? 0) & PARTY) === 0 || given.field !== 'organisation') return false;
  const { listedOf, qualities, numbersDiffer } = alignment;
  if (numbersDiffer || given.words.some(isCompanyForm)) return false;
  let [ownBits, rarest, saysParty] = [0, 0, false];
  for (const [at, { text, bits }] of given.spelled.entries()) {
    const isAdded = (listedOf[at] ?? -1) < 0;
    if (isWordForParty(text)) saysParty = true;
    else if (isAdded ? bits > 1 && !isOfItsCountry(index, entry, text) : qualities[at] !== 1) return false;
    else if (!isAdded && !isNation(text)) [ownBits, rarest] = [ownBits + bits, Math.max(rarest, bits)];
  }
  const isTelling = saysParty
    ? ownBits >= OWN_BITS_MIN.ofParty
    : ownBits >= OWN_BITS_MIN.ofAnybody && rarest >= OWN_BITS_MIN.ofRareWord;
  if (!isTelling) return false;
  return rowAt(index.entryWords, entry).every((number, place) => {
    const word = stringAt(index.words, number);
    const isTold = listedOf.includes(place) || (index.wordBits[number] ?? 0) <= 1;
    return isTold || isWordForParty(word) || isNation(word);
  });
}

/** "Indonesian" is said of no Croatian party. */
function isOfItsCountry(index: RegistryIndex, entry: number, word: string): boolean {
  return (
    isNation(word) && isNationOf(word, listingAt(index, index.entryListings[entry] ?? -1)?.country ?? null)
  );
}
