/** Hashes of strings, and of what is left of them without a letter or two: by these words are looked up and put right. */

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(string: string): number {
  return hashFrom(HASH_START, string, 0);
}

/** Of the string without the unit at that place; the whole string's where it has no such place. */
export function hashWithout(string: string, without: number): number {
  let hash = HASH_START;
  for (let at = 0; at < string.length; at++) if (at !== without) hash = hashStep(hash, string, at);
  return hashEnd(hash);
}

/** Hashes of all that is left of the string without one unit and, where `alsoTwo`, without two. */
export function eachHashWithout(string: string, alsoTwo: boolean, see: (hash: number) => void): void {
  let before = HASH_START;
  for (let one = 0; one < string.length; one++) {
    see(hashFrom(before, string, one + 1));
    let between = before;
    for (let two = one + 1; alsoTwo && two < string.length; two++) {
      see(hashFrom(between, string, two + 1));
      between = hashStep(between, string, two);
    }
    before = hashStep(before, string, one);
  }
}

export const HASH_START = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;

function hashStep(hash: number, string: string, at: number): number {
  return Math.imul(hash ^ string.charCodeAt(at), HASH_FACTOR);
}

/** Goes on from what the units before `from` made. */
function hashFrom(hash: number, string: string, from: number): number {
  let whole = hash;
  for (let at = from; at < string.length; at++) whole = hashStep(whole, string, at);
  return hashEnd(whole);
}

/** Brings what the last units made of the upper bits down to where slots and buckets are chosen. */
export function hashEnd(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
