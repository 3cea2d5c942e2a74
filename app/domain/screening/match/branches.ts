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
import { isBranch } from '#app/domain/screening/text/self-description/parties.ts';
import { isState } from '#app/domain/screening/text/short-forms.ts';
import { canonicalWord, hasPac } from '#app/domain/screening/text/vocabulary.ts';
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

/** "Tulip Party Dune Valley Branch": a party's whole name, a place, and a word for branches, in the field for organisations. */
function branchesOfParty(index: RegistryIndex, given: Given): Match[] {
  const { inside, field } = given;
  if (field !== 'organisation' || !inside.some(isBranch)) return [];
  for (let length = inside.length - 1; length >= PARTY_WORDS_MIN; length--) {
    const rest = inside.slice(length);
    if (rest.length > PLACE_WORDS_MAX || !rest.some(isBranch)) continue;
    const entries = Array.from(entriesNamed(index, inside.slice(0, length).join(''))).filter(
      (entry) => ((index.entryFlags[entry] ?? 0) & (PARTY | READS_AS_PERSON)) === PARTY,
    );
    if (entries.length > 0) return entries.map((entry) => branchOf(index, given, entry));
  }
  return [];
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
