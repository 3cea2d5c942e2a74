/** Staff accounts and sessions on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStaffAuth } from '#app/adapters/auth/staff-auth.ts';
import { createDb, type Db } from '#app/adapters/db/client.ts';
import type { Staff } from '#app/ports/staff.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';

const password = 'a long enough sentence';
const hour = 3_600_000;
let database: TestDatabase;
let db: Db;
let staff: Staff;

beforeAll(async () => {
  database = await freshDatabase();
  db = createDb(database.url);
  staff = open();
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

function open(changes: Partial<Parameters<typeof createStaffAuth>[0]> = {}): Staff {
  const settings = { secret: 's'.repeat(40), siteUrl: 'http://127.0.0.1:3000', secureCookies: false };
  return createStaffAuth({ prisma: db.prisma, ...settings, ...changes });
}

async function addReviewer(email: string): Promise<void> {
  expect(await staff.create({ email, name: 'Ada', role: 'reviewer', password })).toBe('created');
}

/** The request headers that a browser sends after it was given these cookies. */
function withCookies(cookies: readonly string[] | null): Headers {
  return new Headers({ cookie: (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ') });
}

test('a person with the right password gets a session that names them and their role', async () => {
  await addReviewer('right@newsroom.example');
  const cookies = await staff.signIn('right@newsroom.example', password);
  expect(await staff.session(withCookies(cookies))).toMatchObject({
    name: 'Ada',
    email: 'right@newsroom.example',
    role: 'reviewer',
  });
});

test('the session cookie is closed to scripts and other sites, for the desk alone, and lasts twelve hours', async () => {
  await addReviewer('cookie@newsroom.example');
  const [cookie = '', ...others] = (await staff.signIn('cookie@newsroom.example', password)) ?? [];
  expect(others).toEqual([]);
  for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/desk', 'Max-Age=43200']) {
    expect(cookie).toContain(attribute);
  }
  expect(cookie).not.toContain('Secure');
});

test('over https the cookie is for https only', async () => {
  await addReviewer('secure@newsroom.example');
  const secure = open({ siteUrl: 'https://newsroom.example', secureCookies: true });
  const [cookie = ''] = (await secure.signIn('secure@newsroom.example', password)) ?? [];
  expect(cookie).toMatch(/^__Secure-.*; Secure/);
});

test('a wrong password, an unknown address and what is no address at all are answered alike', async () => {
  await addReviewer('wrong@newsroom.example');
  expect(await staff.signIn('wrong@newsroom.example', 'not the password')).toBeNull();
  expect(await staff.signIn('nobody@newsroom.example', password)).toBeNull();
  expect(await staff.signIn('no address', password)).toBeNull();
});

test('an unknown address takes about as long as a wrong password', async () => {
  await addReviewer('time@newsroom.example');
  const time = async (email: string) => {
    const start = performance.now();
    for (let turn = 0; turn < 4; turn++) await staff.signIn(email, 'not the password');
    return performance.now() - start;
  };
  await time('time@newsroom.example');
  const known = await time('time@newsroom.example');
  // Without hashing, an unknown address is answered in a tenth of the time or less.
  expect(await time('nobody@newsroom.example')).toBeGreaterThan(known / 3);
});

test('signing out ends the session, also for a copy of the cookie', async () => {
  await addReviewer('out@newsroom.example');
  const headers = withCookies(await staff.signIn('out@newsroom.example', password));
  const removed = await staff.signOut(headers);
  expect(removed.join()).toContain('Max-Age=0');
  expect(removed.join()).toContain('Path=/desk');
  expect(await staff.session(headers)).toBeNull();
});

test('a session that is over, or signed with another key, is none', async () => {
  await addReviewer('over@newsroom.example');
  const headers = withCookies(await staff.signIn('over@newsroom.example', password));
  expect(await open({ secret: 't'.repeat(40) }).session(headers)).toBeNull();
  await db.pool.query("UPDATE staff_session SET expires_at = now() - interval '1 second'");
  expect(await staff.session(headers)).toBeNull();
  expect(await staff.session(new Headers())).toBeNull();
});

test('a role that is not one of ours is read as none', async () => {
  await addReviewer('role@newsroom.example');
  await db.pool.query("UPDATE staff_user SET role = 'owner' WHERE email = 'role@newsroom.example'");
  expect((await staff.find('role@newsroom.example'))?.role).toBeNull();
});

test('an address has one account', async () => {
  await addReviewer('once@newsroom.example');
  const again = { email: 'once@newsroom.example', name: 'Eve', role: 'admin', password } as const;
  expect(await staff.create(again)).toBe('exists');
  expect(await staff.find('once@newsroom.example')).toMatchObject({ name: 'Ada', role: 'reviewer' });
});

test('a new password replaces the old one', async () => {
  await addReviewer('new@newsroom.example');
  expect(await staff.setPassword('new@newsroom.example', 'another long sentence')).toBe(true);
  expect(await staff.signIn('new@newsroom.example', password)).toBeNull();
  expect(await staff.signIn('new@newsroom.example', 'another long sentence')).not.toBeNull();
  expect(await staff.setPassword('nobody@newsroom.example', password)).toBe(false);
});

test('an invitation makes one account, with the role it was made for, and is then used up', async () => {
  const { token } = await staff.invite({ email: 'invited@newsroom.example', role: 'admin', validMs: hour });
  expect(await staff.invitation(token)).toEqual({ email: 'invited@newsroom.example', role: 'admin' });
  expect(await staff.redeem(token, { name: 'Grace', password })).toBe('created');
  expect(await staff.redeem(token, { name: 'Eve', password })).toBe('gone');
  expect(await staff.invitation(token)).toBeNull();
  const headers = withCookies(await staff.signIn('invited@newsroom.example', password));
  expect(await staff.session(headers)).toMatchObject({ name: 'Grace', role: 'admin' });
});

test('an invitation redeemed many times at once makes one account', async () => {
  const { token } = await staff.invite({ email: 'race@newsroom.example', role: 'reviewer', validMs: hour });
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => staff.redeem(token, { name: 'Racer', password })),
  );
  expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
  const { rows } = await db.pool.query(
    "SELECT count(*)::int AS n FROM staff_account JOIN staff_user u ON u.id = user_id WHERE u.email = 'race@newsroom.example'",
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('an invitation that is too old, unknown, or replaced by a newer one is void', async () => {
  const { token: late } = await staff.invite({
    email: 'late@newsroom.example',
    role: 'reviewer',
    validMs: -1,
  });
  expect(await staff.invitation(late)).toBeNull();
  expect(await staff.redeem(late, { name: 'Late', password })).toBe('gone');
  expect(await staff.invitation('unknown')).toBeNull();
  const { token: first } = await staff.invite({
    email: 'twice@newsroom.example',
    role: 'reviewer',
    validMs: hour,
  });
  const { token: second } = await staff.invite({
    email: 'twice@newsroom.example',
    role: 'admin',
    validMs: hour,
  });
  expect(await staff.invitation(first)).toBeNull();
  expect(await staff.invitation(second)).not.toBeNull();
});

test('an invitation for an address that has an account by now changes nothing', async () => {
  const { token } = await staff.invite({ email: 'taken@newsroom.example', role: 'admin', validMs: hour });
  await addReviewer('taken@newsroom.example');
  expect(await staff.redeem(token, { name: 'Eve', password: 'the password of Eve' })).toBe('exists');
  expect(await staff.find('taken@newsroom.example')).toMatchObject({ name: 'Ada', role: 'reviewer' });
  expect(await staff.signIn('taken@newsroom.example', 'the password of Eve')).toBeNull();
});

test('neither a password nor a sign-up link can be read from the tables, nor where somebody signed in from', async () => {
  await addReviewer('secret@newsroom.example');
  await staff.signIn('secret@newsroom.example', password);
  const { token } = await staff.invite({ email: 'hidden@newsroom.example', role: 'reviewer', validMs: hour });
  const tables = ['staff_user', 'staff_account', 'staff_session', 'staff_verification'];
  const dumps = await Promise.all(tables.map((table) => db.pool.query(`TABLE ${table}`)));
  const text = JSON.stringify(dumps.map(({ rows: kept }) => kept as unknown));
  expect(text).not.toContain(password);
  expect(text).not.toContain(token);
  const { rows } = await db.pool.query('SELECT DISTINCT ip_address, user_agent FROM staff_session');
  expect(rows).toEqual([{ ip_address: '', user_agent: '' }]);
});

test('a session of whoever left is none, though its row is still there, and does not come back with the account', async () => {
  const email = 'gone@newsroom.example';
  await addReviewer(email);
  const headers = withCookies(await staff.signIn(email, password));
  // As where the session began at the very moment at which the account ended.
  await db.pool.query('UPDATE staff_user SET ended_at = now() WHERE email = $1', [email]);
  expect(await staff.session(headers)).toBeNull();
  expect(await staff.sessions(headers)).toEqual([]);
  expect(
    await staff.changePassword(headers, { current: password, password: 'another long sentence' }),
  ).toBeNull();
  const { token } = await staff.invite({ email, role: 'admin', validMs: hour });
  expect(await staff.redeem(token, { name: 'Gwen', password: 'another long sentence' })).toBe('created');
  expect(await staff.session(headers)).toBeNull();
  expect(await staff.find(email)).toMatchObject({ name: 'Gwen', role: 'admin' });
});

test('of whoever leaves neither a session nor a password is kept', async () => {
  const email = 'left@newsroom.example';
  await addReviewer(email);
  await staff.signIn(email, password);
  const { id } = (await staff.find(email)) ?? { id: '' };
  expect(await staff.end(email)).toBe('ended');
  for (const table of ['staff_session', 'staff_account']) {
    const { rows } = await db.pool.query(`SELECT FROM ${table} WHERE user_id = $1`, [id]);
    expect(rows, table).toEqual([]);
  }
});
