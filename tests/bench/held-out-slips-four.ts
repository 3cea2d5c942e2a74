/**
 * A fourth set of kinds that stand in the bench alone, by someone who had not read the matcher: layouts, tongues, bank fields
 * and notes between a letterhead and what the desk is shown. At first sight 70% were caught; what it showed in general was mended
 * then, so that it is not unseen any more.
 */
import { titled } from '#tests/eval/case.ts';
import type { Random } from '#tests/eval/random.ts';
import type { Slip } from '#tests/eval/slips.ts';

const textOf = (name: string) => titled(name).trim().replace(/\s+/g, ' ');

function placesOf(words: readonly string[], fits: (word: string) => boolean): number[] {
  return words.flatMap((word, at) => (fits(word) ? [at] : []));
}

function tableOf(text: string): Map<string, string> {
  return new Map(text.split('\n').map((line) => line.trim().split(' = ') as [string, string]));
}

const AZERTY = new Map(
  Array.from('aqqazwwzAQQAZWWZ')
    .reduce<string[]>(
      (pairs, key, at, all) => (at % 2 === 0 ? [...pairs, key + (all[at + 1] ?? '')] : pairs),
      [],
    )
    .concat('m,', 'M?', "'ù", '-)', '.:', ',;', '1&', '2é', '3"', "4'", '5(', '6-', '7è', '8_', '9ç', '0à')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** A French layout was on, until it was noticed or to the end. */
const azertyKeys: Slip = (name, random) => {
  if (!/\p{L}{5}.* /u.test(name)) return null;
  const words = textOf(name).split(' ');
  const until = random.chance(0.35) ? words.length : 1 + random.below(3);
  return words
    .map((word, at) => (at < until ? Array.from(word, (key) => AZERTY.get(key) ?? key).join('') : word))
    .join(' ');
};

/** Words that every other committee has: nobody spells them out. */
const EVERYDAY =
  /^(?:For|Of|And|The|To|Inc|Llc|Pac|Political|Action|Committee|Congress|Senate|President|Association|Friends|Fund|Victory|Federal|National|American?|Local|Regional|Employees|United|States|Party|County|State|Elect|Campaign|Corporation|Company|Democratic|Republican)\b/;

/** To a voice assistant, which wrote the letters down as they were said. */
const spelledAloud: Slip = (name, random) => {
  const words = textOf(name).split(' ');
  const places = placesOf(words, (word) => /^\p{L}{4,10}$/u.test(word) && !EVERYDAY.test(word));
  if (places.length === 0) return null;
  const at = random.pick(places);
  const word = words[at] ?? '';
  const letters = Array.from(word.toUpperCase());
  const said = random.pick([
    `${word} that's ${letters.join('-')}`,
    `${word} ${letters.join(' ')}`,
    letters.join('-'),
    `${word} with a ${word.charAt(0)}`,
  ]);
  return words
    .with(at, said)
    .join(' ')
    .replace(/\bPac\b/, random.pick(['PAC', 'P A C', 'pack', 'pee ay see']));
};

const CURSIVE: Readonly<Record<string, string>> = {
  n: 'u',
  u: 'n',
  a: 'o',
  o: 'a',
  r: 'v',
  v: 'r',
  h: 'k',
  k: 'h',
  t: 'l',
  g: 'y',
  y: 'g',
  e: 'c',
  c: 'e',
  m: 'nn',
};

/** A cheque or a pledge card in longhand, keyed by someone who knew none of the names: two words misread, by a letter each. */
const cursiveMisread: Slip = (name, random) => {
  const words = textOf(name).split(' ');
  const places = placesOf(words, (word) => /^\p{L}{6,}$/u.test(word));
  if (places.length === 0 || words.length < 2) return null;
  const misread = new Set(random.shuffled(places).slice(0, 2));
  return words
    .map((word, place) => {
      const at = 1 + random.below(word.length - 1);
      return misread.has(place)
        ? word.slice(0, at) + (CURSIVE[word.charAt(at)] ?? word.charAt(at)) + word.slice(at + 1)
        : word;
    })
    .join(' ');
};

const TRANSLATIONS = [
  tableOf(`^(.+?),? Political Action Committee$ = Comité de acción política de $1
    ^(.+?),? Pac$ = PAC de $1
    ^(.+) Victory Fund\\b = Fondo para la victoria de $1
    ^(?:The )?Committee To (?:Re-?)?Elect\\b = Comité para elegir a
    ^Friends (?:Of|For)\\b = Amigos de
    ^Citizens For\\b = Ciudadanos por
    \\bFor (?:Us |U\\.S\\. )?Congress\\b = para el Congreso
    \\bFor (?:Us |U\\.S\\. )?Senate\\b = para el Senado
    \\bFor (?:Us |U\\.S\\. )?President\\b = para presidente
    \\bRepublican Party\\b = Partido Republicano
    \\bDemocratic Party\\b = Partido Demócrata
    \\bCampaign Committee\\b = Comité de campaña
    \\bAction Fund\\b = Fondo de acción
    ^(.+) Association\\b = Asociación de $1`),
  tableOf(`^(.+?),? Political Action Committee$ = Comité d'action politique de $1
    ^(.+?),? Pac$ = PAC de $1
    ^(.+) Victory Fund\\b = Fonds de victoire $1
    ^(?:The )?Committee To (?:Re-?)?Elect\\b = Comité pour élire
    ^Friends (?:Of|For)\\b = Les amis de
    ^Citizens For\\b = Citoyens pour
    \\bFor (?:Us |U\\.S\\. )?Congress\\b = au Congrès
    \\bFor (?:Us |U\\.S\\. )?Senate\\b = au Sénat
    \\bFor (?:Us |U\\.S\\. )?President\\b = à la présidence
    \\bRepublican Party\\b = Parti républicain
    \\bDemocratic Party\\b = Parti démocrate
    \\bCampaign Committee\\b = Comité de campagne
    \\bAction Fund\\b = Fonds d'action
    ^(.+) Association\\b = Association de $1`),
  tableOf(`^(.+?),? Political Action Committee$ = Politisches Aktionskomitee der $1
    ^(.+) Victory Fund\\b = Siegesfonds $1
    ^(?:The )?Committee To (?:Re-?)?Elect\\b = Komitee zur Wahl von
    ^Friends (?:Of|For)\\b = Freunde von
    ^Citizens For\\b = Bürger für
    \\bFor (?:Us |U\\.S\\. )?Congress\\b = für den Kongress
    \\bFor (?:Us |U\\.S\\. )?Senate\\b = für den Senat
    \\bFor (?:Us |U\\.S\\. )?President\\b = für das Präsidentenamt
    \\bRepublican Party\\b = Republikanische Partei
    \\bDemocratic Party\\b = Demokratische Partei
    \\bCampaign Committee\\b = Wahlkampfkomitee
    \\bAction Fund\\b = Aktionsfonds`),
];

/** The payer's browser translated the form and what had been typed into it. */
const pageTranslated: Slip = (name, random) => {
  const text = textOf(name);
  let made = text;
  for (const [pattern, by] of random.pick(TRANSLATIONS)) {
    made = made.replace(new RegExp(pattern), by);
  }
  return made === text ? null : made;
};

/** With the name that it had, or that it was merged with. */
const formerlyKnown: Slip = (name, random) => {
  const text = textOf(name);
  const other = random.pick([
    'Prairie Forum',
    'Lakeshore Roundtable',
    'the Tri-County Council',
    'Harbor Street Group',
    'New Century Network',
    'Capitol Hill Breakfast Club',
  ]);
  return random.pick([
    `${text} (formerly ${other})`,
    `${text} f/k/a ${other}`,
    `${other} n/k/a ${text}`,
    `${other}, now ${text}`,
    `${text} (merged with ${other} 2019)`,
    `${text} - successor to ${other}`,
  ]);
};

const ONES =
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen'.split(
    ' ',
  );
