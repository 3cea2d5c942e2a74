/** The newest fact-checks, of all or of one topic, for what stands below each of them; read anew at most every so often. */
import type { Ports } from '#app/ports.ts';
import type { ArticleListItem } from '#app/ports/articles.ts';

type Newest = readonly ArticleListItem[];
type NewestPorts = Pick<Ports, 'articles' | 'clock'>;

interface Wanted {
  readonly limit: number;
  readonly ageMsMax: number;
  /** The slug of a topic; null for all. */
  readonly topic?: string | null;
}

interface LastRead {
  readonly at: number;
  readonly limit: number;
  readonly items: Promise<Newest>;
}

const lastRead = new WeakMap<Ports['articles'], Map<string | null, LastRead>>();

/** More topics than a newsroom has. */
const topicsMax = 500;

/**
 * The very same object within `ageMsMax`, so that a rush of readers does not list the fact-checks for each of them, and their
 * pages can be kept.
 */
export function listNewestFactChecks(
  { articles, clock }: NewestPorts,
  { limit, ageMsMax, topic = null }: Wanted,
): Promise<Newest> {
  const now = clock.now();
  const at = now.getTime();
  const byTopic = lastRead.get(articles) ?? new Map<string | null, LastRead>();
  lastRead.set(articles, byTopic);
  const last = byTopic.get(topic);
  const ageMs = last?.limit === limit ? at - last.at : Infinity;
  // A clock that was set back makes an age below zero: read anew.
  if (last && ageMs >= 0 && ageMs < ageMsMax) return last.items;
  const items = articles.list(now, limit, null, topic === null ? {} : { topic });
  if (byTopic.size >= topicsMax) byTopic.clear();
  byTopic.set(topic, { at, limit, items });
  items.catch(() => byTopic.delete(topic));
  return items;
}
