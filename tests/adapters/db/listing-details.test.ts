/** What is kept about one listing, on a real PostgreSQL: each kept edition's version of it, and what it caught. */
import { expect, test } from 'vitest';
import { advanceDonation } from '#tests/support/advance.ts';
import { listed, openWorld } from '#tests/support/world.ts';

const id = 'fec-committees:C00000001';

test('donations and refusals at the form are counted by what became of them, each donation once', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const pay = async (name: string, card: string) => {
    const donation = await world.give();
    await world.pay(donation, { name, email: `${card}@example.org`, card });
    await advanceDonation(ports, donation.id);
    return world.donation(donation.id);
  };
  expect(await ports.listingDetails.caught(id, 10)).toMatchObject({ donations: [], refused: 0, atForm: 0 });
  const refused = await pay(listed.group, '4242424242424242');
  await pay('Robin Reader', '5555555555554444');
  expect((await world.start({ organisation: listed.group })).kind).toBe('refused');

  const caught = await ports.listingDetails.caught(id, 10);
  expect(caught).toMatchObject({ refused: 1, waiting: 0, received: 0, lapsed: 0, atForm: 1 });
  expect(caught.donations.map(({ donationId, given }) => [donationId, given])).toEqual([
    [null, listed.group],
    [refused.id, listed.group],
  ]);
  expect(caught.donations[1]).toMatchObject({
    amount: { amountMinor: 500, currency: 'USD' },
    outcome: 'political',
  });
  expect((await ports.listingDetails.caught(id, 1)).donations).toHaveLength(1);
});

test('a listing stands as its kept editions have it, the one in force first; nobody knows of another', async () => {
  await using world = await openWorld();
  const { listingDetails } = world.deps.ports;
  const editions = await listingDetails.editions(id);
  expect(editions.map(({ isInForce, listing }) => [isInForce, listing.name])).toEqual([[true, listed.group]]);
  expect(await listingDetails.editions('fec-committees:none')).toEqual([]);
});
