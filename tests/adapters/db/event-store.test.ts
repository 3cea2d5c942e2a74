import { expect, test } from 'vitest';
import type { StripeEvent } from '#app/ports/events.ts';
import { donationSubject } from '#app/domain/subject.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { openWorld } from '#tests/support/world.ts';

const event = (changes: Partial<StripeEvent> & { id: string }): StripeEvent => ({
  type: 'charge.succeeded',
  objectId: 'ch_1',
  donationId: null,
  paymentIntentId: null,
  ...changes,
});

const body = Buffer.from('{}');
const waits = [10_000];
const at = (second: number) => new Date(Date.UTC(2026, 10, 9, 12, 0, second));

test('waiting events lead to their donations, each donation once, and those of nobody are done with', async () => {
  await using world = await openWorld();
  const { events } = world.deps.ports;
  const donation = await world.give();
  await events.store(event({ id: 'evt_nobody', paymentIntentId: 'pi_nobody' }), body, at(1));
  await events.store(event({ id: 'evt_named', donationId: donation.id }), body, at(2));
  await events.store(event({ id: 'evt_named_again', donationId: donation.id }), body, at(3));
  expect(await events.claimWaiting(10, waits)).toEqual({
    events: 3,
    donationIds: [donation.id],
    notUnderstood: [],
  });
  expect(await events.oldestWaiting()).toEqual(at(2));
  const waiting = await events.waitingOf(donationSubject(donation.id));
  expect(waiting.map(({ id }) => id).sort()).toEqual(['evt_named', 'evt_named_again']);
});

test('an event that names only the payment leads to its donation', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  for (const each of await world.events()) await world.deliver(each);
  await advanceDonation(ports, donation.id);
  const { paymentIntentId } = await world.donation(donation.id);
  await ports.events.store(event({ id: 'evt_paid', paymentIntentId }), body, at(1));
  expect((await ports.events.claimWaiting(1000, waits)).donationIds).toEqual([donation.id]);
  expect((await ports.events.waitingOf(donationSubject(donation.id))).map(({ id }) => id)).toContain(
    'evt_paid',
  );
});

test('an event that was handed out is not handed out again at once', async () => {
  await using world = await openWorld();
  const { events } = world.deps.ports;
  const donation = await world.give();
  await events.store(event({ id: 'evt_once', donationId: donation.id }), body, at(1));
  await events.claimWaiting(10, waits);
  expect((await events.claimWaiting(10, waits)).events).toBe(0);
});

test('many events at once are each stored once, whatever is sent twice, and a bad one fails alone', async () => {
  await using world = await openWorld();
  const { events } = world.deps.ports;
  const ids = Array.from({ length: 60 }, (_, at) => `evt_${at % 50}`);
  const outcomes = Promise.all(ids.map((id) => events.store(event({ id }), body, at(1))));
  const bad = events.store(event({ id: 'evt_bad' }), Buffer.from('\0'), at(1));
  const after = events.store(event({ id: 'evt_after' }), body, at(1));
  await expect(bad).rejects.toThrow();
  expect(await after).toBe('stored');
  expect((await outcomes).filter((outcome) => outcome === 'stored')).toHaveLength(50);
  expect(await events.store(event({ id: 'evt_0' }), body, at(2))).toBe('known');
  expect((await events.claimWaiting(1000, waits)).events).toBe(51);
});
