/** A second standing gift of one donor: independent of one that runs well, and a question where the first can be mended (rows 10-13 of the notes on money). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import { loader as showGift } from '#app/routes/standing-gifts.$token.tsx';
import { loader as showSecond, action as choose } from '#app/routes/standing-gifts.$token_.second.tsx';
import { advance } from '#app/usecases/advance.ts';
import { deleteOwnData } from '#app/usecases/delete-own-data.ts';
import { retryRenewal } from '#app/usecases/retry-renewal.ts';
import { showGiving } from '#app/usecases/show-giving.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { answerOf, argsFor } from '#tests/routes/call-route.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { day } from '#tests/support/received-gift.ts';
import { renewalsOf, toNextRenewal } from '#tests/support/renewals.ts';
import { setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
let hand: ByHand;
/** Donors whose first renewal the bank has declined; each test takes its own. */
const failing: Donor[] = [];

interface Donor {
  readonly payer: { readonly name: string; readonly email: string; readonly card: string };
  readonly gift: StandingGift;
}

/** Whose failed renewal was mended, and what they set up before. */
let mended: { readonly donor: Donor; readonly second: StandingGift };

let cards = 300;
const payerOf = (email: string) => ({ name: 'Robin Reader', email, card: cardNumber((cards += 1)) });

beforeAll(async () => {
  world = await openWorld();
  hand = byHand(world.deps.ports);
  for (const name of ['mends', 'instead', 'both']) {
    const payer = payerOf(`${name}@example.org`);
    failing.push({ payer, gift: await setUp(world, payer) });
  }
  await world.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: failing.length });
  await toNextRenewal(world, failing[0]?.gift.id ?? '');
  await hand.drain();
});
afterAll(() => world[Symbol.asyncDispose]());

function takeFailing(): Donor {
  const donor = failing.shift();
  if (!donor) throw new Error('each has been taken');
  return donor;
}

/** Their address fills in the form again, with another card. */
async function again({ payer }: Donor): Promise<StandingGift> {
  const second = await setUp(world, { ...payer, card: cardNumber((cards += 1)) });
  await hand.drain();
  return standingGift(world, second.id);
}

const args = (path: string, options: Parameters<typeof argsFor>[2]) =>
  argsFor({ ...world.deps, ports: hand.ports }, path, options);

const answer = ({ gift: { token } }: Donor, second: StandingGift, choice: string) =>
  answerOf(
    choose(
      args(`/standing-gifts/${token}/second`, { params: { token }, form: { gift: second.token, choice } }),
    ),
  );

const waitingFor = async ({ gift: { token } }: Donor) =>
  (await showSecond(args(`/standing-gifts/${token}/second`, { params: { token } }))).waiting;

/** How often each of these was charged, over all time. */
async function charges(...gifts: StandingGift[]): Promise<number[]> {
  const { data } = await world.stripe.charges.list({ limit: 100 });
  const paid = data.filter(({ status }) => status === 'succeeded').map(({ customer }) => customer);
  return gifts.map(({ customerId }) => paid.filter((customer) => customer === customerId).length);
}

const questionsTo = async ({ payer }: Donor) =>
  (await hand.ports.mails.latest(1000)).filter(
    ({ kind, recipient }) => kind === 'standing-second' && recipient === payer.email,
  );

test('a second standing gift beside one that runs well starts unasked, and the end of the first leaves it alone (money 10)', async () => {
  const payer = payerOf('two@example.org');
  const [one, other] = [await setUp(world, payer), await setUp(world, payer)];
  expect([one.state, other.state]).toEqual(['active', 'active']);
  expect(await stopStandingGift(hand.ports, one.token)).toBe('stopped');
  await hand.drain();
  expect((await standingGift(world, one.id)).state).toBe('stopped');
  expect((await standingGift(world, other.id)).state).toBe('active');
  expect(await charges(one, other)).toEqual([1, 1]);
});

test('beside one that is past due it asks by mail and is not charged; mended, the month is charged once (money 11, 13)', async () => {
  const donor = takeFailing();
  expect((await world.stripe.subscriptions.retrieve(donor.gift.subscriptionId ?? '')).status).toBe(
    'past_due',
  );
  const second = await again(donor);
  expect(second).toMatchObject({ state: 'set-up', olderGiftId: donor.gift.id, secondChoice: null });
  const [mail, ...others] = await questionsTo(donor);
  expect(others).toEqual([]);
  expect(mail?.text).toContain(`/standing-gifts/${donor.gift.token}/second`);
  expect(await waitingFor(donor)).toMatchObject([{ token: second.token }]);
  // Who is signed in is asked there as well.
  const { standing } = await showGiving(hand.ports, { donorId: donor.gift.donorId ?? '', after: null });
  expect(standing.map(({ asksAbout }) => asksAbout)).toEqual([donor.gift.token, null]);
  expect(await retryRenewal(hand.ports, donor.gift.token)).toBe('asked');
  await hand.drain();
  expect((await renewalsOf(hand, donor.gift))[0]?.state).toBe('paid');
  await advance(hand.ports, standingGiftSubject(second.id));
  expect(await charges(donor.gift, second)).toEqual([2, 0]);
  // It would still be a second one, which somebody has to want.
  expect((await standingGift(world, second.id)).state).toBe('set-up');
  expect(await questionsTo(donor)).toHaveLength(1);
  mended = { donor, second };
});

