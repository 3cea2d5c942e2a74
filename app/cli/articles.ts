/** `npm run articles -- import FILE…`: publishes fact-checks from files. */
import type { ImportReport } from '#app/domain/article/import-report.ts';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildDeps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { paths } from '#app/paths.ts';
import { importArticle, type ImportArticleOutcome } from '#app/usecases/import-article.ts';

const usage = `npm run articles -- import FILE… [--slug SLUG]

FILE is Markdown with front matter, or plain text with a "Fact check:" line. A file with the same slug as a fact-check that
is there replaces it. --slug names the address of one file that gives none and whose headline has no Latin letters.
A file with a problem is refused with its lines; the other files are imported.`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, slug: { type: 'string' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [verb, ...files] = positionals;
  if (verb !== 'import' || files.length === 0 || (values.slug !== undefined && files.length > 1)) {
    console.error(
      'Expected: npm run articles -- import FILE… (--slug with one file only; --help says more).',
    );
    return 1;
  }
  const contents = readAll(files);
  if (contents === null) return 1;
  const env = readEnv();
  const deps = await buildDeps({ ...env, logLevel: 'error' });
  try {
    let refusedCount = 0;
    for (const [file, content] of contents) {
      const outcome = await importArticle(deps.ports, content, values.slug);
      print(file, outcome, env.siteUrl);
      if (outcome.kind === 'refused') refusedCount += 1;
    }
    if (refusedCount > 0) console.error(`${String(refusedCount)} of ${String(files.length)} refused.`);
    return refusedCount > 0 ? 1 : 0;
  } finally {
    await deps.stop();
  }
}

/** All files or none: a mistyped name is found before anything is published. */
function readAll(files: readonly string[]): [string, string][] | null {
  try {
    return files.map((file) => [file, readFileSync(file, 'utf8')]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function print(file: string, outcome: ImportArticleOutcome, siteUrl: string): void {
  if (outcome.kind === 'refused') {
    for (const { line, message } of outcome.problems)
      console.error(`${file}, line ${String(line)}: ${message}`);
    return;
  }
  console.log(`${file}: ${outcome.kind}, ${siteUrl}${paths.factCheck(outcome.article.slug)}`);
  for (const remark of remarksOn(outcome.report, outcome.article.checkedOn)) console.log(`  ${remark}`);
}

function remarksOn(report: ImportReport, checkedOn: string): string[] {
  return [
    ...report.skippedLines.map(({ line, text }) => `line ${String(line)} skipped: ${text}`),
    ...(report.missingSources.length > 0
      ? [
          `no source for ${report.missingSources.map((number) => `[${String(number)}]`).join(' ')}; shown as plain markers`,
        ]
      : []),
    ...(report.unusedSources.length > 0 ? [`no marker names source ${report.unusedSources.join(', ')}`] : []),
    ...(report.isDateAssumed ? [`no date checked in the file; ${checkedOn} was taken`] : []),
  ];
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
