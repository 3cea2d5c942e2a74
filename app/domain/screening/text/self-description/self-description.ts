/** Names that say of themselves that they are a political committee's, a campaign's or a party's, whether or not a list has them. */
import { isAtFieldLimit } from './cut.ts';
import { FIRST_NAMES } from './first-names.ts';
import { withoutDroppable, type ReadName } from './name.ts';
import type { NameField } from '#app/domain/screening/payer.ts';
import { isState } from './short-forms.ts';
import { isGroupWord } from './vocabulary.ts';

const OFFICES = new Set('congress senate senator president presidency governor representative'.split(' '));
/** "Pour" and "per" are English words too, and "house" is no office without "US" before it. */
const FOR = new Set('for para por fuer fur'.split(' '));
/** What may stand behind the office in a campaign's name, beside a state: "for Congress Committee". */
const BEHIND_OFFICE = new Set(
  'committee campaign district dist exploratory fund team folks victory'.split(' '),
);
/** "Political Science" is no group of that kind. */
const BEHIND_POLITICAL = new Set('fund committee victory'.split(' '));
const PARTISAN = new Set('republican democratic libertarian'.split(' '));
const BODIES = new Set('committee caucus delegation central executive'.split(' '));
/** "Asia Pac" is a part of the world. */
const REGIONS = new Set('asia asean indo trans'.split(' '));
/** "Maria Pac" is a person: the surname is borne in Guatemala and Poland. */
const PERSON_WORDS_MAX = 3;

/**
 * True for names with "PAC" behind another word, that begin with "PAC of" or "Elect", or have "for Congress", "Senate
 * campaign", "to elect", "political fund" or "Republican Committee" in them. Only what nobody else would write counts: lists
 * are never complete, but "committee" and "victory" by themselves say nothing.
 */
export function callsItselfPolitical(name: ReadName, field: NameField): boolean {
  const telling = withoutDroppable(name.canonical).filter((word) => !/\d/.test(word));
  if (telling.length < 2) return isPacAlone(name);
  const pac = telling.findLastIndex((word) => word === 'pac' || word === 'superpac');
  if (pac > 0) return !isOtherPac(name, field, telling[pac - 1] ?? '');
  if (pac === 0 && /^(?:of|de|der|von)$/.test(name.canonical[1] ?? '')) return true;
  return (
    isForElection(name, telling) ||
    telling.some((_, at) => isForOffice(telling, at) || isOfficeCampaign(telling, at)) ||
    saysPolitical(name, field, telling) ||
    isOfParty(telling)
  );
}

/** "POLITICAL ACTION COMMITTEE OF", cut before it says whose. */
function isPacAlone({ words, canonical }: ReadName): boolean {
  return canonical[0] === 'pac' && !words.includes('pac');
}

function isOtherPac({ words }: ReadName, field: NameField, before: string): boolean {
  if (REGIONS.has(before)) return true;
  const isOneWord = words.includes('pac');
  return (
    isOneWord &&
    field !== 'organisation' &&
    words.length <= PERSON_WORDS_MAX &&
    words.some((word) => FIRST_NAMES.has(word))
  );
}

/** "Neighbors to elect Lee", "Reelect Lee", "Elect Jane Lee"; "Elect Electric" is a company. */
function isForElection({ canonical }: ReadName, telling: readonly string[]): boolean {
  const [first, second = ''] = telling;
  const isOfPerson = FIRST_NAMES.has(second) && !telling.slice(1).some(isGroupWord);
  if (first === 'reelect' || (first === 'elect' && isOfPerson)) return true;
  return canonical.some((word, at) => word === 'to' && /^(?:re)?elect$/.test(canonical[at + 1] ?? ''));
}

/** "Lee for Congress", "Lee for US Senate Ohio", "Lee para Congress"; not "Prayers for Congress Street". */
function isForOffice(telling: readonly string[], at: number): boolean {
  if (at === 0 || !FOR.has(telling[at] ?? '')) return false;
  const before = telling[at + 1] ?? '';
  const office = /^(?:us|white|den)$/.test(before) ? at + 2 : at + 1;
  const isHouse = /^(?:us|white)$/.test(before) && telling[office] === 'house';
  return (isHouse || OFFICES.has(telling[office] ?? '')) && mayEndCampaign(telling[office + 1]);
}

/** "Lee's Senate campaign". */
function isOfficeCampaign(telling: readonly string[], at: number): boolean {
  return (
    at > 0 &&
    OFFICES.has(telling[at] ?? '') &&
    telling[at + 1] === 'campaign' &&
    mayEndCampaign(telling[at + 2])
  );
}

function mayEndCampaign(behind: string | undefined): boolean {
  return behind === undefined || BEHIND_OFFICE.has(behind) || isState(behind);
}

/** "Lee Political Fund", or the beginning of it where the name was cut. */
function saysPolitical({ text }: ReadName, field: NameField, telling: readonly string[]): boolean {
  const at = telling.indexOf('political');
  if (at <= 0) return false;
  return BEHIND_POLITICAL.has(telling[at + 1] ?? '') || (field !== 'organisation' && isAtFieldLimit(text));
}

/** "Dune County Republican Committee", "Sample Democratic Party". */
function isOfParty(telling: readonly string[]): boolean {
  return telling.some(
    (word, at) =>
      PARTISAN.has(word) &&
      (telling.some((other) => BODIES.has(other)) ||
        (telling[at + 1] === 'party' && at + 2 === telling.length)),
  );
}
