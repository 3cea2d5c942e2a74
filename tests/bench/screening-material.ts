/** What the bench of the screening works on: registries of two sizes, and payers to ask about, the same in every run. */
import { join } from 'node:path';
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import { buildCases, buildHeldOut } from '#tests/eval/build-cases.ts';
import type { Case } from '#tests/eval/case.ts';
import { seeded, type Random } from '#tests/eval/random.ts';
import { americanNames, candidateNames, readFile, readRegistry, registryDir } from '#tests/eval/sources.ts';
import { HELD_OUT_SLIPS_FOUR } from './held-out-slips-four.ts';
import { HELD_OUT_SLIPS_THREE } from './held-out-slips-three.ts';
import { HELD_OUT_SLIPS_TWO } from './held-out-slips-two.ts';
import { HELD_OUT_SLIPS } from './held-out-slips.ts';

export interface Material {
  readonly small: readonly Listing[];
  readonly large: readonly Listing[];
  readonly largeReal: number;
  /** Built from the small registry: political, ordinary and near-misses, in an order without pattern. */
  readonly cases: readonly Case[];
  readonly dir: string;
  /** Ids of the listings of the newest FEC file. */
  readonly newest: ReadonlySet<string>;
}

export const SMALL = 20_000;
export const LARGE = 100_000;

// Another seed than any that the matcher was tuned on.
const seed = 20_261_122;
/** Of three ordinary people, three ordinary organisations and two listed names with a slip in eight, roughly. */
const sizes = { perSlip: 110, people: 7_500, organisations: 7_500, perNearMiss: 60 };

/** Sets of corruptions by which the matcher was not tuned before each was looked at for the first time. */
export const HELD_OUT_SETS = [
  HELD_OUT_SLIPS,
  HELD_OUT_SLIPS_TWO,
  HELD_OUT_SLIPS_THREE,
  HELD_OUT_SLIPS_FOUR,
] as const;

/** Real names first (the newest edition, then an older one), then generated ones. */
export async function gatherMaterial(): Promise<Material> {
  const dir = registryDir();
  const real = await readRegistry(dir);
  const known = new Set(real.map(({ id }) => id));
  const older = await olderListings(dir);
  const whole = [...real, ...older.filter(({ id }) => !known.has(id))];
  const random = seeded(seed, 'campaigns');
  const generated = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => campaign(random, from + at));
  const small = [...whole.slice(0, SMALL), ...generated(whole.length, SMALL)];
  const rest = whole.slice(SMALL);
  const large = [...small, ...rest, ...generated(small.length + rest.length, LARGE)];
  const source = { listings: real, candidates: candidateNames(dir), names: americanNames() };
  const heldOut = Object.assign({}, ...HELD_OUT_SETS) as (typeof HELD_OUT_SETS)[number];
  const cases = [...buildCases(source, seed, sizes), ...buildHeldOut(source, seed, sizes, heldOut)];
  return {
    small,
    large,
    largeReal: Math.min(LARGE, whole.length),
    cases: seeded(seed, 'order').shuffled(cases),
    dir,
    newest: new Set(real.filter(({ source }) => source === 'fec-committees').map(({ id }) => id)),
  };
}

export function ready(listings: readonly Listing[]): RegistryState {
  return { status: 'ready', index: compileRegistry(listings, []) };
}

async function olderListings(dir: string): Promise<Listing[]> {
  try {
    return await readFile('fec-committees', join(dir, 'fec-committees-2020-11.txt'), null);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

const words = (text: string) => text.split(' ');
const FIRST = words(
  'Avery Blake Carmen Dario Elena Farid Gwen Hugo Ines Jamal Keiko Lars Mona Nadia Omar Petra Quinn Rosa',
);
const SYLLABLES = words(
  'ba ber bor cal dan del den far gar hal han kel ker lan lin mar mon nor pal per ral ros san sten tal tor van ver wel win',
);
const ENDS = words('son man berg ford ley ton well wood field ski ova ez ini ard');
const OFFICES = words('Congress Senate Assembly Governor Council Mayor President Judge Sheriff Treasurer');
const CAUSES = words(
  'Progress Freedom Jobs Schools Farmers Water Energy Families Growth Justice Veterans Nurses Homes Safety Trade',
);
const PLACES = words(
  'Ohio Texas Nevada Maine Harbor Valley Northern Southern Lakeshore Prairie Mountain Coastal Delta Metro',
);

function campaign(random: Random, at: number): Listing {
  const family = random.pick(SYLLABLES) + random.pick(SYLLABLES) + random.pick(ENDS);
  const surname = family.charAt(0).toUpperCase() + family.slice(1);
  const name = random
    .pick([
      `${random.pick(FIRST)} ${surname} for ${random.pick(OFFICES)}`,
      `Friends of ${random.pick(FIRST)} ${surname}`,
      `Committee to Elect ${random.pick(FIRST)} ${surname}`,
      `${surname} for ${random.pick(PLACES)}`,
      `${random.pick(PLACES)} ${random.pick(CAUSES)} and ${random.pick(CAUSES)} PAC ${1 + random.below(400)}`,
      `Citizens for ${random.pick(CAUSES)} in ${surname}`,
      `${surname} ${random.pick(CAUSES)} Political Action Committee`,
    ])
    .toUpperCase();
  return {
    id: `csv:bench-${at}`,
    source: 'csv',
    edition: 'bench',
    name,
    aliases: [],
    formerNames: [],
    domains: [],
    identifiers: [`BENCH${at}`],
    kind: 'political action committee',
    country: 'US',
    postalCode: null,
    tier: 'committee',
    readsAsPerson: false,
    sponsor: null,
    url: null,
  };
}
