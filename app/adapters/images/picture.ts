/** What every reader of an image format yields, and how it says that it cannot. */

/** A picture without anything that is not needed to show it: no place, no device, no names, no text. */
export interface Picture {
  /** In pixels, as stored. */
  readonly width: number;
  readonly height: number;
  /** How it must be turned to be seen: 1 to 8 as Exif counts; 1 is not at all, from 5 on width and height change places. */
  readonly orientation: number;
  /** The parts of the file that are kept, in their order. */
  readonly parts: readonly Uint8Array[];
}

/** Why bytes are no picture that we can keep, in words that follow "it". */
export class UnreadablePicture extends Error {}

export const damaged = (what: string): UnreadablePicture =>
  new UnreadablePicture(`is damaged: ${what}. Please export it again`);

/** A cut of the bytes; throws where they end before. */
export function slice(bytes: Buffer, from: number, to: number): Buffer {
  if (to < from || to > bytes.length) throw endsEarly();
  return bytes.subarray(from, to);
}

export const endsEarly = (): UnreadablePicture => damaged('it ends too early');
