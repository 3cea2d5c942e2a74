/** Screening one payer: gathers the evidence, walks the rules in order, and says what was decided and why. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { compareName } from './compare.ts';
import { isAtFieldLimit } from './cut.ts';
import { mailDomain } from './email-domain.ts';
import { wholly, type Evidence, type FieldEvidence } from './evidence.ts';
import { OWN_WORDS, type Listing } from './listing.ts';
import type { Meanings } from './given.ts';
import { compact, identifierKey, NAME_LENGTH_MAX, normalise } from './normalise.ts';
import { LABEL_LETTERS_MIN, labelsOf, readName } from './name.ts';
import { rowAt } from './number-rows.ts';
import { NAME_FIELDS, type NameField, type Payer } from './payer.ts';
import {
  COMMITTEE,
  entriesNamed,
  isAllowed,
  listingAt,
  listingById,
  listingCount,
  READS_AS_PERSON,
  type RegistryIndex,
} from './registry-index.ts';
import { isOneShortWord, RULES, type Facts, type RegistryStatus, type Rule } from './rules.ts';
import type { Outcome, Screening } from './screening.ts';
import { sentenceOf } from './sentence.ts';
import { mistakesBetween } from './spelling.ts';
import { sponsorOf } from './sponsor.ts';
import { numberOf } from './string-table.ts';
import { isOrdinary } from './weight.ts';

/** The registry as it stands: an index, if one could be built, and whether it may be relied on. */
export type RegistryState =
  | { readonly status: 'ready'; readonly index: RegistryIndex }
  | { readonly status: Exclude<RegistryStatus, 'ready'>; readonly index: RegistryIndex | null };

/**
 * Screens a payer. Never throws on any text; where the registry is not `ready` nobody is cleared or refused. The
 * sentence is in the words of `locale` (BCP 47): the one in which the donor reads us.
 */
export function screenPayer(registry: RegistryState, payer: Payer, locale = 'en'): Screening {
  const { status, index } = registry;
  const evidence: Evidence = { fields: index ? gather(index, payer) : [] };
  const facts: Facts = {
    registry: status,
    payer,
    evidence,
    listingOf: (id) => index && listingById(index, id),
    isShared: (match) => isSharedName(match, evidence, index),
    isForgiven: (nameCompact) => index !== null && isAllowed(index, OWN_WORDS, nameCompact),
  };
  const trail: { rule: string; outcome: Outcome | null }[] = [];
  for (const { id: rule, outcome, test } of RULES) {
    const finding = test(facts);
    trail.push({ rule, outcome: finding ? outcome : null });
    if (!finding) continue;
    const { match, ownWords } = finding;
    const listing = match && index && listingById(index, match.listingId);
    const sentence = sentenceOf(rule, ownWords ?? match, listing, locale);
    const ref = listing
      ? { id: listing.id, name: listing.name, source: listing.source, edition: listing.edition }
      : null;
    return {
      outcome,
      rule,
      score: scoreOf(rule, outcome, evidence, match),
      listing: ref,
      evidence: ownWords ? { ...evidence, ownWords } : evidence,
      trail,
      sentence,
    };
  }
  throw new Error('the last screening rule applies to every payer');
}

/** A clear payer who gave too often in a day: stolen cards are tried in series. Holds and keeps the evidence (S16). */
export function tooManyGifts(screening: Screening, giftsPerDayMax: number, locale = 'en'): Screening {
  return {
    ...screening,
    outcome: 'unclear',
    rule: 'too-many-gifts',
    trail: [...screening.trail, { rule: 'too-many-gifts', outcome: 'unclear' }],
    sentence: textsFor(locale).screening.tooManyGifts(giftsPerDayMax),
  };
}

/** The state of a registry: `stale` where a source that ages was not confirmed for more than `ageDaysMax` days. */
export function registryState(
  index: RegistryIndex | null,
  sources: readonly { readonly ages: boolean; readonly confirmedAt: Date }[],
  now: Date,
  ageDaysMax: number,
): RegistryState {
  if (index === null || listingCount(index) === 0) return { status: 'empty', index };
  const oldest = now.getTime() - ageDaysMax * 86_400_000;
  const isStale = sources.some(({ ages, confirmedAt }) => ages && confirmedAt.getTime() < oldest);
  return { status: isStale ? 'stale' : 'ready', index };
}

