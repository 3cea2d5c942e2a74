/** M4, as a person meets it: what a payer typed in disguise is held, and is kept and shown as it was checked. */
import { expect, test } from 'vitest';
import { advanceDonation } from '#tests/support/advance.ts';
import { listed, openWorld } from '#tests/support/world.ts';

const unshown = /\p{Bidi_Control}|\u200B/u;

test.each([
  ['padding that the name fell off the end of', `J${'.'.repeat(200)} ${listed.group}`],
  ['a sentence before it', `${'We who read you every week send this. '.repeat(6)}${listed.group}`],
  ['a character that turns it round', `\u202E${Array.from(listed.group).reverse().join('')}`],
])('a listed name on the card behind %s is held, and shown without what hid it', async (_, name) => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation, { name });
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'held' });
  const file = await ports.donations.file(donation.id);
  expect(file?.screenings.at(-1)?.screening).toMatchObject({ outcome: 'unclear', rule: 'cannot-read' });
  const shown = [file, await ports.mails.latest(10), await ports.donations.queue(10)];
  expect(JSON.stringify(shown)).not.toMatch(unshown);
});

test('invisible characters hide nobody, and are not kept', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation, { name: `${'\u200B'.repeat(200)}${Array.from(listed.group).join('\u200B')}` });
  expect(await advanceDonation(ports, donation.id)).toEqual({ kind: 'rests', state: 'refused' });
  expect((await ports.donations.payer(donation.id))?.billingName).toBe(listed.group);
});

test('a listed name split over the form and the card is held', async () => {
  await using world = await openWorld();
  const donation = await world.give({ organisation: 'Harbor Valley' });
  await world.pay(donation, { name: 'Victory Fund PAC' });
  expect(await advanceDonation(world.deps.ports, donation.id)).toEqual({ kind: 'rests', state: 'held' });
});

test('an organisation of signs alone is held, and one of which nothing is seen is none', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const [signs, nothing] = [
    await world.give({ organisation: '.' }),
    await world.give({ organisation: '\u200B' }),
  ];
  await world.pay(signs);
  await world.pay(nothing);
  expect(await advanceDonation(ports, signs.id)).toEqual({ kind: 'rests', state: 'held' });
  expect(await advanceDonation(ports, nothing.id)).toEqual({ kind: 'rests', state: 'received' });
  expect((await ports.donations.payer(nothing.id))?.organisation).toBeNull();
});

test('what is too long for the form after it was cleaned is said, and never cut', async () => {
  await using world = await openWorld();
  const hidden = `J${'\u200B'.repeat(1_000)}${'x'.repeat(200)}`;
  expect(await world.start({ organisation: hidden })).toMatchObject({ kind: 'invalid' });
  expect(await world.start({ organisation: `J${'\u200B'.repeat(1_000)} ${listed.group}` })).toMatchObject({
    kind: 'refused',
  });
});
