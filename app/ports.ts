/** What use cases need from the world, as one value; deps.server.ts joins the ports to their adapters. */
import type { BillingAccount } from './ports/billing-account.ts';
import type { Clock, Hasher, Ids, Log, Outage, Site, Storage } from './ports/ambient.ts';
import type { AppealStore, ScreeningStore } from './ports/appeals.ts';
import type { ArticleCatalog } from './ports/article-catalog.ts';
import type { ArticleStore, ImageFiles } from './ports/articles.ts';
import type { BalanceAtStripe, BalanceImports } from './ports/balance.ts';
import type { CardPainter } from './ports/cards.ts';
import type { DonationStore, PersonalData } from './ports/donations.ts';
import type { EventJournal, EventStore } from './ports/events.ts';
import type {
  DisputesAtStripe,
  DisputeStore,
  DisputeSweeps,
  LateRefusalStore,
  WarningStore,
} from './ports/disputes.ts';
import type { Exports } from './ports/exports.ts';
import type { FiguresMark, FiguresStore } from './ports/figures.ts';
import type { ImportRuns, ListFolders } from './ports/import-runs.ts';
import type { Invoices } from './ports/invoices.ts';
import type { LearnedStore, RescreeningStore } from './ports/learning.ts';
import type { LedgerDays, LedgerStore } from './ports/ledger.ts';
import type { CheckoutAttempts, CheckoutQuota, Limits } from './ports/limits.ts';
import type { DeadLetters, MailStore, Mailer, ReminderChoices } from './ports/mails.ts';
import type { ReceiptStore, StatementPrinter } from './ports/receipts.ts';
import type { PayoutsAtStripe, PayoutStore } from './ports/payouts.ts';
import type { AccountAtStripe, ReconciliationStore } from './ports/reconciliation.ts';
import type { Restores } from './ports/restores.ts';
import type { RenewalStore } from './ports/renewals.ts';
import type { RefundsAtStripe, RefundStore } from './ports/refunds.ts';
import type { Backlog, Jobs, LateWorkStore, Metrics } from './ports/operations.ts';
import type { Checkouts, Payments, StripeObjects, Webhooks } from './ports/payments.ts';
import type { ListingDetailsStore, ListingSearch, Lists, Registry, RegistryStore } from './ports/registry.ts';
import type { CsvText, StatementStore } from './ports/statements.ts';
import type { PasswordStrength, Staff } from './ports/staff.ts';
import type { AddressChanges, DonorGifts, DonorSessions, OwnData, SignInLinks } from './ports/supporters.ts';
import type { StandingGiftStore } from './ports/standing-gifts.ts';
import type { CardPages, CardSetups, Customers, Subscriptions } from './ports/subscriptions.ts';
import type { Commit, RequestStore, SubjectLocks, WorkStore } from './ports/work.ts';

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
  readonly commit: Commit;
  readonly work: WorkStore;
  readonly requests: RequestStore;
  readonly subjectLocks: SubjectLocks;
  readonly donations: DonationStore;
  readonly standingGifts: StandingGiftStore;
  readonly renewals: RenewalStore;
  readonly refunds: RefundStore;
  readonly receipts: ReceiptStore;
  readonly statementPrinter: StatementPrinter;
  readonly disputes: DisputeStore;
  readonly warnings: WarningStore;
  readonly lateRefusals: LateRefusalStore;
  readonly payouts: PayoutStore;
  readonly appeals: AppealStore;
  readonly screenings: ScreeningStore;
  readonly learned: LearnedStore;
  readonly rescreenings: RescreeningStore;
  readonly registry: Registry;
  readonly registryStore: RegistryStore;
  readonly listingSearch: ListingSearch;
  readonly listingDetails: ListingDetailsStore;
  readonly lists: Lists;
  readonly listFolders: ListFolders;
  readonly importRuns: ImportRuns;
  readonly checkouts: Checkouts;
  readonly payments: Payments;
  readonly cardSetups: CardSetups;
  readonly cardPages: CardPages;
  readonly subscriptions: Subscriptions;
  readonly customers: Customers;
  readonly invoices: Invoices;
  readonly refundsAtStripe: RefundsAtStripe;
  readonly disputesAtStripe: DisputesAtStripe;
  readonly payoutsAtStripe: PayoutsAtStripe;
  readonly account: AccountAtStripe;
  readonly billingAccount: BillingAccount;
  readonly reconciliations: ReconciliationStore;
  readonly stripeObjects: StripeObjects;
  readonly webhooks: Webhooks;
  readonly events: EventStore;
  readonly eventJournal: EventJournal;
  readonly balance: BalanceAtStripe;
  readonly balanceImports: BalanceImports;
  readonly disputeSweeps: DisputeSweeps;
  readonly restores: Restores;
  readonly ledger: LedgerStore;
  readonly ledgerDays: LedgerDays;
  readonly statements: StatementStore;
  readonly csv: CsvText;
  readonly figures: FiguresStore;
  readonly figuresMark: FiguresMark;
  readonly mails: MailStore;
  readonly mailer: Mailer;
  readonly reminders: ReminderChoices;
  readonly deadLetters: DeadLetters;
  readonly jobs: Jobs;
  readonly limits: Limits;
  readonly checkoutQuota: CheckoutQuota;
  readonly checkoutAttempts: CheckoutAttempts;
  readonly staff: Staff;
  readonly passwordStrength: PasswordStrength;
  readonly signInLinks: SignInLinks;
  readonly addressChanges: AddressChanges;
  readonly donorSessions: DonorSessions;
  readonly donorGifts: DonorGifts;
  readonly ownData: OwnData;
  readonly personalData: PersonalData;
  readonly backlog: Backlog;
  readonly metrics: Metrics;
  readonly storage: Storage;
  readonly lateWork: LateWorkStore;
  /** In [0, 1); spreads what would otherwise come back all at once. */
  readonly random: () => number;
  /** What stood in the way, where an error says so; null where it is a fault of another kind. */
  readonly outageOf: (error: unknown) => Outage | null;
  readonly log: Log;
}
