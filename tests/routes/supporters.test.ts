/** /supporters: a mail lets a donor in, once, and what is shown is that donor's alone; nobody else learns who gives. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { action as ask, loader as show } from '#app/routes/supporters._index.tsx';
import { action as typeCode } from '#app/routes/supporters.code.tsx';
import { action as press, loader as open } from '#app/routes/supporters.sign-in.$token.tsx';
import type { Giving } from '#app/domain/giving.ts';
import type { StoredMail } from '#app/ports/mails.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { sendBack } from '#tests/support/received-gift.ts';
import { signInMailsTo } from '#tests/support/supporters.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor, type Answer } from './call-route.ts';

let world: World;
let hand: ByHand;
let db: pg.Client;
beforeAll(async () => {
  world = await openWorld();
  hand = byHand(world.deps.ports);
  db = new pg.Client(world.deps.env.databaseUrl);
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await world[Symbol.asyncDispose]();
});

let donors = 0;
/** Somebody of whom one gift was received. */
async function donor() {
  donors += 1;
  const payer = { name: `Robin Number ${String(donors)}`, email: `robin-${String(donors)}@example.org` };
  const given = await world.give();
  await world.pay(given, { ...payer, card: cardNumber(donors) });
  await advanceDonation(hand.ports, given.id);
  return { ...payer, gift: await world.donation(given.id) };
}

let visitors = 0;
const newAddress = () => `198.51.100.${String((visitors += 1))}`;

const args = (path: string, options: Parameters<typeof argsFor>[2] = {}) =>
  argsFor({ ...world.deps, ports: hand.ports }, path, options);

function askFor(email: string, address = newAddress()): Promise<Answer> {
  return answerOf(ask(args('/supporters', { form: { intent: 'ask', email }, address })));
}

/** Of the page to which the form led. */
function requestOf({ headers }: Answer): string {
  return new URL(headers.get('location') ?? '', 'http://x').searchParams.get('request') ?? '';
}

const signInMails = (email: string) => signInMailsTo(hand, email);

function waysIn(mail: StoredMail | undefined): { token: string; code: string } {
  const token = /\/supporters\/sign-in\/([\w-]{32})$/m.exec(mail?.text ?? '')?.[1];
  const code = /: (\w{4}-\w{4})$/m.exec(mail?.text ?? '')?.[1];
  if (token === undefined || code === undefined) throw new Error('the mail has no link or no code');
  return { token, code };
}

/** A mail of its own for this address, and the page's answer. */
async function mailed(email: string) {
  const asked = await askFor(email);
  const [mail] = await signInMails(email);
  return { ...waysIn(mail), request: requestOf(asked) };
}

const openLink = (token: string) =>
  answerOf(open(args(`/supporters/sign-in/${token}`, { params: { token } })));
const pressLink = (token: string) =>
  answerOf(press(args(`/supporters/sign-in/${token}`, { params: { token }, form: { a: '1' } })));
const sendCode = (request: string, code: string) =>
  answerOf(typeCode(args('/supporters/code', { form: { request, code } })));
