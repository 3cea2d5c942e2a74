/** Spellings compared: letters missing, added, changed or swapped, and what sounds the same. */

/** Shorter words are not mended: too many short words are one letter apart. */
export const MENDED_LETTERS_MIN = 4;
/** From this length on two mistakes still leave the word plain. */
export const LETTERS_FOR_TWO = 7;
/** How well a word stands for another of the same sound. */
export const SAME_SOUND = 0.85;
/** Longer words are not mended; none of the registry's is. */
export const MENDED_LETTERS_MAX = 24;
/**
 * How well one spelling stands for the other: 1 the same, about 0.9 one or two mistakes (a letter missing, added, changed, or
 * two neighbours swapped), 0.85 the same sound, 0 otherwise. The shorter the word, the more a mistake counts.
 */
export function spelledLike(left: string, right: string): number {
  const quality = spelledQuality(left, right);
  if (quality > 0 || Math.min(left.length, right.length) <= MENDED_LETTERS_MIN) return quality;
  if (Math.abs(left.length - right.length) > 4 || !mayBeginAlike(left, right)) return 0;
  return soundOf(left) === soundOf(right) ? SAME_SOUND : 0;
}

/** Quick, before the sounds are worked out: letters that can begin the same sound. */
function mayBeginAlike(left: string, right: string): boolean {
  const [a = '', b = ''] = [left[0], right[0]];
  return a === b || ['cksqzx', 'gjd', 'pf'].some((alike) => alike.includes(a) && alike.includes(b));
}

export function spelledQuality(left: string, right: string): number {
  if (left === right) return 1;
  const shorter = Math.min(left.length, right.length);
  if (shorter < MENDED_LETTERS_MIN || Math.max(left.length, right.length) > MENDED_LETTERS_MAX) return 0;
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
export function soundOf(word: string): string {
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
