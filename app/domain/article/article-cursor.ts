/** A place in the list of fact-checks, which is ordered by the day checked and the slug, as it stands in an address. */
import { z } from 'zod';

export interface ArticleCursor {
  /** `2026-11-09`. */
  readonly checkedOn: string;
  readonly slug: string;
}

const day = z.iso.date();

export const articleCursorText = ({ checkedOn, slug }: ArticleCursor): string => `${checkedOn}_${slug}`;

/** Null for what is not a place: the list then begins where it begins. */
export function parseArticleCursor(text: string | null): ArticleCursor | null {
  const [, checkedOn, slug] = /^([\d-]{10})_([a-z0-9-]{1,200})$/.exec(text ?? '') ?? [];
  return checkedOn && slug && day.safeParse(checkedOn).success ? { checkedOn, slug } : null;
}
