/** Parties of any country, by their names in English and in the languages of the lists. */
import { isCompanyForm } from '#app/domain/screening/text/vocabulary.ts';
import { isCreedInEnglish, isOfPartyInEnglish } from './english-parties.ts';
import { isCreedAbroad, isOfPartyAbroad, isWordForParty } from './parties-abroad.ts';
import { isNoPartys, isPress } from './parties.ts';
import { wordSet, type Said } from './said.ts';

const COMPANIES = wordSet(
  'corporation company corp inc cooperative bank bv nv srl sarl spa doo kft tbk gmbh oy sdn bhd zoo',
);
/** Legal forms that are words elsewhere in a name. */
const LAST_OF_COMPANIES = wordSet('as ab sa sl');
/** Beside which nothing says that it is a party. */
const OTHER_TRADES = wordSet(
  `restaurant rentals rental supplies supply catering music dance fitness church ministries school university hotel coffee cafe studio
   studios salon planner planners`,
);
/** "Verity Justice Front" and "Jordan Party" may be persons. */
const PERSON_WORDS_MAX = 3;

/** In a field for persons a short name must say both that it is a party's and what that professes. */
export function isOfPartyOfAnyCountry(said: Said): boolean {
  const { inside, field } = said;
  if (!isOfPartyInEnglish(said) && !isOfPartyAbroad(said)) return false;
  if (isNoPartys(inside) || isPress(inside.at(-1) ?? '') || isCompanys(inside)) return false;
  return field === 'organisation' || inside.length > PERSON_WORDS_MAX || hasPartyBesideCreed(inside);
}

function isCompanys(words: readonly string[]): boolean {
  return (
    words.some((word) => isCompanyForm(word) || COMPANIES.has(word) || OTHER_TRADES.has(word)) ||
    words.some((word, at) => word === 'credit' && words[at + 1] === 'union') ||
    LAST_OF_COMPANIES.has(words.at(-1) ?? '')
  );
}

function hasPartyBesideCreed(words: readonly string[]): boolean {
  const isCreed = (word = '') => isCreedInEnglish(word) || isCreedAbroad(word);
  return words.some((word, at) => isWordForParty(word) && (isCreed(words[at - 1]) || isCreed(words[at + 1])));
}
