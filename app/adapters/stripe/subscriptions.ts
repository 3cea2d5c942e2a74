/** Subscriptions at Stripe, whose invoices stay drafts until we finalize them, and the one product behind all of them. */
import Stripe from 'stripe';
import { money } from '#app/domain/money.ts';
import { readNotes } from '#app/domain/standing-gift/change-note.ts';
import type { SubscriptionSeen } from '#app/domain/standing-gift/seen.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import type { SubscriptionInput, Subscriptions } from '#app/ports/subscriptions.ts';
import { answerOf } from './answers.ts';
import { owes, voidUnpaid } from './invoices.ts';
import { fromUnix } from './unix-time.ts';
import { readPayment } from './payments.ts';

/** Our own id, so that it is made once however many processes want it first. */
const productId = 'prod_standing_gift';

export function createSubscriptions(stripe: Stripe, siteName: string): Subscriptions {
  return {
    create: (input) => answerOf(begin(stripe, input, siteName)),
    // Without a key, since asked again it says the same.
    keepDrafts: (id, begins) =>
      answerOf(
        stripe.subscriptions.update(id, {
          pause_collection: { behavior: 'keep_as_draft' },
          ...(begins && { cancel_at_period_end: false }),
        }),
      ),
    changeAmount: (change) => answerOf(changeAmount(stripe, change)),
    // Metadata that is not named here stays.
    noteChange: (id, note) => answerOf(stripe.subscriptions.update(id, { metadata: note })),
    cancel: (id, idempotencyKey) => answerOf(end(stripe, id, idempotencyKey)),
    owes: (subscription) => owes(stripe, subscription),
    find: (customerId, standingGiftId, begins) =>
      find(stripe, customerId, standingGiftId, begins === 'begins'),
  };
}

async function begin(stripe: Stripe, input: SubscriptionInput, siteName: string): Promise<void> {
  const texts = textsFor(input.locale).checkout;
  await ensureProduct(stripe, texts.product(siteName));
  const { charged, interval, customerId: customer, idempotencyKey } = input;
  await stripe.subscriptions.create(
    {
      customer,
      default_payment_method: input.paymentMethodId,
      off_session: true,
      payment_behavior: input.confirms ? 'allow_incomplete' : 'error_if_incomplete',
      proration_behavior: 'none',
      // Creating takes no `pause_collection`. Until that is set it would renew by itself, so that it ends by itself instead.
      cancel_at_period_end: true,
      items: [
        {
          price_data: {
            currency: charged.currency.toLowerCase(),
            product: productId,
            recurring: { interval },
            unit_amount: charged.amountMinor,
          },
        },
      ],
      description: texts.standing(siteName, interval),
      metadata: { standing_gift: input.standingGiftId },
    },
    { idempotencyKey },
  );
}

async function ensureProduct(stripe: Stripe, name: string): Promise<void> {
  if (await existing(stripe.products.retrieve(productId))) return;
  try {
    await stripe.products.create({ id: productId, name });
  } catch (error) {
    // Another process made it meanwhile.
    if (
      !(error instanceof Stripe.errors.StripeInvalidRequestError) ||
      error.code !== 'resource_already_exists'
    )
      throw error;
  }
}

/** Null where Stripe has no such object. */
export async function existing<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing')
      return null;
    throw error;
  }
}

/** Its own interval, currency and days are kept, whatever they are: only what is asked for each time is another. */
async function changeAmount(
  stripe: Stripe,
  { subscriptionId, charged, idempotencyKey }: Parameters<Subscriptions['changeAmount']>[0],
): Promise<void> {
  const { items } = await stripe.subscriptions.retrieve(subscriptionId);
  const [item] = items.data;
  const { currency, product, recurring } = item?.price ?? {};
  if (!item || !currency || !product || !recurring) throw new Error(`${subscriptionId} has no price`);
  if (currency.toUpperCase() !== charged.currency)
    throw new Error(`${subscriptionId} is charged in ${currency}, not in ${charged.currency}`);
  const { interval, interval_count } = recurring;
  const price_data = {
    ...{ currency, product: typeof product === 'string' ? product : product.id },
    recurring: { interval, interval_count },
    unit_amount: charged.amountMinor,
  };
  await stripe.subscriptions.update(
    subscriptionId,
    { items: [{ id: item.id, quantity: 1, price_data }], proration_behavior: 'none' },
    { idempotencyKey },
  );
}

