/** The order of a table's strings by their letters, without comparing one with another where they begin alike. */
import { stringAt, type StringTable } from './string-table.ts';

/** Letters by which strings are sorted at once; more would not fit into one number with the string's own beside them. */
const SORTED_AT_ONCE = 4;
const STRINGS_MAX = 2 ** 20;
/** The ranks of a letter: where the string is at its end, then ASCII, then all others as one. */
const AT_END = 0;
const BEYOND = 0x80;
const RANKS = BEYOND + 1;
/** So few are compared one with another. */
const COMPARED_MAX = 16;

/**
 * Puts the numbers of strings in the order of their UTF-16 units, in place. Names begin alike ("committee to elect"), where
 * comparing is slow: they are sorted by four letters, then those that have these in common by the next four.
 */
export function inOrder<A extends Uint32Array>(table: StringTable, numbers: A): A {
  sort(table, numbers, 0);
  return numbers;
}

/** Sorts strings that have all before `from` in common. */
function sort(table: StringTable, numbers: Uint32Array, from: number): void {
  if (numbers.length <= COMPARED_MAX || numbers.length > STRINGS_MAX) {
    compare(table, numbers);
    return;
  }
  const ranked = new Float64Array(numbers.length);
  numbers.forEach((number, at) => {
    ranked[at] = rankOf(table, number, from) * STRINGS_MAX + at;
  });
  ranked.sort();
  const before = numbers.slice();
  ranked.forEach((each, at) => {
    numbers[at] = before[each % STRINGS_MAX] ?? 0;
  });
  for (let first = 0, end = 0; first < ranked.length; first = end) {
    const rank = Math.floor((ranked[first] ?? 0) / STRINGS_MAX);
    while (end < ranked.length && (ranked[end] ?? 0) < (rank + 1) * STRINGS_MAX) end++;
    if (end - first === 1) continue;
    const alike = numbers.subarray(first, end);
    const last = rank % RANKS;
    if (last === AT_END || last === BEYOND) compare(table, alike);
    else sort(table, alike, from + SORTED_AT_ONCE);
  }
}

function compare(table: StringTable, numbers: Uint32Array): void {
  numbers.sort((a, b) => (stringAt(table, a) < stringAt(table, b) ? -1 : 1));
}

/** The letters from there on as one number. What follows a letter beyond ASCII does not count. */
function rankOf(table: StringTable, number: number, from: number): number {
  const string = stringAt(table, number);
  let at = from;
  let rank = 0;
  for (let letter = 0; letter < SORTED_AT_ONCE; letter++, at++) {
    const unit = at < string.length ? string.charCodeAt(at) + 1 : AT_END;
    rank = rank * RANKS + Math.min(unit, BEYOND);
    if (unit >= BEYOND) at = string.length;
  }
  return rank;
}
