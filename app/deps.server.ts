/** Joins the ports to their adapters, once per process: the one place that knows both. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPasswordStrength } from './adapters/auth/password-strength.ts';
import { createStaffAuth } from './adapters/auth/staff-auth.ts';
import { readBrand, type ReadBrand } from './adapters/brand/read-brand.ts';
import { createCardPainter } from './adapters/cards/card-painter.ts';
import { createCardThread } from './adapters/cards/card-thread.ts';
import { createHasher, ids } from './adapters/crypto/keyed-hasher.ts';
import { csvText } from './adapters/csv/csv-text.ts';
import { asOwner, readRoleFault } from './adapters/db/app-role.ts';
import { createAppealStore, createScreeningStore } from './adapters/db/appeal-store.ts';
import { createArticleCatalog } from './adapters/db/article-catalog.ts';
import { createArticleStore } from './adapters/db/article-store.ts';
import { createBacklog } from './adapters/db/backlog.ts';
import { createBackups, type Backups } from './adapters/db/backup/backups.ts';
import { settleFiles, type KeptFile } from './adapters/db/backup/kept-files.ts';
import { createBalanceImports } from './adapters/db/balance-imports.ts';
import { createLedgerDays } from './adapters/db/ledger-days.ts';
import { createLedgerStore } from './adapters/db/ledger-store.ts';
import { createCheckoutAttempts } from './adapters/db/checkout-attempts.ts';
import { createCheckoutQuota } from './adapters/db/checkout-quota.ts';
import { createCommit } from './adapters/db/commit.ts';
import { createDb, type Db } from './adapters/db/client.ts';
import { createDeadLetters } from './adapters/db/dead-letters.ts';
import { createDisputeStore } from './adapters/db/dispute-store.ts';
import { createDonationStore } from './adapters/db/donation-store.ts';
import { createDonorGifts } from './adapters/db/donor-gifts.ts';
import { createDonorSessions } from './adapters/db/donor-sessions.ts';
import { openDatabase, type OpenDatabase } from './adapters/db/embedded-postgres.ts';
import { createEventJournal } from './adapters/db/event-journal.ts';
import { createEventStore } from './adapters/db/event-store.ts';
import { createImportRuns } from './adapters/db/import-run-store.ts';
import { createLateWorkStore } from './adapters/db/late-work.ts';
import { createFiguresMark, createFiguresStore, noFiguresMark } from './adapters/db/figures-store.ts';
import { createLateRefusalStore } from './adapters/db/late-refusal-store.ts';
import { createLearnedStore } from './adapters/db/learned-store.ts';
import { createLimits } from './adapters/db/limits.ts';
import { createListingDetailsStore } from './adapters/db/listing-details.ts';
import { createListingSearch } from './adapters/db/listing-search.ts';
import { openLiveRegistry } from './adapters/db/live-registry.ts';
import { createMailStore } from './adapters/db/mail-store.ts';
import { applyMigrations } from './adapters/db/migrations.ts';
import { outageOf } from './adapters/db/outage.ts';
import { createOwnData } from './adapters/db/own-data.ts';
import { createPayoutStore } from './adapters/db/payout-store.ts';
import { createPersonalData } from './adapters/db/personal-data.ts';
import { createPool } from './adapters/db/pool.ts';
import { createReceiptStore } from './adapters/db/receipt-store.ts';
import { createReconciliationStore } from './adapters/db/reconciliation-store.ts';
import { createRenewalStore } from './adapters/db/renewal-store.ts';
import { createRefundStore } from './adapters/db/refund-store.ts';
import { createRegistryStore } from './adapters/db/registry-store.ts';
import { createReminderChoices } from './adapters/db/reminder-choices.ts';
import { createRequestStore } from './adapters/db/request-store.ts';
import { createRestoreStore, isRestored } from './adapters/db/restore-store.ts';
import { createRescreeningStore } from './adapters/db/rescreening-store.ts';
import { createAddressChanges } from './adapters/db/address-changes.ts';
import { createSignInLinks } from './adapters/db/sign-in-links.ts';
import { sqlOver, sqlWithin, type SqlOverPool } from './adapters/db/sql.ts';
import { createSubjectLocks } from './adapters/db/subject-locks.ts';
import { createWarningStore } from './adapters/db/warning-store.ts';
import { createWorkStore } from './adapters/db/work-store.ts';
import { createStandingGiftStore } from './adapters/db/standing-gift-store.ts';
import { createStatementStore } from './adapters/db/statement-store.ts';
import { createStorage } from './adapters/db/write-probe.ts';
import { withFailpoint } from './adapters/failpoint/with-failpoint.ts';
import { readImage } from './adapters/images/read-image.ts';
import { imageFiles } from './adapters/images/image-folder.ts';
import { createExports } from './adapters/exports/open-export.ts';
import { openJobQueue, prepareJobQueue, queueConnectionsMax } from './adapters/jobs/boss.ts';
import { createListFolders } from './adapters/lists/list-folders.ts';
import { createLists } from './adapters/lists/read-list.ts';
import { jsonLinesLog } from './adapters/log/json-lines.ts';
import { createMailer } from './adapters/mail/mailer.ts';
import { createMetrics } from './adapters/metrics/prometheus.ts';
import { createStatementPrinter } from './adapters/pdf/statement-pdf.ts';
import { readReceiptsFile } from './adapters/receipts/read-receipts-file.ts';
import { createStripe, type StripePorts } from './adapters/stripe/stripe.ts';
import { toLatin } from './adapters/transliteration/to-latin.ts';
import { stripeModeOf } from './domain/backup.ts';
import type { Brand } from './domain/brand/brand.ts';
import type { DatabaseRoleFault } from './domain/database-role.ts';
import { newsroomOf } from './domain/newsroom.ts';
import { issuerOf } from './domain/receipt/receipts-file.ts';
import type { Env } from './env.server.ts';
import { jobHandlers } from './jobs/handlers.ts';
import { startTimetable, type Timetable } from './jobs/timetable.ts';
import { paths } from './paths.ts';
import type { Ports } from './ports.ts';
import type { Clock, Log, Site } from './ports/ambient.ts';
import { createSandbox, type Sandbox } from './sandbox/sandbox.ts';
import { prepareSandboxSchema } from './sandbox/schema.ts';

export interface Deps {
  readonly env: Env;
  readonly ports: Ports;
  /** What the app's database role can do that it should not, as it was at the start. */
  readonly databaseRoleFault: DatabaseRoleFault | null;
  /** The files of the brand, by their addresses; empty where there is none. */
  readonly brandFiles: ReadBrand['files'];
  /** The local Stripe, where it runs in this process. */
  readonly sandbox: (Sandbox & SandboxAccess) | undefined;
  /** What the panel and the kept mails ask for in a demo that strangers can reach; undefined where nothing is asked. */
  readonly demoPassword: string | undefined;
  /** Where payment pages stand, if not at our own address; for the Content-Security-Policy. */
  readonly paymentOrigins: readonly string[];
  /** Begins to work on jobs and on whatever is due. */
  startJobs(): Promise<void>;
  /** Something may be due now. */
  wake(): void;
  stop(): Promise<void>;
}

