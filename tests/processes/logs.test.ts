/** The log of whole donations at its most talkative: no person, no address that opens a page, no secret. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { freePort, startApp, until } from '#tests/support/app-process.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { control, openPaymentPage, sendForm, formBody } from '#tests/support/reader.ts';

test('a received, a refused and a failed donation, mails that cannot be sent and a sign-in leave nothing personal or secret in the log', async () => {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-log-'));
  const db = new pg.Client(database.url);
  await db.connect();
  // Trusted over its socket, the test's server asks for no password; the log must not show it all the same.
  const withPassword = (url: string, password: string) => Object.assign(new URL(url), { password }).href;
  const env = {
    PORT: String(await freePort()),
    DATABASE_URL: withPassword(database.url, 'sentinel-database'),
    DATABASE_OWNER_URL: withPassword(database.ownerUrl, 'sentinel-owner'),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'debug',
    SESSION_SECRET: 'sentinel-session-secret-of-40-characters',
    // Nobody listens there, so that failures to send are told too.
    SMTP_URL: 'smtp://news:sentinel-smtp@127.0.0.1:1',
    MAIL_FROM: 'Factually <news@example.org>',
  };
  try {
    const app = await startApp(env);
    const state = async (session: string) => {
      const { rows } = await db.query<{ state: string; token: string; id: string }>(
        'SELECT state, token, id FROM donation JOIN checkout ON donation_id = id WHERE session_id = $1',
        [session],
      );
      return rows[0];
    };
    const give = async (name: string, email: string, ends: string, values = {}) => {
      const session = await openPaymentPage(app.url, values);
      await control(app.url, { action: 'pay', session, name, email, card: '4242424242424242' });
      const donation = await until(`${name}: ${ends}`, async () => {
        const seen = await state(session);
        return seen?.state === ends ? seen : null;
      });
      expect((await fetch(`${app.url}/donations/${donation.token}`)).status).toBe(200);
      return { ...donation, session };
    };
    const received = await give('Zephyrine Reader', 'zephyrine@example.org', 'received', {
      organisation: 'Quillwort Bakery',
    });
    const refused = await give('Democratic National Committee', 'marigold@example.org', 'refused');
    const atForm = await sendForm(app.url, formBody({ organisation: 'Republican National Committee' }));
    expect(atForm.status).toBe(403);
    const { rows: screenings } = await db.query<{ token: string }>('SELECT token FROM screening');
    const page = { 'content-type': 'application/x-www-form-urlencoded', origin: app.url };
    for (const { token } of screenings) {
      const body = new URLSearchParams({ statement: 'Hyacinth says no', email: 'odilia@example.org' });
      await fetch(`${app.url}/appeals/${token}`, { method: 'POST', body, headers: page, redirect: 'manual' });
    }
    const signIn = new URLSearchParams({
      email: 'demo@newsroom.example',
      password: 'wrong-sentinel-password',
    });
    await fetch(`${app.url}/desk/sign-in?to=/desk?zephyrine`, {
      method: 'POST',
      body: signIn,
      headers: page,
    });
    await fetch(`${app.url}/webhooks/stripe`, {
      method: 'POST',
      body: '{"email":"zephyrine"}',
      headers: { 'stripe-signature': 't=1,v1=x' },
    });
    await fetch(`${app.url}/donate?article=zephyrine`);
    await fetch(`${app.url}/zephyrine@example.org`);
    // The failure to send must be in the log, or it was not tried.
    await until('a letter failed', () =>
      Promise.resolve(/"job":"send-mail".*ECONNREFUSED/.test(app.output())),
    );
    await app.stop();
    const log = app.output().split('\n').filter((line) => line.startsWith('{')).join('\n'); // prettier-ignore
    expect(log.split('\n').length).toBeGreaterThan(10);
    const words = [
      'zephyrine', 'quillwort', 'marigold', 'hyacinth', 'odilia', 'example.org', 'newsroom.example', 'national committee',
      '4242', 'sentinel', 'sk_test_', 'whsec_', 'cs_test_',
      received.token, refused.token, received.session, ...screenings.map(({ token }) => token),
    ]; // prettier-ignore
    const told = words.filter((word) => log.toLowerCase().includes(word.toLowerCase()));
    expect(
      told.map((word) => log.split('\n').find((line) => line.toLowerCase().includes(word.toLowerCase()))),
    ).toEqual([]);
  } finally {
    await db.end();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