function gather(index: RegistryIndex, payer: Payer): FieldEvidence[] {
  const seen = new Set<string>();
  const meanings: Meanings = new Map();
  const fields: FieldEvidence[] = [];
  for (const field of NAME_FIELDS) {
    const text = payer[field] ?? '';
    // The billing name mostly repeats the name; one reading of it is enough.
    const key = `${field === 'organisation' ? 'organisation' : 'name'} ${text.toLowerCase()}`;
    if (text === '' || seen.has(key) || (field === 'billingName' && isCutOfAnother(index, payer, text)))
      continue;
    seen.add(key);
    fields.push(...byIdentifier(index, field, text), ...compareName(index, meanings, field, text));
  }
  fields.push(...byMail(index, payer), ...byCard(index, payer));
  return fields.sort((a, b) => b.score - a.score);
}

/**
 * The card shows what it has room for of a name that is known whole. A listed name is never taken for a cut one: whoever pays
 * with it could write anything behind it on the form.
 */
function isCutOfAnother(index: RegistryIndex, { name, organisation }: Payer, billingName: string): boolean {
  const cut = compact(billingName);
  if (!isAtFieldLimit(billingName.trimEnd()) || numberOf(index.names, cut) >= 0) return false;
  return [name, organisation].some((text) => {
    const whole = compact(text ?? '');
    return whole.length > cut.length && whole.startsWith(cut);
  });
}

