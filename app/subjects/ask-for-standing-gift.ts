/** What Stripe is asked for a standing gift, request by request. */
import { agreedMinor } from '#app/domain/donation/donation.ts';
import { money } from '#app/domain/money.ts';
import { newestLike, noteOf } from '#app/domain/standing-gift/change-note.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { confirmCause } from '#app/domain/standing-gift/steps.ts';
import type { StripeRequestKind } from '#app/domain/stripe-request.ts';
import type { Ports } from '#app/ports.ts';
import type { StripeAnswer } from '#app/ports/payments.ts';

export async function askForStandingGift(
  ports: Ports,
  gift: StandingGift,
  request: StripeRequestKind,
  key: string,
  cause: string,
): Promise<StripeAnswer> {
  const { customerId, paymentMethodId } = gift;
  if (customerId === null) throw new Error(`standing gift ${gift.id} is ${gift.state} without a card`);
  switch (request) {
    case 'create-subscription':
      return ports.subscriptions.create({
        standingGiftId: gift.id,
        customerId,
        paymentMethodId,
        charged: money(agreedMinor(gift), gift.amount.currency),
        interval: gift.interval,
        locale: gift.locale,
        confirms: cause === confirmCause,
        idempotencyKey: key,
      });
    case 'keep-drafts':
      return ports.subscriptions.keepDrafts(
        await subscriptionOf(ports, gift, customerId),
        gift.startedAt === null,
      );
    case 'use-card':
      return ports.customers.useCard({
        ...{ customerId, paymentMethodId, replaced: cause },
        subscriptionId: await subscriptionOf(ports, gift, customerId),
      });
    case 'change-amount':
      return ports.subscriptions.changeAmount({
        subscriptionId: await subscriptionOf(ports, gift, customerId),
        charged: money(agreedMinor(gift), gift.amount.currency),
        idempotencyKey: key,
      });
    case 'note-change':
      return ports.subscriptions.noteChange(
        await subscriptionOf(ports, gift, customerId),
        await noteNow(ports, gift, cause),
      );
    case 'set-email': {
      const email = (await ports.standingGifts.payer(gift.id))?.email;
      if (!email) throw new Error(`standing gift ${gift.id} has no address to tell`);
      return ports.customers.setEmail(customerId, email);
    }
    case 'cancel-subscription':
      return ports.subscriptions.cancel(await subscriptionOf(ports, gift, customerId), key);
    case 'detach-card':
      return ports.customers.detachCard(paymentMethodId, key);
    case 'delete-customer':
      return ports.customers.delete(customerId, key);
    case 'create-checkout':
    case 'capture':
    case 'cancel':
    case 'refund':
    case 'accept-dispute':
    case 'finalize-invoice':
    case 'pay-invoice':
    case 'void-invoice':
      throw new Error(`a standing gift does not ask for ${request}`);
  }
}

/** Of the newest of its kind, whichever was asked for: an older one is never written over it. */
async function noteNow(
  { standingGifts }: Pick<Ports, 'standingGifts'>,
  gift: StandingGift,
  changeId: string,
) {
  const changes = await standingGifts.changes(gift.id);
  const change = changes.find(({ id }) => id === changeId);
  const newest = change && newestLike(changes, change);
  if (!newest) throw new Error(`standing gift ${gift.id} asks for a change that is not here`);
  return noteOf(newest, (await standingGifts.find(gift.id)) ?? gift);
}

/** While it starts, only Stripe knows. */
async function subscriptionOf(ports: Ports, gift: StandingGift, customerId: string): Promise<string> {
  const id = gift.subscriptionId ?? (await ports.subscriptions.find(customerId, gift.id))?.id;
  if (id === undefined) throw new Error(`standing gift ${gift.id} has no subscription`);
  return id;
}
