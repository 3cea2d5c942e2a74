/** Stripe's customer portal, for another card and nothing else: its configuration, made once by us, and a page for each click. */
import type Stripe from 'stripe';
import { textsLanguage } from '#app/domain/texts/catalogue.ts';
import type { CardPages } from '#app/ports/subscriptions.ts';
import { stripeLocales } from './checkouts.ts';

/** How ours is known among those of the account; another number when what it allows changes. */
const purpose = 'standing-gift-card-1';

/**
 * The card alone: amount, pause and end have pages of ours. `login_page` would be a second door to the account, with mails of its own, and
 * whoever holds a page could give `customer_update` another address.
 */
const cardOnly: Stripe.BillingPortal.ConfigurationCreateParams = {
  features: {
    payment_method_update: { enabled: true },
    customer_update: { enabled: false },
    invoice_history: { enabled: false },
    subscription_cancel: { enabled: false },
    subscription_update: { enabled: false },
  },
  login_page: { enabled: false },
  metadata: { purpose },
};

export function createCardPages(stripe: Stripe): CardPages {
  return {
    open: async ({ customerId: customer, locale, returnUrl }) => {
      const session = await stripe.billingPortal.sessions.create({
        customer,
        configuration: await configuration(stripe),
        locale: stripeLocales[textsLanguage(locale)],
        return_url: returnUrl,
        flow_data: {
          type: 'payment_method_update',
          after_completion: { type: 'redirect', redirect: { return_url: returnUrl } },
        },
      });
      return session.url;
    },
  };
}

/** Looked up each time, since the newsroom may have removed it. The key keeps two processes from making two. */
async function configuration(stripe: Stripe): Promise<string> {
  const listed = await stripe.billingPortal.configurations.list({ active: true, limit: 100 });
  const ours = listed.data.find(({ metadata }) => metadata?.['purpose'] === purpose);
  if (ours) return ours.id;
  return (await stripe.billingPortal.configurations.create(cardOnly, { idempotencyKey: purpose })).id;
}
