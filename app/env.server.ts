/** The environment, read and checked once: every variable, its default, and what a wrong one should have been. */
import { z } from 'zod';
import { readCurrencies } from '#app/domain/currency-list.ts';
import {
  readDonationSettings,
  type DonationSettingFault,
  type DonationSettings,
} from '#app/domain/donation-settings.ts';
import { parseOrigin, type Embedding } from '#app/domain/embedding.ts';

export interface Env {
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port by which readers reach us; no slash at the end. */
  readonly siteUrl: string;
  /** How many proxies stand before us and may say who the reader is. */
  readonly trustProxy: number;
  /** How large the heap may grow; absent: a quarter of the memory, from 256 to 512. */
  readonly heapMb: number | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Absent: the brand's, or the demo's. */
  readonly siteName: string | undefined;
  /**
   * Who asks for money: the name in law, one line of address, and the mail address that a person reads. Absent only in the demo,
   * which has somebody who does not exist.
   */
  readonly siteLegalName: string | undefined;
  readonly siteAddress: string | undefined;
  readonly siteContact: string | undefined;
  /** What a donation is for tax, in the newsroom's words; absent: no tax receipt. */
  readonly siteTaxWords: string | undefined;
  readonly siteLocale: string;
  readonly siteTimeZone: string;
  /** Upper-case ISO 4217. */
  /** What is taken in each currency, that of SITE_CURRENCY first. */
  readonly currencies: readonly [DonationSettings, ...DonationSettings[]];
  /** The JSON that says how the newsroom's site looks; absent: as the demo does. */
  readonly brandFile: string | undefined;
  /** The JSON that says who issues receipts and what they say of tax; absent: nothing but that they are no tax certificate. */
  readonly receiptsFile: string | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** The same database for the role that owns its tables; absent: DATABASE_URL's own. */
  readonly databaseOwnerUrl: string | undefined;
  readonly registryAgeDaysMax: number;
  /** Absent exactly when the local Stripe runs. */
  readonly stripeSecretKey: string | undefined;
  readonly stripeWebhookSecret: string | undefined;
  readonly stripeApiBase: string | undefined;
  /** Absent only in the demo, which makes its own and keeps it in DATA_DIR. */
  readonly sessionSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** How many payment pages the whole site opens in any minute. */
  readonly checkoutsPerMinute: number;
  readonly embedding: Embedding;
  /** Whether readers may give every month or every year; in the demo unless it says otherwise. */
  readonly offersStandingGifts: boolean;
  /** Opens /metrics and the operator's part of /readyz; absent: they are open in the demo and nowhere else. */
  readonly metricsToken: string | undefined;
  /** Local Stripe, demo fact-checks, a demo account. */
  readonly demo: boolean;
  /** The demo, where others than this machine can reach it. */
  readonly isPublicDemo: boolean;
  /** What the panel and the kept mails of such a demo ask for; absent: a new one at each start. */
  readonly demoPassword: string | undefined;
  /** The step at which the process ends itself, for crash tests; never outside the demo. */
  readonly failpoint: string | undefined;
  readonly buildDir: string;
}

type Source = Readonly<Record<string, string | undefined>>;

