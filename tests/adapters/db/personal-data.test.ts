/** What is blanked, and that nothing else is: every column of every table is compared, whatever comes to the schema later. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { dispatchDue } from '#app/usecases/dispatch-due.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';
import { enforceAppeals } from '#app/usecases/enforce-appeals.ts';
import { requestAddressChange } from '#app/usecases/request-address-change.ts';
import { requestSignIn } from '#app/usecases/request-sign-in.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { writeSignInMail } from '#app/usecases/write-sign-in-mail.ts';
import { sendMail } from '#app/usecases/send-mail.ts';
import { differences, dump, holding } from '#tests/support/table-dump.ts';
import { clientNamed, listed, openWorld, type World } from '#tests/support/world.ts';

let world: World;
let db: pg.Pool;
beforeAll(async () => {
  world = await openWorld();
  db = createPool(world.deps.env.databaseUrl ?? '', { connectionsMax: 2 });
});
afterAll(async () => {
  await db.end();
  await world[Symbol.asyncDispose]();
});

const actor = { id: 'staff-1', name: 'Ada Reviewer' };
const day = 86_400_000;
const now = () => world.deps.ports.clock.now();
const later = (days: number) => new Date(now().getTime() + days * day);

/** Every word that one payer left with us, and the one that staff wrote about them. */
interface Payer {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly statement: string;
  readonly appealEmail: string;
  readonly note: string;
  readonly appealNote: string;
}

/** `ending` makes the organisation resemble a listed group, so that the donation is held, and names it as this payer's. */
function payerNamed(mark: string, ending: string): Payer {
  return {
    name: `${mark} Reader`,
    email: `${mark}@example.org`,
    organisation: `${listed.similar} ${ending}`,
    statement: `We are the choir ${mark}.`,
    appealEmail: `answer-${mark}@example.net`,
    note: `Looks like ${mark} to me`,
    appealNote: `Asked ${mark} on the phone`,
  };
}

async function sendAll(): Promise<void> {
  const { ports } = world.deps;
  for (const mail of await ports.mails.latest(1000)) await sendMail(ports, mail.id);
}

/** Looks at everything that came in and is due, and sends the mails about it. */
async function settle(donation: Donation): Promise<Donation> {
  const { ports } = world.deps;
  for (const event of await world.events()) await world.deliver(event);
  await dispatchEvents(ports);
  await dispatchDue(ports);
  await advanceDonation(ports, donation.id);
  await sendAll();
  return world.donation(donation.id);
}

/** A donation with all that can belong to one: held, refused by staff, appealed against in vain, each with its mail. */
async function refusedDonation(payer: Payer, card: string): Promise<Donation> {
  const { ports } = world.deps;
  const donation = await world.give({ organisation: payer.organisation });
  await world.pay(donation, { ...payer, card });
  expect((await settle(donation)).state).toBe('held');
  const refuse = { decision: 'refuse', reason: 'acts-for-group', actor };
  await decideDonation(ports, { donationId: donation.id, note: payer.note, ...refuse });
  await world.control({ action: 'clock', advanceSeconds: 301 });
  expect((await settle(donation)).state).toBe('refused');
  const screening = await ports.donations.lastScreening(donation.id);
  const { statement, appealEmail: email } = payer;
  const filed = await submitAppeal(ports, {
    token: screening?.token ?? '',
    statement,
    email,
    client: clientNamed(donation.id),
  });
  expect(filed.kind).toBe('filed');
  const appeal = await ports.appeals.findByScreening(screening?.id ?? '');
  await decideAppeal(ports, { appealId: appeal?.id ?? '', note: payer.appealNote, ...refuse });
  await world.control({ action: 'clock', advanceSeconds: 301 });
  expect(await enforceAppeals(ports)).toBe(1);
  return settle(donation);
}

async function receivedDonation(name: string, email: string, card: string): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation, { name, email, card });
  const settled = await settle(donation);
  expect(settled.state).toBe('received');
  return settled;
}

/** `table.column` of the schema's columns that are marked personal, and of all of `payer` but its key. */
function personalColumns(): string[] {
  const schema = readFileSync(join(import.meta.dirname, '../../../prisma/schema.prisma'), 'utf8');
  return [...schema.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '';
    const fields = [...body.matchAll(/((?:^ *\/\/\/.*\n)*)^ +(\w+) +\S+(.*)$/gm)].filter(
      ([, , name]) => name !== 'donation',
    );
    const marked = fields.filter(([, said = '']) => table === 'payer' || said.includes('/// personal'));
    return marked.map(
      ([, , name = '', rest = '']) => `${table}.${/@map\("(\w+)"\)/.exec(rest)?.[1] ?? name}`,
    );
  });
}

