/** The newest fact-checks, for what stands below each of them; read anew at most every so often. */
import type { Ports } from '#app/ports.ts';
import type { ArticleListItem } from '#app/ports/articles.ts';

type Newest = readonly ArticleListItem[];
type NewestPorts = Pick<Ports, 'articles' | 'clock'>;

const lastRead = new WeakMap<
  Ports['articles'],
  { readonly at: number; readonly limit: number; readonly items: Promise<Newest> }
>();

/**
 * The very same object within `ageMsMax`, so that a rush of readers does not list the fact-checks for each of them, and their
 * pages can be kept.
 */
export function listNewestFactChecks(
  { articles, clock }: NewestPorts,
  { limit, ageMsMax }: { limit: number; ageMsMax: number },
): Promise<Newest> {
  const now = clock.now();
  const at = now.getTime();
  const last = lastRead.get(articles);
  const ageMs = last?.limit === limit ? at - last.at : Infinity;
  // A clock that was set back makes an age below zero: read anew.
  if (last && ageMs >= 0 && ageMs < ageMsMax) return last.items;
  const items = articles.list(now, limit);
  lastRead.set(articles, { at, limit, items });
  items.catch(() => lastRead.delete(articles));
  return items;
}
