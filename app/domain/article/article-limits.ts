/** How long each line of a fact-check may be, in characters, whatever form it was written in. */
import type { Article } from '#app/domain/article/article.ts';

export const lengthMax = {
  headline: 300,
  claim: 1000,
  claimant: 300,
  verdict: 300,
  summary: 500,
  desk: 200,
  author: 200,
  topic: 60,
  alt: 1000,
  caption: 1000,
  heading: 300,
  sourceTitle: 500,
  publisher: 300,
  appearance: 500,
} as const;

type Line = readonly [field: string, place: string, text: string | null | undefined, max: number];

/** What is longer than a page, a feed or a preview can show. */
export function findTooLong(article: Article): { field: string; message: string }[] {
  const { sections, sources, authors, topics } = article;
  const lines: readonly Line[] = [
    ['headline', 'headline', article.headline, lengthMax.headline],
    ['claim', 'claim', article.claim, lengthMax.claim],
    ['claimant', 'claimant', article.claimant?.name, lengthMax.claimant],
    ['appearance', 'appearance', article.appearance?.title, lengthMax.appearance],
    ['verdict', 'verdict', article.verdict, lengthMax.verdict],
    ['summary', 'summary', article.summary, lengthMax.summary],
    ['desk', 'desk', article.desk, lengthMax.desk],
    ...authors.map((name): Line => ['authors', 'authors', name, lengthMax.author]),
    ...topics.map((topic): Line => ['topics', 'topics', topic, lengthMax.topic]),
    ...sections.map(({ number, heading }): Line => [
      'sections',
      `heading ${String(number)}`,
      heading,
      lengthMax.heading,
    ]),
    ...sources.map(({ number, title }): Line => [
      'sources',
      `source ${String(number)}`,
      title,
      lengthMax.sourceTitle,
    ]),
  ];
  return lines.flatMap(([field, place, text, max]) =>
    text && text.length > max
      ? [
          {
            field,
            message: `${place}: expected at most ${String(max)} characters, got ${String(text.length)}`,
          },
        ]
      : [],
  );
}
