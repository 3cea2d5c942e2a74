/** The one normaliser of names, used alike for what is imported and for what a payer gives. */
import { foldCharacter } from './confusables.ts';

/**
 * Longest name that is read, in UTF-16 units. Card and form fields are far shorter; of a longer one nobody is cleared by what was
 * read (`isReadWhole`, S20).
 */
export const NAME_LENGTH_MAX = 200;

/** Some single characters stand for whole phrases; what they expand to is cut as well. */
const EXPANDED_LENGTH_MAX = 4 * NAME_LENGTH_MAX;

/**
 * Invisible characters: format controls (zero width, bidi, tags), variation selectors, Hangul fillers; and what stands where one
 * of them turned the text (clean-text.ts).
 */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u034F\u115F\u1160\u3164\uFFA0\uFFFD]/gu;
/** Marks that writers add or leave out: accents, Arabic and Hebrew vowel points; not Japan's, which make other letters. */
const OPTIONAL_MARKS =
  /[[\p{Mn}&&[\p{sc=Inherited}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}]]--[\u3099\u309A]]/gv;
/** Looks like a "c"; its compatibility form is another sigma. */
const LUNATE_SIGMA = /[\u03f2\u03f9]/g;
const CAPITAL_NU = '\u039d';
const LATIN_OR_CYRILLIC = /[a-z\u0400-\u04ff]/iu;
const MANGLED = /[\u00c2-\u00f4][\u0080-\u00bf]/;
const BEYOND_LATIN_1 = /[^\u0020-\u00ff\s]/;
const ASCII = /^[\x20-\x7E]*$/;
const APOSTROPHES = /['\u2018\u2019\u201B\u02BC\u02B9\u2032`\u00B4]/g;
/** "O.N.E.", and with one of them written as a digit, but for the last: "0.N.E.", "L.1.S.A.". */
const DOTTED =
  /(?<![\p{L}\p{M}\p{N}])(?:(?:\p{L}\.){2,}\p{L}?|(?:0\.|(?:\p{L}\.)+[01]\.)(?:\p{L}\.)*\p{L})(?![\p{L}\p{M}\p{N}])/gu;
/** What forms and exports make of letters and signs: "&amp;", "&eacute;", "&#233;". */
const ENTITIES =
  /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|([a-z]{2,8}));/gi;
const MAY_BE_ENCODED = /[&%]/;
/** As in a web address: "Harbor%20Valley". */
const PERCENT_ENCODED = /(?:%[\da-f]{2})+/gi;
/** Most names have no signs. */
const PLAIN = /^[a-z\d ]*$/;
const AND_SIGN = /&|(?<=\s)\+(?=\s)/g;
const NOT_WORD = /[^\p{L}\p{M}\p{N}\s]+/gu;
/** Three or more single letters, one space apart: somebody spaced a word out. */
const SPACED = /(?<!\S)\p{L}(?: \p{L}){2,}(?!\S)/gu;
/** All but single spaces, which stay as they are. */
const WIDE_GAPS = /\s{2,}|[^\S ]/g;
const SINGLE_IN_A_ROW = /(?:^|\s)\S{1,2} \S{1,2} \S{1,2}(?:\s|$)/;
const FOUR_FOR = /(?<=\p{L}) 4 (?=\p{L})/gu;
/** "Lee4Congress" */
const GLUED_FOUR = /(?<=\p{L}{2})4(?=\p{L}{2})/gu;
const DIGIT_IN_WORD = /\d[^\d\s]|[^\d\s]\d/;
const NUMBERS_AROUND = /^(\d{2,})?(.*?)(\d{2,})?$/su;
const YEAR_BEHIND = /(?<=\p{L})(?:19|20)\d\d$/u;
const CARE_OF = /(?<!\S)c\/o(?=\s)/gi;
const ORDINAL = /^\d+(?:st|nd|rd|th)$/;
/** "NC10thDistrict", "President2016Campaign": several digits between letters that cannot all be letters in disguise. */
const NUMBER_INSIDE =
  /(?<=\p{L})(?:\d+(?:1st|2nd|3rd|[04-9]th)|\d*1[1-3]th|(?!77\p{L})(?:\d*[246789]\d+|\d+[246789]\d*))(?=\p{L})/gu;
