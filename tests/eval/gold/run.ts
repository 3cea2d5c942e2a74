/** `node tests/eval/gold/run.ts`: judges the screening with names that people really wrote, in this process. */
import { parseArgs } from 'node:util';
import {
  FIELDS,
  goldCases,
  HALVES,
  hasGold,
  ordinaryCases,
  partyCases,
  readGoldLists,
  type GoldCase,
  type Half,
} from './gold-cases.ts';
import { figuresOf, judgeGold, type GoldJudged } from './gold-figures.ts';

const usage = `node tests/eval/gold/run.ts [--parties [--half a|b]] [--list GROUP [--field organisation|card] [--outcome political|unclear|clear]]

Prints what became of each group of names; --list prints the names of one, or of all, with what was found.
--editions    with the FEC's older files, for former names
--persons     with 60,000 made-up persons; --strangers lists only refusals for another group's listing
--json        the figures as JSON, and nothing else
--parties     the writings of parties abroad, with their list, instead, by halves of the countries, and whom that list must leave
              alone; --half a|b leaves out one half and these`;

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      editions: { type: 'boolean' },
      parties: { type: 'boolean' },
      half: { type: 'string' },
      persons: { type: 'boolean' },
      json: { type: 'boolean' },
      list: { type: 'string' },
      field: { type: 'string' },
      outcome: { type: 'string' },
      strangers: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (!hasGold) {
    console.error('There are no names that people wrote beside this repository.');
    return 1;
  }
  const lists = await readGoldLists({ withParties: values.parties, withEditions: values.editions });
  const half = HALVES.find((each) => each === values.half);
  const cases = values.parties
    ? half === undefined
      ? [...HALVES.flatMap(ofHalf), ...ordinaryCases(lists)]
      : ofHalf(half)
    : goldCases(lists).filter(({ group }) => values.persons || group !== 'persons');
  const start = performance.now();
  const judged = judgeGold(lists, cases);
  if (values.json) {
    console.log(JSON.stringify(figuresOf(judged)));
    return 0;
  }
  console.log(`${judged.length} payers screened in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  printTable(judged);
  if (values.list !== undefined)
    for (const each of judged)
      if (
        (values.list === 'all' || each.group === values.list) &&
        (values.field === undefined || each.field === values.field) &&
        (values.outcome === undefined || each.outcome === values.outcome) &&
        (!values.strangers || each.isStrangers)
      )
        printOne(each);
  return 0;
}

function ofHalf(half: Half): GoldCase[] {
  return partyCases(half).map((each) => ({ ...each, group: `${half}: ${each.group}` }));
}

function printTable(judged: readonly GoldJudged[]): void {
  const figures = figuresOf(judged);
  for (const field of FIELDS) {
    console.log(
      `\n${field.padEnd(28)}     n  refused            held              clear             strangers`,
    );
    for (const each of figures) {
      if (each.field !== field) continue;
      const share = (count: number) =>
        `${String(count).padStart(6)} ${((100 * count) / each.count).toFixed(2).padStart(6)}%   `;
      console.log(
        `${each.group.padEnd(24)} ${String(each.count).padStart(9)} ${share(each.refused)} ${share(each.held)} ${share(each.clear)} ${each.strangers > 0 ? each.strangers : ''}`,
      );
    }
  }
}

function printOne({ group, name, field, outcome, target, screening, isStrangers }: GoldJudged): void {
  const { rule, listing, evidence } = screening;
  const [best] = evidence.fields;
  console.log(
    `[${group}] ${outcome.padEnd(9)} ${rule.padEnd(22)} ${field.slice(0, 4)} ${JSON.stringify(name)} -> ${target ?? '-'} ${listing ? `${listing.id.split(':')[1] ?? ''} ${listing.name}` : ''}` +
      `${isStrangers ? ' STRANGER' : ''}${best ? ` | ${best.listed} ${best.how} ${best.score.toFixed(2)} ${best.spared ?? ''} ${best.bits.toFixed(0)}b g${best.covered.given.toFixed(2)} l${best.covered.listed.toFixed(2)}` : ''}`,
  );
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
