/** Prints what an evaluation found. */
import { UNCOUNTED, type Judged, type Label } from './case.ts';
import { counted, outcomesOf, recallAt, thresholdAt, type Outcomes } from './score.ts';

const RATES = [0.001, 0.0001];

export function percent(share: number, digits = 2): string {
  return Number.isNaN(share) ? '-' : `${(100 * share).toFixed(digits)}%`;
}

/** All figures of one pool of cases; its thresholds come from its own ordinary payers. */
export function printReport(title: string, judged: readonly Judged[]): void {
  console.log(`\n== ${title}`);
  const thresholds = RATES.map((rate) => thresholdAt(judged, rate));
  printRecall(judged, thresholds);
  printOutcomes(judged);
  printKinds(judged, 'political', thresholds);
  printKinds(judged, 'ordinary', thresholds);
  printKinds(judged, 'hard', thresholds);
}

function printRecall(judged: readonly Judged[], thresholds: readonly number[]): void {
  const sets: [string, Judged[]][] = [
    [
      'kinds alike, less the sponsor kind',
      counted(judged, false).filter((each) => each.case.family === 'alike'),
    ],
    ['kinds alike, with it', counted(judged, true).filter((each) => each.case.family === 'alike')],
    ['further kinds', counted(judged, false).filter((each) => each.case.family === 'further')],
  ];
  RATES.forEach((rate, at) => {
    const threshold = thresholds[at] ?? 0;
    const parts = sets
      .filter(([, cases]) => cases.length > 0)
      .map(([name, cases]) => `${name} ${percent(recallAt(cases, threshold))} of ${cases.length}`);
    console.log(
      `recall at ${percent(rate)} false alarms (score > ${threshold.toFixed(4)}): ${parts.join('; ')}`,
    );
  });
}

function printOutcomes(judged: readonly Judged[]): void {
  const line = (name: string, { count, refused, held, missed, right }: Outcomes) => {
    console.log(
      `${name.padEnd(34)} n ${count}  refused ${refused} (${percent(refused / count, 3)})  held ${held} (${percent(held / count, 3)})` +
        (right > 0
          ? `  missed ${percent(missed / count)}  right listing ${percent(right / (count - missed))} of the caught`
          : ''),
    );
  };
  for (const family of ['alike', 'further'] as const) {
    const cases = counted(judged, false).filter((each) => each.case.family === family);
    if (cases.length > 0) line(`political, ${family}, less sponsor kind`, outcomesOf(cases));
  }
  for (const label of ['ordinary', 'hard'] as const)
    line(
      label,
      outcomesOf(judged.filter(({ case: each }) => each.label === label && !UNCOUNTED.has(each.kind))),
    );
}

function printKinds(judged: readonly Judged[], label: Label, thresholds: readonly number[]): void {
  const kinds = new Map<string, Judged[]>();
  for (const each of judged) {
    if (each.case.label !== label) continue;
    const key = `${each.case.family === 'further' ? '+ ' : ''}${each.case.kind}`;
    const sofar = kinds.get(key);
    if (sofar) sofar.push(each);
    else kinds.set(key, [each]);
  }
  console.log(
    `${label.padEnd(36)}     n   refused     held${label === 'political' ? '   missed  @0.1%   @0.01%' : ''}`,
  );
  for (const [kind, cases] of kinds) {
    const { count, refused, held, missed } = outcomesOf(cases);
    const shares =
      label === 'political'
        ? [
            refused / count,
            held / count,
            missed / count,
            ...thresholds.map((threshold) => recallAt(cases, threshold)),
          ]
        : [refused / count, held / count];
    const digits = label === 'political' ? 1 : 3;
    console.log(
      `  ${kind.padEnd(34)} ${String(count).padStart(5)}  ${shares.map((share) => percent(share, digits).padStart(7)).join('  ')}`,
    );
  }
}

/** The first cases of those that went wrong, with what was given and what it was made from. */
export function printCases(title: string, judged: readonly Judged[], most = 40): void {
  console.log(`\n${title}: ${judged.length}`);
  for (const { case: each, outcome, score, rule, listing } of judged.slice(0, most)) {
    const { organisation, name, billingName, email } = each.payer;
    const given = [organisation, name, billingName, email]
      .map((text) => (text ? JSON.stringify(text) : '-'))
      .join(' | ');
    console.log(
      `  [${each.kind}] ${given}${each.target ? ` <- "${each.target.name}" ${each.target.id}` : ''}\n      ${outcome} ${score.toFixed(4)} ${rule}${listing ? ` -> "${listing.name}" ${listing.id}` : ''}`,
    );
  }
}
