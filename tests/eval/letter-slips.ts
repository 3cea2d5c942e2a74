/** Further corruptions of letters: what scanners, ears, styles, short forms and editors do to a listed name. */
import { titled } from './case.ts';
import type { Random } from './random.ts';
import { typo, type Slip } from './slips.ts';

/** Changes one to `most` of the places where a rule applies; null where none does. */
function respell(name: string, rules: readonly (readonly [RegExp, string])[], most: number, random: Random) {
  let changed = name;
  let left = 1 + random.below(most);
  for (const [pattern, replacement] of random.shuffled(rules)) {
    if (left === 0) break;
    const after = changed.replace(pattern, replacement);
    if (after !== changed) left--;
    changed = after;
  }
  return changed === name ? null : changed;
}

const ocr: Slip = (name, random) => {
  const upper = random.chance(0.4);
  return upper
    ? respell(
        name.toUpperCase(),
        [
          /O(?=[A-Z])/,
          /I(?=[A-Z])/,
          /S(?=[A-Z])/,
          /B(?=[A-Z])/,
          /(?<=[A-Z])G/,
          /(?<=[A-Z])Z/,
          /(?<=[A-Z])E/,
          /(?<=[A-Z])C/,
        ].map((pattern, at) => [pattern, '015862FG'.charAt(at)] as const),
        2,
        random,
      )
    : respell(
        titled(name),
        [
          [/rn/, 'm'],
          [/m/, 'rn'],
          [/cl/, 'd'],
          [/(?<=[a-z])d/, 'cl'],
          [/(?<=[a-z])l/, '1'],
          [/(?<=[a-z])i/, 'l'],
          [/(?<=[a-z])w/, 'vv'],
          [/(?<=[a-z])e/, 'c'],
          [/(?<=[a-z])h/, 'b'],
          [/li/, 'h'],
          [/(?<=[a-z])t/, 'f'],
          [/(?<=[a-z])o/, '0'],
        ],
        2,
        random,
      );
};

const phonetic: Slip = (name, random) =>
  respell(
    titled(name),
    [
      [/ph/i, 'f'],
      [/ck/, 'k'],
      [/(?<=[a-z])c(?=[aou])/, 'k'],
      [/(?<=[a-z])tion/, 'shun'],
      [/ea/, 'ee'],
      [/ee/, 'ea'],
      [/(?<=[a-z])ie/, 'ei'],
      [/(?<=[a-z])s(?=[aeiou])/, 'z'],
      [/([bdfglmnprst])\1/, '$1'],
      [/(?<=[aeiou])([lmnpt])(?=[aeiou])/, '$1$1'],
      [/(?<=[a-z]{2})er\b/, 'or'],
      [/(?<=[a-z]{3})y\b/, 'ie'],
      [/qu/, 'kw'],
      [/x(?=[a-z])/, 'ks'],
      [/(?<=[a-z])ou/, 'ow'],
      [/(?<=[a-z])ce/, 'se'],
      [/(?<=[a-z])ant/, 'ent'],
      [/igh/, 'y'],
    ],
    2,
    random,
  );

function longWords(words: readonly string[], lettersMin: number): number[] {
  return words.flatMap((word, at) => (new RegExp(`^\\p{L}{${lettersMin},}$`, 'u').test(word) ? [at] : []));
}

/** Changes one word of at least `lettersMin` letters. */
function inOneWord(name: string, lettersMin: number, random: Random, change: (word: string) => string) {
  const words = name.split(/\s+/);
  const places = longWords(words, lettersMin);
  if (places.length === 0) return null;
  const at = random.pick(places);
  return words.map((word, place) => (place === at ? change(word) : word)).join(' ');
}

const missingLetters: Slip = (name, random) =>
  inOneWord(titled(name), 7, random, (word) => {
    if (random.chance(0.4))
      return word.charAt(0) + word.slice(1, -1).replace(/[aeiou]/g, '') + word.slice(-1);
    const at = 2 + random.below(word.length - 4);
    return word.slice(0, at) + word.slice(at + 2);
  });

const splitWord: Slip = (name, random) =>
  inOneWord(titled(name), 6, random, (word) => {
    const at = 2 + random.below(word.length - 3);
    return `${word.slice(0, at)} ${word.slice(at)}`;
  });

const joiners: Slip = (name, random) => {
  const joiner = random.pick(['-', '_', '.', '/', ' - ', '–', '·', '+']);
  const text = random.chance(0.5) ? titled(name) : name.toLowerCase();
  return text.trim().replace(/[\s.,]+/g, joiner);
};

