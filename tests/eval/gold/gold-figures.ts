/** What the screening made of real names, by group: counted, and listed name by name. */
import { screenPayer, type RegistryState } from '#app/domain/screening/decide/decide.ts';
import type { Outcome, Screening } from '#app/domain/screening/screening.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { FIELDS, payerOf, type FecRow, type Field, type GoldCase } from './gold-cases.ts';

export interface GoldJudged extends GoldCase {
  readonly field: Field;
  readonly outcome: Outcome;
  readonly screening: Screening;
  /** Refused for a listing of another group than the one that was meant. */
  readonly isStrangers: boolean;
}

export function judgeGold(
  registry: RegistryState,
  cases: readonly GoldCase[],
  fec: readonly FecRow[],
): GoldJudged[] {
  const isSameGroup = sameGroups(fec);
  return cases.flatMap((each) =>
    FIELDS.map((field): GoldJudged => {
      const screening = screenPayer(registry, payerOf(each, field));
      const named = screening.listing?.id.split(':')[1];
      const isOther = screening.outcome === 'political' && each.target !== null && named !== undefined;
      return {
        ...each,
        field,
        screening,
        outcome: screening.outcome,
        isStrangers: isOther && !isSameGroup(each.target, named),
      };
    }),
  );
}

/** True for committees of one candidate, of one company, union or association, or of one name. */
function sameGroups(fec: readonly FecRow[]): (a: string | null, b: string) => boolean {
  const byId = new Map(fec.map((row) => [row.id, row]));
  return (a, b) => {
    if (a === b) return true;
    const [one, other] = [byId.get(a ?? ''), byId.get(b)];
    if (!one || !other) return false;
    const agree = (part: (row: FecRow) => string) => part(one) !== '' && part(one) === part(other);
    return (
      agree(({ candidate }) => candidate) ||
      agree(({ connected }) => compact(connected).replace(/^none$/, '')) ||
      agree(({ name }) => compact(name))
    );
  };
}

export interface GoldFigures {
  readonly group: string;
  readonly field: Field;
  readonly wants: GoldCase['wants'];
  readonly count: number;
  readonly refused: number;
  readonly held: number;
  readonly clear: number;
  readonly strangers: number;
}

export function figuresOf(judged: readonly GoldJudged[]): GoldFigures[] {
  const groups = Map.groupBy(judged, ({ field, group }) => `${field} ${group}`);
  return [...groups.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const count = (outcome: Outcome) => of.filter((each) => each.outcome === outcome).length;
    return [
      {
        group: first.group,
        field: first.field,
        wants: first.wants,
        count: of.length,
        refused: count('political'),
        held: count('unclear'),
        clear: count('clear'),
        strangers: of.filter(({ isStrangers }) => isStrangers).length,
      },
    ];
  });
}
