/** One page of a list of fact-checks, and how it is cut from one more than it shows. */
import { articleCursorText, parseArticleCursor, type ArticleCursor } from './article-cursor.ts';

export interface FactCheckPage<Item> {
  readonly items: readonly Item[];
  /** What to ask for as `after` to see older ones; null at the end. */
  readonly next: string | null;
  /** False where this is not the newest page. */
  readonly isFirst: boolean;
}

/** `after` as it stands in the address; what is not understood is as if it were not there. */
export interface PageAsked {
  readonly after?: string | null;
  readonly limit: number;
}

/** Where the page begins; null for the newest one. */
export const placeAfter = ({ after = null }: PageAsked): ArticleCursor | null => parseArticleCursor(after);

/** `found` are at most one more than `limit`. */
export function pageOf<Item extends ArticleCursor>(
  found: readonly Item[],
  asked: PageAsked,
): FactCheckPage<Item> {
  const items = found.slice(0, asked.limit);
  const last = items.at(-1);
  return {
    items,
    next: found.length > asked.limit && last ? articleCursorText(last) : null,
    isFirst: placeAfter(asked) === null,
  };
}
