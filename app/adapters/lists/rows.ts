/** A list's file as rows: read in stretches, its encoding checked, and which row is wrong where one is. */
import { isUtf8 } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { cleanLine } from '#app/domain/clean-text.ts';
import type { Listing } from '#app/domain/screening/listing.ts';

/** One line without its end; counted from 1. */
export interface ListRow {
  readonly line: number;
  readonly text: string;
}

/** Why a file is refused, and where. */
export interface RefusedRow {
  readonly refused: true;
  readonly line: number | null;
  readonly problem: string;
}

export function refuse(line: number | null, problem: string): RefusedRow {
  return { refused: true, line, problem };
}

export function isRefused(value: unknown): value is RefusedRow {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** What a reader counts on its way through a file. */
export interface Tally {
  bytes: number;
  rows: number;
  /** SHA-256 of the bytes that were read. */
  readonly digest: Hash;
  readonly leftOut: Record<string, number>;
  /** Told after each stretch of the file. */
  readonly onProgress?: (tally: Tally) => void;
}

export function emptyTally(onProgress?: Tally['onProgress']): Tally {
  const digest = createHash('sha256');
  return { bytes: 0, rows: 0, digest, leftOut: {}, ...(onProgress && { onProgress }) };
}

/** Counts a row that is no listing. */
export function leaveOut(tally: Tally, reason: string): void {
  tally.leftOut[reason] = (tally.leftOut[reason] ?? 0) + 1;
}

/** A name of a list as it is kept and shown; lists of right-to-left names set direction marks beside them. */
export function listedText(text: string): string {
  return cleanLine(text.replace(/\p{Bidi_Control}/gu, ''));
}

/** How a format is read: its listings in the order of the file; a refusal is the last that is given. */
export type Reader = (source: ListSource) => AsyncGenerator<ListedRow | RefusedRow>;

/** A row that is a listing. */
export interface ListedRow {
  readonly line: number;
  readonly listing: Listing;
}

/** The file that a reader reads, and what it needs to know beside it. */
export interface ListSource {
  readonly file: string;
  readonly edition: string;
  readonly tally: Tally;
}

/** Small enough that what is done with a stretch at once takes a few milliseconds. */
const STRETCH_BYTES = 1 << 16;
/** Longer than any row of any list; a file without line ends must not be held in memory whole. */
export const LINE_BYTES_MAX = 100_000;
const LINE_END = 0x0a;

/**
 * The bytes of a file in stretches of whole lines, each good only until the next is asked for: all lie in one place in
 * memory, which a file of gigabytes does not fill with what nobody needs any more. Throws where it cannot be opened.
 */
export async function* stretchesOf({
  file,
  tally,
}: Pick<ListSource, 'file' | 'tally'>): AsyncGenerator<Buffer | RefusedRow> {
  await using handle = await open(file);
  const memory = Buffer.allocUnsafe(LINE_BYTES_MAX + STRETCH_BYTES);
  let filled = 0;
  let lines = 0;
  for (;;) {
    const { bytesRead } = await handle.read(memory, filled, STRETCH_BYTES, null);
    if (bytesRead === 0) break;
    tally.bytes += bytesRead;
    tally.digest.update(memory.subarray(filled, filled + bytesRead));
    tally.onProgress?.(tally);
    filled += bytesRead;
    const end = memory.subarray(0, filled).lastIndexOf(LINE_END) + 1;
    if (end > 0) {
      const stretch = memory.subarray(0, end);
      lines += countLineEnds(stretch);
      yield stretch;
      memory.copyWithin(0, end, filled);
      filled -= end;
    }
    if (filled > LINE_BYTES_MAX) {
      yield refuse(lines + 1, `a line of more than ${String(LINE_BYTES_MAX)} bytes`);
      return;
    }
  }
  if (filled > 0) yield memory.subarray(0, filled);
}

/** The same, good for as long, refused at the line that is not UTF-8 or holds a NUL (a file of a wider encoding does). */
export async function* textStretchesOf(
  source: Pick<ListSource, 'file' | 'tally'>,
): AsyncGenerator<Buffer | RefusedRow> {
  let lines = 0;
  for await (const stretch of stretchesOf(source)) {
    const wrong = isRefused(stretch) ? null : encodingFault(stretch);
    if (wrong) {
      yield refuse(lines + wrong.line, wrong.problem);
      return;
    }
    yield stretch;
    if (!isRefused(stretch)) lines += countLineEnds(stretch);
  }
}

/** The lines of a text file in batches; empty lines are skipped. */
export async function* rowsOf(
  source: Pick<ListSource, 'file' | 'tally'>,
): AsyncGenerator<readonly ListRow[] | RefusedRow> {
  let line = 0;
  for await (const stretch of textStretchesOf(source)) {
    if (isRefused(stretch)) {
      yield stretch;
      return;
    }
    const rows: ListRow[] = [];
    const texts = stretch.toString('utf8').split('\n');
    // What follows the last line end is no line.
    if (texts.at(-1) === '') texts.pop();
    for (const part of texts) {
      line++;
      const text = part.endsWith('\r') ? part.slice(0, -1) : part;
      if (text !== '') rows.push({ line, text });
    }
    yield rows;
  }
}

function encodingFault(stretch: Buffer): { line: number; problem: string } | null {
  if (isUtf8(stretch) && !stretch.includes(0)) return null;
  for (let line = 1, from = 0; from < stretch.length; line++) {
    const end = stretch.indexOf(LINE_END, from);
    const bytes = stretch.subarray(from, end < 0 ? stretch.length : end);
    if (bytes.includes(0)) return { line, problem: 'a NUL byte, as in UTF-16; the file must be UTF-8' };
    if (!isUtf8(bytes)) return { line, problem: 'text that is not UTF-8' };
    from += bytes.length + 1;
  }
  return null;
}

function countLineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) count++;
  return count;
}
