/** A second standing gift of one donor: independent of one that runs well, and a question where the first can be mended. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import { loader as showGift } from '#app/routes/standing-gifts.$token.tsx';
import { loader as showSecond, action as choose } from '#app/routes/standing-gifts.second.$secret.tsx';
import { loader as showOwnSecond, action as chooseOwn } from '#app/routes/supporters.second.$token.tsx';
import { advance } from '#app/usecases/advance.ts';
import { decideStandingGift } from '#app/usecases/decide-standing-gift.ts';
import { deleteOwnData } from '#app/usecases/delete-own-data.ts';
import { retryRenewal } from '#app/usecases/retry-renewal.ts';
import { showGiving } from '#app/usecases/show-giving.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { answerOf, argsFor } from '#tests/routes/call-route.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { day } from '#tests/support/received-gift.ts';
import { listName, renewalsOf, toNextRenewal } from '#tests/support/renewals.ts';
import { setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { cookieOfDonor } from '#tests/support/supporters.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

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
  for (const name of ['mends', 'instead', 'both', 'cleared']) {
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

/** The secret that the mail about this one carries; nothing else says it. */
async function secretOf({ questionHash }: StandingGift): Promise<string> {
  const asking = (await hand.ports.mails.latest(1000)).filter(({ kind }) => kind === 'standing-second');
  const secrets = asking.map(({ text }) => /\/standing-gifts\/second\/([\w-]+)/.exec(text ?? '')?.[1] ?? '');
  return secrets.find((secret) => hand.ports.hasher.hash('question', secret) === questionHash) ?? '';
}

async function answer(second: StandingGift, choice: string) {
  const secret = await secretOf(second);
  const to = args(`/standing-gifts/second/${secret}`, { params: { secret }, form: { choice } });
  return answerOf(choose(to));
}

const showBy = (secret: string) =>
  answerOf(showSecond(args(`/standing-gifts/second/${secret}`, { params: { secret } })));

const shownOf = async (second: StandingGift) => (await showBy(await secretOf(second))).data?.['shown'];

const signedIn = async (token: string, donorId: string | null, form?: Record<string, string>) =>
  args(`/supporters/second/${token}`, {
    params: { token },
    cookie: donorId === null ? '' : await cookieOfDonor(hand, donorId),
    ...(form && { form }),
  });

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
  expect(mail?.text).not.toContain(second.token);
  const shown = await shownOf(second);
  expect(shown).toMatchObject({ kind: 'waiting', older: { token: donor.gift.token } });
  // Whoever reads the page answers it, and is not handed what steers the gift.
  expect(JSON.stringify(shown)).not.toContain(second.token);
  // What is kept of the secret opens nothing.
  expect(second.questionHash).not.toBe(await secretOf(second));
  expect((await showBy(second.questionHash ?? '')).status).toBe(410);
  // Who is signed in is asked there as well.
  const { standing } = await showGiving(hand.ports, { donorId: donor.gift.donorId ?? '', after: null });
  expect(standing.map(({ asks }) => asks)).toEqual([true, false]);
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

test('the page of one that asks says what every page says while the payer is checked', async () => {
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
});

test('neither gift’s token opens the question: whoever set the older one up reads and answers nothing', async () => {
  const { donor, second } = mended;
  const isNotNamed = (of: unknown) => expect(JSON.stringify(of)).not.toContain(second.token);
  for (const { token } of [donor.gift, second]) {
    const shown = await showBy(token);
    expect([shown.status, shown.data?.['shown']]).toEqual([410, { kind: 'over' }]);
    for (const choice of ['both', 'instead', 'not']) {
      const form = { choice, gift: second.token };
      const to = args(`/standing-gifts/second/${token}`, { params: { secret: token }, form });
      const answered = await answerOf(choose(to));
      expect(answered.headers.get('location')).toBe(`/standing-gifts/second/${token}`);
    }
  }
  const { token } = donor.gift;
  isNotNamed(await showGift(args(`/standing-gifts/${token}`, { params: { token } })));
  expect((await standingGift(world, second.id)).secondChoice).toBe(null);
});

