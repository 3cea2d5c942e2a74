/** The corruptions that every builder of such cases has: what keyboards, banks, forms and jokers do to a listed name. */
import { titled } from './case.ts';
import type { Random } from './random.ts';

/** Null where the name gives no occasion for it. */
export type Slip = (name: string, random: Random) => string | null;

const SHORT_FORMS: Readonly<Record<string, readonly string[]>> = {
  'POLITICAL ACTION COMMITTEE': ['PAC', 'P.A.C.', 'Pol. Action Cmte', 'Pol Action Committee'],
  COMMITTEE: ['Cmte', 'Comm.', 'Cttee', 'Commitee', 'Com.'],
  ASSOCIATION: ['Assn', 'Assoc', "Ass'n", 'Assoc.'],
  NATIONAL: ['Natl', "Nat'l", 'Nat.'],
  INTERNATIONAL: ['Intl', "Int'l", 'Intl.'],
  REPUBLICAN: ['Rep', 'GOP', 'Repub.'],
  REPUBLICANS: ['Reps', 'Repubs'],
  DEMOCRATIC: ['Dem', 'Dem.', 'Democrat'],
  DEMOCRATS: ['Dems'],
  AMERICAN: ['Amer', 'Amer.', 'Am.'],
  CORPORATION: ['Corp', 'Corp.'],
  COMPANY: ['Co', 'Co.'],
  CONGRESS: ['Cong', 'Cong.'],
  CONGRESSIONAL: ['Cong.', 'Congr'],
  FEDERAL: ['Fed', 'Fed.'],
  FEDERATION: ['Fed.', 'Fedn'],
  COUNTY: ['Cnty', 'Co.', 'Cty'],
  GOVERNMENT: ['Govt', "Gov't", 'Gov.'],
  DEPARTMENT: ['Dept'],
  EMPLOYEES: ['Empl', 'Emps'],
  UNITED: ['Utd'],
  STATE: ['St.'],
  CAMPAIGN: ['Camp.', 'Cmpgn'],
  SENATE: ['Sen', 'Sen.'],
  UNIVERSITY: ['Univ', 'Univ.'],
  FOR: ['4'],
  AND: ['&', '+'],
};
const SHORT_FORM = new RegExp(
  `\\b(?:${Object.keys(SHORT_FORMS)
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`,
  'g',
);
const NEIGHBOURS: Readonly<Record<string, string>> = {
  ...{ a: 'qwsz', b: 'vghn', c: 'xdfv', d: 'serfcx', e: 'wsdr', f: 'drtgvc', g: 'ftyhbv', h: 'gyujnb' },
  ...{ i: 'ujko', j: 'huikmn', k: 'jiolm', l: 'kop', m: 'njk', n: 'bhjm', o: 'iklp', p: 'ol', q: 'wa' },
  ...{ r: 'edft', s: 'awedxz', t: 'rfgy', u: 'yhji', v: 'cfgb', w: 'qase', x: 'zsdc', y: 'tghu', z: 'asx' },
};
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ A: 'АΑ', B: 'ВΒ', C: 'СϹ', E: 'ЕΕ', H: 'НΗ', I: 'ІΙ', K: 'КΚ', M: 'МΜ', N: 'Ν', O: 'ОΟ', P: 'РΡ' },
  ...{ S: 'Ѕ', T: 'ТΤ', X: 'ХΧ', Y: 'Υ', Z: 'Ζ', a: 'а', c: 'с', e: 'е', i: 'і', o: 'оο', p: 'р', s: 'ѕ' },
  ...{ x: 'х', y: 'у', J: 'Ј', j: 'ј' },
};
const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'áàâäãåā', e: 'éèêëē', i: 'íìîï', o: 'óòôöõ', u: 'úùûü', c: 'çč', n: 'ñ', s: 'š', y: 'ý', z: 'ž' },
};
const FIELD_LENGTHS = [22, 24, 25, 26, 30, 32, 35, 36, 40];

const caseAndPunctuation: Slip = (name, random) =>
  random.pick([
    name.toLowerCase(),
    titled(name),
    name.toLowerCase().replace(/[^a-z0-9 ]/g, ''),
    titled(name).replace(/ (?=\S+$)/, ', '),
    `"${titled(name)}"`,
    `${titled(name).replaceAll(' ', '  ')}.`,
    titled(name).replace(/ /, ' / '),
  ]);

const abbreviation: Slip = (name, random) => {
  const upper = name.toUpperCase();
  const places = [...upper.matchAll(SHORT_FORM)].length;
  if (places === 0) return null;
  const chosen = random.below(places);
  let at = -1;
  const short = upper.replace(SHORT_FORM, (word) => {
    at++;
    return at === chosen || random.chance(0.4) ? random.pick(SHORT_FORMS[word] ?? [word]) : word;
  });
  return random.chance(0.8) ? titled(short) : short;
};

const closingWordDropped: Slip = (name) => {
  const upper = name.toUpperCase().trim();
  const rest = upper
    .replace(/\s*\([^)]*\)/g, ' ')
    .replace(/[,.]?\s+(?:INC\.?|PAC|LLC|CORP\.?|FUND|(?:POLITICAL ACTION )?COMMITTEE)\s*$/, '')
    .trim();
  return rest !== upper && rest.length >= 8 && rest.includes(' ') ? titled(rest) : null;
};

const wordOrder: Slip = (name, random) => {
  const words = name.split(/\s+/);
  if (words.length < 3) return null;
  const first = 1 + random.below(words.length - 1);
  return titled([...words.slice(first), ...words.slice(0, first)].join(' '));
};

