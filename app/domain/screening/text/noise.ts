/** Words around a name that are not in it: what banks, forms and treasurers write beside it. */
import { isState } from './short-forms.ts';

/** Words that stand around a group's name when a bank, a form or a treasurer wrote it, not in it. */
const LEADING_NOISE = new Set(
  'donation donations gift contribution contributions payment paid sent authorized authorised and from by careof co behalf on of the for attn attention fbo www http https'.split(
    ' ',
  ),
);
const TRAILING_NOISE = new Set(
  'donation donations gift contribution account acct operating checking treasurer treas finance office headquarters hq thank thanks you official com org net'.split(
    ' ',
  ),
);

/** Most names have none of it. */
const MAY_HAVE_LINES = /\d|(?:^| )(?:careof|attn|order|debit) /;
/** What a bank writes before whom it pays, a date, a box. */
const LINES_BEFORE =
  /^(?:pay to (?:the )?order of |pos debit (?:visa )?|checkcard \d{4} |attn treasurer |\d{4} \d\d? \d\d? |\d\d? (?:\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) \d{2,4} |po box \d+ |\d{4,} (?!fund|pac))/;
/** Whose hands it is in, a box, a suite, a telephone, a long number, and all that follows. */
const LINES_BEHIND =
  / (?:careof|attn|attention|po box \d|(?:suite|ste|apt|unit) \d|\d{3} \d{3} \d{4}\b|(?:ending|ref|reference) \d{4,}$|\d{5,}$).*$/;
/** A city of one word: more would take words of names. */
const CITY_STATE_ZIP = / \S+ ([a-z]{2}) \d{5}(?: \d{4})?$/;

/** Normalised words without such lines and words at both ends; the same array where there are none. */
export function withoutNoise(words: readonly string[]): readonly string[] {
  const kept = withoutLines(words);
  let from = 0;
  let to = kept.length;
  while (from < to - 1 && LEADING_NOISE.has(kept[from] ?? '')) from++;
  while (to > from + 1 && TRAILING_NOISE.has(kept[to - 1] ?? '')) to--;
  return from === 0 && to === kept.length ? kept : kept.slice(from, to);
}

function withoutLines(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  if (!MAY_HAVE_LINES.test(text)) return words;
  const named = text
    .replace(LINES_BEFORE, '')
    .replace(CITY_STATE_ZIP, (all, state: string) => (isState(state) ? '' : all))
    .replace(LINES_BEHIND, '');
  return named === text || named === '' ? words : named.split(' ');
}
