/** Parties that are listed under two names at once: "Lista Tulpan \u2013 Pozitivna Dunja", "Tulip Front (United)". */
import { partyNamesIn } from '#app/domain/screening/text/name-parts.ts';
import { readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import { isNation } from '#app/domain/screening/text/self-description/nations.ts';
import { isBranch } from '#app/domain/screening/text/self-description/parties.ts';
import { saysParty } from '#app/domain/screening/text/self-description/self-description.ts';
import { isState } from '#app/domain/screening/text/short-forms.ts';
import { isStopWord } from '#app/domain/screening/text/vocabulary.ts';
import { bitsOf } from '#app/domain/screening/text/weight.ts';

/** Two words that few ordinary payers have, or a long one that none has: what is left of a name may be anybody's motto. */
const BITS_MIN = { ofOneWord: 17, ofSeveral: 24 };
const PARTS_MAX = 3;
/** Mostly a country, a place or letters. */
const IN_BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g;
/** Beside a country's word: "South Korea", "Northern Ireland". */
const DIRECTIONS = new Set(
  'north south east west northern southern eastern western new great united republic kingdom islands'.split(
    ' ',
  ),
);

/** The parts of a party's names by which it is called; they hold, and refuse nobody (shared-name.ts). */
export function partsOfParty(names: readonly ReadName[], country: string | null): string[] {
  return names.flatMap(({ text }) => {
    const bare = text.replace(IN_BRACKETS, ' ').replace(/\s+/g, ' ').trim();
    const parts = partyNamesIn(bare);
    if (parts.length > PARTS_MAX) return [];
    const [first = bare, ...others] = parts;
    // What stands behind is as often a place, a motto or a list's partner.
    const own = [first, ...others.slice(0, 1).filter(saysParty)];
    // Local parties of Britain say first where they are: "Northampton - Save Our Services".
    const mayBePlace = (part: string) => country === 'GB' && others.length > 0 && !/\s/.test(part);
    return own.filter((part) => part !== text && !mayBePlace(part) && isTelling(part));
  });
}

function isTelling(part: string): boolean {
  const read = readName(part);
  if (readsAsPerson(read, false) || read.words.every(isOfPlace)) return false;
  const bits = read.canonical.reduce((sum, word) => sum + bitsOf(word), 0);
  return bits >= (read.canonical.length === 1 ? BITS_MIN.ofOneWord : BITS_MIN.ofSeveral);
}

/** Countries, states and words for branches, of which many bodies have one. */
function isOfPlace(word: string): boolean {
  return isNation(word) || isState(word) || isBranch(word) || isStopWord(word) || DIRECTIONS.has(word);
}
