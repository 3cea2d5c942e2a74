/** Listed names that others bear too: they hold, and refuse nobody. */
import { isAcronym } from '#app/domain/screening/text/acronym.ts';
import type { Evidence, FieldEvidence } from './evidence.ts';
import { readName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { listingById, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { numberOf } from '#app/domain/screening/index/string-table.ts';
import { hasPac } from '#app/domain/screening/text/vocabulary.ts';

/**
 * One short word is too common a name to refuse by, unless two sources list it; an acronym is even then. So is, otherwise
 * written than the committee's own, a name that a source also gives as that of a body connected with some committee.
 */
export function isSharedName(match: FieldEvidence, evidence: Evidence, index: RegistryIndex | null): boolean {
  if (index && isConnectedToo(index, match)) return true;
  // Whoever writes "N-VA" gives the acronym in two words.
  if (isAcronym(match.given) || isAcronym(match.listed)) return true;
  if (!isOneShortWord(match.given)) return false;
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

/** Chinese and Japanese write names without spaces: four characters are as telling as two or three words. */
const UNSPACED_NAME = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4,}$/u;

/** True for a name of one short word without anything political in it ("Impact", "ABC"). */
export function isOneShortWord(name: string): boolean {
  const [only, ...others] = readName(name).canonical;
  if (others.length > 0 || only === undefined) return false;
  return only.length < 12 && !hasPac(only) && !UNSPACED_NAME.test(only);
}
