/** Elective offices of any level, in the languages of the lists, and names of the form "somebody for an office". */
import { isYear } from '#app/domain/screening/text/campaign-year.ts';
import { canonicalWord } from '#app/domain/screening/text/vocabulary.ts';
import { isState } from '#app/domain/screening/text/short-forms.ts';
import { isNamed, isNumber, mayBeNamed, wordSet, type Said } from './said.ts';

/** Whoever writes that somebody is "for" one of these means an election. */
const OFFICES = wordSet(
  `congress congressional senate senator senatorial president presidency presidential governor gubernatorial mayor mayoral sheriff
   assembly assemblyman assemblywoman assemblymember alderman alderwoman alderperson councilman councilwoman councilmember
   councilor councillor supervisor judge legislature legislator commissioner selectman selectwoman selectboard congressman
   congresswoman coroner prosecutor freeholder lieutenant parliament bundestag landtag reichstag senado senat kongress
   alcalde alcaldesa alcaldia gobernador gobernadora diputado diputada concejal senadora senatrice presidente presidenta maire
   mairie depute deputee legislatives municipales burgermeister buergermeister oberburgermeister oberbuergermeister landrat
   praesidentenamt prasidentenamt praesidentschaft prasidentschaft presidencia presidenza
   sindaco sindaca deputato prefeito prefeita vereador vereadora deputado deputada governador burgemeester potus`,
);
/** These are other things too: they count with a place, a year or a person's name beside them. */
const PERHAPS_OFFICES = wordSet(
  `council board court district trustee treasurer clerk auditor controller comptroller assessor representative rep
   delegate superintendent constable recorder commission director regent justice attorney da house secretary`,
);
const FOR = wordSet('for para por fuer fur pour per voor');
/** "Pour" and "per" are English words: they count before an office that is not. */
const FOREIGN =
  /^(?:maire|mairie|depute|deputee|senat|senatrice|legislatives|municipales|sindaco|sindaca|deputato|presidente|presidenta)$/;
/** What stands before an office: "for Sacramento City Council", "for the United States Senate". */
const QUALIFIERS_MAX = 5;
const PLACES = wordSet(
  'city county town township village borough parish metro state us school park fire water flood ward',
);
/** What may follow one. */
const BEHIND = wordSet(
  `committee campaign district dist area ward seat division division place position zone precinct dept department exploratory fund
   team folks victory inc llc of at in county city state parish township board education directors supervisors
   trustees equalization commissioners deeds member trustee director officeholder account federal general
   primary election runoff debt retirement legal recount and no number volunteer volunteers supporters official pac coalition
   sponsored major cte cmte`,
);
/** How a committee says for whom it is before it says whom. */
const SUPPORTERS = wordSet(
  'friends citizens neighbors supporters volunteers people team committee voters residents families and of the for to elect supporting',
);

/** Of a listed candidate these are offices too: "Sample for the House". */
const OFFICES_OF_CANDIDATES =
  /^(?:for|para|pour) (?:the |us |la |le )?(?:house|white house|representative)(?: of representatives)?$/;

/** In a text that is not all in capitals. */
const HAS_LETTERS = /\b[A-Z]{3,6}\b/;
/** Two words that are no office one by one. */
const OFFICES_OF_TWO = new Set(
  'district attorney,attorney general,city attorney,county attorney,state representative,state rep,public defender,county clerk,city clerk,supreme court,circuit court,superior court,district court,county executive'.split(
    ',',
  ),
);
const OFFICE_BEGUN_LETTERS_MIN = 3;

/** "Lee for City Council 2024", "Sample para alcalde", "Dune for RJUHSD School Board"; not "Prayers for Congress Street". */
export function isForOffice(said: Said, isCandidate: (surname: string) => boolean): boolean {
  const { inside } = said;
  return inside.some((word, at) => {
    if (at === 0 || !FOR.has(word)) return false;
    const isOfCandidate = isCandidate(inside[at - 1] ?? '') && mayBeNamed(inside.slice(0, at).slice(-3));
    return (
      isForOfficeAt(said, at) || (isOfCandidate && OFFICES_OF_CANDIDATES.test(inside.slice(at).join(' ')))
    );
  });
}

