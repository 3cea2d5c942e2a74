/** `npm run articles -- withdraw SLUG --note TEXT`: takes a fact-check back, and says why. */
import { parseArgs } from 'node:util';
import { paths } from '#app/paths.ts';
import { withdrawFactCheck } from '#app/usecases/withdraw-fact-check.ts';
import { momentWords, noteWords, onFactChecks, oneSlug, unknownWords } from './articles-words.ts';

export const withdrawUsage = `npm run articles -- withdraw SLUG --note TEXT

Takes a fact-check back that readers have seen. Its address answers 410 and says that it was withdrawn, when and why; so does the
feed. It leaves every list, and its images are served no longer. publish puts it back.`;

export async function withdrawArticle(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { note: { type: 'string' } },
  });
  const slug = oneSlug(positionals, 'withdraw SLUG --note TEXT');
  return await onFactChecks(async (ports) => {
    const { url, timeZone } = ports.site;
    const outcome = await withdrawFactCheck(ports, { slug, note: values.note ?? '' });
    switch (outcome.kind) {
      case 'withdrawn':
        console.log(`Withdrawn: ${url}${paths.factCheck(slug)} says why.`);
        return null;
      case 'unknown':
        return unknownWords(slug, outcome.nearest);
      case 'not-public':
        return outcome.publishedAt === null
          ? `${slug} is a draft: nobody has read it, so there is nothing to withdraw.`
          : `Nobody has read ${slug} yet: it waits for ${momentWords(outcome.publishedAt, timeZone)}. Move that with publish ${slug} --at TIME.`;
      case 'already-withdrawn':
        return `${slug} is withdrawn already, since ${momentWords(outcome.at, timeZone)}.`;
      case 'invalid-note':
        return noteWords(outcome.problem);
    }
  });
}
