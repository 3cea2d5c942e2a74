/** The fact-checks of one month, newest first, page by page, and the months beside it. */
import { daysOfMonth, type ArchiveMonth } from '#app/domain/article/archive.ts';
import {
  pageOf,
  placeAfter,
  type FactCheckPage,
  type PageAsked,
} from '#app/domain/article/fact-check-page.ts';
import type { Ports } from '#app/ports.ts';
import type { ArticleListItem } from '#app/ports/articles.ts';

export interface MonthPage extends FactCheckPage<ArticleListItem> {
  readonly month: ArchiveMonth;
  /** The next months in which something was checked; null where there is none. */
  readonly earlier: ArchiveMonth | null;
  readonly later: ArchiveMonth | null;
}

/** Null for what is no month, and for one in which readers see nothing that was checked. */
export async function listMonth(
  { articles, clock }: Pick<Ports, 'articles' | 'clock'>,
  month: string,
  asked: PageAsked,
): Promise<MonthPage | null> {
  const checked = daysOfMonth(month);
  if (!checked) return null;
  const now = clock.now();
  const [months, found] = await Promise.all([
    articles.months(now),
    articles.list(now, asked.limit + 1, placeAfter(asked), { checked }),
  ]);
  const at = months.findIndex((one) => one.month === month);
  const here = months[at];
  if (!here) return null;
  return {
    month: here,
    earlier: months[at + 1] ?? null,
    later: months[at - 1] ?? null,
    ...pageOf(found, asked),
  };
}
