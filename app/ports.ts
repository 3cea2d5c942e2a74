/** What use cases need from the world, as types only; deps.server.ts joins them to the adapters. */
import type { Donation, DonationState } from './domain/donation.ts';
import type {
  StripeRequest,
  StripeRequestKind,
  StoredRequest,
  DonationChange,
  HistoryEntry,
  NewMail,
  PayerRecord,
  ReviewRecord,
  ScreeningRecord,
} from './domain/donation-change.ts';
import type { Brand } from './domain/brand/brand.ts';
import type { AliasLesson, AllowlistLesson } from './domain/lesson.ts';
import type { ListCursor } from './domain/list-cursor.ts';
import type { DonationSettings } from './domain/donation-settings.ts';
import type { Embedding } from './domain/embedding.ts';
import type { Money } from './domain/money.ts';
import type { Checkout } from './domain/payment.ts';
import type { PastDonation } from './domain/past-donation.ts';
import type { Figure, WorkKind } from './domain/readiness.ts';
import type { Figures } from './domain/register.ts';
import type { Failure } from './domain/retry.ts';
import type { KnownFinding, ScreeningBasis } from './domain/rescreening.ts';
import type { Alias, AllowlistEntry, Listing } from './domain/screening/listing.ts';
import type { RegistryState } from './domain/screening/decide.ts';
import type { RegistryIndex } from './domain/screening/registry-index.ts';
import type { EditionDifference, ListKind, ListReading } from './domain/screening/edition.ts';
import type { Screening } from './domain/screening/screening.ts';
import type { StaffMember, StaffRole } from './domain/staff.ts';
import type { ArticleStore, ImageFiles } from './ports/articles.ts';
import type { ArticleCatalog } from './ports/article-catalog.ts';
import type { CardPainter } from './ports/cards.ts';
import type { Exports } from './ports/exports.ts';

export interface Ports {
  readonly site: Site;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  readonly articles: ArticleStore;
  readonly imageFiles: ImageFiles;
  readonly articleCatalog: ArticleCatalog;
  readonly cards: CardPainter;
  readonly exports: Exports;
  readonly donations: DonationStore;
  readonly appeals: AppealStore;
  readonly screenings: ScreeningStore;
  readonly learned: LearnedStore;
  readonly rescreenings: RescreeningStore;
  readonly registry: Registry;
  readonly registryStore: RegistryStore;
  readonly listingSearch: ListingSearch;
  readonly listingDetails: ListingDetailsStore;
  readonly lists: Lists;
  readonly payments: Payments;
  readonly events: EventStore;
  readonly ledger: LedgerStore;
  readonly mails: MailStore;
  readonly mailer: Mailer;
  readonly jobs: Jobs;
  readonly limits: Limits;
  readonly checkoutQuota: CheckoutQuota;
  readonly checkoutAttempts: CheckoutAttempts;
  readonly staff: Staff;
  readonly personalData: PersonalData;
  readonly backlog: Backlog;
  readonly metrics: Metrics;
  readonly storage: Storage;
  readonly lateWork: LateWorkStore;
  /** In [0, 1); spreads what would otherwise come back all at once. */
  readonly random: () => number;
  /** What stood in the way, where an error says so; null where it is a fault of another kind. */
  readonly outageOf: (error: unknown) => Outage | null;
  readonly failpoint: (name: Failpoint | 'edition-staged') => void;
  readonly log: Log;
}

/** The newsroom's own settings. */
export interface Site extends DonationSettings {
  readonly name: string;
  /** Who asks in law, where they are, and the mail address that a person reads. */
  readonly legalName: string;
  readonly address: string;
  readonly contact: string;
  /** What a donation is for tax, in the newsroom's words; null where it said nothing. */
  readonly taxWords: string | null;
  /** Origin without a trailing slash. */
  readonly url: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly embedding: Embedding;
  /** How the site looks where the newsroom says so; null: as the demo does. */
  readonly brand: Brand | null;
}

/** The product's time; the local Stripe's while that runs, so that moving it moves everything due. */
export interface Clock {
  now(): Date;
}

export interface Ids {
  /** Sortable by time, for rows. */
  row(): string;
  /** Unguessable, 128 bits or more, for addresses. */
  token(): string;
}