/** A congressional district: "IA03" is "IA-03". */
const DISTRICT =
  /^(a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy])(\d{1,2})$/;
const LETTER_OF_DIGIT: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '5': 's' };
/** Digits and signs that scanners and writers put for letters, with letters around them. */
const LETTER_OF_SIGN: Readonly<Record<string, string>> = {
  ...{ '2': 'z', '6': 'g', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i', '|': 'l', '\u20ac': 'e' },
};
const DIGIT_FOR_LETTER = /(?<=\p{L})(?:[268]|77?)(?=\p{L})/gu;
const SIGN_FOR_LETTER = /(?<=\p{L})[@!|\u20ac](?=\p{L})|\$(?=\p{L})|(?<=[\p{L}$])\$/gu;
/** Letters that a bank or a page does not show: "Co##ress". */
const MASKED = /(?<=\p{L})[#*\u2022]{2,3}(?=\p{L})/gu;
/** "name@example.org" is an address, not a name with an "a" in disguise. */
const ADDRESS = /@\S+\.\S/;

/**
 * A name as lower-case words with single spaces between them: compatibility forms and accents folded, look-alike
 * letters of other alphabets and digits inside words read as Latin letters, "&" as "and", "4" between words as
 * "for", dotted and spaced-out letters joined. At most NAME_LENGTH_MAX long. Total on any string, and idempotent.
 */
export function normalise(text: string): string {
  return cut(normalised(text.slice(0, NAME_LENGTH_MAX)));
}

/** Letters stay as many, and a text that short stays short enough whatever its signs stand for. */
const SURELY_WHOLE = /^(?:[A-Za-z .,'()-]{0,200}|[\x20-\x7E]{0,40})$/;

/** False where `normalise` leaves something of the text out, so that what it gives is not all that whoever sees the text reads. */
export function isReadWhole(text: string): boolean {
  if (SURELY_WHOLE.test(text)) return true;
  if (text.length > NAME_LENGTH_MAX || text.normalize('NFKD').length > EXPANDED_LENGTH_MAX) return false;
  return normalised(text).length <= NAME_LENGTH_MAX;
}

function normalised(whole: string): string {
  const folded = fold(MAY_BE_ENCODED.test(whole) ? decoded(whole) : whole);
  const spelled = PLAIN.test(folded) ? folded : withoutSigns(folded);
  // Two spaces end a word that is spelled out letter by letter; after that all gaps are alike.
  return readDigits(joinSpaced(spelled).replace(WIDE_GAPS, ' ').trim());
}

/** Digits as the letters, numbers and words that they stand for; until nothing changes, since one reading makes room for another. */
function readDigits(words: string): string {
  // A "4" between words first: beside one, "2026" would look like letters too.
  const parted = words.includes('4') ? words.replace(GLUED_FOUR, ' for ').replace(FOUR_FOR, ' for ') : words;
  const read = joinSpaced(DIGIT_IN_WORD.test(parted) ? lettersForDigits(parted) : parted);
  return read === words ? read : readDigits(read);
}

function decoded(text: string): string {
  return text.replace(PERCENT_ENCODED, plainOfBytes).replace(ENTITIES, plainOfEntity);
}

/** Signs as the letters or the words that they stand for, or as gaps. */
function withoutSigns(folded: string): string {
  return folded
    .replace(CARE_OF, ' careof ')
    .replace(APOSTROPHES, '')
    .replace(DOTTED, (letters) => letters.replaceAll('.', ''))
    .replace(SIGN_FOR_LETTER, (sign) => (ADDRESS.test(folded) ? ' ' : letterOf(sign)))
    .replace(MASKED, (signs) => 'x'.repeat(signs.length))
    .replace(AND_SIGN, ' and ')
    .replace(NOT_WORD, ' ');
}

/** An official number in the one form in which it is compared: capitals and digits only ("pp-851" is PP851). */
export function identifierKey(text: string): string {
  return text
    .slice(0, NAME_LENGTH_MAX)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** The normalised name without its spaces: equal for glued, spaced and hyphenated writings of the same name. */
export function compact(text: string): string {
  return normalise(text).replaceAll(' ', '');
}

function plainOfEntity(
  _: string,
  decimal?: string,
  hexadecimal?: string,
  letter?: string,
  name?: string,
): string {
  if (letter !== undefined) return letter;
  if (name !== undefined) return /^amp$/i.test(name) ? ' & ' : /^(?:apos|[lr]squo)$/i.test(name) ? "'" : ' ';
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : ' ';
}

function plainOfBytes(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return bytes;
  }
}

/** Text in UTF-8 that somebody read as Latin-1 ("PeÃ±a"), as it was meant. */
function unmangled(text: string): string {
  if (!MANGLED.test(text) || BEYOND_LATIN_1.test(text)) return text;
  try {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const plain = withLatinNu(unmangled(text).replace(LUNATE_SIGMA, 'c'))
    .normalize('NFKD')
    .slice(0, EXPANDED_LENGTH_MAX)
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(OPTIONAL_MARKS, '');
  if (ASCII.test(plain)) return plain;
  let out = '';
  for (const character of plain) out += foldCharacter(character);
  return out;
}

/** A capital nu looks like an "N", a small one like a "v"; in a Greek word it is neither. */
function withLatinNu(text: string): string {
  if (!text.includes(CAPITAL_NU)) return text;
  return text.replace(/\S+/g, (word) =>
    LATIN_OR_CYRILLIC.test(word) ? word.replaceAll(CAPITAL_NU, 'n') : word,
  );
}

/** Digits inside words are letters in disguise, numbers are set apart. */
function lettersForDigits(words: string): string {
  return words.replace(NUMBER_INSIDE, ' $& ').split(/ +/).map(inWord).join(' ').trim();
}

/** Digits around a word are numbers ("LeeForCongress2026"). */
function inWord(word: string): string {
  if (!/\d/.test(word) || !/\p{L}/u.test(word) || ORDINAL.test(word)) return word;
  if (DISTRICT.test(word)) return word.replace(DISTRICT, '$1 $2');
  // "G1BBONS2024": whatever its other digits are, a year behind a word is a number.
  const year = YEAR_BEHIND.exec(word)?.index;
  if (year !== undefined) return `${inWord(word.slice(0, year))} ${word.slice(year)}`;
  const [, before = '', inside = '', after = ''] = NUMBERS_AROUND.exec(word) ?? [];
  // "SWA1WE11": where one digit is a letter, all are.
  if (inside.length < 3 || /\d/.test(inside)) return asLetters(word);
  return [before, inside, after].join(' ').trim();
}

function asLetters(word: string): string {
  return word
    .replace(/[0135]/g, letterOf)
    .replace(DIGIT_FOR_LETTER, (digits) => Array.from(digits, letterOf).join(''));
}

function letterOf(sign: string): string {
  return LETTER_OF_DIGIT[sign] ?? LETTER_OF_SIGN[sign] ?? sign;
}

function joinSpaced(text: string): string {
  // Three single letters in a row are rare, and this look is cheaper than the other.
  if (!SINGLE_IN_A_ROW.test(text)) return text;
  return text.replace(SPACED, (letters) => letters.replaceAll(' ', ''));
}

/** Cuts at a word, so that no letter left over at the end can join others when the result is read again. */
function cut(words: string): string {
  if (words.length <= NAME_LENGTH_MAX) return words;
  const space = words.lastIndexOf(' ', NAME_LENGTH_MAX);
  if (space > 0) return words.slice(0, space);
  return words.slice(0, NAME_LENGTH_MAX).replace(/[\uD800-\uDBFF]$/, '');
}