function isForOfficeAt({ text, inside, mayBeCut }: Said, at: number): boolean {
  const behind = inside.slice(at + 1);
  const subject = inside.slice(0, at).filter((each) => !SUPPORTERS.has(each));
  const isFirstNamed = [subject, subject.slice(-2), subject.slice(-3)].some(isNamed);
  const isPersons = isFirstNamed || (subject.length > 0 && mayBeNamed(subject.slice(-3)));
  const isDated = behind.some((each) => isYear(each) || isNumber(each));
  const isForeign = inside[at] === 'pour' || inside[at] === 'per';
  for (let to = 0; to < Math.min(behind.length, QUALIFIERS_MAX); to++) {
    const office = behind[to] ?? '';
    if (isForeign && !FOREIGN.test(office)) continue;
    const isPair = OFFICES_OF_TWO.has(`${office} ${behind[to + 1] ?? ''}`);
    const rest = behind.slice(to + (isPair ? 2 : 1));
    const isCut = mayBeCut && to > 0 && rest.length === 0 && isPersons && beginsOffice(office);
    const isOffice = OFFICES.has(office) || OFFICES.has(canonicalWord(office));
    if ((isPair || isCut || isOffice) && (isPersons || to === 0) && mayEnd(rest)) return true;
    const isTelling = isPersons && ((isFirstNamed && isDated) || behind.slice(0, to).some(isOfPlace));
    if (PERHAPS_OFFICES.has(office) && isTelling && (isDated || mayEnd(rest))) return true;
  }
  // Somebody by first name and surname, or one name and a body that has none but its letters: "Samplemann for SMUD 2022".
  const isLettered = HAS_LETTERS.test(text) && /[a-z]/.test(text);
  const endsInYear = isYear(behind.at(-1) ?? '') && behind.length <= QUALIFIERS_MAX;
  return endsInYear && (isFirstNamed || (isPersons && isLettered));
}

/** "Liz Cheney for Wyoming", "Lee for NY": somebody by a first name, for a state or the country. */
export function isForState({ inside }: Said): boolean {
  return inside.some((word, at) => {
    if (!FOR.has(word) || at < 2) return false;
    const behind = inside.slice(at + 1).join(' ');
    return isNamed(inside.slice(0, at)) && isCountryOrState(behind);
  });
}

const COUNTRY = /^(?:the )?(?:america|american people|united states|us|usa)(?: inc)?$/;

function isCountryOrState(words: string): boolean {
  const named = words.replace(/ inc$/, '');
  return COUNTRY.test(words) || isState(named) || LONG_STATES.has(named);
}

const LONG_STATES = new Set(
  'new york,new jersey,new hampshire,new mexico,north carolina,south carolina,north dakota,south dakota,west virginia,rhode island'.split(
    ',',
  ),
);

function beginsOffice(word: string): boolean {
  if (word.length < OFFICE_BEGUN_LETTERS_MIN) return false;
  return [...OFFICES, ...PERHAPS_OFFICES].some(
    (office) => office.startsWith(word) && office.length > word.length,
  );
}

function isOfPlace(word: string): boolean {
  return PLACES.has(word) || isState(word);
}

/** What follows an office is its committee, its district or its place: not "for Mayor McCheese". */
function mayEnd(behind: readonly string[]): boolean {
  return mayGoOn(behind[0]) || behind.slice(1, 3).some((word) => PLACES.has(word) || isYear(word));
}

function mayGoOn(next: string | undefined): boolean {
  return next === undefined || BEHIND.has(next) || isNumber(next) || isState(next) || next.length <= 2;
}

