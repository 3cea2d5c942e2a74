/** Fact-checks in PostgreSQL, stored as parsed. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ArticleCursor } from '#app/domain/article/article-cursor.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { ArticleStore, PublishedArticle } from '#app/ports.ts';
import type { Db } from './client.ts';
import { parseRow, readEach } from './parse-row.ts';
import { listedArticle, storedArticle } from './stored-article.ts';

interface ArticleRow {
  readonly version: string;
  readonly published_at: Date;
  readonly updated_at: Date;
  /** Null where the version is the one that was asked about. */
  readonly content: unknown;
}

const articleColumns = z.object({ content: storedArticle.column });
const listColumns = z.object({ content: listedArticle });

/** Fact-checks kept in memory: some tens of KB each. */
const readMax = 200;

export function createArticleStore({ prisma, pool, unreadable }: Db): ArticleStore {
  const read = new Map<string, { readonly version: string; readonly published: PublishedArticle }>();
  return {
    // By hand because it stands on every reader's way: one prepared statement, which leaves out the content that this process
    // has already. PostgreSQL gives each version of a row the number of the transaction that wrote it.
    find: async (slug) => {
      const known = read.get(slug);
      const { rows } = await pool.query<ArticleRow>({
        name: 'find-article',
        text: `SELECT xmin::text AS version, published_at, updated_at,
                 CASE WHEN xmin::text = $2 THEN NULL ELSE content END AS content
               FROM article WHERE slug = $1`,
        values: [slug, known?.version ?? ''],
      });
      const [row] = rows;
      if (!row) {
        read.delete(slug);
        return null;
      }
      if (row.content === null) return known?.published ?? null;
      const { content: article } = parseRow('article', slug, articleColumns, row);
      const published = { article, publishedAt: row.published_at, updatedAt: row.updated_at };
      if (read.size >= readMax) read.clear();
      read.set(slug, { version: row.version, published });
      return published;
    },
    list: async (limit, after = null) => {
      const rows = await prisma.article.findMany({
        ...(after && { where: isBehind(after) }),
        orderBy: [{ checkedOn: 'desc' }, { slug: 'asc' }],
        take: limit,
      });
      const toItem = (row: (typeof rows)[number]) => {
        const { content } = parseRow('article', row.slug, listColumns, row);
        return { ...content, updatedAt: row.updatedAt };
      };
      return readEach(rows, toItem, unreadable);
    },
    save: async (article, now) => {
      const { slug, headline, demo } = article;
      const content = storedArticle.write(article);
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

function isBehind({ checkedOn, slug }: ArticleCursor): Prisma.ArticleWhereInput {
  const day = new Date(checkedOn);
  return { OR: [{ checkedOn: { lt: day } }, { checkedOn: day, slug: { gt: slug } }] };
}
