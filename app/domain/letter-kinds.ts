/** Which letters there are, what each can speak of, and what its words make up. */

/** Letters about a gift, one for each outcome that a donor must hear of. */
export type GiftLetterKind = 'received' | 'held' | 'refused' | 'lapsed';
/** Letters that answer an appeal. */
export type AppealLetterKind = 'appeal-won' | 'appeal-rejected';
export type LetterKind = GiftLetterKind | AppealLetterKind;

/** What a letter about a gift can speak of, already printed for its reader. */
export interface GiftWords {
  readonly siteName: string;
  readonly gift: string;
  /** What the card is charged or the bank holds: gift and fee cover. */
  readonly charged: string;
  /** Null where the payer did not add the card fee. */
  readonly feeCover: string | null;
  /** The moment at which an undecided gift is released; null where there is none. */
  readonly deadline: string | null;
  /** Why, in the screening's own sentence; null where a person decided, or where it has been erased. */
  readonly sentence: string | null;
  readonly donationUrl: string;
  /** Null where there is nothing to appeal against. */
  readonly appealUrl: string | null;
}

export interface AppealWords {
  readonly siteName: string;
  readonly appealUrl: string;
  readonly giveUrl: string;
}

/** A letter before it is set as text or as HTML: its first link is what it is about. */
export interface LetterBody {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
