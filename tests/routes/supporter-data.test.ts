/** What a donor can have: all that is kept of them as a file, and its deletion, which waits for Stripe. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptData } from '#app/domain/kept-data.ts';
import type { OwnDataFile } from '#app/domain/own-data.ts';
import type { PrintedStatement } from '#app/domain/receipt/statement.ts';
import { donationSubject, standingGiftSubject } from '#app/domain/subject.ts';
import { loader as download } from '#app/routes/supporters.data.ts';
import { loader as openStatement } from '#app/routes/supporters.statements.$year.ts';
import { action as press } from '#app/routes/supporters.deletion.tsx';
import { loader as show } from '#app/routes/supporters._index.tsx';
import { advance } from '#app/usecases/advance.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { deleteOwnData } from '#app/usecases/delete-own-data.ts';
import { requestAddressChange } from '#app/usecases/request-address-change.ts';
import { requestSignIn } from '#app/usecases/request-sign-in.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { dispute, told } from '#tests/support/received-gift.ts';
import { cookieOfDonor } from '#tests/support/supporters.ts';
import { dump, holding } from '#tests/support/table-dump.ts';
import { clientNamed, listed, openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor } from './call-route.ts';

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

let cards = 500;
/** The mark stands in everything that this payer leaves with us. */
const payerNamed = (mark: string) => ({
  name: `${mark} Reader`,
  email: `${mark}@example.org`,
  card: cardNumber((cards += 1)),
});

async function give(payer: ReturnType<typeof payerNamed>, organisation = '') {
  const donation = await world.give(organisation === '' ? {} : { organisation });
  await world.pay(donation, payer);
  await advance(hand.ports, donationSubject(donation.id));
  return world.donation(donation.id);
}

async function giveMonthly(payer: ReturnType<typeof payerNamed>) {
  await world.start({ frequency: 'month' });
  const [newest] = await hand.ports.standingGifts.list(null, 1);
  const gift = await hand.ports.standingGifts.find(newest?.id ?? '');
  await world.control({ action: 'pay', session: gift?.sessionId, ...payer });
  await advance(hand.ports, standingGiftSubject(gift?.id ?? ''));
  return gift?.id ?? '';
}

const cookieOf = (donorId: string | null) => cookieOfDonor(hand, donorId);

const args = (path: string, options: Parameters<typeof argsFor>[2]) =>
  argsFor({ ...world.deps, ports: hand.ports }, path, options);

/** A gift that was held, refused by staff, and appealed against, and a standing gift: all that can belong to a donor, each with its words. */
async function allKinds(mark: string, ending: string): Promise<string | null> {
  const payer = payerNamed(mark);
  const held = await give(payer, `${listed.similar} ${ending}`);
  expect(held.state).toBe('held');
  const refuse = { decision: 'refuse', reason: 'acts-for-group', note: `Looks like ${mark}` };
  const actor = { id: 'staff-1', name: 'Ada Reviewer' };
  await decideDonation(hand.ports, { donationId: held.id, ...refuse, actor });
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await told(world, hand);
  const screening = await hand.ports.donations.lastScreening(held.id);
  await submitAppeal(hand.ports, {
    token: screening?.token ?? '',
    statement: `We are the choir ${mark}.`,
    email: payer.email,
    client: clientNamed(`client ${String((cards += 1))}`),
  });
  await giveMonthly(payer);
  await requestSignIn(hand.ports, {
    email: payer.email,
    client: clientNamed(`client ${String((cards += 1))}`),
  });
  await told(world, hand);
  const { donorId } = await world.donation(held.id);
  await requestAddressChange(hand.ports, {
    ...{ donorId: donorId ?? '', email: `${mark}.new@example.org` },
    client: clientNamed(`client ${String((cards += 1))}`),
  });
  return donorId;
}

