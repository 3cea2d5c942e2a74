/** What the screening made of real names, by group: counted, and listed name by name. */
import { screenPayer, type RegistryState } from '#app/domain/screening/decide/decide.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { Outcome, Screening } from '#app/domain/screening/screening.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { FIELDS, payerOf, type FecRow, type Field, type GoldCase, type GoldLists } from './gold-cases.ts';

export interface GoldJudged extends GoldCase {
  readonly field: Field;
  readonly outcome: Outcome;
  readonly screening: Screening;
  /** Refused for a listing of another group than the one that was meant. */
  readonly isStrangers: boolean;
}

export function judgeGold({ listings, fec }: GoldLists, cases: readonly GoldCase[]): GoldJudged[] {
  const registry: RegistryState = { status: 'ready', index: compileRegistry(listings, []) };
  const isSameGroup = sameGroups(listings, fec);
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

/** True for committees of one candidate, of one company, union or association, or with a name in common, whoever lists them. */
function sameGroups(
  listings: readonly Listing[],
  fec: readonly FecRow[],
): (a: string | null, b: string) => boolean {
  const rows = new Map(fec.map((row) => [row.id, row]));
  const names = new Map(
    listings.map(({ id, name, aliases }) => {
      const all = [name, ...name.split(/\s+\/\s+/), ...aliases].map(compact);
      return [id.split(':')[1] ?? '', new Set(all)];
    }),
  );
  return (a, b) => {
    if (a === b) return true;
    const [one, other] = [names.get(a ?? ''), names.get(b)];
    if (one && other && [...one].some((name) => other.has(name))) return true;
    const [row, otherRow] = [rows.get(a ?? ''), rows.get(b)];
    if (!row || !otherRow) return false;
    const agree = (part: (of: FecRow) => string) => part(row) !== '' && part(row) === part(otherRow);
    return (
      agree(({ candidate }) => candidate) ||
      agree(({ connected }) => compact(connected).replace(/^none$/, ''))
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