const number = (least: number, most: number, expected: string) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected);
const whole = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`;
  return number(least, most, expected).refine(Number.isInteger, expected);
};
const matching = (expected: string, test: (text: string) => boolean) => z.string().refine(test, expected);
const amount = () => matching('an amount in whole units of the currency, such as 5 or 0.30', isAmount);
const address = (expected: string, protocols: readonly string[]) =>
  matching(expected, (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
const origin = (expected: string) =>
  address(expected, ['http:', 'https:'])
    .refine((text) => URL.parse(text)?.href === `${URL.parse(text)?.origin}/`, expected)
    .transform((text) => URL.parse(text)?.origin ?? text);
const line = (lengthMax: number) =>
  matching(
    `one line of at most ${lengthMax} characters`,
    (text) => text.length <= lengthMax && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text),
  );
const list = (text: string) => text.split(/[\s,]+/).filter((item) => item !== '');
/** Each once, as browsers compare them; `besides` are words that may stand among them. */
const origins = (expected: string, besides: readonly string[] = []) =>
  matching(expected, (text) =>
    list(text).every((item) => besides.includes(item) || parseOrigin(item) !== null),
  )
    .transform((text) => [...new Set(list(text).map((item) => parseOrigin(item) ?? item))])
    .default([]);
const ownDatabase = () =>
  address('a postgresql:// address', ['postgres:', 'postgresql:'])
    .refine(
      standsInPublic,
      'a database of its own without schema= or search_path, since its tables stand in the schema public',
    )
    .refine(
      (text) => URL.parse(text)?.searchParams.get('pgbouncer') !== 'true',
      'PostgreSQL itself or a pooler that keeps sessions, without pgbouncer=true',
    )
    .optional();

const schema = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: matching('a host name or an IP address', (text) => /^[\w.:-]+$/.test(text)).default('127.0.0.1'),
  SITE_URL: origin('an http or https address without a path').optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  HEAP_MB: whole(64, 65_536).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'debug, info, warn or error').default('info'),
  SITE_NAME: z.string().max(80, 'at most 80 characters').optional(),
  SITE_LEGAL_NAME: line(200).optional(),
  SITE_ADDRESS: line(300).optional(),
  SITE_CONTACT: z.email('a mail address, such as hello@factually.example').max(254).optional(),
  SITE_TAX_WORDS: line(1000).optional(),
  SITE_LOCALE: matching('a language tag', isLocale).default('en'),
  SITE_TIME_ZONE: matching('a time zone of the IANA list', isTimeZone).default('UTC'),
  SITE_CURRENCY: matching('an ISO 4217 currency code', isCurrency)
    .transform((code) => code.toUpperCase())
    .default('USD'),
  GIFT_PRESETS: z.string().transform(list).pipe(z.array(amount()).min(1).max(8)).optional(),
  GIFT_MIN: amount().optional(),
  GIFT_MAX: amount().optional(),
  CURRENCIES: z.string().optional(),
  FEE_PERCENT: number(0, 50, 'a percentage from 0 to 50').default(2.9),
  FEE_FIXED: amount().optional(),
  BRAND_FILE: z.string().optional(),
  RECEIPTS_FILE: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: ownDatabase(),
  DATABASE_OWNER_URL: ownDatabase(),
  REGISTRY_AGE_DAYS_MAX: whole(1, 3650).default(45),
  STRIPE_SECRET_KEY: matching("Stripe's secret or restricted key, sk_… or rk_…", (text) =>
    /^(sk|rk)_(test|live)_\w+$/.test(text),
  ).optional(),
  STRIPE_WEBHOOK_SECRET: matching("the endpoint's signing secret, whsec_…", (text) =>
    /^whsec_\S+$/.test(text),
  ).optional(),
  STRIPE_API_BASE: origin('an http or https address without a path').optional(),
  SESSION_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  SMTP_URL: address('an smtp:// or smtps:// address', ['smtp:', 'smtps:']).optional(),
  MAIL_FROM: matching('an address, as in Name <name@example.org>', (text) =>
    /^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(text),
  ).optional(),
  CHECKOUTS_PER_MINUTE: whole(2, 100_000).default(60),
  EMBED_ORIGINS: origins('exact origins without a path, or * for cards alone, separated by commas', ['*']),
  ASK_OFF_SITES: origins('exact origins without a path, separated by commas'),
  METRICS_TOKEN: matching('32 or more characters without spaces', (text) =>
    /^\S{32,}$/.test(text),
  ).optional(),
  STANDING_GIFTS: z.stringbool('1 or 0').optional(),
  DEMO: z.stringbool('1 or 0').default(false),
  DEMO_PASSWORD: z.string().min(16, 'at least 16 characters').optional(),
  FAILPOINT: z.string().optional(),
  BUILD_DIR: z.string().default('./build'),
});
type Values = z.infer<typeof schema>;
type Name = keyof Values;

/** What a fault's line offers as the mend. */
const examples: Readonly<Record<Name, string>> = {
  PORT: '3000',
  HOST: '127.0.0.1',
  SITE_URL: 'https://factually.example',
  TRUST_PROXY: '1',
  HEAP_MB: '512',
  LOG_LEVEL: 'info',
  SITE_NAME: 'Factually',
  SITE_LEGAL_NAME: 'Factually Media, Inc.',
  SITE_ADDRESS: '100 Example Street, Springfield, IL 62701, USA',
  SITE_CONTACT: 'hello@factually.example',
  SITE_TAX_WORDS: 'Gifts to Factually Media, Inc. are not tax-deductible.',
  SITE_LOCALE: 'en',
  SITE_TIME_ZONE: 'Europe/Berlin',
  SITE_CURRENCY: 'USD',
  GIFT_PRESETS: '5,10,25,50',
  GIFT_MIN: '1',
  GIFT_MAX: '5000',
  CURRENCIES: '{"USD":{},"EUR":{"presets":[5,10,20,50],"min":2,"max":2000}}',
  FEE_PERCENT: '2.9',
  FEE_FIXED: '0.30',
  BRAND_FILE: './brand/brand.json',
  RECEIPTS_FILE: './receipts.json',
  DATA_DIR: './data',
  DATABASE_URL: 'postgresql://unbought_app:password@127.0.0.1:5432/unbought',
  DATABASE_OWNER_URL: 'postgresql://unbought_owner:password@127.0.0.1:5432/unbought',
  REGISTRY_AGE_DAYS_MAX: '45',
  STRIPE_SECRET_KEY: 'sk_test_…',
  STRIPE_WEBHOOK_SECRET: 'whsec_…',
  STRIPE_API_BASE: 'https://api.stripe.com',
  SESSION_SECRET: '(32 or more random characters, as openssl rand -base64 32 prints them)',
  SMTP_URL: 'smtps://user:password@mail.example:465',
  MAIL_FROM: 'Factually <hello@factually.example>',
  CHECKOUTS_PER_MINUTE: '60',
  EMBED_ORIGINS: 'https://partner.example,https://other.example:8443',
  ASK_OFF_SITES: 'https://partner.example',
  METRICS_TOKEN: '(32 or more random characters, as openssl rand -hex 32 prints them)',
  STANDING_GIFTS: '1',
  DEMO: '1',
  DEMO_PASSWORD: '(16 or more random characters, as openssl rand -base64 18 prints them)',
  FAILPOINT: '',
  BUILD_DIR: './build',
};
/** Never printed, not even when wrong. */
const secrets: ReadonlySet<Name> = new Set<Name>([
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'SESSION_SECRET',
  'SMTP_URL',
  'METRICS_TOKEN',
  'DEMO_PASSWORD',
]);

/**
 * Reads the environment, by default the process's own with the file `.env` of the working directory below it.
 * Throws one error with a line for each fault: the variable, what was expected, what was got, and the mend.
 */
export function readEnv(source: Source = processEnvironment()): Env {
  const given: Source = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value?.trim() !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = new Map<Name, string>();
    for (const issue of parsed.error.issues) {
      const name = issue.path[0] as Name;
      if (!faults.has(name)) faults.set(name, fault(name, issue.message, given));
    }
    throw faulty([...faults.values()]);
  }
  const values = parsed.data;
  const siteUrl = values.SITE_URL ?? `http://${bracketed(values.HOST)}:${values.PORT}`;
  const isPublic = !isLoopback(values.HOST) || !isLoopback(new URL(siteUrl).hostname);
  const demo = values.STRIPE_SECRET_KEY === undefined && (values.DEMO || !isPublic);
  const currencies = currenciesOf(values, given);
  const faults = [
    ...paymentFaults(values, demo, siteUrl),
    ...(currencies.ok ? [] : currencies.faults),
    ...databaseFaults(values),
    ...embeddingFaults(values),
  ];
  if (faults.length > 0 || !currencies.ok) throw faulty(faults);
  return { ...toEnv(values, siteUrl, demo, currencies.value), isPublicDemo: demo && isPublic };
}