/** Keyed hashes: equal inputs can be recognised, nothing can be read back without the key. */
export interface Hasher {
  hash(kind: 'email' | 'card' | 'address' | 'form', value: string): string;
}

/** What takes a page or a form away for a while: nothing of ours is wrong, and what is sent again later works. */
export type Outage = 'database-out' | 'disk-full';

export interface Storage {
  /** Whether a donation could be written now; asked of the database at most every few seconds. */
  writable(): Promise<'yes' | Outage>;
}

/** One piece of work that should have been done before now. */
export interface LateWork {
  readonly kind: WorkKind;
  readonly id: string;
  /** When it should have been done. */
  readonly since: Date;
  /** How often it failed, or of a mail and an event, how often it was tried. */
  readonly failureCount: number;
  /** As `failureCode` made it; null where nothing is known to have failed. */
  readonly failureCode: string | null;
  /** Null where it is tried with the next sweep. */
  readonly nextTryAt: Date | null;
}

export interface LateWorkStore {
  /** What was due before `before` and is not done: each kind that has any, with its number and the oldest. */
  counts(before: Date): Promise<{ readonly kind: WorkKind; readonly count: number; readonly oldest: Date }[]>;
  /** The same one by one, the oldest first. */
  list(before: Date, limit: number): Promise<LateWork[]>;
}

/** Moments at which a crash is tried by tests; in production they do nothing. */
export const failpoints = [
  'event-stored',
  'authorised-recorded',
  'screened-recorded',
  'capture-asked',
  'captured-at-stripe',
  'captured-recorded',
  'cancel-asked',
  'cancelled-at-stripe',
  'cancelled-recorded',
  'held-recorded',
] as const;
export type Failpoint = (typeof failpoints)[number];

export interface Log {
  /** Values must never be personal data, tokens or secrets. */
  info(message: string, values?: Record<string, unknown>): void;
  warn(message: string, values?: Record<string, unknown>): void;
  error(message: string, values?: Record<string, unknown>): void;
}

// ---------------------------------------------------------------- donations

export interface NewDonation {
  readonly donation: Donation;
  readonly organisation: string | null;
  readonly attemptKey: string;
  readonly attemptBodyHash: string;
  readonly stripeRequest: StripeRequest;
  readonly screening: ScreeningRecord | null;
}

/** One donation with all that belongs to it, for the pages that show it. */
export interface DonationDetails {
  readonly donation: Donation;
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
  create(input: NewDonation): Promise<void>;
  find(id: string): Promise<Donation | null>;
  findByToken(token: string): Promise<Donation | null>;
  /** The newest attempt under this key that is not older than `since`; null where the body differs. */
  findAttempt(attemptKey: string, bodyHash: string, since: Date): Promise<Donation | null>;
  file(id: string): Promise<DonationDetails | null>;
  payer(id: string): Promise<PayerRecord | null>;
  /** The screening that decided last. */
  lastScreening(id: string): Promise<ScreeningRecord | null>;
  /** The review that stands: the last one that was not taken back. */
  review(id: string): Promise<ReviewRecord | null>;
  /** Writes the change where the donation still has `version`; `stale` (and nothing written) where it moved on. */
  change(id: string, version: number, change: DonationChange): Promise<'changed' | 'stale'>;
  /**
   * Donations whose `checkAt` has come: deadlines, decisions in force, requests that a crash left unfinished, news that
   * never came, and what failed and may be tried again. Their `checkAt` moves on by `leaseMs`, so that one check is asked for once
   * and again only if it vanishes; `dueSince` keeps when it first was due.
   */
  claimDue(now: Date, leaseMs: number, limit: number): Promise<string[]>;
  /** The request to Stripe as it stands. Throws where it was never asked for. */
  storedRequest(id: string, kind: StripeRequestKind): Promise<StoredRequest>;
  /** From now on it is asked under another key. */
  renewRequestKey(id: string, kind: StripeRequestKind, idempotencyKey: string, at: Date): Promise<void>;
  /** What became of the last try, for the next one's key. */
  noteAnswer(id: string, kind: StripeRequestKind, answer: StripeAnswer['kind']): Promise<void>;
  /** Nothing more can be done now: when to look again, and nothing is failing any more. */
  rest(id: string, version: number, checkAt: Date | null): Promise<void>;
  /** Keeps a failure, unless the donation moved on or somebody else kept one since it was read. */
  fail(donation: Pick<Donation, 'id' | 'version' | 'failureCount'>, failure: Failure): Promise<void>;
  /** Received donations made since `since` and every held one, oldest first, after the place `after`. */
  past(since: Date, after: ListCursor | null, limit: number): Promise<PastDonation[]>;
  countPast(since: Date): Promise<number>;
  /** Every held donation. */
  held(): Promise<string[]>;
  /** Held because screening could not run; not those whose own screening fails, which have their time to be tried. */
  heldUnscreened(limit: number): Promise<string[]>;
  /** Held and decided donations, the nearest deadline first. */
  queue(limit: number): Promise<QueueItem[]>;
  countHeld(): Promise<number>;
  list(filter: DonationFilter, after: ListCursor | null, limit: number): Promise<DonationListItem[]>;
  /** Every site on whose page a donation began, `direct` among them. */
  sites(): Promise<string[]>;
  /** One row a currency, of donations settled within [from, to). */
  figures(from: Date, to: Date): Promise<Figures[]>;
  /** When this card was refused before, and for which listing; null where it was not, or the memory has expired. */
  refusedCard(
    fingerprintHash: string,
    now: Date,
  ): Promise<{ listingId: string | null; listingName: string | null } | null>;
  /** Authorisations since `since` by the same e-mail or card, this donation not counted. */
  recentAuthorisations(donationId: string, since: Date): Promise<{ byEmail: number; byCard: number }>;
}

