/** An edition of a source: what a reading of its file gave, and how it differs from the one in force. */
import type { Listing } from './listing.ts';

/** The kinds of files that can be imported now; each is a source of its own. */
export const LIST_KINDS = ['fec-committees', 'uk-parties', 'csv', 'starter'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** A file that was read whole and found good. */
export interface ReadEdition {
  readonly outcome: 'read';
  readonly source: ListKind;
  readonly label: string;
  /** Of the listings, so that the same content is known again whatever the file is called. */
  readonly hash: string;
  readonly rowsRead: number;
  readonly listings: readonly Listing[];
  /** Why rows are not listings: private persons, rows without a name. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** A file is refused whole: half a list would clear those who stand in the other half. */
interface RefusedFile {
  readonly outcome: 'refused';
  /** Counted from 1; null where the file as a whole is at fault. */
  readonly line: number | null;
  readonly problem: string;
}

export type ListReading = ReadEdition | RefusedFile;

/** Numbers of listings that a new edition adds, changes and removes, by id. */
export interface EditionDifference {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** A list that loses more than this share at once is more likely cut short than right. */
const SHRINKAGE_MAX = 0.2;

/** Compares by id; the edition's own label is no change. */
export function differenceOf(before: readonly Listing[], after: readonly Listing[]): EditionDifference {
  const old = new Map(before.map((listing) => [listing.id, contentOf(listing)]));
  let [added, changed] = [0, 0];
  for (const listing of after) {
    const content = old.get(listing.id);
    if (content === undefined) added++;
    else if (content !== contentOf(listing)) changed++;
    old.delete(listing.id);
  }
  return { added, changed, removed: old.size };
}

/** True where the new edition has lost more than a fifth of the listings in force. */
export function shrinksTooMuch(before: number, after: number): boolean {
  return after < before * (1 - SHRINKAGE_MAX);
}

function contentOf(listing: Listing): string {
  return JSON.stringify([
    listing.name,
    listing.aliases,
    listing.domains,
    listing.identifiers,
    listing.kind,
    listing.country,
    listing.tier,
    listing.readsAsPerson,
    listing.sponsor,
    listing.url,
  ]);
}
