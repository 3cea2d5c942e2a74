/** A name for the state of all fact-checks, the same for as long as lists of them say the same. */

/** How many readers have seen, also those withdrawn since, and when the last of them changed. */
export interface CatalogState {
  readonly count: number;
  /** Null where there is none. */
  readonly changedAt: Date | null;
}

export function catalogVersion({ count, changedAt }: CatalogState): string {
  return `${String(count)}-${String(changedAt?.getTime() ?? 0)}`;
}