/** One slip of a finger in a word of at least `lettersMin` letters, never in its first letter. */
export function typo(name: string, random: Random, lettersMin = 5): string | null {
  const places = [...name.matchAll(/\p{L}+/gu)].flatMap((match) =>
    match[0].length < lettersMin
      ? []
      : Array.from({ length: match[0].length - 1 }, (_, at) => match.index + at + 1),
  );
  if (places.length === 0) return null;
  const at = random.pick(places);
  const letter = name.charAt(at);
  const [before, after] = [name.slice(0, at), name.slice(at + 1)];
  const wrong = random.pick(Array.from(NEIGHBOURS[letter.toLowerCase()] ?? 'e'));
  const other = letter === letter.toUpperCase() ? wrong.toUpperCase() : wrong;
  const next = after.charAt(0);
  switch (random.below(5)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return /\p{L}/u.test(next) && next !== letter
        ? before + next + letter + after.slice(1)
        : before + other + after;
    case 3:
      return before + letter + other + after;
    default:
      return before + other + after;
  }
}

const oneTypo: Slip = (name, random) => typo(titled(name), random);
const twoTypos: Slip = (name, random) => {
  const once = typo(titled(name), random);
  return once && typo(once, random);
};

/** Cut at a width that fields have; only where something is lost. */
export function cutAt(name: string, length: number): string | null {
  return name.length > length + 2 ? name.slice(0, length).trim() : null;
}

const fieldCut: Slip = (name, random) => cutAt(name, random.pick(FIELD_LENGTHS));
const cutAt20: Slip = (name) => (name.length > 24 ? cutAt(name, 20) : null);

const ampersand: Slip = (name) => {
  if (/\band\b/i.test(name)) return titled(name.replace(/\band\b/i, '&'));
  return name.includes('&') ? titled(name.replace('&', ' and ')) : null;
};

function replaceLetters(
  name: string,
  table: Readonly<Record<string, string>>,
  share: number,
  random: Random,
) {
  return Array.from(name, (letter) => {
    const others = table[letter];
    return others !== undefined && random.chance(share) ? random.pick(Array.from(others)) : letter;
  }).join('');
}

const accents: Slip = (name, random) => replaceLetters(titled(name), ACCENTED, 0.3, random);
const lookAlikes: Slip = (name, random) =>
  replaceLetters(random.chance(0.5) ? name : titled(name), LOOK_ALIKES, 0.2 + random.next() * 0.6, random);
const digitsForLetters: Slip = (name, random) => {
  const tables: Readonly<Record<string, string>>[] = [
    { O: '0' },
    { O: '0', I: '1' },
    { O: '0', I: '1', E: '3' },
    { L: '1' },
  ];
  return replaceLetters(name.toUpperCase(), random.pick(tables), 1, random);
};
const spacedOut: Slip = (name, random) => {
  const plain = name.toUpperCase().replace(/[^A-Z0-9 ]/g, '');
  if (plain.length > 34) return null;
  return plain
    .split(/\s+/)
    .map((word) => Array.from(word).join(' '))
    .join(random.pick([' ', '  ', '   ']));
};
const glued: Slip = (name, random) => {
  const whole = titled(name).replace(/[^A-Za-z0-9]/g, '');
  return whole.length < 8 || whole.length > 45
    ? null
    : random.pick([whole, whole.toLowerCase(), whole.toUpperCase()]);
};
const legalForm: Slip = (name, random) =>
  titled(name.replace(/[.,]*\s*$/, '')) +
  random.pick([' LLC', ', Inc.', ' Inc', ' Ltd', ' Corp.', ', L.L.C.', ' Company', ' Incorporated']);
const wordsAround: Slip = (name, random) =>
  random.pick(
    [
      'The %s',
      '%s - Donation',
      '%s Treasurer',
      'c/o %s',
      '%s Account',
      'Donation from %s',
      '%s Operating Account',
      'Gift of %s',
    ].map((text) => text.replace('%s', titled(name))),
  );
const severalSlips: Slip = (name, random) => {
  const short = abbreviation(name, random) ?? titled(name);
  const wrong = typo(short, random) ?? short;
  const cut = cutAt(wrong, random.pick([30, 32, 35])) ?? wrong;
  return random.chance(0.5) ? cut.toUpperCase() : cut;
};

/** What a group would call its domain; null where that is too short or too long for one. */
export function domainLabel(name: string): string | null {
  const label = name
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/\b(?:inc|llc|(?:political action )?committee)\b\.?/g, '')
    .replace(/[^a-z0-9]/g, '');
  return label.length >= 8 && label.length <= 28 ? label : null;
}

const mailDomain: Slip = (name, random) => {
  const label = domainLabel(name);
  const box = random.pick(['info', 'team', 'finance', 'treasurer', 'contact']);
  return (
    label && `${box}@${random.pick(['', '', 'mail.'])}${label}${random.pick(['.com', '.com', '.org', '.us'])}`
  );
};

/** By kind, in the order in which they are printed. */
export const ALIKE: Readonly<Record<string, Slip>> = {
  'case-and-punctuation': caseAndPunctuation,
  abbreviation,
  'closing-word-dropped': closingWordDropped,
  'word-order': wordOrder,
  'one-typo': oneTypo,
  'two-typos': twoTypos,
  'field-cut': fieldCut,
  'cut-at-20': cutAt20,
  ampersand,
  accents,
  'look-alikes': lookAlikes,
  'digits-for-letters': digitsForLetters,
  'spaced-out': spacedOut,
  glued,
  'legal-form': legalForm,
  'words-around': wordsAround,
  'several-slips': severalSlips,
  'mail-domain': mailDomain,
};
