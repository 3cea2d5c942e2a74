/** The early fraud warning: what a card's network says of a charge. */
import type { StripeObject } from '#app/sandbox/store.ts';

export const FRAUD_TYPES = [
  'made_with_stolen_card',
  'made_with_lost_card',
  'card_never_received',
  'fraudulent_card_application',
  'made_with_counterfeit_card',
  'unauthorized_use_of_card',
  'misc',
] as const;
export type FraudType = (typeof FRAUD_TYPES)[number];

export interface EarlyFraudWarning extends StripeObject {
  object: 'radar.early_fraud_warning';
  /** Neither disputed nor refunded in full. */
  actionable: boolean;
  charge: string;
  fraud_type: FraudType;
}
