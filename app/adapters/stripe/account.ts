/** The account at Stripe as a comparison reads it: lists by time, and single objects of theirs. */
import Stripe from 'stripe';
import { money } from '#app/domain/money.ts';
import type { AccountAtStripe, MovementAtStripe } from '#app/ports/reconciliation.ts';
import { pagesOf } from './pages.ts';
import { patiently } from './patience.ts';
import { isRefund, refundFrom } from './refunds.ts';
import { paymentNamed, sessionNamed } from './remembered-checkout.ts';
import { readEvent } from './stripe-event.ts';
import { toUnix } from './unix-time.ts';

const sessionParts = 'payment_intent.latest_charge.balance_transaction';
const refundParts = ['balance_transaction', 'failure_balance_transaction'];

const made = (since: Date) => ({ created: { gte: toUnix(since) } });
const inList = (parts: readonly string[]) => parts.map((part) => `data.${part}`);

export function createAccount(stripe: Stripe, isLive: boolean, webhookUrl: string): AccountAtStripe {
  return {
    undelivered: (since, until) =>
      flat(
        pagesOf(
          (page) =>
            stripe.events.list({
              ...page,
              created: { gte: toUnix(since), lte: toUnix(until) },
              delivery_success: false,
            }),
          (said) => {
            const event = readEvent(said, isLive);
            return event ? [{ event, body: Buffer.from(JSON.stringify(said)) }] : [];
          },
        ),
      ),
    sessions: (since) =>
      flat(
        pagesOf(
          (page) =>
            stripe.checkout.sessions.list({ ...page, ...made(since), expand: inList([sessionParts]) }),
          sessionNamed,
        ),
      ),
    session: async (id) => {
      const found = await orNull(() => stripe.checkout.sessions.retrieve(id, { expand: [sessionParts] }));
      return (found && sessionNamed(found)[0]) ?? null;
    },
    sessionOf: async (payment_intent) => {
      const { data } = await patiently(() =>
        stripe.checkout.sessions.list({ payment_intent, limit: 1, expand: inList([sessionParts]) }),
      );
      return data.flatMap(sessionNamed)[0] ?? null;
    },
    payments: (since) =>
      flat(pagesOf((page) => stripe.paymentIntents.list({ ...page, ...made(since) }), paymentNamed)),
    payment: async (id) => {
      const found = await orNull(() => stripe.paymentIntents.retrieve(id));
      return (found && paymentNamed(found)[0]) ?? null;
    },
    refunds: (since) =>
      flat(
        pagesOf(
          (page) => stripe.refunds.list({ ...page, ...made(since), expand: inList(refundParts) }),
          refundOf,
        ),
      ),
    refund: async (id) => {
      const found = await orNull(() => stripe.refunds.retrieve(id, { expand: refundParts }));
      return (found && refundOf(found)[0]) ?? null;
    },
    movements: (since) =>
      pagesOf((page) => stripe.balanceTransactions.list({ ...page, ...made(since) }), movementFrom),
    movement: async (id) => {
      const found = await orNull(() => stripe.balanceTransactions.retrieve(id));
      return found && movementFrom(found);
    },
    endpoints: async () => {
      const { data } = await patiently(() => stripe.webhookEndpoints.list({ limit: 100 })).catch(unreadable);
      return data
        .filter((endpoint) => endpoint.url === webhookUrl)
        .map(({ id, status, enabled_events: events }) => ({ id, events, isEnabled: status === 'enabled' }));
    },
  };
}

/** A restricted key need not be allowed to read endpoints: then nobody knows of them, and nothing else is kept from going on. */
function unreadable(error: unknown): Pick<Stripe.ApiList<Stripe.WebhookEndpoint>, 'data'> {
  if (error instanceof Stripe.errors.StripePermissionError) return { data: [] };
  throw error;
}

function refundOf(refund: Stripe.Refund) {
  const { payment_intent: payment } = refund;
  const paymentIntentId = typeof payment === 'string' ? payment : (payment?.id ?? null);
  return isRefund(refund) ? [{ refund: refundFrom(refund), paymentIntentId }] : [];
}

function movementFrom({ id, net, currency, created }: Stripe.BalanceTransaction): MovementAtStripe {
  return { id, net: money(net, currency.toUpperCase()), createdAt: new Date(created * 1000) };
}

async function* flat<T>(pages: AsyncIterable<readonly (readonly T[])[]>): AsyncGenerator<readonly T[]> {
  for await (const page of pages) yield page.flat();
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await patiently(ask);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return null;
    throw error;
  }
}