const cookieOf = ({ headers }: Answer) => (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';

async function signedIn(email: string): Promise<string> {
  return cookieOf(await pressLink((await mailed(email)).token));
}

const shown = async (cookie: string, query = ''): Promise<Giving | null> =>
  (await show(args(`/supporters${query}`, { cookie }))).giving;

test('a link lets in once: opening it changes nothing, pressing its button does, and signing out ends it (money 66)', async () => {
  const { email, gift } = await donor();
  const asked = await askFor(` ${email.toUpperCase()} `);
  expect(asked.status).toBe(303);
  const [mail, ...others] = await signInMails(email);
  expect(others).toEqual([]);
  const { token, code } = waysIn(mail);
  // Mail programs open links before their reader does.
  for (let time = 0; time < 3; time += 1) expect((await openLink(token)).status).toBe(200);
  const pressed = await pressLink(token);
  expect(pressed.status).toBe(303);
  expect(pressed.headers.get('location')).toBe('/supporters');
  expect(pressed.headers.get('set-cookie')).toMatch(
    /^supporter=[^;]+; Path=\/supporters; HttpOnly; SameSite=Lax$/,
  );
  const cookie = cookieOf(pressed);
  expect((await shown(cookie))?.gifts).toMatchObject([
    { token: gift.token, status: 'received', agreed: { amountMinor: 500 } },
  ]);
  expect((await pressLink(token)).status).toBe(410);
  expect((await openLink(token)).status).toBe(410);
  expect((await sendCode(requestOf(asked), code)).status).toBe(422);
  const out = await answerOf(ask(args('/supporters', { cookie, form: { intent: 'sign-out' } })));
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
  // Also for whoever kept a copy of the cookie.
  expect(await shown(cookie)).toBeNull();
});

test('a code counts in the browser that asked, however it is typed, and not after ten tries', async () => {
  const { email } = await donor();
  const first = await mailed(email);
  expect((await sendCode('', first.code)).status).toBe(422);
  expect((await sendCode(requestOf(await askFor(email)), first.code)).status).toBe(422);
  const typed = await sendCode(first.request, ` ${first.code.toLowerCase().replace('-', ' ')} `);
  expect(typed.status).toBe(303);
  expect(await shown(cookieOf(typed))).not.toBeNull();
  expect((await pressLink(first.token)).status).toBe(410);

  const { email: other } = await donor();
  const second = await mailed(other);
  const wrong = second.code.startsWith('A') ? '22222222' : 'AAAAAAAA';
  for (let time = 0; time < 10; time += 1) expect((await sendCode(second.request, wrong)).status).toBe(422);
  expect((await sendCode(second.request, second.code)).status).toBe(422);
  // Whoever guessed has not taken the donor's own way in.
  expect((await pressLink(second.token)).status).toBe(303);
});

test('an address that nobody gave with is answered the same, and nothing is written to it', async () => {
  const { email } = await donor();
  const [known, unknown] = [await askFor(email), await askFor('nobody@example.org')];
  const place = ({ headers }: Answer) => headers.get('location')?.replace(/=.*/, '');
  expect([unknown.status, place(unknown)]).toEqual([known.status, place(known)]);
  expect(await signInMails('nobody@example.org')).toEqual([]);
  expect(await signInMails(email)).toHaveLength(1);
  // What a stranger can type in place of the code says no more.
  expect((await sendCode(requestOf(unknown), 'AAAAAAAA')).status).toBe(422);
  for (const typed of ['', 'nobody', 'a@b', `${'x'.repeat(250)}@example.org`]) {
    const answer = await askFor(typed);
    expect([answer.status, answer.data?.['email']]).toEqual([422, typed]);
  }
});

test('a link is over after fifteen minutes, its code too', async () => {
  const { email } = await donor();
  const late = await mailed(email);
  await world.control({ action: 'clock', advanceSeconds: 14 * 60 });
  expect((await openLink(late.token)).status).toBe(200);
  await world.control({ action: 'clock', advanceSeconds: 61 });
  expect((await openLink(late.token)).status).toBe(410);
  expect((await pressLink(late.token)).status).toBe(410);
  expect((await sendCode(late.request, late.code)).status).toBe(422);
});

test('a session ends after an hour without a press, after twelve in any case, and with its donor', async () => {
  const ended = async (change: string) => {
    const { email, gift } = await donor();
    const cookie = await signedIn(email);
    expect(await shown(cookie)).not.toBeNull();
    await db.query(change, [gift.donorId]);
    return (await shown(cookie)) === null;
  };
  const back = (column: string, interval: string) =>
    `UPDATE donor_session SET ${column} = ${column} - interval '${interval}' WHERE donor_id = $1`;
  expect(await ended(back('seen_at', '59 minutes'))).toBe(false);
  expect(await ended(back('seen_at', '60 minutes'))).toBe(true);
  expect(await ended(back('created_at', '11 hours 59 minutes'))).toBe(false);
  expect(await ended(back('created_at', '12 hours'))).toBe(true);
  expect(await ended(`UPDATE donor SET erased_at = now() WHERE id = $1`)).toBe(true);
  expect(await shown('supporter=InVua25vd24i')).toBeNull();
  expect(await shown('supporter=%00')).toBeNull();
});

test('one visitor asks twenty times an hour, and one address gets three mails in the life of a link', async () => {
  const { email } = await donor();
  const stranger = newAddress();
  for (let time = 0; time < 20; time += 1)
    expect((await askFor(time < 5 ? email : `x${String(time)}@example.org`, stranger)).status).toBe(303);
  const limited = await askFor(email, stranger);
  expect([limited.status, limited.data?.['waitMinutes']]).toEqual([429, expect.any(Number)]);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(3000);
  // The stranger has spent the address, and each mail that this sent lets its reader in.
  const mails = await signInMails(email);
  expect(mails).toHaveLength(3);
  expect((await askFor(email)).status).toBe(303);
  expect(await signInMails(email)).toHaveLength(3);
  expect((await pressLink(waysIn(mails[2]).token)).status).toBe(303);
});

test('a donor sees what is theirs, all of it, and nothing of another’s', async () => {
  const [one, other] = [await donor(), await donor()];
  expect(await sendBack(hand.ports, one.gift, 200)).toMatchObject({ kind: 'asked' });
  await hand.drain();
  const tokens: Record<'one' | 'other', string[]> = { one: [one.gift.token], other: [other.gift.token] };
  for (let count = 0; count < 56; count += 1) {
    const whose = count % 2 === 0 ? 'one' : 'other';
    const { id, token } = await world.give();
    tokens[whose].push(token);
    // As many at one moment as there are: the place of a page must not lose any of them.
    await db.query('UPDATE donation SET donor_id = $2, created_at = $3 WHERE id = $1', [
      id,
      whose === 'one' ? one.gift.donorId : other.gift.donorId,
      count < 40 ? '2026-01-02' : '2026-01-01',
    ]);
  }
  const cookie = await signedIn(one.email);
  const first = await shown(cookie);
  const second = await shown(cookie, `?after=${first?.next ?? ''}`);
  expect([first?.gifts.length, second?.gifts.length, second?.next]).toEqual([25, 4, null]);
  const seen = [...(first?.gifts ?? []), ...(second?.gifts ?? [])].map(({ token }) => token);
  expect(seen.toSorted()).toEqual(tokens.one.toSorted());
  const returned = first?.gifts.find(({ token }) => token === one.gift.token);
  expect(returned).toMatchObject({
    where: { taken: { amountMinor: 500 }, returned: { amountMinor: 200 } },
    refunds: [{ status: 'returned', amount: { amountMinor: 200 } }],
  });
  // A place in another's list is a moment and an id, and opens nothing.
  const foreign = await shown(await signedIn(other.email));
  const page = await shown(cookie, `?after=${foreign?.next ?? ''}`);
  expect(page?.gifts.filter(({ token }) => tokens.other.includes(token))).toEqual([]);
});
