/** What Stripe's test cards do once their charge was captured (docs.stripe.com/testing). */
import { fingerprintOf } from '#app/sandbox/cards.ts';
import type { DisputeReason } from '#app/sandbox/objects/dispute.ts';
import type { FraudType } from '#app/sandbox/objects/early-fraud-warning.ts';
import type { RefundOutcome } from '#app/sandbox/settings.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

interface Behaviour {
  readonly refund?: RefundOutcome;
  readonly dispute?: { readonly kind: 'chargeback' | 'inquiry'; readonly reason: DisputeReason };
  readonly warning?: FraudType;
}

const BY_NUMBER: Readonly<Record<string, Behaviour>> = {
  '4000000000007726': { refund: 'pending' },
  '4000000000005126': { refund: 'fails-later' },
  '4000000000000259': { dispute: { kind: 'chargeback', reason: 'fraudulent' } },
  '4000000000002685': { dispute: { kind: 'chargeback', reason: 'product_not_received' } },
  '4000000000001976': { dispute: { kind: 'inquiry', reason: 'fraudulent' } },
  '4000000000005423': { warning: 'made_with_stolen_card' },
};

/** Numbers are never kept, so that a card is known again by its fingerprint. */
const BY_FINGERPRINT = new Map(
  Object.entries(BY_NUMBER).map(([number, behaviour]) => [fingerprintOf(number), behaviour]),
);

/** What the test card behind a charge does after the capture, however it was charged; nothing for other cards. */
export function behaviourOf(charge: StripeObject): Behaviour {
  const details = charge['payment_method_details'] as { card?: { fingerprint?: string | null } } | undefined;
  return BY_FINGERPRINT.get(details?.card?.fingerprint ?? '') ?? {};
}
