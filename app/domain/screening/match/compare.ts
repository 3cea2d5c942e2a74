/** Compares one given name with the whole registry: every listing that it resembles, with the evidence. */
import { align, type Alignment } from './align.ts';
import { hasSameYear } from './dated-names.ts';
import { entriesSharing, namesAlike } from './candidates.ts';
import { isAtFieldLimit, isCutOf } from '#app/domain/screening/text/cut.ts';
import { markWords, shownAs, type FieldEvidence, type How } from './evidence.ts';
import { isOfOtherFunction } from './function-words.ts';
import { branchesOf } from './branches.ts';
import { withoutGenericWords } from './generic-words.ts';
import { readGiven, type Given, type Meanings } from './given.ts';
import { derivedAs, entryName, HOLD_SCORE, isListedPolitical, isPolitical, type Match } from './match.ts';
import type { DerivedName } from '#app/domain/screening/index/derived-names.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { normalName, type NormalName } from '#app/domain/screening/text/name.ts';
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import type { NameField } from '#app/domain/screening/payer.ts';
import {
  COMMITTEE,
  entriesNamed,
  listingAt,
  namesGoingOn,
  type RegistryIndex,
} from '#app/domain/screening/index/registry-index.ts';
import {
  asSponsors,
  capped,
  cutScore,
  LETTERS_MIN,
  mayBeCut,
  namesMoreThanFund,
  scoreOf,
  settledScore,
} from './score.ts';
import { isSamePartyOtherwise } from './party-names.ts';
import { sparedBecause } from './sparing.ts';
import { isStopWord } from '#app/domain/screening/text/vocabulary.ts';
import { mistakesBetween } from '#app/domain/screening/text/spelling.ts';
import { lengthAt, stringAt } from '#app/domain/screening/index/string-table.ts';
import { asHeld, atLeastHeld } from './whole-name.ts';

/** Below this it is not worth keeping. */
const KEPT_SCORE = 0.5;
const KEPT_BESIDE_HELD_SCORE = 0.7;
/** Letter by letter a name may have one mistake in so many letters. */
const LETTERS_A_MISTAKE = 9;
/** A beginning that more listed names share is a common one. */
const GOING_ON_MAX = 24;
const MATCHES_MAX = 3;
/** How "PAC" sounds, behind so many words: a "Wolf Pack" is a club's. */
const SPOKEN_PAC = new Set(['pack', 'pak']);
const SPOKEN_WORDS_MIN = 2;
/** The very name, but for what stands around it. */
const WRAPPED_SCORE = 0.97;

/** All that a name resembles, best first; empty for most. `text` as given. */
export function compareName(
  index: RegistryIndex,
  meanings: Meanings,
  field: NameField,
  text: string,
): FieldEvidence[] {
  const given = readGiven(index, meanings, field, text);
  if (given.compact === '') return [];
  const exact = sayingTheSame(index, given.words).map((entry): Match => {
    return { entry, how: 'exact', score: 1, alignment: align(index, given.spelled, entry) };
  });
  const evidence = evidenceOf(index, given, exact);
  // A listed name said exactly needs no second reading; one that is spared does not hide another listing.
  if (evidence.some(({ spared }) => spared === null)) return evidence;
  const near = worthKeeping(given.isPerson ? goingOnFromPerson(index, given) : nearest(index, given));
  return evidence.concat(evidenceOf(index, given, near)).sort((a, b) => b.score - a.score);
}

/** Beside a name that is held others are kept only where they could add something. */
function worthKeeping(matches: readonly Match[]): Match[] {
  const isHeld = matches.some(({ score }) => score >= HOLD_SCORE);
  return matches.filter(({ score }) => score >= (isHeld ? KEPT_BESIDE_HELD_SCORE : KEPT_SCORE));
}

/**
 * Entries whose name these words are, without spaces. Only whoever glues a name leaves the "&" out of it and runs a number into
 * its words: "Law Order" is not the listed "Law and Order" to the letter.
 */
