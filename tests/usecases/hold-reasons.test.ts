/** Why a donation is held: every reason is kept, and page, mail and desk read them from the screening that holds it (M8). */
import { expect, test } from 'vitest';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { loader } from '#app/routes/donations.$token.tsx';
import { advanceDonation } from '#tests/support/advance.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { argsFor } from '#tests/routes/call-route.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const { holdWords } = deskTexts.queue;

/** What the donor is told about the donation that was paid so, on its page and in the newest mail, and what the queue says. */
async function told(
  world: World,
  payer: { name: string; card?: string; email?: string },
  organisation = '',
): Promise<{
  state: string;
  reasons: readonly string[];
  mail: string;
  queue: string;
  holds: readonly string[];
}> {
  const { ports } = world.deps;
  const donation = await world.give({ organisation });
  await world.pay(donation, payer);
  await advanceDonation(ports, donation.id);
  const { token, state, holdReasons } = await world.donation(donation.id);
  const page = await loader(argsFor(world.deps, `/donations/${token}`, { params: { token } }));
  const [mail] = await ports.mails.latest(1);
  const { entries } = await listQueue(ports);
  const row = entries.find((entry) => entry.kind === 'donation' && entry.donation.id === donation.id);
  return {
    state,
    reasons: page.reasons,
    mail: mail?.text ?? '',
    queue: row?.kind === 'donation' ? holdWords(row.reasons) : '',
    holds: holdReasons,
  };
}

test('the mail about a hold gives the reason of the screening that holds, as the page does, not of the one before', async () => {
  await using world = await openWorld();
  const { state, reasons, mail } = await told(world, { name: listed.near }, 'Reading Circle');
  expect(state).toBe('held');
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toContain(listed.similar);
  expect(mail).toContain(reasons[0]);
  expect(mail).not.toContain('Nothing about the payer resembles');
});

test('a donation that is held for several reasons keeps and shows them all: page, mail and desk', async () => {
  await using world = await openWorld();
  const card = '5555555555554444';
  expect((await told(world, { name: listed.group, card })).state).toBe('refused');
  const held = await told(world, { name: 'Sample Dunes PAC', card, email: 'other@example.org' }, listed.near);
  expect(held).toMatchObject({ state: 'held', holds: ['resembles'] });
  expect(held.reasons).toHaveLength(3);
  expect(held.reasons[0]).toContain('refused a gift from this card before');
  expect(held.reasons[1]).toContain(listed.near);
  expect(held.reasons[2]).toContain('Sample Dunes PAC');
  for (const reason of held.reasons) expect(held.mail).toContain(reason);
  expect(held.queue).toBe(
    `a card refused before, as ${listed.group}; resembles ${listed.similar}; says of itself that it is political`,
  );
});

test('too many donations in a day are a reason beside a resemblance, and stay one when the resemblance is cleared', async () => {
  await using world = await openWorld();
  for (let number = 0; number < 5; number++) await told(world, { name: 'Robin Reader' });
  const held = await told(world, { name: listed.near });
  expect(held).toMatchObject({ state: 'held', holds: ['resembles', 'too-many-donations'] });
  expect(held.reasons[0]).toContain(listed.similar);
  expect(held.reasons[1]).toContain('More than 5 gifts');
  for (const reason of held.reasons) expect(held.mail).toContain(reason);
});

test('a donation that nobody could screen says what else holds it without the registry', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const broken = {
    ...world,
    deps: {
      ...world.deps,
      ports: {
        ...ports,
        registry: { ...ports.registry, current: () => ({ status: 'empty', index: null }) as const },
      },
    },
  };
  const held = await told(broken, { name: 'Sample Dunes PAC' });
  expect(held).toMatchObject({ state: 'held', holds: ['cannot-screen', 'resembles'] });
  expect(await ports.donations.heldUnscreened(10)).toHaveLength(1);
});

test('a bank that holds another amount than was agreed is held for a person, who sees what it holds, and what is taken is said everywhere (S23)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const create = ports.checkouts.create.bind(ports.checkouts);
  ports.checkouts.create = (input) => create({ ...input, amount: { amountMinor: 900, currency: 'USD' } });
  const held = await told(world, { name: 'Robin Reader' });
  expect(held).toMatchObject({ state: 'held', holds: ['amount-differs'] });
  expect(held.reasons).toEqual(['Your bank is holding a different amount than the one you agreed to.']);
  expect(held.mail).toContain('Your bank is holding $9 for');
  const [entry] = (await listQueue(ports)).entries;
  if (entry?.kind !== 'donation') throw new Error('nothing waits');
  expect(entry.sums.held).toEqual({ amountMinor: 900, currency: 'USD' });

  const { id, token } = entry.donation;
  const actor = { id: 'staff-1', name: 'Ada Reviewer' };
  const decision = { decision: 'clear', reason: 'same-name-only', note: '' } as const;
  expect(await decideDonation(ports, { donationId: id, actor, ...decision })).toMatchObject({
    kind: 'decided',
  });
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await advanceDonation(ports, id);
  const page = await loader(argsFor(world.deps, `/donations/${token}`, { params: { token } }));
  expect(page.where).toMatchObject({ held: { amountMinor: 0 }, taken: { amountMinor: 900 } });
  const [mail] = await ports.mails.latest(1);
  expect(mail?.subject).toBe('Received: your gift of $9');
});
