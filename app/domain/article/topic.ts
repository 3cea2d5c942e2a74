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
