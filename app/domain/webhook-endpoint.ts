/** The endpoint at Stripe that tells this site what happens: whether it does, and of what it is not told. */

/** Of gifts: what is looked at sooner because Stripe tells of it. All else is found by the sweeps and the hourly comparison. */
export const giftEvents = [
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.captured',
  'charge.expired',
  'charge.refunded',
  'charge.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'radar.early_fraud_warning.created',
  'radar.early_fraud_warning.updated',
  'payout.created',
  'payout.updated',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
  'payout.reconciliation_completed',
] as const;

/** Besides, where readers may give every month or every year. */
export const standingGiftEvents = [
  'setup_intent.succeeded',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'invoice.created',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.payment_action_required',
  'invoice.voided',
  'invoice.updated',
  'payment_method.attached',
  'payment_method.automatically_updated',
  'customer.updated',
] as const;

export interface WebhookEndpoint {
  readonly id: string;
  /** Stripe disables one that has failed for days. */
  readonly isEnabled: boolean;
  /** The types of events that it is sent; `*` for all but those that must be asked for by name. */
  readonly events: readonly string[];
}

/** What an endpoint is not sent and should be. */
export function unheard({ events }: WebhookEndpoint, offersStandingGifts: boolean): string[] {
  if (events.includes('*')) return [];
  const wanted: readonly string[] = [...giftEvents, ...(offersStandingGifts ? standingGiftEvents : [])];
  return wanted.filter((type) => !events.includes(type));
}