export interface AppealRecord {
  readonly id: string;
  readonly screening: ScreeningRecord;
  readonly donation: Donation | null;
  readonly statement: string | null;
  readonly email: string | null;
  readonly createdAt: Date;
  readonly decision: 'won' | 'rejected' | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly decidedAt: Date | null;
  readonly inForceAt: Date | null;
  readonly enforcedAt: Date | null;
  /** Failures to carry it out. */
  readonly failureCount: number;
}

export interface AppealDecision {
  readonly decision: 'won' | 'rejected';
  readonly actorId: string;
  readonly actorName: string;
  readonly reason: string;
  readonly note: string | null;
  readonly decidedAt: Date;
  readonly inForceAt: Date;
}

export interface AppealStore {
  /** `exists` where this screening was appealed before. */
  create(input: {
    id: string;
    screeningId: string;
    statement: string | null;
    email: string | null;
    createdAt: Date;
  }): Promise<'created' | 'exists'>;
  find(id: string): Promise<AppealRecord | null>;
  findByScreening(screeningId: string): Promise<AppealRecord | null>;
  open(limit: number): Promise<AppealRecord[]>;
  decide(id: string, decision: AppealDecision): Promise<'decided' | 'already-decided'>;
  /** Takes a decision back that is not in force yet. */
  undo(id: string, now: Date): Promise<'undone' | 'too-late'>;
  /** Decided, not undone, and in force by `now`, but not yet carried out; not those that failed and wait for their next try. */
  due(now: Date): Promise<AppealRecord[]>;
  fail(appeal: Pick<AppealRecord, 'id' | 'failureCount'>, failure: Failure): Promise<void>;
  /**
   * Carries it out once: the allowlist entries, the mail and the mark that it is done, in one transaction. Of a won appeal the
   * refused card is forgotten too.
   */
  enforce(
    appeal: Pick<AppealRecord, 'id' | 'decision' | 'donation'>,
    at: Date,
    allowlist: readonly (AllowlistLesson & { id: string; actorName: string; reason: string })[],
    mail: NewMail | null,
  ): Promise<void>;
}

export interface ScreeningStore {
  /** A refusal at the form, which has no donation. */
  saveAtForm(record: ScreeningRecord): Promise<void>;
  findByToken(token: string): Promise<ScreeningRecord | null>;
}

