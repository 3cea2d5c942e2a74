/** The desk's list of standing gifts, newest first, page by page. */
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import type { Ports } from '#app/ports.ts';
import type { StandingGiftListItem } from '#app/ports/standing-gifts.ts';

export interface StandingGiftPageOfList {
  readonly items: readonly StandingGiftListItem[];
  /** What to ask for as `after` to see older ones; null at the end. */
  readonly next: string | null;
  readonly isFirst: boolean;
  /** On the first page: those that run in currencies which the form does not offer any more. */
  readonly retired: readonly StandingGiftListItem[];
}

const pageLength = 50;
/** More than anybody asks their givers one by one about. */
const retiredMax = 200;

export async function listStandingGifts(
  ports: Pick<Ports, 'standingGifts' | 'site'>,
  asked: { readonly after: string | null },
): Promise<StandingGiftPageOfList> {
  const after = parseCursor(asked.after);
  const found = await ports.standingGifts.list(after, pageLength + 1);
  const offered = ports.site.currencies.map(({ currency }) => currency);
  const retired = after === null ? await ports.standingGifts.inOther(offered, retiredMax) : [];
  const items = found.slice(0, pageLength);
  const last = items.at(-1);
  return {
    items,
    next: found.length > pageLength && last ? cursorText(last) : null,
    isFirst: after === null,
    retired,
  };
}
