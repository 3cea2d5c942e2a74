/** What the newsroom promises about money, version by version, and the words a payer attests to. Old wordings stay. */

export interface Pledge {
  /** Stored with each donation; a version's words never change. */
  readonly version: string;
  /** `2026-11-09`: the day from which it binds. */
  readonly inForceFrom: string;
  readonly title: string;
  /** The pledge in one sentence, as it stands below each fact-check. */
  readonly sentence: string;
  /** The whole of it, a paragraph each. */
  readonly paragraphs: readonly string[];
  /** Whose money is refused. */
  readonly refuses: readonly string[];
}

export interface Attestation {
  readonly version: string;
  /** What the payer ticks. */
  readonly statement: string;
}

/** Newest first. Add a version for any change of words; never edit one that was published. */
export const pledges: readonly [Pledge, ...Pledge[]] = [
  {
    version: '1',
    inForceFrom: '2026-11-01',
    title: 'The pledge',
    sentence:
      'We take no money from parties, candidates, campaign committees, or any other political group, and we check every payer before any money moves.',
    paragraphs: [
      'You may agree with what we find, or you may argue with it. The argument is worth having, and it needs facts that nobody running for office has paid for.',
      'So political groups can’t pay us. Once a bank has agreed to a payment, and before we take any of it, we compare the payer with public registers of political groups. If we find a group, we refuse it, and its money never reaches us.',
      'When the check isn’t sure, a person decides. When nobody decides in time, we release the payment. If we learn later that a gift was political money, we send it back and say so here.',
      'We check for groups, never a person’s opinions. If you belong to a party, work for one, or vote for one, you’re as welcome to give as anyone else.',
    ],
    refuses: [
      'political parties and their branches',
      'candidates’ campaigns and campaign committees',
      'political action committees, and organizations that exist to win votes for one side',
      'anyone who pays on behalf of one of these',
    ],
  },
];

/** Newest first, under the same rule. */
export const attestations: readonly [Attestation, ...Attestation[]] = [
  {
    version: '1',
    statement:
      'This is my own money, or my organization’s. It does not come from a party, a candidate, a campaign committee, or any other political group.',
  },
];

export const currentPledge: Pledge = pledges[0];
export const currentAttestation: Attestation = attestations[0];
