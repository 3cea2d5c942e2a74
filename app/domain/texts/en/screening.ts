/** English sentences of the screening, as the donor reads them: one for each rule, and the names of the lists. */

/** What a sentence can speak of: plain text of one line, empty where the rule rests on no match. */
export interface MatchWords {
  /** What was given: a name, a number, or the domain of an email address. */
  readonly given: string;
  /** The listing's name. */
  readonly listed: string;
  /** The listing's former name that the given one is, or is like; null where it is another of its names. */
  readonly former: string | null;
  /** We derived the name that was given from the listing's: the list itself does not print it. */
  readonly isDerived: boolean;
  /** Who lists it, in which edition. */
  readonly publisher: string;
  /** What kept a name from being read; null where nothing did. */
  readonly why: 'too-long' | 'turned' | 'no-letters' | null;
}

function listedAs({ listed, former, isDerived, publisher }: MatchWords): string {
  const isListed = `listed as a political group by ${publisher}`;
  if (former === null && !isDerived) return isListed;
  return `${former === null ? 'another name' : 'a former name'} of “${listed}”, ${isListed}`;
}

/** The listed name that the given one is like. */
function named({ listed, former }: MatchWords): string {
  return former === null ? `“${listed}”` : `“${former}”, a former name of “${listed}”`;
}

/** What kept a name from being read. */
function unreadWords({ given, why }: MatchWords): string {
  switch (why) {
    case 'turned':
      return `“${given}” contains characters that make it look different from what it says.`;
    case 'no-letters':
      return `“${given}” isn’t a name we can read.`;
    default:
      return `The name that begins “${given}” is too long for us to check.`;
  }
}

export const screening = {
  /** By the rule's id (app/domain/screening/decide/rules.ts). */
  sentences: {
    'cannot-screen': () => 'We can’t check names against our registry right now.',
    'listed-identifier': ({ given, listed, publisher }: MatchWords) =>
      `The number you gave with “${given}” belongs to ${listed}, listed as a political group by ${publisher}.`,
    'listed-organisation': (words: MatchWords) =>
      `The organization you named, “${words.given}”, is ${listedAs(words)}.`,
    'listed-payer': (words: MatchWords) =>
      `The name on the payment, “${words.given}”, is ${listedAs(words)}.`,
    'listed-domain': ({ given, listed, publisher }: MatchWords) =>
      `The email address is at ${given}, the domain of ${listed}, listed as a political group by ${publisher}.`,
    'listed-otherwise': (words: MatchWords) =>
      `“${words.given}” is ${named(words)}${words.former === null ? '' : ','} in other words or another spelling, listed as a political group by ${words.publisher}.`,
    'refused-card': () => 'We refused a gift from this card before.',
    'office-address': ({ given, listed, publisher }: MatchWords) =>
      `The card is in a person’s own name, but the email address is at ${given}, the domain of ${listed}, listed as a political group by ${publisher}.`,
    'names-together': (words: MatchWords) =>
      `Read together, the names you gave (“${words.given}”) are ${named(words)}, listed as a political group by ${words.publisher}.`,
    'shared-name': (words: MatchWords) => {
      const { given, listed, former, isDerived, publisher } = words;
      if (former !== null) return `“${given}” is also ${listedAs(words)}.`;
      return isDerived
        ? `“${given}” may stand for “${listed}”, listed as a political group by ${publisher}.`
        : `“${given}” is also the name of a political group listed by ${publisher}.`;
    },
    'near-name': (words: MatchWords) =>
      `“${words.given}” resembles ${named(words)}, listed as a political group by ${words.publisher}.`,
    'near-domain': ({ given, listed, publisher }: MatchWords) =>
      `The email address is at ${given}, a domain named like “${listed}”, listed as a political group by ${publisher}.`,
    'fields-agree': ({ listed, publisher }: MatchWords) =>
      `The name and the address both point to “${listed}”, listed as a political group by ${publisher}.`,
    'calls-itself-political': ({ given }: MatchWords) =>
      `“${given}” describes itself as a political committee or a campaign.`,
    'cannot-read': unreadWords,
    'payer-unknown': () => 'The payment didn’t tell us enough about who is paying.',
    'not-them': ({ given }: MatchWords) =>
      `We checked “${given}” before. It is not the listed group with a similar name.`,
    sponsor: ({ given }: MatchWords) => `“${given}” sponsors a listed committee but is not the committee.`,
    filer: ({ given }: MatchWords) =>
      `“${given}” files reports with an election authority but is not a political committee.`,
    person: () => 'A person is not a political group just because a committee has the same name.',
    'not-listed': () => 'Nothing about the payer resembles a political group on our lists.',
  },
  amountDiffers: 'Your bank is holding a different amount than the one you agreed to.',
  tooManyDonations: (donationsPerDayMax: number) =>
    `More than ${String(donationsPerDayMax)} gifts came from this email address or card within a day.`,
  /** Who publishes a source, as a donor reads it after "is listed as a political group by ...". */
  publishers: {
    'fec-committees': 'the US Federal Election Commission',
    'uk-parties': 'the UK Electoral Commission',
    partyfacts: 'Party Facts, a database of the world’s political parties',
    'irs-8871': 'the US Internal Revenue Service (Form 8871)',
    opensanctions: 'OpenSanctions',
    starter: 'our own starter list of well-known political groups',
    csv: 'our own list of political groups',
  },
  otherPublisher: (source: string) => `the list “${source}”`,
  publisherAndEdition: (publisher: string, edition: string) => `${publisher} (edition ${edition})`,
};
