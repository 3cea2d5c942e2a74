/** Parties that are listed under two names at once: "Lista Tulpan \u2013 Pozitivna Dunja", "Tulip Front (United)". */
import { partyNamesIn } from '#app/domain/screening/text/name-parts.ts';
import { readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import { bitsOf } from '#app/domain/screening/text/weight.ts';

/** Two words that few ordinary payers have, or a long one that none has: what is left of a name may be anybody's motto. */
const BITS_MIN = { ofOneWord: 17, ofSeveral: 24 };
const PARTS_MAX = 3;

/** The parts of a party's names by which it is called; they hold, and refuse nobody (shared-name.ts). */
export function partsOfParty(names: readonly ReadName[]): string[] {
  return names.flatMap(({ text }) => {
    const parts = partyNamesIn(text);
    return parts.length > PARTS_MAX ? [] : parts.filter(isTelling);
  });
}

function isTelling(part: string): boolean {
  const read = readName(part);
  if (readsAsPerson(read, false)) return false;
  const bits = read.canonical.reduce((sum, word) => sum + bitsOf(word), 0);
  return bits >= (read.canonical.length === 1 ? BITS_MIN.ofOneWord : BITS_MIN.ofSeveral);
}
