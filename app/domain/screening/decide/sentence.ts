/** The sentence that a donor reads about a screening: the deciding rule's own, in the donor's language. */
import { cleanLine } from '#app/domain/clean-text.ts';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';
import type { MatchWords } from '#app/domain/texts/en/screening.ts';
import type { FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { publisherOf } from './publisher.ts';
import type { Unread } from '#app/domain/screening/text/legibility.ts';
import type { Rule } from './rules.ts';

const GIVEN_LENGTH_MAX = 80;
const LISTED_LENGTH_MAX = 200;

/** The name that a rule speaks of, and why it could not be read where that is what decided. */
type Said = Pick<FieldEvidence, 'given'> &
  Partial<Pick<FieldEvidence, 'derived' | 'listed'>> &
  Partial<Pick<Unread, 'why'>>;

/** Why `rule` decided; `match` and `listing` where it rests on a match, `locale` as of BCP 47. */
export function sentenceOf(
  rule: Rule['id'],
  match: Said | null,
  listing: Listing | null,
  locale: string,
): string {
  const texts = textsFor(locale).screening;
  const words: MatchWords = {
    given: oneLine(match?.given ?? '', GIVEN_LENGTH_MAX),
    listed: oneLine(listing?.name ?? '', LISTED_LENGTH_MAX),
    former: match?.derived === 'former' ? oneLine(match.listed ?? '', LISTED_LENGTH_MAX) : null,
    isDerived: match?.derived !== undefined && match.derived !== 'former',
    publisher: listing ? published(listing, texts) : '',
    why: match?.why ?? null,
  };
  return texts.sentences[rule](words);
}

function published({ source, edition }: Listing, texts: Texts['screening']): string {
  const publisher = publisherOf(source, texts);
  // The starting list is ours and has no edition that anybody could look up.
  return source === 'starter' ? publisher : texts.publisherAndEdition(publisher, edition);
}

/** As a donor may read it again: clean, and not longer than a line. */
function oneLine(text: string, lengthMax: number): string {
  const plain = cleanLine(text).replace(/ {2,}/g, ' ');
  // Never half a character: the sentence is kept as JSON.
  return plain.length > lengthMax
    ? `${plain.slice(0, lengthMax - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
    : plain;
}
