/** Whole donations, with every request to Stripe and every answer and event of the local one held against the SDK's contract. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createStripe } from '#app/adapters/stripe/stripe.ts';
import type { Ports } from '#app/ports.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { advance } from '#app/usecases/advance.ts';
import { decideStandingGift } from '#app/usecases/decide-standing-gift.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { refundDonation } from '#app/usecases/refund-donation.ts';
import { refundSubject, standingGiftSubject } from '#app/domain/subject.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { startDonation } from '#app/usecases/start-donation.ts';
import { readDonationForm } from '#app/domain/donation-form.ts';
import { checkEvent, checkRequest, checkResponse, format } from '#tests/support/stripe-contract/check.mjs';
import { stripeContract } from '#tests/support/stripe-contract/contract.ts';
import { formBody } from '#tests/support/reader.ts';
import { clientNamed, listed, openWorld, type World } from '#tests/support/world.ts';

/** Ports whose payments are watched: `seen` is each request's method and path, `wrong` every breach of the contract. */
function watched({ deps }: World): { ports: Ports; seen: string[]; wrong: string[] } {
  const { sandbox, ports } = deps;
  if (!sandbox) throw new Error('no local Stripe');
  const contract = stripeContract();
  const seen: string[] = [];
  const wrong: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'GET' ? '' : await request.clone().text();
    const headers = Object.fromEntries(request.headers);
    const now = ports.clock.now().getTime() / 1000;
    const asked = { method: request.method, path: pathname + search, headers, body };
    const { op, violations } = checkRequest(contract, asked, now);
    const response = await sandbox.fetch(request);
    const answered = { status: response.status, body: (await response.clone().json()) as unknown };
    seen.push(`${request.method} ${pathname.replace(/(cs|pi|re)_\w+/, ':id')}`);
    wrong.push(...[...violations, ...checkResponse(contract, op, answered)].map(format));
    return response;
  };
  const webhookUrl = `${ports.site.url}/webhooks/stripe`;
  const stripe = createStripe({ ...sandbox, webhookUrl, siteName: 'Factually', fetch });
  return { ports: { ...ports, ...stripe }, seen, wrong };
}

const actor = { id: 'staff-1', name: 'Ada Reviewer' };

test('a received, a refused and a held donation keep to the contract in every request, answer and event', async () => {
  await using world = await openWorld();
  const { ports, seen, wrong } = watched(world);
  const give = async (payer: { name: string; card: string }, coverFee: string) => {
    const fields = formBody({ coverFee });
    const input = {
      values: readDonationForm((name) => fields.get(name)),
      attemptKey: null,
      client: clientNamed(payer.name),
      browser: 'test',
      pause,
    };
    expect((await startDonation(ports, input)).kind).toBe('checkout');
    const [newest] = await ports.donations.list({ state: 'open' }, null, 1);
    const donation = await world.donation(newest?.id ?? '');
    await world.pay(donation, { ...payer, email: `${donation.id}@example.org` });
    await advanceDonation(ports, donation.id);
    return donation.id;
  };
  const received = await give({ name: 'Robin Reader', card: '4242420000000018' }, 'yes');
  const refused = await give({ name: listed.group, card: '4242420000000026' }, '');
  const held = await give({ name: listed.near, card: '4242420000000034' }, '');
  expect((await world.donation(held)).state).toBe('held');
  await decideDonation(ports, {
    donationId: held,
    decision: 'clear',
    reason: 'same-name-only',
    note: '',
    actor,
  });
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await advanceDonation(ports, held);
  const states = await Promise.all(
    [received, refused, held].map(async (id) => (await world.donation(id)).state),
  );
  expect(states).toEqual(['received', 'refused', 'received']);
  expect(wrong).toEqual([]);
  // Otherwise the watch saw nothing.
  for (const decision of [
    'POST /v1/checkout/sessions',
    'GET /v1/checkout/sessions/:id',
    'POST /v1/payment_intents/:id/capture',
    'POST /v1/payment_intents/:id/cancel',
  ]) {
    expect(seen).toContain(decision);
  }
  const events = await world.events();
  expect(events.length).toBeGreaterThan(6);
  expect(events.flatMap((event) => checkEvent(stripeContract(), event).map(format))).toEqual([]);
  await world.assertLedgerAgrees();
});

