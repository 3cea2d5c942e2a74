/** The environment, read and checked once: every variable, its default, and what a wrong one should have been. */
import { z } from 'zod';
import { fromMajor, type FeeRate, type Money } from '#app/domain/money.ts';

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
  readonly siteName: string;
  readonly siteLocale: string;
  readonly siteTimeZone: string;
  /** Upper-case ISO 4217. */
  readonly siteCurrency: string;
  /** Ascending, each between giftMin and giftMax. */
  readonly presets: readonly Money[];
  readonly amountMin: Money;
  readonly amountMax: Money;
  readonly feeRate: FeeRate;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly registryAgeDaysMax: number;
  /** Absent exactly when the local Stripe runs. */
  readonly stripeSecretKey: string | undefined;
  readonly stripeWebhookSecret: string | undefined;
  readonly stripeApiBase: string | undefined;
  /** Absent only in the demo, which makes its own and keeps it in DATA_DIR. */
  readonly sessionSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  readonly embedOrigins: readonly string[];
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
const amount = () => number(0, 1_000_000_000, 'an amount in whole units of the currency, such as 5 or 0.30');
const matching = (expected: string, test: (text: string) => boolean) => z.string().refine(test, expected);
const address = (expected: string, protocols: readonly string[]) =>
  matching(expected, (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
const origin = (expected: string) =>
  address(expected, ['http:', 'https:'])
    .refine((text) => URL.parse(text)?.href === `${URL.parse(text)?.origin}/`, expected)
    .transform((text) => URL.parse(text)?.origin ?? text);
const list = (text: string) => text.split(/[\s,]+/).filter((item) => item !== '');

const schema = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: matching('a host name or an IP address', (text) => /^[\w.:-]+$/.test(text)).default('127.0.0.1'),
  SITE_URL: origin('an http or https address without a path').optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  HEAP_MB: whole(64, 65_536).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'debug, info, warn or error').default('info'),
  SITE_NAME: z.string().max(80, 'at most 80 characters').default('Factually'),
  SITE_LOCALE: matching('a language tag', isLocale).default('en'),
  SITE_TIME_ZONE: matching('a time zone of the IANA list', isTimeZone).default('UTC'),
  SITE_CURRENCY: matching('an ISO 4217 currency code', isCurrency)
    .transform((code) => code.toUpperCase())
    .default('USD'),
  GIFT_PRESETS: z.string().transform(list).pipe(z.array(amount()).min(1).max(8)).default([5, 10, 25, 50]),
  GIFT_MIN: amount().default(1),
  GIFT_MAX: amount().default(5000),
  FEE_PERCENT: number(0, 50, 'a percentage from 0 to 50').default(2.9),
  FEE_FIXED: amount().default(0.3),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: address('a postgresql:// address', ['postgres:', 'postgresql:'])
    .refine(
      standsInPublic,
      'a database of its own without schema= or search_path, since its tables stand in the schema public',
    )
    .refine(
      (text) => URL.parse(text)?.searchParams.get('pgbouncer') !== 'true',
      'PostgreSQL itself or a pooler that keeps sessions, without pgbouncer=true',
    )
    .optional(),
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
  EMBED_ORIGINS: z
    .string()
    .transform(list)
    .pipe(z.array(origin('http or https addresses without a path, separated by commas')))
    .default([]),
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
  SITE_LOCALE: 'en',
  SITE_TIME_ZONE: 'Europe/Berlin',
  SITE_CURRENCY: 'USD',
  GIFT_PRESETS: '5,10,25,50',
  GIFT_MIN: '1',
  GIFT_MAX: '5000',
  FEE_PERCENT: '2.9',
  FEE_FIXED: '0.30',
  DATA_DIR: './data',
  DATABASE_URL: 'postgresql://user:password@127.0.0.1:5432/unbought',
  REGISTRY_AGE_DAYS_MAX: '45',
  STRIPE_SECRET_KEY: 'sk_test_…',
  STRIPE_WEBHOOK_SECRET: 'whsec_…',
  STRIPE_API_BASE: 'https://api.stripe.com',
  SESSION_SECRET: '(32 or more random characters, as openssl rand -base64 32 prints them)',
  SMTP_URL: 'smtps://user:password@mail.example:465',
  MAIL_FROM: 'Factually <hello@factually.example>',
  EMBED_ORIGINS: 'https://partner.example',
  DEMO: '1',
  DEMO_PASSWORD: '(16 or more random characters, as openssl rand -base64 18 prints them)',
  FAILPOINT: '',
  BUILD_DIR: './build',
};
/** Never printed, not even when wrong. */
const secrets: ReadonlySet<Name> = new Set<Name>([
  'DATABASE_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'SESSION_SECRET',
  'SMTP_URL',
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
  const faults = [...paymentFaults(values, demo, siteUrl), ...donationFaults(values, given)];
  if (faults.length > 0) throw faulty(faults);
  return { ...toEnv(values, siteUrl, demo), isPublicDemo: demo && isPublic };
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

function fault(name: Name, expected: string, given: Source): string {
  const value = given[name];
  const got =
    value === undefined
      ? 'nothing'
      : secrets.has(name)
        ? `${value.length} characters`
        : JSON.stringify(value);
  return `${name}: expected ${expected}, got ${got}; set it as in ${name}=${examples[name]}`;
}

function faulty(faults: readonly string[]): Error {
  return new Error(`The configuration is not usable:\n${faults.map((line) => `  ${line}`).join('\n')}`);
}

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
      `STRIPE_SECRET_KEY: expected Stripe's secret key, since others can reach ${reached}, got nothing; set it as in STRIPE_SECRET_KEY=${examples.STRIPE_SECRET_KEY} with STRIPE_WEBHOOK_SECRET and SESSION_SECRET, or set DEMO=1 to show the demo, with a stand-in for Stripe, to everybody`,
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
    ...mail,
  ];
}

