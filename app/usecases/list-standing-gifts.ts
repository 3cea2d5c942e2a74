/** The desk's list of standing gifts, newest first, page by page. */
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import type { Ports } from '#app/ports.ts';
import type { StandingGiftListItem } from '#app/ports/standing-gifts.ts';

export interface StandingGiftPageOfList {
  readonly items: readonly StandingGiftListItem[];
  /** What to ask for as `after` to see older ones; null at the end. */
  readonly next: string | null;
  readonly isFirst: boolean;
}

const pageLength = 50;

export async function listStandingGifts(
  ports: Pick<Ports, 'standingGifts'>,
  asked: { readonly after: string | null },
): Promise<StandingGiftPageOfList> {
  const after = parseCursor(asked.after);
  const found = await ports.standingGifts.list(after, pageLength + 1);
  const items = found.slice(0, pageLength);
  const last = items.at(-1);
  return {
    items,
    next: found.length > pageLength && last ? cursorText(last) : null,
    isFirst: after === null,
  };
}