/** What staff taught the screening, and what became of it. */
export interface LearnedRow {
  /** `allowlist-entry`: this is not that listing; `alias`: this is another name of it. */
  readonly kind: 'allowlist-entry' | 'alias';
  readonly id: string;
  /** As written; null where it was the payer's and was erased. */
  readonly text: string | null;
  /** Of an alias; what an allowlist entry spares may be either. */
  readonly isDomain: boolean;
  readonly listingId: string;
  /** A typed reason of a review, or words. */
  readonly reason: string;
  readonly actorName: string;
  /** What taught it; both null where it was written by hand. */
  readonly donationId: string | null;
  readonly appealId: string | null;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
}

export interface LearnedStore {
  /** Newest first. `text`: rows in whose text it stands, in any case of letters. */
  list(query: {
    readonly kind: LearnedRow['kind'];
    readonly listingId: string | null;
    readonly isWithdrawn: boolean | null;
    readonly text: string | null;
    readonly after: ListCursor | null;
    readonly limit: number;
  }): Promise<LearnedRow[]>;
  /** `exists` where the listing has that name and nobody withdrew it. */
  addAlias(
    alias: AliasLesson & { id: string; actorName: string; reason: string },
    at: Date,
  ): Promise<'added' | 'exists'>;
  withdraw(
    kind: LearnedRow['kind'],
    id: string,
    by: string,
    at: Date,
  ): Promise<'withdrawn' | 'withdrawn-before' | 'unknown'>;
}

/** One re-screening of past donations with the registry as it had become. */
export interface Rescreening {
  readonly id: string;
  /** What changed, in words for staff. */
  readonly cause: string;
  /** Null where another version of the program wrote it: then the screening rests on something else by now. */
  readonly basis: ScreeningBasis | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** The donation that it came to; null at the start. */
  readonly reached: string | null;
  /** Received donations looked at so far. */
  readonly seen: number;
  /** Failures since it last came on. */
  readonly failureCount: number;
  /** Before this it is not tried again; null where nothing failed. */
  readonly retryAt: Date | null;
}

/** A received donation that would not pass today, as one run found it. Nothing happens to it by itself. */
export interface Finding {
  readonly id: string;
  readonly donation: Donation;
  /** As it is today; its stage is `report`. */
  readonly screening: Screening;
  readonly foundAt: Date;
  readonly cause: string;
  readonly closedAt: Date | null;
  /** Null where it is open, or closed by itself because it was true no more. */
  readonly closedBy: string | null;
  readonly note: string | null;
}

export interface RescreeningStore {
  /** What the screening rests on now, its rules aside. */
  basis(): Promise<Omit<ScreeningBasis, 'rules'>>;
  latest(limit: number): Promise<(Rescreening & { readonly findings: number })[]>;
  find(id: string): Promise<Rescreening | null>;
  /** `late` where another run was started since `previousId` (null: since ever). */
  start(
    run: Pick<Rescreening, 'id' | 'cause' | 'startedAt'> & { readonly basis: ScreeningBasis },
    previousId: string | null,
  ): Promise<'started' | 'late'>;
  fail(run: Pick<Rescreening, 'id' | 'failureCount'>, failure: Failure): Promise<void>;
  /** Does the work where no other process does the like; `busy`, at once, where one does. */
  exclusively<T>(work: () => Promise<T>): Promise<T | 'busy'>;
  /** What was reported about these donations before. */
  known(donationIds: readonly string[]): Promise<KnownFinding[]>;
  /** Where the run goes on: the place of the donation it came to. */
  placeOf(donationId: string): Promise<ListCursor | null>;
  /** Writes what one page brought and how far the run came, whole or not at all. */
  record(
    runId: string,
    page: {
      readonly reached: string | null;
      readonly seen: number;
      readonly findings: readonly { readonly id: string; readonly screening: ScreeningRecord }[];
      /** Open findings that are true no more. */
      readonly outdated: readonly string[];
      readonly at: Date;
      /** There is nothing after this page. */
      readonly isLast: boolean;
    },
  ): Promise<void>;
  /** Open ones by when they were found, closed ones by when they were closed; newest first. */
  findings(query: {
    readonly isClosed: boolean;
    readonly after: ListCursor | null;
    readonly limit: number;
  }): Promise<Finding[]>;
  countOpen(): Promise<number>;
  close(
    id: string,
    closing: { readonly by: string; readonly note: string; readonly at: Date },
  ): Promise<'closed' | 'closed-before' | 'unknown'>;
}

