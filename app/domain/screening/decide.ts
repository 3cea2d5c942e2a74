/** Screening one payer: gathers the evidence, walks the rules in order, and says what was decided and why. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { compareName } from './compare.ts';
import { isAtFieldLimit } from './cut.ts';
import type { Evidence, FieldEvidence, MarkedWord } from './evidence.ts';
import { furtherReasons, type Reason } from './hold-reasons.ts';
import { OWN_WORDS, type Listing } from './listing.ts';
import type { Meanings } from './given.ts';
import { byMail } from './mail-evidence.ts';
import { politicalPartsOf } from './name-parts.ts';
import { compact, identifierKey, NAME_LENGTH_MAX } from './normalise.ts';
import { NAME_FIELDS, type NameField, type Payer } from './payer.ts';
import { plainMatch } from './plain-match.ts';
import { byPostalCode } from './postal-code.ts';
import {
  entriesNamed,
  isAllowed,
  listingAt,
  listingById,
  listingCount,
  type RegistryIndex,
} from './registry-index.ts';
import { RULES, type Facts, type RegistryStatus, type Rule } from './rules.ts';
import type { Outcome, SaidReason, Screening } from './screening.ts';
import { sentenceOf } from './sentence.ts';
import { isSharedName } from './shared-name.ts';
import { numberOf } from './string-table.ts';

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
    listingOf: index ? listingsOf(index) : () => null,
    isShared: (match) => isSharedName(match, evidence, index),
    isForgiven: (nameCompact) => index !== null && isAllowed(index, OWN_WORDS, nameCompact),
  };
  const trail: { rule: string; outcome: Outcome | null }[] = [];
  for (const { id: rule, outcome, test } of RULES) {
    const finding = test(facts);
    trail.push({ rule, outcome: finding ? outcome : null });
    if (!finding) continue;
    const further = outcome === 'unclear' ? furtherReasons(facts, { rule, ...finding }) : [];
    const ownWords = [finding, ...further].find((reason) => reason.ownWords)?.ownWords;
    return {
      outcome,
      ...said({ rule, ...finding }, facts, locale),
      score: scoreOf(rule, outcome, evidence, finding.match),
      evidence: ownWords ? { ...evidence, ownWords } : evidence,
      trail,
      further: further.map((reason) => said(reason, facts, locale)),
    };
  }
  throw new Error('the last screening rule applies to every payer');
}

/** A reason as it is kept: with the listing that it rests on, and in words. */
function said({ rule, match, ownWords }: Reason, { listingOf }: Facts, locale: string): SaidReason {
  const listing = match && listingOf(match.listingId);
  return {
    rule,
    listing: listing && {
      id: listing.id,
      name: listing.name,
      source: listing.source,
      edition: listing.edition,
    },
    sentence: sentenceOf(rule, ownWords ?? match, listing, locale),
  };
}

/** Listings by id, each read once however many rules ask for it. */
function listingsOf(index: RegistryIndex): Facts['listingOf'] {
  const known = new Map<string, Listing | null>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const listing = listingById(index, id);
    known.set(id, listing);
    return listing;
  };
}

/**
 * A payer who gave too often in a day: stolen cards are tried in series. Holds who would be clear, and is one reason more for who
 * is held; keeps the evidence (S16).
 */
export function tooManyDonations(screening: Screening, donationsPerDayMax: number, locale = 'en'): Screening {
  const rule = 'too-many-donations';
  const sentence = textsFor(locale).screening.tooManyDonations(donationsPerDayMax);
  const trail = [...screening.trail, { rule, outcome: 'unclear' as const }];
  if (screening.outcome === 'unclear')
    return { ...screening, trail, further: [...screening.further, { rule, listing: null, sentence }] };
  return { ...screening, outcome: 'unclear', rule, trail, sentence };
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
    fields.push(...byIdentifier(index, field, text), ...byName(index, meanings, field, text));
  }
  fields.push(...byMail(index, payer), ...byCard(index, payer));
  fields.push(...byPostalCode(index, payer, fields));
  return fields.sort((a, b) => b.score - a.score);
}

/**
 * The whole text, or where that resembles nothing the political names within it. These hold and refuse nobody: what stands
 * around them is somebody's name too.
 */
function byName(index: RegistryIndex, meanings: Meanings, field: NameField, text: string): FieldEvidence[] {
  const whole = compareName(index, meanings, field, text);
  if (whole.some(({ spared }) => spared === null)) return whole;
  const inside = politicalPartsOf(text).flatMap((part) =>
    compareName(index, meanings, field, part)
      .filter(({ spared, isPolitical }) => spared === null && isPolitical)
      .map((match) => withinText(match, part, text, isAllowed(index, match.listingId, compact(text)))),
  );
  return [...inside, ...whole];
}

/** What a part resembles as evidence of the whole text, which is what staff judge and forgive. */
function withinText(match: FieldEvidence, part: string, text: string, isForgiven: boolean): FieldEvidence {
  const given = text.slice(0, NAME_LENGTH_MAX).toWellFormed();
  const [before = '', ...behind] = given.split(part);
  const around = (words: string) =>
    words
      .split(/\s+/)
      .flatMap((word): MarkedWord[] => (word === '' ? [] : [{ text: word, mark: 'differs', bits: 0 }]));
  return {
    ...match,
    given,
    how: 'similar',
    spared: isForgiven ? 'allowed' : null,
    givenWords: [...around(before), ...match.givenWords, ...around(behind.join(part))],
  };
}

/**
 * The card shows what it has room for of a name that is known whole. A listed name is never taken for a cut one: whoever pays
 * with it could write anything behind it on the form.
 */
function isCutOfAnother(index: RegistryIndex, { name, organisation }: Payer, billingName: string): boolean {
  const cut = compact(billingName);
  if (!isAtFieldLimit(billingName.trimEnd()) || entriesNamed(index, cut).length > 0) return false;
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

function byCard(index: RegistryIndex, { cardRefused }: Payer): FieldEvidence[] {
  if (!cardRefused?.listingId) return [];
  const listing = { id: cardRefused.listingId, sponsor: null };
  const listed = cardRefused.listingName ?? '';
  return [plainMatch(index, { how: 'card', field: 'card', given: 'the card', listed, listing })];
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
