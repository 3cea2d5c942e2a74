/** Ordinary people of many cultures, as they write themselves on forms and as banks write them on cards. */
import type { Random } from './random.ts';
import type { Names } from './sources.ts';
import {
  arabicFirst,
  arabicLast,
  chineseFirst,
  chineseLast,
  dutchLast,
  greekFirst,
  greekLast,
  hanFirst,
  hanLast,
  hawaiianFirst,
  hawaiianLast,
  icelandicFirst,
  icelandicRoots,
  indianFirst,
  indianLast,
  initials,
  irishLast,
  japaneseFirst,
  japaneseLast,
  koreanFirst,
  koreanLast,
  nigerianFirst,
  nigerianLast,
  slavicFirst,
  slavicLast,
  spanishFirst,
  spanishLast,
  vietFirst,
  vietLast,
  vietMiddle,
  words,
} from './world-names.ts';

/** `family` is the word that an address or a firm would carry. */
export interface Person {
  readonly shown: string;
  readonly given: string;
  readonly family: string;
}

/** Randomness together with the American names to draw from. */
export interface Draw extends Random {
  readonly names: Names;
}

type Culture = (random: Draw) => Person;

const american: Culture = (random) => {
  const { first, last } = random.names;
  const [given, family] = [random.pick(first), random.pick(last)];
  return { given, family, shown: shownAs(given, family, random) };
};

function shownAs(given: string, family: string, random: Draw): string {
  const { first } = random.names;
  const middle = random.pick(initials);
  return random.pick([
    `${given} ${family}`,
    `${given} ${family}`,
    `${given} ${family}`,
    `${given} ${middle}. ${family}`,
    `${given} ${random.pick(first)} ${family}`,
    `${family}, ${given}`,
    `${family}, ${given} ${middle}`,
    `${family.toUpperCase()} ${given.toUpperCase()}`,
    `${given} ${family}`.toUpperCase(),
    `${given} ${family}`.toLowerCase(),
    `${random.pick(['Mr', 'Mrs', 'Ms.', 'Dr.', 'Rev.', 'Prof.', 'Hon.', 'Sgt.', 'Judge', 'Sen.'])} ${given} ${family}`,
    `${given} ${family}${random.pick([' Jr.', ', Sr.', ' III', ', MD', ', Esq.', ', PhD', ', CPA', ' II', ', RN'])}`,
    `${given} and ${random.pick(first)} ${family}`,
    `${given} & ${random.pick(first)} ${family}`,
    `${given} ${family}-${random.pick(random.names.last)}`,
    `${given.charAt(0)} ${family}`,
    `${given.charAt(0)}.${middle}. ${family}`,
    `Mr. & Mrs. ${given} ${family}`,
    `${random.pick(['Estate of', 'In memory of', 'The family of', 'Trustees of'])} ${given} ${family}`,
    `${given} ${family} ${random.pick(['Family Trust', 'Revocable Trust', 'Living Trust', 'IRA', 'Charitable Fund', 'TTEE'])}`,
    `The ${family} ${random.pick(['Family', 'Family Trust', 'Family Fund', 'Foundation', 'Household', 'Family Foundation'])}`,
  ]);
}

function plainCulture(
  first: readonly string[],
  last: readonly string[],
  order: 'given' | 'family' | 'either',
): Culture {
  return (random) => {
    const [given, family] = [random.pick(first), random.pick(last)];
    const isFamilyFirst = order === 'family' || (order === 'either' && random.chance(0.4));
    const shown = isFamilyFirst ? `${family} ${given}` : `${given} ${family}`;
    return { given, family, shown: random.chance(0.15) ? shown.toUpperCase() : shown };
  };
}

const spanish: Culture = (random) => {
  const [given, family, mother] = [
    random.pick(spanishFirst),
    random.pick(spanishLast),
    random.pick(spanishLast),
  ];
  const second = random.pick(spanishFirst);
  const shown = random.pick([
    `${given} ${family} ${mother}`,
    `${given} ${second} ${family} ${mother}`,
    `${given} ${family} de ${mother}`,
    `${given} ${family} y ${mother}`,
    `${given} ${family}-${mother}`,
    `${given} ${family}`,
    `${given} de la ${family}`,
  ]);
  return { given, family, shown };
};
const vietnamese: Culture = (random) => {
  const [given, family] = [random.pick(vietFirst), random.pick(vietLast)];
  return {
    given,
    family,
    shown: random.pick([
      `${family} ${random.pick(vietMiddle)} ${given}`,
      `${given} ${family}`,
      `${family} ${given}`,
    ]),
  };
};
const han: Culture = (random) => {
  const [given, family] = [random.pick(hanFirst), random.pick(hanLast)];
  return { given: 'reader', family: 'wang', shown: family + given };
};
const icelandic: Culture = (random) => {
  const given = random.pick(icelandicFirst);
  const family = random.pick(icelandicRoots) + random.pick(['son', 'dóttir']);
  return { given, family, shown: `${given} ${family}` };
};
const indian: Culture = (random) => {
  const [given, family] = [random.pick(indianFirst), random.pick(indianLast)];
  const [one, two] = [random.pick(initials), random.pick(initials)];
  return {
    given,
    family,
    shown: random.pick([
      `${given} ${family}`,
      `${one}. ${given}`,
      `${one}.${two}. ${family}`,
      `${given} ${one} ${two}`,
      `${one} ${two} ${given} ${family}`,
      `${given} ${random.pick(indianFirst)} ${family}`,
    ]),
  };
};

const CULTURES: readonly (readonly [share: number, kind: string, make: Culture])[] = [
  [46, 'american', american],
  [11, 'spanish', spanish],
  [5, 'vietnamese', vietnamese],
  [4, 'nigerian', plainCulture(nigerianFirst, nigerianLast, 'given')],
  [4, 'arabic', plainCulture(arabicFirst, arabicLast, 'given')],
  [5, 'chinese', plainCulture(chineseFirst, chineseLast, 'either')],
  [2, 'han', han],
  [2, 'icelandic', icelandic],
  [5, 'indian', indian],
  [
    4,
    'irish',
    plainCulture(
      words('Sean Bridget Patrick Maeve Liam Nora Kevin Siobhán Brian Colleen'),
      irishLast,
      'given',
    ),
  ],
  [3, 'slavic', plainCulture(slavicFirst, slavicLast, 'either')],
  [2, 'greek', plainCulture(greekFirst, greekLast, 'given')],
  [2, 'japanese', plainCulture(japaneseFirst, japaneseLast, 'either')],
  [2, 'korean', plainCulture(koreanFirst, koreanLast, 'either')],
  [1, 'hawaiian', plainCulture(hawaiianFirst, hawaiianLast, 'given')],
  [
    2,
    'with-particle',
    plainCulture(words('Anna Pieter Maria Johan Elise Marco Ingrid Paulo Willem Clara'), dutchLast, 'given'),
  ],
];
const total = CULTURES.reduce((sum, [share]) => sum + share, 0);

/** A person and the kind of name it is. */
export function makePerson(random: Draw): Person & { readonly kind: string } {
  let left = random.next() * total;
  for (const [share, kind, make] of CULTURES) {
    left -= share;
    if (left < 0) return { ...make(random), kind: `person, ${kind}` };
  }
  return { ...american(random), kind: 'person, american' };
}

/** An American person's name without titles, to pay for an organisation. */
export function plainPerson(random: Draw): Person {
  const { first, last } = random.names;
  const [given, family] = [random.pick(first), random.pick(last)];
  return { given, family, shown: `${given} ${family}` };
}
