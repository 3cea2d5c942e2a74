/** Names that say of themselves that they are a political committee's, a campaign's or a party's, whether or not a list has them. */
import { isAtFieldLimit } from './cut.ts';
import { FIRST_NAMES } from './first-names.ts';
import { withoutDroppable, type ReadName } from './name.ts';
import type { NameField } from './payer.ts';

const OFFICES = new Set('congress senate president governor'.split(' '));
const PARTISAN = new Set('republican democratic libertarian'.split(' '));
const BODIES = new Set('committee caucus delegation central executive'.split(' '));
/** "Asia Pac" is a part of the world. */
const REGIONS = new Set('asia asean indo trans'.split(' '));
/** "Maria Pac" is a person: the surname is borne in Guatemala and Poland. */
const PERSON_WORDS_MAX = 3;

/**
 * True for names with "PAC" behind another word, that begin with "PAC of" or end with "for Congress", or have "to elect" or "Republican Committee" in them. Only what nobody
 * else would write counts: lists are never complete, but "committee" and "victory" by themselves say nothing.
 */
export function callsItselfPolitical(name: ReadName, field: NameField): boolean {
  const telling = withoutDroppable(name.canonical).filter((word) => !/\d/.test(word));
  const last = telling.at(-1) ?? '';
  if (telling.length < 2) return isPacAlone(name);
  const pac = telling.findLastIndex((word) => word === 'pac' || word === 'superpac');
  if (pac > 0) return !isOtherPac(name, field, telling[pac - 1] ?? '');
  if (pac === 0 && name.canonical[1] === 'of') return true;
  if (telling.indexOf('political') > 0 && field !== 'organisation' && isAtFieldLimit(name.text)) return true;
  if (name.canonical.some((word, at) => word === 'to' && /^(?:re)?elect$/.test(name.canonical[at + 1] ?? '')))
    return true;
  if (telling.length > 2 && OFFICES.has(last) && telling.slice(0, -1).some((word) => word === 'for'))
    return true;
  return telling.some(
    (word, at) =>
      PARTISAN.has(word) &&
      (telling.some((other) => BODIES.has(other)) ||
        (telling[at + 1] === 'party' && at + 2 === telling.length)),
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