const TENS = 'Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety'.split(' ');
const ORDINALS = 'First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth'.split(' ');
const ROMAN = 'I II III IV V VI VII VIII IX X'.split(' ');

function inWords(number: number): string {
  if (number < 20) return ONES[number] ?? '';
  const tens = TENS[Math.floor(number / 10) - 2] ?? '';
  return number % 10 === 0 ? tens : `${tens}-${ONES[number % 10] ?? ''}`;
}

const suffixOf = (number: number) => ['st', 'nd', 'rd'][number - 1] ?? 'th';

/** Years, districts and locals in words, in figures or in Roman numerals. */
const numbersOtherwise: Slip = (name, random) => {
  const text = textOf(name);
  const made = text
    // words first, or the figures' own words would be turned back
    .replace(/\b(One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b/g, (word) =>
      String(ONES.indexOf(word)),
    )
    .replace(/\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\b/g, (word) => {
      const number = ORDINALS.indexOf(word) + 1;
      return `${number}${suffixOf(number)}`;
    })
    .replace(/\b(1[1-9]|[2-9]\d)(\d\d)\b/g, (all, century: string, year: string) =>
      Number(year) < 10 ? all : `${inWords(Number(century))} ${inWords(Number(year))}`,
    )
    .replace(/\b(\d)(?:St|Nd|Rd|Th)\b/g, (all, digit: string) =>
      random.pick([ORDINALS[Number(digit) - 1] ?? all, `${ROMAN[Number(digit) - 1] ?? digit}.`]),
    )
    .replace(
      /(?<=\b(?:Local|District|No\.?|Union|Lodge|Chapter|Council|Cd)[ -])0?(\d{1,2})\b/g,
      (all, digits: string) =>
        random.pick([inWords(Number(digits)), ROMAN[Number(digits) - 1] ?? inWords(Number(digits))]),
    );
  return made === text ? null : made;
};

function chunksOf(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
    text.slice(at * length, (at + 1) * length),
  );
}

