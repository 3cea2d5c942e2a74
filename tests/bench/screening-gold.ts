/** What becomes of names that people really wrote, beside the bars; nothing where those lists are not beside the repository. */
import { join } from 'node:path';
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import { fecRows, goldCases, hasGold } from '#tests/eval/gold/gold-cases.ts';
import { figuresOf, judgeGold, type GoldFigures } from '#tests/eval/gold/gold-figures.ts';
import { readFile, readRegistry, registryDir } from '#tests/eval/sources.ts';
import { printBar } from './table.ts';

/** Prints the figures of each group, then those that have a bar. */
export async function printGold(): Promise<void> {
  if (!hasGold) {
    console.log('  no names that people wrote beside the repository: they were not judged');
    return;
  }
  const dir = registryDir();
  const fec = fecRows(join(dir, 'fec-committees-2023-04.txt'));
  const listings = [
    ...(await readRegistry(dir)),
    ...(await readFile('starter', 'prisma/seed/starter-registry.csv', null)),
  ];
  const registry: RegistryState = { status: 'ready', index: compileRegistry(listings, []) };
  const figures = figuresOf(judgeGold(registry, goldCases(fec), fec));
  const of = (group: string, field: GoldFigures['field'] = 'organisation') =>
    figures.find((each) => each.group === group && each.field === field);
  const share = (part: number | undefined, whole: GoldFigures | undefined) =>
    Math.round((1e4 * (part ?? 0)) / Math.max(1, whole?.count ?? 0)) / 100;
  const ordinary = (['organisation', 'card'] as const).map((field) => {
    const groups = ['employers', 'vendors', 'local-payer'].flatMap((group) => of(group, field) ?? []);
    const sum = (part: (each: GoldFigures) => number) => groups.reduce((all, each) => all + part(each), 0);
    return {
      count: sum((each) => each.count),
      refused: sum((each) => each.refused),
      held: sum((each) => each.held),
    };
  });
  const [asOrganisation, onCard] = ordinary;
  const hundredths = (held = 0, count = 1) => Math.round((1e4 * held) / count) / 100;
  const [variant, unlisted, persons] = [of('variant'), of('unlisted-committee'), of('persons')];
  printBar('real variants missed, %', share(variant?.clear, variant), 4, 'at most');
  printBar('real variants refused, %', share(variant?.refused, variant), 60, 'at least');
  printBar('real names without a common word, missed', of('no-common-word')?.clear ?? 0, 2, 'at most');
  printBar(
    'local committees that no list has, caught, %',
    100 - share(unlisted?.clear, unlisted),
    80,
    'at least',
  );
  printBar('own-name companies and associations refused', of('own name')?.refused ?? 0, 0, 'at most');
  printBar('real employers and vendors refused', asOrganisation?.refused ?? 0, 0, 'at most');
  printBar(
    'real employers and vendors held, %',
    hundredths(asOrganisation?.held, asOrganisation?.count),
    0.35,
    'at most',
  );
  printBar('the same on the card alone, held, %', hundredths(onCard?.held, onCard?.count), 0.8, 'at most');
  printBar(
    `persons refused or held, of ${persons?.count ?? 0}`,
    (persons?.refused ?? 0) + (persons?.held ?? 0),
    6,
    'at most',
  );
}
