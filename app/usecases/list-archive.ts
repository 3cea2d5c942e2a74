/** The months and topics under which fact-checks stand; counted anew at most every so often. */
import type { Archive } from '#app/domain/article/archive.ts';
import type { Ports } from '#app/ports.ts';

type ArchivePorts = Pick<Ports, 'articles' | 'clock'>;

const lastRead = new WeakMap<
  Ports['articles'],
  { readonly at: number; readonly archive: Promise<Archive> }
>();

/** The very same object within `ageMsMax`, so that a rush of readers does not count all fact-checks for each of them. */
export function listArchive({ articles, clock }: ArchivePorts, ageMsMax: number): Promise<Archive> {
  const now = clock.now();
  const at = now.getTime();
  const last = lastRead.get(articles);
  const ageMs = last ? at - last.at : Infinity;
  // A clock that was set back makes an age below zero: read anew.
  if (last && ageMs >= 0 && ageMs < ageMsMax) return last.archive;
  const archive = Promise.all([articles.months(now), articles.topics(now)]).then(([months, topics]) => ({
    months,
    topics,
  }));
  lastRead.set(articles, { at, archive });
  archive.catch(() => lastRead.delete(articles));
  return archive;
}
