import { expect, test } from 'vitest';
import { donationSubject } from '#app/domain/subject.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { erasePersonalData } from '#app/usecases/erase-personal-data.ts';
import { sendMail } from '#app/usecases/send-mail.ts';
import { showRegister } from '#app/usecases/show-register.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { listed, openWorld } from '#tests/support/world.ts';

test('an ordinary reader’s donation is captured, recorded with its fee, and the ledger agrees with Stripe', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'received' });
  const received = await world.donation(donation.id);
  expect(received.bookedAt).not.toBeNull();
  expect((await ports.work.find(donationSubject(donation.id)))?.checkAt).toBeNull();
  await world.assertLedgerAgrees();
  const file = await ports.donations.file(donation.id);
  expect(file?.history.map(({ event }) => event)).toEqual(['authorised', 'screened-clear', 'captured']);
  expect((await ports.mails.latest(10)).map(({ kind }) => kind)).toEqual(['received']);
});

test('a listed name on the card is released before anything is taken, and its card is remembered', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation, { name: listed.group });
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'refused' });
  expect((await world.intents()).map(({ status, booked }) => [status, booked.count])).toEqual([
    ['canceled', 0],
  ]);
  await world.assertLedgerAgrees();
  const second = await world.give();
  await world.pay(second, { name: 'Quiet Front Person', email: 'front@example.org' });
  expect(await advanceDonation(ports, second.id)).toEqual({ kind: 'rests', state: 'held' });
});

test('a hold that is past its deadline when we first see it is released, whoever paid', async () => {
  await using world = await openWorld();
  const donation = await world.give();
  await world.pay(donation);
  await world.control({ action: 'clock', advanceSeconds: 6 * 24 * 3600 + 60 });
  expect(await advanceDonation(world.deps.ports, donation.id)).toEqual({ kind: 'rests', state: 'lapsed' });
  expect((await world.intents()).map(({ booked }) => booked.count)).toEqual([0]);
});

test('a payment page that nobody was sent to is given up, though the sweep has moved its time to look on', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await world.control({ action: 'fault', on: 'create', kind: '500', times: 10 });
  expect(await world.start()).toEqual({ kind: 'payments-unavailable' });
  await world.control({ action: 'faults-clear' });
  const [open] = await ports.donations.list({}, null, 1);
  await world.control({ action: 'clock', advanceSeconds: 16 * 60 });
  expect(await ports.work.claimDue(ports.clock.now(), 20_000, 10)).toEqual([donationSubject(open?.id ?? '')]);
  expect(await advanceDonation(ports, open?.id ?? '')).toEqual({ kind: 'rests', state: 'abandoned' });
});

test('a name that is cut within a character is screened all the same', async () => {
  await using world = await openWorld();
  const donation = await world.give();
  await world.pay(donation, { name: `C00401224 ${'a'.repeat(189)}\u{1F600}\u{1F600}` });
  expect(await advanceDonation(world.deps.ports, donation.id)).toEqual({ kind: 'rests', state: 'refused' });
});

test('a request that Stripe refuses without a reason we know is made later, after a reading, under another key (M13)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  const before = {
    ...ports,
    payments: {
      ...ports.payments,
      capture: () => Promise.resolve({ kind: 'refused', code: 'payment_intent_unexpected_state' } as const),
    },
  };
  await expect(advanceDonation(before, donation.id)).rejects.toThrow('leaves it as it was');
  expect((await world.donation(donation.id)).state).toBe('capturing');
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'waits' });
  await world.control({ action: 'clock', advanceSeconds: 10 });
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'received' });
  const subject = donationSubject(donation.id);
  expect((await ports.requests.find({ subject, kind: 'capture', cause: '' })).idempotencyKey).not.toBe(
    `donation/${donation.id}-capture`,
  );
});

test('a part that was captured by hand at Stripe is what the ledger shows as received', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation, { name: listed.near });
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'held' });
  const { paymentIntentId } = await world.donation(donation.id);
  await world.stripe.paymentIntents.capture(paymentIntentId ?? '', { amount_to_capture: 300 });
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'received' });
  await world.assertLedgerAgrees();
});

