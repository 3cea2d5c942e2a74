/** The list of fact-checks for readers, newest first, page by page. */
import { articleCursorText, parseArticleCursor } from '#app/domain/article/article-cursor.ts';
import type { Ports } from '#app/ports.ts';
import type { ArticleListItem } from '#app/ports/articles.ts';

export interface FactCheckPage {
  readonly items: readonly ArticleListItem[];
  /** What to ask for as `after` to see older ones; null at the end. */
  readonly next: string | null;
  /** False where this is not the newest page. */
  readonly isFirst: boolean;
}

/** `after` as it stands in the address; what is not understood is as if it were not there. */
export async function listFactChecks(
  { articles, clock }: Pick<Ports, 'articles' | 'clock'>,
  { after = null, limit }: { after?: string | null; limit: number },
): Promise<FactCheckPage> {
  const from = parseArticleCursor(after);
  const found = await articles.list(clock.now(), limit + 1, from);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: found.length > limit && last ? articleCursorText(last) : null,
    isFirst: from === null,
  };
}
