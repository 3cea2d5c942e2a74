/** Names of parties' bodies: a party and its county, its club, its branch abroad. */
import { isYear } from '#app/domain/screening/text/campaign-year.ts';
import { isState } from '#app/domain/screening/text/short-forms.ts';
import { isOrdinary } from '#app/domain/screening/text/weight.ts';
import { isNumber, wordSet, type Said } from './said.ts';

/** No ordinary payer is called so but newspapers ("Springfield Republican"), which have none of the bodies below. */
const PARTISAN = wordSet('republican democratic libertarian');
/** Several of them are nobody but themselves: "Queer Democrats of Sacramento". */
const PARTISANS = wordSet('republicans democrats libertarians');
/** The same at the end of a name. */
const MEMBERS = wordSet('conservatives liberals socialists communists');
const SHORT_PARTISAN = wordSet('gop dfl');
const BODIES = wordSet(
  `committee cmte cte caucus delegation central executive club clubs women womens womans men federation federated association
   league council conference coalition leadership governors mayors attorneys legislative campaign campaigns victory action
   assembly coordinated young college campus trust fund headquarters hq
   majority minority senatorial congressional society lawyers veterans seniors convention gala dinner caucuses team`,
);
/** They say whose only behind the party: the "Dune County Republican" is a newspaper. */
const PLACES = wordSet('national state county city town township ward precinct');
/** "Students for a Democratic Society", "Republican Valley School", "Democratic Republic of …". */
const NO_PARTYS =
  /\b(?:republican|democratic) (?:republic|valley|street|river|society|school|values|principles)\b|\bbook club\b/;
const PRESS = wordSet(
  'newspaper newspapers news gazette times herald press journal daily weekly tribune publishing post sentinel courier register american media',
);
/** "Green Party Rentals" and "Labor Party Supplies" are firms. */
const PARTIES = wordSet(
  'labour labor conservative liberal green greens socialist communist progressive independence independent reform constitution workers freedom unity nationalist christian peoples people natural',
);
const BEHIND_PARTY = wordSet(
  'of in for to and abroad state county central executive federal committee cmte national inc usa us account acct headquarters club women branch association ward convention',
);
const OTHER_BODIES = [
  /\bconservative (?:and unionist )?(?:association|party|future|womens organisation|councillors|group|federation)(?=$| (?:of|in|for)\b)/,
  /\b(?:liberal|lib) dem(?:ocrat)?s?\b/,
  /\bconstituency labou?r\b/,
  /\b(?:fine gael|fianna fail|sinn fein|plaid cymru)\b/,
  /\btea party (?:of|patriots|express|association)\b/,
  // Branches abroad, beside whatever party.
  /\b(?:agrupacion|federacion|comite) (?:socialista|provincial|local|municipal) (?:del?|psoe|pp)\b/,
];
/** Words for a party's branch, which say whose it is by an acronym beside them. */
const BRANCHES = wordSet(
  `ortsverein ortsverband kreisverband landesverband bezirksverband stadtverband gemeindeverband unterbezirk ortsgruppe fraktion
   ratsfraktion stadtratsfraktion kreistagsfraktion bundestagsfraktion landtagsfraktion agrupacion circolo sezione section federation seccion afdeling lokalavdeling
   lokalforening partiforening kommunforening kretsforening oddzial krajevna mestna branch clp constituency youth jugend jusos giovani juventudes`,
);

const COMMON_BRANCHES = wordSet('youth section federation');

/** `isParty`: true for the acronym of a listed party. */
export function isOfParty(said: Said, isParty: (word: string) => boolean): boolean {
  const { inside, canonical } = said;
  if (inside.some(isPress) || isNoPartys(inside)) return false;
  if (inside.length < 2) return isStateParty(inside[0] ?? '');
  if (inside.some((word, at) => PARTISANS.has(word) && mayStandBehind(inside[at + 1]))) return true;
  if (MEMBERS.has(inside.at(-1) ?? '')) return true;
  if (inside.some((word) => SHORT_PARTISAN.has(word) || isStateParty(word))) return true;
  const partisan = canonical.findIndex((word) => PARTISAN.has(word));
  const isBody = (word: string, at: number) => BODIES.has(word) || (PLACES.has(word) && at > partisan);
  const last = canonical.findLastIndex((word, at) => isBody(word, at) || PARTISAN.has(word));
  if (partisan >= 0 && canonical.some(isBody) && mayStandBehind(canonical[last + 1])) return true;
  if (partisan >= 0 && isPartyOf(canonical)) return true;
  if (inside.some((word, at) => word === 'party' && isPartyOf(inside, at))) return true;
  const whole = inside.join(' ');
  if (OTHER_BODIES.some((body) => body.test(whole))) return true;
  return (
    inside.some((word, at) => isBranch(word) && (!isCommonBranch(word) || at === inside.length - 1)) &&
    // "Dawn" is a party, and not its branch what is called "Golden Dawn Branch Library".
    (inside.some((word) => isParty(word) && !isOrdinary(word)) ||
      inside.some((_, at) => saysParty(inside, at)))
  );
}

/** "Green Party", whatever follows; with a branch's word beside it it is no firm. */
function saysParty(words: readonly string[], at: number): boolean {
  return words[at] === 'party' && PARTIES.has(words[at - 1] ?? '');
}

/** True for a word that clubs, churches and unions have too: "Renew Youth Ministry". */
export function isCommonBranch(word: string): boolean {
  return COMMON_BRANCHES.has(word);
}

/** True for a word that newspapers and publishers are called by. */
export function isPress(word: string): boolean {
  return PRESS.has(word);
}

/** True where "democratic" or "republican" is of something else than a party. */
export function isNoPartys(words: readonly string[]): boolean {
  return NO_PARTYS.test(words.join(' '));
}

/** True for a word that a party's branch is called by, as normalised. */
export function isBranch(word: string): boolean {
  return BRANCHES.has(word);
}

/** "Young Democrats", "Democrats of Dune", "Republicans for Sample"; not "Democrats Veterinary Clinic". */
function mayStandBehind(next: string | undefined): boolean {
  return next === undefined || BEHIND_PARTY.has(next) || BODIES.has(next) || isState(next) || isYear(next);
}

/** "Sample Democratic Party", "Republican Party of Dune County", "Dune Labour Party". */
function isPartyOf(words: readonly string[], from = words.indexOf('party')): boolean {
  if (from <= 0) return false;
  const before = words[from - 1] ?? '';
  const next = words[from + 1];
  if (!PARTISAN.has(before) && !PARTIES.has(before)) return false;
  return next === undefined || BEHIND_PARTY.has(next) || isState(next) || isYear(next) || isNumber(next);
}

/** "MIGOP", "NCGOP". */
function isStateParty(word: string): boolean {
  return word.length === 5 && word.endsWith('gop') && isState(word.slice(0, 2));
}