test('an erased donation leaves no word of its payer in any table, its ledger entries and decisions are as they were', async () => {
  const { ports } = world.deps;
  const { personalData } = ports;
  const gone = payerNamed('zephyrine', 'Society');
  const stays = payerNamed('quillwort', 'Union');
  const words = ['zephyrine', gone.organisation];
  const donation = await refusedDonation(gone, '4242420000000018');
  await refusedDonation(stays, '4242420000000026');
  const before = await dump(db);
  const personal = personalColumns();
  const held = holding(before, words);
  // The donation must fill what it is to be tried on: all that is marked but what only another kind of donation fills.
  expect(held).toEqual(
    expect.arrayContaining([
      'payer.organisation', 'payer.name', 'payer.billing_name', 'payer.email', 'donor.name', 'donor.email',
      'screening.evidence', 'screening.sentence', 'review.note', 'appeal.statement', 'appeal.email', 'appeal.note',
      'mail.recipient', 'stripe_event.body',
    ]), // prettier-ignore
  );
  expect(personal).toEqual(expect.arrayContaining(held));
  const keptFor = holding(before, ['quillwort']);

  expect(await personalData.eraseDonation(donation.id, now())).toBeGreaterThan(0);

  const after = await dump(db);
  expect(holding(after, words)).toEqual([]);
  expect(holding(after, ['quillwort'])).toEqual(keptFor);
  const touched = differences(before, after);
  const marks = touched.filter((column) => /\.(erased_at|email_hash|card_fingerprint_hash)$/.test(column));
  const others = touched.filter((column) => !marks.includes(column));
  expect(personal).toEqual(expect.arrayContaining(others));
  expect(touched.filter((column) => /^[+-]|ledger|donation\.|history/.test(column))).toEqual([]);
  // Nothing marked is left in its rows, whatever stood there (a card's last digits are no word of anybody's).
  const payerRow = after.get('payer')?.get(donation.id) ?? {};
  const { id, donation_id: donationId, erased_at: erasedAt, ...blank } = payerRow;
  expect([id, donationId]).toEqual([donation.id, donation.id]);
  expect(erasedAt).not.toBeNull();
  expect(Object.values(blank).every((value) => value === null)).toBe(true);
  await world.assertLedgerAgrees();
  // Pages of the erased donation still answer.
  expect((await ports.donations.file(donation.id))?.donation.state).toBe('refused');
  expect(await personalData.eraseDonation(donation.id, now())).toBe(0);
  expect(differences(after, await dump(db))).toEqual([]);
});

test('a donor is erased with the last of their donations, and a later donation makes another donor', async () => {
  const { personalData } = world.deps.ports;
  const email = 'marigold@example.org';
  const first = await receivedDonation('Marigold Reader', email, '4242420000000034');
  const second = await receivedDonation('Marigold Reader', email, '4242420000000042');
  expect(second.donorId).toBe(first.donorId);
  await personalData.eraseDonation(first.id, now());
  expect(holding(await dump(db), ['marigold'])).toEqual(
    expect.arrayContaining(['donor.name', 'donor.email']),
  );
  await personalData.eraseDonation(second.id, now());
  // What was given in writing stays what it was, as bookkeeping law asks.
  expect(holding(await dump(db), ['marigold'])).toEqual(['receipt.printed']);
  const third = await receivedDonation('Marigold Reader', email, '4242420000000059');
  expect(third.donorId).not.toBe(first.donorId);
});

test('a mail that was not sent before its donation was erased is not sent', async () => {
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation, { name: 'Odilia Reader', email: 'odilia@example.org', card: '4242420000000067' });
  await advanceDonation(ports, donation.id);
  const mail = (await ports.mails.latest(1000)).find(({ recipient }) => recipient === 'odilia@example.org');
  expect(mail?.sentAt).toBeNull();
  await ports.personalData.eraseDonation(donation.id, now());
  const sent: string[] = [];
  const mailer = {
    send: ({ id }: { id: string }) => {
      sent.push(id);
      return Promise.resolve(null);
    },
  };
  await sendMail({ ...ports, mailer }, mail?.id ?? '');
  expect(sent).toEqual([]);
});

