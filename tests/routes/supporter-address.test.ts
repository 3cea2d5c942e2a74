/** A supporter becomes known by another address once both have said yes: everything follows, and the old one opens nothing. */
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import { withFailpoint } from '#app/adapters/failpoint/with-failpoint.ts';
import type { OwnDataFile } from '#app/domain/own-data.ts';
import { donationSubject, standingGiftSubject } from '#app/domain/subject.ts';
import { action as ask } from '#app/routes/supporters.address._index.tsx';
import { action as press, loader as open } from '#app/routes/supporters.address.$token.tsx';
import { loader as download } from '#app/routes/supporters.data.ts';
import { loader as show } from '#app/routes/supporters._index.tsx';
import { loader as showDonation } from '#app/routes/donations.$token.tsx';
import { loader as showStanding } from '#app/routes/standing-gifts.$token.tsx';
import { action as signIn } from '#app/routes/supporters._index.tsx';
import type { StoredMail } from '#app/ports/mails.ts';
import { advance } from '#app/usecases/advance.ts';
import { copyReceipt } from '#app/usecases/copy-receipt.ts';
import { requestAddressChange } from '#app/usecases/request-address-change.ts';
import { signInDonor } from '#app/usecases/sign-in-donor.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { putListings } from '#tests/support/registry.ts';
import { listening, renewalsOf, toNextRenewal } from '#tests/support/renewals.ts';
import { received } from '#tests/support/received-gift.ts';
import { changeInPortal, setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { cookieOfDonor, signInMailsTo } from '#tests/support/supporters.ts';
import { until } from '#tests/support/app-process.ts';
import { clientNamed, listing, openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor } from './call-route.ts';

let world: World;
let hand: ByHand;
let db: pg.Pool;
beforeAll(async () => {
  world = await openWorld();
  hand = byHand(world.deps.ports);
  db = createPool(world.deps.env.databaseUrl ?? '', { connectionsMax: 1 });
});
afterAll(async () => {
  await db.end();
  await world[Symbol.asyncDispose]();
});

let donors = 0;
/** Somebody who gave once and gives every month. */
async function donor(domain = 'example.org') {
  donors += 1;
  const payer = {
    ...{ name: 'Robin Reader', email: `old-${String(donors)}@${domain}` },
    card: cardNumber(600 + donors),
  };
  const gift = await received(world, hand, {}, payer);
  const standing = await setUp(world, payer);
  await hand.drain();
  return { ...payer, gift, standing, cookie: await cookieOfDonor(hand, gift.donorId) };
}

let visitors = 0;
const args = (path: string, options: Parameters<typeof argsFor>[2] = {}) =>
  argsFor({ ...world.deps, ports: hand.ports }, path, {
    address: `198.51.100.${String((visitors += 1))}`,
    ...options,
  });

const askFor = (cookie: string, email: string) =>
  answerOf(ask(args('/supporters/address', { cookie, form: { email } })));

const tokenOf = (mail: StoredMail | undefined): string =>
  /\/supporters\/address\/([\w-]{32})$/m.exec(mail?.text ?? '')?.[1] ?? '';

/** Of the mails of the newest change. */
async function tokens(email: string, newEmail: string): Promise<{ old: string; new: string }> {
  await hand.drain();
  const mails = await hand.ports.mails.latest(1000);
  const tokenTo = (to: string) => {
    const mail = mails.find(({ kind, recipient }) => kind.startsWith('address-') && recipient === to);
    return tokenOf(mail);
  };
  return { old: tokenTo(email), new: tokenTo(newEmail) };
}

const openLink = (token: string) =>
  answerOf(open(args(`/supporters/address/${token}`, { params: { token } })));
const pressLink = (token: string, intent = 'confirm') =>
  answerOf(press(args(`/supporters/address/${token}`, { params: { token }, form: { intent } })));

const shown = async (cookie: string) => (await show(args('/supporters', { cookie }))).giving;

test('both addresses say yes, and everything is under the new one: gifts, mails, Stripe; the old one opens nothing', async () => {
  const { email, gift, standing, cookie } = await donor();
  const newEmail = 'robin.new@example.org';
  expect((await askFor(cookie, ` ${newEmail.toUpperCase()}`)).status).toBe(303);
  const links = await tokens(email, newEmail);
  for (const token of [links.old, links.new])
    for (let time = 0; time < 2; time += 1) expect((await openLink(token)).status).toBe(200);
  expect((await pressLink(links.new)).data).toEqual({ end: 'waits' });
  // A link pressed twice is one yes, and the other’s is missing.
  expect((await pressLink(links.new)).data).toEqual({ end: 'waits' });
  expect((await hand.ports.addressChanges.addressOf(gift.donorId ?? ''))?.email).toBe(email);
  expect((await pressLink(links.old)).data).toEqual({ end: 'done' });
  expect((await openLink(links.new)).status).toBe(410);
  // Signed out, and addresses of pages in earlier mails are nobody’s.
  expect(await shown(cookie)).toBeNull();
  expect(await hand.ports.donations.findByToken(gift.token)).toBeNull();
  expect(await hand.ports.standingGifts.findByToken(standing.token)).toBeNull();
  await answerOf(signIn(args('/supporters', { form: { intent: 'ask', email } })));
  expect(await signInMailsTo(hand, email)).toEqual([]);
  await answerOf(signIn(args('/supporters', { form: { intent: 'ask', email: newEmail } })));
  expect(await signInMailsTo(hand, newEmail)).toHaveLength(1);
  const seen = await shown(await cookieOfDonor(hand, gift.donorId));
  expect([seen?.gifts.length, seen?.standing.length]).toEqual([2, 1]);
  const customer = await world.stripe.customers.retrieve(standing.customerId ?? '');
  expect(customer.deleted ? null : customer.email).toBe(newEmail);
  // Mails to come.
  const { token } = await world.donation(gift.id);
  expect(await copyReceipt(hand.ports, { token })).toEqual({ kind: 'sent' });
  const [copy] = (await hand.ports.mails.latest(1000)).filter(({ kind }) => kind === 'receipt-copy');
  expect(copy?.recipient).toBe(newEmail);
  expect((await hand.ports.standingGifts.payer(standing.id))?.email).toBe(newEmail);
  // Re-screening goes on comparing what was given.
  const past = await hand.ports.donations.past(new Date(0), null, 100);
  expect(past.find(({ donation }) => donation.id === gift.id)?.payer?.email).toBe(email);
});

test('the old address says that it was not them: nothing changes, and whoever is signed in is signed out', async () => {
  const { email, gift, cookie } = await donor();
  await askFor(cookie, 'thief@example.org');
  const links = await tokens(email, 'thief@example.org');
  expect((await pressLink(links.new)).data).toEqual({ end: 'waits' });
  // Whoever has the new address alone ends nothing, and reads nothing of the old one.
  expect((await pressLink(links.new, 'cancel')).status).toBe(410);
  expect(JSON.stringify((await openLink(links.new)).data)).not.toContain(email);
  expect((await pressLink(links.old, 'cancel')).data).toEqual({ end: 'canceled' });
  for (const token of [links.old, links.new]) expect((await pressLink(token)).status).toBe(410);
  expect(await shown(cookie)).toBeNull();
  expect((await hand.ports.addressChanges.addressOf(gift.donorId ?? ''))?.email).toBe(email);
});

test('a no that comes with the last yes stops it, and only one of the two is told that it counted', async () => {
  const { email, gift, cookie } = await donor();
  await askFor(cookie, 'crossed@example.org');
  const links = await tokens(email, 'crossed@example.org');
  await pressLink(links.old);
  const client = await db.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM address_change WHERE donor_id = $1 FOR UPDATE', [gift.donorId]);
  const waiting = (count: number) =>
    until('both wait', async () => {
      await client.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::int FROM pg_locks WHERE NOT granted
           AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
      );
      return rows[0]?.count === count ? true : undefined;
    });
  const no = pressLink(links.old, 'cancel');
  await waiting(1);
  const yes = pressLink(links.new);
  await waiting(2);
  await client.query('COMMIT');
  client.release();
  expect([(await no).data, (await yes).data]).toEqual([{ end: 'canceled' }, { end: 'over' }]);
  expect((await hand.ports.addressChanges.addressOf(gift.donorId ?? ''))?.email).toBe(email);
});