const STYLES: readonly { readonly upper: number; readonly lower: number }[] = [
  { upper: 0xff21, lower: 0xff41 }, // fullwidth
  { upper: 0x1d400, lower: 0x1d41a }, // bold
  { upper: 0x1d5a0, lower: 0x1d5ba }, // sans-serif
  { upper: 0x1d670, lower: 0x1d68a }, // monospace
  { upper: 0x24b6, lower: 0x24d0 }, // circled
  { upper: 0x1d4d0, lower: 0x1d4ea }, // bold script
  { upper: 0x1f130, lower: 0x1d5ee }, // squared capitals, sans-serif bold
];
const styledLetters: Slip = (name, random) => {
  const { upper, lower } = random.pick(STYLES);
  const whole = random.chance(0.7);
  return titled(name)
    .split(' ')
    .map((word) =>
      whole || random.chance(0.5)
        ? word
            .replace(/[A-Z]/g, (letter) => String.fromCodePoint(upper + letter.charCodeAt(0) - 65))
            .replace(/[a-z]/g, (letter) => String.fromCodePoint(lower + letter.charCodeAt(0) - 97))
        : word,
    )
    .join(' ');
};

const HIDDEN = [
  '\u200B',
  '\u200C',
  '\u200D',
  '\u2060',
  '\uFEFF',
  '\u00AD',
  '\u202E',
  '\u202C',
  '\u2066',
  '\u034F',
  '\uFE0F',
];
const hiddenCharacters: Slip = (name, random) =>
  Array.from(titled(name), (letter) => (random.chance(0.25) ? letter + random.pick(HIDDEN) : letter)).join(
    '',
  );

/** What forms and mails leave behind that were written out twice. */
const htmlEntities: Slip = (name, random) => {
  const text = titled(name);
  const named = text
    .replaceAll('&', '&amp;')
    .replaceAll("'", random.pick(['&#39;', '&#x27;', '&apos;', '&rsquo;']))
    .replaceAll('"', '&quot;');
  if (named !== text && random.chance(0.7)) return named;
  if (random.chance(0.3)) return named.replace(/(?<=[a-z]{2})e(?=[a-z])/, '&eacute;');
  return random.chance(0.3)
    ? named.replaceAll(' ', '&nbsp;')
    : named.replace(/ (?=\S+$)/, random.pick([' &ndash; ', '&nbsp;', ' &#8211; ', ', &quot;']));
};

const pluralOrSingular: Slip = (name, random) =>
  inOneWord(titled(name), 4, random, (word) => {
    if (/[^s]s$/.test(word)) return word.slice(0, -1);
    return /y$/.test(word) && random.chance(0.7) ? `${word.slice(0, -1)}ies` : `${word}s`;
  });

const clippedWords: Slip = (name, random) => {
  if (name.trim().split(/\s+/).length < 3) return null;
  const once = (text: string) =>
    inOneWord(text, 8, random, (word) => `${word.slice(0, 4 + random.below(3))}${random.pick(['.', ''])}`);
  const clipped = once(titled(name));
  return clipped !== null && random.chance(0.4) ? (once(clipped) ?? clipped) : clipped;
};

const threeTypos: Slip = (name, random) => {
  if (name.length < 30) return null;
  const words = titled(name).split(/\s+/);
  const places = longWords(words, 5);
  if (places.length < 3) return null;
  const wrong = new Set(random.shuffled(places).slice(0, 3));
  return words.map((word, at) => (wrong.has(at) ? (typo(word, random) ?? word) : word)).join(' ');
};

const signsForLetters: Slip = (name, random) => {
  const table: Readonly<Record<string, string>> = { a: '@', s: '$', i: '!', t: '7', e: '3', o: '0' };
  const given = random.pick(['ai', 'so', 'at', 'eo', 'as']);
  return titled(name).replace(/(?<=\p{L})[aisteo]/gu, (letter) =>
    given.includes(letter) ? (table[letter] ?? letter) : letter,
  );
};

/** By kind, in the order in which they are printed. */
export const LETTER_SLIPS: Readonly<Record<string, Slip>> = {
  ocr,
  phonetic,
  'missing-letters': missingLetters,
  'split-word': splitWord,
  joiners,
  'styled-letters': styledLetters,
  'hidden-characters': hiddenCharacters,
  'html-entities': htmlEntities,
  'plural-or-singular': pluralOrSingular,
  'clipped-words': clippedWords,
  'three-typos': threeTypos,
  'signs-for-letters': signsForLetters,
};