/** `table.column` of everything in the file in which one of the words stands. */
function inFile(file: OwnDataFile, words: readonly string[]): string[] {
  const rows = file.kept.flatMap((entry) => entry.rows ?? []) as Record<string, unknown>[];
  const found = rows.flatMap((row) =>
    Object.entries(row)
      .filter(([, value]) => holds(value, words))
      .map(([column]) => `${String(row['table'])}.${column}`),
  );
  return [...new Set(found)].sort();
}

function holds(value: unknown, words: readonly string[]): boolean {
  const text = JSON.stringify(value).toLowerCase();
  return words.some((word) => text.includes(word.toLowerCase()));
}

test('the file holds whatever any table holds of a donor, under each heading of the privacy page, and nothing of another’s', async () => {
  const [donorId] = [await allKinds('zephyrine', 'Society'), await allKinds('quillwort', 'Union')];
  const answer = await download(args('/supporters/data', { cookie: await cookieOf(donorId) }));
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="my-data-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const text = await answer.text();
  const file = JSON.parse(text) as OwnDataFile;
  const words = ['zephyrine', `${listed.similar} Society`];
  const held = holding(await dump(db), words);
  expect(held).toEqual(
    expect.arrayContaining([
      'appeal.statement',
      'donor.email',
      'payer.name',
      'review.note',
      'screening.evidence',
    ]),
  );
  expect(inFile(file, words)).toEqual(held);
  expect(text).not.toMatch(/quillwort/i);
  // Neither what opens something nor who of the staff did what.
  expect(text).not.toMatch(/sign-in\/|Ada Reviewer|token_hash/);
  expect(file.kept).toHaveLength(keptData.length + 1);
  const empty = file.kept.filter(({ rows }) => rows?.length === 0).map(({ what }) => what);
  expect(
    empty.filter((what) => /^(payer|donor|standing gift|appeal|email|messages|supporters)/.test(what)),
  ).toEqual([]);
  expect((await answerOf(download(args('/supporters/data', {})))).headers.get('location')).toBe(
    '/supporters',
  );
});

test('a yearly statement is a PDF of the donor who is signed in, and of nobody else', async () => {
  const [one, other] = [await give(payerNamed('lavender')), await give(payerNamed('tansy'))];
  await told(world, hand);
  const year = hand.ports.clock.now().getUTCFullYear();
  const statement = async (which: number, cookie?: string) => {
    const path = `/supporters/statements/${String(which)}`;
    const asked = { params: { year: String(which) }, ...(cookie !== undefined && { cookie }) };
    const printed: PrintedStatement[] = [];
    const print = (given: PrintedStatement, at: Date) => {
      printed.push(given);
      return hand.ports.statementPrinter.print(given, at);
    };
    const ports = { ...hand.ports, statementPrinter: { print } };
    const answer = await openStatement(argsFor({ ...world.deps, ports }, path, asked)).catch(
      (thrown: unknown) => thrown as Response,
    );
    return { answer, printed: JSON.stringify(printed) };
  };
  for (const [gift, own, foreign] of [
    [one, 'lavender', 'tansy'],
    [other, 'tansy', 'lavender'],
  ] as const) {
    const cookie = await cookieOf((await world.donation(gift.id)).donorId);
    expect((await show(args('/supporters', { cookie }))).giving?.years).toEqual([year]);
    const { answer, printed } = await statement(year, cookie);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(printed).toContain(`${own} Reader`);
    expect(printed).not.toContain(foreign);
    expect((await statement(99_999, cookie)).answer.status).toBe(404);
  }
  expect((await statement(year)).answer.status).toBe(303);
});

