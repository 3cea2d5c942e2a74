/** The ordered rules that turn evidence into an outcome. Numbers (S1 ...) are those of docs/screening.md. */
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { isCandidateAndYear } from '#app/domain/screening/text/campaign-year.ts';
import type { Evidence, FieldEvidence, OwnWords } from '#app/domain/screening/match/evidence.ts';
import type { Unread } from '#app/domain/screening/text/legibility.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { compact, normalise } from '#app/domain/screening/text/normalise.ts';
import { NAME_FIELDS, type NameField, type Payer } from '#app/domain/screening/payer.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import type { Outcome } from '#app/domain/screening/screening.ts';
import { selfDescription } from '#app/domain/screening/text/self-description/self-description.ts';
import { isSureResemblance } from '#app/domain/screening/match/sureness.ts';

/** Whether the registry can be relied on now; anything but `ready` means that nobody can be cleared. */
export type RegistryStatus = 'ready' | 'empty' | 'stale' | 'failed';

/** What a rule looks at. */
export interface Facts {
  readonly registry: RegistryStatus;
  readonly payer: Payer;
  readonly evidence: Evidence;
  /** The names that cannot be read (S20). */
  readonly unread: readonly Unread[];
  readonly listingOf: (id: string) => Listing | null;
  /** True where the name alone is one that many could bear: see match/shared-name.ts. */
  readonly isShared: (match: FieldEvidence) => boolean;
  /** True where staff decided that this name, without spaces, is not a political group's, whatever it says of itself. */
  readonly isForgiven: (nameCompact: string) => boolean;
  /** True for the surname of somebody whose campaign is listed. */
  readonly isCandidate: (surname: string) => boolean;
  /** True for the acronym of a listed party. */
  readonly isParty: (acronym: string) => boolean;
}

/** What a rule found: the match it rests on, if it rests on one. */
export interface Finding {
  readonly match: FieldEvidence | null;
  /** The name itself, where it decides without a listing. */
  readonly ownWords?: OwnWords;
  /** The name that could not be read, where that decides. */
  readonly unread?: Unread;
}

/** `test` returns a finding where the rule applies, else null. The first rule that applies decides. */
export interface Rule {
  /** Also the key of its sentence for the donor, in every language. */
  readonly id: keyof Texts['screening']['sentences'];
  readonly outcome: Outcome;
  /** Why the rule exists, for staff and docs. */
  readonly reason: string;
  readonly test: (facts: Facts) => Finding | null;
}

