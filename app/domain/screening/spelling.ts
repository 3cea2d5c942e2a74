/** Words of the registry by spelling: finds those that a given word was meant to be. */
import { numberRows, Numbers, type NumberRows } from './number-rows.ts';
import { eachHashWithout, hashOf, stringAt, type StringTable } from './string-table.ts';

/** Shorter words are not mended: too many short words are one letter apart. */
const LETTERS_MIN = 4;
/** From this length on two mistakes still leave the word plain. */
const LETTERS_FOR_TWO = 7;
/** How well a word stands for another of the same sound. */
const SAME_SOUND = 0.85;
/** Longer words are not mended; none of the registry's is. */
const LETTERS_MAX = 24;
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
    if (word.length > LETTERS_MIN) file(soundHash(soundOf(word)));
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

/**
 * How well one spelling stands for the other: 1 the same, about 0.9 one or two mistakes (a letter missing, added, changed, or
 * two neighbours swapped), 0.85 the same sound, 0 otherwise. The shorter the word, the more a mistake counts.
 */
export function spelledLike(left: string, right: string): number {
  const quality = spelledQuality(left, right);
  if (quality > 0 || Math.min(left.length, right.length) <= LETTERS_MIN) return quality;
  if (Math.abs(left.length - right.length) > 4 || !mayBeginAlike(left, right)) return 0;
  return soundOf(left) === soundOf(right) ? SAME_SOUND : 0;
}

/** Quick, before the sounds are worked out: letters that can begin the same sound. */
function mayBeginAlike(left: string, right: string): boolean {
  const [a = '', b = ''] = [left[0], right[0]];
  return a === b || ['cksqzx', 'gjd', 'pf'].some((alike) => alike.includes(a) && alike.includes(b));
}

function spelledQuality(left: string, right: string): number {
  if (left === right) return 1;
  const shorter = Math.min(left.length, right.length);
  if (shorter < LETTERS_MIN || Math.max(left.length, right.length) > LETTERS_MAX) return 0;
  const mistakes = mistakesBetween(left, right, shorter >= LETTERS_FOR_TWO ? 2 : 1);
  if (mistakes === 1) return shorter >= 8 ? 0.95 : shorter >= 6 ? 0.93 : 0.86;
  return mistakes === 2 ? (shorter >= 9 ? 0.9 : 0.86) : 0;
}

/** Letters missing, added, changed, or neighbours swapped; more than `most` counts as Infinity. */
export function mistakesBetween(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return Infinity;
  let head = 0;
  while (head < left.length && left[head] === right[head]) head++;
  let tail = 0;
  const shorter = Math.min(left.length, right.length);
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  const [a, b] = [left.slice(head, left.length - tail), right.slice(head, right.length - tail)];
  if (a.length === 0 || b.length === 0) return within(Math.max(a.length, b.length), most);
  if (most === 1) return within(a.length === 1 && b.length === 1 ? 1 : swapped(a, b) ? 1 : 2, most);
  return within(damerau(a, b, most), most);
}

function within(mistakes: number, most: number): number {
  return mistakes <= most ? mistakes : Infinity;
}

function swapped(a: string, b: string): boolean {
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}

/** Rows of the table, kept: this runs some hundred times for one payer. Names are cut far below this length. */
const ROWS = [new Uint16Array(1024), new Uint16Array(1024), new Uint16Array(1024)] as const;

/** Optimal string alignment in a band of `most` around the diagonal; more than `most` where there are more. */
function damerau(a: string, b: string, most: number): number {
  let [before, last, row]: Uint16Array[] = [...ROWS];
  if (!before || !last || !row || b.length >= row.length) return Infinity;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row.fill(most + 1, 0, b.length + 1);
    row[0] = i;
    let least = i;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      )
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [before, last, row] = [last, row, before];
  }
  return last[b.length] ?? Infinity;
}

/** The consonants as they sound, after the first letter: vowels are the first to be left out or mistaken. */
function soundOf(word: string): string {
  const plain = word
    .replace(/[tsc]ion|shun/g, 'sn')
    .replace(/gh(?=t)/g, '')
    .replace(/ph/g, 'f')
    .replace(/ck|c(?![eiyh])|q/g, 'k')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/dg|j/g, 'g')
    .replace(/x/g, 'ks');
  return (
    plain.slice(0, 1) +
    plain
      .slice(1)
      .replace(/[aeiouyhw]/g, '')
      .replace(/(.)\1+/g, '$1')
  );
}

function isMendable(word: string): boolean {
  return word.length >= LETTERS_MIN && word.length <= LETTERS_MAX;
}

/** Hashes of the word, of what is left without one letter and, for long words, without two. */
function eachNeighbour(word: string, see: (hash: number) => void): void {
  see(hashOf(word));
  eachHashWithout(word, word.length >= LETTERS_FOR_TWO, see);
}

function soundHash(sound: string): number {
  return hashOf(`~${sound}`);
}
