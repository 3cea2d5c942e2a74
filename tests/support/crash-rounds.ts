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

interface Round {
  readonly failpoint: string;
  readonly name: string;
  /** Where the gift must end after the restart. */
  readonly ends: string;
  readonly frequency?: 'month';
}

const reader = { name: 'Robin Reader', ends: 'received' };
const listed = { name: 'Democratic National Committee', ends: 'refused' };

/**
 * Who must pay for the app to come past each failpoint. The process that ends what one killed process left is the one that the next
 * failpoint kills, so no gift is followed by a failpoint that its own end comes past.
 */
const rounds: readonly Round[] = [
  { failpoint: 'events.store@after', ...reader },
  { failpoint: 'payments.cancel@before', ...listed },
  { failpoint: 'commit.booked@after', ...reader },
  { failpoint: 'commit.captured@after', ...reader },
  { failpoint: 'payments.capture@before', ...reader },
  { failpoint: 'payments.cancel@after', ...listed, name: 'Republican National Committee' },
  { failpoint: 'payments.capture@after', ...reader },
  { failpoint: 'commit.released-refused@after', ...listed },
  { failpoint: 'commit.screened-clear@after', ...reader },
  { failpoint: 'commit.screened-unclear@after', name: 'Democratic National Comittee Group', ends: 'held' },
  { failpoint: 'commit.authorised@after', ...reader },
  // Until its drafts are kept, a subscription would charge by itself.
  { failpoint: 'subscriptions.create@after', ...reader, ends: 'active', frequency: 'month' },
];

/** Kills it once at each step, on one database, and throws where a payment is lost, doubled, or told of twice. */
export async function surviveKills(): Promise<void> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-crash-'));
  const client = new pg.Client(database.url);
  await client.connect();
  const start = async (env: Record<string, string>) =>
    startApp({
      ...{ PORT: String(await freePort()), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
      ...database.env,
      ...env,
    });
  try {
    let left: { readonly round: Round; readonly session: string } | null = null;
    for (const [number, round] of rounds.entries()) {
      const { failpoint, name, frequency = 'once' } = round;
      const app = await start({ FAILPOINT: failpoint });
      if (left) await comesToItsEnd(app.url, client, left.round, left.session);
      const session = await openPaymentPage(app.url, { frequency });
      // The answer may be lost with the process.
      const email = `reader-${String(number)}@example.org`;
      const card = cardNumber(number);
      await control(app.url, { action: 'pay', session, name, email, card }).catch(() => null);
      expect(await app.ended, `${failpoint}: the failpoint was passed`).toBe('SIGKILL');
      left = { round, session };
    }
    await using app = await start({});
    if (left) await comesToItsEnd(app.url, client, left.round, left.session);
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

/** What a killed process had begun is ended once by the one at `url`, and told once. */
async function comesToItsEnd(
  url: string,
  client: pg.Client,
  { failpoint, ends }: Round,
  session: string,
): Promise<void> {
  // What the dead process had taken in hand is free again after its lease.
  await control(url, { action: 'clock', advanceSeconds: 30 });
  await until(`${failpoint}: ${ends}`, async () => {
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
    return rows[0]?.state === ends && rows[0].over;
  });
  await control(url, { action: 'clock', advanceSeconds: 30 });
  await until(
    `${failpoint}: all mails are sent`,
    async () => {
      const { rows } = await client.query<{ waiting: number }>(
        'SELECT count(*)::int AS waiting FROM mail WHERE sent_at IS NULL',
      );
      return rows[0]?.waiting === 0;
    },
    90_000,
  );
  await assertLedgerAgrees(url, client);
  await deliverAll(url);
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