test('a standing gift that starts and is stopped, and one that is refused, keep to the contract in every request and answer', async () => {
  await using world = await openWorld();
  const { ports, seen, wrong } = watched(world);
  const give = async (name: string) => {
    const fields = formBody({ frequency: 'month' });
    const values = readDonationForm((field) => fields.get(field));
    const input = { values, attemptKey: null, client: clientNamed(name), browser: 'test', pause };
    expect((await startDonation(ports, input)).kind).toBe('checkout');
    const [newest] = await ports.standingGifts.list(null, 1);
    const { sessionId } = (await ports.standingGifts.find(newest?.id ?? '')) ?? {};
    await world.control({ action: 'pay', session: sessionId, name, email: 'robin@example.org' });
    await advance(ports, standingGiftSubject(newest?.id ?? ''));
    return ports.standingGifts.find(newest?.id ?? '');
  };
  expect((await give(listed.group))?.state).toBe('refused');
  await world.control({ action: 'clock', advanceSeconds: 60 });
  const begun = await give('Robin Reader');
  // The same card was refused a minute before.
  expect(begun?.state).toBe('held');
  await decideStandingGift(ports, {
    standingGiftId: begun?.id ?? '',
    decision: 'clear',
    reason: 'private-person',
    note: '',
    actor,
  });
  await world.control({ action: 'clock', advanceSeconds: 301 });
  await advance(ports, standingGiftSubject(begun?.id ?? ''));
  expect(await stopStandingGift(ports, begun?.token ?? '')).toBe('stopped');
  await advance(ports, standingGiftSubject(begun?.id ?? ''));
  expect((await ports.standingGifts.find(begun?.id ?? ''))?.state).toBe('stopped');
  expect(wrong).toEqual([]);
  expect(seen).toContain('POST /v1/subscriptions');
  expect(seen.filter((each) => each.startsWith('DELETE /v1/'))).toHaveLength(3);
});

test('refunds asked for, read and listed keep to the contract, whole and in parts, pending, failed and refused', async () => {
  await using world = await openWorld();
  const { ports, seen, wrong } = watched(world);
  const donation = await world.give();
  await world.pay(donation);
  await advanceDonation(ports, donation.id);
  const sendBack = async (scope: string, amount: string, attemptKey: string) => {
    const form = { scope, amount, reason: 'donor-asked', note: '', attemptKey, actor };
    const input = { ...form, donationId: donation.id };
    const shown = await refundDonation(ports, { ...input, confirmedMinor: null });
    if (shown.kind !== 'to-confirm') throw new Error(`nothing can go back: ${shown.kind}`);
    const asked = await refundDonation(ports, { ...input, confirmedMinor: shown.amount.amountMinor });
    if (asked.kind !== 'asked') throw new Error(`not asked for: ${asked.kind}`);
    return asked.refundId;
  };
  const look = async (id: string) => {
    await advance(ports, refundSubject(id)).catch(() => undefined);
    return ports.refunds.find(id);
  };
  await world.control({ action: 'next-refund', outcome: 'stays-pending' });
  const part = await sendBack('part', '2', 'first press');
  expect(await look(part)).toMatchObject({ state: 'pending' });
  await world.control({ action: 'next-refund', outcome: 'no-balance' });
  const rest = await sendBack('whole', '', 'second press');
  expect(await look(rest)).toMatchObject({ state: 'asked' });
  await world.control({ action: 'clock', advanceSeconds: 600 });
  expect(await look(rest)).toMatchObject({ state: 'succeeded' });
  const { stripeId } = (await ports.refunds.find(part)) ?? {};
  await world.control({ action: 'settle-refund', refund: stripeId, outcome: 'failed' });
  expect(await look(part)).toMatchObject({ state: 'failed' });
  expect(wrong).toEqual([]);
  for (const request of [
    'POST /v1/refunds',
    'GET /v1/refunds',
    'GET /v1/refunds/:id',
    'GET /v1/payment_intents/:id',
  ])
    expect(seen).toContain(request);
  const events = await world.events();
  expect(events.flatMap((event) => checkEvent(stripeContract(), event).map(format))).toEqual([]);
});
