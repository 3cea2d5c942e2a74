/** Distinct strings numbered from 0, held in one long string and typed arrays: small, and handed to another thread whole. */

export interface StringTable {
  /** All strings one after the other. */
  readonly text: string;
  /** Where each ends in `text`. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Open addressing by hash: a string's number plus one, 0 where free. */
  readonly slots: Uint32Array<ArrayBuffer>;
}

/** Numbers the strings by their place; each must be there once only. */
export function stringTable(strings: readonly string[]): StringTable {
  const ends = new Uint32Array(strings.length);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * strings.length + 2)));
  let end = 0;
  strings.forEach((string, number) => {
    end += string.length;
    ends[number] = end;
    let slot = hashOf(string) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  });
  return { text: strings.join(''), ends, slots };
}

/** The number of a string; -1 where it is not in the table. */
export function numberOf({ text, ends, slots }: StringTable, string: string): number {
  for (let slot = hashOf(string) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const number = (slots[slot] ?? 0) - 1;
    if (number < 0) return -1;
    const start = number === 0 ? 0 : (ends[number - 1] ?? 0);
    if ((ends[number] ?? 0) - start === string.length && text.startsWith(string, start)) return number;
  }
}

/** The string of a number; empty where there is none. */
export function stringAt({ text, ends }: StringTable, number: number): string {
  return text.slice(number === 0 ? 0 : ends[number - 1], ends[number] ?? 0);
}

/** How long the string of a number is, in UTF-16 units. */
export function lengthAt({ ends }: StringTable, number: number): number {
  return (ends[number] ?? 0) - (number === 0 ? 0 : (ends[number - 1] ?? 0));
}

/** FNV-1a over UTF-16 units, 32 bits; `without` are places left out. */
export function hashOf(string: string, without = -1, andWithout = -1): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < string.length; at++) {
    if (at !== without && at !== andWithout) hash = Math.imul(hash ^ string.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
