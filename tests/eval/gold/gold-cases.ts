/** Payers by names that people really wrote, where such lists stand beside the repository: what they should come out as. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Payer } from '#app/domain/screening/payer.ts';
import { makeOrganisation } from '#tests/eval/organisations.ts';
import { makePerson } from '#tests/eval/people.ts';
import { americanNames, readFile, readRegistry, registryDir, sharedDir } from '#tests/eval/sources.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { seeded } from '#tests/eval/random.ts';

const goldDir = join(sharedDir, 'data', 'gold');
export const hasGold = existsSync(goldDir);

/** `caught`: refused or held; `held`: not refused, and rightly looked at; `clear`: neither. */
export type Wanted = 'caught' | 'held' | 'clear';

export interface GoldCase {
  readonly group: string;
  readonly wants: Wanted;
  readonly name: string;
  /** The source's own identifier of the listing that was meant; null where none was. */
  readonly target: string | null;
}

/** Where a name is given: as the organisation, or on the card alone, cut as most cards cut. */
export const FIELDS = ['organisation', 'card'] as const;
export type Field = (typeof FIELDS)[number];

/** The payer as a form and a bank give it; somebody must have a name. */
export function payerOf({ name, group }: GoldCase, field: Field): Payer {
  const person = 'Jane Doe';
  if (group === 'persons')
    return field === 'organisation' ? { name } : { name: person, billingName: cut(name) };
  return field === 'organisation'
    ? { name: person, organisation: name }
    : { name: person, billingName: cut(name) };
}

const CARD_LETTERS = 26;
const cut = (name: string) => name.slice(0, CARD_LETTERS).trim();

const typedRow = z.object({
  typed: z.string(),
  class: z.enum(['same', 'variant', 'former-name', 'no-common-word', 'sponsor-or-person']),
  listing: z.string(),
});
const organisationRow = z.object({
  name: z.string(),
  kind: z.enum(['employers', 'vendors']),
  label: z.enum(['ordinary', 'political']),
});
const localRow = z.object({ name: z.string(), kind: z.enum(['local-payer', 'unlisted-committee']) });
const partyRow = z.object({
  typed: z.string(),
  kind: z.enum(['name', 'name_english', 'short']),
  own: z.boolean(),
  listing: z.string(),
  country: z.string(),
});

/** A committee as the FEC's file has it, as far as the groups are told from one another. */
export interface FecRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly organisation: string;
  readonly connected: string;
  readonly candidate: string;
}

/** The lists by which real names are judged: the FEC's with candidates, the UK's and the starter. */
export interface GoldLists {
  readonly listings: readonly Listing[];
  readonly fec: readonly FecRow[];
  /** Rows of the FEC's older files; empty where these were not read. */
  readonly older: readonly FecRow[];
}

/** `withParties`: those abroad too; `withEditions`: what older files of the FEC called its committees. */
export async function readGoldLists({ withParties = false, withEditions = false } = {}): Promise<GoldLists> {
  const dir = registryDir();
  const abroad = join(dir, 'partyfacts-core-parties.csv');
  return {
    fec: fecRows(join(dir, 'fec-committees-2023-04.txt')),
    older: withEditions ? fecRows(join(dir, 'fec-committees-2020-11.txt')) : [],
    listings: [
      ...(await readRegistry(dir, withEditions)),
      ...(await readFile('starter', 'prisma/seed/starter-registry.csv', null)),
      ...(withParties ? await readFile('partyfacts', abroad, null) : []),
    ],
  };
}

function fecRows(file: string): FecRow[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((field) => field.trim()))
    .filter((fields) => fields.length >= 15)
    .map((f) => ({
      id: f[0] ?? '',
      name: f[1] ?? '',
      type: f[9] ?? '',
      organisation: f[12] ?? '',
      connected: f[13] ?? '',
      candidate: f[14] ?? '',
    }));
}

/** Words that a committee's name has, in one form or another; the reading of the tool beside the lists. */
const COMMITTEE_WORD =
  /\b(?:PAC|POLITICAL|COMMITTEE|CMTE|COMM|FUND|COPE|LEAGUE|CAMPAIGN|VICTORY|CLUB|PARTY|ELECT|FRIENDS|ACTION|TRUST)\b|PAC\b/;

const isBodys = ({ organisation, name, connected }: FecRow) =>
  name !== '' && name === connected && /^[CLMTVW]$/.test(organisation) && !COMMITTEE_WORD.test(name);