export interface Registry {
  /** The index in force and whether it may be relied on; never waits for an import. */
  current(): RegistryState;
  /** The editions that the index was made from. */
  sources(): readonly EditionSummary[];
  /** Loads what another process or a command imported; answers whether anything changed. */
  refresh(): Promise<boolean>;
  /** The index as it would be with other editions of some sources (source to edition); changes nothing. */
  preview(overrides: Readonly<Record<string, string>>): Promise<RegistryIndex>;
}

export interface EditionSummary {
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly editionLabel: string;
  readonly rowCount: number;
  readonly ages: boolean;
  readonly importedAt: Date;
  readonly confirmedAt: Date;
  /** Rows of the file, with those that are no listings. */
  readonly rowsRead: number;
  /** Why rows are no listings, with their numbers. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Bytes. */
  readonly fileSize: number;
  /** Of the file that was last read as this edition; null where that was before it was kept. */
  readonly fileSha256: string | null;
  /** Who imported it; null where the program did. */
  readonly importedBy: string | null;
}

export interface ListRequest {
  readonly kind: ListKind;
  readonly file: string;
  /** FEC candidate master, for the person test; only with `fec-committees`. */
  readonly candidatesFile: string | null;
  /** Names the edition where the file's name holds no date. */
  readonly today: Date;
  /** Told again and again how many rows were read so far. */
  readonly onProgress?: ((rowsRead: number) => void) | undefined;
}

/** Files of political groups, as their publishers give them. */
export interface Lists {
  /** Reads nothing before the first batch is asked for. A wrong row refuses all of the file; one that cannot be opened throws. */
  read(request: ListRequest): ListReading;
}

/** An edition whose rows are written but which does not serve yet. */
export interface StagedEdition {
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly ages: boolean;
  readonly editionId: string;
  readonly editionLabel: string;
  readonly importedBy: string | null;
  readonly now: Date;
}

/** What became known of an edition when its file was read to the end. */
export interface EditionFigures {
  readonly hash: string;
  readonly rowsRead: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly fileSize: number;
  readonly fileSha256: string;
}

/** The registry's tables; only imports and the loading of the index use them. */
export interface RegistryStore {
  /** The editions in force, one a source. */
  summaries(): Promise<EditionSummary[]>;
  /** Does the work while nobody else imports this source; others wait. */
  exclusively<T>(sourceId: string, work: () => Promise<T>): Promise<T>;
  /**
   * Writes listings beside the edition in force, batch by batch, and answers with the iterator's end. What an import that
   * crashed left of this source is removed first. Only within `exclusively`.
   */
  stage<End>(
    edition: StagedEdition,
    batches: AsyncIterator<readonly Listing[], End, undefined>,
  ): Promise<End>;
  /** What the staged edition would change in its source. */
  difference(edition: StagedEdition): Promise<EditionDifference>;
  /**
   * Puts a staged edition in place of the source's last one, which is kept beside it; where the same content is in force
   * already, only confirms that one and discards this.
   */
  putInForce(edition: StagedEdition, figures: EditionFigures): Promise<'replaced' | 'confirmed'>;
  discard(edition: Pick<StagedEdition, 'editionId'>): Promise<void>;
  /** Everything in force, for compiling the index; with other editions of some sources by `overrides` (source to edition). */
  all(overrides?: Readonly<Record<string, string>>): Promise<RegistryRows>;
  /** Another text after every import, confirmation, alias or allowlist entry. */
  revision(): Promise<string>;
}

export interface RegistryRows {
  readonly listings: Listing[];
  readonly allowlist: AllowlistEntry[];
  readonly aliases: Alias[];
  readonly summaries: EditionSummary[];
}

/** A listing as the desk's search found it. */
export interface ListingHit extends Pick<
  Listing,
  'id' | 'name' | 'kind' | 'country' | 'tier' | 'source' | 'edition'
> {
  /** The number, domain or other name by which it was found; null where it was by its name. */
  readonly matched: string | null;
  /** The nearer to what was typed, the lower. */
  readonly rank: number;
}

