/** Words around a name that are not in it: what banks, forms and treasurers write beside it. */
import { isState } from './short-forms.ts';

const LEADING_NOISE = new Set(
  (
    'donation donations gift contribution contributions payment paid pay sent authorized authorised and from by careof co behalf ' +
    'on of to order the for attn attention treasurer fbo that those their our www http https groups paypal venmo zelle sq tst ' +
    'pp pos ach debit checkcard visa purchase'
  ).split(' '),
);
const TRAILING_NOISE = new Set(
  'donation donations gift contribution account acct operating checking treasurer treas finance office headquarters hq thank thanks you official folks com org net'.split(
    ' ',
  ),
);

/** Most names have none of it. */
const MAY_HAVE_LINES = /\d| (?:careof|attn|dba) /;
/** Another's name, a date, an official number, a box, in front of it. */
const LINES_BEFORE =
  /^(?:.* dba |\d{4} \d\d? \d\d? |\d\d? (?:\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) \d{2,4} |(?:\d{4} )?c\d{8} |po box \d+ |\d{4,} (?!fund|pac))/;
/** Whose hands it is in, a box, a suite, a telephone, a long number, and all that follows. */
const LINES_BEHIND =
  / (?:careof|attn|attention|po box \d|(?:suite|ste|apt|unit) \d|\d{3} \d{3} \d{4}\b|\d{5,}$).*$/;
const STATE_AND_ZIP = / (\S+) ([a-z]{2}) \d{5}(?: \d{4})?$/;

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
    .replace(STATE_AND_ZIP, (all, _city, state: string) => (isState(state) ? '' : all))
    .replace(LINES_BEHIND, '');
  return named === text || named === '' ? words : named.split(' ');
}
