/** Standing gifts over the whole product and the local Stripe: set up by a payer, and what became of them. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import { advance } from '#app/usecases/advance.ts';
import { openCardPage } from '#app/usecases/open-card-page.ts';
import type { World } from './world.ts';

interface Payer {
  readonly name?: string;
  readonly email?: string;
  readonly card?: string;
  readonly authentication?: 'complete';
}

/** A standing gift whose card is saved, brought as far as it goes. */
export async function setUp(world: World, payer: Payer = {}, interval = 'month'): Promise<StandingGift> {
  const gift = await began(world, payer, interval);
  await advance(world.deps.ports, standingGiftSubject(gift.id));
  return standingGift(world, gift.id);
}

/** One whose card is saved, and nobody has looked. */
export async function began(world: World, payer: Payer = {}, interval = 'month'): Promise<StandingGift> {
  const { ports } = world.deps;
  const started = await world.start({ frequency: interval });
  if (started.kind !== 'checkout') throw new Error(`expected a payment page, got ${started.kind}`);
  const [newest] = await ports.standingGifts.list(null, 1);
  const gift = await standingGift(world, newest?.id ?? '');
  const paid = { name: 'Robin Reader', email: 'robin@example.org', card: '4242424242424242', ...payer };
  await world.control({ action: 'pay', session: gift.sessionId, ...paid });
  return gift;
}

export async function standingGift({ deps }: World, id: string): Promise<StandingGift> {
  const found = await deps.ports.standingGifts.find(id);
  if (!found) throw new Error(`no standing gift ${id}`);
  return found;
}

export const mailsOf = async ({ deps }: World) =>
  (await deps.ports.mails.latest(20)).map(({ kind, subject }) => `${kind}: ${subject ?? ''}`).reverse();

/** What Stripe has of payers. */
export async function atStripe(stripe: Stripe) {
  const customers = await stripe.customers.list();
  const subscriptions = await stripe.subscriptions.list({ status: 'all' });
  const charges = await stripe.charges.list();
  return {
    customers: customers.data.length,
    subscriptions: subscriptions.data,
    charges: charges.data.filter(({ status }) => status === 'succeeded').length,
  };
}

/** Another than a payer has who names none. */
export const otherCard = '5555555555554444';

/** Its donor opens Stripe's page and saves a card there. */
export async function changeInPortal(
  world: World,
  { token }: StandingGift,
  holder = 'Robin Reader',
  card = otherCard,
) {
  const page = await openCardPage(world.deps.ports, token);
  if (page.kind !== 'opened') throw new Error(`expected a page, got ${page.kind}`);
  const typed = {
    cardNumber: card,
    expiry: '12 / 40',
    cvc: '123',
    name: holder,
    country: 'US',
    postalCode: '10001',
  };
  const body = new URLSearchParams(typed);
  const saved = await world.deps.sandbox?.fetch(new Request(`${page.url}/card`, { method: 'POST', body }));
  expect(saved?.status, await saved?.clone().text()).toBe(303);
  expect(saved?.headers.get('location')).toContain(`/standing-gifts/${token}`);
}
