/** Short forms of American first names: a campaign calls itself by one, its cheque book by the other. */

/** Whole names before the colon, short ones behind it. */
const GROUPS = `
  william: bill billy will willie, robert: bob rob bobby bert, richard: rick dick rich ricky, james: jim jimmy jamie,
  john jonathan: jack johnny jon jonny, david: dave, michael: mike mick mickey, joseph: joe joey, thomas: tom tommy,
  charles: charlie chuck chas, daniel: dan danny, matthew: matt, henry: hank harry, christopher: chris topher, andrew: andy drew,
  anthony: tony, stephen steven: steve, edward: ed eddie ted ned, kenneth: ken kenny, ronald: ron ronnie, donald: don donnie,
  timothy: tim, jeffrey geoffrey: jeff geoff, gregory: greg, lawrence: larry, samuel: sam sammy, benjamin: ben, nicholas: nick,
  alexander: alex, albert: al bert, alfred: al fred, frederick: fred freddie, patrick: pat paddy, peter: pete,
  philip phillip: phil, raymond: ray, joshua: josh, nathaniel nathan: nate, douglas: doug, francis franklin: frank,
  gerald: jerry gerry, jerome: jerry, terrence: terry, theodore: ted theo, eugene: gene, leonard: len lenny leo, louis: lou,
  vincent: vince, walter: walt, zachary: zach zack, bradley: brad, clifford: cliff, curtis: curt, dennis: denny, ernest: ernie,
  harold: hal harry, jacob: jake, abraham: abe, arthur: art, bernard: bernie, calvin: cal, dominic: dom, russell: russ,
  stanley: stan, stuart: stu, sidney: sid, victor: vic, wesley: wes, maxwell: max, jennifer: jen jenny,
  elizabeth: liz beth betsy betty lizzie eliza, katherine catherine kathryn: kathy cathy kate katie kat, kathleen: kathy kate,
  margaret: maggie peggy meg marge, deborah debra: debbie deb, susan: sue suzy, patricia: pat patty tricia, rebecca: becky becca,
  cynthia: cindy, kimberly: kim, barbara: barb babs, christine christina: chris tina, dorothy: dot dottie, eleanor: ellie nell,
  frances: fran, jacqueline: jackie, janet: jan, judith: judy, linda: lindy, melissa: missy, pamela: pam, rosemary: rose rosie,
  sandra: sandy, stephanie: steph, teresa theresa: terry tess, valerie: val, victoria: vicky tori, virginia: ginny,
  abigail: abby, alexandra: alex lexi, amanda: mandy, angela: angie, jessica: jess, samantha: sam, veronica: ronnie,
  guillermo: memo, jose: pepe, francisco: paco, jesus: chuy, roberto: beto`;

const NICKNAMES = new Map<string, Set<string>>();
for (const group of GROUPS.split(',')) {
  const [whole = [], short = []] = group.split(':').map((names) => names.trim().split(/\s+/));
  // Two short names of the same whole one are seldom one person's.
  for (const name of whole) for (const other of short) both(name, other);
}

function both(name: string, other: string): void {
  NICKNAMES.set(name, (NICKNAMES.get(name) ?? new Set()).add(other));
  NICKNAMES.set(other, (NICKNAMES.get(other) ?? new Set()).add(name));
}

/** First names, normalised, by which a person of that first name may be called. */
export function nicknamesOf(name: string): ReadonlySet<string> {
  return NICKNAMES.get(name) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();
