/** Screening one payer: gathers the evidence, walks the rules in order, and says what was decided and why. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import type { Evidence, FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import { gather } from '#app/domain/screening/match/gather.ts';
import { furtherReasons, type Reason } from './hold-reasons.ts';
import { unreadOf } from '#app/domain/screening/text/legibility.ts';
import { OWN_WORDS, type Listing } from '#app/domain/screening/listing.ts';
import { cleanPayer, type Payer } from '#app/domain/screening/payer.ts';
import {
  isAllowed,
  isCandidate,
  isParty,
  listingById,
  listingCount,
  type RegistryIndex,
} from '#app/domain/screening/index/registry-index.ts';
import { RULES, type Facts, type Finding, type RegistryStatus } from './rules.ts';
import type { Outcome, SaidReason, Screening } from '#app/domain/screening/screening.ts';
import { isAcronym } from '#app/domain/screening/text/acronym.ts';
import { likelihood } from './likelihood.ts';
import { resemblanceOf } from './resemblance.ts';
import { sentenceOf } from './sentence.ts';
import { isSharedName } from '#app/domain/screening/match/shared-name.ts';

/** The registry as it stands: an index, if one could be built, and whether it may be relied on. */
export type RegistryState =
  | { readonly status: 'ready'; readonly index: RegistryIndex }
  | { readonly status: Exclude<RegistryStatus, 'ready'>; readonly index: RegistryIndex | null };

/**
 * Screens a payer. Never throws on any text; where the registry is not `ready` nobody is cleared or refused. The
 * sentence is in the words of `locale` (BCP 47): the one in which the donor reads us. What is judged, and stands in the
 * evidence, is the text as it is kept and shown (clean-text.ts).
 */
export function screenPayer(registry: RegistryState, given: Payer, locale = 'en'): Screening {
  const { status, index } = registry;
  const payer = cleanPayer(given);
  const evidence: Evidence = { fields: index ? gather(index, payer) : [] };
  const facts: Facts = {
    registry: status,
    payer,
    evidence,
    unread: unreadOf(payer),
    listingOf: index ? listingsOf(index) : () => null,
    isShared: (match) => isSharedName(match, evidence, index),
    isForgiven: (nameCompact) => index !== null && isAllowed(index, OWN_WORDS, nameCompact),
    isCandidate: (surname) => index !== null && isCandidate(index, surname),
    isParty: (acronym) => index !== null && isAcronym(acronym) && isParty(index, acronym),
  };
  const trail: { rule: string; outcome: Outcome | null }[] = [];
  for (const { id: rule, outcome, test } of RULES) {
    const finding = test(facts);
    trail.push({ rule, outcome: finding ? outcome : null });
    if (!finding) continue;
    const further = outcome === 'unclear' ? furtherReasons(facts, { rule, ...finding }) : [];
    return {
      outcome,
      ...said({ rule, ...finding }, facts, locale),
      score: scoreOf(rule, outcome, evidence, finding.match),
      evidence: { ...evidence, ...decidedBy([finding, ...further]) },
      trail,
      further: further.map((reason) => said(reason, facts, locale)),
    };
  }
  throw new Error('the last screening rule applies to every payer');
}

/** What no field's resemblance says: the first name that decided by itself, and the first that could not be read. */
function decidedBy(findings: readonly Finding[]): Pick<Evidence, 'ownWords' | 'unread'> {
  const ownWords = findings.find((finding) => finding.ownWords)?.ownWords;
  const unread = findings.find((finding) => finding.unread)?.unread;
  return { ...(ownWords && { ownWords }), ...(unread && { unread }) };
}

/** A reason as it is kept: with the listing that it rests on, and in words. */
function said({ rule, match, ownWords, unread }: Reason, { listingOf }: Facts, locale: string): SaidReason {
  const listing = match && listingOf(match.listingId);
  return {
    rule,
    listing: listing && {
      id: listing.id,
      name: listing.name,
      source: listing.source,
      edition: listing.edition,
    },
    sentence: sentenceOf(rule, unread ?? ownWords ?? match, listing, locale),
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
  const sentence = textsFor(locale).screening.tooManyDonations(donationsPerDayMax);
  return heldBesides(screening, 'too-many-donations', sentence);
}

/** A bank holds another amount than the donor agreed to: a person must look before anything is taken (S23). */
export function amountDiffers(screening: Screening, locale = 'en'): Screening {
  return heldBesides(screening, 'amount-differs', textsFor(locale).screening.amountDiffers);
}

/** Holds who would be clear, and is one reason more for who is held; a political payer stays one. */
function heldBesides(screening: Screening, rule: string, sentence: string): Screening {
  if (screening.outcome === 'political') return screening;
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

/** Where nothing is known, nothing is likely. */
function scoreOf(rule: string, outcome: Outcome, evidence: Evidence, match: FieldEvidence | null): number {
  const resemblance = resemblanceOf(rule, outcome, evidence, match);
  if (outcome === 'unclear' && resemblance === 0) return 0;
  return likelihood(resemblance);
}
