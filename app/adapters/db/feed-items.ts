/** What feeds list: fact-checks by their last news, with their last correction or why they were withdrawn. */
import { z } from 'zod';
import type { FeedItem } from '#app/ports/articles.ts';
import type { Db } from './client.ts';
import { parseRow, readEach } from './parse-row.ts';
import { toldArticle } from './stored-article.ts';

interface Row {
  readonly slug: string;
  readonly content: unknown;
  readonly published_at: Date;
  readonly updated_at: Date;
  readonly withdrawn_at: Date | null;
  readonly withdrawal_note: string | null;
  readonly corrected_at: Date | null;
  readonly correction_note: string | null;
}

const columns = z.object({ content: toldArticle });

/**
 * Whatever is among the newest of all is among the newest by one of the three kinds of news, so that each is looked for alone
 * and only those are put in order.
 */
const query = `
  WITH candidate AS (
    (SELECT slug FROM article WHERE published_at <= $1 AND withdrawn_at IS NULL ORDER BY checked_on DESC, slug LIMIT $2)
    UNION
    (SELECT article_slug FROM article_correction JOIN article ON slug = article_slug WHERE published_at <= $1
     GROUP BY article_slug ORDER BY max(at) DESC LIMIT $2)
    UNION
    (SELECT slug FROM article WHERE published_at <= $1 AND withdrawn_at IS NOT NULL ORDER BY withdrawn_at DESC LIMIT $2)
  )
  SELECT slug, content, published_at, greatest(updated_at, published_at) AS updated_at, withdrawn_at, withdrawal_note,
         correction.at AS corrected_at, correction.note AS correction_note
  FROM article JOIN candidate USING (slug) LEFT JOIN LATERAL (
    SELECT at, note FROM article_correction WHERE article_slug = slug ORDER BY at DESC, id DESC LIMIT 1
  ) correction ON true
  ORDER BY coalesce(withdrawn_at, greatest(correction.at, checked_on::timestamp AT TIME ZONE 'UTC')) DESC, slug
  LIMIT $2`;

export async function listForFeeds(
  { pool, unreadable }: Pick<Db, 'pool' | 'unreadable'>,
  now: Date,
  limit: number,
): Promise<FeedItem[]> {
  const { rows } = await pool.query<Row>({ name: 'list-for-feeds', text: query, values: [now, limit] });
  return readEach(rows, toItem, unreadable);
}

function toItem(row: Row): FeedItem {
  const { content } = parseRow('article', row.slug, columns, row);
  const { published_at: publishedAt, updated_at: updatedAt } = row;
  if (row.withdrawn_at !== null) {
    const withdrawal = { at: row.withdrawn_at, note: row.withdrawal_note ?? '' };
    const { slug, headline, checkedOn } = content;
    return { kind: 'withdrawn', slug, headline, checkedOn, publishedAt, withdrawal, updatedAt };
  }
  const correction =
    row.corrected_at === null ? null : { at: row.corrected_at, note: row.correction_note ?? '' };
  return { kind: 'published', ...content, publishedAt, correction, updatedAt };
}
