/** Builds the labelled payers of one seed: listed names under corruptions, ordinary payers, and near-misses. */
import type { Listing } from '#app/domain/screening/listing.ts';
import { sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { bare, type Case, type Family } from './case.ts';
import { LETTER_SLIPS } from './letter-slips.ts';
import { isListed, nearMissKinds } from './near-misses.ts';
import { makeOrganisation } from './organisations.ts';
import { anyMail, mailOf, organisationPayer, paidBy, placed } from './payers.ts';
import { makePerson, type Draw } from './people.ts';
import { seeded } from './random.ts';
import { ALIKE, type Slip } from './slips.ts';
import type { Names } from './sources.ts';
import { WORD_SLIPS } from './word-slips.ts';

export interface Sizes {
  readonly perSlip: number;
  readonly people: number;
  readonly organisations: number;
  readonly perNearMiss: number;
}

const SIZES: Sizes = { perSlip: 130, people: 8_000, organisations: 5_000, perNearMiss: 450 };

/** What cases are made from. */
export interface CaseSource {
  readonly listings: readonly Listing[];
  /** As their file has them: "LAMB, THOMAS". */
  readonly candidates: readonly string[];
  readonly names: Names;
}

/** Slips that come from narrow fields, which the card's own name has too. */
const ON_CARDS = new Set(['field-cut', 'cut-at-20', 'several-slips', 'other-cuts']);
const IN_MAIL = new Set(['mail-domain', 'other-mail']);

interface Build extends CaseSource {
  readonly seed: number;
  readonly sizes: Sizes;
  readonly groups: readonly Listing[];
  /** Bare names of all listings, and of all sponsors. */
  readonly listed: ReadonlySet<string>;
  readonly sponsors: ReadonlySet<string>;
}

/** The same source, seed and sizes give the same cases. */
export function buildCases(source: CaseSource, seed: number, sizes: Sizes = SIZES): Case[] {
  const build = startBuild(source, seed, sizes);
  return [
    ...politicalFamily(build, 'alike', ALIKE),
    ...politicalFamily(build, 'further', { ...LETTER_SLIPS, ...WORD_SLIPS }),
    ...ordinaryPeople(build),
    ...ordinaryOrganisations(build),
    ...nearMisses(build),
  ];
}

/** Political payers alone, under corruptions of the caller's own. */
export function buildHeldOut(
  source: CaseSource,
  seed: number,
  sizes: Sizes,
  slips: Readonly<Record<string, Slip>>,
): Case[] {
  return politicalFamily(startBuild(source, seed, sizes), 'held-out', slips);
}

function startBuild(source: CaseSource, seed: number, sizes: Sizes): Build {
  const { listings } = source;
  return {
    ...source,
    seed,
    sizes,
    groups: listings.filter(({ tier, name }) => tier === 'committee' && name.length > 5),
    listed: new Set(listings.flatMap(({ name, aliases }) => [name, ...aliases].map(bare))),
    sponsors: new Set(listings.map((listing) => bare(sponsorOf(listing) ?? ''))),
  };
}

function politicalFamily(build: Build, family: Family, slips: Readonly<Record<string, Slip>>): Case[] {
  return Object.entries(slips).flatMap(([kind, slip]) => politicalCases(build, family, kind, slip));
}

/** The identifier that the source itself uses, as in the shared builder. */
export function ownId({ id, source }: Listing): string {
  return id.slice(source.length + 1);
}

function drawFor({ seed, names }: Build, ...parts: string[]): Draw {
  return { ...seeded(seed, ...parts), names };
}

function politicalCases(build: Build, family: Family, kind: string, slip: Slip): Case[] {
  const draw = drawFor(build, family, kind);
  const cases: Case[] = [];
  for (const group of draw.shuffled(build.groups)) {
    if (cases.length >= build.sizes.perSlip) break;
    const given = slip(group.name, draw);
    // The bare name of a sponsor belongs to the sponsor, who ought to pass.
    if (given === null || given === group.name || given.length < 3 || build.sponsors.has(bare(given)))
      continue;
    cases.push({
      id: `own-${build.seed}-${kind}-${cases.length}`,
      builder: 'own',
      label: 'political',
      kind,
      family,
      target: { id: ownId(group), name: group.name },
      payer: IN_MAIL.has(kind) ? paidBy(draw, { email: given }) : placed(given, ON_CARDS.has(kind), draw),
    });
  }
  return cases;
}

type Unlisted = Pick<Case, 'builder' | 'family' | 'target'>;
const unlisted: Unlisted = { builder: 'own', family: null, target: null };

function ordinaryPeople(build: Build): Case[] {
  const draw = drawFor(build, 'people');
  return Array.from({ length: build.sizes.people }, (_, at): Case => {
    let person = makePerson(draw);
    while (isListed(person.shown, build.listed)) person = makePerson(draw);
    const { shown, given, family, kind } = person;
    const billingName = draw.pick([
      shown.toUpperCase().slice(0, 26),
      `${given} ${family}`.toUpperCase(),
      `${family}/${given}`.toUpperCase().slice(0, 26),
    ]);
    const payer = { name: shown, billingName, email: mailOf(given, family, draw) };
    return { ...unlisted, id: `own-${build.seed}-person-${at}`, label: 'ordinary', kind, payer };
  });
}

function ordinaryOrganisations(build: Build): Case[] {
  const draw = drawFor(build, 'organisations');
  return Array.from({ length: build.sizes.organisations }, (_, at): Case => {
    let organisation = makeOrganisation(draw);
    while (isListed(organisation.name, build.listed)) organisation = makeOrganisation(draw);
    const { name, kind } = organisation;
    const payer = organisationPayer(name, draw);
    return { ...unlisted, id: `own-${build.seed}-organisation-${at}`, label: 'ordinary', kind, payer };
  });
}

function nearMisses(build: Build): Case[] {
  const { listings, candidates, listed, seed, sizes } = build;
  return Object.entries(nearMissKinds(listings, candidates, listed)).flatMap(([kind, make]) => {
    const draw = drawFor(build, 'near-miss', kind);
    const seen = new Set<string>();
    const cases: Case[] = [];
    for (let tries = 0; tries < sizes.perNearMiss * 2 && cases.length < sizes.perNearMiss; tries++) {
      const { name, asPerson } = make(draw);
      if (isListed(name, listed) || seen.has(name)) continue;
      seen.add(name);
      const payer = asPerson
        ? { name, billingName: name.toUpperCase().slice(0, 26), email: anyMail(draw) }
        : paidBy(draw, { organisation: name });
      cases.push({ ...unlisted, id: `own-${seed}-hard-${kind}-${cases.length}`, label: 'hard', kind, payer });
    }
    return cases;
  });
}
