/** Names that say of themselves that they are a political committee's, a campaign's or a party's, whether or not a list has them. */
import type { NameField } from '#app/domain/screening/payer.ts';
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import { readName, withoutDroppable, type ReadName } from '#app/domain/screening/text/name.ts';
import { isGroupWord } from '#app/domain/screening/text/vocabulary.ts';
import { hasGluedPac, isOfCommittee } from './committees.ts';
import {
  isForOffice,
  isForState,
  isOfficeAndYear,
  isOfficeholders,
  isOfPeopleForSomebody,
} from './offices.ts';
import { isOfParty } from './parties.ts';
import { isOfPartyOfAnyCountry } from './any-party.ts';
import { saidIn, type Said } from './said.ts';

/** What the grammar asks the registry. */
export interface Known {
  /** True for the acronym of a listed party. */
  readonly isParty: (word: string) => boolean;
  /** True for the surname of somebody whose campaign is listed. */
  readonly isCandidate: (surname: string) => boolean;
}

/** A form of names that only campaigns, committees and parties have. */
export interface Form {
  readonly id: string;
  readonly test: (said: Said, known: Known) => boolean;
}

/**
 * Only what nobody else would write counts: lists are never complete, but "committee" and "victory" by themselves say nothing.
 * In the order in which they are asked.
 */
export const FORMS: readonly Form[] = [
  { id: 'pac', test: saysPac },
  { id: 'to-elect', test: isForElection },
  { id: 'for-office', test: (said, { isCandidate }) => isForOffice(said, isCandidate) },
  { id: 'for-state', test: isForState },
  { id: 'officeholder', test: isOfficeholders },
  { id: 'office-and-year', test: isOfficeAndYear },
  { id: 'office-campaign', test: isOfficeCampaign },
  { id: 'people-for-somebody', test: (said, { isCandidate }) => isOfPeopleForSomebody(said, isCandidate) },
  { id: 'committee', test: isOfCommittee },
  { id: 'party', test: (said, { isParty }) => isOfParty(said, isParty) },
  { id: 'party-abroad', test: isOfPartyOfAnyCountry },
  { id: 'glued-pac', test: hasGluedPac },
];

/** The form of the name that says so; null where it says nothing of the kind. */
export function selfDescription(name: ReadName, field: NameField, known: Known): Form['id'] | null {
  if (name.compact === '') return null;
  const said = saidIn(name, field);
  return FORMS.find(({ test }) => test(said, known))?.id ?? null;
}

const NOBODY: Known = { isParty: () => false, isCandidate: () => false };

/** True for an organisation's name that says of itself that it is a party's, whatever is listed. */
export function saysParty(name: string): boolean {
  const form = selfDescription(readName(name), 'organisation', NOBODY);
  return form === 'party' || form === 'party-abroad';
}

/** "Asia Pac" is a part of the world. */
const REGIONS = new Set('asia asean indo trans'.split(' '));
/** "Maria Pac" is a person: the surname is borne in Guatemala and Poland. */
const PERSON_WORDS_MAX = 3;

const tellingWords = ({ canonical }: Said) => withoutDroppable(canonical).filter((word) => !/\d/.test(word));

/** "PAC" behind another word, or "PAC of". */
function saysPac(said: Said): boolean {
  const telling = tellingWords(said);
  if (telling.length < 2) return isPacAlone(said);
  const pac = telling.findLastIndex((word) => word === 'pac' || word === 'superpac');
  if (pac > 0) return !isOtherPac(said, said.field, telling[pac - 1] ?? '');
  return pac === 0 && /^(?:of|de|der|von)$/.test(said.canonical[1] ?? '');
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
function isForElection(said: Said): boolean {
  const { canonical } = said;
  const telling = tellingWords(said);
  const [first, second = ''] = telling;
  const isOfPerson = FIRST_NAMES.has(second) && !telling.slice(1).some(isGroupWord);
  if (first === 'reelect' || (first === 'elect' && isOfPerson) || telling.at(-1) === 'elect') return true;
  return canonical.some((word, at) => word === 'to' && /^(?:re)?elect$/.test(canonical[at + 1] ?? ''));
}

/** "Lee's Senate campaign". */
function isOfficeCampaign(said: Said): boolean {
  const telling = tellingWords(said);
  return telling.some(
    (word, at) =>
      at > 0 &&
      CAMPAIGNED_FOR.has(word) &&
      telling[at + 1] === 'campaign' &&
      (telling[at + 2] === undefined || telling[at + 2] === 'committee' || telling[at + 2] === 'fund'),
  );
}

const CAMPAIGNED_FOR = new Set(
  'congress senate senator president presidency governor mayor council assembly sheriff'.split(' '),
);
