/**
 * What each mechanism of the matcher adds and costs on names that people really wrote: the same names are judged by copies of the
 * program, each without one of them. `node tests/eval/gold/ablation.ts [WORDS]` prints a table for docs/screening.md, of those
 * whose id or description has the words.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sharedDir } from '#tests/eval/sources.ts';
import { hasGold } from './gold-cases.ts';
import type { GoldFigures } from './gold-figures.ts';
import { MECHANISMS, PARTY_MECHANISMS, type Mechanism } from './mechanisms.ts';

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** Judges in a copy of the program in which `without` is left out; null leaves nothing out. */
async function figuresWithout(without: Mechanism | null, args: readonly string[]): Promise<GoldFigures[]> {
  const dir = mkdtempSync(join(tmpdir(), 'ablation-'));
  try {
    const copy = join(dir, 'program');
    for (const part of ['app', 'tests', 'prisma', 'package.json'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    symlinkSync(sharedDir, join(dir, 'shared'));
    if (without) {
      const file = join(copy, without.file);
      const text = readFileSync(file, 'utf8');
      if (text.split(without.find).length !== 2)
        throw new Error(`${without.file} has "${without.find}" not once; mend it in mechanisms.ts`);
      writeFileSync(
        file,
        text.replace(without.find, () => without.replace),
      );
    }
    const command = [join(copy, 'tests/eval/gold/run.ts'), '--json', ...args];
    const { stdout } = await run(process.execPath, command, { cwd: copy, maxBuffer: 1 << 24 });
    return JSON.parse(stdout) as GoldFigures[];
  } finally {
    rmSync(dir, { recursive: true });
  }
}

type Column = readonly [title: string, of: (figures: readonly GoldFigures[]) => string];

const group = (figures: readonly GoldFigures[], name: string, field = 'organisation') =>
  figures.find((each) => each.group === name && each.field === field);
const share = (part: number | undefined, count: number | undefined, digits = 1) =>
  ((100 * (part ?? 0)) / (count ?? 1)).toFixed(digits);

function ordinary(figures: readonly GoldFigures[], field: 'organisation' | 'card') {
  const of = ['employers', 'vendors', 'local-payer'].flatMap((name) => group(figures, name, field) ?? []);
  const sum = (part: (each: GoldFigures) => number) => of.reduce((all, each) => all + part(each), 0);
  return { count: sum(({ count }) => count), refused: sum((e) => e.refused), held: sum((e) => e.held) };
}

const OF_COMMITTEES: readonly Column[] = [
  ['variants missed, %', (f) => share(group(f, 'variant')?.clear, group(f, 'variant')?.count)],
  ['refused, %', (f) => share(group(f, 'variant')?.refused, group(f, 'variant')?.count)],
  ['as another’s', (f) => String(group(f, 'variant')?.strangers)],
  ['no common word: missed', (f) => String(group(f, 'no-common-word')?.clear)],
  [
    'unlisted caught, %',
    (f) => {
      const { count = 1, clear = 0 } = group(f, 'unlisted-committee') ?? {};
      return share(count - clear, count);
    },
  ],
  ['own names refused', (f) => String(group(f, 'own name')?.refused)],
  ['ordinary refused', (f) => String(ordinary(f, 'organisation').refused)],
  ['held, %', (f) => share(ordinary(f, 'organisation').held, ordinary(f, 'organisation').count, 2)],
  [
    'variants on a card missed, %',
    (f) => share(group(f, 'variant', 'card')?.clear, group(f, 'variant', 'card')?.count),
  ],
  ['ordinary on a card held, %', (f) => share(ordinary(f, 'card').held, ordinary(f, 'card').count, 2)],
];

const caught = (name: string): Column[1] => {
  return (figures) => {
    const { count = 1, clear = 0 } = group(figures, `b: ${name}`) ?? {};
    return share(count - clear, count);
  };
};

const OF_PARTIES: readonly Column[] = [
  ['native writings caught, %', caught('other native')],
  ['English, %', caught('other English')],
  ['the list’s own native, %', caught('own native')],
  ['English, %', caught('own English')],
];

/** Rows as of Markdown; a point where nothing changes. */
function rowOf(
  columns: readonly Column[],
  what: string,
  figures: readonly GoldFigures[],
  all: readonly GoldFigures[] | null,
): string {
  const cells = columns.map(([, of]) => (all !== null && of(figures) === of(all) ? '·' : of(figures)));
  return `| ${[what, ...cells].join(' | ')} |`;
}

async function printTable(
  mechanisms: readonly Mechanism[],
  columns: readonly Column[],
  args: readonly string[],
): Promise<void> {
  if (mechanisms.length === 0) return;
  const all = await figuresWithout(null, args);
  console.log(`\n| without | ${columns.map(([title]) => title).join(' | ')} |`);
  console.log(`|---|${columns.map(() => '---').join('|')}|`);
  console.log(rowOf(columns, 'nothing: all of it', all, null));
  for (const mechanism of mechanisms) {
    const figures = await figuresWithout(mechanism, args);
    console.log(rowOf(columns, `${mechanism.id} ${mechanism.what}`, figures, all));
  }
}

if (import.meta.main) {
  if (!hasGold) throw new Error('There are no names that people wrote beside this repository.');
  const words = process.argv.slice(2).join(' ').toLowerCase();
  const chosen = (mechanisms: readonly Mechanism[]) =>
    mechanisms.filter(({ id, what }) => `${id} ${what}`.toLowerCase().includes(words));
  await printTable(chosen(MECHANISMS), OF_COMMITTEES, []);
  await printTable(chosen(PARTY_MECHANISMS), OF_PARTIES, ['--parties', '--half', 'b']);
}
