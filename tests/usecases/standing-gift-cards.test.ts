/** Another card of a standing gift that runs is a new payer, who is screened before it is charged. */
import { expect, test } from 'vitest';
import { withFailpoint } from '#app/adapters/failpoint/with-failpoint.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { advance } from '#app/usecases/advance.ts';
import { listDisputes } from '#app/usecases/list-disputes.ts';
import { openCardPage } from '#app/usecases/open-card-page.ts';
import { showLateWork } from '#app/usecases/show-late-work.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { after, day, told } from '#tests/support/received-gift.ts';
import {
  atStripe,
  changeInPortal,
  mailsOf,
  otherCard,
  setUp,
  standingGift,
} from '#tests/support/standing-gifts.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

/** What Stripe would charge, and what it still has. */
async function cardsOf({ stripe }: World, { customerId, subscriptionId }: StandingGift) {
  const attached = await stripe.customers.listPaymentMethods(customerId ?? '');
  const subscription = await stripe.subscriptions.retrieve(subscriptionId ?? '');
  return { charged: subscription.default_payment_method, attached: attached.data.map(({ id }) => id) };
}

test('a card changed in the portal is screened, then charged; the old one goes, and no event stays open (money 20)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const gift = await setUp(world);
  await told(world, hand);
  const before = await hand.ports.standingGifts.payer(gift.id);
  await changeInPortal(world, gift);
  await told(world, hand);
  const changed = await standingGift(world, gift.id);
  expect(changed.state).toBe('active');
  expect(changed.paymentMethodId).not.toBe(gift.paymentMethodId);
  expect(await cardsOf(world, changed)).toEqual({
    ...{ charged: changed.paymentMethodId, attached: [changed.paymentMethodId] },
  });
  const payer = await hand.ports.standingGifts.payer(gift.id);
  expect(payer).toMatchObject({ name: 'Robin Reader', cardLast4: '4444' });
  expect(payer?.cardFingerprintHash).not.toBe(before?.cardFingerprintHash);
  expect(await hand.ports.standingGifts.lastScreening(gift.id)).toMatchObject({
    ...{ stage: 'card', screening: { outcome: 'clear' } },
  });
  // The next invoice, finalized, is charged to the new card.
  await after(world, 32 * day);
  const { data } = await world.stripe.invoices.list({
    subscription: gift.subscriptionId ?? '',
    status: 'draft',
  });
  await world.stripe.invoices.finalizeInvoice(data[0]?.id ?? '', { auto_advance: true });
  await world.stripe.invoices.pay(data[0]?.id ?? '').catch(() => undefined);
  const [charge] = (await world.stripe.charges.list({ limit: 1 })).data;
  expect(charge?.payment_method).toBe(changed.paymentMethodId);
  expect((await showLateWork(hand.ports)).events).toMatchObject({ notUnderstood: 0, dead: 0 });
});

test('a default of the customer that somebody sets, and a number that the bank replaces, are screened as well (money 1)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const gift = await setUp(world);
  const customer = gift.customerId ?? '';
  const method = await world.stripe.paymentMethods.attach('pm_card_mastercard', { customer });
  await world.stripe.customers.update(customer, {
    invoice_settings: { default_payment_method: method.id },
  });
  await told(world, hand);
  const changed = await standingGift(world, gift.id);
  expect(changed.paymentMethodId).toBe(method.id);
  expect(await cardsOf(world, changed)).toEqual({ charged: method.id, attached: [method.id] });
  await world.control({ action: 'card-replace', payment_method: method.id, card: cardNumber(5) });
  await told(world, hand);
  const payer = await hand.ports.standingGifts.payer(gift.id);
  expect(payer?.cardLast4).toBe(cardNumber(5).slice(-4));
  const file = await hand.ports.standingGifts.file(gift.id);
  expect(file?.screenings.map(({ stage }) => stage)).toEqual(['payer', 'card', 'card']);
  // Looked at again, the same card is no other one.
  await advance(hand.ports, standingGiftSubject(gift.id));
  expect((await hand.ports.standingGifts.file(gift.id))?.screenings).toHaveLength(3);
  expect((await showLateWork(hand.ports)).events).toMatchObject({ notUnderstood: 0, dead: 0 });
});