export interface ListingSearch {
  /**
   * Listings in force that have `query` in a name, alias or domain, or as their number, the nearest first; all of them in
   * order of their names where it is empty. `total` counts them. `after` is the last one seen.
   */
  search(request: {
    readonly query: string;
    readonly source: string | null;
    readonly after: Pick<ListingHit, 'rank' | 'id'> | null;
    readonly limit: number;
  }): Promise<{ readonly hits: ListingHit[]; readonly total: number }>;
  /** Listings of a similar name that have not `query` itself in it, the most similar first. */
  similar(request: {
    readonly query: string;
    readonly source: string | null;
    readonly limit: number;
  }): Promise<ListingHit[]>;
}

/** A listing as one kept edition of its source has it. */
export interface ListingEdition {
  readonly listing: Listing;
  readonly importedAt: Date;
  readonly isInForce: boolean;
}

/** A donation, or a form that was sent, which a listing held or refused. */
export interface CaughtDonation {
  readonly screeningId: string;
  /** Null where the form refused before there was a donation. */
  readonly donationId: string | null;
  readonly at: Date;
  readonly outcome: 'unclear' | 'political';
  readonly rule: string;
  /** What resembled the listing; null once it was erased. */
  readonly given: string | null;
  /** Where the donation stands today. */
  readonly state: DonationState | null;
  readonly amount: Money | null;
}

/** How many donations rest on a listing, by what became of them; `atForm` are refusals before any donation. */
export interface Caught {
  /** The newest. */
  readonly donations: readonly CaughtDonation[];
  readonly refused: number;
  readonly waiting: number;
  readonly received: number;
  readonly lapsed: number;
  readonly atForm: number;
}

export interface ListingDetailsStore {
  /** The edition in force first, then older ones that are kept; empty where none has the listing. */
  editions(listingId: string): Promise<ListingEdition[]>;
  caught(listingId: string, limit: number): Promise<Caught>;
}

// ---------------------------------------------------------------- payments

export interface CheckoutInput {
  readonly donationId: string;
  readonly amount: Money;
  readonly feeCover: Money;
  readonly locale: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date;
  readonly idempotencyKey: string;
}

/** Stripe does not charge every amount: what it converts to at settlement may be too small, whatever the table says. */
export type CheckoutOutcome =
  | {
      readonly kind: 'opened';
      readonly sessionId: string;
      readonly url: string;
      readonly expiresAt: Date;
    }
  | { readonly kind: 'amount-refused'; readonly reason: string };

/**
 * What became of a request that moves money. `refused`: the payment's state does not allow it. `failed`: Stripe broke, keeps that
 * answer under the key, and may have done it or not. `unanswered`: nothing came back, or Stripe was busy; the same key may be used.
 */
export type StripeAnswer =
  { readonly kind: 'done' } | { readonly kind: 'refused' | 'failed' | 'unanswered'; readonly code: string };

/** Stripe. Of capture and cancel every answer is a value; elsewhere an outage, a rate limit or a time-out throws. */
export interface Payments {
  createCheckout(input: CheckoutInput): Promise<CheckoutOutcome>;
  readCheckout(sessionId: string): Promise<Checkout>;
  capture(paymentIntentId: string, idempotencyKey: string): Promise<StripeAnswer>;
  cancel(paymentIntentId: string, idempotencyKey: string): Promise<StripeAnswer>;
  /** Null where the signature or the body is not Stripe's. */
  verifyEvent(body: Buffer, signature: string): StripeEvent | null;
}

export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly objectId: string;
  /** From our own metadata on the object, where it has any. */
  readonly donationId: string | null;
  readonly paymentIntentId: string | null;
}

