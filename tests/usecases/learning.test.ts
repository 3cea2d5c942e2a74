/** What staff decide once holds for the next donation: over real PostgreSQL and the local Stripe. */
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { addAlias } from '#app/usecases/add-alias.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { erasePersonalData } from '#app/usecases/erase-personal-data.ts';
import { listLearned, type LearnedItem } from '#app/usecases/list-learned.ts';
import { undoDecision } from '#app/usecases/undo-decision.ts';
import { withdrawLearned } from '#app/usecases/withdraw-learned.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Reviewer' };
const bo = { id: 'staff-2', name: 'Bo Reviewer' };
/** Held beside the listed name, and says by a word that it is a group. */
const near = listed.near;

async function pays(world: World, payer: { name?: string; email?: string }): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation, payer);
  await advanceDonation(world.deps.ports, donation.id);
  return world.donation(donation.id);
}

const decide = (world: World, donation: Donation, choice: string) => {
  const [decision = '', reason = ''] = choice.split(':');
  return decideDonation(world.deps.ports, { donationId: donation.id, decision, reason, note: '', actor });
};

async function inForce(world: World, donation: Donation): Promise<Donation> {
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await advanceDonation(world.deps.ports, donation.id);
  return world.donation(donation.id);
}

const learned = async (world: World, kind: LearnedItem['kind']): Promise<readonly LearnedItem[]> =>
  (await listLearned(world.deps.ports, { kind, limit: 20 })).items;

const withdrawAll = async (world: World, kind: LearnedItem['kind']) => {
  for (const { id } of await learned(world, kind))
    expect(await withdrawLearned(world.deps.ports, { kind, id, actor: bo })).toBe('withdrawn');
};

test('a payer whose held donation is cleared passes the next time, until that is withdrawn, and can be cleared again', async () => {
  await using world = await openWorld();
  const first = await pays(world, { name: near });
  expect(first.state).toBe('held');
  await decide(world, first, 'clear:same-name-only');
  expect(await learned(world, 'allowlist-entry')).toEqual([]);
  expect((await inForce(world, first)).state).toBe('received');
  expect(await learned(world, 'allowlist-entry')).toEqual([
    expect.objectContaining({
      text: near,
      reason: 'same-name-only',
      actorName: actor.name,
      donationId: first.id,
      listing: { id: 'fec-committees:C00000002', name: listed.similar },
      withdrawnAt: null,
    }),
  ]);
  expect((await pays(world, { name: near.toUpperCase() })).state).toBe('received');

  await withdrawAll(world, 'allowlist-entry');
  const [withdrawn] = await learned(world, 'allowlist-entry');
  expect(withdrawn).toMatchObject({ withdrawnBy: 'Bo Reviewer', actorName: actor.name });
  expect(withdrawn?.withdrawnAt).toBeInstanceOf(Date);
  const again = await pays(world, { name: near });
  expect(again.state).toBe('held');

  await decide(world, again, 'clear:checked-with-payer');
  await inForce(world, again);
  expect(await learned(world, 'allowlist-entry')).toEqual([
    expect.objectContaining({
      donationId: again.id,
      reason: 'checked-with-payer',
      withdrawnAt: null,
      withdrawnBy: null,
    }),
  ]);
  expect((await pays(world, { name: near })).state).toBe('received');
});

test('a held name that staff say is the listed group is refused at once the next time, until that is withdrawn', async () => {
  await using world = await openWorld();
  const first = await pays(world, { name: near });
  await decide(world, first, 'refuse:is-listed-group');
  expect((await inForce(world, first)).state).toBe('refused');
  expect(await learned(world, 'alias')).toEqual([
    expect.objectContaining({
      text: near,
      isDomain: false,
      reason: 'is-listed-group',
      actorName: actor.name,
      donationId: first.id,
      listing: { id: 'fec-committees:C00000002', name: listed.similar },
    }),
  ]);
  // Another card: the refused one would hold by itself.
  const card = '5555555555554444';
  const next = async () => {
    const donation = await world.give();
    await world.pay(donation, { name: near, card });
    await advanceDonation(world.deps.ports, donation.id);
    return world.donation(donation.id);
  };
  expect(await next()).toMatchObject({ state: 'refused', refusedBy: 'screening' });
  // That refusal remembered this card too.
  await withdrawAll(world, 'alias');
  expect((await next()).state).toBe('held');
});

test('a decision that is taken back, or refuses for another reason, teaches nothing', async () => {
  await using world = await openWorld();
  const undone = await pays(world, { name: near });
  await decide(world, undone, 'clear:private-person');
  expect(await undoDecision(world.deps.ports, { donationId: undone.id, actor })).toBe('undone');
  await decide(world, undone, 'refuse:not-genuine');
  expect((await inForce(world, undone)).state).toBe('refused');
  expect([...(await learned(world, 'allowlist-entry')), ...(await learned(world, 'alias'))]).toEqual([]);
});