test('a card of a political group ends the gift uncharged, and what came before is for staff to look at', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const gift = await setUp(world);
  await told(world, hand);
  await changeInPortal(world, gift, listed.group);
  await told(world, hand);
  const ended = await standingGift(world, gift.id);
  expect(ended).toMatchObject({ state: 'refused', refusedBy: 'screening', startedAt: gift.startedAt });
  const { customers, charges } = await atStripe(world.stripe);
  expect({ customers, charges }).toEqual({ customers: 0, charges: 1 });
  for (const id of [gift.paymentMethodId, ended.paymentMethodId])
    expect((await world.stripe.paymentMethods.retrieve(id ?? '')).customer).toBeNull();
  expect((await mailsOf(world)).at(-1)).toBe('standing-refused: Ended: your gift of $5 every month');
  const [mail] = await hand.ports.mails.latest(1);
  expect(mail?.text).toContain('/appeals/');
  expect((await listDisputes(hand.ports)).earlier).toMatchObject([
    { id: gift.id, kept: { amountMinor: 500 } },
  ]);
  // It is that card which is remembered.
  expect((await setUp(world, { card: otherCard, email: 'else@example.org' })).state).toBe('held');
  expect((await showLateWork(hand.ports)).events).toMatchObject({ notUnderstood: 0, dead: 0 });
});

test('whose card it is that nobody can tell is recorded as the payer, so that the next renewal is held', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const gift = await setUp(world);
  await changeInPortal(world, gift, listed.near);
  await told(world, hand);
  expect((await standingGift(world, gift.id)).state).toBe('active');
  expect(await hand.ports.standingGifts.payer(gift.id)).toMatchObject({ billingName: listed.near });
  expect(await hand.ports.standingGifts.lastScreening(gift.id)).toMatchObject({
    ...{ stage: 'card', screening: { outcome: 'unclear' } },
  });
});

test.each(['commit.card-changed@after', 'customers.useCard@after'])(
  'after a death at %s the next look goes on, and the card is screened once',
  async (at) => {
    await using world = await openWorld();
    const gift = await setUp(world);
    await changeInPortal(world, gift);
    const died = new Error('died');
    const dying = withFailpoint(world.deps.ports, at, () => {
      throw died;
    });
    await expect(advance(dying, standingGiftSubject(gift.id))).rejects.toBe(died);
    await after(world, 60);
    await advance(world.deps.ports, standingGiftSubject(gift.id));
    const { paymentMethodId } = await standingGift(world, gift.id);
    expect(await cardsOf(world, gift)).toEqual({ charged: paymentMethodId, attached: [paymentMethodId] });
    expect(paymentMethodId).not.toBe(gift.paymentMethodId);
    expect((await world.deps.ports.standingGifts.file(gift.id))?.screenings).toHaveLength(2);
    expect(await world.deps.ports.standingGifts.replacing(gift.id)).toBeNull();
  },
);

test('the page for another card is for the card alone, its settings are made once, and it opens for what runs, not without end', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world);
  for (let click = 0; click < 10; click += 1)
    expect((await openCardPage(ports, gift.token)).kind).toBe('opened');
  expect(await openCardPage(ports, gift.token)).toEqual({ kind: 'limited' });
  const { data } = await world.stripe.billingPortal.configurations.list();
  expect(data).toMatchObject([
    {
      login_page: { enabled: false },
      features: {
        payment_method_update: { enabled: true },
        customer_update: { enabled: false },
        invoice_history: { enabled: false },
        subscription_cancel: { enabled: false },
        subscription_update: { enabled: false },
      },
    },
  ]);
  const other = await setUp(world, {}, 'year');
  await world.control({ action: 'fault', on: 'POST /v1/billing_portal/sessions', kind: '500', times: 9 });
  expect(await openCardPage(ports, other.token)).toEqual({ kind: 'unavailable' });
  await world.control({ action: 'faults-clear' });
  await stopStandingGift(ports, other.token);
  expect(await openCardPage(ports, other.token)).toEqual({ kind: 'not-active' });
  expect(await openCardPage(ports, 'none')).toEqual({ kind: 'unknown' });
});

test('a card about to expire and a yearly gift about to be due are told once each, however often it is looked at', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world, {}, 'year');
  const look = async () => {
    await advance(ports, standingGiftSubject(gift.id));
    return (await mailsOf(world)).filter((each) => /^(renewal-coming|card-expiring)/.test(each));
  };
  expect(await look()).toEqual([]);
  const dueAt = gift.paidUntil?.getTime() ?? 0;
  await after(world, Math.floor((dueAt - ports.clock.now().getTime()) / 1000) - 7 * day + 60);
  const now = ports.clock.now();
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  await world.control({ action: 'card-replace', payment_method: gift.paymentMethodId, month, year });
  const died = new Error('died');
  const dying = withFailpoint(ports, 'commit@after', () => {
    throw died;
  });
  await expect(advance(dying, standingGiftSubject(gift.id))).rejects.toBe(died);
  await after(world, 60);
  await look();
  const told = await look();
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^renewal-coming: Due on .*: your gift of \$5 every year$/);
  expect(told[1]).toBe('card-expiring: Your card expires soon: your gift of $5 every year');
  const mails = await ports.mails.latest(2);
  expect(mails.every(({ text }) => text?.includes(`/standing-gifts/${gift.token}`))).toBe(true);
});