export interface EventStore {
  /** One prepared statement; `known` where this event was stored before. */
  store(event: StripeEvent, body: Buffer, receivedAt: Date): Promise<'stored' | 'known'>;
  /**
   * The donations behind the oldest events that nobody has looked at, each event handed out again after growing waits until done
   * (`waitsMs`: after the first time, the second …; the last one stands for all that follow). Events that belong to no donation of
   * ours are marked done on the way; those of them that name one are kept as not understood. `events` counts all of them: below
   * `limit` there are no more. (Real time, not Clock: it guards against crashes, not dates.)
   */
  claimWaiting(
    limit: number,
    waitsMs: readonly number[],
  ): Promise<{
    readonly events: number;
    readonly donationIds: readonly string[];
    readonly notUnderstood: readonly Pick<StripeEvent, 'id' | 'type'>[];
  }>;
  /** The events of this donation that wait now; pass their ids to `done` after the donation was read again. */
  waitingOf(donationId: string): Promise<WaitingEvent[]>;
  done(eventIds: readonly string[], at: Date): Promise<void>;
  oldestWaiting(): Promise<Date | null>;
  /** Keeps that it is ours and was not understood; the same event once. */
  noteNotUnderstood(event: Pick<StripeEvent, 'id' | 'type'>, donationId: string, at: Date): Promise<void>;
  /** Those noted since `since`; all where it is null. */
  countNotUnderstood(since: Date | null): Promise<number>;
  /** The newest first. */
  listNotUnderstood(limit: number): Promise<EventNotUnderstood[]>;
}

/** A stored event that nobody has acted on yet. */
export interface WaitingEvent {
  readonly id: string;
  readonly type: string;
  readonly receivedAt: Date;
}

/** An event about a donation of ours that says something we do not act on: money may have moved that the ledger does not show. */
export interface EventNotUnderstood {
  readonly id: string;
  readonly type: string;
  /** As the event names it: we may not have it. */
  readonly donationId: string;
  readonly notedAt: Date;
}

export interface LedgerStore {
  /** Sums per account and currency. */
  totals(): Promise<{ account: string; currency: string; amountMinor: number }[]>;
}

export interface StoredMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

export interface MailStore {
  /** A mail that is about neither a donation nor an appeal. */
  add(mail: NewMail & { readonly createdAt: Date }): Promise<void>;
  find(id: string): Promise<StoredMail | null>;
  /**
   * Takes an unsent mail in hand whose time to try has come; null where it is sent, in another's hands, or given up.
   * The next try is set before this one is made, after growing waits (`waitsMs` as for events).
   */
  claim(id: string, now: Date, waitsMs: readonly number[]): Promise<StoredMail | null>;
  /** Why the last try failed. */
  fail(id: string, failureCode: string): Promise<void>;
  /** Unsent mails whose time to try has come. */
  due(now: Date, limit: number): Promise<string[]>;
  markSent(id: string, at: Date): Promise<void>;
  latest(limit: number): Promise<StoredMail[]>;
}

export interface Mailer {
  /** Delivers; the message id makes a repeat recognisable. Throws where the server cannot be reached. */
  send(mail: { id: string; recipient: string; subject: string; text: string; html: string }): Promise<void>;
}

/** What waits, over the whole product. */
export interface BacklogCounts {
  /** Donations that wait for a person. */
  readonly held: number;
  /** Neither sent nor given up. */
  readonly mailsWaiting: number;
}

export interface Backlog {
  read(): Promise<BacklogCounts>;
}

export interface MetricsText {
  readonly contentType: string;
  readonly body: string;
}

export interface Metrics {
  /** One request of this process; `status` is null where its client left before the answer was whole. */
  countRequest(status: number | null, seconds: number): void;
  /** All that was counted and these figures, as Prometheus reads them. */
  text(figures: readonly Figure[]): Promise<MetricsText>;
}

export type JobName = 'advance-donation' | 'send-mail' | 'rescreen-past';

export interface Jobs {
  /** Runs soon, at most once: work that is still due when it throws is asked for again by the sweep. Equal jobs that wait are one. */
  send(name: JobName, id: string): Promise<void>;
}

/** Who asks, as limits count it: keyed hashes, never addresses. */
export interface ClientKeys {
  /** One machine or household: an IPv4 address, an IPv6 /64. */
  readonly address: string;
  /** Its neighbours, whose addresses one owner may command: an IPv4 /24, an IPv6 /48. */
  readonly network: string;
  /** The IPv6 /32, in which one owner may command thousands of networks; null for IPv4. */
  readonly block: string | null;
}

/** `waitSeconds`: until the next try is allowed. */
export type LimitTaken =
  { readonly allowed: true } | { readonly allowed: false; readonly waitSeconds: number };

