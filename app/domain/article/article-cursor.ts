/** A place in the list of fact-checks, which is ordered by the day checked and the slug, as it stands in an address. */
import { isRealDay } from '#app/domain/article/article-dates.ts';

export interface ArticleCursor {
  /** `2026-11-09`. */
  readonly checkedOn: string;
  readonly slug: string;
}

export const articleCursorText = ({ checkedOn, slug }: ArticleCursor): string => `${checkedOn}_${slug}`;

/** Null for what is not a place: the list then begins where it begins. */
export function parseArticleCursor(text: string | null): ArticleCursor | null {
  const [, checkedOn, slug] = /^([\d-]{10})_([a-z0-9-]{1,200})$/.exec(text ?? '') ?? [];
  return checkedOn && slug && isRealDay(checkedOn) ? { checkedOn, slug } : null;
}
