/** What is wrong with a finished fact-check, whatever form it came in. */
import { findDateProblems } from '#app/domain/article/article-dates.ts';
import { findTooLong } from '#app/domain/article/article-limits.ts';
import type { Article } from '#app/domain/article/article.ts';
import { placeOf } from '#app/domain/article/import-report.ts';
import { unreadableMessage, unreadableWithin } from '#app/domain/article/readable-text.ts';
import { isSlug } from '#app/domain/article/slug.ts';
import { topicSlug } from '#app/domain/article/topic.ts';

export interface Fault {
  /** Of the Article; empty where it concerns the whole. */
  readonly field: string;
  readonly message: string;
}

/** Also every string, however deep: what YAML, entities and exports hide from a check of the file's own text. */
export function findFaults(article: Article, dateMax: string | undefined): Fault[] {
  return [
    ...findSlugFaults(article.slug),
    ...findDateProblems(article, dateMax),
    ...findTooLong(article),
    ...findTwice(article),
    ...unreadableWithin(article).map(({ path, code }) => ({
      field: path[0] ?? '',
      message: `${placeOf(path)}: ${unreadableMessage(code)}`,
    })),
  ];
}

export function findBlanks({ introduction, sections }: Article): Fault[] {
  const isBlank = introduction.length === 0 && sections.every((section) => section.blocks.length === 0);
  return isBlank ? [{ field: '', message: 'expected text below the headline, got none' }] : [];
}

function findSlugFaults(slug: string): Fault[] {
  if (!slug) {
    const message = 'expected a slug, since the headline has no Latin letters to make one of, got none';
    return [{ field: 'headline', message }];
  }
  const message = `expected a slug of lower-case words joined by hyphens, got "${slug.slice(0, 60)}"`;
  return isSlug(slug) ? [] : [{ field: 'slug', message }];
}

function findTwice({ sources, topics }: Article): Fault[] {
  const number = sources.find((source, at) => sources[at - 1]?.number === source.number)?.number;
  const slugs = topics.map(topicSlug);
  const topic = topics.find((_, at) => slugs.indexOf(slugs[at] ?? '') !== at);
  const once = (field: string, twice: string): Fault => ({
    field,
    message: `${field}: expected each once, got ${twice} twice`,
  });
  return [
    ...(number === undefined ? [] : [once('sources', String(number))]),
    ...(topic === undefined ? [] : [once('topics', `"${topic}"`)]),
  ];
}
