/** `npm run bench [-- NAME]`: runs the benches, each beside its baseline in the same run, and prints medians and ratios. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchArticle } from './article.ts';
import { openBenchSite } from './bench-site.ts';
import { benchFigures } from './figures.ts';
import { benchGifts } from './gifts.ts';
import { benchScreening } from './screening.ts';
import { benchWebhook } from './webhook.ts';

const benches: Readonly<Record<string, (profileDir: string | undefined) => Promise<void>>> = {
  article: withSite(benchArticle),
  webhook: withSite(benchWebhook),
  gifts: withSite(benchGifts),
  screening: withSite(benchScreening),
  figures: withSite(benchFigures),
};

const usage = `npm run bench [-- NAME] [--profile DIR]

NAME is one of: ${Object.keys(benches).join(', ')}; all of them where it is left out.
--profile DIR leaves a CPU profile of the app there.

Everything runs on this machine's loopback, in processes and a database of its own that end with it. Read the ratios: other
work on the machine slows both sides alike.`;

function withSite(bench: (site: Awaited<ReturnType<typeof openBenchSite>>) => Promise<void>) {
  return async (profileDir: string | undefined) => {
    await using site = await openBenchSite({ profileDir });
    await bench(site);
  };
}

function environment(): string {
  const [cpu] = cpus();
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} cores (${cpu?.model ?? 'unknown'}), load average ${load}`;
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, profile: { type: 'string' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const names = positionals.length > 0 ? positionals : Object.keys(benches);
  const unknown = names.find((name) => !(name in benches));
  if (unknown !== undefined) {
    console.error(`There is no bench "${unknown}"; there are ${Object.keys(benches).join(', ')}.`);
    return 1;
  }
  console.log(environment());
  for (const name of names) await benches[name]?.(values.profile);
  console.log(`\n${environment()}`);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  for (const each of causesOf(error))
    console.error(each instanceof Error ? (each.stack ?? each.message) : each);
  process.exitCode = 1;
}

/** What failed first, then what failed while things were put away after it. */
function causesOf(error: unknown): unknown[] {
  return error instanceof SuppressedError
    ? [...causesOf(error.suppressed), ...causesOf(error.error)]
    : [error];
}