/** "Mayor Gary Sample 2016", "Sample - School Board Trustee 2016": an office and the year of an election. */
export function isOfficeAndYear({ inside }: Said): boolean {
  if (inside.length > OFFICE_AND_YEAR_WORDS_MAX || !isYear(inside.at(-1) ?? '')) return false;
  const whole = inside.join(' ');
  const [hasOffice, hasBoard] = [inside.some((word) => OFFICES.has(word)), whole.includes('school board')];
  const others = inside.filter((word) => !OFFICES.has(word) && !isYear(word) && !BOARD_WORDS.has(word));
  return (hasOffice || hasBoard) && others.length > 0 && mayBeNamed(others) && (hasBoard || isNamed(others));
}

const BOARD_WORDS = wordSet('school board trustee member');
const OFFICE_AND_YEAR_WORDS_MAX = 7;

/**
 * "Citizens for Jane Sample", "Texans for Henry Sample 2026": people who say whom they are for, by first name and surname. Friends "of"
 * somebody are a library's too: whom they are of must run.
 */
export function isOfPeopleForSomebody({ inside }: Said, isCandidate: (surname: string) => boolean): boolean {
  const link = inside.findIndex((word) => LINKS.test(word));
  const people = inside.slice(0, Math.max(0, link)).filter((word) => !BESIDE_PEOPLE.has(word));
  const isForeign = !/^(?:of|for)$/.test(inside[link] ?? '');
  const isPeople = (word: string) =>
    PEOPLE.has(word) || DEMONYMS.has(word) || (isForeign && FOREIGN_PEOPLE.has(word));
  if (people.length === 0 || !people.every(isPeople)) return false;
  const end = inside.findIndex((word, at) => at > link && (isYear(word) || ENDS_SOMEBODY.has(word)));
  const whom = inside.slice(link + 1, end < 0 ? inside.length : end);
  const isSomebody =
    whom.length <= SOMEBODY_WORDS_MAX && isNamed(whom) && !whom.some((word) => NOT_NAMES.has(word));
  const runs = FOR.has(inside[link] ?? '') || isYear(inside[end] ?? '') || isCandidate(whom.at(-1) ?? '');
  return isSomebody && runs;
}

/** Of what bears a saint's or somebody's name: "Friends of San Antonio", "Neighbors for Clinton Hill", "… John Sample Library". */
const NOT_NAMES = wordSet(
  `san santa saint st mount fort lake river hill hills square plain heights library libraries park parks museum hospital zoo garden
   gardens cemetery theater theatre creek memorial chapel hall trail beach island forest refuge station ranch farm village arts
   ballet symphony opera band stadium academy elementary`,
);

/** "Mayor Jane Sample Committee", "Senator Sample's Committee": whoever holds an office, and their committee. */
export function isOfficeholders({ inside }: Said): boolean {
  const [office = '', ...behind] = inside;
  const at = behind.findIndex((word) => /^(?:committee|cmte|campaign)$/.test(word));
  return TITLED.has(office) && at > 0 && at <= SOMEBODY_WORDS_MAX && mayBeNamed(behind.slice(0, at));
}

const TITLED = wordSet(
  'mayor governor senator congressman congresswoman assemblyman assemblywoman assemblymember sheriff supervisor councilman councilwoman councilmember',
);
const ENDS_SOMEBODY = wordSet('inc committee cmte pac for county city board school district');

const SOMEBODY_WORDS_MAX = 3;
const LINKS = /^(?:of|for|de|di|von|para|pour|fur|fuer)$/;
const BESIDE_PEOPLE = wordSet('and the les los las gli die y et und');
const PEOPLE = wordSet(
  'friends citizens people neighbors supporters voters taxpayers americans team amigos freunde',
);
/** English words too: "Burger for John Doe" is a dish. */
const FOREIGN_PEOPLE = wordSet('amis amici burger buerger ciudadanos citoyens');
const DEMONYMS = wordSet(
  `alabamians alaskans arizonans arkansans californians coloradans delawareans floridians georgians hawaiians idahoans illinoisans
   iowans kansans kentuckians louisianans mainers marylanders michiganders minnesotans mississippians missourians montanans
   nebraskans nevadans oklahomans ohioans oregonians pennsylvanians tennesseans texans utahns vermonters virginians
   washingtonians wisconsinites wyomingites`,
);
