/** How many fact-checks readers see of each month and topic, counted where they stand. */
import type pg from 'pg';
import type { ArticleStore } from '#app/ports/articles.ts';
import { storedTopics } from './stored-article.ts';

const seen = 'published_at <= $1 AND withdrawn_at IS NULL';

export function archiveQueries(pool: pg.Pool): Pick<ArticleStore, 'months' | 'topics'> {
  return {
    months: async (now) => {
      const { rows } = await pool.query<{ month: string; count: number }>({
        name: 'archive-months',
        text: `SELECT to_char(checked_on, 'YYYY-MM') AS month, count(*)::int AS count
               FROM article WHERE ${seen} GROUP BY 1 ORDER BY 1 DESC`,
        values: [now],
      });
      return rows;
    },
    // Slugs are counted in their own column; only the newest fact-check of each topic is opened, for the spelling.
    topics: async (now, slug) => {
      const { rows } = await pool.query<{ slug: string; name: string; count: number }>({
        name: slug === undefined ? 'archive-topics' : 'archive-topic',
        text: `WITH counted AS (
                 SELECT topic, count(*)::int AS count,
                   (array_agg(slug ORDER BY checked_on DESC, slug))[1] AS newest
                 FROM article CROSS JOIN unnest(topics) AS topic
                 WHERE ${seen} AND topic <> '' ${slug === undefined ? '' : 'AND topics @> ARRAY[$2] AND topic = $2'}
                 GROUP BY topic
               )
               SELECT topic AS slug, count,
                 coalesce(${storedTopics}->>(array_position(topics, topic) - 1), topic) AS name
               FROM counted JOIN article ON article.slug = newest
               ORDER BY count DESC, topic`,
        values: slug === undefined ? [now] : [now, slug],
      });
      return rows;
    },
  };
}
