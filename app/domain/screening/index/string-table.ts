/** Distinct strings numbered from 0, held in a few long strings and typed arrays: small, and handed to another thread whole. */
import { HASH_FACTOR, HASH_START, hashEnd, hashOf } from '#app/domain/screening/text/hash.ts';
import { grown } from './number-rows.ts';

export interface StringTable {
  /** All strings one after the other, PIECE_STRINGS of them in each piece: one text of megabytes would stop whoever makes it. */
  readonly pieces: readonly string[];
  /** Where each ends in all pieces together. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Open addressing by hash: a string's number plus one, 0 where free. */
  readonly slots: Uint32Array<ArrayBuffer>;
}

/** Strings in a piece, as a power of two. */
const PIECE_BITS = 12;
export const PIECE_STRINGS = 2 ** PIECE_BITS;

/** Numbers the strings by their place; each must be there once only. */
export function stringTable(strings: readonly string[]): StringTable {
  const numbered = new NumberedStrings(strings.length);
  for (const string of strings) numbered.numberFor(string);
  return numbered.table();
}

/** The number of a string; -1 where it is not in the table. */
export function numberOf(table: StringTable, string: string): number {
  const { pieces, ends, slots } = table;
  for (let slot = hashOf(string) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const number = (slots[slot] ?? 0) - 1;
    if (number < 0) return -1;
    const start = startOf(ends, number);
    if ((ends[number] ?? 0) - start !== string.length) continue;
    if (pieces[number >> PIECE_BITS]?.startsWith(string, start - pieceStart(ends, number)) === true)
      return number;
  }
}

/** The string of a number; empty where there is none. */
export function stringAt({ pieces, ends }: StringTable, number: number): string {
  const from = pieceStart(ends, number);
  return (
    pieces[number >> PIECE_BITS]?.slice(startOf(ends, number) - from, (ends[number] ?? from) - from) ?? ''
  );
}

/** How long the string of a number is, in UTF-16 units. */
export function lengthAt({ ends }: StringTable, number: number): number {
  return (ends[number] ?? 0) - startOf(ends, number);
}

function startOf(ends: Uint32Array, number: number): number {
  return number === 0 ? 0 : (ends[number - 1] ?? 0);
}

/** Where the piece begins in which the string of that number stands. */
function pieceStart(ends: Uint32Array, number: number): number {
  return startOf(ends, number & -PIECE_STRINGS);
}

const ASCII_MAX = 0x7f;
/** Of one string. */
const LETTERS_EXPECTED = 24;
/** Few enough to be arguments of one call. */
const DECODED_AT_ONCE = 4096;

/**
 * Strings numbered as they come, on their way into a table. What is kept are units, not the strings: a hundred thousand
 * objects that live on cost the garbage collector more than comparing their letters does.
 */
export class NumberedStrings {
  count = 0;
  /** Bytes as long as all is ASCII, which most lists are. */
  #units: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
  #ends: Uint32Array<ArrayBuffer>;
  #hashes: Uint32Array<ArrayBuffer>;
  #slots: Uint32Array<ArrayBuffer>;

  /** `expected`: about how many there will be, where that is known. */
  constructor(expected = 16) {
    this.#units = new Uint8Array(LETTERS_EXPECTED * expected);
    this.#ends = new Uint32Array(expected);
    this.#hashes = new Uint32Array(expected);
    this.#slots = new Uint32Array(slotCount(expected));
  }

  /** The number of the string, which is its own from now on. */
  numberFor(string: string): number {
    let hash = HASH_START;
    let bits = 0;
    for (let at = 0; at < string.length; at++) {
      const unit = string.charCodeAt(at);
      bits |= unit;
      hash = Math.imul(hash ^ unit, HASH_FACTOR);
    }
    hash = hashEnd(hash);
    const slots = this.#slots;
    let slot = hash & (slots.length - 1);
    for (;;) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (this.#hashes[number] === hash && this.#isAt(number, string)) return number;
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = this.count + 1;
    return this.#append(string, hash, bits > ASCII_MAX);
  }

  table(): StringTable {
    const isFit = this.#slots.length === slotCount(this.count);
    const ends = this.#ends.slice(0, this.count);
    return {
      pieces: Array.from({ length: Math.ceil(this.count / PIECE_STRINGS) }, (_, piece) => {
        const next = Math.min(this.count, (piece + 1) * PIECE_STRINGS);
        return decoded(this.#units.subarray(startOf(ends, piece * PIECE_STRINGS), startOf(ends, next)));
      }),
      ends,
      slots: isFit ? this.#slots : slotsOf(this.#hashes, this.count),
    };
  }

  #isAt(number: number, string: string): boolean {
    const start = startOf(this.#ends, number);
    if ((this.#ends[number] ?? 0) - start !== string.length) return false;
    const units = this.#units;
    for (let at = 0; at < string.length; at++) if (units[start + at] !== string.charCodeAt(at)) return false;
    return true;
  }

  #append(string: string, hash: number, isWide: boolean): number {
    const number = this.count;
    const start = startOf(this.#ends, number);
    this.#units = grown(this.#units, start + string.length);
    if (isWide && this.#units instanceof Uint8Array) this.#units = Uint16Array.from(this.#units);
    const units = this.#units;
    for (let at = 0; at < string.length; at++) units[start + at] = string.charCodeAt(at);
    this.#ends = grown(this.#ends, number + 1);
    this.#ends[number] = start + string.length;
    this.#hashes = grown(this.#hashes, number + 1);
    this.#hashes[number] = hash;
    this.count = number + 1;
    if (2 * this.count + 2 > this.#slots.length) this.#slots = slotsOf(this.#hashes, this.count);
    return number;
  }
}

/** A power of two, at most half of them taken. */
function slotCount(strings: number): number {
  return 2 ** Math.ceil(Math.log2(2 * strings + 2));
}

function slotsOf(hashes: Uint32Array, count: number): Uint32Array<ArrayBuffer> {
  const slots = new Uint32Array(slotCount(count));
  for (let number = 0; number < count; number++) {
    let slot = (hashes[number] ?? 0) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  }
  return slots;
}

/** Unit by unit where there is more than ASCII: a decoder would put halves of surrogate pairs right. */
function decoded(units: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>): string {
  if (units instanceof Uint8Array) return new TextDecoder().decode(units);
  const parts: string[] = [];
  for (let from = 0; from < units.length; from += DECODED_AT_ONCE)
    parts.push(String.fromCharCode(...units.subarray(from, from + DECODED_AT_ONCE)));
  return parts.join('');
}
