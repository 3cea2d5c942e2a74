/** Donations of the past beside another registry: which would not pass any more, over real PostgreSQL. */
import { expect, test } from 'vitest';
import { pastSince } from '#app/domain/donation/past-donation.ts';
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { screenPast, type ChangedDonation } from '#app/usecases/screen-past-donations.ts';
import { listing, registry } from '#tests/domain/screening/build.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

async function settled(world: World, payer: { name?: string; email?: string; organisation?: string }) {
  const { organisation, ...paying } = payer;
  const donation = await world.give(organisation === undefined ? {} : { organisation });
  await world.pay(donation, paying);
  await advanceDonation(world.deps.ports, donation.id);
  return world.donation(donation.id);
}

async function changedBy(
  world: World,
  state: RegistryState,
  since = pastSince(world.deps.ports.clock.now()),
) {
  const walk = screenPast(world.deps.ports, state, since);
  const changed: ChangedDonation[] = [];
  for (;;) {
    const step = await walk.next();
    if (step.done) return { changed, counts: step.value };
    changed.push(step.value);
  }
}

test('a received donation of a payer who is listed now is named, with what it would be; others and erased ones are not', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const paid = await settled(world, { name: 'Sunrise Voters Committee' });
  await settled(world, { name: 'Robin Reader' });
  const erased = await settled(world, { name: 'Sunrise Voters Committee' });
  await ports.personalData.eraseDonation(erased.id, ports.clock.now());
  const held = await settled(world, { name: listed.near });
  expect([paid.state, held.state]).toEqual(['received', 'held']);
  const { changed, counts } = await changedBy(
    world,
    registry(['Sunrise Voters Committee', listed.similar, listing(listed.near)]),
  );
  expect(changed.map(({ donation, before, after }) => [donation.id, before, after.outcome])).toEqual([
    [paid.id, 'clear', 'political'],
    [held.id, 'unclear', 'political'],
  ]);
  expect(changed[0]?.after.listing?.name).toBe('Sunrise Voters Committee');
  expect(counts).toEqual({ seen: 4, erased: 1 });
});

test('what has not become worse is not named: a hold that stays one, a registry that lists nobody new', async () => {
  await using world = await openWorld();
  await settled(world, { name: listed.near });
  await settled(world, { name: 'Robin Reader' });
  const { changed, counts } = await changedBy(world, world.deps.ports.registry.current());
  expect(changed).toEqual([]);
  expect(counts).toEqual({ seen: 2, erased: 0 });
});

test('donations made before the moment asked for are left alone', async () => {
  await using world = await openWorld();
  await settled(world, { name: 'Sunrise Voters Committee' });
  await world.control({ action: 'clock', advanceSeconds: 60 });
  const { counts } = await changedBy(
    world,
    registry(['Sunrise Voters Committee']),
    world.deps.ports.clock.now(),
  );
  expect(counts.seen).toBe(0);
});
