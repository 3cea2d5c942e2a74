/** Names in other scripts than the Latin one, written in Latin letters as their owners' banks would write them. */
import type { Listing } from '#app/domain/screening/listing.ts';
import { compact } from './normalise.ts';

/** Any text in ASCII letters, as near to its sound as a table by character comes. */
export type ToLatin = (text: string) => string;

/** Shorter Latin forms are equal to ordinary words by chance; vowels that a script leaves out make them shorter still. */
const LETTERS_MIN = 6;
/** Marks between letters, as in "Eʿtemād", belong to no script. */
const OTHER_SCRIPT = /[\p{L}--[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]]/v;
const HAN = /\p{Script=Han}/u;

/** True where a letter of the text is not a Latin one. */
export function isInOtherScript(text: string): boolean {
  return OTHER_SCRIPT.test(text);
}

/**
 * The listing with Latin forms of its names in other scripts as further aliases; itself where there are none. Names in
 * Han characters are left alone in Japan: a table reads them as Chinese, which nobody there would write.
 */
export function withLatinAliases(listing: Listing, toLatin: ToLatin): Listing {
  const names = [listing.name, ...listing.aliases];
  const others = names.filter(
    (name) => isInOtherScript(name) && !(listing.country === 'JP' && HAN.test(name)),
  );
  if (others.length === 0) return listing;
  const known = new Set(names.map(compact));
  const latin = others.map(toLatin).filter((name) => {
    const key = compact(name);
    if (key.length < LETTERS_MIN || isInOtherScript(name) || known.has(key)) return false;
    known.add(key);
    return true;
  });
  return latin.length === 0 ? listing : { ...listing, aliases: [...listing.aliases, ...latin] };
}