test('an address that is another donor’s is answered the same; proved, both are one, and a crash before Stripe is told loses nothing', async () => {
  const [one, other] = [await donor(), await donor()];
  const answers = [await askFor(one.cookie, other.email), await askFor(one.cookie, 'nobody@example.org')];
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
    [303, '/supporters/address?asked'],
    [303, '/supporters/address?asked'],
  ]);
  // A later one takes the place of the first.
  await hand.drain();
  await askFor(one.cookie, other.email);
  const links = await tokens(one.email, other.email);
  for (const token of [links.old, links.new]) await pressLink(token);
  const died = new Error('died');
  const dying = withFailpoint(hand.ports, 'customers.setEmail@before', () => {
    throw died;
  });
  await expect(advance(dying, standingGiftSubject(one.standing.id))).rejects.toBe(died);
  await world.control({ action: 'clock', advanceSeconds: 60 });
  await hand.drain();
  const customer = await world.stripe.customers.retrieve(one.standing.customerId ?? '');
  expect(customer.deleted ? null : customer.email).toBe(other.email);
  expect(await hand.ports.standingGifts.readdressed(one.standing.id)).toBeNull();
  const cookie = await cookieOfDonor(hand, one.gift.donorId);
  expect((await shown(cookie))?.standing).toHaveLength(2);
  expect((await standingGift(world, other.standing.id)).donorId).toBe(one.gift.donorId);
  expect(await shown(other.cookie)).toBeNull();
  const file = (await (await download(args('/supporters/data', { cookie }))).json()) as OwnDataFile;
  expect(JSON.stringify(file)).toContain('address_change');
  expect(JSON.stringify(file)).not.toContain(hand.ports.hasher.hash('sign-in', links.old));
});