test('another name by hand refuses at once; a person’s name, a free mail host and a known name are turned away', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const input = {
    listingId: 'fec-committees:C00000001',
    kind: 'name',
    text: 'Lighthouse Voters',
    reason: 'Its own site',
    actor,
  };
  expect(await addAlias(ports, input)).toEqual({ kind: 'added' });
  expect((await pays(world, { name: 'Lighthouse Voters' })).state).toBe('refused');
  const problem = async (changes: Partial<typeof input>) => {
    const outcome = await addAlias(ports, { ...input, ...changes });
    return outcome.kind === 'invalid' ? outcome.errors : outcome.kind;
  };
  expect(await problem({})).toEqual({ text: { kind: 'known', text: 'Lighthouse Voters' } });
  expect(await problem({ text: listed.group.toLowerCase() })).toEqual({
    text: { kind: 'known', text: listed.group.toLowerCase() },
  });
  expect(await problem({ text: 'Mary Jones' })).toEqual({ text: { kind: 'could-be-person' } });
  expect(await problem({ kind: 'domain', text: 'x@gmail.com' })).toEqual({
    text: { kind: 'free-mail', host: 'gmail.com' },
  });
  expect(await problem({ kind: 'domain', text: 'nowhere' })).toEqual({ text: { kind: 'no-domain' } });
  expect(await problem({ kind: 'alias', text: ' ', reason: '' })).toEqual({
    kind: 'none',
    text: { kind: 'empty' },
    reason: { kind: 'empty' },
  });
  expect(await problem({ listingId: 'gone' })).toBe('unknown-listing');

  expect(
    await addAlias(ports, { ...input, kind: 'domain', text: 'info@mail.lighthouse.example.org' }),
  ).toEqual({
    kind: 'added',
  });
  // M5: whoever gives with their own card works there, and a person decides.
  const own = await pays(world, { name: 'Robin Reader', email: 'robin@example.org' });
  expect(own.state).toBe('held');
  const office = await pays(world, { name: 'Robin Reader Office', email: 'robin@example.org' });
  expect(office.state).toBe('refused');
  await withdrawAll(world, 'alias');
  const card = { name: 'Lighthouse Voters', email: 'other@example.net' };
  const donation = await world.give();
  await world.pay(donation, { ...card, card: '5555555555554444' });
  await advanceDonation(ports, donation.id);
  expect((await world.donation(donation.id)).state).toBe('received');
});

test('erasing a donation unties the alias that it taught, which goes on refusing (M27)', async () => {
  await using world = await openWorld();
  const first = await pays(world, { name: near });
  await decide(world, first, 'refuse:is-listed-group');
  await inForce(world, first);
  expect(await learned(world, 'alias')).toEqual([expect.objectContaining({ donationId: first.id })]);
  expect((await erasePersonalData(world.deps.ports, first.token)).kind).toBe('erased');
  expect(await learned(world, 'alias')).toEqual([
    expect.objectContaining({ text: near, donationId: null, withdrawnAt: null }),
  ]);
  const second = await world.give();
  await world.pay(second, { name: near, card: '5555555555554444' });
  await advanceDonation(world.deps.ports, second.id);
  expect(await world.donation(second.id)).toMatchObject({ state: 'refused', refusedBy: 'screening' });
});

test('erasing a donation blanks the name that an allowlist entry was written for, which goes on sparing it', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const cleared = await pays(world, { name: near });
  await decide(world, cleared, 'clear:same-name-only');
  await inForce(world, cleared);
  await erasePersonalData(ports, cleared.token);
  expect(await learned(world, 'allowlist-entry')).toEqual([
    expect.objectContaining({ text: null, donationId: null }),
  ]);
  expect((await pays(world, { name: near })).state).toBe('received');
});

test('rows are listed a page at a time, each once, and are found by listing, by text and by whether they stand', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const at = ports.clock.now().getTime();
  for (let number = 0; number < 120; number++)
    await ports.learned.addAlias(
      {
        id: `row-${String(number).padStart(5, '0')}`,
        kind: 'name',
        text: `Group ${String(number)} Club`,
        textCompact: `group${String(number)}club`,
        listingId: number % 2 === 0 ? 'a' : 'b',
        actorName: 'Ada',
        reason: 'test',
      },
      // Three rows share each moment.
      new Date(at + Math.floor(number / 3)),
    );
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await listLearned(ports, { kind: 'alias', limit: 50, after });
    expect(page.isFirst).toBe(after === null);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(
    Array.from({ length: 120 }, (_, back) => `row-${String(119 - back).padStart(5, '0')}`),
  );
  await withdrawLearned(ports, { kind: 'alias', id: 'row-00007', actor });
  const found = async (query: Partial<Parameters<typeof listLearned>[1]>) =>
    (await listLearned(ports, { kind: 'alias', limit: 200, ...query })).items.map(({ id }) => id);
  expect(await found({ isWithdrawn: true })).toEqual(['row-00007']);
  expect(await found({ isWithdrawn: false, listingId: 'b' })).toHaveLength(59);
  expect(await found({ text: 'GROUP 11 c' })).toEqual(['row-00011']);
  expect(await withdrawLearned(ports, { kind: 'alias', id: 'row-00007', actor })).toBe('withdrawn-before');
  expect(await withdrawLearned(ports, { kind: 'allowlist-entry', id: 'row-00007', actor })).toBe('unknown');
});
