/** `npm run articles -- publish SLUG [--at TIME]`: a draft becomes public, at once or at a time to come. */
import { parseArgs } from 'node:util';
import { parseMoment } from '#app/domain/zoned-time.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import { publishFactCheck } from '#app/usecases/publish-fact-check.ts';
import { momentWords, onFactChecks, oneSlug, unknownWords } from './articles-words.ts';

export const publishUsage = `npm run articles -- publish SLUG [--at TIME]

Makes a draft public, at once or at a time to come: 2026-12-01T09:00+01:00, or without a zone (2026-12-01 09:00, or a day alone)
on the clocks of SITE_TIME_ZONE. Again with another time it moves one that waits. One that was withdrawn is put back, at once;
tell its readers why with correct.`;

export async function publishArticle(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { at: { type: 'string' } },
  });
  const slug = oneSlug(positionals, 'publish SLUG [--at TIME]');
  return await onFactChecks(async (ports) => {
    const at = values.at === undefined ? null : momentOf(values.at, ports);
    return wordsOf(ports, slug, await publishFactCheck(ports, { slug, at }));
  });
}

function momentOf(text: string, { site }: Ports): Date {
  const read = parseMoment(text, site.timeZone);
  if (read.ok) return read.moment;
  throw new Error(
    read.problem === 'not-a-time'
      ? `Expected --at as 2026-12-01T09:00 or 2026-12-01T09:00+01:00, got "${text.slice(0, 60)}".`
      : `There is no ${text.trim()} on the clocks of ${site.timeZone}.`,
  );
}

/** Prints what was done; answers why nothing was. */
function wordsOf(
  { site }: Ports,
  slug: string,
  outcome: Awaited<ReturnType<typeof publishFactCheck>>,
): string | null {
  const url = site.url + paths.factCheck(slug);
  switch (outcome.kind) {
    case 'published':
      console.log(`Published: ${url}`);
      return null;
    case 'scheduled':
      console.log(`Will be published on ${momentWords(outcome.publishedAt, site.timeZone)}: ${url}`);
      return null;
    case 'put-back':
      console.log(`Put back, and no longer withdrawn: ${url}`);
      return null;
    case 'already-published':
      return `${slug} is published already, since ${momentWords(outcome.publishedAt, site.timeZone)}.`;
    case 'unknown':
      return unknownWords(slug, outcome.nearest);
    case 'time-is-past':
      return 'Expected --at in the future: readers are told since when a fact-check is public. Leave it out to publish now.';
    case 'withdrawn-returns-at-once':
      return `${slug} was withdrawn; it is put back at once or not at all. Leave out --at.`;
  }
}