test('while a gift is being decided nothing moves, and both yeses stay; the same address and none are told', async () => {
  const { email, gift, cookie } = await donor();
  for (const typed of [email, 'nobody', '']) expect((await askFor(cookie, typed)).status, typed).toBe(422);
  await askFor(cookie, 'later@example.org');
  const links = await tokens(email, 'later@example.org');
  const waits = await world.give();
  await world.pay(waits, { name: 'Robin Reader', email, card: cardNumber(699) });
  const dying = withFailpoint(hand.ports, 'commit.screened-clear@after', () => {
    throw new Error('died');
  });
  await advance(dying, donationSubject(waits.id)).catch(() => undefined);
  expect((await world.donation(waits.id)).donorId).toBe(gift.donorId);
  await pressLink(links.new);
  expect((await pressLink(links.old)).status).toBe(409);
  expect((await hand.ports.addressChanges.addressOf(gift.donorId ?? ''))?.email).toBe(email);
  await world.control({ action: 'clock', advanceSeconds: 60 });
  await hand.drain();
  expect((await world.donation(waits.id)).state).toBe('received');
  expect((await pressLink(links.old)).data).toEqual({ end: 'done' });
});

test('of two changes asked for at once one is open, and what it does ends every other of either donor', async () => {
  const [one, victim] = [await donor(), await donor()];
  const emails = [victim.email, 'second@example.org'] as const;
  await Promise.all(emails.map((email) => askFor(one.cookie, email)));
  const links = await tokens(one.email, 'second@example.org');
  const toVictim = await tokens(one.email, victim.email);
  const opened = await Promise.all([links.new, toVictim.new].map(openLink));
  expect(opened.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  // The victim asks too, from her own address, and says yes there.
  await askFor(victim.cookie, 'victim.new@example.org');
  const own = await tokens(victim.email, 'victim.new@example.org');
  await pressLink(own.old);
  await hand.drain();
  await askFor(one.cookie, victim.email);
  const mails = (await hand.ports.mails.latest(1000)).filter(({ kind }) => kind === 'address-old');
  const toOld = mails.filter(({ recipient }) => recipient === one.email).map(tokenOf);
  const joining = await tokens(one.email, victim.email);
  expect((await pressLink(joining.old)).data).toEqual({ end: 'waits' });
  expect((await pressLink(joining.new)).data).toEqual({ end: 'done' });
  for (const token of [...toOld, links.new, own.old, own.new])
    expect((await pressLink(token)).status, token).toBe(410);
  expect((await hand.ports.addressChanges.addressOf(one.gift.donorId ?? ''))?.email).toBe(victim.email);
});

test('appeals are at new addresses too, no page hands out one that it does not offer, and mails on their way hold the new ones', async () => {
  const { email, gift, standing, cookie } = await donor();
  const screenings = [
    (await hand.ports.donations.file(gift.id))?.screenings.at(-1),
    await hand.ports.standingGifts.lastScreening(standing.id),
  ];
  expect(screenings.map((screening) => screening?.token.length)).toEqual([32, 32]);
  await askFor(cookie, 'later.mail@example.org');
  const links = await tokens(email, 'later.mail@example.org');
  await pressLink(links.new);
  const { rowCount } = await db.query(
    `UPDATE mail SET sent_at = NULL, next_try_at = '2100-01-01' WHERE kind = 'received' AND donation_id = $1 AND text LIKE $2`,
    [gift.id, `%${gift.token}%`],
  );
  expect(rowCount).toBe(1);
  expect((await pressLink(links.old)).data).toEqual({ end: 'done' });
  for (const screening of screenings)
    expect(await hand.ports.screenings.findByToken(screening?.token ?? '')).toBeNull();
  const { token } = await world.donation(gift.id);
  const { rows } = await db.query<{ text: string; html: string; recipient: string }>(
    `SELECT text, html, recipient FROM mail WHERE kind = 'received' AND donation_id = $1`,
    [gift.id],
  );
  expect(rows[0]?.recipient).toBe('later.mail@example.org');
  for (const body of [rows[0]?.text, rows[0]?.html]) {
    expect(body).toContain(`/donations/${token}`);
    expect(body).not.toContain(gift.token);
  }
  const moved = await standingGift(world, standing.id);
  const pages = [
    await showDonation(args('/donations/x', { params: { token } })),
    await showStanding(args('/standing-gifts/x', { params: { token: moved.token } })),
  ];
  expect(pages.map(({ appealToken }) => appealToken)).toEqual([null, null]);
});

test('two donors who ask for each other’s address at once: one is done, and the other over', async () => {
  const [one, other] = [await donor(), await donor()];
  await askFor(one.cookie, other.email);
  await askFor(other.cookie, one.email);
  const [first, second] = [await tokens(one.email, other.email), await tokens(other.email, one.email)];
  await hand.drain();
  const mails = (await hand.ports.mails.latest(1000)).filter(({ kind }) => kind.startsWith('address-'));
  const to = (kind: string, recipient: string) =>
    tokenOf(mails.find((mail) => mail.kind === kind && mail.recipient === recipient));
  for (const email of [one.email, other.email]) await pressLink(to('address-old', email));
  const ends = await Promise.all(
    [one.email, other.email].map(async (email) => (await pressLink(to('address-new', email))).data),
  );
  expect(ends).toContainEqual({ end: 'done' });
  expect(ends).toContainEqual({ end: 'over' });
  expect([first, second]).not.toContain('');
});

test('what was asked from an address that is the donor’s no more is never written, nor done', async () => {
  const { email, gift, cookie } = await donor();
  const { addressChanges } = hand.ports;
  const known = await addressChanges.addressOf(gift.donorId ?? '');
  await askFor(cookie, 'moved@example.org');
  const links = await tokens(email, 'moved@example.org');
  await pressLink(links.new);
  // Asked before, written after: the change was done between.
  const late = {
    ...hand.ports,
    addressChanges: {
      ...addressChanges,
      addressOf: async () => {
        await pressLink(links.old);
        return known;
      },
    },
  };
  const input = { donorId: gift.donorId ?? '', email: 'late.thief@example.org', client: clientNamed('late') };
  expect(await requestAddressChange(late, input)).toEqual({ kind: 'over' });
  expect((await tokens(email, 'late.thief@example.org')).new).toBe('');
  // Not by a row that was written before anybody checked either.
  const hash = (text: string) => hand.ports.hasher.hash('sign-in', text);
  await db.query(
    `INSERT INTO address_change (id, donor_id, email, email_hash, old_email_hash, new_token_hash, old_token_hash, created_at, expires_at, new_confirmed_at)
     VALUES ('stray', $1, 'late.thief@example.org', 'h', $2, $3, $4, now(), '2100-01-01', now())`,
    [gift.donorId, known?.emailHash, hash('new'), hash('old')],
  );
  expect((await pressLink('old')).data).toEqual({ end: 'over' });
  expect((await addressChanges.addressOf(gift.donorId ?? ''))?.email).toBe('moved@example.org');
});

test('a link to the old address that was written or used around the change signs nobody in', async () => {
  const { email, gift, cookie } = await donor();
  await askFor(cookie, 'after@example.org');
  const links = await tokens(email, 'after@example.org');
  await answerOf(signIn(args('/supporters', { form: { intent: 'ask', email } })));
  const [mail] = await signInMailsTo(hand, email);
  const token = /\/supporters\/sign-in\/([\w-]+)$/m.exec(mail?.text ?? '')?.[1] ?? '';
  await pressLink(links.new);
  // Used, and then the change is done before the session begins.
  const { donorSessions } = hand.ports;
  const late = {
    ...hand.ports,
    donorSessions: {
      ...donorSessions,
      begin: async (...of: Parameters<typeof donorSessions.begin>) => {
        expect((await pressLink(links.old)).data).toEqual({ end: 'done' });
        return donorSessions.begin(...of);
      },
    },
  };
  expect(await signInDonor(late, { token })).toEqual({ kind: 'refused' });
  expect((await pressLink(links.old, 'cancel')).data).toEqual({ end: 'over' });
  expect(gift.donorId).not.toBeNull();
});

test('not signed in, nobody is written to; an address gets three mails in a quarter of an hour', async () => {
  expect((await askFor('supporter=none', 'x@example.org')).headers.get('location')).toBe('/supporters');
  const { cookie } = await donor();
  for (let time = 0; time < 5; time += 1)
    expect((await askFor(cookie, 'flooded@example.org')).status).toBe(303);
  await hand.drain();
  const mails = await hand.ports.mails.latest(1000);
  expect(mails.filter(({ recipient }) => recipient === 'flooded@example.org')).toHaveLength(3);
  // Whose address it is can sign in all the same.
  const [reader, asker] = [await donor(), await donor()];
  for (let time = 0; time < 3; time += 1) await askFor(asker.cookie, reader.email);
  await answerOf(signIn(args('/supporters', { form: { intent: 'ask', email: reader.email } })));
  expect(await signInMailsTo(hand, reader.email)).toHaveLength(1);
});

test('nobody gets past the lists by another address: while a renewal is undecided it stays, and renewals compare what was given as well', async () => {
  const { email, gift, standing, cookie } = await donor('quartz-victory.org');
  let isReady = true;
  const { registry } = hand.ports;
  const current: typeof registry.current = () =>
    isReady ? registry.current() : { status: 'stale', index: null };
  const tell = listening(world, byHand(world.deps.ports, { registry: { ...registry, current } }));
  await tell();
  await askFor(cookie, 'plain@example.org');
  const links = await tokens(email, 'plain@example.org');
  for (const token of [links.new, links.old]) await pressLink(token);
  expect((await hand.ports.standingGifts.payer(standing.id))?.email).toBe('plain@example.org');
  // Nobody can be screened, so that the renewal waits.
  isReady = false;
  await toNextRenewal(world, standing.id);
  await tell();
  expect((await renewalsOf(hand, standing)).map(({ state }) => state)).toEqual(['draft']);
  await askFor(await cookieOfDonor(hand, gift.donorId), 'plainer@example.org');
  const mails = (await hand.ports.mails.latest(1000)).filter(({ kind }) => kind.startsWith('address-'));
  const [one, both] = ['plainer@example.org', 'plain@example.org'].map((to) =>
    tokenOf(mails.find(({ recipient }) => recipient === to)),
  );
  expect((await pressLink(one ?? '')).data).toEqual({ end: 'waits' });
  expect((await pressLink(both ?? '')).status).toBe(409);
  isReady = true;
  await putListings(hand.ports, [
    listing({ name: 'Quartz Hollow Alliance', domains: ['quartz-victory.org'] }),
  ]);
  await world.control({ action: 'clock', advanceSeconds: 3600 });
  await tell();
  const [renewal] = await renewalsOf(hand, standing);
  expect(renewal?.state).toBe('held');
  // Nor by another card.
  await changeInPortal(world, await standingGift(world, standing.id));
  await tell();
  const screenings = (await hand.ports.standingGifts.file(standing.id))?.screenings ?? [];
  const byCard = screenings.findLast(({ stage }) => stage === 'card');
  expect(byCard?.screening.outcome).toBe('unclear');
});