test('the page of one that asks says what every page says while the payer is checked, and answers nothing', async () => {
  const { donor, second } = mended;
  const { token } = second;
  // Who looks again and again is shown at once what is known.
  const take = async () => ({ allowed: false as const, waitSeconds: 1 });
  const ports = { ...hand.ports, limits: { ...hand.ports.limits, take } };
  const shown = await showGift(
    argsFor({ ...world.deps, ports }, `/standing-gifts/${token}`, { params: { token } }),
  );
  expect(shown.status).toBe('checking');
  expect(shown.history.map(({ news }) => news)).toEqual(['begun', 'set-up']);
  expect(JSON.stringify(shown)).not.toContain(donor.gift.token);
  expect(await waitingFor({ ...donor, gift: second })).toEqual([]);
  expect((await answer({ ...donor, gift: second }, donor.gift, 'instead')).status).toBe(404);
  expect((await answer({ ...donor, gift: second }, second, 'both')).status).toBe(404);
});

test('one that is wanted instead starts once the older one is closed and its open invoice is void (money 12)', async () => {
  const donor = takeFailing();
  const second = await again(donor);
  const answered = await answer(donor, second, 'instead');
  expect([answered.status, answered.headers.get('location')]).toEqual([
    303,
    `/standing-gifts/${second.token}`,
  ]);
  // A page of before cannot take back what the older one ends for.
  await answer(donor, second, 'not');
  expect((await standingGift(world, second.id)).secondChoice).toBe('instead');
  // The older one is not closed yet.
  await advance(hand.ports, standingGiftSubject(second.id));
  expect((await standingGift(world, second.id)).state).toBe('set-up');
  await hand.drain();
  expect((await standingGift(world, donor.gift.id)).state).toBe('stopped');
  expect((await standingGift(world, second.id)).state).toBe('active');
  const invoices = await world.stripe.invoices.list({ subscription: donor.gift.subscriptionId ?? '' });
  expect(invoices.data.map(({ status }) => status).toSorted()).toEqual(['paid', 'void']);
  expect(await charges(donor.gift, second)).toEqual([1, 1]);
  expect((await answer(donor, second, 'not')).headers.get('location')).toBe(
    `/standing-gifts/${donor.gift.token}/second`,
  );
  expect((await standingGift(world, second.id)).state).toBe('active');
});

test('one that is not wanted leaves nothing behind, and both go on where both are wanted', async () => {
  const donor = takeFailing();
  const not = await again(donor);
  await answer(donor, not, 'not');
  await hand.drain();
  expect((await standingGift(world, not.id)).state).toBe('lapsed');
  expect((await world.stripe.customers.retrieve(not.customerId ?? '')).deleted).toBe(true);
  expect(await waitingFor(donor)).toEqual([]);
  const both = await again(donor);
  expect((await answer(donor, both, 'both')).status).toBe(303);
  await hand.drain();
  expect((await standingGift(world, both.id)).state).toBe('active');
  expect((await standingGift(world, donor.gift.id)).state).toBe('active');
  expect(await charges(not, both)).toEqual([0, 1]);
  // Whoever leaves altogether need not answer first.
  const third = await again(donor);
  expect(third).toMatchObject({ state: 'set-up', olderGiftId: donor.gift.id });
  const donorId = donor.gift.donorId ?? '';
  expect(await deleteOwnData(hand.ports, { donorId, pause: hand.drain })).toEqual({ kind: 'deleted' });
  expect(await charges(third)).toEqual([0]);
});

test('unanswered it is let go after a week, uncharged and told', async () => {
  const { donor, second } = mended;
  // Stopped for another reason, the first takes no second one with it, and starts none.
  await stopStandingGift(hand.ports, donor.gift.token);
  await hand.drain();
  expect((await standingGift(world, second.id)).state).toBe('set-up');
  await world.control({ action: 'clock', advanceSeconds: 7 * day + 60 });
  await hand.drain();
  expect((await standingGift(world, second.id)).state).toBe('lapsed');
  expect(await charges(second)).toEqual([0]);
  const mails = await hand.ports.mails.latest(100);
  const [mail] = mails.filter(({ recipient }) => recipient === donor.payer.email);
  expect(mail).toMatchObject({
    kind: 'standing-lapsed',
    subject: 'Not started: your gift of $5 every month',
  });
  expect(mail?.text).toContain('We’ve had no answer');
});
