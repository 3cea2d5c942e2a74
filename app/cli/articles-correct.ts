/** `npm run articles -- correct SLUG --note TEXT`: tells readers what was wrong. */
import { parseArgs } from 'node:util';
import { paths } from '#app/paths.ts';
import { correctFactCheck } from '#app/usecases/correct-fact-check.ts';
import { momentWords, noteWords, onFactChecks, oneSlug, unknownWords } from './articles-words.ts';

export const correctUsage = `npm run articles -- correct SLUG --note TEXT

Adds a dated note of what was wrong to a fact-check that readers have seen: at the top of its page, in the feed, and as the day
of its last change. The text itself is mended in its file and imported again. A note cannot be taken back; correct it with
another.`;

export async function correctArticle(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { note: { type: 'string' } },
  });
  const slug = oneSlug(positionals, 'correct SLUG --note TEXT');
  return await onFactChecks(async (ports) => {
    const outcome = await correctFactCheck(ports, { slug, note: values.note ?? '' });
    switch (outcome.kind) {
      case 'corrected':
        console.log(`Corrected: ${ports.site.url}${paths.factCheck(slug)}`);
        if (outcome.state === 'withdrawn')
          console.log('It is withdrawn: its readers see the note once it is put back.');
        return null;
      case 'unknown':
        return unknownWords(slug, outcome.nearest);
      case 'not-public':
        return `Nobody has read ${slug} yet: mend its file and import it again.`;
      case 'said-already':
        return `${slug} says just that already, since ${momentWords(outcome.at, ports.site.timeZone)}.`;
      case 'invalid-note':
        return noteWords(outcome.problem);
    }
  });
}
