/** Further corruptions of words: left out, added, moved, glued, written otherwise, cut, wrapped, or made into an address. */
import { titled } from './case.ts';
import { cutAt, domainLabel, typo, type Slip } from './slips.ts';

const STATES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ALABAMA AL|ALASKA AK|ARIZONA AZ|ARKANSAS AR|CALIFORNIA CA|COLORADO CO|CONNECTICUT CT|DELAWARE DE|FLORIDA FL|GEORGIA GA|HAWAII HI|' +
    'IDAHO ID|ILLINOIS IL|INDIANA IN|IOWA IA|KANSAS KS|KENTUCKY KY|LOUISIANA LA|MAINE ME|MARYLAND MD|MASSACHUSETTS MA|MICHIGAN MI|' +
    'MINNESOTA MN|MISSISSIPPI MS|MISSOURI MO|MONTANA MT|NEBRASKA NE|NEVADA NV|NEW HAMPSHIRE NH|NEW JERSEY NJ|NEW MEXICO NM|' +
    'NEW YORK NY|NORTH CAROLINA NC|NORTH DAKOTA ND|OHIO OH|OKLAHOMA OK|OREGON OR|PENNSYLVANIA PA|RHODE ISLAND RI|SOUTH CAROLINA SC|' +
    'SOUTH DAKOTA SD|TENNESSEE TN|TEXAS TX|UTAH UT|VERMONT VT|VIRGINIA VA|WASHINGTON WA|WEST VIRGINIA WV|WISCONSIN WI|WYOMING WY'
  )
    .split('|')
    .map((pair) => [pair.slice(0, -3), pair.slice(-2)]),
);
const STATE = new RegExp(
  `\\b(?:${Object.keys(STATES)
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`,
);
const NUMBERS = new Map(
  (
    '1 one|3 three|5 five|6 six|7 seven|8 eight|9 nine|10 ten|11 eleven|12 twelve|20 twenty|21 twenty one|50 fifty|' +
    '1st first|2nd second|3rd third|4th fourth|5th fifth|6th sixth|7th seventh|8th eighth|9th ninth|10th tenth|21st twenty first'
  )
    .split('|')
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
);
const WORDS_AS_NUMBERS = new Map([...NUMBERS].map(([figure, word]) => [word, figure]));
const PLACE_WORDS: Readonly<Record<string, string>> = {
  ...{
    SAINT: 'ST',
    ST: 'SAINT',
    FORT: 'FT',
    FT: 'FORT',
    MOUNT: 'MT',
    MT: 'MOUNT',
    NORTH: 'N',
    SOUTH: 'S',
    EAST: 'E',
  },
  ...{
    WEST: 'W',
    NORTHERN: 'N',
    SOUTHERN: 'S',
    NEW: 'N',
    POINT: 'PT',
    HEIGHTS: 'HTS',
    SPRINGS: 'SPGS',
    VALLEY: 'VLY',
  },
  ...{
    RIVER: 'RIV',
    LAKE: 'LK',
    ISLAND: 'IS',
    MOUNTAIN: 'MTN',
    CITY: 'CTY',
    NORTHWEST: 'NW',
    SOUTHWEST: 'SW',
  },
};

const wordLeftOut: Slip = (name, random) => {
  const words = titled(name).split(/\s+/);
  if (words.length < 5) return null;
  const at = random.below(words.length - 1);
  return words.filter((_, place) => place !== at).join(' ');
};

const SMALL_WORDS = /^(?:of|the|for|and|to|in|a|on|by|&)$/i;
const smallWordsLeftOut: Slip = (name) => {
  const words = titled(name).split(/\s+/);
  const kept = words.filter((word) => !SMALL_WORDS.test(word));
  return kept.length < words.length && kept.length >= 3 ? kept.join(' ') : null;
};

const wordInside: Slip = (name, random) => {
  const words = titled(name).split(/\s+/);
  if (words.length < 3) return null;
  const added = random.pick([
    '2024',
    '2022',
    'Ohio',
    'Texas',
    'The',
    'New',
    'Official',
    'Greater',
    'of',
    'USA',
    'Local',
  ]);
  const at = 1 + random.below(words.length - 1);
  return [...words.slice(0, at), added, ...words.slice(at)].join(' ');
};

const wordsSwapped: Slip = (name, random) => {
  const words = titled(name).split(/\s+/);
  if (words.length < 3) return null;
  const at = random.below(words.length - 1);
  [words[at], words[at + 1]] = [words[at + 1] ?? '', words[at] ?? ''];
  return words.join(' ');
};

const halfGlued: Slip = (name, random) => {
  const words = titled(name).split(/\s+/);
  if (words.length < 3) return null;
  const gap = random.below(words.length - 1);
  const other = random.chance(0.4) ? random.below(words.length - 1) : gap;
  const text = words
    .map((word, at) => word + (at === gap || at === other || at === words.length - 1 ? '' : ' '))
    .join('');
  return random.chance(0.5) ? text.toLowerCase() : text;
};

const doubledWord: Slip = (name, random) => {
  const words = titled(name).split(/\s+/);
  const at = random.below(words.length);
  return words.flatMap((word, place) => (place === at ? [word, word] : [word])).join(' ');
};

