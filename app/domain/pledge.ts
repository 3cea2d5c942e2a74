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
      'We take no money from parties, candidates, campaign committees or any other political group, and we check every payer before any money moves.',
    paragraphs: [
      'You may agree with a finding of ours or argue with it. Either way the argument is worth having, and it needs facts that nobody with an office to win has paid for.',
      'So political groups cannot pay us. Every payer is compared with public registers of political groups after the bank has agreed to the payment and before any of it is taken. A group that we find is refused, and its money never reaches us.',
      'When the check is unsure, a person decides. When nobody decides in time, the payment is released. If we learn later that a gift was political money, we send it back and say so here.',
      'We look for groups, never at a person’s opinions. A person who belongs to a party, works for one or votes for one is as welcome to give as anybody else.',
    ],
    refuses: [
      'political parties and their branches',
      'candidates’ campaigns and campaign committees',
      'political action committees and organisations that exist to win votes for a side',
      'anyone who pays on behalf of one of these',
    ],
  },
];

/** Newest first, under the same rule. */
export const attestations: readonly [Attestation, ...Attestation[]] = [
  {
    version: '1',
    statement:
      'This is my own money, or my organisation’s. It does not come from a party, a candidate, a campaign committee or another political group.',
  },
];

export const currentPledge: Pledge = pledges[0];
export const currentAttestation: Attestation = attestations[0];