function donationFaults(values: Values, given: Source): string[] {
  const faults: string[] = [];
  if (values.GIFT_MIN <= 0 || values.GIFT_MIN > values.GIFT_MAX) {
    faults.push(fault('GIFT_MIN', `more than 0 and at most GIFT_MAX (${values.GIFT_MAX})`, given));
  }
  if (values.GIFT_PRESETS.some((preset) => preset < values.GIFT_MIN || preset > values.GIFT_MAX)) {
    faults.push(
      fault(
        'GIFT_PRESETS',
        `amounts from GIFT_MIN (${values.GIFT_MIN}) to GIFT_MAX (${values.GIFT_MAX})`,
        given,
      ),
    );
  }
  return faults;
}

function toEnv(values: Values, siteUrl: string, demo: boolean): Omit<Env, 'isPublicDemo'> {
  const inCurrency = (major: number): Money => fromMajor(major, values.SITE_CURRENCY);
  return {
    port: values.PORT,
    host: values.HOST,
    siteUrl,
    trustProxy: values.TRUST_PROXY,
    heapMb: values.HEAP_MB,
    logLevel: values.LOG_LEVEL,
    siteName: values.SITE_NAME,
    siteLocale: values.SITE_LOCALE,
    siteTimeZone: values.SITE_TIME_ZONE,
    siteCurrency: values.SITE_CURRENCY,
    presets: values.GIFT_PRESETS.toSorted((a, b) => a - b).map(inCurrency),
    amountMin: inCurrency(values.GIFT_MIN),
    amountMax: inCurrency(values.GIFT_MAX),
    feeRate: { percent: values.FEE_PERCENT, fixedMinor: inCurrency(values.FEE_FIXED).amountMinor },
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    registryAgeDaysMax: values.REGISTRY_AGE_DAYS_MAX,
    stripeSecretKey: values.STRIPE_SECRET_KEY,
    stripeWebhookSecret: values.STRIPE_WEBHOOK_SECRET,
    stripeApiBase: values.STRIPE_API_BASE,
    sessionSecret: values.SESSION_SECRET,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    embedOrigins: values.EMBED_ORIGINS,
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

function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text.toUpperCase());
}
