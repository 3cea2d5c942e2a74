/** The words that names of groups are made of: spellings that mean the same, and words that mark what a name is. */
import { FIRST_NAMES } from './first-names.ts';
import { isOwnWord } from './own-words.ts';
import { PHRASES_BY_FIRST } from './phrases.ts';
import { mistakesBetween } from './spelling.ts';
import { hashWithout } from './hash.ts';

/** Spellings that are read as one word. The left side is what all the words on the right become. */
const SAME_WORD: Readonly<Record<string, string>> = {
  committee: 'cmte cte comm cttee comtee cmtee comte comt commitee committe commttee comittee committees',
  pac: 'pacs aktionskomitee',
  victory: 'victories',
  party: 'parties',
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
  congress: 'cong congrs congressional congreso congresso congres kongress kongres',
  federal: 'fed fedn federation',
  county: 'cty cnty',
  government: 'govt',
  political: 'pol polit politcal politica politique politisches politikal',
  action: 'actn accion aktion daction',
  department: 'dept',
  organization: 'org organisation orgn',
  university: 'univ',
  campaign: 'cmpn kampagne',
  reelect: 'relect',
  president: 'prez potus',
  senate: 'senado senat',
  friends: 'amigos amis amici freunde',
  united: 'utd',
  labor: 'labour',
};

const CANONICAL = new Map<string, string>(
  Object.entries(SAME_WORD).flatMap(([word, spellings]) =>
    spellings.split(' ').map((spelling): [string, string] => [spelling, word]),
  ),
);

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
    'parliament alliance partei partido parti partito jfc exploratory'
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
    'industry industries employee worker union club member bank energy health care medical hospital insurance company corporation incorporated ' +
    'limited llc llp lp plc trust trustees ventures enterprises strategies solutions services consulting ' +
    'marketing media communications systems technologies holdings international global new future forward ' +
    'freedom liberty justice equality values patriots patriot tea right rights life choice movement rising pact ' +
    'organization board commission chamber commerce cooperative credit exchange office house members church ' +
    'university college school schools education tribe nation band indians pueblo advocates advocacy voice ' +
    'voices together better great again save stop end protect defend defense fight win build make our we the of ' +
    'to and in on advancement reform change hope truth integrity accountability responsibility government ' +
    'awareness opportunity opportunities minority minorities empowerment outreach security safety labor farm farmers growers bureau dealers builders realtors manufacturers ' +
    'residents independent independents independence referendum diversity volunteers supporters ' +
    'activists taxpayers taxpayer islands management california pennsylvania michigan ohio oregon wisconsin ' +
    'massachusetts connecticut minnesota missouri mississippi illinois kentucky oklahoma kansas nebraska colorado ' +
    'arkansas hawaii arizona nevada idaho utah wyoming alabama'
  ).split(' '),
);

const LONG_GROUP_WORDS = [...GROUP_WORDS].filter(({ length }) => length >= 7);

/** A normalised word as the one that is read for it: abbreviations written out, markers with a slip put right. */
export function canonicalWord(word: string): string {
  return CANONICAL.get(word) ?? markerMeant(word) ?? word;
}

const MARKER_SLIP_LETTERS_MIN = 6;
/**
 * Long markers by what is left of them without a letter. A registry has slips in its own names ("CONGRESSS"), so what it knows
 * would not tell.
 */
const LONG_MARKERS = [...MARKERS, 'political', 'congressional', 'republicans', 'democrats'].filter(
  ({ length }) => length >= MARKER_SLIP_LETTERS_MIN,
);
/** A slip leaves three letters of a long word whole at one of its ends, or two at both: most words are told by theirs. */
const MARKER_ENDS = {
  head: new Set(LONG_MARKERS.flatMap((marker) => [marker.slice(0, 2), marker.slice(0, 3)])),
  tail: new Set(LONG_MARKERS.flatMap((marker) => [marker.slice(-2), marker.slice(-3)])),
};
const MARKER_SLIPS = new Map<number, string[]>();
for (const marker of LONG_MARKERS) {
  for (let left = -1; left < marker.length; left++) {
    const hash = hashWithout(marker, left);
    MARKER_SLIPS.set(hash, [...(MARKER_SLIPS.get(hash) ?? []), marker]);
  }
}

function markerMeant(word: string): string | undefined {
  if (word.length < MARKER_SLIP_LETTERS_MIN - 1 || MARKERS.has(word) || isOwnWord(word)) return undefined;
  if (!mayBeMarker(word)) return undefined;
  for (let left = -1; left < word.length; left++) {
    for (const marker of MARKER_SLIPS.get(hashWithout(word, left)) ?? [])
      if (mistakesBetween(word, marker, 1) === 1) return CANONICAL.get(marker) ?? marker;
  }
  return undefined;
}

function mayBeMarker(word: string): boolean {
  const { head, tail } = MARKER_ENDS;
  return (
    head.has(word.slice(0, 3)) ||
    tail.has(word.slice(-3)) ||
    (head.has(word.slice(0, 2)) && tail.has(word.slice(-2)))
  );
}

/** True for a long word two mistakes from one that only campaigns' names end with ("Campaiiggn"). */
export function isMarkerBadlySpelled(word: string): boolean {
  if (word.length < MARKER_SLIP_LETTERS_MIN + 1 || FIRST_NAMES.has(word)) return false;
  return CLOSING_MARKERS.some((marker) => mistakesBetween(word, marker, 2) === 2);
}

