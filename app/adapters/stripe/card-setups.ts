/** Pages at Stripe that save a card and charge nothing: Checkout in setup mode, and what happened on one. */
import type Stripe from 'stripe';
import { addMoney, formatMoney } from '#app/domain/money.ts';
import type { CardSetup, SavedCard } from '#app/domain/standing-gift/seen.ts';
import { textsFor, textsLanguage } from '#app/domain/texts/catalogue.ts';
import type { CardSetupInput, CardSetups } from '#app/ports/subscriptions.ts';
import { stripeLocales } from './checkouts.ts';
import { billingFrom, cardFrom, clean, sessionStatusFrom } from './payment-from.ts';
import { fromUnix } from './unix-time.ts';

export function createCardSetups(stripe: Stripe, siteName: string): CardSetups {
  return {
    create: async (input) => {
      const session = await stripe.checkout.sessions.create(setupParams(input, siteName), {
        idempotencyKey: input.idempotencyKey,
      });
      if (!session.url) throw new Error(`Stripe made session ${session.id} without a page`);
      const { id: sessionId, url, expires_at: expiresAt } = session;
      return { kind: 'opened', sessionId, url, expiresAt: fromUnix(expiresAt) };
    },
    read: async (sessionId) => {
      const session = await stripe.checkout.sessions.retrieve(sessionId, {
        expand: ['setup_intent.payment_method'],
      });
      return setupFrom(session);
    },
  };
}

function setupParams(input: CardSetupInput, siteName: string): Stripe.Checkout.SessionCreateParams {
  const { locale, interval, standingGiftId } = input;
  const texts = textsFor(locale).checkout;
  const charged = formatMoney(addMoney(input.amount, input.feeCover), locale);
  const metadata = { standing_gift: standingGiftId };
  return {
    mode: 'setup',
    currency: input.amount.currency.toLowerCase(),
    allowed_payment_method_types: ['card'],
    // Its own, which is deleted with it: no other gift hangs on it.
    customer_creation: 'always',
    setup_intent_data: { metadata, description: texts.standing(siteName, interval) },
    metadata: { ...input.memory, ...metadata },
    after_expiration: { recovery: { enabled: false } },
    billing_address_collection: 'auto',
    custom_text: { submit: { message: texts.mandate({ siteName, charged, interval }) } },
    locale: stripeLocales[textsLanguage(locale)],
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: Math.floor(input.expiresAt.getTime() / 1000),
  };
}

function setupFrom(session: Stripe.Checkout.Session): CardSetup {
  const { setup_intent: intent, customer, customer_details: details } = session;
  const customerId = typeof customer === 'string' ? customer : (customer?.id ?? null);
  return {
    status: sessionStatusFrom(session.status),
    payer: { name: clean(details?.name), email: clean(details?.email) },
    saved: intent && typeof intent !== 'string' && customerId ? savedFrom(intent, customerId) : null,
  };
}

function savedFrom(intent: Stripe.SetupIntent, customerId: string): SavedCard | null {
  const { payment_method: method } = intent;
  if (intent.status !== 'succeeded' || !method || typeof method === 'string') return null;
  return {
    customerId,
    paymentMethodId: method.id,
    savedAt: fromUnix(method.created),
    billing: billingFrom(method.billing_details),
    card: cardFrom(method.card),
  };
}
