/** The list of fact-checks for readers, newest first, page by page. */
import {
  pageOf,
  placeAfter,
  type FactCheckPage,
  type PageAsked,
} from '#app/domain/article/fact-check-page.ts';
import type { Ports } from '#app/ports.ts';
import type { ArticleListItem } from '#app/ports/articles.ts';

export async function listFactChecks(
  { articles, clock }: Pick<Ports, 'articles' | 'clock'>,
  asked: PageAsked,
): Promise<FactCheckPage<ArticleListItem>> {
  return pageOf(await articles.list(clock.now(), asked.limit + 1, placeAfter(asked)), asked);
}
