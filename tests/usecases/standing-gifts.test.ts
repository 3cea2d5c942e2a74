import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { standingGiftSubject } from '#app/domain/subject.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { advance } from '#app/usecases/advance.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

interface Payer {
  readonly name?: string;
  readonly email?: string;
  readonly card?: string;
}

/** A standing gift whose card is saved, brought as far as it goes. */
async function setUp(world: World, payer: Payer = {}, interval = 'month'): Promise<StandingGift> {
  const { ports } = world.deps;
  const started = await world.start({ frequency: interval });
  if (started.kind !== 'checkout') throw new Error(`expected a payment page, got ${started.kind}`);
  const [newest] = await ports.standingGifts.list(null, 1);
  const gift = await standingGift(world, newest?.id ?? '');
  const paid = { name: 'Robin Reader', email: 'robin@example.org', card: '4242424242424242', ...payer };
  await world.control({ action: 'pay', session: gift.sessionId, ...paid });
  await advance(ports, standingGiftSubject(gift.id));
  return standingGift(world, gift.id);
}

async function standingGift({ deps }: World, id: string): Promise<StandingGift> {
  const found = await deps.ports.standingGifts.find(id);
  if (!found) throw new Error(`no standing gift ${id}`);
  return found;
}

const mailsOf = async ({ deps }: World) =>
  (await deps.ports.mails.latest(20)).map(({ kind, subject }) => `${kind}: ${subject ?? ''}`).reverse();

/** What Stripe has of payers. */
async function atStripe(stripe: Stripe) {
  const customers = await stripe.customers.list();
  const subscriptions = await stripe.subscriptions.list({ status: 'all' });
  const charges = await stripe.charges.list();
  return {
    customers: customers.data.length,
    subscriptions: subscriptions.data,
    charges: charges.data.filter(({ status }) => status === 'succeeded').length,
  };
}

test('a monthly gift is screened, then charged once, and the payment is a donation with its receipt', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const gift = await setUp(world);
  expect(gift).toMatchObject({ state: 'active', interval: 'month' });
  const { subscriptions, charges } = await atStripe(world.stripe);
  expect(charges).toBe(1);
  expect(subscriptions).toHaveLength(1);
  expect(subscriptions[0]).toMatchObject({
    status: 'active',
    pause_collection: { behavior: 'keep_as_draft' },
    default_payment_method: gift.paymentMethodId,
    metadata: { standing_gift: gift.id },
  });
  const [payment] = (await ports.standingGifts.file(gift.id))?.payments ?? [];
  const id = payment?.donationId ?? '';
  await advanceDonation(ports, id);
  expect(await world.donation(id)).toMatchObject({ state: 'received', origin: 'renewal', standingGiftId: gift.id });
  expect((await world.donation(id)).bookedAt).not.toBeNull();
  const totals = await ports.ledger.totals();
  expect(totals).toContainEqual({ account: 'donation-income', currency: 'USD', amountMinor: -500 });
  expect(await mailsOf(world)).toEqual(['received: Received: your gift of $5']);
  // Looked at again, nothing more happens: the first invoice is the first gift, and no second one.
  await advance(ports, standingGiftSubject(gift.id));
  await advanceDonation(ports, id);
  expect((await ports.standingGifts.file(gift.id))?.payments).toHaveLength(1);
  expect((await atStripe(world.stripe)).charges).toBe(1);
});
