/** Stripe behind the Payments port: Checkout with manual capture, and the state of one payment in our words. */
import Stripe from 'stripe';
import { cleanLine } from '#app/domain/clean-text.ts';
import { money } from '#app/domain/money.ts';
import type { Charge, Checkout, Payment } from '#app/domain/payment.ts';
import { failureCode } from '#app/domain/retry.ts';
import { textsFor, textsLanguage, type TextsLanguage } from '#app/domain/texts/catalogue.ts';
import type { StripeAnswer, CheckoutInput, Payments } from '#app/ports/payments.ts';
import { readEvent } from './stripe-event.ts';

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where the API answers; Stripe's own where absent. */
  readonly apiBase?: string | undefined;
  /** In place of the network: the local Stripe in this process. */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly siteName: string;
}

/** A person waits at the other end of most calls; jobs try again anyway. */
const timeoutMs = 20_000;

export function createStripePayments(settings: StripeSettings): Payments {
  const stripe = new Stripe(settings.secretKey, clientConfig(settings));
  return {
    createCheckout: async (input) => {
      const params = checkoutParams(input, settings.siteName);
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
    readCheckout: async (sessionId) => {
      const session = await stripe.checkout.sessions.retrieve(sessionId, {
        expand: ['payment_intent.latest_charge.balance_transaction'],
      });
      return checkoutFrom(session);
    },
    capture: (paymentIntentId, idempotencyKey) =>
      answerOf(stripe.paymentIntents.capture(paymentIntentId, {}, { idempotencyKey })),
    // No reason: Stripe knows none that fits, and a finding about a payer does not belong in its records.
    cancel: (paymentIntentId, idempotencyKey) =>
      answerOf(stripe.paymentIntents.cancel(paymentIntentId, {}, { idempotencyKey })),
    verifyEvent: (body, signature) => {
      try {
        return readEvent(stripe.webhooks.constructEvent(body, signature, settings.webhookSecret));
      } catch {
        return null;
      }
    },
  };
}

function clientConfig({ apiBase, fetch: answer }: StripeSettings): ConstructorParameters<typeof Stripe>[1] {
  const base = apiBase ? new URL(apiBase) : null;
  return {
    maxNetworkRetries: 2,
    timeout: timeoutMs,
    telemetry: false,
    ...(answer && {
      httpClient: Stripe.createFetchHttpClient((url: string | URL | Request, init?: RequestInit) =>
        answer(new Request(url, init)),
      ),
    }),
    ...(base && {
      host: base.hostname,
      protocol: base.protocol === 'http:' ? ('http' as const) : ('https' as const),
      port: base.port || (base.protocol === 'http:' ? 80 : 443),
    }),
  };
}

function isAmountRefusal(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  const codes = ['amount_too_small', 'amount_too_large'];
  return error instanceof Stripe.errors.StripeInvalidRequestError && codes.includes(error.code ?? '');
}

type StripeLocale = NonNullable<Stripe.Checkout.SessionCreateParams['locale']>;

/** Stripe's name for each of our languages, so that its words on the payment page are in the language of ours. */
const stripeLocales: Readonly<Record<TextsLanguage, StripeLocale>> = { en: 'en' };

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
    metadata,
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

/** What is no error of Stripe's is a bug, and thrown. */
async function answerOf(call: Promise<unknown>): Promise<StripeAnswer> {
  try {
    await call;
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError)
      return { kind: answerKind(error), code: failureCode(error) };
    throw error;
  }
}

/** Below 400 no answer came at all; a wrong key of the account (401, 403) is turned away before anything is kept under ours. */
const unkept: ReadonlySet<number> = new Set([401, 403, 409, 429]);

function answerKind({ statusCode = 0 }: Stripe.errors.StripeError): 'refused' | 'failed' | 'unanswered' {
  if (statusCode < 400 || unkept.has(statusCode)) return 'unanswered';
  return statusCode < 500 ? 'refused' : 'failed';
}

/** What a payer typed at Stripe, as we keep it. */
const clean = (typed: string | null | undefined) => (typed ? cleanLine(typed) || null : null);

const fromUnix = (seconds: number) => new Date(seconds * 1000);

function checkoutFrom(session: Stripe.Checkout.Session): Checkout {
  const { payment_intent: intent, customer_details: details } = session;
  return {
    status: sessionStatusFrom(session.status),
    payer: { name: clean(details?.name), email: clean(details?.email) },
    payment: intent && typeof intent !== 'string' ? paymentFrom(intent) : null,
  };
}

function sessionStatusFrom(status: Stripe.Checkout.Session['status']): Checkout['status'] {
  if (status === 'complete') return 'complete';
  return status === 'expired' ? 'expired' : 'open';
}

function paymentFrom(intent: Stripe.PaymentIntent): Payment {
  const { latest_charge: charge } = intent;
  const held = charge && typeof charge !== 'string' && charge.status === 'succeeded' ? charge : null;
  return {
    id: intent.id,
    status: statusFrom(intent.status),
    charged: money(intent.amount, intent.currency.toUpperCase()),
    received: money(intent.amount_received, intent.currency.toUpperCase()),
    charge: held && chargeFrom(held),
  };
}

/** `payment_status` of the session says `unpaid` for every held donation; the PaymentIntent's status is what counts. */
function statusFrom(status: Stripe.PaymentIntent.Status): Payment['status'] {
  if (status === 'requires_capture') return 'requires-capture';
  if (status === 'succeeded') return 'succeeded';
  return status === 'canceled' ? 'canceled' : 'unfinished';
}

function chargeFrom(charge: Stripe.Charge): Charge {
  const { billing_details: billing, balance_transaction: balance } = charge;
  const card = charge.payment_method_details?.card;
  return {
    id: charge.id,
    createdAt: fromUnix(charge.created),
    captureBefore: card?.capture_before ? fromUnix(card.capture_before) : null,
    billing: {
      name: clean(billing.name),
      email: clean(billing.email),
      country: clean(billing.address?.country),
      postalCode: clean(billing.address?.postal_code),
    },
    card: card
      ? {
          fingerprint: card.fingerprint ?? null,
          brand: card.brand ?? null,
          last4: card.last4 ?? null,
          funding: card.funding ?? null,
        }
      : null,
    balance:
      charge.captured && balance && typeof balance !== 'string'
        ? {
            id: balance.id,
            amount: money(balance.amount, balance.currency.toUpperCase()),
            fee: money(balance.fee, balance.currency.toUpperCase()),
          }
        : null,
  };
}
