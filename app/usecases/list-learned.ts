/** What staff taught the screening, newest first, a page at a time, with the listing that each is about. */
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { listingById } from '#app/domain/screening/index/registry-index.ts';
import type { Ports } from '#app/ports.ts';
import type { LearnedRow } from '#app/ports/learning.ts';

export interface LearnedItem extends LearnedRow {
  /** As it stands today; null where it is not listed any more. */
  readonly listing: Pick<Listing, 'id' | 'name'> | null;
}

export interface LearnedPage {
  readonly items: readonly LearnedItem[];
  /** What to ask for as `after` to see older ones; null at the end. */
  readonly next: string | null;
  /** False where this is not the newest page. */
  readonly isFirst: boolean;
  /** The one listing that was asked for. */
  readonly listing: { readonly id: string; readonly name: string } | null;
}

export interface ListLearnedInput {
  readonly kind: LearnedRow['kind'];
  /** As it stands in the address; what is not understood is as if it were not there. */
  readonly after?: string | null;
  readonly limit: number;
  readonly listingId?: string | null;
  /** Null or missing shows both. */
  readonly isWithdrawn?: boolean | null;
  /** Only rows in whose text this stands. */
  readonly text?: string | null;
}

export async function listLearned(
  ports: Pick<Ports, 'learned' | 'registry'>,
  { kind, after = null, limit, listingId = null, isWithdrawn = null, text = null }: ListLearnedInput,
): Promise<LearnedPage> {
  const place = parseCursor(after);
  const found = await ports.learned.list({
    kind,
    listingId,
    isWithdrawn,
    text: text?.trim() ? text.trim() : null,
    after: place,
    limit: limit + 1,
  });
  const { index } = ports.registry.current();
  const listingOf = (id: string) => {
    const listing = index && listingById(index, id);
    return listing && { id: listing.id, name: listing.name };
  };
  const items = found.slice(0, limit).map((row) => ({ ...row, listing: listingOf(row.listingId) }));
  const last = items.at(-1);
  return {
    items,
    next: found.length > limit && last ? cursorText(last) : null,
    isFirst: place === null,
    listing: listingId === null ? null : (listingOf(listingId) ?? { id: listingId, name: listingId }),
  };
}
