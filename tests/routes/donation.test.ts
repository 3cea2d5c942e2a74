/** /donations/:token tells the donor the truth at every state, and nobody's name, address or card. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { action, loader } from '#app/routes/donations.$token.tsx';
import { advanceDonation } from '#tests/support/advance.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { sendBack } from '#tests/support/received-gift.ts';
import { setUp } from '#tests/support/standing-gifts.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor } from './call-route.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const payer = { name: 'Wilhelmina Quist', email: 'wilhelmina.quist@example.org' };

const show = (token: string) => loader(argsFor(world.deps, `/donations/${token}`, { params: { token } }));

/** A donation that was paid and has come as far as it goes by itself. */
async function paid(name: string, values: Parameters<World['give']>[0] = {}): Promise<Donation> {
  const donation = await world.give(values);
  await world.pay(donation, { ...payer, name });
  await advanceDonation(world.deps.ports, donation.id);
  return world.donation(donation.id);
}

test('an unknown address is nobody’s donation', async () => {
  const answer = await answerOf(loader(argsFor(world.deps, '/donations/x', { params: { token: 'x' } })));
  expect(answer.status).toBe(404);
});

test('an ordinary donation: waiting for the payment with the way back to it, then received with fee cover apart', async () => {
  const donation = await world.give({ coverFee: 'yes' });
  // Nothing works on jobs in this world, so the page gives up waiting and says what it knows.
  const open = await show(donation.token);
  expect(open).toMatchObject({ status: 'open', paymentUrl: donation.sessionUrl });
  await world.pay(donation, payer);
  await advanceDonation(world.deps.ports, donation.id);
  const received = await show(donation.token);
  expect(received).toMatchObject({
    status: 'received',
    amount: { amountMinor: 500 },
    feeCover: { amountMinor: 46 },
  });
  expect(received.history.map(({ news }) => news)).toEqual([
    'started',
    'authorised',
    'screened-clear',
    'captured',
  ]);
});

test('the same every month is offered for a gift that was received and stays whole, not to who gives it already', async () => {
  const { ports } = world.deps;
  const card = cardNumber(70);
  const donor = { ...payer, email: 'monthly@example.org', card };
  const given = await world.give({ coverFee: 'yes' });
  await world.pay(given, donor);
  await advanceDonation(ports, given.id);
  expect((await show(given.token)).monthlyUrl).toBe(
    '/donate?amount=5&currency=USD&cover=yes&frequency=month',
  );
  // Whoever types this donor's address and has another card learns nothing of it here.
  const stranger = await world.give();
  await world.pay(stranger, { ...donor, card: cardNumber(71) });
  await advanceDonation(ports, stranger.id);
  expect((await setUp(world, donor)).state).toBe('active');
  expect((await show(given.token)).monthlyUrl).toBeNull();
  expect((await show(stranger.token)).monthlyUrl).not.toBeNull();
  expect(await sendBack(ports, await world.donation(stranger.id), null)).toMatchObject({ kind: 'asked' });
  expect((await show(stranger.token)).monthlyUrl).toBeNull();
});

test('a political payer’s donation is refused with the reason and the appeal', async () => {
  const donation = await paid(listed.group);
  const shown = await show(donation.token);
  expect(shown.status).toBe('refused');
  expect(shown.monthlyUrl).toBeNull();
  expect(shown.reasons.join(' ')).toContain(listed.group);
  const { ports } = world.deps;
  expect(await ports.screenings.findByToken(shown.appealToken ?? '')).toMatchObject({
    donationId: donation.id,
  });
});

test('a decision that can still be taken back looks like none', async () => {
  const donation = await paid('Robin Reader', { organisation: listed.near });
  expect(donation.state).toBe('held');
  const held = await show(donation.token);
  const actor = { id: 'staff-1', name: 'Sam Staff' };
  const input = {
    donationId: donation.id,
    decision: 'refuse',
    reason: 'is-listed-group',
    note: 'seen before',
    actor,
  };
  expect(await decideDonation(world.deps.ports, input)).toMatchObject({ kind: 'decided' });
  expect((await world.donation(donation.id)).state).toBe('decided');
  expect(await show(donation.token)).toEqual(held);
  expect(held).toMatchObject({ status: 'held', deadline: donation.heldUntil });
});

test('the page is given neither the payer’s name, email address and card nor what staff wrote', async () => {
  const donation = await paid(payer.name);
  const text = JSON.stringify(await show(donation.token));
  for (const secret of ['Quist', 'example.org', '4242', donation.id, 'pi_', 'Sam Staff', 'seen before']) {
    expect(text).not.toContain(secret);
  }
});

test('a donor has the receipt sent again by a form: to the known address alone, marked as a copy, a few times an hour', async () => {
  const donor = { name: 'Cosima Quill', email: 'cosima@example.net', card: cardNumber(7) };
  const donation = await world.give();
  await world.pay(donation, donor);
  await advanceDonation(world.deps.ports, donation.id);
  const { ports } = world.deps;
  const path = `/donations/${donation.token}`;
  const post = (form: Record<string, string>, token = donation.token) =>
    answerOf(action(argsFor(world.deps, path, { params: { token }, form })));
  const copies = async () =>
    (await ports.mails.ofDonation(donation.id)).filter(({ kind }) => kind === 'receipt-copy');

  // Whoever only looks at the page, as mail scanners do, has nothing sent.
  expect(await show(donation.token)).toMatchObject({ receipt: { canCopy: true, copied: null } });
  expect(await copies()).toEqual([]);
  expect((await post({ intent: 'other' })).status).toBe(400);
  expect((await post({ intent: 'receipt-copy' }, 'x')).status).toBe(404);

  const sent = await post({ intent: 'receipt-copy', email: 'somebody@else.example' });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?copy=sent`]);
  const [copy] = await copies();
  const [receipt] = await ports.receipts.ofDonation(donation.id);
  expect(copy).toMatchObject({
    recipient: donor.email,
    subject: `COPY of your receipt ${receipt?.number ?? ''}`,
  });
  for (const { label, value } of receipt?.printed.details ?? [])
    expect(copy?.text).toContain(`${label}: ${value}`);

  await post({ intent: 'receipt-copy' });
  await post({ intent: 'receipt-copy' });
  const limited = await post({ intent: 'receipt-copy' });
  expect([limited.status, limited.data]).toEqual([429, { problem: 'limited' }]);
  expect(await copies()).toHaveLength(3);
  expect(await ports.receipts.ofDonation(donation.id)).toHaveLength(1);
  await ports.personalData.eraseDonation(donation.id, ports.clock.now());
  expect(await show(donation.token)).toMatchObject({ receipt: { canCopy: false } });
  expect((await post({ intent: 'receipt-copy' })).status).toBe(409);
});