test('a refusal counts in the year of its decision, though the release follows in the next', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const toNewYear = Date.UTC(ports.clock.now().getUTCFullYear() + 1, 0, 1) - ports.clock.now().getTime();
  await world.control({ action: 'clock', advanceSeconds: Math.floor(toNewYear / 1000) - 3600 });
  const donation = await world.give();
  await world.pay(donation, { name: listed.near });
  await advanceDonation(ports, donation.id);
  await world.control({ action: 'clock', advanceSeconds: 3600 - 120 });
  const actor = { id: 'staff-1', name: 'Ada Reviewer' };
  const decision = {
    donationId: donation.id,
    decision: 'refuse',
    reason: 'is-listed-group',
    note: '',
    actor,
  };
  expect((await decideDonation(ports, decision)).kind).toBe('decided');
  await world.control({ action: 'clock', advanceSeconds: 600 });
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'refused' });
  // On New Year's Day the figures go to the end of the old year, from the day after on they are the new one's.
  await world.control({ action: 'clock', advanceSeconds: 8 * 3600 });
  expect((await showRegister(ports)).figures[0]?.refused.count).toBe(1);
  await world.control({ action: 'clock', advanceSeconds: 24 * 3600 });
  expect((await showRegister(ports)).figures[0]?.refused.count).toBe(0);
});

test('a refusal that is carried out after the morning’s refresh is in the next figures, not in these', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const now = ports.clock.now();
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  const until = (ms: number) => world.control({ action: 'clock', to: new Date(ms).toISOString() });
  await until(midnight - 3_600_000);
  const donation = await world.give();
  await world.pay(donation, { name: listed.near });
  await advanceDonation(ports, donation.id);
  const decision = { decision: 'refuse', reason: 'is-listed-group', note: '' };
  const actor = { id: 'staff-1', name: 'Ada Reviewer' };
  await decideDonation(ports, { donationId: donation.id, ...decision, actor });
  // Nobody was there to carry it out before the figures were told at six.
  await until(midnight + 7 * 3_600_000);
  const told = await showRegister(ports);
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'refused' });
  expect(told.figures[0]?.refused.count).toBe(0);
  expect((await showRegister(ports)).figures[0]?.refused.count).toBe(0);
  await until(midnight + (24 + 7) * 3_600_000);
  expect((await showRegister(ports)).figures[0]?.refused.count).toBe(1);
});

test('a mail that cannot be sent is tried again later, by one at a time, and given up at last', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  await advanceDonation(ports, donation.id);
  const [mail] = await ports.mails.latest(1);
  const id = mail?.id ?? '';
  let tries = 0;
  const refusing = {
    ...ports,
    mailer: {
      send: () => {
        tries += 1;
        return Promise.reject(new Error('550 no such user'));
      },
    },
  };
  const both = await Promise.allSettled([sendMail(refusing, id), sendMail(refusing, id)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(tries).toBe(1);
  expect(await ports.mails.due(ports.clock.now(), 10)).toEqual([]);
  for (let hour = 0; hour < 100; hour += 1) {
    await world.control({ action: 'clock', advanceSeconds: 3600 });
    await sendMail(refusing, id).catch(() => null);
  }
  // Once an hour, for three days.
  expect(tries).toBe(1 + 72);
});

test('a settled donation is erased by its token, an unsettled one is not', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give({ organisation: 'Reading Circle' });
  expect(await erasePersonalData(ports, donation.token)).toEqual({ kind: 'still-open' });
  await world.pay(donation);
  await advanceDonation(ports, donation.id);
  expect((await erasePersonalData(ports, donation.token)).kind).toBe('erased');
  expect(await ports.donations.payer(donation.id)).toMatchObject({
    name: null,
    email: null,
    organisation: null,
  });
  const refused = await world.start({ organisation: listed.group });
  if (refused.kind !== 'refused') throw new Error(refused.kind);
  expect(await erasePersonalData(ports, refused.appealToken)).toEqual({ kind: 'erased', rows: 1 });
  expect(await erasePersonalData(ports, 'nobody')).toEqual({ kind: 'unknown' });
  await world.assertLedgerAgrees();
});

test('M6: one inbox under six addresses is one payer for the donations of a day, and six donors', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donors = new Set<string | null>();
  const states: string[] = [];
  for (const [at, email] of [
    'ada@gmail.com',
    'a.da@gmail.com',
    'ada+1@gmail.com',
    'ADA+2@gmail.com',
    'ada+3@googlemail.com',
    'a.d.a+4@gmail.com',
  ].entries()) {
    const donation = await world.give();
    await world.pay(donation, { email, card: cardNumber(at + 1) });
    const outcome = await advanceDonation(ports, donation.id);
    states.push(outcome.kind === 'rests' ? outcome.state : outcome.kind);
    donors.add((await world.donation(donation.id)).donorId);
  }
  expect(states).toEqual([...Array<string>(5).fill('received'), 'held']);
  // Some servers give such addresses to different people: none of them may see what another gave.
  expect(donors.size).toBe(6);
});