export interface Limits {
  /** Counts one try. */
  take(limit: 'sign-in' | 'correction' | 'status-check', key: string): Promise<LimitTaken>;
  /** Counts one try by address and by network; what the address has spent does not count for its network. */
  takeFor(limit: 'checkout' | 'appeal', client: ClientKeys): Promise<LimitTaken>;
}

/**
 * How many payment pages the whole site opens in any minute, over all processes, in real time. Half of them are reserved
 * for networks that have not asked for one within the hour, so that a flood from a few networks leaves room for readers.
 */
export interface CheckoutQuota {
  /**
   * Counts the try of this network, whatever comes of it. `slot`: the next payment page is this client's, in `waitMs`
   * (at most 10 s); since later slots are booked, no more requests wait than slots come in that time. `none`: all slots
   * that come so soon are taken, and the client is counted as turned away.
   */
  take(
    client: ClientKeys,
  ): Promise<
    | { readonly kind: 'slot'; readonly waitMs: number }
    | { readonly kind: 'none'; readonly waitSeconds: number }
  >;
  /** The shortage that is not over: somebody was turned away within the last hour. */
  shortage(): Promise<CheckoutShortage | null>;
  /** The oldest shortage that staff were not written to about. */
  unreported(): Promise<CheckoutShortage | null>;
  /** Writes the mails and notes that it did, both or neither; `false` where another process was faster. */
  report(id: string, mails: readonly NewMail[], at: Date): Promise<boolean>;
}

/** A time in which readers were turned away because the payment pages of the minute were given out. */
export interface CheckoutShortage {
  readonly id: string;
  /** Real times, as `now` is. */
  readonly beganAt: Date;
  readonly lastAt: Date;
  readonly now: Date;
  readonly turnedAway: number;
  readonly perMinute: number;
}

export interface CheckoutAttempts {
  /**
   * Does `make` once for all who bring the same key at the same time, in this process or another. `made`: what it gave.
   * `joined`: another process made it, under this attempt key, and is through with it. Once it is over, the same key
   * makes anew.
   */
  once<T>(
    key: string,
    attemptKey: string,
    make: () => Promise<T>,
  ): Promise<
    { readonly kind: 'made'; readonly value: T } | { readonly kind: 'joined'; readonly attemptKey: string }
  >;
}

export interface PersonalData {
  /** Blanks what is personal about one donation (and its donor, where nothing else is theirs); answers how many rows. */
  eraseDonation(donationId: string, at: Date): Promise<number>;
  /** The same for a refusal at the form, which has no donation, and the appeal against it. */
  eraseScreening(screeningId: string, at: Date): Promise<number>;
  /** Blanks what has outlived its purpose: event bodies, mails, expired refused cards, rate limit keys. */
  expire(now: Date): Promise<Record<string, number>>;
}

/**
 * Accounts, sessions and sign-up links of the staff. Times are real ones, not Clock's: moving the product's clock must
 * neither end a session nor revive one. E-mail addresses are lower case (`parseStaffEmail`).
 */
export interface Staff {
  /** The cookies that open a session; null where address and password do not belong together, after equally long. */
  signIn(email: string, password: string): Promise<readonly string[] | null>;
  /** Whose session the request's cookies name; null where there is none or it is over. */
  session(headers: Headers): Promise<StaffMember | null>;
  /** Ends the session; answers the cookies that remove it from the browser. */
  signOut(headers: Headers): Promise<readonly string[]>;
  find(email: string): Promise<StaffMember | null>;
  all(): Promise<StaffMember[]>;
  create(account: {
    email: string;
    name: string;
    role: StaffRole;
    password: string;
  }): Promise<'created' | 'exists'>;
  /** False where there is no such account. */
  setPassword(email: string, password: string): Promise<boolean>;
  /** A one-time token to sign up with; a newer one for the same address makes older ones void. */
  invite(invitation: { email: string; role: StaffRole; validMs: number }): Promise<string>;
  /** What a token stands for; null where it is unknown, used or too old. */
  invitation(token: string): Promise<{ email: string; role: StaffRole } | null>;
  /** Makes the account and uses the token up, both or neither. */
  redeem(token: string, account: { name: string; password: string }): Promise<'created' | 'exists' | 'gone'>;
}
