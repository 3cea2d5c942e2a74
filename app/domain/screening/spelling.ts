/** Words of the registry by spelling: finds those one mistake away (a letter missing, added, changed or swapped). */

/** Shorter words are not mended: too many short words are one letter apart. */
const LETTERS_MIN = 5;
/** Words that share a hash and fit are few; more than this many are a sign of a hostile word. */
const FOUND_MAX = 6;
const WORDS_MAX = 2 ** 20;

/** Deletion neighbours (SymSpell's idea) in one sorted typed array: 32 bits of hash, 20 bits of word number. */
export interface Spelling {
  readonly words: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly neighbours: Float64Array;
}

/** Builds the neighbours of all words; words beyond 2^20 are known but not mended. */
export function compileSpelling(known: ReadonlySet<string>): Spelling {
  const words = [...known].filter((word) => word.length >= LETTERS_MIN).slice(0, WORDS_MAX);
  const neighbours = new Float64Array(words.reduce((count, word) => count + word.length + 1, 0));
  let at = 0;
  words.forEach((word, number) => {
    for (const hash of neighbourHashes(word)) neighbours[at++] = hash * WORDS_MAX + number;
  });
  return { words, known, neighbours: neighbours.sort() };
}

/** The registry's words one mistake away from a word that it does not know; none for short or known words. */
export function mend(spelling: Spelling, word: string): string[] {
  if (word.length < LETTERS_MIN || spelling.known.has(word)) return [];
  const found: string[] = [];
  for (const hash of neighbourHashes(word)) {
    for (let at = lowerBound(spelling.neighbours, hash * WORDS_MAX); ; at++) {
      const neighbour = spelling.neighbours[at];
      if (neighbour === undefined || Math.floor(neighbour / WORDS_MAX) !== hash) break;
      const candidate = spelling.words[neighbour % WORDS_MAX];
      if (candidate === undefined || found.includes(candidate) || !isOneMistake(word, candidate)) continue;
      found.push(candidate);
      if (found.length === FOUND_MAX) return found;
    }
  }
  return found;
}

/** FNV-1a of the word and of each word made by leaving one letter out. */
function neighbourHashes(word: string): Uint32Array {
  const hashes = new Uint32Array(word.length + 1);
  for (let left = 0; left <= word.length; left++) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < word.length; at++) {
      if (at !== left) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    }
    hashes[left] = hash >>> 0;
  }
  return hashes;
}

/** True where one letter missing, added, changed, or two neighbours swapped make one word of the other. */
export function isOneMistake(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head++;
  let tail = 0;
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  const [a, b] = [left.slice(head, left.length - tail), right.slice(head, right.length - tail)];
  return (
    (a.length <= 1 && b.length <= 1) || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0])
  );
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
