/** Donations as they are stored and listed. */
import type { Donation } from '../domain/donation/donation.ts';
import type { PastDonation } from '../domain/donation/past-donation.ts';
import type { PayerRecord, ReviewRecord, ScreeningRecord } from '../domain/donation/records.ts';
import type { DonationState } from '../domain/donation/states.ts';
import type { ListCursor } from '../domain/list-cursor.ts';
import type { Money } from '../domain/money.ts';
import type { HistoryEntry } from '../domain/step.ts';
import type { Work } from '../domain/work.ts';

/** One donation with all that belongs to it, for the pages that show it. */
export interface DonationDetails {
  readonly donation: Donation;
  readonly work: Work;
  readonly payer: PayerRecord | null;
  readonly history: readonly HistoryEntry[];
  readonly screenings: readonly ScreeningRecord[];
  readonly reviews: readonly ReviewRecord[];
  readonly articleHeadline: string | null;
}

export interface QueueItem {
  readonly donation: Donation;
  readonly payerName: string | null;
  readonly organisation: string | null;
  /** Why it waits, the deciding reason first. */
  readonly reasons: readonly { readonly rule: string; readonly listingName: string | null }[];
}

export interface DonationListItem {
  readonly id: string;
  readonly createdAt: Date;
  readonly state: DonationState;
  readonly amount: Money;
  readonly feeCover: Money;
  readonly payerName: string | null;
  readonly organisation: string | null;
  readonly articleSlug: string | null;
  /** The headline of that fact-check; null where there is none. */
  readonly articleHeadline: string | null;
  /** The origin of the page on which it began, or `direct`. */
  readonly site: string;
}

/** Which donations a list is of; where nothing is said, all. */
export interface DonationFilter {
  readonly state?: DonationState;
  readonly site?: string;
  readonly articleSlug?: string;
}

export interface DonationStore {
  find(id: string): Promise<Donation | null>;
  /** Those of these ids that are here. */
  known(ids: readonly string[]): Promise<Donation[]>;
  /** Neither received nor over, made before `before`, the oldest first, after the place `after`. */
  unsettled(before: Date, after: ListCursor | null, limit: number): Promise<Donation[]>;
  /** The donations that these payments are of, by the payment. */
  byPayment(paymentIntentIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The payment and the currency of each of these that is here. */
  payments(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly paymentIntentId: string | null; readonly currency: string }>>;
  findByToken(token: string): Promise<Donation | null>;
  /** The newest attempt under this key that is not older than `since`; null where the body differs. */
  findAttempt(attemptKey: string, bodyHash: string, since: Date): Promise<Donation | null>;
  file(id: string): Promise<DonationDetails | null>;
  payer(id: string): Promise<PayerRecord | null>;
  /** The screening that decided last. */
  lastScreening(id: string): Promise<ScreeningRecord | null>;
  /** The review that stands: the last one that was not taken back. */
  review(id: string): Promise<ReviewRecord | null>;
  /** Received donations made since `since` and every held one, oldest first, after the place `after`. */
  past(since: Date, after: ListCursor | null, limit: number): Promise<PastDonation[]>;
  countPast(since: Date): Promise<number>;
  /** Every held donation. */
  held(): Promise<string[]>;
  /** Held because screening could not run; not those whose own screening fails, which have their time to be tried. */
  heldUnscreened(limit: number): Promise<string[]>;
  /** Held and decided donations, the nearest deadline first. */
  queue(limit: number): Promise<QueueItem[]>;
  list(filter: DonationFilter, after: ListCursor | null, limit: number): Promise<DonationListItem[]>;
  /** Every site on whose page a donation began, `direct` among them. */
  sites(): Promise<string[]>;
  /** When this card was refused before, and for which listing; null where it was not, or the memory has expired. */
  refusedCard(
    fingerprintHash: string,
    now: Date,
  ): Promise<{ listingId: string | null; listingName: string | null } | null>;
  /** Authorisations since `since` by the same email or card, this donation not counted. */
  recentAuthorisations(donationId: string, since: Date): Promise<{ byEmail: number; byCard: number }>;
}

export interface PersonalData {
  /** Blanks what is personal about one donation (and its donor, where nothing else is theirs); answers how many rows. */
  eraseDonation(donationId: string, at: Date): Promise<number>;
  /** The same for a standing gift; its payments are donations of their own. */
  eraseStandingGift(standingGiftId: string, at: Date): Promise<number>;
  /** The same for a refusal at the form, which has no donation, and the appeal against it. */
  eraseScreening(screeningId: string, at: Date): Promise<number>;
  /** Blanks what has outlived its purpose: event bodies, mails, expired refused cards, rate limit keys. */
  expire(now: Date): Promise<Record<string, number>>;
}