/** The keys by which the local Stripe and the app know each other; worth nothing anywhere else. */
export interface SandboxAccess {
  readonly secretKey: string;
  readonly webhookSecret: string;
}

/** For what goes wrong outside of any deps. */
export const errorLog = jsonLinesLog('error');

const migrationsDir = join(import.meta.dirname, '..', 'prisma', 'migrations');
const packageFile = join(import.meta.dirname, '..', 'package.json');

/**
 * Opens the database (migrated), the local Stripe where that serves, and everything over them. `screens` is false for what
 * screens nobody: its registry stays empty.
 */
export async function buildDeps(env: Env, { screens = true } = {}): Promise<Deps> {
  const log = jsonLinesLog(env.logLevel);
  const brand = brandOf(env);
  const site = siteOf(env, brand?.brand ?? null);
  const database = await openDatabase({
    databaseUrl: env.databaseUrl,
    databaseOwnerUrl: env.databaseOwnerUrl,
    dataDir: env.dataDir,
    log: (line) => {
      log.info(line);
    },
  });
  const opened: (() => Promise<void>)[] = [() => database.close()];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const isSandboxHere = env.stripeSecretKey === undefined;
    await prepareDatabase(database, isSandboxHere ? ['product', 'sandbox'] : ['product'], log);
    const db = createDb(database.url, {}, (problem) => {
      log.error('a row cannot be read', { problem });
    });
    opened.push(() => db.close());
    // Before any of them is read: a restore may have been cut off between the database and its files.
    await settleFiles(env.dataDir, (restoreId) => isRestored(db, restoreId));
    const secret = env.sessionSecret ?? keptSecret(env.dataDir, 'session-secret');
    const mark = createFiguresMark(db);
    const sandbox = isSandboxHere ? await openSandbox(env, site, db, secret, mark) : undefined;
    if (sandbox) opened.push(() => sandbox.instance.stop());
    const clock: Clock = sandbox ? { now: () => sandbox.instance.now() } : { now: () => new Date() };
    const queuePool = createPool(database.url, {
      name: 'unbought-jobs',
      connectionsMax: queueConnectionsMax,
    });
    opened.push(() => queuePool.end());
    const queue = await openJobQueue((text, values) => queuePool.query(text, values), log);
    opened.push(() => queue.stop());
    const cardThread = createCardThread();
    opened.push(() => cardThread.close());
    const locks = createSubjectLocks(database.url, log);
    opened.push(() => locks.close());
    const registryStore = createRegistryStore(db);
    const ledgerDays = createLedgerDays(db);
    const built: Ports = {
      site,
      clock,
      ids,
      hasher: createHasher(secret),
      articles: createArticleStore(db),
      imageFiles,
      articleCatalog: createArticleCatalog(db),
      cards: createCardPainter(cardThread),
      exports: createExports(),
      commit: createCommit(db, ids, site.timeZone),
      work: createWorkStore(db),
      requests: createRequestStore(db),
      subjectLocks: locks,
      donations: createDonationStore(db),
      standingGifts: createStandingGiftStore(db),
      renewals: createRenewalStore(db),
      refunds: createRefundStore(db),
      receipts: createReceiptStore(db),
      statementPrinter: createStatementPrinter(toLatin),
      disputes: createDisputeStore(db),
      warnings: createWarningStore(db),
      lateRefusals: createLateRefusalStore(db),
      payouts: createPayoutStore(db),
      reconciliations: createReconciliationStore(db),
      appeals: createAppealStore(db),
      screenings: createScreeningStore(db),
      learned: createLearnedStore(db),
      rescreenings: createRescreeningStore(db),
      registry: await openLiveRegistry(registryStore, {
        databaseUrl: database.url,
        clock,
        ageDaysMax: env.registryAgeDaysMax,
        isLoaded: screens,
      }),
      registryStore,
      listingSearch: createListingSearch(db),
      listingDetails: createListingDetailsStore(db),
      lists: createLists(toLatin),
      listFolders: createListFolders(env.dataDir),
      importRuns: createImportRuns(db),
      ...(sandbox?.stripe ?? stripeOf(env, site)),
      events: createEventStore(db),
      eventJournal: createEventJournal(db),
      balanceImports: createBalanceImports(db, 'balance'),
      disputeSweeps: createBalanceImports(db, 'disputes'),
      restores: createRestoreStore(db),
      ledger: createLedgerStore(db),
      ledgerDays,
      statements: createStatementStore(db),
      csv: csvText,
      figures: createFiguresStore(db, ledgerDays),
      figuresMark: sandbox ? mark : noFiguresMark,
      mails: createMailStore(db),
      reminders: createReminderChoices(db),
      deadLetters: createDeadLetters(db),
      mailer: createMailer({
        smtpUrl: env.smtpUrl,
        from: env.mailFrom ?? `${site.name} <mail@localhost>`,
        siteUrl: env.siteUrl,
      }),
      jobs: queue,
      limits: createLimits(db),
      checkoutQuota: createCheckoutQuota(db, env.checkoutsPerMinute),
      checkoutAttempts: createCheckoutAttempts(db),
      staff: createStaffAuth({
        prisma: db.prisma,
        secret,
        siteUrl: env.siteUrl,
        secureCookies: env.siteUrl.startsWith('https:'),
      }),
      passwordStrength: createPasswordStrength(),
      signInLinks: createSignInLinks(db),
      addressChanges: createAddressChanges(db, ids, site.timeZone),
      donorSessions: createDonorSessions(db),
      donorGifts: createDonorGifts(db),
      ownData: createOwnData(db),
      personalData: createPersonalData(db),
      backlog: createBacklog(db),
      metrics: createMetrics(),
      storage: createStorage(db),
      lateWork: createLateWorkStore(db),
      random: Math.random,
      outageOf: (error) => outageOf(error),
      log,
    };
    const ports =
      env.failpoint === undefined ? built : withFailpoint(built, env.failpoint, endAsIfThePowerWent);
    let timetable: Timetable | undefined;
    const wake = () => timetable?.wake();
    sandbox?.instance.onClockMoved(wake);
    return {
      env,
      ports,
      databaseRoleFault: await readRoleFault(db.pool),
      brandFiles: brand?.files ?? new Map(),
      sandbox: sandbox?.instance,
      // As the demo account's: new at each start, printed, and nowhere else.
      demoPassword: env.isPublicDemo
        ? (env.demoPassword ?? randomBytes(12).toString('base64url'))
        : undefined,
      paymentOrigins: paymentOriginsOf(env),
      startJobs: async () => {
        await queue.work(jobHandlers(ports));
        timetable = startTimetable(ports);
        opened.push(() => timetable?.stop() ?? Promise.resolve());
      },
      wake,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes the tables of the product and its queue, of the local Stripe, or of both; the app's role only works on them. */
export function prepareDatabase(
  database: Pick<OpenDatabase, 'url' | 'ownerUrl'>,
  parts: readonly ('product' | 'sandbox')[],
  log: Log,
): Promise<void> {
  return asOwner(database, async (pool) => {
    if (parts.includes('sandbox')) await prepareSandboxSchema(sqlOver(pool));
    if (!parts.includes('product')) return;
    await applyMigrations(database.ownerUrl, migrationsDir);
    await prepareJobQueue((text, values) => pool.query(text, values), log);
  });
}

/** The database of the environment for the local Stripe on its own, which needs nothing else of the product. */
export async function openSandboxDatabase(
  env: Pick<Env, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'>,
): Promise<{ sql: SqlOverPool; close: () => Promise<void> }> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = env;
  const database = await openDatabase({ databaseUrl, databaseOwnerUrl, dataDir });
  try {
    await prepareDatabase(database, ['sandbox'], errorLog);
  } catch (error) {
    await database.close();
    throw error;
  }
  const pool = createPool(database.url);
  return {
    sql: sqlOver(pool),
    close: async () => {
      await pool.end();
      await database.close();
    },
  };
}

/** Backups of the environment's database; nothing of the product is opened over it. */
export function openBackups(
  env: Pick<Env, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir' | 'stripeSecretKey'>,
): Backups {
  const { databaseUrl, databaseOwnerUrl, dataDir } = env;
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return createBackups({
    ...{ databaseUrl, databaseOwnerUrl, dataDir, migrationsDir, version },
    stripe: stripeModeOf(env.stripeSecretKey),
    prepareLocalStripe: (client) => prepareSandboxSchema(sqlWithin(client)),
  });
}

/** One name for one newsroom: two that differ would meet readers in different places. */
function brandOf({ brandFile, siteName }: Env): ReadBrand | null {
  if (brandFile === undefined) return null;
  const read = readBrand(brandFile, { readImage, addressOf: paths.brandFile });
  if (siteName !== undefined && siteName !== read.brand.name) {
    throw new Error(
      `BRAND_FILE ${brandFile}: name is "${read.brand.name}" and SITE_NAME is "${siteName}"; unset SITE_NAME.`,
    );
  }
  return read;
}

function siteOf(env: Env, brand: Brand | null): Site {
  const newsroom = newsroomOf(env, brand);
  const taxWords = env.siteTaxWords ?? null;
  const words = env.receiptsFile === undefined ? null : readReceiptsFile(env.receiptsFile);
  return {
    ...newsroom,
    taxWords,
    receipts: issuerOf(words, { ...newsroom, taxWords }),
    url: env.siteUrl,
    locale: env.siteLocale,
    timeZone: env.siteTimeZone,
    embedding: env.embedding,
    offersStandingGifts: env.offersStandingGifts,
    brand,
    ...env.currencies[0],
    currencies: env.currencies,
  };
}

async function openSandbox(
  env: Env,
  site: Site,
  db: Db,
  secret: string,
  mark: ReturnType<typeof createFiguresMark>,
): Promise<{ instance: Sandbox & SandboxAccess; stripe: StripePorts }> {
  const hasher = createHasher(secret);
  // Not real keys: they only have to be the same for both sides, in every process on these data.
  const secretKey = `sk_test_${hasher.hash('form', 'sandbox key').replace(/\W/g, '')}`;
  const firstSecret = `whsec_${hasher.hash('form', 'sandbox webhooks').replace(/\W/g, '')}`;
  const instance: Sandbox = createSandbox({
    sql: sqlOver(db.pool),
    publicOrigin: env.siteUrl,
    secretKey,
    webhooks: { url: webhookUrlOf(env), secret: firstSecret },
    siteActions: [
      {
        name: 'figures',
        label: 'Bring the public figures up to now',
        run: () => mark.set(instance.now()),
      },
    ],
  });
  await instance.start();
  // Where it was rolled, we learn the new one as from the environment elsewhere: when we start.
  const webhookSecret = await instance.signingSecret();
  const stripe = createStripe({
    secretKey,
    webhookSecret,
    fetch: (request) => instance.fetch(request),
    siteName: site.name,
    webhookUrl: webhookUrlOf(env),
    paymentPage: () => env.siteUrl + paths.sandbox(),
  });
  return { instance: { ...instance, secretKey, webhookSecret }, stripe };
}

function stripeOf(env: Env, site: Site): StripePorts {
  const { stripeSecretKey: secretKey, stripeWebhookSecret: webhookSecret } = env;
  // env.server.ts refuses to start without either; this only tells the compiler so.
  if (secretKey === undefined || webhookSecret === undefined)
    throw new Error('the keys of Stripe are missing');
  return createStripe({
    secretKey,
    webhookSecret,
    apiBase: env.stripeApiBase,
    siteName: site.name,
    webhookUrl: webhookUrlOf(env),
  });
}

const webhookUrlOf = ({ siteUrl }: Env) => siteUrl + paths.stripeWebhook();

function paymentOriginsOf(env: Env): string[] {
  if (env.stripeSecretKey === undefined) return [];
  const api = env.stripeApiBase === undefined ? [] : [env.stripeApiBase];
  // Payment pages, and pages on which a card is changed.
  return ['https://checkout.stripe.com', 'https://billing.stripe.com', ...api];
}

/** A secret that the demo made for itself, kept where only we can read it. */
function keptSecret(dataDir: string, name: KeptFile): string {
  const file = join(dataDir, name);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process that starts at the same moment was first; its secret is the one.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8');
}

/** For crash tests. */
function endAsIfThePowerWent(): void {
  process.kill(process.pid, 'SIGKILL');
}
