/** Names of committees and funds for politics, of measures on the ballot, and of unions' political arms. */
import { hasPac } from '#app/domain/screening/text/vocabulary.ts';
import { isOrdinary } from '#app/domain/screening/text/weight.ts';
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import { isNamed, wordSet, type Said } from './said.ts';

/** Any of the words. */
const any = (words: string) => `(?:${words.trim().split(/\s+/).join('|')})`;

/** What may follow: "Victory Fund Paving" is a firm. */
const TAIL = `(?=$| ${any('of for to in on and the a federal state account acct inc pac local committee \\d+ no [a-z]{2}')}\\b)`;
const BODY = any('committee committees comm cmte cte fund fnd club');

/** Two words, one behind the other, with another before them. */
const behindAnother = (first: string, second: string, third = '') =>
  new RegExp(
    `(?<!\\b(?:white|capital|building|church|library|hospital) )(?<=\\w )${any(first)} ${second}${third}${TAIL}`,
  );

/** As normalised. What stands in such a phrase is nobody's but a committee's. */
const PHRASES: readonly RegExp[] = [
  // "Political Science" is a subject, "political affairs" a trade.
  new RegExp(
    `\\b${any('political politcal pol polit politically')} (?:and legislative )?` +
      any(
        `ed educ education educational action act activity activities fund fnd committee comm cmte cte victory campaign contributions?
         contributors? issues participation involvement awareness program league account accountability cooperation empowerment
         engagement`,
      ) +
      '\\b(?! (?:research|studies|consult|science|theory))',
  ),
  /\bpolitical \w+ (?:committee|cmte|fund|club)\b/,
  behindAnother(
    'legislative ballot issues? candidates? recount exploratory officeholder inaugural nominee contributors? expenditures? campaign victory recall',
    BODY,
  ),
  behindAnother(
    'legislative senate house assembly majority minority congressional judicial',
    any('campaign caucus leadership education majority victory action'),
    `(?: ${any('committee fund program league caucus campaign')})?`,
  ),
  /\bcommittee (?:on|for|of) (?:political|effective|good|better|responsible|responsive|sound) (?:education|action|government|issues)\b/,
  /\b(?:good|better|effective|responsible|sound) government (?:fund|committee|cmte|club|league|pac|program)\b/,
  // Community, social and class action have funds of their own.
  /(?<!\b(?:class|community|social) )\b(?:action|ballot) (?:fund|club)(?=$| (?:of|inc|pac|federal)\b)/,
  // How California has committees name who is behind them.
  /\b(?:sponsored by|major funding by)\b/,
  /\bsmall contributor\b/,
  /(?<!\b(?:womens?|youth|students?|community|school|church|young|business|veterans|nurses|teachers) )\bleadership (?:fund|pac|committee)\b(?! [a-z]{5,})/,
  /\bsuper ?pac\b/,
  /\bto (?:recall|impeach|unseat) (?:mayor|sheriff|governor|senator|judge|supervisor|councilm\w+|council|president)\b/,
  // Measures on the ballot.
  /\b(?:for|against|on|supporting|opposing|to|vote) (?:measures?|propositions?|prop|amendments?|referendum|referenda|initiatives?|question|ballot) [a-z\d]{1,4}\b/,
  /\b(?:yes|no|vote) (?:on|for|to|against) (?:[a-z\d]{1,3}|measures?|propositions?|prop|amendments?|questions?|issues?|initiatives?|referendum|recall)\b/,
  /^(?:measure|proposition|prop|amendment|initiative) (?:([a-z])\1?|\d{1,4})$/,
  /\bvote (?:yes|no)(?=$| on\b)/,
  // Campaigns of other languages.
  /\b(?:comite|comitato|komitet|komitee) (?:electoral|elettorale|wyborczy|wyborcy|de campana|de campagne|de campanha)\b/,
  /\b(?:campana|campagne|campanha|campagna) (?:electoral|electorale|eleitoral|elettorale)\b/,
  /\b(?:comite|comitato|komitee) (?:para|pour|per|zur) (?:l |la |le )?(?:(?:re)?elegir|(?:re)?elire|(?:re)?eleger|(?:wieder)?wahl|(?:re)?elezione|(?:re)?eleccion|(?:re)?election)\b/,
  /\b(?:comite|comitato|komitee) (?:d |de )?d?(?:action|accion|acao|azione) (?:politique|politica)\b/,
  /\b(?:fondo|fonds|fundo) (?:para|de|per) (?:la |le )?(?:victoria|victoire|vittoria|vitoria)\b/,
  /\b(?:association de financement|mandataire financier|wahlkampf\w*|wahlkreis\w*|valrorelse|valgkamp)\b/,
  /\b(?:wahler|waehler)(?:initiative|gemeinschaft)\b/,
];

/** What unions call their political arms; "Cope" is a surname, and a PEF a fund of many kinds. */
const ARMS = wordSet('cope pcc pef copac paf pafc');
const UNION_WORDS = wordSet(
  `union local lodge workers labor afl cio brotherhood federation seiu afscme ibew iuoe ufcw iatse uaw cwa aft nea cft machinists
   teamsters plumbers pipefitters steelworkers ironworkers`,
);

export function isOfCommittee({ inside }: Said): boolean {
  const whole = inside.join(' ');
  if (PHRASES.some((phrase) => phrase.test(whole)) || isAgainstSomebody(inside)) return true;
  return inside.some(
    (word, at) =>
      at > 0 && ARMS.has(word) && inside.some((other, place) => place !== at && UNION_WORDS.has(other)),
  );
}

/** "To recall Jane Sample"; a firm recalls cars. */
function isAgainstSomebody(inside: readonly string[]): boolean {
  const at = inside.findIndex((word, place) => place > 0 && AGAINST.has(word) && inside[place - 1] === 'to');
  return at > 0 && isNamed(inside.slice(at + 1, at + 3));
}

const AGAINST = wordSet('recall impeach unseat');

/**
 * A word that was glued with its "PAC" ("HARBORPAC"), alone, last, or beside a word that only groups have. Where it is alone, its
 * ending is all that tells; a person may be called so.
 */
export function hasGluedPac({ inside, field }: Said): boolean {
  if (field !== 'organisation' && inside.length > 1) return false;
  return inside.some((word, at) => {
    if (word.length < GLUED_LETTERS_MIN || !hasPac(word) || isOrdinary(word) || FIRST_NAMES.has(word))
      return false;
    const isLast = at === inside.length - 1;
    // "Leeforpresident Books" is a shop, and so may "Alpac Marketing" be.
    return isLast || (word.endsWith('pac') && inside.some((other) => other !== word && BODIES.has(other)));
  });
}

const BODIES = wordSet(
  'association federation union america american national committee council league farmers employees fund local',
);
const GLUED_LETTERS_MIN = 5;
