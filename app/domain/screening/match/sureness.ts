/** How sure a resemblance must be to refuse by (S17): too much agrees for chance. */
import { isOfficeRunFor } from '#app/domain/screening/text/campaign-year.ts';
import { isAtFieldLimit } from '#app/domain/screening/text/cut.ts';
import type { FieldEvidence } from './evidence.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { normalName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { isOfCandidate } from '#app/domain/screening/index/sponsor.ts';
import { canonicalWord, isMarker, isPlainMarker } from '#app/domain/screening/text/vocabulary.ts';

/** Either name explains at least this share of the other, on at least so many bits, or a person looks. */
const SURE = { covered: 0.88, bits: 20, score: 0.93 };
/** Less is enough where all words are there, misspelt, and say plainly that the name is political: at worst it is another such group's. */
const SURE_OF_PLAINLY_POLITICAL = { covered: 0.85, bits: 24, score: 0.89 };
/** The same where the listed name is not political by itself, as other organisations could be called nearly so. */
const SURE_OF_PLAIN = { covered: 0.93, bits: 24, score: 0.93 };

/** The same for a name that was cut, which must say that it is political in what is left; less of it where that is beyond doubt. */
const SURE_OF_CUT = { given: 0.95, listed: 0.7, bits: 30 };
const SURE_OF_PLAINLY_POLITICAL_CUT = { given: 0.95, listed: 0.5, bits: 26 };

/** The listed name in other words, or most of it: all but the same, and long enough. */
export function isSureResemblance(
  match: FieldEvidence,
  listing: Pick<Listing, 'readsAsPerson' | 'kind'>,
): boolean {
  const { readsAsPerson } = listing;
  const { field, how, covered, bits, score, isPolitical } = match;
  // A party's part holds even said exactly (shared-name.ts).
  if (match.derived === 'party-part') return false;
  const isPlain = isPolitical && (saysPlainly(match) || endsForOffice(match, listing));
  // Two words may be a person's title and name ("President Lee"), and one a company's own.
  if (readsAsPerson || match.givenWords.length < (field === 'organisation' || isPlain ? 2 : 3)) return false;
  if (how === 'cut') {
    // Newspapers are called "Orange County Republican": only what ends inside a word is cut beyond doubt.
    const last = match.givenWords.at(-1);
    const isInside = last?.mark === 'resembles' && !isMarker(canonicalWord(normalise(last.text)));
    // Forms cut nothing: what begins like a listed name there may as well be whole.
    if (field === 'organisation' || endsAsNewspaper(match)) return false;
    const least = isPlain && isInside ? SURE_OF_PLAINLY_POLITICAL_CUT : SURE_OF_CUT;
    return (
      isPolitical && covered.given >= least.given && covered.listed >= least.listed && bits >= least.bits
    );
  }
  if (how !== 'wrapped' && how !== 'same-words' && how !== 'misspelt') return false;
  if (goesOn(match)) return false;
  const isWhole = match.unexplained.given.length === 0 && match.unexplained.listed.length === 0;
  const sure = isPlain && isWhole ? SURE_OF_PLAINLY_POLITICAL : isPolitical ? SURE : SURE_OF_PLAIN;
  return (
    score >= sure.score &&
    bits >= sure.bits &&
    covered.given >= sure.covered &&
    covered.listed >= sure.covered
  );
}

/** "DUNE COUNTY REPUBLI" and nothing else that is political: newspapers' names, cut so, look the same. */
function endsAsNewspaper({ givenWords }: FieldEvidence): boolean {
  const words = givenWords.map(({ text }) => normalise(text));
  const last = words.pop() ?? '';
  const isBegun = NEWSPAPERS.some((whole) => whole.startsWith(last));
  return isBegun && !words.some(isPlainMarker);
}

const NEWSPAPERS = ['republican', 'democrat'];

/** Behind the listed name another word begins, where the card has no more room: "INDIAN NATIONAL CONGRESS O" may be one of surgeons. */
function goesOn({ field, given, givenWords }: FieldEvidence): boolean {
  const last = givenWords.at(-1);
  return (
    field !== 'organisation' &&
    isAtFieldLimit(given) &&
    last?.mark === 'differs' &&
    BEGUN_WORD.test(last.text) &&
    !LEGAL_FORM.test(last.text)
  );
}

const BEGUN_WORD = /^\p{L}{1,3}$/u;
const LEGAL_FORM = /^(?:inc|llc|ltd|co|pac)$/i;

/** "JANE DOE FOR C", where "Jane Doe for Congress" is listed: whatever else she may be for, she runs. */
function endsForOffice({ how, givenWords, listed }: FieldEvidence, listing: Pick<Listing, 'kind'>): boolean {
  if (!isOfCandidate(listing)) return false;
  const [link, begun] = givenWords.slice(-2).map(({ text }) => normalise(text));
  if (how !== 'cut' || begun === undefined || canonicalWord(link ?? '') !== 'for') return false;
  const { words } = normalName(listed);
  return words.some((word, at) => {
    return words[at - 1] === 'for' && isOfficeRunFor(word) && word.startsWith(begun);
  });
}

/** A word that only parties, committees and campaigns have is among those that agree; "leadership" is not enough. */
function saysPlainly({ givenWords }: FieldEvidence): boolean {
  return givenWords.some(({ text, mark }) => mark !== 'differs' && isPlainMarker(normalise(text)));
}
