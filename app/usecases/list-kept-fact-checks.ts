/** Every fact-check of the newsroom with its state, newest first, whatever readers see of it. */
import { publicationState, type PublicationState } from '#app/domain/article/publication.ts';
import type { Ports } from '#app/ports.ts';
import type { KeptArticleListItem } from '#app/ports/articles.ts';

export interface KeptFactCheck extends KeptArticleListItem {
  readonly state: PublicationState;
}

const pageSize = 500;

export async function listKeptFactChecks({
  articles,
  clock,
}: Pick<Ports, 'articles' | 'clock'>): Promise<KeptFactCheck[]> {
  const now = clock.now();
  const all: KeptFactCheck[] = [];
  for (;;) {
    const page = await articles.listKept(pageSize, all.at(-1) ?? null);
    all.push(...page.map((item) => ({ ...item, state: publicationState(item, now) })));
    if (page.length < pageSize) return all;
  }
}