test('what has outlived its purpose goes on its day, not before, and nothing else with it', async () => {
  const { ports } = world.deps;
  // What the other tests left is not in the way.
  await ports.personalData.expire(later(4000));
  await receivedDonation('Hyacinth Reader', 'hyacinth@example.org', '4242420000000075');
  const refused = await world.give();
  await world.pay(refused, { name: listed.group, email: 'group@example.org', card: '4242420000000083' });
  expect((await settle(refused)).state).toBe('refused');
  await world.start({ organisation: listed.group });
  const appealed = await world.start({ organisation: listed.group.toUpperCase() });
  if (appealed.kind !== 'refused') throw new Error('expected a refusal');
  await submitAppeal(ports, {
    token: appealed.appealToken,
    statement: '',
    email: '',
    client: clientNamed('x'),
  });
  await db.query(
    "INSERT INTO checkout_network (key, tried_at) VALUES ('over', now() - interval '61 minutes'), ('counts', now())",
  );
  await db.query(
    "INSERT INTO checkout_slot (pool, block, at) VALUES ('shared', 'over', now() - interval '61 minutes'), ('shared', 'counts', now())",
  );
  await db.query(
    "INSERT INTO checkout_attempt (key, attempt_key, started_at) VALUES ('over', 'a', now() - interval '61 minutes')",
  );
  await db.query(
    `INSERT INTO donor_session (token_hash, donor_id, created_at, seen_at)
     SELECT key, donor.id, seen_at, seen_at FROM donor,
       (VALUES ('over', now() - interval '25 hours'), ('counts', now())) AS session (key, seen_at)
     WHERE donor.email = 'hyacinth@example.org'`,
  );
  await requestSignIn(ports, { email: 'hyacinth@example.org', client: clientNamed('hyacinth') });
  for (const id of await ports.signInLinks.unwritten(now(), 9)) await writeSignInMail(ports, id);
  const hyacinth = await db.query<{ id: string }>(
    "SELECT id FROM donor WHERE email = 'hyacinth@example.org'",
  );
  await requestAddressChange(ports, {
    ...{ donorId: hyacinth.rows[0]?.id ?? '', email: 'hyacinth.new@example.org' },
    client: clientNamed('hyacinth'),
  });
  await db.query('DELETE FROM rate_limit');
  await db.query("INSERT INTO rate_limit (key, points, expire) VALUES ('over', 1, $1), ('counting', 1, $2)", [
    Date.now() - 1000,
    Date.now() + 3_600_000,
  ]);
  const start = now();
  const expireOn = async (days: number) => {
    const before = await dump(db);
    const counts = await ports.personalData.expire(new Date(start.getTime() + days * day));
    return { counts, touched: differences(before, await dump(db)) };
  };
  const none = {
    eventBodies: 0,
    mails: 0,
    formScreenings: 0,
    refusedCards: 0,
    addressKeys: 0,
    networkKeys: 0,
    attemptKeys: 0,
    signIns: 0,
    addressChanges: 0,
    donorSessions: 0,
  };
  expect(await expireOn(29)).toEqual({
    counts: {
      ...none,
      addressKeys: 1,
      networkKeys: 2,
      attemptKeys: 1,
      signIns: 1,
      addressChanges: 1,
      donorSessions: 1,
    },
    touched: [
      '-address_change',
      ...['-checkout_attempt', '-checkout_network', '-checkout_slot', '-donor_session', '-rate_limit'],
      ...['-sign_in_link', 'mail.html', 'mail.recipient', 'mail.subject', 'mail.text'],
    ],
  });
  const events = await expireOn(31);
  expect(events.counts).toEqual({ ...none, eventBodies: expect.any(Number) as number });
  expect(events.counts['eventBodies']).toBeGreaterThan(3);
  expect(events.touched).toEqual(['stripe_event.body']);
  expect(await expireOn(89)).toEqual({ counts: none, touched: [] });
  expect(await expireOn(91)).toEqual({
    counts: { ...none, mails: 2, formScreenings: 1 },
    touched: [
      'mail.html',
      'mail.recipient',
      'mail.subject',
      'mail.text',
      'screening.erased_at',
      'screening.evidence',
      'screening.sentence',
    ],
  });
  expect(await expireOn(364)).toEqual({ counts: none, touched: [] });
  expect(await expireOn(366)).toEqual({ counts: { ...none, refusedCards: 1 }, touched: ['-refused_card'] });
  expect(await expireOn(4000)).toEqual({ counts: none, touched: [] });
});
