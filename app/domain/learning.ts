/** What a decision of the staff teaches the screening: who is not a listing, and by what other name a listing gives. */
import { cleanLine } from './clean-text.ts';
import type { AliasLesson, AllowlistLesson, Lesson } from './lesson.ts';
import { screenPayer } from './screening/decide/decide.ts';
import { isFreeMail, mailDomain } from './screening/text/email-domain.ts';
import type { FieldEvidence } from './screening/match/evidence.ts';
import { OWN_WORDS } from './screening/listing.ts';
import { readName } from './screening/text/name.ts';
import { compact, NAME_LENGTH_MAX } from './screening/text/normalise.ts';
import type { Payer } from './screening/payer.ts';
import { readsAsPerson } from './screening/text/person.ts';
import { listingById, withAllowlist, type RegistryIndex } from './screening/index/registry-index.ts';
import { reasonsOf, type Screening } from './screening/screening.ts';
import { isGroupWord } from './screening/text/vocabulary.ts';

const nothing: Lesson = { allowlist: [], aliases: [] };

/**
 * A donation that is cleared, or an appeal that is won, sets apart everything that counts against the payer from the listing
 * it resembles, in that screening and in `index` (the registry as it stands) once the first ones are out of the way: staff
 * cleared the payer, not one resemblance. A refusal teaches only where staff say that the payer is the listed group itself.
 */
export function lessonOf(
  decision: 'clear' | 'refuse',
  reason: string,
  screening: Screening,
  index: RegistryIndex | null,
): Lesson {
  if (decision === 'clear') return { ...nothing, allowlist: wholeAllowlistOf(screening, index) };
  return reason === 'is-listed-group' ? { ...nothing, aliases: aliasesOf(screening) } : nothing;
}

/** What was given, and the listings that it will pass for, or be another name of; none where it passes for what it says of itself. */
export interface Teaching {
  readonly given: string;
  readonly listings: readonly string[];
}

/** What either decision would teach, before it is made; a refusal only by the reason that says who the payer is. */
export interface Teachings {
  readonly clear: readonly Teaching[];
  readonly refuse: readonly Teaching[];
}

/** `nameOf`: how a listing is called today; null where it is not listed any more. */
export function teachingsOf(screening: Screening, index: RegistryIndex | null): Teachings {
  const grouped = (lessons: readonly { given: string; listingId: string }[]) => {
    const byGiven = new Map<string, Set<string>>();
    for (const { given, listingId } of lessons) {
      const found = screening.evidence.fields.find((match) => match.listingId === listingId);
      const name = (index && listingById(index, listingId)?.name) ?? found?.listed ?? listingId;
      const names = byGiven.get(given) ?? new Set();
      byGiven.set(given, listingId === OWN_WORDS ? names : names.add(name));
    }
    return [...byGiven].map(([given, listings]) => ({ given, listings: [...listings] }));
  };
  const { allowlist } = lessonOf('clear', '', screening, index);
  const { aliases } = lessonOf('refuse', 'is-listed-group', screening, index);
  return {
    clear: grouped(allowlist),
    refuse: grouped(aliases.map(({ text, listingId }) => ({ given: text, listingId }))),
  };
}

/** A name that resembles so many listings one behind the other is a word that they share. */
const roundsMax = 8;

function wholeAllowlistOf(screening: Screening, index: RegistryIndex | null): AllowlistLesson[] {
  const lessons = allowlistOf(screening);
  const payer = payerOf(screening);
  for (let round = 0; index && lessons.length > 0 && round < roundsMax; round++) {
    const again = screenPayer({ status: 'ready', index: withAllowlist(index, lessons) }, payer);
    const more = again.outcome === 'clear' ? [] : allowlistOf(again);
    if (more.length === 0) break;
    lessons.push(...more);
  }
  return lessons;
}

/** As much of the payer as resembled anybody and can be taught about. */
function payerOf(screening: Screening): Payer {
  const { evidence } = screening;
  const given = (field: FieldEvidence['field']) => {
    const { ownWords } = evidence;
    if (ownWords?.field === field) return ownWords.given;
    return evidence.fields.find((match) => match.field === field)?.given ?? null;
  };
  const domain = isFromOffice(screening) ? null : given('email');
  return {
    organisation: given('organisation'),
    name: given('name'),
    billingName: given('billingName'),
    email: domain === null ? null : `x@${domain}`,
  };
}

/** Held, if for other reasons as well, because a person's own card gives from an address of the group (S22). */
function isFromOffice(screening: Screening): boolean {
  return reasonsOf(screening).some(({ rule }) => rule === 'office-address');
}

