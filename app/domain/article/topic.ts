/** Topics of fact-checks, as they stand in addresses. */
import { slugFrom } from '#app/domain/article/slug.ts';

/** Lower-case words joined by hyphens: Latin ones where there are any, else its own letters; empty where it has none at all. */
export function topicSlug(topic: string): string {
  const own = topic
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return slugFrom(topic) || (own ?? []).join('-').slice(0, 80);
}

const TOPIC_SLUG = /^[\p{L}\p{M}\p{N}-]{1,80}$/u;

/** Whether text may stand in `/topics/:slug`. */
export const isTopicSlug = (text: string): boolean => TOPIC_SLUG.test(text);

/** A fact-check of more topics than these is of none, and would fill every list of them. */
export const topicsMax = 12;

/** The first of them, and word of the others. */
export function firstTopics(topics: readonly string[], tell: (message: string) => void): readonly string[] {
  const others = topics.slice(topicsMax);
  if (others.length === 0) return topics;
  const named = others.slice(0, topicsMax).join(', ');
  tell(`only the first ${String(topicsMax)} topics taken; left out ${String(others.length)}: ${named}`);
  return topics.slice(0, topicsMax);
}
