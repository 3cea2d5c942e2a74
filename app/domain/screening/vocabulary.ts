/** The words that names of groups are made of: spellings that mean the same, and words that mark what a name is. */

/** Spellings that are read as one word. The left side is what all the words on the right become. */
const SAME_WORD: Readonly<Record<string, string>> = {
  committee: 'cmte comm cttee comtee cmtee comte comt commitee committe commttee comittee committees',
  association: 'assn assoc asso assocation associations',
  national: 'natl nat',
  international: 'intl internatl',
  democratic: 'dem dems democrat democrats democratics',
  republican: 'rep reps repub repubs republicans gop',
  american: 'amer',
  america: 'americas',
  corporation: 'corp',
  company: 'co',
  incorporated: 'inc',
  limited: 'ltd',
  congress: 'cong congrs congressional',
  federal: 'fed fedn federation',
  county: 'cty cnty',
  government: 'govt',
  political: 'pol polit politcal',
  action: 'actn',
  department: 'dept',
  organization: 'org organisation orgn',
  university: 'univ',
  campaign: 'cmpn',
  reelect: 'relect',
  labor: 'labour',
};

const CANONICAL = new Map<string, string>(
  Object.entries(SAME_WORD).flatMap(([word, spellings]) =>
    spellings.split(' ').map((spelling): [string, string] => [spelling, word]),
  ),
);

/** Runs of words that are read as one. Longest first: the first that fits is taken. */
const PHRASES: readonly (readonly [phrase: readonly string[], word: string])[] = [
  [['political', 'action', 'committee'], 'pac'],
  [['political', 'action', 'com'], 'pac'],
  [['political', 'action', 'fund'], 'pac'],
  [['united', 'states'], 'us'],
  [['re', 'elect'], 'reelect'],
  [['u', 's'], 'us'],
];

/** Articles, prepositions and joining words: they differ between writings of the same name. */
const STOP_WORDS = new Set(
  'a an and at by in of on or the to with de del der des di du e et la le les und y'.split(' '),
);
/** Legal forms: a group is the same with and without. Words that make a committee ("PAC", "Committee") are none. */
const LEGAL_FORMS = new Set('incorporated limited llc llp lp plc gmbh ltda nfp corporation'.split(' '));
/** Legal forms only as the last word: "Company" inside a name names something. */
const LAST_LEGAL_FORMS = new Set(['company']);

/** Words that make a name a political one. Their absence is why a committee's sponsor is not the committee. */
const MARKERS = new Set(
  (
    'pac superpac campaign committee congress senate senator senatorial president presidential governor mayor elect election ' +
    'reelect republican democratic democracy party victory political politics vote votes voter voters caucus ' +
    'conservative conservatives liberal liberals progressive progressives libertarian libertarians socialist ' +
    'socialists communist labor leadership majority candidates candidate delegation legislative nominee ticket ' +
    'parliament alliance partei partido parti partito'
  ).split(' '),
);

/** Words that no person's name has: political ones, and those of companies, unions and charities. */
const GROUP_WORDS = new Set(
  (
    'fund funds association federation federal foundation council union local coalition institute society league ' +
    'club center centre group partners partnership network alliance project initiative action actions now friends ' +
    'citizens people peoples americans american america usa us united national state states county city district ' +
    'team for against workers employees employers brotherhood teachers nurses doctors physicians engineers police ' +
    'fire firefighters veterans women men mothers moms students youth young seniors families family business ' +
    'industry industries bank energy health care medical hospital insurance company corporation incorporated ' +
    'limited llc llp lp plc trust trustees ventures enterprises strategies solutions services consulting ' +
    'marketing media communications systems technologies holdings international global new future forward ' +
    'freedom liberty justice equality values patriots patriot tea right rights life choice movement rising pact ' +
    'organization board commission chamber commerce cooperative credit exchange office house members church ' +
    'university college school schools education tribe nation band indians pueblo advocates advocacy voice ' +
    'voices together better great again save stop end protect defend defense fight win build make our we the of ' +
    'to and in on advancement reform change hope truth integrity accountability responsibility government ' +
    'security safety labor farm farmers growers bureau dealers builders realtors manufacturers'
  ).split(' '),
);

/** A canonical word and the normalised words [from, to) that it stands for. */
export interface CanonicalWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Reads normalised words with abbreviations and phrases folded: "pol action cmte" is one word, `pac`. */
export function canonicalWords(words: readonly string[]): CanonicalWord[] {
  const plain = words.map((word) => CANONICAL.get(word) ?? word);
  const out: CanonicalWord[] = [];
  for (let at = 0; at < plain.length;) {
    const phrase = PHRASES.find(([run]) => run.every((word, k) => plain[at + k] === word));
    const to = at + (phrase?.[0].length ?? 1);
    out.push({ word: phrase?.[1] ?? plain[at] ?? '', from: at, to });
    at = to;
  }
  return out;
}

/** True for a word that says nothing about which group is meant: a stop word, or a legal form where it may be one. */
export function isDroppable(word: string, isLast: boolean): boolean {
  return STOP_WORDS.has(word) || LEGAL_FORMS.has(word) || (isLast && LAST_LEGAL_FORMS.has(word));
}

/** True for a word that ends in PAC ("pac", "hallpac"). */
export function hasPac(word: string): boolean {
  return word.endsWith('pac');
}

/** True for a canonical word that makes a name political. */
export function isMarker(word: string): boolean {
  return MARKERS.has(word) || hasPac(word);
}

/** True for a canonical word that no person's name has. */
export function isGroupWord(word: string): boolean {
  return GROUP_WORDS.has(word) || isMarker(word);
}

/** Words that stand around a group's name when a bank, a form or a treasurer wrote it, not in it. */
const LEADING_NOISE = new Set(
  'donation donations gift contribution contributions payment from by c o co behalf on of the for'.split(' '),
);
const TRAILING_NOISE = new Set(
  'donation donations gift contribution account acct operating checking treasurer treas finance'.split(' '),
);

/** Normalised words without such words at both ends; the same array where there are none. */
export function withoutNoise(words: readonly string[]): readonly string[] {
  let from = 0;
  let to = words.length;
  while (from < to - 1 && LEADING_NOISE.has(words[from] ?? '')) from++;
  while (to > from + 1 && TRAILING_NOISE.has(words[to - 1] ?? '')) to--;
  return from === 0 && to === words.length ? words : words.slice(from, to);
}
