/** `npm run shots`: a contact sheet of every page, small and wide, light and dark, from an app of its own. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Taken } from './camera.ts';

// As `npm start` does: React and Vite choose by it when they are loaded.
process.env['NODE_ENV'] = 'production';
const { openCamera, shootReadme } = await import('./camera.ts');
const { contactSheet } = await import('./contact-sheet.ts');
const { fillSite } = await import('./fill.ts');
const { openShotSite } = await import('./shot-site.ts');
const { shotsOf } = await import('./shots.ts');

const usage = `npm run shots [-- --out DIR] [--only WORDS] [--no-scripts] [--brand FILE]

Starts an app of its own on a folder that goes with it, fills it, and takes a picture of every page: 390 and 1280 px wide, light
and dark, whole. DIR (build/shots) then holds them with index.html, which shows them side by side.
--only WORDS     pages whose name has one of the words
--no-scripts     as a browser without scripts shows them
--brand FILE     with this BRAND_FILE
--readme         renews docs/images/article.png alone`;

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      out: { type: 'string', default: join('build', 'shots') },
      only: { type: 'string' },
      'no-scripts': { type: 'boolean', default: false },
      brand: { type: 'string' },
      readme: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const say = (line: string) => {
    console.log(line);
  };
  await using site = await openShotSite(values.brand === undefined ? {} : { BRAND_FILE: values.brand }, say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void site[Symbol.asyncDispose]().then(() => process.exit(1));
    });
  }
  if (values.readme) {
    say(`Renewed: ${await shootReadme(site)}`);
    return 0;
  }
  const words = values.only?.split(/\s+/).filter((word) => word !== '');
  say('Filling the site…');
  const filled = await fillSite(site);
  const shots = shotsOf(filled).filter(({ name }) => words?.some((word) => name.includes(word)) ?? true);
  if (shots.length === 0) throw new Error(`no page has a name with ${values.only ?? ''} in it`);
  const dir = resolve(values.out);
  rmSync(join(dir, 'index.html'), { force: true });
  mkdirSync(dir, { recursive: true });
  const camera = await openCamera(site, dir, { scripts: !values['no-scripts'] });
  const taken: Taken[] = [];
  for (const [at, shot] of shots.entries()) {
    say(`${String(at + 1).padStart(3)} of ${String(shots.length)}  ${shot.name}`);
    const one = await camera.take(shot);
    if (one.problem !== null) console.error(`${shot.name} (${shot.address}): ${one.problem}`);
    taken.push(one);
  }
  const scripts = values['no-scripts'] ? ', scripts off' : '';
  writeFileSync(join(dir, 'index.html'), contactSheet(taken, { title: `Every page${scripts}` }));
  say(`The contact sheet: ${pathToFileURL(join(dir, 'index.html')).href}`);
  return taken.every(({ problem }) => problem === null) ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
