/** Text that a stranger typed, as it is kept, compared and shown: without what nobody sees, and without what turns the way it reads. */

/** Stands where a sign was that turns the direction of reading. Whoever sees it knows that the text was more than it looks. */
const UNREADABLE = '\uFFFD';

/** Most names are this already. */
const PLAIN = /^(?:[\x21-\x7E]+(?: [\x21-\x7E]+)*)?$/;
const TURNS = /[\u202A-\u202E\u2066-\u2069]/;
const OVERRIDE = /[\u202D\u202E]/;
const TURN_BEGINS = /[\u202A\u202B\u202D\u202E\u2066-\u2068]/g;
/** Phones put such a pair around a name that they paste. */
const WRAPPED_ONCE = /^\s*[\u202A\u202B\u2066-\u2068]([^\u202A-\u202E\u2066-\u2069]*)[\u202C\u2069]\s*$/;
const RIGHT_TO_LEFT = String.raw`\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Samaritan}\p{sc=Mandaic}\p{sc=Adlam}`;
const LEFTWARD_LETTER = new RegExp(String.raw`[\p{L}&&[${RIGHT_TO_LEFT}]]`, 'v');
const LEFTWARD = new RegExp(String.raw`[[\p{L}&&[${RIGHT_TO_LEFT}]]\u061C\u200F\u202B\u2067]`, 'v');
const RIGHTWARD = new RegExp(String.raw`[\p{L}--[${RIGHT_TO_LEFT}]]`, 'v');
/** A word that is read in both directions: where it begins depends on who shows it. */
const BOTH_WAYS = new RegExp(
  String.raw`[\p{L}&&[${RIGHT_TO_LEFT}]]\p{M}*[\p{L}--[${RIGHT_TO_LEFT}]]|[\p{L}--[${RIGHT_TO_LEFT}]]\p{M}*[\p{L}&&[${RIGHT_TO_LEFT}]]`,
  'v',
);
/** All but single spaces, which stay as they are: there are thousands of them in a long text. */
const BLANKS = /(?! [^\s\u0085\u2800])[\s\u0085\u2800]+/g;
/** Controls, and what no font draws; joiners are looked at apart. JavaScript has the byte order mark among the blanks, and nobody sees it. */
const UNSEEN = /[[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]--[[\s--\uFEFF]\u0085\u200C\u200D]]/gv;
/** Persian and the scripts of India write with joiners; between other letters they only hide. */
const IDLE_JOINER =
  /(?<![\p{sc=Arabic}\p{sc=Syriac}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Oriya}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}])|[\u200C\u200D]{2,}/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;

/**
 * One line: blanks at the ends go, others become one space, or two where there were more (two end a word that is spelled out
 * letter by letter). Controls, invisible and direction characters go; where they turn the way the text reads, `UNREADABLE`
 * takes their place. Nothing is cut. Total on any string, and idempotent.
 */
export function cleanLine(text: string): string {
  if (PLAIN.test(text)) return text;
  return withoutUnseen(text)
    .replace(BLANKS, (blanks) => (blanks.length === 1 ? ' ' : '  '))
    .trim();
}

/** The same for what may have lines and paragraphs. */
export function cleanParagraphs(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .split('\n')
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** False for a clean text that reads otherwise than it looks, or did before it was cleaned. */
export function readsAsItLooks(text: string): boolean {
  return !text.includes(UNREADABLE) && !(LEFTWARD_LETTER.test(text) && BOTH_WAYS.test(text));
}

function withoutUnseen(text: string): string {
  const wellFormed = text.toWellFormed();
  const marked = isTurned(wellFormed) ? wellFormed.replace(TURN_BEGINS, UNREADABLE) : wellFormed;
  return marked.replace(UNSEEN, '').replace(IDLE_JOINER, '');
}

/** Overrides turn any letters; embeddings only where letters of both directions, or the embedding itself, go against each other. */
function isTurned(text: string): boolean {
  if (!TURNS.test(text)) return false;
  if (OVERRIDE.test(text)) return true;
  const inside = WRAPPED_ONCE.exec(text)?.[1];
  return inside === undefined && LEFTWARD.test(text) && RIGHTWARD.test(text);
}
