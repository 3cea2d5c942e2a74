/** What may happen to a donation while it waits for staff, over real PostgreSQL and the local Stripe. */
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { donationSubject, subjectKey } from '#app/domain/subject.ts';
import { dispatchDue } from '#app/usecases/dispatch-due.ts';
import { undoDecision } from '#app/usecases/undo-decision.ts';
import { putListings } from '#tests/support/registry.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Reviewer' };
const minute = 60;
const day = 24 * 60 * minute;

async function pays(world: World, payer: Parameters<World['pay']>[1]): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation, payer);
  await advanceDonation(world.deps.ports, donation.id);
  return world.donation(donation.id);
}

const later = (world: World, seconds: number) => world.control({ action: 'clock', advanceSeconds: seconds });
const advance = (world: World, { id }: Donation) => advanceDonation(world.deps.ports, id);
const decide = async (world: World, { id: donationId }: Donation, decision: 'clear' | 'refuse') => {
  const reason = decision === 'clear' ? 'same-name-only' : 'not-genuine';
  return (await decideDonation(world.deps.ports, { donationId, decision, reason, note: '', actor })).kind;
};
const undo = (world: World, { id: donationId }: Donation) =>
  undoDecision(world.deps.ports, { donationId, actor });
const mails = async (world: World) =>
  (await world.deps.ports.mails.latest(10)).map(({ kind }) => kind).reverse();

test('what is held because nobody could be screened is screened by itself once that can be done again (M27)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const asked: string[] = [];
  const jobs = { send: async (_: string, id: string) => void asked.push(id) };
  const [edition] = await ports.registryStore.summaries();
  const { listings } = await ports.registryStore.all();
  // A list that ages: nobody confirmed it for longer than the newsroom allows.
  await putListings(ports, listings, { ages: true });
  await later(world, 400 * day);
  expect(ports.registry.current().status).toBe('stale');
  const reader = await pays(world, { name: 'Robin Reader' });
  const group = await pays(world, {
    name: listed.near,
    email: 'group@example.org',
    card: '5555555555554444',
  });
  expect(reader).toMatchObject({ state: 'held', holdReasons: ['cannot-screen'] });
  expect(group.state).toBe('held');
  await dispatchDue({ ...ports, jobs });
  expect(asked).not.toContain(subjectKey(donationSubject(reader.id)));

  await putListings(ports, listings, { ages: true, editionLabel: `${edition?.editionLabel ?? ''} again` });
  expect(ports.registry.current().status).toBe('ready');
  await dispatchDue({ ...ports, jobs });
  expect(asked).toContain(subjectKey(donationSubject(reader.id)));
  expect(await advance(world, reader)).toEqual({ kind: 'rests', state: 'received' });
  expect(await advance(world, group)).toEqual({ kind: 'rests', state: 'held' });
  expect(await mails(world)).toEqual(['held', 'held', 'received']);
  asked.length = 0;
  await dispatchDue({ ...ports, jobs });
  expect(asked).not.toContain(subjectKey(donationSubject(reader.id)));
  await world.assertLedgerAgrees();
});

test('at its deadline a held donation cannot be decided any more, though nobody has released it yet (M27)', async () => {
  await using world = await openWorld();
  const held = await pays(world, { name: listed.near });
  const left = (held.heldUntil?.getTime() ?? 0) - world.deps.ports.clock.now().getTime();
  await later(world, Math.floor(left / 1000) - minute);
  expect(await decide(world, held, 'clear')).toBe('decided');
  expect(await undo(world, held)).toBe('undone');
  await later(world, minute + 1);
  for (const decision of ['clear', 'refuse'] as const)
    expect(await decide(world, held, decision)).toBe('not-waiting');
  expect(await world.donation(held.id)).toMatchObject({ state: 'held', decision: null });
  expect((await world.deps.ports.donations.file(held.id))?.reviews).toHaveLength(1);
  expect(await advance(world, held)).toEqual({ kind: 'rests', state: 'lapsed' });
});

test('a decision that is in force cannot be taken back, though nobody has carried it out yet (M27)', async () => {
  await using world = await openWorld();
  for (const [decision, ends, card] of [
    ['refuse', 'refused', '4242420000000018'],
    ['clear', 'received', '5555555555554444'],
  ] as const) {
    const held = await pays(world, { name: listed.near, card, email: `${decision}@example.org` });
    expect(await undo(world, held)).toBe('too-late');
    expect(await decide(world, held, decision)).toBe('decided');
    await later(world, 5 * minute + 1);
    expect(await undo(world, held)).toBe('too-late');
    expect(await world.donation(held.id)).toMatchObject({ state: 'decided', decision: decision });
    expect(await advance(world, held)).toEqual({ kind: 'rests', state: ends });
    expect(await undo(world, held)).toBe('too-late');
  }
});

test('a hold that is cancelled at Stripe while the donation waits or is decided lapses, and its reader hears (M27)', async () => {
  await using world = await openWorld();
  const cancel = async ({ paymentIntentId }: Donation) => {
    await world.stripe.paymentIntents.cancel(paymentIntentId ?? '');
  };
  const waiting = await pays(world, { name: listed.near });
  await cancel(waiting);
  expect(await advance(world, waiting)).toEqual({ kind: 'rests', state: 'lapsed' });
  expect(await mails(world)).toEqual(['held', 'lapsed']);
  const decided = await pays(world, { name: listed.near, email: 'b@example.org', card: '5555555555554444' });
  expect(await decide(world, decided, 'clear')).toBe('decided');
  await cancel(decided);
  expect(await advance(world, decided)).toEqual({ kind: 'rests', state: 'lapsed' });
  expect(await decide(world, waiting, 'clear')).toBe('not-waiting');
  const { paymentIntentId } = waiting;
  expect((await world.intents()).find(({ id }) => id === paymentIntentId)?.booked.count).toBe(0);
  await world.assertLedgerAgrees();
});

test('a hold that is cancelled at Stripe while we capture lapses, and is not asked for again (M27)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  const payments = {
    ...ports.payments,
    capture: async (id: string, key: string) => {
      await world.stripe.paymentIntents.cancel(id);
      return ports.payments.capture(id, key);
    },
  };
  expect(await advanceDonation({ ...ports, payments }, donation.id)).toEqual({
    kind: 'rests',
    state: 'lapsed',
  });
  await world.assertLedgerAgrees();
});

test('a card that was refused is remembered for a year and no longer (M27)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  expect((await pays(world, { name: listed.group })).state).toBe('refused');
  await later(world, 364 * day);
  expect((await pays(world, { name: 'Quiet Front Person', email: 'front@example.org' })).state).toBe('held');
  await later(world, 2 * day);
  expect((await pays(world, { name: 'Robin Reader', email: 'robin@example.org' })).state).toBe('received');
  await ports.personalData.expire(ports.clock.now());
  const again = await pays(world, { name: listed.group, email: 'again@example.org' });
  expect(again.state).toBe('refused');
  const payer = await ports.donations.payer(again.id);
  const hash = payer?.cardFingerprintHash ?? '';
  expect(await ports.donations.refusedCard(hash, ports.clock.now())).not.toBeNull();
  const inAYear = new Date(ports.clock.now().getTime() + 365 * day * 1000);
  expect(await ports.donations.refusedCard(hash, inAYear)).toBeNull();
});
