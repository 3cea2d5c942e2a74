/** Builds the labelled payers of one seed: listed names under corruptions, ordinary payers, and near-misses. */
import type { Listing } from '#app/domain/screening/listing.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { bare, type Case, type Family } from './case.ts';
import { FURTHER } from './further-slips.ts';
import { isListed, nearMissKinds } from './near-misses.ts';
import { makeOrganisation } from './organisations.ts';
import { makePerson, plainPerson } from './people.ts';
import { seeded, type Random } from './random.ts';
import { ALIKE, type Slip } from './slips.ts';

export interface Sizes {
  readonly perSlip: number;
  readonly people: number;
  readonly organisations: number;
  readonly perNearMiss: number;
}

export const SIZES: Sizes = { perSlip: 130, people: 8_000, organisations: 5_000, perNearMiss: 450 };

const FREE_MAIL = [
  'gmail.com',
  'gmail.com',
  'yahoo.com',
  'outlook.com',
  'icloud.com',
  'hotmail.com',
  'aol.com',
  'protonmail.com',
  'gmx.de',
  'web.de',
  'live.co.uk',
  'mail.ru',
  'qq.com',
  'comcast.net',
];
const BOXES = ['info', 'office', 'hello', 'contact', 'accounts', 'billing', 'jane', 'r.lee'];
/** Slips that come from narrow fields, which the card's own name has too. */
const ON_CARDS = new Set(['field-cut', 'cut-at-20', 'several-slips', 'other-cuts']);
const IN_MAIL = new Set(['mail-domain', 'other-mail']);

export interface Registry {
  readonly listings: readonly Listing[];
  readonly candidates: readonly string[];
}

/** The same registry, seed and sizes give the same cases. */
export function buildCases({ listings, candidates }: Registry, seed: number, sizes: Sizes = SIZES): Case[] {
  const groups = listings.filter(({ tier, name }) => tier === 'committee' && name.length > 5);
  const listed = new Set(listings.flatMap(({ name, aliases }) => [name, ...aliases].map(bare)));
  const sponsors = new Set(listings.flatMap(({ sponsor }) => (sponsor === null ? [] : [bare(sponsor)])));
  return [
    ...Object.entries(ALIKE).flatMap(([kind, slip]) =>
      politicalCases('alike', kind, slip, groups, sponsors, seed, sizes),
    ),
    ...Object.entries(FURTHER).flatMap(([kind, slip]) =>
      politicalCases('further', kind, slip, groups, sponsors, seed, sizes),
    ),
    ...ordinaryPeople(listed, seed, sizes),
    ...ordinaryOrganisations(listed, seed, sizes),
    ...nearMisses({ listings, candidates }, listed, seed, sizes),
  ];
}

function politicalCases(
  family: Family,
  kind: string,
  slip: Slip,
  groups: readonly Listing[],
  sponsors: ReadonlySet<string>,
  seed: number,
  sizes: Sizes,
): Case[] {
  const random = seeded(seed, family, kind);
  const cases: Case[] = [];
  for (const group of random.shuffled(groups)) {
    if (cases.length >= sizes.perSlip) break;
    const given = slip(group.name, random);
    // The bare name of a sponsor belongs to the sponsor, who ought to pass.
    if (given === null || given === group.name || given.length < 3 || sponsors.has(bare(given))) continue;
    cases.push({
      id: `own-${seed}-${kind}-${cases.length}`,
      builder: 'own',
      label: 'political',
      kind,
      family,
      target: { id: ownId(group), name: group.name },
      payer: IN_MAIL.has(kind) ? paidBy(random, { email: given }) : placed(given, ON_CARDS.has(kind), random),
    });
  }
  return cases;
}

/** The identifier that the source itself uses, as in the shared builder. */
export function ownId({ id, source }: Listing): string {
  return id.slice(source.length + 1);
}

/** Most groups are named in the organisation field, with a person's card; some pay in their own name. */
function placed(given: string, isOnCard: boolean, random: Random): Payer {
  if (isOnCard || random.chance(0.25)) return { name: given, billingName: given, email: anyMail(random) };
  if (random.chance(0.1))
    return {
      name: given,
      organisation: given,
      billingName: given.toUpperCase().slice(0, 26),
      email: anyMail(random),
    };
  return paidBy(random, { organisation: given });
}

