/** A year's figures at a million donations: by day rollups as the register reads them, beside adding up the donations themselves. */
import { createPool } from '#app/adapters/db/pool.ts';
import { createFiguresStore } from '#app/adapters/db/figures-store.ts';
import { createLedgerDays } from '#app/adapters/db/ledger-days.ts';
import { livePeriod, publicPeriod } from '#app/domain/public-figures.ts';
import type { BenchSite } from './bench-site.ts';
import { printBar, printTable } from './table.ts';

const donations = 1_000_000;
const barMs = 2;
const rounds = 40;
/** Late on the last day of a year, so that all of it is read. */
const now = new Date('2026-12-31T20:00:00Z');

export async function benchFigures(site: BenchSite): Promise<void> {
  const pool = createPool(site.databaseUrl, { connectionsMax: 4 });
  try {
    // The app migrates when it is built.
    await site.withDeps(() => Promise.resolve());
    const begun = performance.now();
    for (const statement of fill) await pool.query(statement);
    console.log(
      `\nfigures: ${donations.toLocaleString('en')} donations of one year, five sites, two currencies; filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    );
    const store = createFiguresStore({ pool }, createLedgerDays({ pool }));
    const yearFrom = new Date('2026-01-01T00:00:00Z');
    const sides = [
      [
        'the public figures, to the end of yesterday',
        () => store.read(publicPeriod(now, 'UTC', null), yearFrom),
      ],
      ['staff’s, to this moment', () => store.read(livePeriod(now, 'UTC'), yearFrom)],
      ['before: adding up the donations', () => pool.query(addingUpSql, [yearFrom, now])],
    ] as const;
    const times = await inTurns(sides.map(([, read]) => read));
    const shown = await store.read(livePeriod(now, 'UTC'), yearFrom);
    printTable([
      ['', 'undisturbed ms', 'median ms'],
      ...sides.map(([name], at) => [
        name,
        (times[at]?.best ?? 0).toFixed(2),
        (times[at]?.median ?? 0).toFixed(2),
      ]),
    ]);
    for (const { received, refused } of shown)
      console.log(
        `  ${received.total.currency}: ${received.count.toLocaleString('en')} received, ${refused.count.toLocaleString('en')} refused`,
      );
    printBar('public figures of a year, undisturbed, ms', times[0]?.best ?? 0, barMs, 'at most');
  } finally {
    await pool.end();
  }
}

/** The sides take turns; the first three rounds warm up. The best of many says what the reading costs, the median what else ran. */
async function inTurns(sides: readonly (() => Promise<unknown>)[]) {
  const times = sides.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1) {
    for (const [at, read] of sides.entries()) {
      // The slow side says the same in fewer rounds.
      if (at === sides.length - 1 && round % 8 !== 0) continue;
      const begun = performance.now();
      await read();
      if (round >= 0) times[at]?.push(performance.now() - begun);
    }
  }
  return times.map((list) => {
    const sorted = list.toSorted((a, b) => a - b);
    return { best: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
  });
}

/** Of 100 donations 94 are received, two refused, one lapsed, the others abandoned; of five, one came from a partner's page. */
const fill = [
  `INSERT INTO donor (id, created_at) SELECT 'p' || n, '2026-01-01' FROM generate_series(0, 299999) n`,
  `INSERT INTO donation (id, token, state, version, origin, site, amount_minor, fee_cover_minor, currency, locale, pledge_version,
       attestation_version, created_at, payment_intent_id, charge_id, authorised_at, held_until, release_outcome, refused_by,
       refusal_decided_at, settled_at, booked_at, donor_id)
   SELECT 'b' || n, 't' || n, state, 3, 'checkout',
     CASE WHEN n % 20 < 16 THEN 'direct' ELSE 'https://partner-' || n % 20 || '.example' END,
     500 + n % 40 * 100, 0, CASE WHEN n % 10 = 0 THEN 'EUR' ELSE 'USD' END, 'en', '1', '1', at,
     CASE WHEN state <> 'abandoned' THEN 'pi_' || n END, CASE WHEN state <> 'abandoned' THEN 'ch_' || n END,
     CASE WHEN state <> 'abandoned' THEN at END, CASE WHEN state <> 'abandoned' THEN at END,
     CASE state WHEN 'refused' THEN 'refused' WHEN 'lapsed' THEN 'lapsed' END,
     CASE WHEN state = 'refused' THEN 'screening' END, CASE WHEN state = 'refused' THEN at END, at,
     CASE WHEN state = 'received' THEN at END, CASE WHEN state <> 'abandoned' THEN 'p' || n % 300000 END
   FROM (SELECT n, timestamptz '2026-01-01 00:00:30Z' + n * interval '31.5 seconds' AS at,
           CASE WHEN n % 100 < 94 THEN 'received' WHEN n % 100 < 96 THEN 'refused' WHEN n % 100 = 96 THEN 'lapsed' ELSE 'abandoned' END AS state
         FROM generate_series(0, ${String(donations - 1)}) n) made`,
  // As each posting would have added them up; the ledger itself is read for the last day alone.
  `INSERT INTO day_rollup (day, currency, site, gifts, supporters, donation_income, payment_fees, stripe_receivable)
   SELECT (settled_at AT TIME ZONE 'UTC')::date, currency, site, count(*), count(*) FILTER (WHERE (substr(id, 2))::int < 300000),
     -sum(amount_minor), sum(amount_minor / 20), sum(amount_minor - amount_minor / 20)
   FROM donation WHERE state = 'received' AND settled_at < '2026-12-31' GROUP BY 1, 2, 3`,
  `BEGIN;
   INSERT INTO ledger_transaction (id, kind, external_id, category, donation_id, occurred_at, posted_at, posted_on)
   SELECT 'l' || id, 'balance-transaction', 'txn_' || id, 'charge', id, settled_at, settled_at, '2026-12-31'
   FROM donation WHERE state = 'received' AND settled_at >= '2026-12-31' AND settled_at < '2027-01-01';
   INSERT INTO ledger_entry (transaction_id, account, currency, amount_minor)
   SELECT 'l' || id, account, currency, value
   FROM donation CROSS JOIN LATERAL (VALUES ('stripe-receivable', amount_minor - amount_minor / 20), ('payment-fees', amount_minor / 20),
     ('donation-income', -amount_minor)) AS entry (account, value)
   WHERE state = 'received' AND settled_at >= '2026-12-31' AND settled_at < '2027-01-01';
   COMMIT`,
  'VACUUM ANALYZE donation',
  'VACUUM ANALYZE day_rollup',
  'VACUUM ANALYZE ledger_transaction',
  'VACUUM ANALYZE ledger_entry',
];

/** What the register asked until it had rollups. */
const addingUpSql = `
  SELECT currency, count(*) FILTER (WHERE state = 'received'),
         coalesce(sum(amount_minor + fee_cover_minor) FILTER (WHERE state = 'received'), 0),
         count(DISTINCT donor_id) FILTER (WHERE state = 'received'),
         count(*) FILTER (WHERE state = 'refused'),
         coalesce(sum(amount_minor + fee_cover_minor) FILTER (WHERE state = 'refused'), 0),
         count(*) FILTER (WHERE state = 'lapsed')
  FROM donation
  WHERE (state IN ('received', 'lapsed') AND settled_at >= $1 AND settled_at < $2)
     OR (state = 'refused' AND refusal_decided_at >= $1 AND refusal_decided_at < $2)
  GROUP BY currency ORDER BY currency`;
