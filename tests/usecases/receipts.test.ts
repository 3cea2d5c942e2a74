/** Receipts and statements on real PostgreSQL and the local Stripe: issued, replaced, withdrawn, copied, and never a number lost. */
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { withFailpoint } from '#app/adapters/failpoint/with-failpoint.ts';
import { settlingReceipt } from '#app/domain/receipt/settling.ts';
import { donationSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import { advance } from '#app/usecases/advance.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { printYearlyStatement } from '#app/usecases/print-statement.ts';
import { refundDonation } from '#app/usecases/refund-donation.ts';
import { sendMail } from '#app/usecases/send-mail.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Admin' };

async function told(world: World, hand: ByHand): Promise<void> {
  for (const event of await world.events()) await world.deliver(event);
  await hand.drain();
}

async function received(world: World, hand: ByHand, payer: Parameters<World['pay']>[1] = {}, values = {}) {
  const donation = await world.give(values);
  await world.pay(donation, payer);
  await told(world, hand);
  const found = await world.donation(donation.id);
  expect(found.state).toBe('received');
  return found;
}

/** `minor`: a part; null for all that is left. */
async function sendBack(ports: Ports, donation: Donation, minor: number | null): Promise<void> {
  const typed = minor === null ? '' : String(minor / 100);
  const form = { scope: minor === null ? 'whole' : 'part', amount: typed, reason: 'donor-asked', note: '' };
  const input = { ...form, donationId: donation.id, attemptKey: ports.ids.row(), actor };
  const shown = await refundDonation(ports, { ...input, confirmedMinor: null });
  if (shown.kind !== 'to-confirm') throw new Error(shown.kind);
  await refundDonation(ports, { ...input, confirmedMinor: shown.amount.amountMinor });
}

const receiptsOf = ({ deps }: World, { id }: Pick<Donation, 'id'>) => deps.ports.receipts.ofDonation(id);

async function mailsAbout(world: World, kinds: readonly string[]) {
  const mails = await world.deps.ports.mails.latest(200);
  return mails.filter(({ kind }) => kinds.includes(kind)).toReversed();
}

test('the mail that thanks is the receipt; a part sent back replaces it, the rest withdraws it, and its number stays', async () => {
  await using world = await openWorld({ SITE_TIME_ZONE: 'Pacific/Auckland' });
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { name: 'Robin Reader' }, { coverFee: 'yes' });
  const [first, ...others] = await receiptsOf(world, donation);
  expect(others).toEqual([]);
  if (!first) throw new Error('no receipt');
  expect(first).toMatchObject({ returned: { amountMinor: 0 }, regime: 'none', withdrawn: null });
  expect(first.number).toMatch(/^\d{4}-000001$/);
  const [thanks] = await mailsAbout(world, ['received']);
  for (const { label, value } of first.printed.details) {
    expect(thanks?.text).toContain(`${label}: ${value}`);
  }
  expect(thanks?.text).toContain('From: Robin Reader');
  expect(thanks?.text).toContain('It is not a tax certificate');
  expect(thanks?.text).toContain('Added for the card fee: $0.46 USD');

  await sendBack(hand.ports, donation, 200);
  await hand.drain();
  const [replaced, second] = await receiptsOf(world, donation);
  expect(replaced).toMatchObject({ number: first.number, withdrawn: { reason: 'replaced' } });
  expect(replaced?.printed).toEqual(first.printed);
  expect(second?.number).toMatch(/-000002$/);
  expect(second?.returned.amountMinor).toBe(200);
  const [corrected] = await mailsAbout(world, ['receipt-corrected']);
  expect(corrected?.text).toContain(`Replaces receipt: ${first.number}`);
  expect(corrected?.text).toContain('What remains of it: $3.46 USD');
  // Settled again, and twice in one step, for whatever reason: what holds goes on to hold.
  const tools = { ...hand.ports, issuer: hand.ports.site.receipts, links: { donation: String } };
  const settled = settlingReceipt({ donation, email: 'robin@example.org' }, tools);
  const at = hand.ports.clock.now();
  await hand.ports.commit({ subject: null, at, effects: [settled, { ...settled, receiptId: 'another' }] });
  expect((await receiptsOf(world, donation)).map(({ withdrawn }) => withdrawn?.reason)).toEqual([
    'replaced',
    undefined,
  ]);

  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect((await receiptsOf(world, donation)).map(({ withdrawn }) => withdrawn?.reason)).toEqual([
    'replaced',
    'returned',
  ]);
  const kinds = ['received', 'receipt-corrected', 'receipt-withdrawn'];
  // Everything told again, and the balance read: nothing is issued, withdrawn or written twice.
  await told(world, hand);
  await importBalance(hand.ports);
  await hand.drain();
  expect((await mailsAbout(world, kinds)).map(({ kind }) => kind)).toEqual(kinds);
  expect(await receiptsOf(world, donation)).toHaveLength(2);
});

test('after a restore numbers begin anew in a row of their own: none that may have been given is given to another gift', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const before = await received(world, hand);
  const client = new pg.Client(world.deps.env.databaseUrl);
  await client.connect();
  await client.query(
    `INSERT INTO restore (id, restored_at, snapshot_at, version, caught_up_at) VALUES ('r', now(), now(), '1', now())`,
  );
  const next = await received(world, hand, { email: 'riley@example.org', card: cardNumber(7) });
  const [[first], [second]] = await Promise.all([receiptsOf(world, before), receiptsOf(world, next)]);
  expect(first?.number).toMatch(/^\d{4}-000001$/);
  expect(second?.number).toMatch(/^\d{4}-R1-000001$/);
  // A number that leaves one out is refused, whoever writes it.
  const skipping = `INSERT INTO receipt SELECT 'gap', donation_id, issuer, year, series, sequence + 2, '9', issued_at, given_on,
    received_minor, returned_minor, currency, regime, printed, id FROM receipt WHERE number = $1`;
  await expect(client.query(skipping, [second?.number])).rejects.toThrow('is not the next');
  await client.end();
});

