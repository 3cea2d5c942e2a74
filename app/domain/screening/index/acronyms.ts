/** Letters that the lists themselves explain: "(DCCC)" behind the words for which they stand. */
import { isPolitical, readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { isMarker, isStopWord } from '#app/domain/screening/text/vocabulary.ts';

interface Letters {
  readonly acronym: string;
  /** The words, as normalised. */
  readonly phrase: string;
}

/** Letters that stand for the same words in several names of the list, by the letters and by the first of their words. */
export interface Acronyms {
  readonly phraseOf: ReadonlyMap<string, string>;
  readonly byFirstWord: ReadonlyMap<string, readonly Letters[]>;
}

const NAMES_OF_ACRONYM_MIN = 2;
/** Of those that have the letters with their words, so many must agree. */
const AGREEING_SHARE = 0.8;
/** Shorter phrases are words of many bodies. */
const PHRASE_WORDS_MIN = 3;

/** Letters in brackets, by what they stand for in at least two names. */
export function acronymsIn(names: readonly string[]): Acronyms {
  const counts = new Map<string, Map<string, number>>();
  for (const name of names) {
    const inside = /\(([^)]+)\)/.exec(name)?.[1];
    if (inside === undefined) continue;
    const words = normalise(name).split(' ');
    for (const letters of new Set(inside.match(/\b[A-Z]{3,6}\b/g))) {
      const acronym = letters.toLowerCase();
      const phrase = isMarker(acronym) ? null : phraseOf(acronym, words);
      if (phrase === null) continue;
      const of = counts.get(acronym) ?? new Map<string, number>();
      counts.set(acronym, of.set(phrase, (of.get(phrase) ?? 0) + 1));
    }
  }
  const learned = new Map<string, string>();
  for (const [acronym, phrases] of counts) {
    const [best] = [...phrases].toSorted(([, a], [, b]) => b - a);
    const all = [...phrases.values()].reduce((sum, count) => sum + count, 0);
    if (best && best[1] >= NAMES_OF_ACRONYM_MIN && best[1] >= AGREEING_SHARE * all)
      learned.set(acronym, best[0]);
  }
  return { phraseOf: learned, byFirstWord: byFirstWord(learned) };
}

function byFirstWord(learned: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Letters[]> {
  const all = Array.from(learned, ([acronym, phrase]) => ({ acronym, phrase }));
  const long = all.filter(({ phrase }) => phrase.split(' ').length >= PHRASE_WORDS_MIN);
  return Map.groupBy(long, ({ phrase }) => phrase.slice(0, phrase.indexOf(' ')));
}

/** The run of words, small ones aside, of which these are the first letters; null where there is none. */
function phraseOf(acronym: string, words: readonly string[]): string | null {
  const telling = words.flatMap((word, at) => (isStopWord(word) ? [] : [at]));
  for (let from = 0; from + acronym.length <= telling.length; from++) {
    const run = telling.slice(from, from + acronym.length);
    if (run.every((at, letter) => words[at]?.charAt(0) === acronym[letter]))
      return words.slice(run[0], (run.at(-1) ?? 0) + 1).join(' ');
  }
  return null;
}

/** The name as written with the words for the letters, and with the letters for the words. */
export function withAcronyms(
  name: string,
  { words }: ReadName,
  { phraseOf: phrases, byFirstWord: letters }: Acronyms,
): string[] {
  const says = (phrase: string) => ` ${words.join(' ')} `.includes(` ${phrase} `);
  const found: string[] = [];
  for (const word of words) {
    const phrase = phrases.get(word);
    if (phrase !== undefined && !says(phrase)) found.push(name.replace(written(word), phrase.toUpperCase()));
    for (const { acronym, phrase: said } of letters.get(word) ?? [])
      if (says(said))
        found.push(name.replace(written(acronym), '').replace(written(said), acronym.toUpperCase()));
  }
  return found.filter((other) => other !== name && isPolitical(readName(other)));
}

/** Words as normalised, however they are written: with signs between them and an apostrophe in them. */
function written(words: string): RegExp {
  const letters = words.split(' ').map((word) => Array.from(word).join("['\u2019.]?"));
  return new RegExp(`(?<![A-Za-z])${letters.join('[^A-Za-z0-9]+')}(?![A-Za-z])`, 'i');
}