function sayingTheSame(index: RegistryIndex, words: readonly string[]): number[] {
  const compact = words.join('');
  const names = Array.from(entriesNamed(index, compact), (entry) => ({
    entry,
    ...normalName(entryName(index, entry)),
  })).filter((name) => words.length === 1 || name.compact === compact);
  // What is written alike first: "NEW PAC" is listed, and so is "NEWPAC".
  const written = words.join(' ');
  const isGlued = (name: NormalName) => name.words.join(' ') !== written;
  return names.toSorted((a, b) => Number(isGlued(a)) - Number(isGlued(b))).map(({ entry }) => entry);
}

/** The best few names that the given one resembles without being equal. */
function nearest(index: RegistryIndex, given: Given): Match[] {
  const matches = [
    ...entriesSharing(index, given).map((entry) => byWords(index, given, entry)),
    ...goingOn(index, given),
    ...wrapped(index, given),
    ...branchesOf(index, given),
    ...spoken(index, given),
  ];
  if (!matches.some(({ score }) => score >= HOLD_SCORE)) matches.push(...byLetters(index, given));
  const best = new Map<number, Match>();
  // A person and a year are no campaign of another year.
  const possible = given.isDatedPerson
    ? matches.filter(({ alignment }) => hasSameYear(given, alignment))
    : matches;
  for (const match of possible.sort((a, b) => b.score - a.score || a.entry - b.entry)) {
    const owner = index.entryListings[match.entry] ?? 0;
    if (!best.has(owner) && best.size < MATCHES_MAX) best.set(owner, match);
  }
  return [...best.values()];
}

function byWords(index: RegistryIndex, given: Given, entry: number): Match {
  const alignment = align(index, given.spelled, entry);
  const { coveredGiven, coveredListed, bits } = alignment;
  const whole = {
    entry,
    how: howOf(given, alignment),
    score: scoreOf(coveredGiven, coveredListed, bits),
    alignment,
  };
  const cut = cutScore(given, alignment, namesMoreThanFund(index, given, whole));
  const better: Match = cut > whole.score ? { ...whole, how: 'cut', score: cut } : whole;
  const match = withoutGenericWords(index, given, capped(index, given, atLeastHeld(index, given, better)));
  if (match.score >= HOLD_SCORE) return match;
  if (isOfOtherFunction(index, given, match)) return asHeld(match);
  return isSamePartyOtherwise(index, given, match) ? { ...asHeld(match), how: 'similar' } : match;
}

function howOf(
  given: Given,
  { listedOf, qualities, coveredListed, coveredGiven, hasNickname }: Alignment,
): How {
  const unexplained = given.spelled.filter((_, at) => (listedOf[at] ?? -1) < 0);
  const paired = qualities.filter((_, at) => (listedOf[at] ?? -1) >= 0);
  if (coveredListed < 0.85 || coveredGiven < 0.85 || hasNickname) return 'similar';
  if (!paired.every((quality) => quality === 1)) return 'misspelt';
  return unexplained.some(({ isAround }) => isAround) ? 'wrapped' : 'same-words';
}

/** Glued together, and with words around it: "www.harborvalleypac.com". */
function wrapped(index: RegistryIndex, given: Given): Match[] {
  const { inside } = given;
  if (inside.length === given.words.length) return [];
  if (inside.length !== 1 || (inside[0]?.length ?? 0) < LETTERS_MIN) return [];
  return sayingTheSame(index, inside).map((entry): Match => {
    const alignment = align(index, given.spelled, entry);
    return capped(index, given, { entry, how: 'wrapped', score: WRAPPED_SCORE, alignment });
  });
}

/** "Dune Growers Association Pack": whoever dictates, and whoever writes as it sounds, gives a listed name so. */
function spoken(index: RegistryIndex, given: Given): Match[] {
  const { words, spelled } = given;
  const at = words.findLastIndex((word) => SPOKEN_PAC.has(word));
  const before = words.slice(0, Math.max(0, at)).filter((word) => !isStopWord(word));
  if (before.length < SPOKEN_WORDS_MIN) return [];
  return sayingTheSame(index, words.with(at, 'pac')).map((entry): Match => {
    return asHeld({ entry, how: 'misspelt', score: 0, alignment: align(index, spelled, entry) });
  });
}

