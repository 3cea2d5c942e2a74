/** The environment: its defaults, its faults told in full, and when the demo may run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newsroomOf } from '#app/domain/newsroom.ts';
import { readEnv } from '#app/env.server.ts';

const live = {
  HOST: '0.0.0.0',
  SITE_URL: 'https://factually.example',
  STRIPE_SECRET_KEY: 'sk_live_abc123',
  STRIPE_WEBHOOK_SECRET: 'whsec_abc123',
  SESSION_SECRET: 'x'.repeat(32),
  SITE_LEGAL_NAME: 'Harbor Facts Association',
  SITE_ADDRESS: '7 Pier Road, Harbor Town',
  SITE_CONTACT: 'desk@harborfacts.example',
};

function faultsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    const [first, ...lines] = (error as Error).message.split('\n');
    expect(first).toBe('The configuration is not usable:');
    return lines.map((line) => line.trim());
  }
  return [];
}

test('nothing set is the demo on loopback with the defaults of the contract', () => {
  expect(readEnv({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    siteUrl: 'http://127.0.0.1:3000',
    trustProxy: 0,
    heapMb: undefined,
    logLevel: 'info',
    siteName: undefined,
    siteLegalName: undefined,
    siteAddress: undefined,
    siteContact: undefined,
    siteTaxWords: undefined,
    siteLocale: 'en',
    siteTimeZone: 'UTC',
    currencies: [
      {
        currency: 'USD',
        presets: [500, 1000, 2500, 5000].map((amountMinor) => ({ amountMinor, currency: 'USD' })),
        amountMin: { amountMinor: 100, currency: 'USD' },
        amountMax: { amountMinor: 500_000, currency: 'USD' },
        step: { amountMinor: 1, currency: 'USD' },
        feeRate: { percent: 2.9, fixedMinor: 30 },
      },
    ],
    brandFile: undefined,
    dataDir: './data',
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    registryAgeDaysMax: 45,
    stripeSecretKey: undefined,
    stripeWebhookSecret: undefined,
    stripeApiBase: undefined,
    sessionSecret: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
    checkoutsPerMinute: 60,
    embedding: { origins: [], cardsAnywhere: false, askOff: [] },
    offersStandingGifts: true,
    metricsToken: undefined,
    demo: true,
    isPublicDemo: false,
    demoPassword: undefined,
    failpoint: undefined,
    buildDir: './build',
  });
});

test('a schema in the address of the database is refused in words, but for the one that is used (M19)', () => {
  const [line] = faultsOf({ DATABASE_URL: 'postgresql://u:secret@host/db?schema=app' });
  expect(line).toContain('without schema= or search_path');
  expect(line).not.toContain('secret');
  const url = 'postgresql://host/db?schema=public&sslmode=verify-full';
  expect(readEnv({ DATABASE_URL: url }).databaseUrl).toBe(url);
});

test('an owner of the database without a database is refused, since the embedded one has its own', () => {
  expect(faultsOf({ DATABASE_OWNER_URL: 'postgresql://u:secret@host/db' })).toEqual([
    "DATABASE_URL: expected the same database for the app's role, since DATABASE_OWNER_URL is set, got nothing; set it as in DATABASE_URL=postgresql://unbought_app:password@127.0.0.1:5432/unbought",
  ]);
  const both = { DATABASE_URL: 'postgresql://app@host/db', DATABASE_OWNER_URL: 'postgresql://owner@host/db' };
  expect(readEnv(both)).toMatchObject({
    databaseUrl: both.DATABASE_URL,
    databaseOwnerUrl: both.DATABASE_OWNER_URL,
  });
});

test('an empty variable counts as absent', () => {
  expect(readEnv({ PORT: '', STRIPE_SECRET_KEY: ' ', DATABASE_URL: '' })).toEqual(readEnv({}));
});

test('amounts are read in the currency of the site', () => {
  const env = readEnv({
    SITE_CURRENCY: 'jpy',
    GIFT_PRESETS: '1000 500',
    GIFT_MIN: '100',
    GIFT_MAX: '50000',
    FEE_FIXED: '30',
  });
  expect(env.currencies[0].presets).toEqual(
    [500, 1000].map((amountMinor) => ({ amountMinor, currency: 'JPY' })),
  );
  expect(env.currencies[0].feeRate.fixedMinor).toBe(30);
});

test.each<[string, number[], number, number]>([
  ['JPY', [500, 1000, 2500, 5000], 100, 30],
  ['ISK', [50_000, 100_000, 250_000, 500_000], 10_000, 3000],
  ['UGX', [2_000_000, 4_000_000, 10_000_000, 20_000_000], 400_000, 120_000],
  ['KWD', [1500, 3000, 7500, 15_000], 300, 90],
  ['HUF', [200_000, 400_000, 1_000_000, 2_000_000], 40_000, 12_000],
  ['TWD', [15_000, 30_000, 75_000, 150_000], 3000, 900],
])(
  'a site in %s that sets nothing else starts with amounts of its currency (M23)',
  (currency, presets, amountMin, fixedMinor) => {
    const [settings] = readEnv({ SITE_CURRENCY: currency }).currencies;
    expect(settings.presets.map(({ amountMinor }) => amountMinor)).toEqual(presets);
    expect([settings.amountMin.amountMinor, settings.feeRate.fixedMinor]).toEqual([amountMin, fixedMinor]);
  },
);

test.each<[Record<string, string>, string]>([
  [
    { SITE_CURRENCY: 'JPY', GIFT_MIN: '1' },
    'GIFT_MIN: expected an amount from 50 JPY, the least that Stripe charges, to 500000 JPY, the largest gift, got "1"; set it as in GIFT_MIN=100',
  ],
  [
    { SITE_CURRENCY: 'JPY', GIFT_PRESETS: '5,10,25,50' },
    'GIFT_PRESETS: expected amounts from 100 to 500000 JPY, the smallest and the largest gift, got "5,10,25,50"; set it as in GIFT_PRESETS=500,1000,2500,5000',
  ],
  [
    { SITE_CURRENCY: 'ISK', GIFT_PRESETS: '500.50,1000' },
    'GIFT_PRESETS: expected amounts in steps of 1 ISK, as Stripe charges it, got "500.50,1000"; set it as in GIFT_PRESETS=500,1000,2500,5000',
  ],
  [
    { SITE_CURRENCY: 'KWD', GIFT_PRESETS: '1.255' },
    'GIFT_PRESETS: expected amounts in steps of 0.01 KWD, as Stripe charges it, got "1.255"; set it as in GIFT_PRESETS=1.5,3,7.5,15',
  ],
  [
    { SITE_CURRENCY: 'JPY', FEE_FIXED: '0.30' },
    'FEE_FIXED: expected amounts in steps of 1 JPY, as Stripe charges it, got "0.30"; set it as in FEE_FIXED=30',
  ],
  [
    { SITE_CURRENCY: 'UGX', GIFT_MAX: '999999999999' },
    'GIFT_MAX: expected an amount that with its fee is at most 9999999999.99 UGX, the most that Stripe charges, got "999999999999"; set it as in GIFT_MAX=2000000',
  ],
  [
    { GIFT_MAX: '20' },
    'GIFT_PRESETS: expected amounts from 1 to 20 USD, the smallest and the largest gift, got nothing; set it as in GIFT_PRESETS=5,10',
  ],
  [
    { SITE_CURRENCY: 'IRR' },
    'SITE_CURRENCY: expected a currency that Stripe charges, got "IRR"; set it as in SITE_CURRENCY=USD',
  ],
])('%j is refused at the start with the variable and the mend (M23)', (source, line) => {
  expect(faultsOf(source)).toEqual([line]);
});

test('several currencies are read each with its own amounts, that of the site first', () => {
  const { currencies } = readEnv({
    SITE_CURRENCY: 'EUR',
    // For sites of one currency only.
    GIFT_PRESETS: '1,2',
    CURRENCIES:
      '{"USD":{},"EUR":{"presets":[20,"5"],"min":2,"max":500,"step":1,"feeFixed":"0.25"},"KWD":{"min":0.5}}',
  });
  expect(currencies.map(({ currency }) => currency)).toEqual(['EUR', 'USD', 'KWD']);
  const [eur, usd, kwd] = currencies;
  expect(eur).toEqual({
    currency: 'EUR',
    presets: [500, 2000].map((amountMinor) => ({ amountMinor, currency: 'EUR' })),
    amountMin: { amountMinor: 200, currency: 'EUR' },
    amountMax: { amountMinor: 50_000, currency: 'EUR' },
    step: { amountMinor: 100, currency: 'EUR' },
    feeRate: { percent: 2.9, fixedMinor: 25 },
  });
  expect(usd).toEqual(readEnv({}).currencies[0]);
  expect(kwd?.amountMin.amountMinor).toBe(500);
});

test.each<[string, string]>([
  ['[]', 'a JSON object of 1 to 20 currencies, each with what it offers'],
  ['{"USD"', 'a JSON object of 1 to 20 currencies, each with what it offers'],
  ['{"EUR":{}}', 'USD among its currencies, as SITE_CURRENCY says'],
  ['{"USD":{},"XYZ":{}}', 'currencies that Stripe charges, in capitals, not "XYZ"'],
  ['{"USD":{},"eur":{}}', 'currencies that Stripe charges, in capitals, not "eur"'],
  ['{"USD":{"preset":[5]}}', 'only presets, min, max, step, feeFixed in USD'],
  [
    '{"USD":{"presets":["five"]}}',
    'amounts in whole units of the currency, such as 5 or "0.30", in USD.presets',
  ],
  ['{"USD":{"presets":[]}}', 'amounts in whole units of the currency, such as 5 or "0.30", in USD.presets'],
  [
    '{"USD":{},"JPY":{"min":1.5}}',
    'amounts in steps of 1 JPY, as Stripe charges it, in JPY.min, such as 100',
  ],
  ['{"USD":{"step":10}}', 'amounts in steps of 10 USD, as step says, in USD.presets, such as 10'],
  ['{"USD":{"step":0}}', 'an amount above 0, in USD.step, such as 0.01'],
])('CURRENCIES=%s is refused at the start: %s', (CURRENCIES, expected) => {
  const [line = '', ...others] = faultsOf({ CURRENCIES });
  expect(line.startsWith(`CURRENCIES: expected ${expected}, got `), line).toBe(true);
  // One setting that is off its step may make others so too.
  expect(others.every((other) => other.startsWith('CURRENCIES: '))).toBe(true);
});

test('every fault is told at once: the variable, what was expected, what was got, and the mend', () => {
  const lines = faultsOf({ PORT: '80a', SITE_TIME_ZONE: 'Mars/Base', GIFT_PRESETS: '5,ten', DEMO: 'maybe' });
  expect(lines).toEqual([
    'PORT: expected a whole number from 0 to 65535, got "80a"; set it as in PORT=3000',
    'SITE_TIME_ZONE: expected a time zone of the IANA list, got "Mars/Base"; set it as in SITE_TIME_ZONE=Europe/Berlin',
    'GIFT_PRESETS: expected an amount in whole units of the currency, such as 5 or 0.30, got "5,ten"; set it as in GIFT_PRESETS=5,10,25,50',
    'DEMO: expected 1 or 0, got "maybe"; set it as in DEMO=1',
  ]);
});

test.each([
  ['PORT', '70000'],
  ['PORT', '1.5'],
  ['HOST', 'two words'],
  ['SITE_URL', 'factually.example'],
  ['SITE_URL', 'https://factually.example/news'],
  ['SITE_URL', 'ftp://factually.example'],
  ['TRUST_PROXY', 'true'],
  ['HEAP_MB', '32'],
  ['LOG_LEVEL', 'loud'],
  ['SITE_LOCALE', 'e n'],
  ['SITE_LEGAL_NAME', 'x'.repeat(201)],
  ['SITE_ADDRESS', 'Street 1\nBcc: all@example.org'],
  ['SITE_CONTACT', 'Desk <desk@harborfacts.example>'],
  ['SITE_CONTACT', 'desk@harborfacts.example, all@example.org'],
  ['SITE_TAX_WORDS', 'one\u2028two'],
  ['SITE_CURRENCY', 'DOLLAR'],
  ['SITE_CURRENCY', 'DEM'],
  ['GIFT_PRESETS', ','],
  ['GIFT_PRESETS', '0.5,10'],
  ['GIFT_PRESETS', '1,000'],
  ['GIFT_MAX', '1,000'],
  ['GIFT_MAX', '05'],
  ['GIFT_MIN', '0'],
  ['GIFT_MIN', '-1'],
  ['FEE_PERCENT', '2,9'],
  ['DATABASE_URL', 'mysql://host/db'],
  ['DATABASE_URL', 'postgresql://host/db?schema=app'],
  ['DATABASE_URL', 'postgresql://host/db?options=-c%20search_path%3Dapp'],
  ['DATABASE_URL', 'postgresql://host/db?pgbouncer=true'],
  ['DATABASE_OWNER_URL', 'mysql://host/db'],
  ['DATABASE_OWNER_URL', 'postgresql://host/db?schema=app'],
  ['REGISTRY_AGE_DAYS_MAX', '0'],
  ['STRIPE_SECRET_KEY', 'pk_test_abc'],
  ['STRIPE_WEBHOOK_SECRET', 'abc'],
  ['STRIPE_API_BASE', 'stripe'],
  ['SESSION_SECRET', 'short'],
  ['DEMO_PASSWORD', 'hunter2 hunter2'],
  ['SMTP_URL', 'mail.example'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example'],
  ['EMBED_ORIGINS', 'https://a.example, b'],
  ['EMBED_ORIGINS', 'https://a.example/path'],
  ['EMBED_ORIGINS', 'https://*.example'],
  ['EMBED_ORIGINS', 'https://a.example;script-src'],
  ['EMBED_ORIGINS', 'ftp://a.example'],
  ['EMBED_ORIGINS', 'null'],
  ['ASK_OFF_SITES', '*'],
  ['METRICS_TOKEN', 'short'],
])('%s refuses %j', (name, value) => {
  const lines = faultsOf({ [name]: value });
  expect(lines.filter((line) => line.startsWith(`${name}: expected `))).toHaveLength(1);
});

test('a wrong secret is not printed', () => {
  const secret = 'hunter2-very-secret';
  const names = [
    ...['DATABASE_URL', 'DATABASE_OWNER_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    ...['SMTP_URL', 'METRICS_TOKEN'],
  ];
  const lines = faultsOf(Object.fromEntries(names.map((name) => [name, secret])));
  expect(lines).toHaveLength(names.length);
  expect(lines.join('\n')).not.toContain('hunter2');
});

test.each(['127.0.0.1', '127.8.9.10', 'localhost', '::1', 'app.localhost'])('the demo runs on %s', (HOST) => {
  expect(readEnv({ HOST }).demo).toBe(true);
});

test('an address of IP version 6 stands in brackets', () => {
  expect(readEnv({ HOST: '::1', PORT: '8080' }).siteUrl).toBe('http://[::1]:8080');
});

test.each([
  { HOST: '0.0.0.0' },
  { HOST: '::' },
  { SITE_URL: 'https://factually.example' },
  { HOST: '127.0.0.1.example.org' },
])('where others can reach it, %j, the start names what is missing and the demo as a choice', (source) => {
  const [line = ''] = faultsOf(source);
  for (const name of [
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'SESSION_SECRET',
    'SITE_CONTACT',
    'DEMO=1',
  ]) {
    expect(line).toContain(name);
  }
  expect(readEnv({ ...source, DEMO: '1' }).demo).toBe(true);
});

test('a key of Stripe ends the demo, also on loopback, and needs its companions', () => {
  expect(readEnv(live)).toMatchObject({ demo: false, stripeSecretKey: 'sk_live_abc123' });
  expect(readEnv({ ...live, HOST: '127.0.0.1', SITE_URL: 'http://localhost:3000' }).demo).toBe(false);
  const lines = faultsOf({ STRIPE_SECRET_KEY: 'sk_test_abc' });
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'STRIPE_WEBHOOK_SECRET',
    'SESSION_SECRET',
    'SITE_LEGAL_NAME',
    'SITE_ADDRESS',
    'SITE_CONTACT',
  ]);
});

test.each(['sk_live_abc123', 'rk_live_abc123', 'sk_test_abc123'])(
  '%s and the demo never run together',
  (key) => {
    expect(faultsOf({ ...live, STRIPE_SECRET_KEY: key, DEMO: '1' })[0]).toMatch(
      /^DEMO: expected nothing beside STRIPE_SECRET_KEY/,
    );
  },
);

test('origins to embed on are kept as browsers compare them; a star is for the cards alone', () => {
  const given =
    'https://Partner.example/, https://partner.example http://[::1]:8080,https://xn--bcher-kva.example';
  const origins = ['https://partner.example', 'http://[::1]:8080', 'https://xn--bcher-kva.example'];
  expect(readEnv({ EMBED_ORIGINS: given }).embedding).toEqual({ origins, cardsAnywhere: false, askOff: [] });
  expect(readEnv({ EMBED_ORIGINS: `*,${given}` }).embedding).toEqual({
    origins,
    cardsAnywhere: true,
    askOff: [],
  });
  expect(readEnv({ EMBED_ORIGINS: '*' }).embedding.origins).toEqual([]);
});

test('the ask is switched off only on sites that show something of ours, and the start says how to mend it', () => {
  const sites = { EMBED_ORIGINS: 'https://a.example,https://b.example', ASK_OFF_SITES: 'https://b.example/' };
  expect(readEnv(sites).embedding.askOff).toEqual(['https://b.example']);
  expect(faultsOf({ EMBED_ORIGINS: 'https://a.example,*', ASK_OFF_SITES: 'https://b.example' })).toEqual([
    'ASK_OFF_SITES: expected origins that EMBED_ORIGINS lists too, got "https://b.example"; set it as in EMBED_ORIGINS=https://a.example,*,https://b.example',
  ]);
});

test('a mail server and a sender come together', () => {
  expect(faultsOf({ SMTP_URL: 'smtp://mail.example' })[0]).toMatch(/^MAIL_FROM: /);
  expect(faultsOf({ MAIL_FROM: 'Factually <hello@factually.example>' })[0]).toMatch(/^SMTP_URL: /);
});

test('a failpoint is honoured in the demo only', () => {
  expect(readEnv({ FAILPOINT: 'stored' }).failpoint).toBe('stored');
  expect(readEnv({ ...live, FAILPOINT: 'stored' }).failpoint).toBeUndefined();
});

test('.env.example lists every variable, and what it shows is what the app would read without it', () => {
  const text = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
  const shown = [...text.matchAll(/^# ([A-Z][A-Z_]+)=(.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const names = shown.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  // From the source, so that a variable cannot be read and not be listed.
  const source = readFileSync(join(import.meta.dirname, '../app/env.server.ts'), 'utf8');
  const known = [...(/z\.object\(\{(.*?)^\}\);/ms.exec(source)?.[1] ?? '').matchAll(/^ {2}([A-Z_]+):/gm)].map(
    ([, name]) => name,
  );
  expect(names.toSorted()).toEqual(known.toSorted());
  const defaults = shown.filter(
    ([name]) =>
      !/SITE_URL|STRIPE|SESSION|SMTP|MAIL|EMBED|ASK_OFF|DATABASE_|PASSWORD|HEAP_MB|BRAND|RECEIPTS/.test(name),
  );
  // Who the demo's newsroom is stands with what it is a default of.
  const read = (source: Record<string, string>) => {
    const { siteName, siteLegalName, siteAddress, siteContact, ...others } = readEnv(source);
    return { ...others, newsroom: newsroomOf({ siteName, siteLegalName, siteAddress, siteContact }, null) };
  };
  expect(read(Object.fromEntries(defaults))).toEqual(read({}));
});

test('M6: payment pages a minute are two at least, since both halves need one', () => {
  expect(readEnv({ CHECKOUTS_PER_MINUTE: '2' }).checkoutsPerMinute).toBe(2);
  for (const wrong of ['1', '0', '2.5', 'many'])
    expect(faultsOf({ CHECKOUTS_PER_MINUTE: wrong })).toEqual([
      `CHECKOUTS_PER_MINUTE: expected a whole number from 2 to 100000, got "${wrong}"; set it as in CHECKOUTS_PER_MINUTE=60`,
    ]);
});