/** An identifier as the whole text, or as one word with digits in it ("FEC ID C00401224"). */
function byIdentifier(index: RegistryIndex, field: NameField, text: string): FieldEvidence[] {
  const given = text.slice(0, NAME_LENGTH_MAX).toWellFormed();
  for (const key of new Set([given, ...given.split(/[\s,;:()#]+/)].map(identifierKey))) {
    if (!/\d/.test(key)) continue;
    const number = index.identifierListings[numberOf(index.identifiers, key)] ?? -1;
    const listing = listingAt(index, number);
    if (listing?.tier !== 'committee') continue;
    const listed = listing.identifiers.find((identifier) => identifierKey(identifier) === key) ?? key;
    return [plainMatch(index, { how: 'identifier', field, given, listed, listing })];
  }
  return [];
}

function byMail(index: RegistryIndex, payer: Payer): FieldEvidence[] {
  const mail = mailDomain(payer.email ?? '');
  if (!mail) return [];
  const given = mail.domain;
  const owner = listingAt(index, index.domainListings[numberOf(index.domains, given)] ?? -1);
  if (owner?.tier === 'committee')
    return [plainMatch(index, { how: 'domain', field: 'email', given, listed: given, listing: owner })];
  const label = compact(mail.label);
  const isGroups = (entry: number) =>
    label.length >= LABEL_LETTERS_MIN &&
    ((index.entryFlags[entry] ?? 0) & (COMMITTEE | READS_AS_PERSON)) === COMMITTEE;
  const own =
    LABEL_FORMS.map((form) => entriesLabelled(index, label.replace(form, ''))).find(
      ({ length }) => length > 0,
    ) ?? entriesNamed(index, label).filter(isGroups);
  const bare = own.length > 0 ? own : rowAt(index.bareLabelEntries, numberOf(index.bareLabels, label));
  return Array.from(bare.subarray(0, LABELS_MAX)).flatMap((entry) => {
    const listing = listingAt(index, index.entryListings[entry] ?? -1);
    if (!listing) return [];
    const place = index.entryPlaces[entry] ?? 0;
    const listed = (place === 0 ? listing.name : listing.aliases[place - 1]) ?? '';
    const match = plainMatch(index, { how: 'domain-name', field: 'email', given, listed, listing });
    const isTelling =
      own.length > 0
        ? !isOneShortWord(listed) || (label.length >= LONG_LABEL_LETTERS_MIN && !isOrdinary(label))
        : listing.readsAsPerson
          ? compact(listed) === label && isSomebodyElses(payer, label)
          : label.length >= BARE_LABEL_LETTERS_MIN && isNotSponsors(listing, label);
    return [
      isTelling || match.spared !== null
        ? match
        : { ...match, score: BARE_LABEL_SCORE, spared: 'weak' as const },
    ];
  });
}

/** What campaigns put around their names: "team-lee.org", "lee-hq.com". */
const LABEL_FORMS = [
  /^$/,
  /^(?:team|vote|elect|join|support|go|the|with|donateto|friendsof)/,
  /(?:hq|usa|official|online)$/,
];

function entriesLabelled(index: RegistryIndex, label: string): Uint32Array {
  return rowAt(index.labelEntries, numberOf(index.labels, label));
}

/** Listings whose names would make the same domain, at most. */
const LABELS_MAX = 3;
/** A domain called like a listing without its political words is as likely the sponsor's. */
const BARE_LABEL_SCORE = 0.68;
/** Unless it is long, and nobody is known to sponsor the listing. */
const BARE_LABEL_LETTERS_MIN = 12;

/** The domain of a whole name, none of it the payer's: not that of a namesake with a domain of their own. */
function isSomebodyElses({ organisation, name, billingName }: Payer, label: string): boolean {
  if (label.length < LONG_LABEL_LETTERS_MIN) return false;
  const words = [organisation, name, billingName].flatMap((text) => normalise(text ?? '').split(' '));
  return words.length > 0 && !words.some((word) => word.length >= 3 && label.includes(word));
}

/** Shorter ones are anybody's: two short names, one word. */
const LONG_LABEL_LETTERS_MIN = 9;

/** False where the domain is called like the company, union or association behind the committee, or nearly so. */
function isNotSponsors(listing: Listing, label: string): boolean {
  const sponsor = sponsorOf(listing);
  return sponsor === null || mistakesBetween(compact(sponsor).slice(0, label.length), label, 2) > 2;
}

function byCard(index: RegistryIndex, { cardRefused }: Payer): FieldEvidence[] {
  if (!cardRefused?.listingId) return [];
  const listing = { id: cardRefused.listingId, sponsor: null };
  const listed = cardRefused.listingName ?? '';
  return [plainMatch(index, { how: 'card', field: 'card', given: 'the card', listed, listing })];
}

/** How sure the ways are that do not compare words, 0 to 1. */
const PLAIN_SCORES = { identifier: 1, domain: 1, card: 0.95, 'domain-name': 0.88 } as const;
/** An official number, a domain or a card is nobody else's by chance. */
const PLAIN_BITS = 32;

function plainMatch(
  index: RegistryIndex,
  found: Pick<FieldEvidence, 'field' | 'given' | 'listed'> & {
    readonly how: keyof typeof PLAIN_SCORES;
    readonly listing: Pick<Listing, 'id' | 'sponsor'>;
  },
): FieldEvidence {
  const { how, field, given, listed, listing } = found;
  const sponsor = sponsorOf(listing);
  const isItsSponsor =
    how === 'domain-name' &&
    sponsor !== null &&
    labelsOf(readName(sponsor)).own.includes(compact(mailLabel(given)));
  return {
    field,
    given,
    listed,
    listingId: listing.id,
    how,
    score: PLAIN_SCORES[how],
    bits: PLAIN_BITS,
    covered: { given: 1, listed: 1 },
    isPolitical: false,
    spared: isAllowed(index, listing.id, compact(given)) ? 'allowed' : isItsSponsor ? 'sponsor' : null,
    ...wholly([given], [listed]),
  };
}

function mailLabel(domain: string): string {
  return domain.split('.')[0] ?? '';
}

/**
 * One short word is too common a name to refuse by, unless two sources list it. So is, otherwise written than the committee's
 * own, a name that a source also gives as that of a body connected with some committee.
 */
function isSharedName(match: FieldEvidence, evidence: Evidence, index: RegistryIndex | null): boolean {
  if (index && isConnectedToo(index, match)) return true;
  if (!isOneShortWord(match.given)) return false;
  const sources = new Set<string>();
  for (const { field, how, listingId, spared } of evidence.fields) {
    const source = index ? listingById(index, listingId)?.source : undefined;
    if (field === match.field && how === 'exact' && spared === null && source !== undefined)
      sources.add(source);
  }
  return sources.size < 2;
}

function isConnectedToo(index: RegistryIndex, { given, listed }: FieldEvidence): boolean {
  const name = normalise(given);
  return numberOf(index.connected, name) >= 0 && name !== normalise(listed);
}

/** Of what is held for a resemblance that would be too weak by itself (S18, S19). */
const HELD_SCORE_MIN = 0.83;

/** What is spared scores low; what holds stays below what refuses. */
function scoreOf(
  rule: Rule['id'],
  outcome: Outcome,
  { fields }: Evidence,
  match: FieldEvidence | null,
): number {
  if (outcome === 'political') return Math.max(0.98, match?.score ?? 0);
  if (outcome === 'unclear') {
    const saysNothing = match === null && rule !== 'calls-itself-political';
    return saysNothing ? 0 : Math.min(Math.max(match?.score ?? 0, HELD_SCORE_MIN), 0.97);
  }
  // A resemblance too weak to count still says in which order to look.
  const isInDoubt = ({ spared, how, field }: FieldEvidence) =>
    spared === 'weak' ||
    (how === 'cut' && (spared === 'person' || spared === 'sponsor') && field !== 'organisation');
  return Math.max(0, ...fields.map((field) => (isInDoubt(field) ? field.score : field.score * 0.3)));
}
