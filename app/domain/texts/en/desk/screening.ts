/** The desk's words about a screening: how the names came together, how sure that is, and which rules were asked. */
import type { DerivedRule } from '#app/domain/screening/index/derived-names.ts';
import type { FieldEvidence, How, Spared } from '#app/domain/screening/match/evidence.ts';
import { MEASURED, measuredLikelihood } from '#app/domain/screening/decide/likelihood.ts';
import type { Unread } from '#app/domain/screening/text/legibility.ts';
import { NAME_LENGTH_MAX } from '#app/domain/screening/text/normalise.ts';
import { RULES } from '#app/domain/screening/decide/rules.ts';
import type { Outcome, Screening } from '#app/domain/screening/screening.ts';

/** What the resemblance is, as the end of "The name ...". */
const howWords: Readonly<Record<How, string>> = {
  identifier: 'is an official number of the listed group',
  exact: 'is the listed name',
  domain: 'is the confirmed domain of the listed group',
  card: 'was refused before',
  wrapped: 'is the listed name with other words around it',
  'same-words': 'has the same words in another order or form',
  misspelt: 'is the listed name in another spelling',
  cut: 'is the beginning of the listed name, cut as forms and banks cut names',
  similar: 'has telling words in common with the listed name',
  'domain-name': 'is called like the listed group, which proves nothing by itself',
  'postal-code': 'is that of the listed group’s office, and of everybody around it',
};

const fieldWords: Readonly<Record<FieldEvidence['field'], string>> = {
  organisation: 'The organization',
  name: 'The payer’s name',
  billingName: 'The name on the card',
  names: 'What the names say together',
  email: 'The mail domain',
  card: 'The card',
  address: 'The postal code on the card',
};

const sparedWords: Readonly<Record<Spared, string>> = {
  allowed: 'It does not count: staff decided before that they are not the same.',
  sponsor: 'It does not count: who sponsors a committee is not the committee.',
  filer: 'It does not count: who files reports is not a political committee by that.',
  weak: 'It does not count: too little agrees.',
  person: 'It does not count: a person is no match because a committee carries the name.',
};

const derivedExactly = 'is a name that we derive from the listed one';
const formerExactly = 'is a former name of the listed group';

/** Whence a name that the list itself does not give. */
const derivedWords: Readonly<Record<DerivedRule, (match: FieldEvidence) => string>> = {
  former: ({ listed, formerly }) => `“${listed}” was its name in ${editionsWords(formerly)} of the list.`,
  part: ({ listed }) => `“${listed}” is a part of the listed name that is a name by itself.`,
  'party-part': ({ listed }) => `“${listed}” is one of the names under which the party is listed at once.`,
  'pac-of': ({ listed }) => `“${listed}” is how the list says whose committee it is, said shortly.`,
  'sponsors-pac': ({ listed }) =>
    `“${listed}” is the name of its sponsor with “PAC”, as many committees pay.`,
  acronym: ({ listed }) =>
    `“${listed}” is the listed name with an acronym written out, or its words as the acronym.`,
  'state-party': ({ listed }) => `“${listed}” is what a state’s party is called, whatever its committee is.`,
};

function exactlyWords(rule: DerivedRule): string {
  return rule === 'former' ? formerExactly : derivedExactly;
}

/** "the 2020-11 edition", "the editions from 2016-06 to 2020-11". */
function editionsWords(formerly: FieldEvidence['formerly']): string {
  if (formerly === undefined) return 'an earlier edition';
  const { from, to } = formerly;
  return from === to ? `the ${to} edition` : `the editions from ${from} to ${to}`;
}

/** "The payer’s name is the listed name with other words around it (0.96 of 1)." `decidedBy`: the rule that rests on it, if any. */
function matchSentence(match: FieldEvidence, decidedBy?: string): string {
  const how = match.derived && match.how === 'exact' ? exactlyWords(match.derived) : howWords[match.how];
  const found = `${fieldWords[match.field]} ${how} (${scoreWords(match.score)}).`;
  const sentence = match.derived ? `${found} ${derivedWords[match.derived](match)}` : found;
  if (match.spared === null) return sentence;
  // There resemblances decide together that would not decide one by one.
  const isTogether = decidedBy === 'fields-agree' && match.spared === 'weak';
  return `${sentence} ${isTogether ? 'By itself it would not count: too little agrees.' : sparedWords[match.spared]}`;
}

/** What stood in the way of reading a name, for whoever has to judge it (S20). */
function unreadSentence({ field, why, length }: Unread): string {
  switch (why) {
    case 'turned':
      return `${fieldWords[field]} held signs that turn the direction of reading, or mixes both directions in one word. A “\uFFFD” stands where such a sign was. Read it letter by letter, and backwards.`;
    case 'too-long':
      return `${fieldWords[field]} has ${String(length)} characters. Only the first ${String(NAME_LENGTH_MAX)} were compared; read the rest above.`;
    case 'no-letters':
      return `${fieldWords[field]} has no letters, so it was compared with nothing.`;
  }
}

/** Words that one side has and the other does not; null where each explains the other. */
function unexplainedSentence({ unexplained }: Pick<FieldEvidence, 'unexplained'>): string | null {
  const sides = [
    ...(unexplained.given.length > 0 ? [`only the payer says ${quoted(unexplained.given)}`] : []),
    ...(unexplained.listed.length > 0 ? [`only the listing says ${quoted(unexplained.listed)}`] : []),
  ];
  if (sides.length === 0) return null;
  const text = sides.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}

/** From the likeliest down. */
const LIKELIHOOD_WORDS: readonly (readonly [from: number, words: string])[] = [
  [0.97, 'Nearly always'],
  [0.85, 'Usually'],
  [0.6, 'More often than not'],
  [0.4, 'About as often as not'],
  [0.15, 'Sometimes'],
  [0, 'Seldom'],
];

/** How likely it is, as a headline and what that rests on; null where it was not measured. */
function likelihoodWords(screening: Screening): { headline: string; seen: string } | null {
  const likely = measuredLikelihood(screening);
  if (likely === null) return null;
  const often = LIKELIHOOD_WORDS.find(([from]) => likely >= from)?.[1] ?? '';
  const { names, politicalShare } = MEASURED;
  return {
    headline: `${often} a political group.`,
    seen: `Of real names that came out like this one, ${hundredths(likely)} in 100 were a political group’s. That was measured on ${names.toLocaleString('en')} names, of which ${hundredths(politicalShare)} in 100 were.`,
  };
}

/** Never rounded up to certainty. */
function hundredths(share: number): string {
  return share < 0.01 ? 'less than one' : String(Math.min(99, Math.round(share * 100)));
}

function scoreWords(score: number): string {
  return `${(Math.floor(score * 100) / 100).toString()} of 1`;
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  clear: 'clear',
  unclear: 'unclear',
  political: 'political',
};

/** Why a rule exists, with its number in docs/screening.md; a rule of an older version stands for itself. */
function ruleReason(id: string): string {
  if (id === 'too-many-donations')
    return 'S16: stolen cards are tried in series, so many gifts in a day wait for a person.';
  if (id === 'amount-differs')
    return 'S23: only what the donor agreed to is taken by itself; another amount waits for a person.';
  return RULES.find((rule) => rule.id === id)?.reason ?? id;
}

export const screening = {
  matchSentence,
  editionsWords,
  unreadSentence,
  unexplainedSentence,
  likelihoodWords,
  scoreWords,
  outcomeWords,
  ruleReason,
};
