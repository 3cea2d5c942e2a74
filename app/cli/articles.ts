/** `npm run articles -- VERB …`: fact-checks for the newsroom, one verb a file beside this one. */
import { correctArticle, correctUsage } from './articles-correct.ts';
import { importFiles, importUsage } from './articles-import.ts';
import { listArticles, listUsage } from './articles-list.ts';
import { publishArticle, publishUsage } from './articles-publish.ts';
import { withdrawArticle, withdrawUsage } from './articles-withdraw.ts';

/** Reads its own arguments; resolves to the exit code, or throws what is one line for the terminal. */
type Verb = (args: string[]) => Promise<number>;

const verbs: Record<string, Verb> = {
  import: importFiles,
  list: listArticles,
  publish: publishArticle,
  correct: correctArticle,
  withdraw: withdrawArticle,
};

const usage = [importUsage, listUsage, publishUsage, correctUsage, withdrawUsage].join('\n\n');

async function run([name = '', ...args]: string[]): Promise<number> {
  if (name === '--help' || name === '-h' || args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return await verb(args);
  console.error(
    `Expected: npm run articles -- ${Object.keys(verbs).join('|')} …, got "${name}" (--help says more).`,
  );
  return 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