/** All but the parties. */
export function goldCases({ fec, older }: Pick<GoldLists, 'fec' | 'older'>): GoldCase[] {
  const ownNames = fec.filter(isBodys).map(({ name }) => name);
  const bare = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const own = new Set(ownNames.map(bare));
  const carried = new Set(older.map(({ id, name }) => `${id} ${bare(name)}`));
  return [
    ...rows('committees-as-typed.jsonl', typedRow).map(({ typed, class: kind, listing }): GoldCase => {
      const isOther = kind === 'sponsor-or-person';
      const isCarried = kind === 'former-name' && carried.has(`${listing} ${bare(typed)}`);
      const group = isCarried ? 'former name in an edition' : kind;
      return { group, wants: isOther ? 'clear' : 'caught', name: typed, target: listing };
    }),
    ...rows('organisations.jsonl', organisationRow).map(({ name, kind, label }): GoldCase => {
      if (label === 'political')
        return { group: 'political among them', wants: 'caught', name, target: null };
      // A company whose committee bears its name is a case of its own, wherever its name was found.
      return own.has(bare(name))
        ? { group: 'own name, as typed', wants: 'held', name, target: null }
        : { group: kind, wants: 'clear', name, target: null };
    }),
    ...rows('local-campaigns.jsonl', localRow).map(({ name, kind }): GoldCase => {
      return { group: kind, wants: kind === 'local-payer' ? 'clear' : 'caught', name, target: null };
    }),
    ...ownNames.map((name): GoldCase => ({ group: 'own name', wants: 'held', name, target: null })),
    ...persons().map((name): GoldCase => ({ group: 'persons', wants: 'clear', name, target: null })),
  ];
}

/** Half of the countries, by a hash: what was built while reading the misses of one half is judged by the other. */
export const HALVES = ['a', 'b'] as const;
export type Half = (typeof HALVES)[number];
const halfOf = (country: string): Half =>
  ((createHash('sha256').update(country).digest()[0] ?? 0) & 1) === 0 ? 'a' : 'b';

/** Writings of the same parties in other data sets; `own` are the lists' own. Of one half, or of all. */
export function partyCases(half?: Half): GoldCase[] {
  return rows('parties-as-written.jsonl', partyRow)
    .filter(({ country }) => half === undefined || halfOf(country) === half)
    .map(({ typed, kind, own, listing }) => {
      const language = { name: 'native', name_english: 'English', short: 'short' }[kind];
      const group = `${own ? 'own' : 'other'} ${language}`;
      return { group, wants: 'caught', name: typed, target: listing };
    });
}

const PERSONS = 60_000;

const ORDINARY = ['charities', 'listed-companies'] as const;
const MADE_PERSONS = 20_000;
const MADE_ORGANISATIONS = 10_000;

/** Whom the parties' names must leave alone: the ordinary among the real names, the lists of ordinary ones, and people of all cultures. */
export function ordinaryCases(lists: Pick<GoldLists, 'fec' | 'older'>): GoldCase[] {
  const random = { ...seeded('beside parties'), names: americanNames() };
  const ordinary = (group: string, name: string): GoldCase => ({ group, wants: 'clear', name, target: null });
  const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  return [
    ...goldCases(lists).filter(({ wants, group }) => wants === 'clear' && group !== 'sponsor-or-person'),
    ...ORDINARY.flatMap((list) => ordinaryList(list).map((name) => ordinary(list, name))),
    ...many(MADE_ORGANISATIONS, () => ordinary('made organisations', makeOrganisation(random).name)),
    ...many(MADE_PERSONS, () => ordinary('persons', makePerson(random).shown)),
  ];
}

function ordinaryList(name: (typeof ORDINARY)[number]): string[] {
  const file = join(import.meta.dirname, '..', 'ordinary', `${name}.txt`);
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}

/** Made from the lists of ordinary names, in their real proportions, written in the usual ways. */
function persons(): string[] {
  const { first, last } = americanNames();
  const random = seeded('gold persons');
  return Array.from({ length: PERSONS }, (_, at) => {
    const [given, surname, middle] = [random.pick(first), random.pick(last), random.pick(first).charAt(0)];
    if (at % 4 === 0) return `${surname}, ${given}`.toUpperCase();
    if (at % 4 === 1) return `${given} ${middle} ${surname}`.toUpperCase();
    if (at % 4 === 2) return `${given} ${surname}-${random.pick(last)}`;
    return `${given} ${surname}`;
  });
}

function rows<S extends z.ZodType>(file: string, schema: S): z.output<S>[] {
  return readFileSync(join(goldDir, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}
