/** Kills the app at steps of a gift, each time in another process, and says whether what a restart makes of it is right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect } from 'vitest';
import { freePort, startApp, until } from '#tests/support/app-process.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { control, openPaymentPage } from '#tests/support/reader.ts';

interface Payer {
  readonly name: string;
  readonly ends: string;
  readonly frequency?: 'month';
}

/** Who must pay for the app to come past a failpoint, how often, and where the gift must end after the restart. */
const payers: Readonly<Record<string, Payer>> = {
  // Until its drafts are kept, a subscription would charge by itself.
  'subscriptions.create@after': { name: 'Robin Reader', ends: 'active', frequency: 'month' },
  'events.store@after': { name: 'Robin Reader', ends: 'received' },
  'commit.authorised@after': { name: 'Robin Reader', ends: 'received' },
  'commit.screened-clear@after': { name: 'Robin Reader', ends: 'received' },
  'payments.capture@before': { name: 'Robin Reader', ends: 'received' },
  'payments.capture@after': { name: 'Robin Reader', ends: 'received' },
  'commit.captured@after': { name: 'Robin Reader', ends: 'received' },
  'commit.booked@after': { name: 'Robin Reader', ends: 'received' },
  'payments.cancel@before': { name: 'Democratic National Committee', ends: 'refused' },
  'payments.cancel@after': { name: 'Republican National Committee', ends: 'refused' },
  'commit.released-refused@after': { name: 'Democratic National Committee', ends: 'refused' },
  'commit.screened-unclear@after': { name: 'Democratic National Comittee Group', ends: 'held' },
};

/** The steps at which the app can be killed. */
export const killSteps: readonly string[] = Object.keys(payers);

/** Kills it once at each of these steps, on one database, and throws where a payment is lost, doubled, or told of twice. */
export async function surviveKills(steps: readonly string[]): Promise<void> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-crash-'));
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    const rounds = Object.entries(payers).filter(([step]) => steps.includes(step));
    expect(rounds).toHaveLength(steps.length);
    for (const [round, [failpoint, { name, ends, frequency = 'once' }]] of rounds.entries()) {
      const env = {
        PORT: String(await freePort()),
        ...database.env,
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
      };
      const fragile = await startApp({ ...env, FAILPOINT: failpoint });
      const session = await openPaymentPage(fragile.url, { frequency });
      // The answer may be lost with the process.
      const email = `reader-${String(round)}@example.org`;
      const card = cardNumber(round);
      await control(fragile.url, { action: 'pay', session, name, email, card }).catch(() => null);
      expect(await fragile.ended, `${failpoint}: the failpoint was passed`).toBe('SIGKILL');
      await using app = await startApp(env);
      // What the dead process had taken in hand is free again after its lease.
      await control(app.url, { action: 'clock', advanceSeconds: 30 });
      const state = await until(`${failpoint}: ${ends}`, async () => {
        // What was taken has come to its end when it stands in the ledger too.
        const { rows } = await client.query<{ state: string; over: boolean }>(
          `SELECT coalesce(gift.state, donation.state) AS state,
                  donation.state IS DISTINCT FROM 'received' OR donation.booked_at IS NOT NULL AS over
           FROM checkout
           LEFT JOIN standing_gift gift ON gift.id = checkout.standing_gift_id
           LEFT JOIN donation ON donation.id = checkout.donation_id OR donation.standing_gift_id = gift.id
           WHERE session_id = $1`,
          [session],
        );
        return rows[0]?.state === ends && rows[0].over ? rows[0].state : null;
      });
      expect(state).toBe(ends);
      await control(app.url, { action: 'clock', advanceSeconds: 30 });
      await until(
        'all mails are sent',
        async () => {
          const { rows } = await client.query<{ waiting: number }>(
            'SELECT count(*)::int AS waiting FROM mail WHERE sent_at IS NULL',
          );
          return rows[0]?.waiting === 0;
        },
        90_000,
      );
      await assertLedgerAgrees(app.url, client);
      await deliverAll(app.url);
    }
    const { rows } = await client.query<{ donation_id: string; mails: string[] }>(
      'SELECT donation_id, array_agg(kind) AS mails FROM mail GROUP BY 1',
    );
    expect(rows).toHaveLength(rounds.length);
    for (const { mails } of rows) expect(mails).toHaveLength(1);
  } finally {
    await client.end();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * A webhook that died with its process is sent again half a minute later. In a later round it would come before the payment, and
 * the failpoint would end a process that nobody has paid at yet.
 */
async function deliverAll(url: string): Promise<void> {
  await until('all webhooks are delivered', async () => {
    await control(url, { action: 'flush', early: true });
    const { deliveries } = await control<{ deliveries: { waiting?: number } }>(url, { action: 'state' });
    return (deliveries.waiting ?? 0) === 0;
  });
}

interface Intent {
  readonly status: string;
  readonly amount: number;
  readonly booked: { readonly net: number; readonly count: number };
}

/** Ledger and local Stripe say the same, and nothing that was cancelled ever had a balance transaction. */
async function assertLedgerAgrees(url: string, client: pg.Client): Promise<void> {
  const { payment_intents: intents } = await control<{ payment_intents: Intent[] }>(url, { action: 'state' });
  const { rows } = await client.query<{ account: string; total: number }>(
    'SELECT account, sum(amount_minor)::int AS total FROM ledger_entry GROUP BY 1',
  );
  const total = (account: string) => rows.find((row) => row.account === account)?.total ?? 0;
  const sum = (status: string, of: (intent: Intent) => number) =>
    intents.filter((intent) => intent.status === status).reduce((all, intent) => all + of(intent), 0);
  expect(total('card-holds')).toBe(sum('requires_capture', ({ amount }) => amount));
  expect(total('stripe-receivable')).toBe(sum('succeeded', ({ booked }) => booked.net));
  expect(sum('canceled', ({ booked }) => booked.count)).toBe(0);
}