const stateCode: Slip = (name, random) => {
  const upper = name.toUpperCase();
  const state = STATE.exec(upper)?.[0];
  if (state !== undefined)
    return titled(upper.replace(state, '\u0000')).replace('\u0000', STATES[state] ?? state);
  const codes = Object.entries(STATES).filter(
    ([, code]) => new RegExp(`\\b${code}\\b`).test(upper) && !/IN|OR|ME|HI|OK|LA|CO/.test(code),
  );
  if (codes.length === 0) return null;
  const [long, code] = random.pick(codes);
  return titled(upper.replace(new RegExp(`\\b${code}\\b`), long));
};

const numbersAsWords: Slip = (name) => {
  const words = name.toLowerCase().split(/\s+/);
  const changed = words.map((word) => NUMBERS.get(word) ?? WORDS_AS_NUMBERS.get(word) ?? word).join(' ');
  return changed === words.join(' ') ? null : titled(changed);
};

const placeWords: Slip = (name) => {
  const words = name.toUpperCase().split(/\s+/);
  const at = words.findIndex((word) => PLACE_WORDS[word.replace(/\.$/, '')] !== undefined);
  const word = words[at];
  if (word === undefined || words.length < 3) return null;
  return titled(
    words
      .map((each, place) => (place === at ? (PLACE_WORDS[word.replace(/\.$/, '')] ?? each) : each))
      .join(' '),
  );
};

const paidForBy: Slip = (name, random) =>
  random.pick(
    [
      'Paid for by %s',
      'paid for by %s.',
      'Authorized and paid for by %s',
      'On behalf of %s',
      'FBO %s',
      'Contribution by %s',
      '%s, Washington, DC',
      '%s (official)',
      'Attn: %s',
      'Sent by %s, thank you!',
      '%s Checking',
      'Payment %s',
      '%s - Main Acct',
    ].map((text) => text.replace('%s', titled(name))),
  );

const otherCuts: Slip = (name, random) => {
  const text = random.chance(0.5) ? name : titled(name);
  return cutAt(text, random.pick([28, 33, 38, 45]));
};

/** "John Smith for Congress" as "J. Smith for Congress": of names that end like a candidate's committee. */
const initialForFirstName: Slip = (name, random) => {
  const match = /^([A-Z]{3,}) ((?:[A-Z]\.? )?[A-Z'-]{3,} (?:FOR|VICTORY|LEADERSHIP|4) .+)$/.exec(
    name.toUpperCase(),
  );
  if (!match) return null;
  const [, first = '', rest = ''] = match;
  if (/^(?:FRIENDS|COMMITTEE|CITIZENS|THE|PEOPLE|TEAM|AMERICANS|WOMEN)$/.test(first)) return null;
  return titled(`${first.charAt(0)}${random.pick(['.', ''])} ${rest}`);
};

const ornaments: Slip = (name, random) => {
  const mark = random.pick(['★', '🇺🇸', '***', '«»', '❤️', '™', '||', '“”', '#']);
  return `${mark} ${titled(name)} ${mark}`;
};

const commaInverted: Slip = (name, random) => {
  const words = titled(name).split(/\s+/);
  if (words.length < 3) return null;
  const first = 1 + random.below(Math.min(2, words.length - 2));
  return `${words.slice(first).join(' ')}, ${words.slice(0, first).join(' ')}`;
};

const bracketsMoved: Slip = (name) => {
  const match = /^(.{6,}?)\s*\(([^()]{3,})\)\s*$/.exec(name);
  if (!match) return null;
  const [, rest = '', inside = ''] = match;
  return titled(`${inside} - ${rest}`);
};

const typoInNoise: Slip = (name, random) => {
  const wrong = typo(titled(name), random) ?? titled(name);
  const around = random
    .pick(['Donation from %s', '%s Account', 'The %s', '%s 2024', 'Gift by %s', '%s, Inc.'])
    .replace('%s', wrong);
  return random.pick([around.toLowerCase(), around.toUpperCase(), around]);
};

const otherMail: Slip = (name, random) => {
  const label = domainLabel(name);
  if (label === null) return null;
  const hyphened = name
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const box = random.pick(['hello', 'donate', 'jane.roe', 'compliance', 'press', 'no-reply']);
  const host = random.pick([
    `${label}.net`,
    `donate.${label}.com`,
    `team-${label}.org`,
    `${hyphened}.com`,
    `e.${label}.org`,
    `${label}.info`,
    `${label}.vote`,
    `secure.mail.${label}.com`,
    `${label}.co`,
    `team${label}.com`,
  ]);
  return `${box}@${host}`;
};

/** By kind, in the order in which they are printed. */
export const WORD_SLIPS: Readonly<Record<string, Slip>> = {
  'word-left-out': wordLeftOut,
  'small-words-left-out': smallWordsLeftOut,
  'word-inside': wordInside,
  'words-swapped': wordsSwapped,
  'comma-inverted': commaInverted,
  'half-glued': halfGlued,
  'doubled-word': doubledWord,
  'state-code': stateCode,
  'numbers-as-words': numbersAsWords,
  'place-words': placeWords,
  'paid-for-by': paidForBy,
  'other-cuts': otherCuts,
  'initial-for-first-name': initialForFirstName,
  ornaments,
  'brackets-moved': bracketsMoved,
  'typo-in-noise': typoInNoise,
  'other-mail': otherMail,
};
