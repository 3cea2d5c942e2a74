/** Fact-checks in PostgreSQL, stored as parsed. */
import { isDeepStrictEqual } from 'node:util';
import type { Article } from '#app/domain/article/article.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { ArticleStore } from '#app/ports.ts';
import type { Db } from './client.ts';

export function createArticleStore({ prisma, pool }: Db): ArticleStore {
  return {
    // By hand because it stands on every reader's way: one prepared statement.
    find: async (slug) => {
      const { rows } = await pool.query<{ content: Article; published_at: Date; updated_at: Date }>({
        name: 'find-article',
        text: 'SELECT content, published_at, updated_at FROM article WHERE slug = $1',
        values: [slug],
      });
      const row = rows[0];
      return row ? { article: row.content, publishedAt: row.published_at, updatedAt: row.updated_at } : null;
    },
    list: async (limit) => {
      const rows = await prisma.article.findMany({
        orderBy: [{ checkedOn: 'desc' }, { slug: 'asc' }],
        take: limit,
      });
      return rows.map(({ content, updatedAt }) => {
        const { slug, headline, verdict, summary, checkedOn, demo } = content as unknown as Article;
        return { slug, headline, verdict, summary, checkedOn, demo, updatedAt };
      });
    },
    save: async (article, now) => {
      const { slug, headline, demo } = article;
      const content = JSON.parse(JSON.stringify(article)) as Prisma.InputJsonObject;
      const before = await prisma.article.findUnique({ where: { slug } });
      if (before && isDeepStrictEqual(before.content, content)) return 'unchanged';
      const data = { headline, demo, checkedOn: new Date(article.checkedOn), content, updatedAt: now };
      await prisma.article.upsert({
        where: { slug },
        create: { slug, ...data, publishedAt: now },
        update: data,
      });
      return before ? 'changed' : 'added';
    },
  };
}