export const RULES: readonly Rule[] = [
  {
    id: 'cannot-screen',
    outcome: 'unclear',
    reason: 'S1: without a registry that is complete and recent, nobody can be cleared.',
    test: ({ registry }) => (registry === 'ready' ? null : { match: null }),
  },
  {
    id: 'listed-identifier',
    outcome: 'political',
    reason: 'S2: an official identifier names one group and no other.',
    test: byMatch(({ how }) => how === 'identifier'),
  },
  {
    id: 'listed-organisation',
    outcome: 'political',
    reason: 'S3: the organisation named is a listed committee or party.',
    test: byMatch(
      (match, listing, facts) => match.field === 'organisation' && isSureName(match, listing, facts),
    ),
  },
  {
    id: 'listed-payer',
    outcome: 'political',
    reason: 'S4: an organisation pays under its own name, and that is a listed committee or party.',
    test: byMatch((match, listing, facts) => isNameField(match) && isSureName(match, listing, facts)),
  },
  {
    id: 'listed-domain',
    outcome: 'political',
    reason:
      'S5: only the group itself has addresses at its own confirmed domain, and nobody says that they give for themselves.',
    test: byMatch(({ how }, _, facts) => how === 'domain' && !isPersonsOwn(facts)),
  },
  {
    id: 'listed-otherwise',
    outcome: 'political',
    reason:
      'S17: but for spelling, order, cuts or words around it the name is a listed one, and too much agrees for chance.',
    test: byMatch(
      (match, listing, facts) =>
        match.field !== 'names' && isSureResemblance(match, listing) && !facts.isShared(match),
    ),
  },
  {
    id: 'refused-card',
    outcome: 'unclear',
    reason:
      'S6: a card that was refused before may be in other hands, or the refusal was a mistake: a person looks.',
    test: (facts) => {
      if (!facts.payer.cardRefused) return null;
      const match = facts.evidence.fields.find(({ how }) => how === 'card') ?? null;
      return { match };
    },
  },
  {
    id: 'office-address',
    outcome: 'unclear',
    reason:
      'S22: who gives with their own card from an address at a group’s domain works there or speaks for it: a person decides.',
    test: byMatch(({ how }) => how === 'domain'),
  },
  {
    id: 'names-together',
    outcome: 'unclear',
    reason: 'S21: the organisation, the payer’s name and the card’s name give a listed name together.',
    test: byMatch(({ field }) => field === 'names'),
  },
  {
    id: 'shared-name',
    outcome: 'unclear',
    reason:
      "S7: a listed name that is one short word, an acronym, a person's, or that of the body behind the committee, is borne by others too.",
    test: byMatch(({ how }) => how === 'exact'),
  },
  {
    id: 'near-name',
    outcome: 'unclear',
    reason: 'S8: the name is a listed one in other words, misspelt, cut, or with something around it.',
    test: byMatch(({ how, field }) => how !== 'domain-name' && field !== 'card'),
  },
  {
    id: 'near-domain',
    outcome: 'unclear',
    reason: 'S9: the email domain is called like a listed group, which proves nothing but is worth a look.',
    test: byMatch(({ how }) => how === 'domain-name'),
  },
  {
    id: 'fields-agree',
    outcome: 'unclear',
    reason:
      'S18: two things about the payer, neither telling by itself, point to the same political listing.',
    test: ({ evidence }) => {
      const inDoubt = evidence.fields.filter(
        ({ spared, score }) => spared === 'weak' && score >= IN_DOUBT_SCORE,
      );
      const isName = ({ field }: FieldEvidence) => field !== 'email' && field !== 'address';
      const match = inDoubt.find(
        (each) =>
          each.isPolitical &&
          isName(each) &&
          inDoubt.some((other) => !isName(other) && other.listingId === each.listingId),
      );
      return match ? { match } : null;
    },
  },
  {
    id: 'calls-itself-political',
    outcome: 'unclear',
    reason:
      'S19: lists are never complete, and a name says of itself that it is a committee’s or a campaign’s.',
    test: ({ payer, evidence, isForgiven, isCandidate, isParty }) => {
      const formOf = (name: ReadName, field: NameField) =>
        selfDescription(name, field, { isParty, isCandidate }) ??
        (isCandidateAndYear(name, isCandidate) ? 'candidate-and-year' : null);
      for (const field of NAME_FIELDS) {
        const name = readName(payer[field] ?? '');
        const form = name.compact === '' ? null : formOf(name, field);
        if (form === null || isForgiven(name.compact)) continue;
        // The card mostly repeats the name, and is then compared as the name.
        const matches = evidence.fields.filter(({ given }) => compact(given) === name.compact);
        if (matches.some(({ spared }) => spared === 'allowed')) continue;
        const nearest = matches.find(({ spared, score }) => spared === 'weak' && score >= NEAR_SCORE);
        return { match: nearest ?? null, ownWords: { field, form, given: name.text } };
      }
      return null;
    },
  },
  {
    id: 'payer-unknown',
    outcome: 'unclear',
    reason: 'S10: a payer without any readable name and address, or whose card is hidden, was not screened.',
    test: ({ payer }) => {
      const isNamed = NAME_FIELDS.some((field) => normalise(payer[field] ?? '') !== '');
      if ((isNamed || (payer.email ?? '').includes('@')) && payer.cardHidden !== true) return null;
      return { match: null };
    },
  },
  {
    id: 'cannot-read',
    outcome: 'unclear',
    reason:
      'S20: a name that is too long to be read whole, reads otherwise than it looks, or has no letters clears nobody.',
    test: ({ unread: [unread] }) => (unread ? { match: null, unread } : null),
  },
  {
    id: 'not-them',
    outcome: 'clear',
    reason: 'S11: staff decided earlier that this name is not this listing.',
    test: bySpared('allowed'),
  },
  {
    id: 'sponsor',
    outcome: 'clear',
    reason: 'S12: a company, union or association is not the committee that it sponsors.',
    test: bySpared('sponsor'),
  },
  {
    id: 'filer',
    outcome: 'clear',
    reason: 'S13: who files reports with an election authority is not a political committee by that.',
    test: bySpared('filer'),
  },
  {
    id: 'person',
    outcome: 'clear',
    reason: "S14: a person is not a match because a committee carries the person's name.",
    test: bySpared('person'),
  },
  {
    id: 'not-listed',
    outcome: 'clear',
    reason: 'S15: nothing about the payer resembles a listed group.',
    test: () => ({ match: null }),
  },
];

function byMatch(applies: (match: FieldEvidence, listing: Listing, facts: Facts) => boolean): Rule['test'] {
  return (facts) => {
    for (const match of facts.evidence.fields) {
      const listing = match.spared === null ? facts.listingOf(match.listingId) : null;
      if (listing && applies(match, listing, facts)) return { match };
    }
    return null;
  };
}

function bySpared(spared: FieldEvidence['spared']): Rule['test'] {
  return (facts) => {
    const match = facts.evidence.fields.find((field) => field.spared === spared);
    return match ? { match } : null;
  };
}

function isNameField({ field }: FieldEvidence): boolean {
  return field === 'name' || field === 'billingName';
}

/** No organisation is named, and the card is in a name that could be a person's and is no listed one. */
function isPersonsOwn({ payer, evidence }: Facts): boolean {
  const card = readName(payer.billingName ?? '');
  const payers = card.compact === '' ? readName(payer.name ?? '') : card;
  const isListed = evidence.fields.some((match) => isNameField(match) && match.spared === null);
  return normalise(payer.organisation ?? '') === '' && !isListed && readsAsPerson(payers, true);
}

function isSureName(match: FieldEvidence, listing: Listing, facts: Facts): boolean {
  return match.how === 'exact' && !listing.readsAsPerson && !facts.isShared(match);
}

/** Below this two resemblances are no doubt, even together. */
const IN_DOUBT_SCORE = 0.6;
/** Below this a listing beside a name that is held for its own words would only lead astray. */
const NEAR_SCORE = 0.75;
