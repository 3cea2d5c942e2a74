/** `npm run articles -- list`: every fact-check with its state. */
import { parseArgs } from 'node:util';
import { listKeptFactChecks, type KeptFactCheck } from '#app/usecases/list-kept-fact-checks.ts';
import { momentWords, onFactChecks } from './articles-words.ts';

export const listUsage = `npm run articles -- list

Every fact-check, newest first: its state (draft, scheduled, published, withdrawn), the day of the check, how many corrections
readers were told of, its slug and its headline.`;

export async function listArticles(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  return await onFactChecks(async (ports) => {
    const all = await listKeptFactChecks(ports);
    console.log(all.length === 0 ? 'There are no fact-checks.' : tableOf(all, ports.site.timeZone));
    return null;
  });
}

function tableOf(all: readonly KeptFactCheck[], timeZone: string): string {
  const head = ['STATE', 'CHECKED', 'CORRECTIONS', 'SLUG', 'HEADLINE'];
  const rows = all.map((item) => [
    item.state,
    item.checkedOn,
    item.correctionCount === 0 ? '' : String(item.correctionCount),
    item.slug,
    item.headline + remarkOn(item, timeZone),
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row.map((cell, at) => (at < row.length - 1 ? cell.padEnd(widths[at] ?? 0) : cell)).join('  '),
    )
    .join('\n');
}

function remarkOn({ state, publishedAt, withdrawal, demo }: KeptFactCheck, timeZone: string): string {
  const remarks = [
    ...(demo ? ['demonstration'] : []),
    ...(state === 'scheduled' && publishedAt ? [`from ${momentWords(publishedAt, timeZone)}`] : []),
    ...(state === 'withdrawn' && withdrawal ? [`withdrawn ${momentWords(withdrawal.at, timeZone)}`] : []),
  ];
  return remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
}
