/** Who runs a committee without being it, as far as a list says so. */
import { readName, type ReadName } from '#app/domain/screening/name.ts';
import { hasPac } from '#app/domain/screening/vocabulary.ts';

/** A sponsor with such a word is a committee itself. */
const COMMITTEE_WORDS = new Set(
  'committee congress senate president party victory campaign elect'.split(' '),
);

const NOTHING = /^(?:none|n\W?a\W?|not applicable|unknown)?\W*$/i;

/** The sponsoring company, union or association; null where the text names a committee, itself or nothing. */
export function sponsorOf(name: ReadName, text: string): string | null {
  if (NOTHING.test(text)) return null;
  const sponsor = readName(text);
  const isCommittee = sponsor.canonical.some((word) => hasPac(word) || COMMITTEE_WORDS.has(word));
  return sponsor.compact === '' || isCommittee || name.compact === sponsor.compact ? null : text;
}
