/** What becomes of names that people really wrote, beside the bars; nothing where those lists are not beside the repository. */
import { goldCases, hasGold, partyCases, readGoldLists } from '#tests/eval/gold/gold-cases.ts';
import { figuresOf, judgeGold, type GoldFigures } from '#tests/eval/gold/gold-figures.ts';
import { curves, MEASURED, wholeCurve } from '#app/domain/screening/decide/likelihood.ts';
import { curvesOf, halves, reliability } from '#tests/eval/gold/calibrate.ts';
import { printBar } from './table.ts';

/** Prints the figures that have a bar; `node tests/eval/gold/run.ts` prints all, and the names. */
export async function printGold(): Promise<void> {
  if (!hasGold) {
    console.log('  no names that people wrote beside the repository: they were not judged');
    return;
  }
  const lists = await readGoldLists();
  const figures = figuresOf(judgeGold(lists, goldCases(lists)));
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
  printBar('of these, refused for another group’s listing', variant?.strangers ?? 0, 0, 'at most');
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
  await printFormerNames();
  await printLikelihoods();
  await printParties();
}

/** With the FEC's older file imported together with the newest. */
async function printFormerNames(): Promise<void> {
  const lists = await readGoldLists({ withEditions: true });
  const cases = goldCases(lists).filter(({ group }) => group === 'former name in an edition');
  const [asOrganisation] = figuresOf(judgeGold(lists, cases));
  const name = `former names that an imported edition carries, of ${String(cases.length)}: missed`;
  printBar(name, asOrganisation?.clear ?? 0, 0, 'at most');
}

/** With the list of parties abroad beside the others, which would change the figures above. */
async function printParties(): Promise<void> {
  const figures = figuresOf(judgeGold(await readGoldLists({ withParties: true }), partyCases()));
  const caught = (groups: readonly string[]) => {
    const of = figures.filter(({ field, group }) => field === 'organisation' && groups.includes(group));
    const sum = (part: (each: GoldFigures) => number) => of.reduce((all, each) => all + part(each), 0);
    return (
      Math.round(
        (1e4 * (sum(({ count }) => count) - sum(({ clear }) => clear))) / sum(({ count }) => count),
      ) / 100
    );
  };
  printBar('parties abroad, other native writings caught, %', caught(['other native']), 70, 'at least');
  printBar('parties abroad, other English writings caught, %', caught(['other English']), 75, 'at least');
  printBar('parties abroad, the list’s own caught, %', caught(['own native', 'own English']), 98, 'at least');
}

/** Whether 0.9 means nine in ten, on the half of the names by which that was not measured. */
async function printLikelihoods(): Promise<void> {
  const { judging } = await halves();
  const { names, politicalShare } = MEASURED;
  console.log(
    `  what a score says and what was seen, measured on ${String(names)} names of which ${(100 * politicalShare).toFixed(1)}% were political:`,
  );
  for (const [what, curveFor] of curvesOf({ whole: wholeCurve, curves }))
    for (const { from, count, said, seen } of reliability(judging, curveFor))
      console.log(
        `        ${what.padEnd(14)} from ${from.toFixed(2)}  ${String(count).padStart(6)} names  says ${said.toFixed(3)}  seen ${seen.toFixed(3)}`,
      );
}
