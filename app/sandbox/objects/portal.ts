/** The billing portal: what it lets customers do, and one visit of a customer. */
import type { StripeObject } from '#app/sandbox/store.ts';

export interface PortalConfiguration extends StripeObject {
  object: 'billing_portal.configuration';
  active: boolean;
  default_return_url: string | null;
  features: PortalFeatures;
  is_default: boolean;
  metadata: Record<string, string>;
  updated: number;
}

/** Stripe's defaults are closed: what a configuration does not name is disabled. */
export const NO_FEATURES = {
  customer_update: { allowed_updates: [] as string[], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false, payment_method_configuration: null as string | null },
  subscription_cancel: {
    cancellation_reason: {
      enabled: false,
      feedback_options: null as string[] | null,
      options: [
        'too_expensive',
        'missing_features',
        'switched_service',
        'unused',
        'customer_service',
        'too_complex',
        'low_quality',
        'other',
      ] as string[],
    },
    enabled: false,
    mode: 'at_period_end',
    proration_behavior: 'none',
  },
  subscription_pause: {
    duration: { interval_options: [] as unknown[], type: 'indefinite' },
    enabled: false,
  },
  subscription_update: {
    billing_cycle_anchor: null as string | null,
    default_allowed_updates: [] as string[],
    enabled: false,
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] as unknown[] },
    trial_update_behavior: 'end_trial',
  },
};
export type PortalFeatures = typeof NO_FEATURES;

export interface ConfigurationTerms {
  readonly business_profile: Record<string, string | null>;
  readonly default_return_url: string | null;
  readonly features: PortalFeatures;
  readonly isDefault: boolean;
  readonly loginUrl: string | null;
  readonly metadata: Record<string, string>;
  readonly name: string | null;
}

export function newConfiguration(id: string, terms: ConfigurationTerms, now: number): PortalConfiguration {
  return {
    id,
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: terms.business_profile,
    created: now,
    default_return_url: terms.default_return_url,
    features: terms.features,
    is_default: terms.isDefault,
    livemode: false,
    login_page: { enabled: terms.loginUrl !== null, url: terms.loginUrl },
    metadata: terms.metadata,
    name: terms.name,
    updated: now,
  };
}

export interface PortalSession extends StripeObject {
  object: 'billing_portal.session';
  configuration: string;
  customer: string;
  flow: PortalFlow | null;
  return_url: string | null;
  url: string;
}

/** A visit that is for one thing only. */
export interface PortalFlow {
  readonly type: string;
  readonly after_completion: {
    readonly type: string;
    readonly hosted_confirmation: { readonly custom_message: string | null } | null;
    readonly redirect: { readonly return_url: string } | null;
  };
  readonly [part: string]: unknown;
}

export interface PortalSessionHidden {
  /** The last part of the address: who knows it may act for the customer. */
  readonly secret: string;
  /** Second of the last visit; null where the link was never opened. */
  readonly visited: number | null;
  /** The SetupIntent of a card that is not saved yet. */
  readonly setupIntent: string | null;
  /** Whether a visit for one thing has come to its end. */
  readonly isDone: boolean;
}

export interface PortalSessionTerms {
  readonly configuration: string;
  readonly customer: string;
  readonly flow: PortalFlow | null;
  readonly locale: string | null;
  readonly onBehalfOf: string | null;
  readonly returnUrl: string | null;
  readonly url: string;
}

export function newPortalSession(id: string, terms: PortalSessionTerms, now: number): PortalSession {
  return {
    id,
    object: 'billing_portal.session',
    configuration: terms.configuration,
    created: now,
    customer: terms.customer,
    customer_account: null,
    flow: terms.flow,
    livemode: false,
    locale: terms.locale,
    on_behalf_of: terms.onBehalfOf,
    return_url: terms.returnUrl,
    url: terms.url,
  };
}
