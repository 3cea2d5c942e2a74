/** Screening one payer: gathers the evidence, walks the rules in order, and says what was decided and why. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { compareName, SCORES } from './compare.ts';
import { mailDomain } from './email-domain.ts';
import { wholly, type Evidence, type FieldEvidence, type How } from './evidence.ts';
import type { Listing } from './listing.ts';
import { compact, NAME_LENGTH_MAX, normalise } from './normalise.ts';
import type { NameField, Payer } from './payer.ts';
import { entriesOf, type RegistryIndex } from './registry-index.ts';
import { isOneShortWord, RULES, type Facts, type RegistryStatus } from './rules.ts';
import type { Outcome, Screening } from './screening.ts';
import { sentenceOf } from './sentence.ts';

const NAME_FIELDS: readonly NameField[] = ['organisation', 'name', 'billingName'];

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
    listingOf: (id) => index?.byId.get(id) ?? null,
    isShared: (match) => isSharedName(match, evidence, index),
  };
  const trail: { rule: string; outcome: Outcome | null }[] = [];
  for (const { id: rule, outcome, test } of RULES) {
    const finding = test(facts);
    trail.push({ rule, outcome: finding ? outcome : null });
    if (!finding) continue;
    const { match } = finding;
    const listing = (match && index?.byId.get(match.listingId)) ?? null;
    const sentence = sentenceOf(rule, match, listing, locale);
    const ref = listing
      ? { id: listing.id, name: listing.name, source: listing.source, edition: listing.edition }
      : null;
    return { outcome, rule, score: scoreOf(outcome, match), listing: ref, evidence, trail, sentence };
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
  if (index === null || index.listings.length === 0) return { status: 'empty', index };
  const oldest = now.getTime() - ageDaysMax * 86_400_000;
  const isStale = sources.some(({ ages, confirmedAt }) => ages && confirmedAt.getTime() < oldest);
  return { status: isStale ? 'stale' : 'ready', index };
}

function gather(index: RegistryIndex, payer: Payer): FieldEvidence[] {
  const seen = new Set<string>();
  const fields: FieldEvidence[] = [];
  for (const field of NAME_FIELDS) {
    const text = payer[field] ?? '';
    // The billing name mostly repeats the name; one reading of it is enough.
    const key = `${field === 'organisation' ? 'organisation' : 'name'} ${text.toLowerCase()}`;
    if (text === '' || seen.has(key)) continue;
    seen.add(key);
    fields.push(...byIdentifier(index, field, text), ...compareName(index, field, text));
  }
  fields.push(...byMail(index, payer.email ?? ''), ...byCard(payer));
  return fields.sort((a, b) => b.score - a.score);
}

/** An identifier as the whole text, or as one word with letters and digits in it ("FEC ID C00401224"). */
function byIdentifier(index: RegistryIndex, field: NameField, text: string): FieldEvidence[] {
  const given = text.slice(0, NAME_LENGTH_MAX).toWellFormed();
  const words = normalise(given).split(' ');
  for (const word of [words.join(''), ...words.filter((word) => /\d/.test(word) && /\p{L}/u.test(word))]) {
    const listing = index.listings[index.identifiers.get(word) ?? -1];
    if (listing?.tier !== 'committee') continue;
    const listed = listing.identifiers.find((identifier) => compact(identifier) === word) ?? word;
    return [
      plainMatch(
        'identifier',
        field,
        given,
        listed,
        listing.id,
        isAllowed(index, compact(given), listing.id),
      ),
    ];
  }
  return [];
}

function byMail(index: RegistryIndex, email: string): FieldEvidence[] {
  const mail = mailDomain(email);
  if (!mail) return [];
  const owner = index.listings[index.domains.get(mail.domain) ?? -1];
  if (owner?.tier === 'committee') {
    return [
      plainMatch(
        'domain',
        'email',
        mail.domain,
        mail.domain,
        owner.id,
        isAllowed(index, compact(mail.domain), owner.id),
      ),
    ];
  }
  const label = compact(mail.label);
  const sponsored = (listing: Listing) => listing.sponsor !== null && compact(listing.sponsor) === label;
  return entriesOf(index.labels, label).flatMap((entry) => {
    const listing = index.listings[index.entryListings[entry] ?? -1];
    if (!listing) return [];
    const spared = sponsored(listing) ? 'sponsor' : isAllowed(index, compact(mail.domain), listing.id);
    return [
      plainMatch('domain-name', 'email', mail.domain, index.entryNames[entry] ?? '', listing.id, spared),
    ];
  });
}

function byCard({ cardRefused }: Payer): FieldEvidence[] {
  if (!cardRefused?.listingId) return [];
  const listed = cardRefused.listingName ?? '';
  return [plainMatch('card', 'card', 'the card', listed, cardRefused.listingId, null)];
}

function plainMatch(
  how: How,
  field: FieldEvidence['field'],
  given: string,
  listed: string,
  listingId: string,
  spared: FieldEvidence['spared'],
): FieldEvidence {
  return { field, given, listed, listingId, how, score: SCORES[how], spared, ...wholly([given], [listed]) };
}

function isAllowed(index: RegistryIndex, given: string, listingId: string): 'allowed' | null {
  return index.allows.get(given)?.has(listingId) ? 'allowed' : null;
}

/** One short word is too common a name to refuse by, unless two sources list it. */
function isSharedName(match: FieldEvidence, evidence: Evidence, index: RegistryIndex | null): boolean {
  if (!isOneShortWord(match.given)) return false;
  const sources = new Set<string>();
  for (const { field, how, listingId, spared } of evidence.fields) {
    const source = index?.byId.get(listingId)?.source;
    if (field === match.field && how === 'exact' && spared === null && source !== undefined)
      sources.add(source);
  }
  return sources.size < 2;
}

/** What clears never scores above a half; what holds stays below what refuses. */
function scoreOf(outcome: Outcome, match: FieldEvidence | null): number {
  if (!match) return 0;
  if (outcome === 'clear') return match.score / 2;
  return outcome === 'unclear' ? Math.min(match.score, 0.97) : match.score;
}