test('a refund that comes back brings another receipt for what is with us again', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand, { card: '4000000000005126' });
  await sendBack(hand.ports, donation, null);
  await hand.drain();
  expect((await receiptsOf(world, donation)).map(({ withdrawn }) => withdrawn?.reason)).toEqual(['returned']);
  await world.control({ action: 'clock', advanceSeconds: 10 * 86_400 });
  await told(world, hand);
  const [, again] = await receiptsOf(world, donation);
  expect(again).toMatchObject({ withdrawn: null, returned: { amountMinor: 0 } });
  expect((await mailsAbout(world, ['receipt-corrected'])).length).toBe(1);
});

test('numbers leave none out, however many gifts come at once and whatever is rolled back', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gifts = await Promise.all(
    Array.from({ length: 10 }, async (_, at) => {
      const outcome = await world.start();
      expect(outcome.kind).toBe('checkout');
      return at;
    }),
  );
  const open = await ports.donations.list({ state: 'open' }, null, gifts.length);
  for (const [at, { id }] of open.entries())
    await world.pay(await world.donation(id), {
      email: `reader-${String(at)}@example.org`,
      card: cardNumber(at + 1),
    });
  // Every third step fails when all of it but the commit is done.
  let steps = 0;
  const commit: Ports['commit'] = (step) => {
    steps += 1;
    const fails = steps % 3 === 0;
    const broken = {
      kind: 'undo-review',
      donationId: 'x'.repeat(3),
      by: '\u0000',
      inForceAt: new Date(0),
    } as const;
    return ports.commit(fails ? { ...step, effects: [...step.effects, broken] } : step);
  };
  const jobs = { send: () => Promise.resolve() };
  for (let round = 0; round < 8; round += 1) {
    await Promise.all(
      open.map(({ id }) => advance({ ...ports, commit, jobs }, donationSubject(id)).catch(() => undefined)),
    );
    await world.control({ action: 'clock', advanceSeconds: 3600 });
  }
  const issued = (await Promise.all(open.map((gift) => receiptsOf(world, gift)))).flat();
  expect(issued.map(({ number }) => Number(number.slice(-6))).toSorted((a, b) => a - b)).toEqual(
    gifts.map((at) => at + 1),
  );
  expect(steps).toBeGreaterThan(3 * gifts.length);
});

test('a crash between the sending and the mark sends the mail again, under the same Message-ID, with the same receipt', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await world.give();
  await world.pay(donation);
  await advance({ ...hand.ports, jobs: { send: () => Promise.resolve() } }, donationSubject(donation.id));
  const [mail] = await mailsAbout(world, ['received']);
  const sent: { id: string; text: string }[] = [];
  const mailer = {
    send: ({ id, text }: { id: string; text: string }) => {
      sent.push({ id, text });
      return Promise.resolve(null);
    },
  };
  const crash = () => {
    throw new Error('the power went');
  };
  const failing = withFailpoint({ ...hand.ports, mailer }, 'mails.markSent@before', crash);
  await expect(sendMail(failing, mail?.id ?? '')).rejects.toThrow('the power went');
  await world.control({ action: 'clock', advanceSeconds: 60 });
  expect(await sendMail({ ...hand.ports, mailer }, mail?.id ?? '')).toBe('sent');
  expect(await sendMail({ ...hand.ports, mailer }, mail?.id ?? '')).toBe('not-due');
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect(await receiptsOf(world, donation)).toHaveLength(1);
});

test('a yearly statement goes by the day of the charge on the newsroom’s clocks, and shows what went back on its own day (money 65)', async () => {
  await using world = await openWorld({ SITE_TIME_ZONE: 'America/New_York' });
  const hand = byHand(world.deps.ports);
  const { ports } = world.deps;
  const at = (moment: string) =>
    world.control({
      action: 'clock',
      advanceSeconds: Math.ceil((Date.parse(moment) - ports.clock.now().getTime()) / 1000),
    });
  const year = ports.clock.now().getUTCFullYear() + 1;
  const donor = { email: 'Year@example.org', name: 'Yara Year' };
  // Half past eleven at night in New York, when it is the next year in UTC.
  await at(`${String(year + 1)}-01-01T04:30:00Z`);
  const before = await received(world, hand, { ...donor, card: cardNumber(31) });
  await at(`${String(year + 1)}-01-01T05:10:00Z`);
  await received(world, hand, { ...donor, card: cardNumber(32) }, { amount: '1000' });
  await sendBack(hand.ports, before, 200);
  await hand.drain();
  const rowsOf = async (of: number) => {
    const hash = ports.hasher.hash('email', 'year@example.org');
    const given = await ports.receipts.ofDonorYear(hash, of, ports.site.timeZone);
    return given?.rows.map(({ on, kind, amount }) => [on, kind, amount.amountMinor]);
  };
  expect(await rowsOf(year)).toEqual([[`${String(year)}-12-31`, 'gift', 500]]);
  expect(await rowsOf(year + 1)).toEqual([
    [`${String(year + 1)}-01-01`, 'gift', 1000],
    [`${String(year + 1)}-01-01`, 'returned', 200],
  ]);
  const printed = await printYearlyStatement(ports, { email: ' year@EXAMPLE.org', year: year + 1 });
  expect(printed?.rows).toBe(2);
  expect(Buffer.from(printed?.pdf ?? []).toString('latin1', 0, 8)).toBe('%PDF-1.7');
  expect(await printYearlyStatement(ports, { email: 'nobody@example.org', year })).toBeNull();
});
