/**
 * An index on its way to another thread. Typed arrays change hands, but a string is copied while the message is read, in one
 * go with all others: so each table's text goes as an array too, and becomes a string again in a turn of its own.
 */
import { setImmediate } from 'node:timers/promises';
import type { RegistryIndex } from '#app/domain/screening/registry-index.ts';

export interface IndexMessage {
  /** Its tables have no text. */
  readonly index: RegistryIndex;
  /** The text of each, by its place in the index: bytes where no unit is wider than Latin-1. */
  readonly texts: readonly (readonly [place: string, units: Units])[];
}

type Units = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** Beside the message all memory of it that can change hands. */
export function toMessage(index: RegistryIndex): { message: IndexMessage; memory: ArrayBuffer[] } {
  const texts: [string, Units][] = [];
  const parts = Object.entries(index).map(([place, part]: [string, object]) => {
    if (!('text' in part) || typeof part.text !== 'string') return [place, part];
    texts.push([place, unitsOf(part.text)]);
    return [place, { ...part, text: '' }];
  });
  const message = { index: Object.fromEntries(parts) as RegistryIndex, texts };
  return { message, memory: buffersOf(message) };
}

/** The index that the message was made of; it takes a turn for each text. */
export async function fromMessage({ index, texts }: IndexMessage): Promise<RegistryIndex> {
  const whole: Record<string, unknown> = { ...index };
  for (const [place, units] of texts) {
    await setImmediate();
    whole[place] = { ...(whole[place] as object), text: textOf(units) };
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

function buffersOf(value: object): ArrayBuffer[] {
  return Object.values(value).flatMap((part: unknown) => {
    if (ArrayBuffer.isView(part)) return [part.buffer as ArrayBuffer];
    return typeof part === 'object' && part !== null ? buffersOf(part) : [];
  });
}
