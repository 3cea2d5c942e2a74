/** Words of which one is commonly written for the other: state codes, numbers, "St" and "Saint". */

const STATES =
  'al=alabama ak=alaska az=arizona ar=arkansas ca=california co=colorado ct=connecticut de=delaware fl=florida ' +
  'ga=georgia hi=hawaii id=idaho il=illinois in=indiana ia=iowa ks=kansas ky=kentucky la=louisiana me=maine ' +
  'md=maryland ma=massachusetts mi=michigan mn=minnesota ms=mississippi mo=missouri mt=montana ne=nebraska ' +
  'nv=nevada oh=ohio ok=oklahoma or=oregon pa=pennsylvania tn=tennessee tx=texas ut=utah vt=vermont ' +
  'va=virginia wa=washington wi=wisconsin wy=wyoming';

/** Pairs that mean the same but are too ambiguous to be read as one everywhere ("in", "or", "me" are words too). */
const SAME_MEANING = (
  `${STATES} ` +
  '1=one 2=two 3=three 4=four 5=five 6=six 7=seven 8=eight 9=nine 10=ten ' +
  '1st=first 2nd=second 3rd=third 4th=fourth 5th=fifth 6th=sixth 7th=seventh 8th=eighth 9th=ninth 10th=tenth ' +
  '1st=1 2nd=2 3rd=3 4th=4 5th=5 6th=6 7th=7 8th=8 9th=9 10th=10 4=for 2=to ' +
  'st=saint ft=fort mt=mount n=north s=south e=east w=west no=number bros=brothers mfg=manufacturing ' +
  'dist=district admin=administration mgmt=management svcs=services svc=service ctr=center centre=center ' +
  'inst=institute soc=society fdn=foundation found=foundation coop=cooperative ind=independent ' +
  'conf=conference coun=council bd=board emp=employees empl=employees pres=president sen=senate gov=governor ' +
  'lib=libertarian cons=conservative prog=progressive leg=legislative maj=majority ldrshp=leadership ' +
  'am=american com=committee camp=campaign st=state gov=government nw=northwest sw=southwest ne=northeast se=southeast ' +
  'hts=heights spgs=springs vly=valley lk=lake mtn=mountain pt=point is=island riv=river n=northern s=southern n=new ' +
  '11=eleven 12=twelve 20=twenty ' +
  // As it sounds, and as a telephone writes it down.
  'four=for fore=for too=to two=to rite=right write=right'
).split(' ');

/** Small words as those write them who speak another language. */
const SMALL_WORDS = (
  'para=for por=for pour=for fuer=for fur=for per=for voor=for de=of von=of van=of dos=of das=of do=of ' +
  'da=of das=the los=the las=the el=the der=the die=the den=the les=the con=with mit=with avec=with ' +
  'com=with zum=for'
).split(' ');

const STATE_WORDS = new Set([...STATES.split(/[ =]/), ...'ny nj nh nm nc sc nd sd wv ri dc'.split(' ')]);

/** True for a canonical word that is an American state's name or code. */
export function isState(word: string): boolean {
  return STATE_WORDS.has(word);
}

/** The words for which this one is commonly written, those written for it, and its plural or singular. */
export function wordsMeaning(word: string): readonly string[] {
  const singular = singularOf(word);
  const others = singular !== word ? [singular] : word.length < PLURAL_LETTERS_MIN - 1 ? [] : pluralsOf(word);
  return [...(SHORT_FOR.get(word) ?? []), ...(LONG_FOR.get(word) ?? []), ...others];
}

/** The small words of English for which this one of another language may stand. */
export function smallWordsMeaning(word: string): readonly string[] {
  return SMALL_FOR.get(word) ?? [];
}

const PLURAL_LETTERS_MIN = 5;

/** English plurals, as far as names have them: "victories", "workers"; not "congress". */
function singularOf(word: string): string {
  if (word.length < PLURAL_LETTERS_MIN || !word.endsWith('s') || word.endsWith('ss')) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** Of names in "y" both: "parties", "Emilys". */
function pluralsOf(word: string): string[] {
  return word.endsWith('y') ? [`${word.slice(0, -1)}ies`, `${word}s`] : [`${word}s`];
}

const SHORT_FOR = new Map<string, string[]>();
const LONG_FOR = new Map<string, string[]>();
const SMALL_FOR = new Map<string, string[]>();
for (const [short = '', long = ''] of SAME_MEANING.map((pair) => pair.split('='))) {
  SHORT_FOR.set(short, [...(SHORT_FOR.get(short) ?? []), long]);
  LONG_FOR.set(long, [...(LONG_FOR.get(long) ?? []), short]);
}
for (const [word = '', small = ''] of SMALL_WORDS.map((pair) => pair.split('=')))
  SMALL_FOR.set(word, [...(SMALL_FOR.get(word) ?? []), small]);
