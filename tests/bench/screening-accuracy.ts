/** How many political payers are caught at a fixed rate of false alarms: ours beside the usual ways, on the same payers. */
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import { UNCOUNTED, type Case, type Judged } from '#tests/eval/case.ts';
import { percent } from '#tests/eval/report.ts';
import { counted, judge, outcomesOf, recallAt, thresholdAt } from '#tests/eval/score.ts';
import { HELD_OUT_SETS } from './screening-material.ts';
import { askedText, type Rival } from './screening-rivals.ts';
import { printBar, printTable } from './table.ts';

const RATE = 0.001;

/** How long a rival may take, in seconds: it is asked about as many payers as it manages in that time. */
const SECONDS_MAX = { pg_trgm: 12, 'Jaro-Winkler': 30, 'Fuse.js': 25 } as const;

/** Prints recall of all sides. Answers the score above which pg_trgm raises fewer false alarms than one in a thousand. */
export async function compareAccuracy(
  registry: RegistryState,
  cases: readonly Case[],
  rivals: readonly Rival[],
): Promise<{ readonly judged: readonly Judged[]; readonly thresholds: ReadonlyMap<string, number> }> {
  const judged = judge(registry, cases);
  const thresholds = new Map<string, number>();
  const rows = [['', 'of political', 'of ordinary', 'kinds alike', 'further kinds', 'held-out kinds']];
  const add = (name: string, scored: readonly Judged[]) => {
    const threshold = thresholdAt(scored, RATE);
    thresholds.set(name, threshold);
    const political = counted(scored, false);
    const recall = (family: string) =>
      percent(
        recallAt(
          political.filter((each) => each.case.family === family),
          threshold,
        ),
        1,
      );
    const ordinary = scored.filter((each) => each.case.label === 'ordinary').length;
    rows.push([
      name,
      String(political.length),
      String(ordinary),
      recall('alike'),
      recall('further'),
      recall('held-out'),
    ]);
  };
  add('ours, whole payers', judged);
  for (const rival of rivals) add(`${rival.name}, one field`, await askWithin(rival, judged));
  console.log(
    `\nrecall at ${percent(RATE, 1)} false alarms on ordinary payers, less the kind that leaves a sponsor's bare name`,
  );
  printTable(rows);
  return { judged, thresholds };
}

/** Payers in their order, which has no pattern, until the time is over. */
async function askWithin(rival: Rival, judged: readonly Judged[]): Promise<Judged[]> {
  const secondsMax = SECONDS_MAX[rival.name as keyof typeof SECONDS_MAX];
  const end = performance.now() + secondsMax * 1000;
  const scored: Judged[] = [];
  for (const each of judged) {
    if (each.case.label === 'hard') continue;
    if (performance.now() > end) break;
    scored.push({ ...each, score: await rival.best(askedText(each.case)) });
  }
  return scored;
}

/** Prints the bars of accuracy that one seed can answer; `node tests/eval/run.ts --seeds 10 --builder both` pools ten. */
export function printAccuracyBars(judged: readonly Judged[]): void {
  const political = counted(judged, false);
  const family = (name: string) => political.filter((each) => each.case.family === name);
  const hundredths = (share: number) => Math.round(share * 1e5) / 1e3;
  for (const [rate, name, bar] of [
    [0.001, 'alike', 98],
    [0.001, 'further', 95],
    [0.001, 'held-out', 95],
    [0.0001, 'alike', 95],
  ] as const) {
    const recall = recallAt(family(name), thresholdAt(judged, rate));
    printBar(
      `recall at ${percent(rate)} false alarms, kinds ${name}, %`,
      hundredths(recall),
      bar,
      'at least',
    );
  }
  printHeldOut(family('held-out'), thresholdAt(judged, 0.001));
  const all = outcomesOf(family('alike'));
  printBar('political payers refused outright, %', hundredths(all.refused / all.count), 80, 'at least');
  printBar('political payers held, %', hundredths(all.held / all.count), 18, 'at most');
  printBar('political payers missed, %', hundredths(all.missed / all.count), 2, 'at most');
  const ordinary = outcomesOf(judged.filter((each) => each.case.label === 'ordinary'));
  printBar(`ordinary payers refused, of ${ordinary.count}`, ordinary.refused, 0, 'at most');
  printBar('ordinary payers held, %', hundredths(ordinary.held / ordinary.count), 0.02, 'at most');
  const hard = outcomesOf(
    judged.filter((each) => each.case.label === 'hard' && !UNCOUNTED.has(each.case.kind)),
  );
  printBar(`near-misses refused, % of ${hard.count}`, hundredths(hard.refused / hard.count), 0.02, 'at most');
  printBar('near-misses held, %', hundredths(hard.held / hard.count), 0.5, 'at most');
}

/** Each set, and each kind of it. */
function printHeldOut(judged: readonly Judged[], threshold: number): void {
  HELD_OUT_SETS.forEach((slips, at) => {
    const recall = (kinds: readonly string[]) =>
      recallAt(
        judged.filter((each) => kinds.includes(each.case.kind)),
        threshold,
      );
    const kinds = Object.keys(slips);
    const shares = kinds.map((kind) => `${kind} ${percent(recall([kind]), 0)}`);
    console.log(
      `        held-out set ${String(at + 1)}: ${percent(recall(kinds), 1)} (${shares.join(', ')})`,
    );
  });
}
