/** Standing gifts for the loop: how they are found and looked up at Stripe. */
import { nextStandingCheckAt } from '#app/domain/standing-gift/deadlines.ts';
import { planStandingGift } from '#app/domain/standing-gift/plan.ts';
import { isUnderstoodOfStanding, type StandingGiftSeen } from '#app/domain/standing-gift/seen.ts';
import type { StandingGift, StandingGiftIn } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import { askForStandingGift } from './ask-for-standing-gift.ts';
import { gatherStandingGift } from './gather-standing-gift.ts';
import { standingGiftTools } from './standing-gift-tools.ts';
import type { SubjectMachine } from './subject-port.ts';

export const standingGiftMachine: SubjectMachine<StandingGift, StandingGiftSeen> = {
  find: (ports, id) => ports.standingGifts.find(id),
  look,
  plan: async (ports, gift, seen) =>
    planStandingGift(await gatherStandingGift(ports, gift, seen), standingGiftTools(ports)),
  ask: askForStandingGift,
  understands: isUnderstoodOfStanding,
  checkAt: nextStandingCheckAt,
  deadline: ({ state, heldUntil }) => (state === 'held' || state === 'set-up' ? heldUntil : null),
};

async function look(
  ports: Ports,
  gift: StandingGift,
  news: readonly string[],
): Promise<StandingGiftSeen | null> {
  switch (gift.state) {
    case 'open':
      return gift.sessionId === null
        ? null
        : { about: 'setup', setup: await ports.cardSetups.read(gift.sessionId) };
    case 'set-up':
    case 'held':
    case 'decided':
      return (await ports.restores.pending()) ? beginning(ports, gift) : null;
    case 'starting':
    case 'confirming':
      return beginning(ports, gift);
    case 'active':
      return {
        about: 'subscription',
        subscription: await ports.subscriptions.find(gift.customerId, gift.id),
        invoices: await laterInvoices(ports, gift),
        cards: await ports.customers.cards(gift.customerId),
      };
    case 'closing': {
      const kept = await ports.customers.kept(gift.customerId, gift.paymentMethodId);
      const begins = gift.startedAt === null ? 'begins' : undefined;
      const subscription = await ports.subscriptions.find(gift.customerId, gift.id, begins);
      const owes = subscription ? await ports.subscriptions.owes(subscription.id) : false;
      const invoices = await laterInvoices(ports, gift);
      return { about: 'end', subscription, invoices, owes, kept };
    }
    case 'refused':
    case 'stopped':
    case 'unpaid':
      // Nothing of it moves by itself any more, but somebody at Stripe may have taken money by one of its invoices.
      return gift.startedAt === null || news.length === 0
        ? null
        : { about: 'invoices', invoices: await laterInvoices(ports, gift) };
    default:
      return null;
  }
}

async function beginning(
  { subscriptions }: Pick<Ports, 'subscriptions'>,
  { id, customerId }: StandingGiftIn<'set-up' | 'held' | 'decided' | 'starting' | 'confirming'>,
): Promise<StandingGiftSeen> {
  const subscription = await subscriptions.find(customerId, id, 'begins');
  return { about: 'subscription', subscription, invoices: [], cards: null };
}

/** None before the first is paid. */
const laterInvoices = async (
  { invoices }: Pick<Ports, 'invoices'>,
  { startedAt, subscriptionId }: StandingGift,
) => (startedAt === null || subscriptionId === null ? [] : invoices.ofSubscription(subscriptionId));