function paidBy(random: Random, extra: Payer): Payer {
  const { shown } = plainPerson(random);
  return { name: shown, billingName: shown.toUpperCase().slice(0, 26), email: anyMail(random), ...extra };
}

/** Drawn alike for every label, so that the address itself says nothing. */
function anyMail(random: Random): string {
  const { given, family } = plainPerson(random);
  return mailOf(given, family, random);
}

function mailOf(given: string, family: string, random: Random): string {
  const [first, last] = [given, family].map(
    (name) =>
      name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '') || 'reader',
  );
  return random.pick([
    `${first}.${last}@${random.pick(FREE_MAIL)}`,
    `${first}${random.below(99)}@${random.pick(FREE_MAIL)}`,
    `${last}@${random.pick(FREE_MAIL)}`,
    `${first}@${last}.${random.pick(['com', 'net', 'org', 'me', 'co.uk'])}`,
    `${random.pick(BOXES)}@${last}${random.pick(['law', 'group', 'family', 'consulting', ''])}.com`,
  ]);
}

function ordinaryPeople(listed: ReadonlySet<string>, seed: number, sizes: Sizes): Case[] {
  const random = seeded(seed, 'people');
  return Array.from({ length: sizes.people }, (_, at): Case => {
    let person = makePerson(random);
    while (isListed(person.shown, listed)) person = makePerson(random);
    const { shown, given, family, kind } = person;
    const billingName = random.pick([
      shown.toUpperCase().slice(0, 26),
      `${given} ${family}`.toUpperCase(),
      `${family}/${given}`.toUpperCase().slice(0, 26),
    ]);
    const payer = { name: shown, billingName, email: mailOf(given, family, random) };
    return {
      id: `own-${seed}-person-${at}`,
      builder: 'own',
      label: 'ordinary',
      kind,
      family: null,
      target: null,
      payer,
    };
  });
}

function ordinaryOrganisations(listed: ReadonlySet<string>, seed: number, sizes: Sizes): Case[] {
  const random = seeded(seed, 'organisations');
  return Array.from({ length: sizes.organisations }, (_, at): Case => {
    let organisation = makeOrganisation(random);
    while (isListed(organisation.name, listed)) organisation = makeOrganisation(random);
    const { name, kind } = organisation;
    return {
      id: `own-${seed}-organisation-${at}`,
      builder: 'own',
      label: 'ordinary',
      kind,
      family: null,
      target: null,
      payer: organisationPayer(name, random),
    };
  });
}

/** Half of them write from a domain of their own, and one in six pays in its own name. */
function organisationPayer(name: string, random: Random): Payer {
  const label = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 30);
  const own =
    label.length > 3 && random.chance(0.5)
      ? { email: `${random.pick(BOXES)}@${label}${random.pick(['.com', '.org', '.net', '.us'])}` }
      : {};
  const written = random.pick([name, name, name.toUpperCase(), name.toLowerCase()]);
  if (random.chance(0.17))
    return { name: written, billingName: written.toUpperCase().slice(0, 26), email: anyMail(random), ...own };
  return paidBy(random, { organisation: written, ...own });
}

function nearMisses(
  { listings, candidates }: Registry,
  listed: ReadonlySet<string>,
  seed: number,
  sizes: Sizes,
): Case[] {
  return Object.entries(nearMissKinds(listings, candidates, listed)).flatMap(([kind, make]) => {
    const random = seeded(seed, 'near-miss', kind);
    const seen = new Set<string>();
    const cases: Case[] = [];
    for (let tries = 0; tries < sizes.perNearMiss * 2 && cases.length < sizes.perNearMiss; tries++) {
      const { name, asPerson } = make(random);
      if (isListed(name, listed) || seen.has(name)) continue;
      seen.add(name);
      const payer = asPerson
        ? { name, billingName: name.toUpperCase().slice(0, 26), email: anyMail(random) }
        : paidBy(random, { organisation: name });
      cases.push({
        id: `own-${seed}-hard-${kind}-${cases.length}`,
        builder: 'own',
        label: 'hard',
        kind,
        family: null,
        target: null,
        payer,
      });
    }
    return cases;
  });
}
