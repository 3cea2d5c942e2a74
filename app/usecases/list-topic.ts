/** The fact-checks of one topic, newest first, page by page. */
import type { ArchiveTopic } from '#app/domain/article/archive.ts';
import { isTopicSlug } from '#app/domain/article/topic.ts';
import {
  pageOf,
  placeAfter,
  type FactCheckPage,
  type PageAsked,
} from '#app/domain/article/fact-check-page.ts';
import type { Ports } from '#app/ports.ts';
import type { ArticleListItem } from '#app/ports/articles.ts';

export interface TopicPage extends FactCheckPage<ArticleListItem> {
  readonly topic: ArchiveTopic;
}

/** Null where readers see no fact-check of this topic. */
export async function listTopic(
  { articles, clock }: Pick<Ports, 'articles' | 'clock'>,
  slug: string,
  asked: PageAsked,
): Promise<TopicPage | null> {
  if (!isTopicSlug(slug)) return null;
  const now = clock.now();
  const from = placeAfter(asked);
  const [[topic], found] = await Promise.all([
    articles.topics(now, slug),
    articles.list(now, asked.limit + 1, from, { topic: slug }),
  ]);
  return topic ? { topic, ...pageOf(found, asked) } : null;
}
