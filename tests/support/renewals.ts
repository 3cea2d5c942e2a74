/** Renewals of standing gifts over the whole product and the local Stripe, month by month. */
import type Stripe from 'stripe';
import type { Renewal } from '#app/domain/renewal/renewal.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { donationSums } from '#app/domain/ledger/donation-sums.ts';
import type { Ports } from '#app/ports.ts';
import type { ByHand } from './by-hand.ts';
import { putListings } from './registry.ts';
import { standingGift } from './standing-gifts.ts';
import { listing, type World } from './world.ts';

const hour = 3600;

/** Renewals of one standing gift, the newest first. */
export const renewalsOf = async ({ ports }: ByHand, { id }: Pick<StandingGift, 'id'>): Promise<Renewal[]> =>
  (await ports.renewals.ofGift(id)).map(({ renewal }) => renewal);

/** Delivers what Stripe has told of since it was called last, and acts on it, until there is no news. */
export function listening(world: World, hand: ByHand) {
  const heard = new Set<string>();
  const tell = async (order: (events: Stripe.Event[]) => Stripe.Event[] = (events) => events) => {
    // Stripe books a payment a moment after it.
    for (let moments = 0; moments < 2;) {
      await hand.drain();
      const events = (await world.events()).filter(({ id }) => !heard.has(id));
      if (events.length === 0) {
        await world.control({ action: 'clock', advanceSeconds: 60 });
        moments += 1;
      }
      for (const event of order(events)) {
        heard.add(event.id);
        await world.deliver(event);
      }
    }
  };
  return tell;
}

/** Moves the clock to a moment after the next renewal of it is due. */
export async function toNextRenewal(world: World, id: string, seconds = 2 * hour): Promise<void> {
  const { paidUntil } = await standingGift(world, id);
  if (!paidUntil) throw new Error('it never started');
  await world.control({ action: 'clock', to: Math.floor(paidUntil.getTime() / 1000) + seconds });
}

/** What Stripe has charged and what came in of it here, in minor units. */
export async function money(world: World, { ports }: ByHand, { id }: Pick<StandingGift, 'id'>) {
  const charges = await world.stripe.charges.list({ limit: 100 });
  const payments = (await ports.standingGifts.file(id))?.payments ?? [];
  const entries = await ports.ledger.ofDonations(payments.map(({ donationId }) => donationId));
  const received = payments.map(
    ({ donationId }) => donationSums(entries.get(donationId) ?? [], 'USD').received?.amountMinor ?? 0,
  );
  return {
    charged: charges.data.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount),
    received,
  };
}

/** From now on the lists hold this name, and no other. */
export const listName = (ports: Ports, name: string) => putListings(ports, [listing({ name })]);

/** From now on they hold nobody whom a payer of a test resembles. */
export const unlistAll = (ports: Ports) => listName(ports, 'Quartz Hollow Turnout Alliance PAC');
