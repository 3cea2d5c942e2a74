/** Derives days of the ledger again from its entries and compares them with what was added up while they were posted. */
import type { Ports } from '#app/ports.ts';
import type { DayFigure } from '#app/ports/ledger.ts';

export interface DayDifference extends Omit<DayFigure, 'value'> {
  readonly day: string;
  readonly kept: number;
  readonly derived: number;
}

export interface LedgerDaysChecked {
  readonly days: number;
  readonly differences: readonly DayDifference[];
}

/** `since`: from that day on, as `2026-11-28`; every day where it is null. A difference is logged, and mended by nobody. */
export async function checkLedgerDays(
  ports: Pick<Ports, 'ledgerDays' | 'log'>,
  since: string | null = null,
): Promise<LedgerDaysChecked> {
  const days = await ports.ledgerDays.list(since);
  const differences: DayDifference[] = [];
  for (const day of days) {
    const [kept, derived] = [await ports.ledgerDays.kept(day), await ports.ledgerDays.derived(day)];
    differences.push(...differencesOf(day, kept, derived));
  }
  for (const difference of differences)
    ports.log.error('a day of the ledger was added up otherwise', { ...difference });
  return { days: days.length, differences };
}

function differencesOf(
  day: string,
  kept: readonly DayFigure[],
  derived: readonly DayFigure[],
): DayDifference[] {
  const named = ({ measure, currency, site }: DayFigure) => `${measure} ${currency} ${site}`;
  const valueIn = (figures: readonly DayFigure[], figure: DayFigure) =>
    figures.find((each) => named(each) === named(figure))?.value ?? 0;
  const all = new Map([...kept, ...derived].map((figure) => [named(figure), figure]));
  return [...all.values()].flatMap((figure) => {
    const { measure, currency, site } = figure;
    const both = { kept: valueIn(kept, figure), derived: valueIn(derived, figure) };
    return both.kept === both.derived ? [] : [{ day, measure, currency, site, ...both }];
  });
}
