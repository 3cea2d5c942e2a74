/** /appeals/:token: one click is an appeal, each refusal has one, and its outcome is told once it is in force. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { action, loader } from '#app/routes/appeals.$token.tsx';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { paths } from '#app/paths.ts';
import { enforceAppeals } from '#app/usecases/enforce-appeals.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor } from './call-route.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

let senders = 0;
function post(token: string, form: Record<string, string> = {}, address?: string) {
  senders += 1;
  const from = address ?? `198.51.100.${String(senders)}`;
  return answerOf(
    action(argsFor(world.deps, `/appeals/${token}`, { params: { token }, form, address: from })),
  );
}

async function shown(token: string) {
  const { shown: outcome } = await loader(argsFor(world.deps, `/appeals/${token}`, { params: { token } }));
  if (outcome.kind !== 'refusal') throw new Error(`expected a refusal, got ${outcome.kind}`);
  return outcome;
}

/** The appeal token of a new refusal at the form. */
async function refusedAtForm(organisation = listed.group): Promise<string> {
  const outcome = await world.start({ organisation });
  if (outcome.kind !== 'refused') throw new Error(`expected a refusal, got ${outcome.kind}`);
  return outcome.appealToken;
}

/** Staff decide the appeal, and the time to take that back passes. */
async function decide(token: string, decision: 'clear' | 'refuse', reason: string): Promise<void> {
  const { ports } = world.deps;
  const screening = await ports.screenings.findByToken(token);
  const appeal = await ports.appeals.findByScreening(screening?.id ?? '');
  const actor = { id: 'staff-1', name: 'Sam Staff' };
  await decideAppeal(ports, { appealId: appeal?.id ?? '', decision, reason, note: 'inner note', actor });
}

async function comeIntoForce(): Promise<void> {
  await world.control({ action: 'clock', advanceSeconds: 6 * 60 });
  await enforceAppeals(world.deps.ports);
}

test('an address that names no screening is not found, to read or to appeal', async () => {
  const read = await answerOf(loader(argsFor(world.deps, '/appeals/x', { params: { token: 'x' } })));
  expect([read.status, (await post('x')).status]).toEqual([404, 404]);
});

test('a refusal at the form shows what was compared, and one click without a word is an appeal', async () => {
  const token = await refusedAtForm();
  const before = await shown(token);
  expect(before.stage).toEqual({ kind: 'open' });
  expect(before.refusal.staffReason).toBeNull();
  expect((await world.deps.ports.screenings.findByToken(token))?.donationId).toBeNull();
  expect(before.refusal.screening.evidence.fields[0]).toMatchObject({ given: listed.group, how: 'exact' });
  const answer = await post(token);
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/appeals/${token}`]);
  expect((await shown(token)).stage.kind).toBe('filed');
  expect((await post(token)).status).toBe(303);
});

test('an address that is none, or a statement too long, comes back with 422 and is kept', async () => {
  const token = await refusedAtForm();
  const values = { statement: 'x'.repeat(4001), email: 'not an address' };
  const answer = await post(token, values);
  expect(answer.status).toBe(422);
  expect(answer.data).toMatchObject({ values, waitMinutes: null });
  expect(Object.keys(answer.data?.['errors'] as object).sort()).toEqual(['email', 'statement']);
  expect((await shown(token)).stage.kind).toBe('open');
});

test('a decision is told when it is in force: the won one invites, the rejected one gives its reason and no note', async () => {
  // Another group than the other tests': who wins an appeal is not refused again.
  const [won, rejected] = [await refusedAtForm(listed.similar), await refusedAtForm()];
  for (const token of [won, rejected]) await post(token);
  await decide(won, 'clear', 'same-name-only');
  await decide(rejected, 'refuse', 'is-listed-group');
  expect([(await shown(won)).stage.kind, (await shown(rejected)).stage.kind]).toEqual(['filed', 'filed']);
  await comeIntoForce();
  expect((await shown(won)).stage.kind).toBe('won');
  const outcome = await shown(rejected);
  expect(outcome.stage).toMatchObject({ kind: 'rejected', reason: 'is-listed-group' });
  expect(JSON.stringify(outcome)).not.toMatch(/inner note|Sam Staff/);
});

test('a donation that was not refused has nothing to appeal against, and says where it stands', async () => {
  const { ports } = world.deps;
  const donation = await world.give({ organisation: 'Corner Bakery' });
  const token = (await ports.donations.file(donation.id))?.screenings[0]?.token ?? '';
  const { shown: outcome } = await loader(argsFor(world.deps, `/appeals/${token}`, { params: { token } }));
  expect(outcome).toEqual({ kind: 'not-refused', giftUrl: paths.donation(donation.token) });
  expect((await post(token)).status).toBe(409);
});

test('too many appeals from one address are answered with 429 and what was written is kept', async () => {
  const address = '203.0.113.5';
  let answer = await post(await refusedAtForm(), {}, address);
  for (let count = 0; count < 100 && answer.status === 303; count += 1) {
    answer = await post(await refusedAtForm(), { statement: 'It is not us.' }, address);
  }
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(answer.data).toMatchObject({ values: { statement: 'It is not us.' } });
});
