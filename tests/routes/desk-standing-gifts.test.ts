/** Standing gifts at the desk: a renewal is decided, what came before an end is seen to, and retired currencies are listed. */
import { expect, test } from 'vitest';
import { inCurrency } from '#app/domain/donation-settings.ts';
import type { Deps } from '#app/deps.server.ts';
import { paths } from '#app/paths.ts';
import { loader as renewalPage } from '#app/routes/desk.renewals.$id.ts';
import { action, loader } from '#app/routes/desk.standing-gifts.$id.tsx';
import { loader as list } from '#app/routes/desk.standing-gifts._index.tsx';
import { answerOf, argsFor } from '#tests/routes/call-route.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { dispute } from '#tests/support/received-gift.ts';
import { listening, listName, money, renewalsOf, toNextRenewal, unlistAll } from '#tests/support/renewals.ts';
import { staffInMemory } from '#tests/support/staff-ports.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { setUp, standingGift } from '#tests/support/standing-gifts.ts';
import { listed, openWorld } from '#tests/support/world.ts';

const accounts = [
  { email: 'rob@example.org', name: 'Rob Reviewer', role: 'reviewer' as const, password: 'correct horse' },
];
const cookie = 'session=rob@example.org';

test('a reviewer decides on a renewal and takes it back; refused, its standing gift ends, and what came before is theirs to leave, once', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports, { staff: staffInMemory(accounts) });
  const { ports } = hand;
  const deps: Deps = { ...world.deps, ports };
  await unlistAll(ports);
  const tell = listening(world, hand);
  const gift = await setUp(world, { name: listed.near });
  const disputed = await setUp(world, { email: 'other@example.org', card: cardNumber(2) });
  await tell();
  await listName(ports, listed.similar);
  await toNextRenewal(world, gift.id);
  await tell();
  const [held] = await renewalsOf(hand, gift);
  const { id } = gift;
  const post = (form: Record<string, string>, path = paths.deskStandingGift(id), of = id) =>
    answerOf(action(argsFor(deps, path, { params: { id: of }, cookie, form })));
  const decision = paths.deskRenewalDecision(id, held?.id ?? '');
  const refuse = { intent: 'decide', choice: 'refuse:is-listed-group', note: '' };
  const shown = () => loader(argsFor(deps, paths.deskStandingGift(id), { params: { id }, cookie }));

  const led = argsFor(deps, paths.deskRenewal(held?.id ?? ''), { params: { id: held?.id ?? '' }, cookie });
  expect((await answerOf(renewalPage(led))).headers.get('location')).toBe(paths.deskStandingGift(id));
  expect((await post({ ...refuse, choice: '' }, decision)).status).toBe(422);
  expect((await post({ ...refuse, choice: 'refuse:because' }, decision)).status).toBe(422);
  // Of the standing gift itself nothing is to be decided.
  expect((await post(refuse)).status).toBe(409);
  const nobody = argsFor(deps, decision, { params: { id }, form: refuse });
  expect((await answerOf(action(nobody))).headers.get('location')).toContain(paths.deskSignIn());
  expect((await renewalsOf(hand, gift))[0]?.state).toBe('held');
  expect((await post(refuse, decision)).status).toBe(303);
  expect((await post({ ...refuse, choice: 'clear:private-person' }, decision)).status).toBe(409);
  expect((await post({ intent: 'undo', choice: '', note: '' }, decision)).status).toBe(303);
  expect((await renewalsOf(hand, gift))[0]).toMatchObject({ state: 'held', decision: null });
  expect((await post({ intent: 'undo', choice: '', note: '' }, decision)).status).toBe(409);
  expect((await post(refuse, decision)).status).toBe(303);
  const leave = { intent: 'leave-earlier', choice: '', note: '' };
  expect((await post(leave)).status).toBe(409);
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await tell();
  expect((await post({ intent: 'undo', choice: '', note: '' }, decision)).status).toBe(409);
  expect(await shown()).toMatchObject({ shown: { gift: { state: 'refused', refusedBy: 'staff' } } });
  expect((await money(world, hand, gift)).received).toEqual([500]);
  expect(await ports.standingGifts.countEarlierOpen()).toBe(1);
  expect((await post(leave)).status).toBe(303);
  expect((await post(leave)).status).toBe(409);
  expect(await ports.standingGifts.countEarlierOpen()).toBe(0);
  expect((await shown()).shown.gift).toMatchObject({ earlierLeftBy: 'Rob Reviewer' });
  expect((await post(leave, paths.deskStandingGift('none'), 'none')).status).toBe(404);

  // Whoever takes one payment back ends it, and staff read why.
  const [payment] = (await ports.standingGifts.file(disputed.id))?.payments ?? [];
  await dispute(world, await world.donation(payment?.donationId ?? ''));
  await tell();
  const ended = { params: { id: disputed.id }, cookie };
  expect(await loader(argsFor(deps, paths.deskStandingGift(disputed.id), ended))).toMatchObject({
    shown: { gift: { state: 'stopped' } },
  });
  expect((await standingGift(world, disputed.id)).refusedBy).toBeNull();
});

test('standing gifts in currencies that the form offers no more go on in their own, and the desk lists them (money 31)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports, { staff: staffInMemory(accounts) });
  const tell = listening(world, hand);
  const gift = await setUp(world);
  await tell();
  const shownBy = (ports: typeof hand.ports) =>
    list(argsFor({ ...world.deps, ports }, paths.deskStandingGifts(), { cookie }));
  expect((await shownBy(hand.ports)).list.retired).toEqual([]);
  // The newsroom takes euros alone from now on.
  const { site } = hand.ports;
  const euros = { ...inCurrency(site, 'USD'), currency: 'EUR' };
  const ports = { ...hand.ports, site: { ...site, currency: 'EUR', currencies: [euros] } };
  expect((await shownBy(ports)).list.retired).toMatchObject([
    { id: gift.id, amount: { amountMinor: 500, currency: 'USD' } },
  ]);
  const since = { ...hand, ports };
  await toNextRenewal(world, gift.id);
  await listening(world, since)();
  expect(await renewalsOf(since, gift)).toMatchObject([{ state: 'paid', amount: { currency: 'USD' } }]);
});
