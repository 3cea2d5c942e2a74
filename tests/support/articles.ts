/** Fact-checks for tests. */
import pg from 'pg';
import { storedArticle } from '#app/adapters/db/stored-article.ts';
import { topicSlug } from '#app/domain/article/topic.ts';
import type { Article } from '#app/domain/article/article.ts';

/** A whole fact-check with a claimant, a verdict and two sources; `changes` replace what a test is about. */
export function anArticle(changes: Partial<Article> = {}): Article {
  return {
    slug: 'is-water-wet',
    headline: 'Is water wet?',
    claim: 'Water is dry.',
    claimant: { name: 'The Daily Drought', kind: 'organisation' },
    appearance: { title: 'Front page', url: 'https://drought.example/1', date: '2026-10' },
    verdict: 'No.',
    rating: { value: 1, worst: 1, best: 5 },
    checkedOn: '2026-11-09',
    updatedOn: null,
    summary: 'It is wet.',
    demo: false,
    authors: [],
    desk: null,
    topics: [],
    image: null,
    hasAsk: true,
    language: 'en',
    direction: 'ltr',
    introduction: [],
    sections: [
      {
        number: 1,
        heading: 'Summary',
        blocks: [
          {
            kind: 'paragraph',
            inlines: [
              { kind: 'text', text: 'It is wet.' },
              { kind: 'marker', number: 1, occurrence: 1 },
              { kind: 'text', text: ' Very.' },
              { kind: 'marker', number: 1, occurrence: 2 },
              { kind: 'marker', number: 7, occurrence: 1 },
            ],
          },
        ],
      },
    ],
    sources: [
      {
        number: 1,
        title: 'A Book',
        publisher: 'A Press',
        url: null,
        date: '1990',
        language: null,
        direction: 'ltr',
      },
      {
        number: 2,
        title: 'كتاب',
        publisher: null,
        url: 'https://x.example/',
        date: '2024-11',
        language: 'ar',
        direction: 'rtl',
      },
    ],
    notes: [],
    ...changes,
  };
}

/** Publishes them on a site that runs, past the importer, which would mend what a test has made odd on purpose. */
export async function publish(databaseUrl: string, articles: readonly Article[]): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    for (const article of articles) {
      await client.query(
        `INSERT INTO article (slug, headline, demo, checked_on, topics, content, published_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, now(), now())`,
        [
          article.slug,
          article.headline,
          article.demo,
          article.checkedOn,
          article.topics.map(topicSlug),
          JSON.stringify(storedArticle.write(article)),
        ],
      );
    }
  } finally {
    await client.end();
  }
}
