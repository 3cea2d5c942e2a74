import { expect, test } from 'vitest';
import { advanceDonation } from '#app/usecases/advance-donation.ts';
import { listed, openWorld } from '#tests/support/world.ts';

test('an ordinary reader’s gift is captured, recorded with its fee, and the books agree with Stripe', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'received' });
  const received = await world.donation(donation.id);
  expect(received.fee).toEqual({ amountMinor: 45, currency: 'USD' });
  expect(received.checkAt).toBeNull();
  await world.assertBooksAgree();
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
  await world.assertBooksAgree();
  const second = await world.give();
  await world.pay(second, { name: 'Quiet Front Person', email: 'front@example.org' });
  expect(await advanceDonation(ports, second.id)).toEqual({ kind: 'rests', state: 'held' });
});
