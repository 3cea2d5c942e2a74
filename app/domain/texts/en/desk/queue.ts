/** The desk's words about the queue: how much waits, why each waits, and what was decided and is not in force. */
import { countWord } from './counts.ts';

/** "Four donations and one appeal are waiting", "Nothing is waiting". */
function waitingWords({ donations, appeals }: { donations: number; appeals: number }): string {
  const parts = [
    ...(donations > 0 ? [`${countWord(donations)} ${donations === 1 ? 'gift' : 'gifts'}`] : []),
    ...(appeals > 0 ? [`${countWord(appeals)} ${appeals === 1 ? 'appeal' : 'appeals'}`] : []),
  ];
  const [first, second] = parts;
  if (first === undefined) return 'Nothing is waiting';
  const subject = second === undefined ? first : `${first} and ${second.toLowerCase()}`;
  return `${subject} ${donations + appeals === 1 ? 'is' : 'are'} waiting`;
}

/** What a donation waits for: a rule of the screening, and the listing that it rests on. */
export interface HoldShown {
  readonly rule: string;
  readonly listingName: string | null;
}

/** Why a donation waits, all reasons in the few words that a row has. */
function holdWords(reasons: readonly HoldShown[]): string {
  return reasons.length === 0 ? 'waits for a person' : reasons.map(reasonToHold).join('; ');
}

function reasonToHold({ rule, listingName }: HoldShown): string {
  const name = listingName ?? 'a listed group';
  switch (rule) {
    case 'refused-card':
      return listingName === null ? 'the card of a refused payer' : `a card refused before, as ${name}`;
    case 'shared-name':
      return `has a name of ${name}`;
    case 'near-domain':
      return `mail domain is called like ${name}`;
    case 'calls-itself-political':
      return 'says of itself that it is political';
    case 'names-together':
      return `its names together are ${name}`;
    case 'office-address':
      return `writes from the domain of ${name}`;
    case 'cannot-read':
      return 'has a name that cannot be read as it looks';
    case 'cannot-screen':
      return 'could not be screened: the registry was not ready';
    case 'payer-unknown':
      return 'the payment says too little about the payer';
    case 'amount-differs':
      return 'the bank holds another amount than was agreed';
    case 'too-many-donations':
      return 'many gifts from one payer within a day';
    default:
      return `resembles ${name}`;
  }
}

export const queue = {
  waitingWords,
  holdWords,
  label: 'Queue',
  empty: 'Every gift is decided, and nobody appeals.',
  back: 'Back to the queue',
  noDeadline: 'What the screening cannot decide by itself is held for a person and shown here.',
  firstDeadline: (moment: string, timeZone: string) =>
    `The first must be decided ${moment} (${timeZone}). What nobody decides is released, never taken.`,
  isCut: 'Only those with the least time left are listed.',
  /** What follows from a decision that is not in force, by what it is about. */
  decided: {
    donation: { clear: 'cleared, not yet taken', refuse: 'refused, not yet released' },
    standingGift: { clear: 'cleared, not yet started', refuse: 'refused, card not yet deleted' },
    renewal: { clear: 'cleared, not yet charged', refuse: 'refused, not yet ended' },
    appeal: { won: 'appeal won, answer not yet sent', rejected: 'appeal rejected, answer not yet sent' },
  },
  /** A renewal, after what is charged each time. */
  again: (amount: string) => `${amount}, again`,
  noGift: 'no gift',
  appeals: (listing: string | null) => `appeals: “not ${listing ?? 'a political group'}”`,
  waits: (time: string) => `waits ${time}`,
  inForce: 'In force; being carried out.',
  /** Before the button: "5 minutes left to undo". */
  leftTo: (minutes: string) => `${minutes} left to`,
  undo: 'undo',
  /** For those who cannot. */
  leftToUndo: (minutes: string) => `${minutes} left to undo`,
};
