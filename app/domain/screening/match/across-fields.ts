/** A listed name that two or three fields give together, none of them by itself: "Democratic National" and "Committee". */
import { compareName } from './compare.ts';
import type { FieldEvidence } from './evidence.ts';
import type { Meanings } from './given.ts';
import { readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { withoutNoise } from '#app/domain/screening/text/noise.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { placeIn, rowAt } from '#app/domain/screening/index/number-rows.ts';
import { NAME_FIELDS, type Payer } from '#app/domain/screening/payer.ts';
import { entriesNamed, listingById, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { numberOf } from '#app/domain/screening/index/string-table.ts';
import { isSureResemblance } from './sureness.ts';
import { canonicalWord, canonicalWords } from '#app/domain/screening/text/vocabulary.ts';

/**
 * The fields of a clean payer read one behind the other, in every order. What is found holds and refuses nobody; it counts only
 * where it would be sure if it stood in one field, and never where the listed name could be a person's.
 */
export function acrossFields(index: RegistryIndex, meanings: Meanings, payer: Payer): FieldEvidence[] {
  for (const run of runsOf(partsOf(index, payer))) {
    for (const text of readingsOf(index, run)) {
      const found = compareName(index, meanings, 'organisation', text).filter(
        (match) => match.spared === null && isSure(index, match),
      );
      if (found.length > 0) return found.map((match) => ({ ...match, field: 'names' }));
    }
  }
  return [];
}

const ONLY_LETTERS = /^[\p{L}\s]*$/u;

/** The fields as one text where it may be a listed name: with gaps between them or, for a word that was split, without. */
function readingsOf(index: RegistryIndex, run: readonly Part[]): string[] {
  const texts = run.map(({ text }) => text);
  const isListed = (name: string) => entriesNamed(index, name).length > 0;
  // Digits and signs are read by what stands beside them: "Students 4" and "Democracy", "3R" and "D District".
  if (!texts.every((text) => ONLY_LETTERS.test(text))) {
    const listed = joined(texts).filter((text) => isListed(compact(text)));
    if (listed.length > 0) return listed;
  }
  const mayBeListed = isListed(run.map((part) => part.compact).join(''));
  return mayBeListed || haveEntryInCommon(index, run) || makePhrase(run) ? [texts.join(' ')] : [];
}

/** The texts one behind the other, each gap there or not. */
function joined([first = '', ...others]: readonly string[]): string[] {
  return others.reduce((all, text) => all.flatMap((head) => [`${head} ${text}`, head + text]), [first]);
}

/** A field that can be read, and the number of its rarest listed word. */
interface Part extends ReadName {
  readonly rarest: number;
}

/** Empty where all say the same: the card mostly repeats the payer's name. */
function partsOf(index: RegistryIndex, payer: Payer): Part[] {
  const texts = NAME_FIELDS.map((field) => payer[field] ?? '').filter((text) => text !== '');
  if (new Set(texts.map((text) => text.toLowerCase())).size < 2) return [];
  return texts
    .map((text) => readName(text))
    .filter((read) => read.compact !== '')
    .map((read) => ({ ...read, rarest: rarestWord(index, read) }));
}

/** All runs of two that differ, and of three, in every order. */
function* runsOf(parts: readonly Part[]): Generator<Part[]> {
  for (const first of parts)
    for (const second of parts) {
      if (first === second) continue;
      if (first.compact !== second.compact) yield [first, second];
      for (const third of parts) if (third !== first && third !== second) yield [first, second, third];
    }
}

/** The very name, or one that would refuse if a single field gave it. */
function isSure(index: RegistryIndex, match: FieldEvidence): boolean {
  const listing = listingById(index, match.listingId);
  if (!listing || listing.readsAsPerson) return false;
  return match.how === 'exact' || isSureResemblance(match, listing);
}

/** True where some listed name has the rarest listed word of each: most names that stand side by side have none in common. */
function haveEntryInCommon(index: RegistryIndex, run: readonly Part[]): boolean {
  const rarest = run.map((part) => part.rarest);
  if (rarest.includes(-1) || new Set(rarest).size < run.length) return false;
  const rows = rarest.map((word) => rowAt(index.wordEntries, word)).sort((a, b) => a.length - b.length);
  const [fewest, ...others] = rows;
  return fewest?.some((entry) => others.every((row) => row[placeIn(row, entry)] === entry)) === true;
}

/** The word that the fewest listed names have; below 0 where none has any. */
function rarestWord(index: RegistryIndex, { words }: ReadName): number {
  let [rarest, fewest] = [-1, Infinity];
  for (const { word } of canonicalWords(withoutNoise(words))) {
    const number = numberOf(index.words, word);
    const { length } = rowAt(index.wordEntries, number);
    if (length > 0 && length < fewest) [rarest, fewest] = [number, length];
  }
  return rarest;
}

/** "Harbor Valley Political" and "Action Committee": the phrase for a PAC stands in neither. */
function makePhrase(run: readonly ReadName[]): boolean {
  return run.some(({ words }, at) => {
    const next = run[at + 1]?.words[0] ?? '';
    return canonicalWord(words.at(-1) ?? '') === 'political' && canonicalWord(next) === 'action';
  });
}