/** What is not paid is voided first, since it would be tried again; then what bills is ended. */
async function end(stripe: Stripe, subscription: string, idempotencyKey: string): Promise<void> {
  await voidUnpaid(stripe, subscription);
  const { status } = await stripe.subscriptions.retrieve(subscription);
  if (statusFrom(status) !== 'ended') await stripe.subscriptions.cancel(subscription, {}, { idempotencyKey });
}

async function find(
  stripe: Stripe,
  customer: string,
  standingGiftId: string,
  begins: boolean,
): Promise<SubscriptionSeen | null> {
  const listed = await existing(
    stripe.subscriptions.list({
      customer,
      status: 'all',
      limit: 100,
      expand: ['data.latest_invoice.payments'],
    }),
  );
  const ours = (listed?.data ?? []).filter(({ metadata }) => metadata['standing_gift'] === standingGiftId);
  const subscription = ours.find((each) => statusFrom(each.status) !== 'ended') ?? ours[0];
  return subscription ? seenFrom(stripe, subscription, begins) : null;
}

async function seenFrom(
  stripe: Stripe,
  subscription: Stripe.Subscription,
  begins: boolean,
): Promise<SubscriptionSeen> {
  const { latest_invoice: invoice, items } = subscription;
  const [item] = items.data;
  if (!item) throw new Error(`subscription ${subscription.id} has no item`);
  const latest = invoice && typeof invoice !== 'string' && isFirst(invoice) ? invoice : null;
  const first = latest ?? (begins ? await firstInvoice(stripe, subscription.id) : null);
  return {
    id: subscription.id,
    status: statusFrom(subscription.status),
    isUnpaid:
      statusFrom(subscription.status) === 'ended' &&
      subscription.cancellation_details?.reason === 'payment_failed',
    keepsDrafts: subscription.pause_collection?.behavior === 'keep_as_draft',
    cardId: idOf(subscription.default_payment_method),
    charged: money((item.price.unit_amount ?? 0) * (item.quantity ?? 1), item.price.currency.toUpperCase()),
    noted: readNotes(subscription.metadata),
    anchorAt: fromUnix(subscription.billing_cycle_anchor),
    periodEndsAt: fromUnix(item.current_period_end),
    invoiceUrl: first?.status === 'open' ? (first.hosted_invoice_url ?? null) : null,
    firstPayment: first ? await firstPayment(stripe, first) : null,
  };
}

const isFirst = ({ billing_reason: reason }: Stripe.Invoice) => reason === 'subscription_create';

/** Where nobody looked for a whole period, a draft of the next one has taken its place as the latest. */
async function firstInvoice(stripe: Stripe, subscription: string): Promise<Stripe.Invoice | null> {
  const { data } = await stripe.invoices.list({ subscription, limit: 100, expand: ['data.payments'] });
  return data.find(isFirst) ?? null;
}

/** Of what is shown whole or by its id alone. */
export function idOf(object: string | { readonly id: string } | null): string | null {
  return typeof object === 'string' ? object : (object?.id ?? null);
}

/** A status that we do not know bills, as far as we know. */
export function statusFrom(status: Stripe.Subscription.Status): SubscriptionSeen['status'] {
  if (status === 'canceled' || status === 'incomplete_expired') return 'ended';
  return status === 'incomplete' ? 'incomplete' : 'live';
}

async function firstPayment(
  stripe: Stripe,
  { payments, lines }: Stripe.Invoice,
): Promise<SubscriptionSeen['firstPayment']> {
  const paid = payments?.data.find(({ status }) => status === 'paid');
  const intent = paid?.payment.payment_intent;
  const [line] = lines.data;
  if (!paid || !intent || !line) return null;
  const payment = await readPayment(stripe, typeof intent === 'string' ? intent : intent.id);
  return { invoicePaymentId: paid.id, payment, paidUntil: fromUnix(line.period.end) };
}
