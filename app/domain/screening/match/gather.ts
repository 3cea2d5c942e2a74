/** Gathers the evidence on one payer: what each field resembles, what several resemble together, what domain, card and post code say. */
import { acrossFields } from './across-fields.ts';
import { compareName } from './compare.ts';
import { isAtFieldLimit } from '#app/domain/screening/text/cut.ts';
import type { FieldEvidence } from './evidence.ts';
import type { Meanings } from './given.ts';
import { byMail } from './mail-evidence.ts';
import { namesWithin } from './names-within.ts';
import { compact, identifierKey, NAME_LENGTH_MAX } from '#app/domain/screening/text/normalise.ts';
import { NAME_FIELDS, type NameField, type Payer } from '#app/domain/screening/payer.ts';
import { plainMatch } from './plain-match.ts';
import { byPostalCode } from './postal-evidence.ts';
import { entriesNamed, listingAt, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { numberOf } from '#app/domain/screening/index/string-table.ts';

/** Of a clean payer (payer.ts), best first. */
export function gather(index: RegistryIndex, payer: Payer): FieldEvidence[] {
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
  if (!fields.some(({ spared }) => spared === null)) fields.push(...acrossFields(index, meanings, payer));
  fields.push(...byMail(index, payer), ...byCard(index, payer));
  fields.push(...byPostalCode(index, payer, fields));
  return fields.sort((a, b) => b.score - a.score);
}

/**
 * The whole text, or where that resembles nothing the listed names within it. These hold and refuse nobody: what stands
 * around them is somebody's name too.
 */
function byName(index: RegistryIndex, meanings: Meanings, field: NameField, text: string): FieldEvidence[] {
  const whole = compareName(index, meanings, field, text);
  if (whole.some(({ spared }) => spared === null)) return whole;
  return [...namesWithin(index, meanings, field, text), ...whole];
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

/** Most names have none, and nothing that stands for one in another script. */
const MAY_HAVE_DIGITS = /[\d\u0080-\uFFFF]/;

/** An identifier as the whole text, or as one word with digits in it ("FEC ID C00401224"). */
function byIdentifier(index: RegistryIndex, field: NameField, text: string): FieldEvidence[] {
  const given = text.slice(0, NAME_LENGTH_MAX).toWellFormed();
  if (!MAY_HAVE_DIGITS.test(given)) return [];
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
