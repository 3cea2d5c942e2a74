/** Names that a form or a bank cut short: whether a given name is a listed one that goes on where it ends. */
import { isPolitical, withoutDroppable, type NormalName, type ReadName } from './name.ts';
import { canonicalWord, isMarker } from './vocabulary.ts';
import { isOrdinary } from './weight.ts';

/** Lengths at which forms and banks cut names, in characters as written (a trailing space may have gone). */
const FIELD_LIMITS = new Set(
  [20, 22, 24, 25, 26, 28, 30, 32, 35, 36, 38, 40, 45].flatMap((limit) => [limit, limit - 1]),
);

/** True for a text as long as a form or a bank allows. */
export function isAtFieldLimit(text: string): boolean {
  return FIELD_LIMITS.has(text.length);
}

/**
 * What a card holds of a name: 26 characters on its stripe and in its chip (ISO/IEC 7813; EMV's "cardholder name"), 45 where the
 * issuer uses the chip's longer one (EMV 9F0B); a trailing space may have gone. Stripe keeps what payers type, who copy it from
 * the card.
 */
const CARD_LIMITS = new Set([25, 26, 44, 45]);
const LEGAL_FORMS = new Set(
  'incorporated corporation company limited llc llp lp plc pc gmbh ag sa'.split(' '),
);

/**
 * True for a name that ends with its legal form: a company's name ends there, and a longer one is cut just there by chance only,
 * but for names as long as cards allow, of which there are many.
 */
export function endsWithLegalForm({ text, canonical }: ReadName): boolean {
  return LEGAL_FORMS.has(canonical.at(-1) ?? '') && !CARD_LIMITS.has(text.length);
}

/**
 * A name cut inside a word is cut; one that ends with a word may as well be whole, so it must be political already and
 * as long as a field allows. Where only a marker is missing, what is left is the sponsor's own name.
 */
export function isCutOf(given: ReadName, { words: listed }: NormalName): boolean {
  let letters = 0;
  const next = listed.findIndex((word) => (letters += word.length) >= given.compact.length);
  const last = listed[next] ?? '';
  const begun = last.slice(0, last.length - (letters - given.compact.length));
  const [whole, part] = [canonicalWord(last), canonicalWord(begun)];
  const endsWithAWord =
    begun === last || /\d/.test(last) || part === whole || `${begun}s` === last || isOrdinary(begun);
  if (endsWithAWord)
    return isPolitical(given) && isAtFieldLimit(given.text) && withoutDroppable(given.canonical).length >= 3;
  const missing = withoutDroppable([whole, ...listed.slice(next + 1).map(canonicalWord)]);
  return isPolitical(given) || !missing.slice(isMarker(whole) ? 1 : 0).every(isMarkerPart);
}

const MARKER_PARTS = new Set([
  'action',
  'fund',
  'federal',
  'good',
  'government',
  'employees',
  'employee',
  'state',
]);

/** Words of "Political Action Committee", "Federal PAC", "Good Government Fund": by themselves they name no group. */
export function isMarkerPart(word: string): boolean {
  return isMarker(word) || MARKER_PARTS.has(word);
}
