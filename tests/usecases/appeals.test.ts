import { expect, test } from 'vitest';
import { advanceDonation } from '#tests/support/advance.ts';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { enforceAppeals } from '#app/usecases/enforce-appeals.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { undoAppealDecision } from '#app/usecases/undo-appeal-decision.ts';
import { clientNamed, listed, openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Reviewer' };

async function appeal(world: World, token: string, email = ''): Promise<string> {
  const { ports } = world.deps;
  const filed = await submitAppeal(ports, {
    token,
    statement: 'We sell sails.',
    email,
    client: clientNamed(token),
  });
  expect(filed).toEqual({ kind: 'filed' });
  const [open] = await ports.appeals.open(10);
  if (!open) throw new Error('no appeal');
  return open.id;
}

const decide = (world: World, appealId: string, decision: 'clear' | 'refuse') =>
  decideAppeal(world.deps.ports, {
    appealId,
    decision,
    reason: decision === 'clear' ? 'same-name-only' : 'is-listed-group',
    note: '',
    actor,
  });

test('an organisation refused at the form wins its appeal, and its second donation passes', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const refused = await world.start({ organisation: listed.group });
  if (refused.kind !== 'refused') throw new Error(refused.kind);
  expect(await world.intents()).toEqual([]);
  const id = await appeal(world, refused.appealToken, 'sails@example.org');
  expect((await decide(world, id, 'clear')).kind).toBe('decided');
  expect(await enforceAppeals(ports)).toBe(0);
  await world.control({ action: 'clock', advanceSeconds: 301 });
  expect(await enforceAppeals(ports)).toBe(1);
  expect(await enforceAppeals(ports)).toBe(0);
  expect((await ports.mails.latest(5)).map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ['appeal-won', 'sails@example.org'],
  ]);
  const second = await world.give({ organisation: listed.group });
  await world.pay(second);
  expect(await advanceDonation(ports, second.id)).toEqual({ kind: 'rests', state: 'received' });
});

test('a payer refused after authorisation wins, and neither name nor card holds the second donation', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const first = await world.give();
  await world.pay(first, { name: listed.group });
  expect(await advanceDonation(ports, first.id)).toEqual({ kind: 'rests', state: 'refused' });
  const screening = await ports.donations.lastScreening(first.id);
  const id = await appeal(world, screening?.token ?? '');
  await decide(world, id, 'clear');
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await enforceAppeals(ports);
  const second = await world.give();
  await world.pay(second, { name: listed.group });
  expect(await advanceDonation(ports, second.id)).toEqual({ kind: 'rests', state: 'received' });
});

test('a rejected appeal allows nobody, and a decision can be undone only before it is in force', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const refused = await world.start({ organisation: listed.group });
  if (refused.kind !== 'refused') throw new Error(refused.kind);
  const id = await appeal(world, refused.appealToken);
  await decide(world, id, 'clear');
  expect((await decide(world, id, 'refuse')).kind).toBe('already-decided');
  expect(await undoAppealDecision(ports, id)).toBe('undone');
  await decide(world, id, 'refuse');
  await world.control({ action: 'clock', advanceSeconds: 301 });
  expect(await undoAppealDecision(ports, id)).toBe('too-late');
  await enforceAppeals(ports);
  expect((await world.start({ organisation: listed.group })).kind).toBe('refused');
  expect(
    await submitAppeal(ports, {
      token: refused.appealToken,
      statement: '',
      email: '',
      client: clientNamed('x'),
    }),
  ).toEqual({
    kind: 'filed-before',
  });
});

test('an ordinary donation cannot be appealed', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  await advanceDonation(ports, donation.id);
  const screening = await ports.donations.lastScreening(donation.id);
  const filed = await submitAppeal(ports, {
    token: screening?.token ?? '',
    statement: '',
    email: '',
    client: clientNamed('x'),
  });
  expect(filed).toEqual({ kind: 'not-refused' });
});

test('M6: whoever paid can appeal, whatever their neighbours have spent; refusals at the form are limited', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const paid = await world.give();
  await world.pay(paid, { name: listed.group });
  await advanceDonation(ports, paid.id);
  const client = clientNamed('one address');
  const appealFrom = (token: string) => submitAppeal(ports, { token, statement: '', email: '', client });
  const outcomes = [];
  for (let count = 0; count < 11; count += 1) {
    const refused = await world.start({ organisation: listed.group });
    if (refused.kind !== 'refused') throw new Error(refused.kind);
    outcomes.push((await appealFrom(refused.appealToken)).kind);
  }
  expect(outcomes).toEqual([...Array<string>(10).fill('filed'), 'limited']);
  const screening = await ports.donations.lastScreening(paid.id);
  expect(await appealFrom(screening?.token ?? '')).toEqual({ kind: 'filed' });
});
