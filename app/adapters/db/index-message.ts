/**
 * An index on its way to another thread. Memory changes hands; strings would be copied while the message is read, in one go:
 * so the pieces of each table go as arrays too, and become strings again a few in a turn. All arrays share one stretch of
 * memory, since a garbage collector that sees much of it arrive does some milliseconds of its work at each arrival.
 */
import { setImmediate } from 'node:timers/promises';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import type { StringTable } from '#app/domain/screening/index/string-table.ts';

export interface IndexMessage {
  /** Its tables have no pieces. */
  readonly index: RegistryIndex;
  /** The pieces of each table, by its place in the index: bytes where no unit is wider than Latin-1. */
  readonly pieces: Readonly<Record<string, readonly Units[]>>;
}

type Units = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
type NumberArray = Units | Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** So much text is made in some tenths of a millisecond, unless the garbage collector comes between. */
const BYTES_A_TURN = 2 ** 17;
/** Where arrays of any kind may begin. */
const ALIGNED = 8;

/** Beside the message the memory of it that can change hands. */
export function toMessage(whole: RegistryIndex): { message: IndexMessage; memory: ArrayBuffer[] } {
  const unitsByPlace: Record<string, Units[]> = {};
  const parts = Object.entries(whole).map(([place, part]: [string, object]) => {
    if (!('pieces' in part)) return [place, part];
    const table = part as StringTable;
    unitsByPlace[place] = table.pieces.map(unitsOf);
    return [place, { ...table, pieces: [] }];
  });
  const index = inOneStretch(Object.fromEntries(parts) as RegistryIndex);
  // Apart from the index, which lives on.
  const pieces = inOneStretch(unitsByPlace);
  return { message: { index: index.copy, pieces: pieces.copy }, memory: [index.memory, pieces.memory] };
}

/** The index that the message was made of; it takes some dozens of turns for a long one. */
export async function fromMessage({ index, pieces }: IndexMessage): Promise<RegistryIndex> {
  const whole: Record<string, unknown> = { ...index };
  let bytesLeft = 0;
  for (const [place, units] of Object.entries(pieces)) {
    const texts: string[] = [];
    for (const piece of units) {
      if (bytesLeft < piece.byteLength) {
        await setImmediate();
        bytesLeft = BYTES_A_TURN;
      }
      bytesLeft -= piece.byteLength;
      texts.push(textOf(piece));
    }
    whole[place] = { ...(whole[place] as object), pieces: texts };
  }
  return whole as unknown as RegistryIndex;
}

function unitsOf(text: string): Units {
  // eslint-disable-next-line no-control-regex -- Latin-1 begins with them.
  if (/^[\x00-\xff]*$/.test(text)) return Uint8Array.from(Buffer.from(text, 'latin1'));
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function textOf(units: Units): string {
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  return bytes.toString(units instanceof Uint8Array ? 'latin1' : 'utf16le');
}

/** A copy of which all arrays of numbers are views of the same memory. */
function inOneStretch<T extends object>(value: T): { readonly copy: T; readonly memory: ArrayBuffer } {
  let length = 0;
  copied(value, (array) => {
    length += aligned(array.byteLength);
    return array;
  });
  const memory = new ArrayBuffer(length);
  let from = 0;
  const copy = copied(value, (array) => {
    const view = new (
      array.constructor as new (memory: ArrayBuffer, from: number, length: number) => NumberArray
    )(memory, from, array.length);
    view.set(array);
    from += aligned(array.byteLength);
    return view;
  });
  return { copy, memory };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}

function copied<T extends object>(value: T, copyArray: (array: NumberArray) => NumberArray): T {
  if (ArrayBuffer.isView(value)) return copyArray(value as unknown as NumberArray) as unknown as T;
  if (Array.isArray(value)) return value.map((each: object) => copied(each, copyArray)) as unknown as T;
  const parts = Object.entries(value).map(([place, part]: [string, object]) => [
    place,
    copied(part, copyArray),
  ]);
  return Object.fromEntries(parts) as T;
}
