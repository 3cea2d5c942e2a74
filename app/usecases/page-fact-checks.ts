/** For staff: the newsroom's fact-checks with their states, newest first, a page at a time, whatever readers see of them. */
import { articleCursorText, parseArticleCursor } from '#app/domain/article/article-cursor.ts';
import { publicationState, type PublicationState } from '#app/domain/article/publication.ts';
import type { Ports } from '#app/ports.ts';
import type { KeptArticleListItem } from '#app/ports/articles.ts';

export interface FactCheckPage {
  readonly items: readonly (KeptArticleListItem & { readonly state: PublicationState })[];
  /** Where the next page begins; null where there is none. */
  readonly next: string | null;
  readonly isFirst: boolean;
}

const pageSize = 50;

export async function pageFactChecks(
  { articles, clock }: Pick<Ports, 'articles' | 'clock'>,
  afterText: string | null,
): Promise<FactCheckPage> {
  const now = clock.now();
  const after = parseArticleCursor(afterText);
  const found = await articles.listKept(pageSize + 1, after);
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  return {
    items: page.map((item) => ({ ...item, state: publicationState(item, now) })),
    next: found.length > pageSize && last ? articleCursorText(last) : null,
    isFirst: after === null,
  };
}
