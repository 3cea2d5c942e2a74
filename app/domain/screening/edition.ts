/** An edition of a source: what the reading of its file gives, and how it differs from the one in force. */
import type { Listing } from './listing.ts';

/** The kinds of files that can be imported; each is a source of its own. */
export const LIST_KINDS = [
  'fec-committees',
  'uk-parties',
  'irs-8871',
  'partyfacts',
  'opensanctions',
  'csv',
  'starter',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** A file of an earlier edition that was read with the one in force, for the names that groups bore then. */
export interface OlderFile {
  /** The date in its name. */
  readonly edition: string;
  readonly rows: number;
  /** Bytes. */
  readonly size: number;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
}

/** A file that was read to its end and found good. */
export interface ReadFile {
  readonly outcome: 'read';
  /** Of the listings, so that the same content is known again whatever the file is called. */
  readonly hash: string;
  /** Rows of the file, with those that are no listings. */
  readonly rowsRead: number;
  /** Why rows are no listings, with their numbers: private persons, rows without a name. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Bytes. */
  readonly fileSize: number;
  /** Of the file as it was read, in lower-case hexadecimal: what anybody with the same file computes. */
  readonly fileSha256: string;
  /** The newest first. */
  readonly olderFiles: readonly OlderFile[];
  /** How many names of older editions listings bear. */
  readonly formerNames: number;
}

/** A file is refused whole: half a list would clear those who stand in the other half. */
export interface RefusedFile {
  readonly outcome: 'refused';
  /** Counted from 1; null where the file as a whole is at fault. */
  readonly line: number | null;
  readonly problem: string;
}

/** A file as it is read: its listings in batches, in the order of its rows, and in the end what to think of the whole. */
export interface ListReading {
  /** The edition's own date, or the day on which it is read. */
  readonly label: string;
  readonly batches: AsyncGenerator<readonly Listing[], ReadFile | RefusedFile, undefined>;
}

/** Numbers of listings that a new edition adds, changes and removes, by id, and the first few names of each. */
export interface EditionDifference {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly names: Readonly<Record<'added' | 'changed' | 'removed', readonly string[]>>;
}

/** A list that loses more than this share at once is more likely cut short than right. */
const SHRINKAGE_MAX = 0.2;

/** True where the new edition has lost more than a fifth of the listings in force. */
export function shrinksTooMuch(before: number, after: number): boolean {
  return after < before * (1 - SHRINKAGE_MAX);
}

/**
 * "fec-committees-2023-04.txt" is the edition 2023-04, and "cm24.txt" (as the FEC's archives are called, cm24.zip) the one of the
 * cycle of 2024; else null. The FEC's first such file is of 1980.
 */
export function editionDateIn(fileName: string): string | null {
  const cycle = /^cm(\d\d)(?!\d)/i.exec(fileName)?.[1];
  const century = Number(cycle) >= 80 ? '19' : '20';
  return (
    /(?<!\d)\d{4}(?:-\d{2}){0,2}(?!\d)/.exec(fileName)?.[0] ??
    (cycle === undefined ? null : `${century}${cycle}`)
  );
}

/** By the dates in their names; those without one come last, as they were. A browser sends files in an order of its own. */
export function newestFirst<T>(files: readonly T[], nameOf: (file: T) => string): T[] {
  const date = (file: T) => editionDateIn(nameOf(file)) ?? '';
  return files.toSorted((a, b) => (date(a) === date(b) ? 0 : date(a) < date(b) ? 1 : -1));
}
