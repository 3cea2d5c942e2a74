/** The matcher's mechanisms for names that people really wrote, each with the change of its code that leaves it out. */
import { FORMS } from '#app/domain/screening/text/self-description/self-description.ts';

export interface Mechanism {
  /** Its case in docs/screening.md, and in a few words what it is. */
  readonly id: string;
  readonly what: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
}

const screening = 'app/domain/screening';

/** A form of the grammar. */
const form = (id: string): Mechanism => ({
  id: 'S19',
  what: `what a name says of itself: \`${id}\``,
  file: `${screening}/text/self-description/self-description.ts`,
  find: `{ id: '${id}', test: `,
  replace: `{ id: '${id}', test: () => false, was: `,
});

const derived = (rule: string): Mechanism => ({
  id: 'C25',
  what: `derived names: \`${rule}\``,
  file: `${screening}/index/derived-names.ts`,
  find: '.filter(isNew(PART_LETTERS_MIN))',
  replace: `.filter(({ derived }) => derived.rule !== '${rule}')\n      .filter(isNew(PART_LETTERS_MIN))`,
});

export const MECHANISMS: readonly Mechanism[] = [
  {
    id: 'C21',
    what: 'a body’s own name holds',
    file: `${screening}/match/shared-name.ts`,
    find: 'return listing !== null && bearsSponsorsName(listing)',
    replace: 'return false && listing !== null && bearsSponsorsName(listing)',
  },
  {
    id: 'C22',
    what: 'no sponsor of candidates’, parties’ and leaders’ committees',
    file: `${screening}/index/sponsor.ts`,
    find: 'return SPONSORLESS_KIND.test(kind);',
    replace: 'return false && SPONSORLESS_KIND.test(kind);',
  },
  {
    id: 'C23',
    what: 'the words of all committees beside the name',
    file: `${screening}/match/generic-words.ts`,
    find: 'if ((isSame && match.score >= SAME_SCORE) ||',
    replace: 'if (true || (isSame && match.score >= SAME_SCORE) ||',
  },
  {
    id: 'C24',
    what: 'accounts and branches',
    file: `${screening}/match/branches.ts`,
    find: 'if (isPerson || inside.length < 2) return [];',
    replace: 'if (inside.length > 0) return [];',
  },
  {
    id: 'C26',
    what: 'another surname or acronym holds',
    file: `${screening}/match/score.ts`,
    find: 'return hasOther && (',
    replace: 'return false && hasOther && (',
  },
  {
    id: 'C27',
    what: 'a single word is the listed one or another',
    file: `${screening}/match/score.ts`,
    find: "if (how === 'wrapped') return false;",
    replace: "if (how === 'wrapped' || true) return false;",
  },
  {
    id: 'C28',
    what: 'glued or parted names hold',
    file: `${screening}/match/shared-name.ts`,
    find: "return how === 'exact' && one !== other",
    replace: "return false && how === 'exact' && one !== other",
  },
  {
    id: 'C30',
    what: 'a name that ends with its legal form is whole',
    file: `${screening}/text/cut.ts`,
    find: 'return LEGAL_FORMS.has(',
    replace: 'return false && LEGAL_FORMS.has(',
  },
  ...['part', 'pac-of', 'sponsors-pac', 'acronym', 'state-party'].map(derived),
  ...FORMS.map(({ id }) => form(id)),
  {
    id: 'C36',
    what: 'ones as the letters that make a word',
    file: `${screening}/match/given.ts`,
    find: 'const ones = onesRead(index, typed.text);',
    replace: 'const ones = typed.text;',
  },
  {
    id: 'C37',
    what: 'slips beside the listed year',
    file: `${screening}/match/dated-names.ts`,
    find: 'if (missing > 0 || !isInOrder || bits < BITS_MIN ||',
    replace: 'if (true ||',
  },
  {
    id: 'C38',
    what: 'slips in a word that was cut',
    file: `${screening}/match/cut-word.ts`,
    find: 'if (written.length < SLIP_LETTERS_MIN) return false;',
    replace: 'if (true) return false;',
  },
  {
    id: 'C38',
    what: 'the beginning of an office behind "for"',
    file: `${screening}/match/sureness.ts`,
    find: 'if (!isOfCandidate(listing)) return false;',
    replace: 'if (true) return false;',
  },
  {
    id: 'C39',
    what: 'more than the sponsor’s name',
    file: `${screening}/match/sparing.ts`,
    find: 'if (sponsor === null) return true;',
    replace: 'if (true) return sponsor === null;',
  },
  {
    id: 'C40',
    what: 'several words without their spaces',
    file: `${screening}/match/shared-name.ts`,
    find: 'if (readName(listed).words.length > 1) return false;',
    replace: '',
  },
  {
    id: 'C41',
    what: '"PAC" as it sounds',
    file: `${screening}/match/compare.ts`,
    find: 'if (before.length < SPOKEN_WORDS_MIN) return [];',
    replace: 'if (at < 9) return [];',
  },
];

/** Those for parties abroad, judged with their list by the half of the countries that nobody read. */
export const PARTY_MECHANISMS: readonly Mechanism[] = [
  {
    id: 'C31',
    what: 'what parties are called in other languages',
    file: `${screening}/text/self-description/any-party.ts`,
    find: '!isOfPartyInEnglish(said) && !isOfPartyAbroad(said)',
    replace: '!isOfPartyInEnglish(said)',
  },
  {
    id: 'C31',
    what: 'what parties of any country are called in English',
    file: `${screening}/text/self-description/any-party.ts`,
    find: '!isOfPartyInEnglish(said) && !isOfPartyAbroad(said)',
    replace: '!isOfPartyAbroad(said)',
  },
  {
    id: 'C32',
    what: 'the very name beside others',
    file: `${screening}/match/names-within.ts`,
    find: 'const parts = partyNamesIn(given);',
    replace: 'const parts = partyNamesIn(given).slice(0, 0);',
  },
  {
    id: 'C33',
    what: 'one of two names',
    file: `${screening}/index/derived-names.ts`,
    find: '(isOfParty(listing) ? partsOfParty(own, listing.country) : [])',
    replace: '(isOfParty(listing) ? partsOfParty([], null) : [])',
  },
  {
    id: 'C34',
    what: 'with or without the word for a party',
    file: `${screening}/match/compare.ts`,
    find: 'return isSamePartyOtherwise(index, given, match)',
    replace: 'return false && isSamePartyOtherwise(index, given, match)',
  },
  {
    id: 'C35',
    what: 'branches',
    file: `${screening}/match/branches.ts`,
    find: "if (field !== 'organisation' || !inside.some(isBranch)) return [];",
    replace: 'if (inside.length > 0) return [];',
  },
];