function allowlistOf(screening: Screening): AllowlistLesson[] {
  const { rule, evidence } = screening;
  const lessons = new Map<string, AllowlistLesson>();
  // Two resemblances that are too weak one by one hold together (S18), for any listing of which there are two.
  const isHeldFor = ({ listingId, spared }: FieldEvidence) =>
    rule === 'fields-agree' &&
    spared === 'weak' &&
    evidence.fields.some(
      (other) => (other.field === 'email' || other.field === 'address') && other.listingId === listingId,
    );
  const { ownWords } = evidence;
  if (ownWords)
    lessons.set(OWN_WORDS, {
      given: ownWords.given,
      nameCompact: compact(ownWords.given),
      listingId: OWN_WORDS,
    });
  for (const match of evidence.fields) {
    const { field, given, listingId, how, spared } = match;
    // A card is forgiven by being forgotten, and a post code is thousands'; what was spared needs no sparing.
    if (field === 'card' || field === 'address' || (spared !== null && !isHeldFor(match))) continue;
    // Whose own card it was says nothing about the next one from that address.
    if (how === 'domain' && isFromOffice(screening)) continue;
    const nameCompact = compact(given);
    if (nameCompact !== '') lessons.set(`${nameCompact} ${listingId}`, { given, nameCompact, listingId });
  }
  return [...lessons.values()];
}

/** A card and a post code are no names, and several names are no other name of anybody. */
const TAUGHT_BY_NONE: ReadonlySet<FieldEvidence['field']> = new Set(['card', 'address', 'names']);

function aliasesOf({ listing, evidence }: Screening): AliasLesson[] {
  if (!listing) return [];
  const lessons = new Map<string, AliasLesson>();
  for (const { field, given, listed, listingId, how, spared } of evidence.fields) {
    if (listingId !== listing.id || spared !== null || TAUGHT_BY_NONE.has(field)) continue;
    const textCompact = compact(given);
    const isKnown = textCompact === compact(listed) || textCompact === compact(listing.name);
    const kind = field === 'email' ? 'domain' : 'name';
    const isTeachable =
      kind === 'domain'
        ? how === 'domain-name' && !isFreeMail(given)
        : how !== 'identifier' && saysGroup(given);
    // A domain may be spelled as the name is and be another fact all the same.
    if (isTeachable && (kind === 'domain' || !isKnown))
      lessons.set(textCompact, { kind, text: given, textCompact, listingId });
  }
  return [...lessons.values()];
}

/** True for a name with a word that no person's name has. A person's name must never come to refuse. */
function saysGroup(name: string): boolean {
  return readName(name).canonical.some(isGroupWord);
}

/** What is wrong with a name or domain that staff add by hand, or with adding it to the listing. */
export type AliasProblem =
  | { readonly kind: 'empty' | 'too-short' | 'could-be-person' | 'no-domain' }
  | { readonly kind: 'too-long'; readonly length: number }
  | { readonly kind: 'free-mail'; readonly host: string }
  /** The listing holds and refuses nobody, under any name. */
  | { readonly kind: 'only-reports' }
  | { readonly kind: 'known'; readonly text: string };

export interface AliasErrors {
  readonly kind?: 'none';
  readonly text?: AliasProblem;
  readonly reason?: { readonly kind: 'empty' } | { readonly kind: 'too-long'; readonly lengthMax: number };
}

/** A name or domain that staff add by hand, in the form that is kept; else what is wrong with it. */
export function readAlias(
  kind: 'name' | 'domain',
  text: string,
): { readonly alias: Omit<AliasLesson, 'listingId'> } | { readonly problem: AliasProblem } {
  const written = cleanLine(text);
  if (written.length > NAME_LENGTH_MAX) return { problem: { kind: 'too-long', length: written.length } };
  if (kind === 'domain') return readDomain(written);
  const read = readName(written);
  if (read.compact.length < 3) return { problem: { kind: 'too-short' } };
  // Words of groups are known in Latin letters only; in other scripts the person who signs it answers for it.
  const isLatin = /\p{sc=Latin}/u.test(written);
  if (readsAsPerson(read, false) || (isLatin && !saysGroup(written)))
    return { problem: { kind: 'could-be-person' } };
  return { alias: { kind, text: written, textCompact: read.compact } };
}

function readDomain(written: string): ReturnType<typeof readAlias> {
  const host = written.slice(written.lastIndexOf('@') + 1).toLowerCase();
  if (isFreeMail(host)) return { problem: { kind: 'free-mail', host } };
  const found = mailDomain(`x@${host}`);
  if (!found) return { problem: { kind: 'no-domain' } };
  const { domain } = found;
  return { alias: { kind: 'domain', text: domain, textCompact: compact(domain) } };
}
