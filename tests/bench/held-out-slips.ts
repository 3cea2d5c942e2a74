/**
 * Kinds of corruption that stand in the bench alone: the evaluation, which shows what was missed, does not have them, so that
 * nobody tunes to them. Look at their figures, never at their cases.
 */
import { titled } from '#tests/eval/case.ts';
import type { Random } from '#tests/eval/random.ts';
import type { Slip } from '#tests/eval/slips.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function oneOf(words: readonly string[], lettersMin: number, random: Random): number {
  const places = words.flatMap((word, at) => (word.length >= lettersMin ? [at] : []));
  return places.length === 0 ? -1 : random.pick(places);
}

function changeWord(
  name: string,
  lettersMin: number,
  random: Random,
  change: (word: string) => string,
): string | null {
  const words = titled(name).split(/\s+/);
  const at = oneOf(words, lettersMin, random);
  return at < 0 ? null : words.map((word, place) => (place === at ? change(word) : word)).join(' ');
}

const firstLetterTypo: Slip = (name, random) =>
  changeWord(name, 6, random, (word) =>
    random.pick([word.slice(1), random.pick(Array.from(LETTERS)).toUpperCase() + word.slice(1)]),
  );

const otherKeyboard: Slip = (name) => {
  const typed = titled(name).replace(/[yz]/g, (letter) => (letter === 'y' ? 'z' : 'y'));
  return typed === titled(name) ? null : typed;
};

const invertedCase: Slip = (name) =>
  titled(name).replace(/\p{L}/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );

const lastLettersLost: Slip = (name, random) => {
  const words = titled(name).split(/\s+/);
  if (words.length < 3) return null;
  return words.map((word) => (word.length > 5 && random.chance(0.6) ? word.slice(0, -1) : word)).join(' ');
};

/** Accented, written as UTF-8 and read as Latin-1. */
const mojibake: Slip = (name, random) => {
  const accented = changeWord(name, 5, random, (word) =>
    word.replace(/(?<=\p{L})[aeiou]/u, (letter) => `${letter}\u0301`),
  );
  return accented && Buffer.from(accented.normalize('NFC'), 'utf8').toString('latin1');
};

const lineBreaks: Slip = (name, random) => {
  const gap = random.pick(['\n', '\t', '\r\n', '\u00A0', '\u2028']);
  return name.includes(' ') ? titled(name).replaceAll(' ', gap) : null;
};

const stretched: Slip = (name, random) =>
  changeWord(
    name,
    5,
    random,
    (word) => word.slice(0, 2) + word.charAt(2).repeat(3 + random.below(3)) + word.slice(3),
  );

const accountNumber: Slip = (name, random) =>
  titled(name) + random.pick([' #4471', ' acct 009128', ' (ending 4242)', ' - ref 88120', ' No. 7']);

const otherYear: Slip = (name, random) => {
  const text = titled(name);
  return /20\d\d/.test(text)
    ? text.replace(/20\d\d/, random.pick(['2024', '2026', '']).trim()).trim()
    : `${text} ${random.pick(['2024', '2026', "'24"])}`;
};

const markerFirst: Slip = (name) => {
  const match = /^(.{8,}?),?\s+(PAC|POLITICAL ACTION COMMITTEE|COMMITTEE|VICTORY FUND)$/.exec(
    name.toUpperCase(),
  );
  return match ? titled(`${match[2] ?? ''} of the ${match[1] ?? ''}`) : null;
};

const commas: Slip = (name) => (name.includes(' ') ? titled(name).replace(/,?\s+/g, ', ') : null);

export const HELD_OUT_SLIPS: Readonly<Record<string, Slip>> = {
  'first-letter-typo': firstLetterTypo,
  'other-keyboard': otherKeyboard,
  'inverted-case': invertedCase,
  'last-letters-lost': lastLettersLost,
  mojibake,
  'line-breaks': lineBreaks,
  stretched,
  'account-number': accountNumber,
  'other-year': otherYear,
  'marker-first': markerFirst,
  commas,
};
