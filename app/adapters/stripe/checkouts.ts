/** Payment pages at Stripe: Checkout with manual capture, and what happened on one. */
import Stripe from 'stripe';
import { textsFor, textsLanguage, type TextsLanguage } from '#app/domain/texts/catalogue.ts';
import type { CheckoutInput, Checkouts } from '#app/ports/payments.ts';
import { releasedParts } from './balance-from.ts';
import { checkoutFrom, heldCharge } from './payment-from.ts';
import { fromUnix } from './unix-time.ts';

export function createCheckouts(stripe: Stripe, siteName: string): Checkouts {
  return {
    create: async (input) => {
      const params = checkoutParams(input, siteName);
      try {
        const session = await stripe.checkout.sessions.create(params, {
          idempotencyKey: input.idempotencyKey,
        });
        if (!session.url) throw new Error(`Stripe made session ${session.id} without a page`);
        const { id: sessionId, url, expires_at: expiresAt } = session;
        return { kind: 'opened', sessionId, url, expiresAt: fromUnix(expiresAt) };
      } catch (error) {
        if (isAmountRefusal(error)) return { kind: 'amount-refused', reason: error.message };
        throw error;
      }
    },
    read: async (sessionId) => {
      const session = await stripe.checkout.sessions.retrieve(sessionId, {
        expand: ['payment_intent.latest_charge.balance_transaction'],
      });
      const charge = heldCharge(session.payment_intent);
      // Only a part captured by hand leaves a rest, which Stripe books apart and names at the charge's refunds alone.
      const isPart = charge?.captured === true && charge.amount_captured < charge.amount;
      return checkoutFrom(session, isPart ? await releasedParts(stripe, charge) : []);
    },
  };
}

function isAmountRefusal(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  const codes = ['amount_too_small', 'amount_too_large'];
  return error instanceof Stripe.errors.StripeInvalidRequestError && codes.includes(error.code ?? '');
}

type StripeLocale = NonNullable<Stripe.Checkout.SessionCreateParams['locale']>;

/** Stripe's name for each of our languages, so that its words on the payment page are in the language of ours. */
export const stripeLocales: Readonly<Record<TextsLanguage, StripeLocale>> = { en: 'en' };

function checkoutParams(input: CheckoutInput, siteName: string): Stripe.Checkout.SessionCreateParams {
  const texts = textsFor(input.locale).checkout;
  const donation = texts.donation(siteName);
  const currency = input.amount.currency.toLowerCase();
  const line = (name: string, amountMinor: number) => ({
    quantity: 1,
    price_data: { currency, unit_amount: amountMinor, product_data: { name } },
  });
  const metadata = { donation: input.donationId };
  return {
    mode: 'payment',
    submit_type: 'donate',
    line_items: [
      line(donation, input.amount.amountMinor),
      ...(input.feeCover.amountMinor > 0 ? [line(texts.feeCover, input.feeCover.amountMinor)] : []),
    ],
    // A filter on what the account offers: only cards can be held first and taken later.
    allowed_payment_method_types: ['card'],
    payment_intent_data: { capture_method: 'manual', metadata, description: donation },
    metadata: { ...metadata, ...input.memory },
    client_reference_id: input.donationId,
    // What was screened must be what is taken: no other currency, no copy of an expired session.
    adaptive_pricing: { enabled: false },
    after_expiration: { recovery: { enabled: false } },
    billing_address_collection: 'auto',
    custom_text: { submit: { message: texts.hold } },
    locale: stripeLocales[textsLanguage(input.locale)],
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: Math.floor(input.expiresAt.getTime() / 1000),
  };
}
