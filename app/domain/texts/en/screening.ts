/** English sentences of the screening, as the donor reads them: one for each rule, and the names of the lists. */

/** What a sentence can speak of: plain text of one line, empty where the rule rests on no match. */
export interface MatchWords {
  /** What was given: a name, a number, or the domain of an e-mail address. */
  readonly given: string;
  /** The listing's name. */
  readonly listed: string;
  /** Who lists it, in which edition. */
  readonly publisher: string;
  /** What kept a name from being read; null where nothing did. */
  readonly why: 'too-long' | 'turned' | 'no-letters' | null;
}

/** What kept a name from being read, as the beginning of a sentence. */
function unreadWords({ given, why }: MatchWords): string {
  switch (why) {
    case 'turned':
      return `"${given}" contains characters that make it look different from what it says`;
    case 'no-letters':
      return `"${given}" is not a name that we can read`;
    default:
      return `The name that begins "${given}" is too long to check`;
  }
}

export const screening = {
  /** By the rule's id (app/domain/screening/rules.ts). */
  sentences: {
    'cannot-screen': () =>
      'We cannot check names against our registry just now, so a person looks at this gift.',
    'listed-identifier': ({ given, listed, publisher }: MatchWords) =>
      `The number you gave with "${given}" is ${listed}'s, listed as a political group by ${publisher}.`,
    'listed-organisation': ({ given, publisher }: MatchWords) =>
      `The organisation you named, "${given}", is listed as a political group by ${publisher}.`,
    'listed-payer': ({ given, publisher }: MatchWords) =>
      `The name on the payment, "${given}", is listed as a political group by ${publisher}.`,
    'listed-domain': ({ given, listed, publisher }: MatchWords) =>
      `The e-mail address is at ${given}, the domain of ${listed}, listed as a political group by ${publisher}.`,
    'listed-otherwise': ({ given, listed, publisher }: MatchWords) =>
      `"${given}" is, in other words or another spelling, "${listed}", listed as a political group by ${publisher}.`,
    'refused-card': () => 'A gift from this card was refused before, so a person looks at this one.',
    'office-address': ({ given, listed, publisher }: MatchWords) =>
      `The e-mail address is at ${given}, the domain of ${listed}, listed as a political group by ${publisher}. The card is in a person’s own name, so a person looks at this gift.`,
    'names-together': ({ given, listed, publisher }: MatchWords) =>
      `Read together, the names you gave ("${given}") are "${listed}", listed as a political group by ${publisher}, so a person looks at this gift.`,
    'shared-name': ({ given, publisher }: MatchWords) =>
      `"${given}" is also the name of a political group listed by ${publisher}, so a person looks at this gift.`,
    'near-name': ({ given, listed, publisher }: MatchWords) =>
      `"${given}" resembles "${listed}", listed as a political group by ${publisher}, so a person looks at this gift.`,
    'near-domain': ({ given, listed, publisher }: MatchWords) =>
      `The e-mail address is at ${given}, which is called like "${listed}", listed as a political group by ${publisher}, so a person looks at this gift.`,
    'fields-agree': ({ listed, publisher }: MatchWords) =>
      `The name and the address both point to "${listed}", listed as a political group by ${publisher}, so a person looks at this gift.`,
    'calls-itself-political': ({ given }: MatchWords) =>
      `"${given}" says of itself that it is a political committee or a campaign, so a person looks at this gift.`,
    'cannot-read': (words: MatchWords) => `${unreadWords(words)}, so a person looks at this gift.`,
    'payer-unknown': () =>
      'The payment did not tell us enough about who pays, so a person looks at this gift.',
    'not-them': ({ given }: MatchWords) =>
      `We checked "${given}" before: it is not the listed group of a similar name.`,
    sponsor: ({ given }: MatchWords) => `"${given}" sponsors a listed committee and is not the committee.`,
    filer: ({ given }: MatchWords) =>
      `"${given}" files reports with an election authority and is not a political committee.`,
    person: () => 'A person is not a political group because a committee carries the same name.',
    'not-listed': () => 'Nothing about the payer resembles a political group on our lists.',
  },
  tooManyDonations: (donationsPerDayMax: number) =>
    `More than ${String(donationsPerDayMax)} gifts came from this address or card within a day, so a person looks at this one.`,
  /** Who publishes a source, as a donor reads it after "is listed as a political group by ...". */
  publishers: {
    'fec-committees': 'the US Federal Election Commission',
    'uk-parties': 'the UK Electoral Commission',
    partyfacts: 'Party Facts, a register of the parties of the world',
    'irs-8871': 'the US Internal Revenue Service (Form 8871)',
    opensanctions: 'OpenSanctions',
    starter: 'our own starting list of well-known political groups',
    csv: 'our own list of political groups',
  },
  otherPublisher: (source: string) => `the list "${source}"`,
  publisherAndEdition: (publisher: string, edition: string) => `${publisher} (edition ${edition})`,
};
