/** A listed body with a purpose or a number behind it: its account, or its branch ("DCCC Building Fund"). */
import {
  COMMITTEE,
  entriesNamed,
  PARTY,
  POLITICAL,
  READS_AS_PERSON,
  SPONSORLESS,
  type RegistryIndex,
} from '#app/domain/screening/index/registry-index.ts';
import { isAcronym } from '#app/domain/screening/text/acronym.ts';
import { isNation } from '#app/domain/screening/text/self-description/nations.ts';
import { isWordForParty } from '#app/domain/screening/text/self-description/parties-abroad.ts';
import { isBranch, isCommonBranch } from '#app/domain/screening/text/self-description/parties.ts';
import { saysParty } from '#app/domain/screening/text/self-description/self-description.ts';
import { isState } from '#app/domain/screening/text/short-forms.ts';
import { canonicalWord, hasPac, isStopWord } from '#app/domain/screening/text/vocabulary.ts';
import { hasOrdinaryBits } from '#app/domain/screening/text/weight.ts';
import { align } from './align.ts';
import type { Given } from './given.ts';
import type { Match } from './match.ts';

/** What accounts and branches are called. */
const PURPOSES = new Set(
  `building bldg fund headquarters hq account acct recount convention legal proceedings federal nonfederal non levin victory state
   party campaign committee cmte local chapter branch district region number no debt retirement administrative operating fed
   political action pac services service corp corporation inc of the for and`.split(/\s+/),
);
/** One of them says that it is one, the others stand beside it. */
const TELLING = new Set(
  'fund headquarters hq account acct recount convention local chapter branch building bldg'.split(' '),
);
/** It holds, and comes behind what resembles the whole name. */
const BRANCH_SCORE = 0.87;
const BODY_WORDS_MAX = 12;
const BODY_BITS_MIN = 26;

/** Of a party's name before its branch's place: an acronym by itself says so (S19). */
const PARTY_WORDS_MIN = 2;
const PLACE_WORDS_MAX = 4;
const PLACES = new Set(
  'county city town township district ward region north south east west central'.split(' '),
);

/** Committees whose whole name the given one begins, or ends, with, where the rest is only what branches are called. */
export function branchesOf(index: RegistryIndex, given: Given): Match[] {
  const { inside, isPerson } = given;
  if (isPerson || inside.length < 2) return [];
  if (!inside.some((word) => TELLING.has(word))) return branchesOfParty(index, given);
  const most = Math.min(inside.length - 1, BODY_WORDS_MAX);
  for (let length = most; length > 0; length--) {
    for (const from of [0, inside.length - length]) {
      const rest = [...inside.slice(0, from), ...inside.slice(from + length)];
      if (!rest.every(isPurpose) || !rest.some((word) => TELLING.has(word))) continue;
      const entries = committeesNamed(index, inside.slice(from, from + length));
      if (entries.length > 0) return entries.map((entry) => branchOf(index, given, entry));
    }
  }
  return branchesOfParty(index, given);
}

/** "Tulip Party Dune Valley Branch": a party's whole name that says so, a place, and a word for branches, of organisations. */
function branchesOfParty(index: RegistryIndex, given: Given): Match[] {
  const { inside, field } = given;
  if (field !== 'organisation' || !inside.some(isBranch)) return [];
  for (let length = inside.length - 1; length >= PARTY_WORDS_MIN; length--) {
    const rest = inside.slice(length);
    if (rest.length > PLACE_WORDS_MAX || !endsInBranch(inside, length)) continue;
    const name = inside.slice(0, length);
    const entries = Array.from(entriesNamed(index, name.join(''))).filter((entry) => {
      const flags = index.entryFlags[entry] ?? 0;
      if ((flags & (PARTY | READS_AS_PERSON)) !== PARTY) return false;
      return (flags & POLITICAL) !== 0 || name.some(isWordForParty) || saysParty(name.join(' '));
    });
    if (entries.length > 0) return entries.map((entry) => branchOf(index, given, entry));
  }
  return [];
}

/** Behind the party's name: the branch's word is the last, or only its place stands behind it ("Branch Library" is none). */
function endsInBranch(words: readonly string[], from: number): boolean {
  const at = words.findLastIndex((word, place) => place >= from && isBranch(word));
  if (at < 0 || !words.slice(at + 1).every(isOfPlace)) return false;
  const isBesideParty = [words[at - 1], words[at + 1]].some((word = '') => isWordForParty(word));
  return !isCommonBranch(words[at] ?? '') || isBesideParty;
}

function isOfPlace(word: string): boolean {
  return PLACES.has(word) || isStopWord(word) || isState(word) || isNation(word) || /^\d+$/.test(word);
}

function branchOf(index: RegistryIndex, given: Given, entry: number): Match {
  return { entry, how: 'similar', score: BRANCH_SCORE, alignment: align(index, given.spelled, entry) };
}

function isPurpose(word: string): boolean {
  return PURPOSES.has(word) || PURPOSES.has(canonicalWord(word)) || /^\d+$/.test(word) || isState(word);
}

/** Bodies that anybody knows by the name alone: "Impact Fund" has nothing to do with a committee called "Impact". */
function committeesNamed(index: RegistryIndex, words: readonly string[]): number[] {
  const [only = '', ...others] = words;
  if (others.length === 0 && (hasOrdinaryBits(only) || !(isAcronym(only) || hasPac(only)))) return [];
  return Array.from(entriesNamed(index, words.join(''))).filter((entry) => {
    const flags = index.entryFlags[entry] ?? 0;
    const isTelling =
      (flags & (POLITICAL | SPONSORLESS)) !== 0 || (index.entryBits[entry] ?? 0) >= BODY_BITS_MIN;
    return (flags & (COMMITTEE | READS_AS_PERSON)) === COMMITTEE && (others.length === 0 || isTelling);
  });
}