/** Listed names that begin with all that was given, where it looks cut and more than a marker is missing. */
function goingOn(index: RegistryIndex, given: Given): Match[] {
  if (given.compact.length < LETTERS_MIN) return [];
  const names = namesGoingOn(index, given.compact, GOING_ON_MAX);
  return names.flatMap((name) =>
    Array.from(rowAt(index.nameEntries, name)).flatMap((entry): Match[] => {
      if (((index.entryFlags[entry] ?? 0) & COMMITTEE) === 0) return [];
      const alignment = align(index, given.spelled, entry);
      const told = given.compact.length / stringAt(index.forms, name).length;
      const match = { entry, how: 'cut', score: HOLD_SCORE + 0.1 * told, alignment } as const;
      if (names.length < GOING_ON_MAX && isCutOf(given, normalName(entryName(index, entry)))) return [match];
      return mayBeCut(given, match) ? [asSponsors(match)] : [];
    }),
  );
}

/** A person's name as long as a card allows may be the beginning of a campaign's ("DUSTY JOHNSON VICTOR"). */
function goingOnFromPerson(index: RegistryIndex, given: Given): Match[] {
  return given.spelled.length > 0 && isAtFieldLimit(given.text) ? goingOn(index, given) : [];
}

/** Names that differ in a few letters, wherever they stand and whatever words they make. */
function byLetters(index: RegistryIndex, given: Given): Match[] {
  const { compact } = given;
  if (compact.length < LETTERS_MIN) return [];
  const most = Math.min(4, Math.floor(compact.length / LETTERS_A_MISTAKE));
  return namesAlike(index, compact).flatMap((name) => {
    if (Math.abs(lengthAt(index.forms, name) - compact.length) > most) return [];
    const mistakes = mistakesBetween(compact, stringAt(index.forms, name), most);
    if (mistakes > most) return [];
    return Array.from(rowAt(index.nameEntries, name)).flatMap((entry): Match[] => {
      if (((index.entryFlags[entry] ?? 0) & COMMITTEE) === 0) return [];
      const alignment = align(index, given.spelled, entry);
      const score = 1 - (0.6 * mistakes * LETTERS_A_MISTAKE) / compact.length / most;
      return [capped(index, given, { entry, how: 'misspelt', score: Math.min(0.97, score), alignment })];
    });
  });
}

/** In which editions a listing bore the name. */
function formerly({ formerNames }: Listing, { name, rule }: DerivedName): FieldEvidence['formerly'] {
  const former = rule === 'former' ? formerNames.find((each) => each.name === name) : undefined;
  return former && { from: former.from, to: former.to };
}

function evidenceOf(index: RegistryIndex, given: Given, matches: readonly Match[]): FieldEvidence[] {
  const evidence: FieldEvidence[] = [];
  if (matches.length === 0) return evidence;
  const shown = shownAs(given);
  for (const match of matches) {
    const listing = listingAt(index, index.entryListings[match.entry] ?? -1);
    if (!listing || evidence.some(({ listingId }) => listingId === listing.id)) continue;
    const { entry, how, alignment } = match;
    const score = settledScore(index, given, match, listing);
    const derived = derivedAs(index, entry);
    const listed = derived?.name ?? entryName(index, entry, listing);
    // The letters are the listed ones, whatever words they make.
    const isAll = how === 'exact' || (how === 'wrapped' && alignment.bits === 0);
    evidence.push({
      field: given.field,
      given: given.text,
      listed,
      listingId: listing.id,
      ...(derived && { derived: derived.rule, formerly: formerly(listing, derived) }),
      how,
      score,
      bits: isAll ? Math.max(alignment.bits, index.entryBits[entry] ?? 0) : alignment.bits,
      covered: isAll
        ? { given: 1, listed: 1 }
        : { given: alignment.coveredGiven, listed: alignment.coveredListed },
      // What could be a person's name says nothing by itself, whatever it was cut from.
      isPolitical: !given.isPerson && isPolitical(given, match) && isListedPolitical(index, match),
      spared: sparedBecause(index, given, { ...match, score }, listing),
      ...markWords(given, shown, listed, alignment),
    });
  }
  return evidence;
}
