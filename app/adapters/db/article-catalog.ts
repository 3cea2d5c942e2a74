/** Lists for machines of all fact-checks in PostgreSQL: by key, page by page, without their texts. */
import { z } from 'zod';
import type { ArticleCursor } from '#app/domain/article/article-cursor.ts';
import type { ArticleCatalog, ArticleReview } from '#app/ports/article-catalog.ts';
import type { Db } from './client.ts';
import { parseRow, readOr, type ReportUnreadable } from './parse-row.ts';
import { reviewedArticle, reviewedKeys } from './stored-article.ts';

interface AddressRow {
  readonly slug: string;
  readonly checked_on: string;
  readonly updated_at: Date;
}

interface ReviewRow extends AddressRow {
  readonly content: unknown;
  readonly corrected_at: Date | null;
  readonly withdrawn_at: Date | null;
}

/** One that waited for its time last changed when that came. */
const updatedAt = 'greatest(updated_at, published_at)';
const isSeen = 'published_at <= $1 AND withdrawn_at IS NULL';
/** In the order of the index, so that a page begins where the one before ended. */
const isBehind = '($2::date IS NULL OR (checked_on <= $2 AND (checked_on < $2 OR slug > $3)))';
const newestFirst = 'checked_on DESC, slug';
const columns = `slug, to_char(checked_on, 'YYYY-MM-DD') AS checked_on, ${updatedAt} AS updated_at`;
/** Of the text of a fact-check only this comes out of the database. */
const reviewed = `jsonb_build_object('version', content->'version', 'value', jsonb_build_object(${reviewedKeys
  .map((key) => `'${key}', content->'value'->'${key}'`)
  .join(', ')}))`;

const reviewColumns = z.object({ content: reviewedArticle });

export function createArticleCatalog({ pool, unreadable }: Pick<Db, 'pool' | 'unreadable'>): ArticleCatalog {
  return {
    state: async (now) => {
      const { rows } = await pool.query<{ count: number; changed_at: Date | null }>({
        name: 'article-catalog-state',
        text: `SELECT count(*)::int AS count, max(${updatedAt}) AS changed_at FROM article WHERE published_at <= $1`,
        values: [now],
      });
      return { count: rows[0]?.count ?? 0, changedAt: rows[0]?.changed_at ?? null };
    },
    addressRuns: async (now, length) => {
      const { rows } = await pool.query<{ count: number; updated_at: Date }>({
        name: 'article-address-runs',
        text: `SELECT count(*)::int AS count, max(updated_at) AS updated_at FROM (
                 SELECT ${updatedAt} AS updated_at, (row_number() OVER (ORDER BY ${newestFirst}) - 1) / $2::int AS run
                 FROM article WHERE ${isSeen}
               ) AS numbered GROUP BY run ORDER BY run`,
        values: [now, length],
      });
      return rows.map((row) => ({ count: row.count, updatedAt: row.updated_at }));
    },
    addresses: async (now, { after, skip = 0 }, limit) => {
      const { rows } = await pool.query<AddressRow>({
        name: 'article-addresses',
        text: `SELECT ${columns} FROM article WHERE ${isSeen} AND ${isBehind} ORDER BY ${newestFirst} LIMIT $4 OFFSET $5`,
        values: [now, ...placeOf(after), limit, skip],
      });
      return rows.map(toAddress);
    },
    reviews: async (now, after, limit) => {
      const { rows } = await pool.query<ReviewRow>({
        name: 'article-reviews',
        text: `SELECT ${columns}, withdrawn_at, CASE WHEN withdrawn_at IS NULL THEN ${reviewed} END AS content,
                 (SELECT max(at) FROM article_correction WHERE article_slug = slug) AS corrected_at
               FROM article WHERE published_at <= $1 AND ${isBehind} ORDER BY ${newestFirst} LIMIT $4`,
        values: [now, ...placeOf(after), limit],
      });
      return rows.map((row) => toReview(row, unreadable));
    },
  };
}

const placeOf = (after: ArticleCursor | null) => [after?.checkedOn ?? null, after?.slug ?? ''];

function toAddress({ slug, checked_on: checkedOn, updated_at }: AddressRow) {
  return { slug, checkedOn, updatedAt: updated_at };
}

/** One whose content cannot be read is reported, and keeps its place in the list. */
function toReview(row: ReviewRow, unreadable: ReportUnreadable): ArticleReview {
  const read = () => parseRow('article', row.slug, reviewColumns, row).content;
  return {
    ...toAddress(row),
    reviewed: row.withdrawn_at === null ? readOr(read, null, unreadable) : null,
    correctedAt: row.corrected_at,
    withdrawnAt: row.withdrawn_at,
  };
}