test('signed in, a donor answers what is theirs, and nobody else’s', async () => {
  const { donor, second } = mended;
  const own = donor.gift.donorId;
  const other = (await setUp(world, payerOf('other@example.org'))).donorId;
  const form = { choice: 'not' };
  const nobody = await answerOf(showOwnSecond(await signedIn(second.token, null)));
  expect([nobody.status, nobody.headers.get('location')]).toEqual([303, '/supporters']);
  expect((await answerOf(chooseOwn(await signedIn(second.token, null, form)))).status).toBe(303);
  expect((await answerOf(showOwnSecond(await signedIn(second.token, other)))).status).toBe(410);
  await answerOf(chooseOwn(await signedIn(second.token, other, form)));
  // The older one is not what waits.
  expect((await answerOf(showOwnSecond(await signedIn(donor.gift.token, own)))).status).toBe(410);
  expect((await answerOf(showOwnSecond(await signedIn(second.token, own)))).data?.['shown']).toMatchObject({
    kind: 'waiting',
  });
  expect((await standingGift(world, second.id)).secondChoice).toBe(null);
});

test('one that is wanted instead starts once the older one is closed and its open invoice is void (money 12)', async () => {
  const donor = takeFailing();
  const second = await again(donor);
  const answered = await answer(second, 'instead');
  const address = `/standing-gifts/second/${await secretOf(second)}`;
  expect([answered.status, answered.headers.get('location')]).toEqual([303, address]);
  expect(await shownOf(second)).toEqual({ kind: 'answered', choice: 'instead' });
  // A page of before cannot take back what the older one ends for.
  await answer(second, 'not');
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
  await answer(second, 'not');
  expect((await standingGift(world, second.id)).state).toBe('active');
});

test('one that is not wanted leaves nothing behind, and both go on where both are wanted', async () => {
  const donor = takeFailing();
  const not = await again(donor);
  const session = await signedIn(not.token, donor.gift.donorId, { choice: 'not' });
  expect((await answerOf(chooseOwn(session))).headers.get('location')).toBe(
    `/supporters/second/${not.token}`,
  );
  await hand.drain();
  expect((await standingGift(world, not.id)).state).toBe('lapsed');
  expect((await world.stripe.customers.retrieve(not.customerId ?? '')).deleted).toBe(true);
  const both = await again(donor);
  expect((await answer(both, 'both')).status).toBe(303);
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

test('one that staff had cleared is screened again once it is answered, and starts only where nothing new is found', async () => {
  const donor = takeFailing();
  const named = (name: string) => again({ ...donor, payer: { ...donor.payer, name } });
  const [same, found] = [await named('Citizens for Northern Light Union'), await named(listed.near)];
  const actor = { id: 'staff-1', name: 'Ada Reviewer' };
  const clearance = { decision: 'clear', reason: 'private-person', note: '', actor };
  for (const { id } of [same, found])
    expect((await decideStandingGift(hand.ports, { standingGiftId: id, ...clearance })).kind).toBe('decided');
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await hand.drain();
  const [waits, other] = [await standingGift(world, same.id), await standingGift(world, found.id)];
  for (const gift of [waits, other])
    expect(gift).toMatchObject({ state: 'decided', olderGiftId: donor.gift.id });
  await answer(waits, 'both');
  await hand.drain();
  expect((await standingGift(world, same.id)).state).toBe('active');
  await listName(hand.ports, listed.near);
  await answer(other, 'both');
  await hand.drain();
  expect(await standingGift(world, found.id)).toMatchObject({ state: 'refused', refusedBy: 'screening' });
  expect(await hand.ports.standingGifts.review(found.id)).toBeNull();
  expect(await charges(same, found)).toEqual([1, 0]);
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
