/** Parties of any country by their English names: "Swedish Rural Party", "Popular Front of Dunia", "Coalition of the Radical Left". */
import { isYear } from '#app/domain/screening/text/campaign-year.ts';
import { normalName } from '#app/domain/screening/text/name.ts';
import { isStopWord } from '#app/domain/screening/text/vocabulary.ts';
import { isToldAbroad } from './parties-abroad.ts';
import { isNation } from './nations.ts';
import { wordSet, type Said } from './said.ts';

/** What parties profess; nobody else is called so who has one of the bodies below. */
const CREEDS = wordSet(
  `socialist socialists communist communists marxist marxists leninist trotskyist democratic democrat democrats liberal liberals
   conservative conservatives republican republicans libertarian libertarians nationalist nationalists unionist unionists monarchist
   monarchists royalist royalists centrist centrists loyalist revolutionary patriotic populist federalist federalists separatist
   separatists anarchist anarchists leftist leftists rightist rightists agrarian agrarians`,
);
/** These, and several of any, need no body beside them. */
const UNMISTAKABLE = wordSet('socialist communist marxist leninist trotskyist leftist');
/** Whose a party is, or what for. Other groups are called so, but none of them "party". */
const PEOPLE = wordSet(
  `national peoples people popular workers worker labour labor farmers peasants rural pensioners christian islamic muslim hindu
   green greens ecological ecologist ecologists ecology environmental environment environmentalist animal animals humanist feminist
   womens freedom liberty justice unity independence independent independents constitution constitutional reform reformist reformed
   renewal progress progressive progressives radical radicals solidarity salvation resistance liberation motherland fatherland homeland
   civic citizens citizen moderate moderates centre center left right alternative united regionalist autonomist sovereignty
   development social democracy republic revolution pirate pirates nazi fascist peasant peace equality rights prosperity dignity
   nation unification reunification autonomy emancipation patriot patriots traditionalist orthodox`,
);
/** What goes before "Front" and "Bloc" where these are a nation's. */
const OF_FRONTS = wordSet(
  'national peoples popular workers christian islamic united freedom salvation liberation resistance homeland patriotic independence',
);
const FRONTS = wordSet('front bloc');
const BODIES = wordSet(
  'movement union alliance league left congress rally federation coalition front bloc block unity',
);
const TELLING = new Set(['party', ...CREEDS, ...BODIES]);
/** "The People's Movement", "National Resistance Movement": two words of which neither says so by itself. */
const PEOPLES = wordSet('peoples popular resistance liberation');
const PEOPLES_BODIES = wordSet('movement unity congress rally');
const LEFT_BODIES = wordSet('alliance coalition bloc front movement unity');
/** "Federation of Young Democrats": so near behind the body. */
const OF_WHOM = 4;
/** What a name goes on with behind its body; what else stands there says what firm it is ("Republican Union Plumbing"). */
const GOING_ON = wordSet('of for in and the to');
const FEASTS = wordSet(
  `christmas birthday wedding garden house working search watch slumber hen stag tea pool dinner retirement holiday office block
   cocktail beach dance halloween costume bachelor bachelorette farewell launch lunch third private street year years eve`,
);

export function isOfPartyInEnglish({ inside, text }: Said): boolean {
  // Most names have none of these words.
  if (!inside.some((word) => TELLING.has(word))) return false;
  // "Dunian Liberal Alliance (centre right)".
  return (
    saysParty(inside) || (BRACKETS.test(text) && saysParty(normalName(text.replace(BRACKETS, ' ')).words))
  );
}

const BRACKETS = /[([].*$/s;

function saysParty(words: readonly string[]): boolean {
  return isParty(words) || isBody(words) || isCreedAlone(words);
}

/** "Party" with whose it is before it, or of whose it is behind it. */
function isParty(words: readonly string[]): boolean {
  const at = words.lastIndexOf('party');
  if (at < 0) return false;
  const before = words[at - 1] ?? '';
  if (at > 0 && FEASTS.has(before)) return false;
  const isOfCreed = words.slice(0, at).some((word) => CREEDS.has(word));
  if ((isTold(before) || isToldAbroad(before) || isOfCreed) && mayGoOn(words, at)) return true;
  // "Party of Ireland" may be a feast, and so may a party for somebody's benefit that has a name.
  const isOf = words[at + 1] === 'of' || (at === 0 && words[1] === 'for');
  return isOf && words.slice(at + 2).some((word) => isTold(word) && !isNation(word));
}

function isBody(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (!BODIES.has(word) || !mayGoOn(words, at)) return false;
    const before = words.slice(0, at);
    const [near = '', far = ''] = [words[at - 1], words[at - 2]];
    const isLast = at === words.length - 1 || isAcronymLast(words, at + 1);
    // "Republican Credit Union" is a bank.
    if (before.some((each) => CREEDS.has(each)) && isTold(near)) return true;
    if (words[at + 1] === 'of' && words.slice(at + 2, at + OF_WHOM).some(isMember)) return true;
    if (FRONTS.has(word) && OF_FRONTS.has(near)) return true;
    if (PEOPLES_BODIES.has(word) && PEOPLES.has(near)) return true;
    if (LEFT_BODIES.has(word) && (near === 'left' || (far === 'left' && near === 'wing'))) return true;
    // "African National Union", "Indian National Congress".
    if (isLast && near === 'national' && isNation(far) && /^(?:union|congress|movement)$/.test(word))
      return true;
    return (
      LEFT_BODIES.has(word) &&
      /^of the (?:radical |united |plural )?left(?:$| (?:and|movements|forces|parties)\b)/.test(
        words.slice(at + 1).join(' '),
      )
    );
  });
}

/** Nothing but what somebody professes, and whose: "Socialist", "Flemish Conservatives". */
function isCreedAlone(words: readonly string[]): boolean {
  const telling = words.filter((word) => !isStopWord(word));
  return (
    telling.some((word) => UNMISTAKABLE.has(word) || isMember(word)) &&
    telling.every((word) => isTold(word) || word === 'young')
  );
}

function isTold(word: string): boolean {
  return CREEDS.has(word) || PEOPLE.has(word) || isNation(word);
}

/** True for what parties profess. */
export function isCreedInEnglish(word: string): boolean {
  return CREEDS.has(word);
}

/** Several of those who profess something. */
function isMember(word: string): boolean {
  return CREEDS.has(word) && word.endsWith('s');
}

function mayGoOn(words: readonly string[], at: number): boolean {
  const next = words[at + 1];
  return (
    next === undefined || GOING_ON.has(next) || isNation(next) || isYear(next) || isAcronymLast(words, at + 1)
  );
}

/** "Dunian National Front (DNF)". */
function isAcronymLast(words: readonly string[], at: number): boolean {
  return (
    at === words.length - 1 && (words[at]?.length ?? 0) <= 6 && words[at]?.charAt(0) === words[0]?.charAt(0)
  );
}