function processEnvironment(): Source {
  // Tests, and the apps that they start, must not meet an operator's keys.
  if (process.env['VITEST'] === undefined) {
    try {
      process.loadEnvFile();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return process.env;
}

function fault(name: Name, expected: string, given: Source, example = examples[name]): string {
  const value = given[name];
  const got =
    value === undefined
      ? 'nothing'
      : secrets.has(name)
        ? `${value.length} characters`
        : JSON.stringify(value);
  return `${name}: expected ${expected}, got ${got}; set it as in ${name}=${example}`;
}

function faulty(faults: readonly string[]): Error {
  return new Error(`The configuration is not usable:\n${faults.map((line) => `  ${line}`).join('\n')}`);
}

/** Readers are told on every page and in every mail who asks. */
const asking = ['SITE_LEGAL_NAME', 'SITE_ADDRESS', 'SITE_CONTACT'] as const;

/** What has to be there together, and what never. */
function paymentFaults(values: Values, demo: boolean, siteUrl: string): string[] {
  const missing = (name: Name, why: string) =>
    values[name] === undefined
      ? [`${name}: ${why}, got nothing; set it as in ${name}=${examples[name]}`]
      : [];
  const mail = [
    ...(values.SMTP_URL === undefined
      ? []
      : missing('MAIL_FROM', 'expected a sender, since SMTP_URL is set')),
    ...(values.MAIL_FROM === undefined
      ? []
      : missing('SMTP_URL', 'expected a mail server, since MAIL_FROM is set')),
  ];
  if (demo) return mail;
  if (values.STRIPE_SECRET_KEY === undefined) {
    const reached = isLoopback(values.HOST) ? `SITE_URL ${siteUrl}` : `HOST ${values.HOST}`;
    return [
      `STRIPE_SECRET_KEY: expected Stripe's secret key, since others can reach ${reached}, got nothing; set it as in STRIPE_SECRET_KEY=${examples.STRIPE_SECRET_KEY} with STRIPE_WEBHOOK_SECRET, SESSION_SECRET and ${asking.join(', ')}, or set DEMO=1 to show the demo, with a stand-in for Stripe, to everybody`,
      ...mail,
    ];
  }
  const both = values.DEMO
    ? [
        'DEMO: expected nothing beside STRIPE_SECRET_KEY, since the demo has a stand-in for Stripe, got 1; unset one of the two',
      ]
    : [];
  return [
    ...both,
    ...missing(
      'STRIPE_WEBHOOK_SECRET',
      "expected the webhook endpoint's secret, since STRIPE_SECRET_KEY is set",
    ),
    ...missing('SESSION_SECRET', 'expected a secret for cookies and hashes, since this is not the demo'),
    ...asking.flatMap((name) => missing(name, 'expected who asks for money, since this is not the demo')),
    ...mail,
  ];
}

/** The embedded database has its own roles. */
function databaseFaults({ DATABASE_URL, DATABASE_OWNER_URL }: Values): string[] {
  if (DATABASE_OWNER_URL === undefined || DATABASE_URL !== undefined) return [];
  return [
    `DATABASE_URL: expected the same database for the app's role, since DATABASE_OWNER_URL is set, got nothing; set it as in DATABASE_URL=${examples.DATABASE_URL}`,
  ];
}

/** Where the ask is switched off it could be shown otherwise; a site that shows nothing of ours is a slip of the pen. */
function embeddingFaults({ EMBED_ORIGINS, ASK_OFF_SITES }: Values): string[] {
  const unlisted = ASK_OFF_SITES.filter((site) => !EMBED_ORIGINS.includes(site));
  if (unlisted.length === 0) return [];
  const mended = [...EMBED_ORIGINS, ...unlisted].join();
  return [
    `ASK_OFF_SITES: expected origins that EMBED_ORIGINS lists too, got ${JSON.stringify(unlisted.join())}; set it as in EMBED_ORIGINS=${mended}`,
  ];
}

type ReadCurrencies =
  | { readonly ok: true; readonly value: Env['currencies'] }
  | { readonly ok: false; readonly faults: readonly string[] };

/** CURRENCIES where it is given, else SITE_CURRENCY with the variables for a site of one currency. */
function currenciesOf(values: Values, given: Source): ReadCurrencies {
  const { SITE_CURRENCY: own, FEE_PERCENT: feePercent, CURRENCIES: written } = values;
  if (written !== undefined) {
    const read = readCurrencies(written, own, feePercent);
    if (read.ok) return { ok: true, value: read.currencies };
    return { ok: false, faults: read.faults.map((expected) => fault('CURRENCIES', expected, given)) };
  }
  const read = readDonationSettings(own, {
    presets: values.GIFT_PRESETS,
    amountMin: values.GIFT_MIN,
    amountMax: values.GIFT_MAX,
    feePercent,
    feeFixed: values.FEE_FIXED,
  });
  if (read.ok) return { ok: true, value: [read.settings] };
  return { ok: false, faults: read.faults.map((wrong) => settingFault(wrong, given)) };
}

/** A site of one currency sets no step: its own is Stripe's. */
const settingVariables: Readonly<Record<Exclude<DonationSettingFault['setting'], 'step'>, Name>> = {
  currency: 'SITE_CURRENCY',
  presets: 'GIFT_PRESETS',
  amountMin: 'GIFT_MIN',
  amountMax: 'GIFT_MAX',
  feeFixed: 'FEE_FIXED',
};

function settingFault({ setting, expected, example }: DonationSettingFault, given: Source): string {
  return fault(setting === 'step' ? 'SITE_CURRENCY' : settingVariables[setting], expected, given, example);
}

function toEnv(
  values: Values,
  siteUrl: string,
  demo: boolean,
  currencies: Env['currencies'],
): Omit<Env, 'isPublicDemo'> {
  return {
    port: values.PORT,
    host: values.HOST,
    siteUrl,
    trustProxy: values.TRUST_PROXY,
    heapMb: values.HEAP_MB,
    logLevel: values.LOG_LEVEL,
    siteName: values.SITE_NAME,
    siteLegalName: values.SITE_LEGAL_NAME,
    siteAddress: values.SITE_ADDRESS,
    siteContact: values.SITE_CONTACT,
    siteTaxWords: values.SITE_TAX_WORDS,
    siteLocale: values.SITE_LOCALE,
    siteTimeZone: values.SITE_TIME_ZONE,
    currencies,
    brandFile: values.BRAND_FILE,
    receiptsFile: values.RECEIPTS_FILE,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    registryAgeDaysMax: values.REGISTRY_AGE_DAYS_MAX,
    stripeSecretKey: values.STRIPE_SECRET_KEY,
    stripeWebhookSecret: values.STRIPE_WEBHOOK_SECRET,
    stripeApiBase: values.STRIPE_API_BASE,
    sessionSecret: values.SESSION_SECRET,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    checkoutsPerMinute: values.CHECKOUTS_PER_MINUTE,
    embedding: {
      origins: values.EMBED_ORIGINS.filter((item) => item !== '*'),
      cardsAnywhere: values.EMBED_ORIGINS.includes('*'),
      askOff: values.ASK_OFF_SITES,
    },
    offersStandingGifts: values.STANDING_GIFTS ?? demo,
    metricsToken: values.METRICS_TOKEN,
    demo,
    demoPassword: values.DEMO_PASSWORD,
    failpoint: demo ? values.FAILPOINT : undefined,
    buildDir: values.BUILD_DIR,
  };
}

/** Prisma's own tools read `schema=`, pg does not: what it asks for would be ignored without a word. */
function standsInPublic(databaseUrl: string): boolean {
  const query = URL.parse(databaseUrl)?.searchParams;
  const schema = query?.get('schema') ?? 'public';
  return schema === 'public' && !/search_path/i.test(query?.get('options') ?? '');
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Reachable from this machine only. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
  );
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== '';
  } catch {
    return false;
  }
}

function isAmount(text: string): boolean {
  return /^(0|[1-9]\d{0,11})(\.\d{1,12})?$/.test(text);
}

function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text.toUpperCase());
}
