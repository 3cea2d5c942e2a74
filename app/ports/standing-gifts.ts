/** Standing gifts as they are stored and listed. */
import type { PayerRecord, ReviewRecord, ScreeningRecord } from '../domain/donation/records.ts';
import type { ListCursor } from '../domain/list-cursor.ts';
import type { Money } from '../domain/money.ts';
import type { Repricing } from '../domain/standing-gift/change-amount.ts';
import type { GiftChange } from '../domain/standing-gift/changes.ts';
import type { GiftInterval, StandingGift } from '../domain/standing-gift/standing-gift.ts';
import type { Objection } from '../domain/standing-gift/objection.ts';
import type { StandingGiftState } from '../domain/standing-gift/states.ts';
import type { StandingGiftHistoryEntry } from '../domain/step.ts';
import type { RequestOutcome } from '../domain/stripe-request.ts';
import type { Work } from '../domain/work.ts';

/** What came in of a standing gift. */
export interface StandingGiftPayment {
  readonly donationId: string;
  readonly token: string;
  readonly at: Date;
  /** It was refused after it was received. */
  readonly isRefusedLate: boolean;
}

/** One standing gift with all that belongs to it, for the pages that show it. */
export interface StandingGiftDetails {
  readonly gift: StandingGift;
  readonly work: Work;
  readonly payer: PayerRecord | null;
  readonly history: readonly StandingGiftHistoryEntry[];
  readonly screenings: readonly ScreeningRecord[];
  readonly reviews: readonly ReviewRecord[];
  /** As its donor made them. */
  readonly changes: readonly GiftChange[];
  /** The newest first. */
  readonly payments: readonly StandingGiftPayment[];
  readonly articleHeadline: string | null;
}

export interface StandingGiftQueueItem {
  readonly gift: StandingGift;
  readonly payerName: string | null;
  readonly organisation: string | null;
  /** Why it waits, the deciding reason first. */
  readonly reasons: readonly { readonly rule: string; readonly listingName: string | null }[];
}

export interface StandingGiftListItem {
  readonly id: string;
  readonly createdAt: Date;
  readonly state: StandingGiftState;
  readonly interval: GiftInterval;
  readonly amount: Money;
  readonly feeCover: Money;
  /** When the next one is charged; null where it never started. */
  readonly nextAt: Date | null;
  readonly payerName: string | null;
  readonly organisation: string | null;
}

/** One refused after it was paid for, whose earlier gifts are still here. */
export interface EarlierGiftsItem {
  readonly id: string;
  readonly refusedAt: Date;
  readonly payerName: string | null;
  readonly organisation: string | null;
  readonly donationIds: readonly string[];
}

/** As a comparison with Stripe needs it. */
export type StandingGiftBrief = Pick<StandingGift, 'id' | 'state' | 'subscriptionId'>;

/** What says that whoever asks is the donor: the keyed hash of the secret in the mail that asks, or that the one with this token is theirs. */
export type SecondGiftKey =
  { readonly questionHash: string } | { readonly token: string; readonly donorId: string };

/** One that waits, or waited, beside the `older` one that it asks about. */
export interface SecondGift {
  readonly gift: StandingGift;
  readonly older: StandingGift;
}

export interface StandingGiftStore {
  find(id: string): Promise<StandingGift | null>;
  findByToken(token: string): Promise<StandingGift | null>;
  /** One that has asked, answered or not. A token alone finds none: whoever set it up has that. */
  findSecond(by: SecondGiftKey): Promise<SecondGift | null>;
  /** As `DonationStore.findAttempt`. */
  findAttempt(attemptKey: string, bodyHash: string, since: Date): Promise<StandingGift | null>;
  file(id: string): Promise<StandingGiftDetails | null>;
  payer(id: string): Promise<PayerRecord | null>;
  /** With which it was given; null where its donor is still known by that one. */
  givenEmail(id: string): Promise<string | null>;
  /** The screening that decided last. */
  lastScreening(id: string): Promise<ScreeningRecord | null>;
  /** The review that stands: the last one that was not taken back. */
  review(id: string): Promise<ReviewRecord | null>;
  /**
   * One of this donor's that can be mended, the oldest first: a renewal of it fails, or its bank waits for its donor. `but` is none.
   */
  mendable(donorId: string, but: string): Promise<StandingGift | null>;
  /** Those that asked about this one, and have not started. */
  asking(id: string): Promise<string[]>;
  /** What stands against going on with it. */
  objections(id: string): Promise<Objection[]>;
  /** The card that Stripe was asked to replace by the one of now; null where that is done, or was never asked. */
  replacing(id: string): Promise<string | null>;
  /** What its donor changed, as it was changed. */
  changes(id: string): Promise<GiftChange[]>;
  /** Changes of the amount that Stripe was asked for; null where all of them are made. */
  repricing(id: string): Promise<Repricing | null>;
  /** Changes of which Stripe was to be told, as they were made; none where it knows of all. */
  unnoted(id: string): Promise<GiftChange[]>;
  /** The change of address of which Stripe was to be told; null where that is done, or was never asked. */
  readdressed(id: string): Promise<string | null>;
  /** What Stripe last answered to the request for its subscription; null where it was not asked, or did it. */
  subscriptionAnswer(id: string): Promise<RequestOutcome | null>;
  /** Cards saved, and donations authorized, since `since` by the same email or card, this one not counted. */
  recentSetups(id: string, since: Date): Promise<{ byEmail: number; byCard: number }>;
  /**
   * Whether the donor of this gift gives by themselves already, with the same card. By the address alone it would tell whoever typed it
   * that its owner does.
   */
  givesByCardOf(donationId: string): Promise<boolean>;
  /** Every held one. */
  held(): Promise<string[]>;
  /** Held because screening could not run; not those whose own screening fails. */
  heldUnscreened(limit: number): Promise<string[]>;
  /** Held and decided ones, the nearest deadline first. */
  queue(limit: number): Promise<StandingGiftQueueItem[]>;
  /** Those whose earlier gifts nobody refused or left with us yet, the oldest first. */
  earlierOpen(limit: number): Promise<EarlierGiftsItem[]>;
  countEarlierOpen(): Promise<number>;
  /** Those of these ids that are here. */
  briefs(ids: readonly string[]): Promise<StandingGiftBrief[]>;
  /** Active ones by id, those behind `after`. */
  running(after: string | null, limit: number): Promise<StandingGiftBrief[]>;
  list(after: ListCursor | null, limit: number): Promise<StandingGiftListItem[]>;
  /** Active ones in none of these currencies, the newest first. */
  inOther(currencies: readonly string[], limit: number): Promise<StandingGiftListItem[]>;
}
