/** Fact-checks in PostgreSQL, stored as parsed, with their images and what became of them. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ArticleCursor } from '#app/domain/article/article-cursor.ts';
import type { KeptArticle } from '#app/domain/article/publication.ts';
import { topicSlug } from '#app/domain/article/topic.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { ArticleFilter, ArticleStore } from '#app/ports/articles.ts';
import type { Db } from './client.ts';
import { listForFeeds } from './feed-items.ts';
import { findShownImage, keepImages } from './stored-images.ts';
import { parseRow, readEach } from './parse-row.ts';
import { archiveQueries } from './archive-queries.ts';
import { listedArticle, storedArticle } from './stored-article.ts';

interface ArticleRow {
  readonly version: string;
  readonly published_at: Date | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawal_note: string | null;
  readonly updated_at: Date;
  /** Null where the version is the one that was asked about. */
  readonly content: unknown;
  readonly corrections: unknown;
}

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const articleColumns = z.object({
  content: storedArticle.column,
  corrections: z.array(z.object({ at: moment, note: z.string() })),
});
const listColumns = z.object({ content: listedArticle });

/** Fact-checks kept in memory: some tens of KB each. */
const readMax = 200;

const newestFirst = [
  { checkedOn: 'desc' },
  { slug: 'asc' },
] satisfies Prisma.ArticleOrderByWithRelationInput[];

export function createArticleStore({ prisma, pool, unreadable }: Db): ArticleStore {
  const read = new Map<string, { readonly version: string; readonly kept: KeptArticle }>();
  return {
    // By hand because it stands on every reader's way: one prepared statement, which leaves out the content that this process
    // has already. PostgreSQL gives each version of a row the number of the transaction that wrote it; a correction writes it too.
    find: async (slug) => {
      const known = read.get(slug);
      const { rows } = await pool.query<ArticleRow>({
        name: 'find-article',
        text: `SELECT xmin::text AS version, published_at, withdrawn_at, withdrawal_note, updated_at,
                 CASE WHEN xmin::text = $2 THEN NULL ELSE content END AS content,
                 CASE WHEN xmin::text = $2 THEN NULL ELSE (
                   SELECT coalesce(json_agg(json_build_object('at', at, 'note', note) ORDER BY at DESC, id DESC), '[]')
                   FROM article_correction WHERE article_slug = slug) END AS corrections
               FROM article WHERE slug = $1`,
        values: [slug, known?.version ?? ''],
      });
      const [row] = rows;
      if (!row) {
        read.delete(slug);
        return null;
      }
      if (row.content === null) return known?.kept ?? null;
      const { content: article, corrections } = parseRow('article', slug, articleColumns, row);
      const withdrawal = withdrawalOf(row.withdrawn_at, row.withdrawal_note);
      const kept = {
        article,
        corrections,
        withdrawal,
        publishedAt: row.published_at,
        updatedAt: later(row.updated_at, row.published_at),
      };
      if (read.size >= readMax) read.clear();
      read.set(slug, { version: row.version, kept });
      return kept;
    },
    list: async (now, limit, after = null, filter = {}) => {
      const rows = await prisma.article.findMany({
        where: {
          AND: [
            { publishedAt: { lte: now }, withdrawnAt: null },
            isWithin(filter),
            after ? isBehind(after) : {},
          ],
        },
        orderBy: newestFirst,
        take: limit,
      });
      const toItem = (row: (typeof rows)[number]) => {
        const { content } = parseRow('article', row.slug, listColumns, row);
        return { ...content, updatedAt: later(row.updatedAt, row.publishedAt) };
      };
      return readEach(rows, toItem, unreadable);
    },
    listForFeeds: (now, limit) => listForFeeds({ pool, unreadable }, now, limit),
    ...archiveQueries(pool),
    listKept: async (limit, after = null) => {
      const rows = await prisma.article.findMany({
        ...(after && { where: isBehind(after) }),
        orderBy: newestFirst,
        take: limit,
        omit: { content: true },
        include: { _count: { select: { corrections: true } } },
      });
      return rows.map(({ slug, headline, demo, publishedAt, updatedAt, ...row }) => ({
        slug,
        headline,
        demo,
        publishedAt,
        updatedAt,
        checkedOn: row.checkedOn.toISOString().slice(0, 10),
        withdrawal: withdrawalOf(row.withdrawnAt, row.withdrawalNote),
        correctionCount: row._count.corrections,
      }));
    },
    save: (article, images, { now, publishedAt }) =>
      prisma.$transaction(async (tx) => {
        const { slug, headline, demo } = article;
        const content = storedArticle.write(article);
        const before = await tx.article.findUnique({ where: { slug }, select: { content: true } });
        if (before && isDeepStrictEqual(before.content, content)) return 'unchanged';
        const topics = article.topics.map(topicSlug);
        const checkedOn = new Date(article.checkedOn);
        const data = { headline, demo, topics, checkedOn, content, updatedAt: now };
        await tx.article.upsert({ where: { slug }, create: { slug, ...data, publishedAt }, update: data });
        await keepImages(tx, slug, images, now);
        return before ? 'changed' : 'added';
      }),
    publish: async (slug, publishedAt, now) => {
      const { count } = await prisma.article.updateMany({
        where: { slug },
        data: { publishedAt, withdrawnAt: null, withdrawalNote: null, updatedAt: now },
      });
      return count > 0;
    },
    slugs: async () => (await prisma.article.findMany({ select: { slug: true } })).map(({ slug }) => slug),
    correct: (slug, id, note, now) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.article.updateMany({ where: { slug }, data: { updatedAt: now } });
        if (count > 0) await tx.articleCorrection.create({ data: { id, articleSlug: slug, note, at: now } });
        return count > 0;
      }),
    withdraw: async (slug, { at, note }) => {
      const { count } = await prisma.article.updateMany({
        where: { slug, withdrawnAt: null },
        data: { withdrawnAt: at, withdrawalNote: note, updatedAt: at },
      });
      return count > 0;
    },
    image: (sha256, now) => findShownImage(pool, sha256, now),
  };
}

/** One that waited for its time last changed when that came. */
function later(updatedAt: Date, publishedAt: Date | null): Date {
  return publishedAt !== null && publishedAt > updatedAt ? publishedAt : updatedAt;
}

function withdrawalOf(at: Date | null, note: string | null): KeptArticle['withdrawal'] {
  return at && { at, note: note ?? '' };
}

function isWithin({ topic, checked }: ArticleFilter): Prisma.ArticleWhereInput {
  return {
    ...(topic !== undefined && { topics: { has: topic } }),
    ...(checked && { checkedOn: { gte: new Date(checked.from), lt: new Date(checked.before) } }),
  };
}

function isBehind({ checkedOn, slug }: ArticleCursor): Prisma.ArticleWhereInput {
  const day = new Date(checkedOn);
  // The first part says nothing new, but it is what the index begins from.
  return { checkedOn: { lte: day }, OR: [{ checkedOn: { lt: day } }, { slug: { gt: slug } }] };
}
