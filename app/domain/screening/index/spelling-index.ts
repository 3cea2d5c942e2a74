/** Words of the registry by spelling: finds those that a given word was meant to be. */
import { eachHashWithout, hashOf } from '#app/domain/screening/text/hash.ts';
import {
  LETTERS_FOR_TWO,
  MENDED_LETTERS_MAX,
  MENDED_LETTERS_MIN,
  SAME_SOUND,
  soundOf,
  spelledQuality,
} from '#app/domain/screening/text/spelling.ts';
import { numberRows, Numbers, type NumberRows } from './number-rows.ts';
import { stringAt, type StringTable } from './string-table.ts';

/** Words that share a bucket and fit are few; more than this many are a sign of a hostile word. */
const FOUND_MAX = 8;
/** Of one word; more where words are long. */
const NEIGHBOURS_EXPECTED = 40;

/** Beside a word's number stand the upper bits of the hash by which it came into its bucket: most others are told by them. */
const NUMBER_BITS = 24;
/** More words than that, which no registry has, would be found as written only. */
const NUMBER_MASK = 2 ** NUMBER_BITS - 1;

/**
 * Deletion neighbours (SymSpell's idea): each word stands in the buckets of all that is left of it when up to two letters are
 * left out, and in that of its sound. Two words within two mistakes share a bucket; what shares one is compared letter by letter.
 */
export type Spelling = NumberRows;

/** Files all words by their neighbours. */
export function compileSpelling(words: StringTable): Spelling {
  const hashes = new Numbers(NEIGHBOURS_EXPECTED * words.ends.length);
  const numbers = new Numbers(NEIGHBOURS_EXPECTED * words.ends.length);
  for (let number = 0; number < Math.min(words.ends.length, NUMBER_MASK); number++) {
    const word = stringAt(words, number);
    if (!isMendable(word)) continue;
    const file = (hash: number) => {
      hashes.push(hash);
      numbers.push((hash & ~NUMBER_MASK) | number);
    };
    eachNeighbour(word, file);
    if (word.length > MENDED_LETTERS_MIN) file(soundHash(soundOf(word)));
  }
  const buckets = 2 ** Math.max(4, Math.ceil(Math.log2(hashes.count + 1)) - 1);
  const keys = hashes.all();
  for (let at = 0; at < keys.length; at++) keys[at] = (keys[at] ?? 0) & (buckets - 1);
  return numberRows(buckets, keys, numbers.all());
}

/** Words of the registry that the given one resembles, and how well (see spelledLike), best first; none for short words. */
export function mend(
  spelling: Spelling,
  words: StringTable,
  word: string,
): { readonly number: number; readonly quality: number }[] {
  if (!isMendable(word)) return [];
  const buckets = spelling.starts.length - 1;
  const seen = new Set<number>();
  const found: { number: number; quality: number }[] = [];
  const look = (hash: number, qualityOf: (candidate: string) => number) => {
    const bucket = hash & (buckets - 1);
    const end = spelling.starts[bucket + 1] ?? 0;
    for (let at = spelling.starts[bucket] ?? 0; at < end; at++) {
      const filed = spelling.values[at] ?? 0;
      if ((filed ^ hash) >>> NUMBER_BITS !== 0) continue;
      const number = filed & NUMBER_MASK;
      if (seen.has(number)) continue;
      const quality = qualityOf(stringAt(words, number));
      if (quality === 0) continue;
      seen.add(number);
      found.push({ number, quality });
    }
  };
  const bySpelling = (candidate: string) => spelledQuality(word, candidate);
  eachNeighbour(word, (hash) => {
    look(hash, bySpelling);
  });
  const sound = soundOf(word);
  look(soundHash(sound), (candidate) => (soundOf(candidate) === sound ? SAME_SOUND : 0));
  return found.sort((a, b) => b.quality - a.quality || a.number - b.number).slice(0, FOUND_MAX);
}

function isMendable(word: string): boolean {
  return word.length >= MENDED_LETTERS_MIN && word.length <= MENDED_LETTERS_MAX;
}

/** Hashes of the word, of what is left without one letter and, for long words, without two. */
function eachNeighbour(word: string, see: (hash: number) => void): void {
  see(hashOf(word));
  eachHashWithout(word, word.length >= LETTERS_FOR_TWO, see);
}

function soundHash(sound: string): number {
  return hashOf(`~${sound}`);
}