test('nothing is deleted while a gift is undecided, a bank has it, a restore is not caught up with, or Stripe has not closed a standing gift (money 33)', async () => {
  const payer = payerNamed('wintergreen');
  const standingId = await giveMonthly(payer);
  const gift = await give(payer);
  await told(world, hand);
  const { donorId } = await world.donation(gift.id);
  const wanted = { donorId: donorId ?? '', pause: () => hand.drain() };
  const before = holding(await dump(db), ['wintergreen']);
  const restore = { id: 'r', restoredAt: new Date(), snapshotAt: new Date(), reached: null, readCount: 0 };
  const restoring = { ...hand.ports, restores: { ...hand.ports.restores, pending: async () => restore } };
  expect(await deleteOwnData(restoring, wanted)).toEqual({ kind: 'not-yet', obstacles: ['restoring'] });
  expect((await hand.ports.standingGifts.find(standingId))?.state).toBe('active');
  await world.control({ action: 'fault', on: 'DELETE /v1/subscriptions/:id', kind: '500', times: 100 });
  await dispute(world, await world.donation(gift.id));
  await told(world, hand);
  const refused = await deleteOwnData(hand.ports, wanted);
  expect(refused).toEqual({ kind: 'not-yet', obstacles: ['standing', 'moving'] });
  expect((await hand.ports.standingGifts.find(standingId))?.state).toBe('closing');
  await world.control({ action: 'faults-clear' });
  await world.control({ action: 'clock', advanceSeconds: 3600 });
  await hand.drain();
  // A renewal that is not over may still be charged, though its standing gift is closed.
  await db.query(
    `INSERT INTO renewal (id, standing_gift_id, invoice_id, state, period_starts_at, period_ends_at, due_at, lapses_at, amount_minor,
       fee_cover_minor, currency, created_at)
     VALUES ('r', $1, 'in_1', 'draft', now(), now() + interval '1 month', now(), now() + interval '1 month', 500, 0, 'USD', now())`,
    [standingId],
  );
  expect(await deleteOwnData(hand.ports, { ...wanted, pause: async () => undefined })).toMatchObject({
    obstacles: ['standing', 'moving'],
  });
  await db.query("DELETE FROM renewal WHERE id = 'r'");
  // What was asked for once is done as soon as Stripe can; the bank still decides.
  expect(await deleteOwnData(hand.ports, wanted)).toEqual({ kind: 'not-yet', obstacles: ['moving'] });
  expect(holding(await dump(db), ['wintergreen'])).toEqual(expect.arrayContaining(before));

  const held = await give(payerNamed('foxglove'), `${listed.similar} Circle`);
  const cookie = await cookieOf(held.donorId);
  const answer = await answerOf(press(args('/supporters/deletion', { cookie, form: { a: '1' } })));
  expect([answer.status, answer.data]).toEqual([409, { obstacles: ['undecided'] }]);
});

test('a deleted donor is on the receipts and in no other table, is charged no more, and is signed out', async () => {
  const payer = payerNamed('marigold');
  const standingId = await giveMonthly(payer);
  const gift = await give(payer);
  await told(world, hand);
  const { donorId } = await world.donation(gift.id);
  await requestSignIn(hand.ports, { email: payer.email, client: clientNamed('client') });
  await requestAddressChange(hand.ports, {
    ...{ donorId: donorId ?? '', email: 'marigold.new@example.org', client: clientNamed('client') },
  });
  await hand.drain();
  const cookie = await cookieOf(donorId);
  expect(holding(await dump(db), ['marigold'])).not.toEqual([]);
  const { subscriptionId } = (await hand.ports.standingGifts.find(standingId)) ?? {};
  const wanted = { donorId: donorId ?? '', pause: () => hand.drain() };
  expect(await deleteOwnData(hand.ports, wanted)).toEqual({ kind: 'deleted' });
  expect(holding(await dump(db), ['marigold'])).toEqual(['receipt.printed']);
  expect((await show(args('/supporters', { cookie }))).giving).toBeNull();
  const subscription = await world.stripe.subscriptions.retrieve(subscriptionId ?? '');
  expect(subscription.status).toBe('canceled');
  await world.assertLedgerAgrees();
  const file = await hand.ports.donations.file(gift.id);
  expect([file?.donation.state, file?.payer?.email]).toEqual(['received', null]);
});
