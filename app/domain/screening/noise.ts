/** Words around a name that are not in it: what banks, forms and treasurers write beside it. */

/** Words that stand around a group's name when a bank, a form or a treasurer wrote it, not in it. */
const LEADING_NOISE = new Set(
  'donation donations gift contribution contributions payment paid sent authorized authorised and from by careof co behalf on of the for attn attention fbo dba www http https'.split(
    ' ',
  ),
);
const TRAILING_NOISE = new Set(
  'donation donations gift contribution account acct operating checking treasurer treas finance office headquarters hq thank thanks you official com org net'.split(
    ' ',
  ),
);

/** Normalised words without such words at both ends; the same array where there are none. */
export function withoutNoise(words: readonly string[]): readonly string[] {
  let from = 0;
  let to = words.length;
  while (from < to - 1 && LEADING_NOISE.has(words[from] ?? '')) from++;
  while (to > from + 1 && TRAILING_NOISE.has(words[to - 1] ?? '')) to--;
  return from === 0 && to === words.length ? words : words.slice(from, to);
}
