/** Words of which one is commonly written for the other: state codes, numbers, "St" and "Saint". */

/** Pairs that mean the same but are too ambiguous to be read as one everywhere ("in", "or", "me" are words too). */
const SAME_MEANING = (
  'al=alabama ak=alaska az=arizona ar=arkansas ca=california co=colorado ct=connecticut de=delaware fl=florida ' +
  'ga=georgia hi=hawaii id=idaho il=illinois in=indiana ia=iowa ks=kansas ky=kentucky la=louisiana me=maine ' +
  'md=maryland ma=massachusetts mi=michigan mn=minnesota ms=mississippi mo=missouri mt=montana ne=nebraska ' +
  'nv=nevada oh=ohio ok=oklahoma or=oregon pa=pennsylvania tn=tennessee tx=texas ut=utah vt=vermont ' +
  'va=virginia wa=washington wi=wisconsin wy=wyoming ' +
  '1=one 2=two 3=three 4=four 5=five 6=six 7=seven 8=eight 9=nine 10=ten ' +
  '1st=first 2nd=second 3rd=third 4th=fourth 5th=fifth 6th=sixth 7th=seventh 8th=eighth 9th=ninth 10th=tenth ' +
  '1st=1 2nd=2 3rd=3 4th=4 5th=5 6th=6 7th=7 8th=8 9th=9 10th=10 4=for 2=to ' +
  'st=saint ft=fort mt=mount n=north s=south e=east w=west no=number bros=brothers mfg=manufacturing ' +
  'dist=district admin=administration mgmt=management svcs=services svc=service ctr=center centre=center ' +
  'inst=institute soc=society fdn=foundation found=foundation coop=cooperative ind=independent ' +
  'conf=conference coun=council bd=board emp=employees empl=employees pres=president sen=senate gov=governor ' +
  'lib=libertarian cons=conservative prog=progressive leg=legislative maj=majority ldrshp=leadership'
).split(' ');

/** True for two words of which one is commonly written for the other. */
export function meansTheSame(left: string, right: string): boolean {
  return SHORT_FOR.get(left)?.has(right) === true || SHORT_FOR.get(right)?.has(left) === true;
}

/** The words for which this one is commonly written, and those written for it. */
export function wordsMeaning(word: string): readonly string[] {
  return [...(SHORT_FOR.get(word) ?? []), ...(LONG_FOR.get(word) ?? [])];
}

const SHORT_FOR = new Map<string, ReadonlySet<string>>();
const LONG_FOR = new Map<string, string[]>();
for (const [short = '', long = ''] of SAME_MEANING.map((pair) => pair.split('='))) {
  SHORT_FOR.set(short, new Set([...(SHORT_FOR.get(short) ?? []), long]));
  LONG_FOR.set(long, [...(LONG_FOR.get(long) ?? []), short]);
}