/** As the fields of an account's statement have it: SWIFT's, SEPA's or the American clearing house's. */
const statementFields: Slip = (name, random) => {
  const text = textOf(name).toUpperCase();
  return random.pick([
    chunksOf(`SVWZ+SPENDE ABWA+${text}`, 27)
      .map((chunk, at) => `?${20 + at}${chunk}`)
      .join(''),
    chunksOf(text, 27)
      .map((chunk, at) => `?${32 + at}${chunk}`)
      .join(''),
    chunksOf(`/NAME/${text}/REMI/DONATION`, 35).join('\n'),
    `DES:PAYMENT ID:XXXXX50218 INDN:${text} CO ID:9215986202 CCD`,
    `ORIG CO NAME:${text} ORIG ID:1800948598 DESC DATE:230314 SEC:PPD`,
    `BGC ${text} REF 88120 MANDATE NO 0042`,
    `WIRE TYPE:WIRE IN DATE: 230314 TIME:1105 ET TRN:2023031400 ORIG:${text} ID:003751`,
  ]);
};

const ROUND_TRIP: readonly (readonly [RegExp, string])[] = [
  [/th/g, 't'],
  [/ck|cc(?![eiy])|q(?!u)/g, 'k'],
  [/ch(?=[rl])/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/w(?!r)/g, 'v'],
  [/x/g, 'ks'],
  [/j/g, 'dzh'],
  [/qu/g, 'kv'],
  [/ph/g, 'f'],
  [/oo/g, 'u'],
  [/([b-df-hj-np-tv-z])\1/g, '$1'],
  [/(?<=\p{L}{2})y\b/gu, 'i'],
];

/** Through a bank that keeps its customers' names in Cyrillic, and back. */
const transliteratedBack: Slip = (name) =>
  titled(ROUND_TRIP.reduce((so, [pattern, by]) => so.replace(pattern, by), textOf(name).toLowerCase()));

/** A feed or a receipt that hides part of its payer's name. */
const maskedLetters: Slip = (name, random) => {
  const words = textOf(name).split(' ');
  const places = placesOf(words, (word) => /^\p{L}{6,}$/u.test(word));
  if (places.length === 0 || words.length < 2) return null;
  const masked = new Set(random.shuffled(places).slice(0, 1 + random.below(2)));
  const mask = random.pick(['*', '*', 'x', '\u2022', '#']);
  return words
    .map((word, place) => {
      const hidden = word.length > 8 ? 3 : 2;
      const at = 2 + random.below(word.length - hidden - 2);
      return masked.has(place) ? word.slice(0, at) + mask.repeat(hidden) + word.slice(at + hidden) : word;
    })
    .join(' ');
};

/** What the staff wrote into the name's own field. */
const crmNote: Slip = (name, random) => {
  const text = textOf(name);
  return random.pick([
    `[DUPE] ${text}`,
    `zz_${text}_old`,
    `${text} - DO NOT MAIL`,
    `${text} **call before renewing**`,
    `${text} (merged 3/14, see #20418)`,
    `INACTIVE ${text}`,
    `${text} (lapsed, was Platinum)`,
    `TBD?? ${text}`,
    `${text} per Karen`,
    `*** ${text} *** NO THANK YOU LETTER`,
  ]);
};

/** A listed name may itself be no more than a person's or a company's: such a one ought to pass. */
const PLAINLY_POLITICAL =
  /\bpac\b|\belect|politi|campaign|committee|congress|senat|\bhouse\b|presiden|governor|victory|party\b|democrat|republican|conservativ|progressive|libert|\bvot(?:e|ers?|ing)\b|citizens|friends|supporters|\bpeople|\baction\b|leadership|freedom|government|majority|justice|\bfuture|\bvalues|\bfund\b|\bfor\b/i;

function ofPolitical(slip: Slip): Slip {
  return (name: string, random: Random) => {
    if (!PLAINLY_POLITICAL.test(name)) return null;
    const made = slip(name, random);
    return made?.toUpperCase() === textOf(name).toUpperCase() ? null : made;
  };
}

export const HELD_OUT_SLIPS_FOUR: Readonly<Record<string, Slip>> = {
  'azerty-keys': ofPolitical(azertyKeys),
  'spelled-aloud': ofPolitical(spelledAloud),
  'cursive-misread': ofPolitical(cursiveMisread),
  'page-translated': ofPolitical(pageTranslated),
  'formerly-known': ofPolitical(formerlyKnown),
  'numbers-otherwise': ofPolitical(numbersOtherwise),
  'statement-fields': ofPolitical(statementFields),
  'transliterated-back': ofPolitical(transliteratedBack),
  'masked-letters': ofPolitical(maskedLetters),
  'crm-note': ofPolitical(crmNote),
};