const CLOSING_MARKERS = 'committee campaign candidate congress president governor'.split(' ');

/** A canonical word and the normalised words [from, to) that it stands for. */
export interface CanonicalWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Reads normalised words with abbreviations and phrases folded: "pol action cmte" is one word, `pac`. */
export function canonicalWords(words: readonly string[]): CanonicalWord[] {
  const plain = words.map(canonicalWord);
  const out: CanonicalWord[] = [];
  for (let at = 0; at < plain.length;) {
    // "Twenty Twenty Vision" is no year.
    const phrase = PHRASES_BY_FIRST.get(plain[at] ?? '')?.find(
      ([run, word]) => run.every((each, k) => plain[at + k] === each) && (at > 0 || !/^\d/.test(word)),
    );
    const to = phrase
      ? at + phrase[0].length
      : plain[at] === 'political' && isCutPac(words, at)
        ? words.length
        : at + 1;
    out.push({ word: phrase?.[1] ?? (to > at + 1 ? 'pac' : (plain[at] ?? '')), from: at, to });
    at = to;
  }
  return out;
}

/** True where the words after "political" are the beginning of "action committee", cut by a form or a bank. */
function isCutPac(words: readonly string[], from: number): boolean {
  const [, second, ...others] = words.slice(from);
  if (second === undefined) return false;
  const rest = ['political', second, ...others].join('');
  const whole = 'politicalactioncommittee'.slice(0, rest.length);
  return whole === rest || (second.length >= 3 && mistakesBetween(rest, whole, 1) === 1);
}

/** True for an abbreviation or another spelling of a canonical word. */
export function isSpelling(word: string): boolean {
  return CANONICAL.has(word);
}

/** Spellings long enough that a slip in one of them can be seen. */
export const LONG_SPELLINGS: readonly string[] = [...CANONICAL.keys()].filter((word) => word.length >= 6);

/** True for a word that says nothing about which group is meant: a stop word, or a legal form where it may be one. */
export function isDroppable(word: string, isLast: boolean): boolean {
  return STOP_WORDS.has(word) || LEGAL_FORMS.has(word) || (isLast && LAST_LEGAL_FORMS.has(word));
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

export function isLegalForm(word: string): boolean {
  return LEGAL_FORMS.has(word) || LAST_LEGAL_FORMS.has(word);
}

/** True for a word that ends as only committees' names do ("pac", "hallpac", "leeforcongress"), or is a whole glued name with it. */
export function hasPac(word: string): boolean {
  if (word.endsWith('pac')) return true;
  return word.length >= GLUED_LETTERS_MIN && GLUED_MARKER.test(word);
}

const GLUED_LETTERS_MIN = 12;
const GLUED_MARKER =
  /for(?:us)?(?:congress|senate|president|governor)|committee(?:to|for|of)|(?:campaign|action|central|state|party)committee|toelect|(?:republican|democratic)(?:party|club|women|state|central|county)|victoryfund/;

/** True for a canonical word that makes a name political. */
export function isMarker(word: string): boolean {
  return MARKERS.has(word) || hasPac(word);
}

/** Markers that nobody but parties, committees and campaigns has: not "committee", "campaign" or "leadership". */
const PLAIN_MARKERS = new Set(
  'pac superpac congress senate governor elect reelect republican democratic libertarian jfc political'.split(
    ' ',
  ),
);

/** True for a word, as normalised, that says plainly that a name is political, or for as much of it as a cut left. */
export function isPlainMarker(word: string): boolean {
  const canonical = canonicalWord(word);
  return PLAIN_MARKERS.has(canonical) || hasPac(canonical) || PLAIN_MARKERS.has(markerBegunBy(word) ?? '');
}

/** The long marker that begins so ("CONGR"), as at the end of a name that was cut or where words are clipped; else null. */
export function markerBegunBy(word: string): string | null {
  if (word.length < 4 || FIRST_NAMES.has(word)) return null;
  for (const marker of LONG_MARKERS)
    if (marker.length > word.length + 1 && marker.startsWith(word)) return marker;
  return null;
}

/** True for the beginning of a long word that only groups have ("ORGANIZ"), as at the end of a name that was cut. */
export function beginsGroupWord(word: string): boolean {
  if (word.length < 4 || FIRST_NAMES.has(word)) return false;
  return LONG_GROUP_WORDS.some((whole) => whole.length > word.length + 1 && whole.startsWith(word));
}

/** True for a canonical word that no person's name has. */
export function isGroupWord(word: string): boolean {
  return GROUP_WORDS.has(word) || isMarker(word);
}

const GENERIC_WORDS = new Set(
  'pac superpac committee fund federal political action account acct employees employee nonfederal incorporated'.split(
    ' ',
  ),
);

/** True for a canonical word that by itself tells no committee from another of the same body or candidate. */
export function isGenericWord(word: string): boolean {
  return GENERIC_WORDS.has(word);
}

const COMPANY_FORMS = new Set(['llc', 'llp', 'ltd', 'limited', 'plc', 'gmbh']);

/** True for a normalised word that says it is a company, which committees seldom are; many are incorporated. */
export function isCompanyForm(word: string): boolean {
  return COMPANY_FORMS.has(word);
}
