/** Runs of words that are read as one word: "political action committee", the states whose names are two words. */

/** Runs of words that are read as one. Longest first: the first that fits is taken. */
const PHRASES: readonly (readonly [phrase: readonly string[], word: string])[] = [
  [['political', 'action', 'committee'], 'pac'],
  [['political', 'action', 'com'], 'pac'],
  [['political', 'action', 'komitee'], 'pac'],
  [['political', 'action', 'fund'], 'pac'],
  [['committee', 'de', 'action', 'political'], 'pac'],
  [['committee', 'action', 'political'], 'pac'],
  [['united', 'states'], 'us'],
  [['united', 'state'], 'us'],
  [['re', 'elect'], 'reelect'],
  [['u', 's'], 'us'],
  [['new', 'york'], 'ny'],
  [['new', 'jersey'], 'nj'],
  [['new', 'hampshire'], 'nh'],
  [['new', 'mexico'], 'nm'],
  [['north', 'carolina'], 'nc'],
  [['south', 'carolina'], 'sc'],
  [['north', 'dakota'], 'nd'],
  [['south', 'dakota'], 'sd'],
  [['west', 'virginia'], 'wv'],
  [['rhode', 'island'], 'ri'],
  ...years(),
];

/** "Twenty Twenty-Four": the years of which campaigns write. */
function years(): (readonly [phrase: readonly string[], word: string])[] {
  const units = 'one two three four five six seven eight nine'.split(' ');
  const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
  const after = [
    ...units.map((unit, at) => [['twenty', unit], 21 + at] as const),
    ...teens.map((teen, at) => [[teen], 10 + at] as const),
    [['twenty'], 20] as const,
  ];
  return after.map(([words, year]) => [['twenty', ...words], `20${String(year)}`]);
}

/** Each word is looked at once, most begin no phrase. */
export const PHRASES_BY_FIRST = Map.groupBy(PHRASES, ([run]) => run[0] ?? '');

/** The first phrase that is read as a word is its whole one. */
const PARTS = new Map(PHRASES.toReversed().map(([phrase, word]) => [word, phrase]));
const PHRASES_SAID = [...PARTS.keys()].filter((word) => word !== 'reelect' && !/\d/.test(word));

/** The words that a phrase read as this one is made of; null where it stands for no phrase. */
export function partsOfPhrase(word: string): readonly string[] | null {
  return PARTS.get(word) ?? null;
}

/** What phrases are read as whose words are all among these, wherever they stand: "Carolina Republican Party North". */
export function phrasesAmong(words: readonly string[]): string[] {
  return PHRASES_SAID.filter((word) => PARTS.get(word)?.every((part) => words.includes(part)) === true);
}

/** The words that phrases are made of; the registry's spelling knows them whether or not a name has them. */
export const PHRASE_WORDS: readonly string[] = [
  ...new Set(['us', 'pac', ...PHRASES.flatMap(([phrase]) => phrase.filter((word) => word.length > 2))]),
];
const PAC_WORDS = new Set('political action committee fund pac'.split(' '));

/** True where a misspelt word is put right before phrases are read: of "political action committee", or beside the rest of its phrase. */
export function completesPhrase(word: string, before: string, after: string): boolean {
  if (PAC_WORDS.has(word)) return true;
  return PHRASES.some(
    ([run]) => (run[0] === before && run[1] === word) || (run[0] === word && run[1] === after),
  );
}
