/** Invoices at Stripe: read, charged once their payer was screened, paid by hand, voided. */
import type Stripe from 'stripe';
import { money } from '#app/domain/money.ts';
import type { InvoiceBegun, InvoiceSeen } from '#app/domain/renewal/seen.ts';
import type { Invoices } from '#app/ports/invoices.ts';
import { answerOf } from './answers.ts';
import { readPayment } from './payments.ts';
import { fromUnix } from './unix-time.ts';

/** More than eight years of months. */
const invoicesMax = 100;

export function createInvoices(stripe: Stripe): Invoices {
  return {
    ofSubscription: async (subscription) => {
      const { data } = await stripe.invoices.list({ subscription, limit: invoicesMax });
      return data.flatMap(begunFrom);
    },
    read: async (id) => seenFrom(stripe, await stripe.invoices.retrieve(id, { expand: ['payments'] })),
    collect: (id, idempotencyKey) => answerOf(collect(stripe, id, idempotencyKey)),
    pay: (id, idempotencyKey) => answerOf(stripe.invoices.pay(id, {}, { idempotencyKey })),
    void: (id) => answerOf(voidOne(stripe, id)),
  };
}

/** Whether an invoice of it is left that somebody could still pay. */
export async function owes(stripe: Stripe, subscription: string): Promise<boolean> {
  const lists = await Promise.all(
    unpaid.map((status) => stripe.invoices.list({ subscription, status, limit: 1 })),
  );
  return lists.some(({ data }) => data.length > 0);
}

/** Afterwards nobody can pay any of it. */
export async function voidUnpaid(stripe: Stripe, subscription: string): Promise<void> {
  for (const status of unpaid) {
    const { data } = await stripe.invoices.list({ subscription, status, limit: invoicesMax });
    for (const { id } of data) await voidOne(stripe, id);
  }
}

const unpaid = ['open', 'draft', 'uncollectible'] as const;

/** Only what is final can be voided; without `auto_advance` Stripe does not charge it meanwhile. */
async function voidOne(stripe: Stripe, id: string): Promise<void> {
  const { status } = await stripe.invoices.retrieve(id);
  if (status === 'void' || status === 'paid') return;
  if (status === 'draft') await stripe.invoices.finalizeInvoice(id, { auto_advance: false });
  await stripe.invoices.voidInvoice(id);
}

/** Somebody may have finalized it at Stripe by hand, without having it charged. */
async function collect(stripe: Stripe, id: string, idempotencyKey: string): Promise<void> {
  const { status, auto_advance: advances } = await stripe.invoices.retrieve(id);
  if (status === 'draft')
    await stripe.invoices.finalizeInvoice(id, { auto_advance: true }, { idempotencyKey });
  else if (status === 'open' && !advances) await stripe.invoices.update(id, { auto_advance: true });
}

/** None for the first, which is part of the beginning, and for what is void already. */
export function begunFrom(invoice: Stripe.Invoice): InvoiceBegun[] {
  const { id, billing_reason: reason, status, lines } = invoice;
  if (reason === 'subscription_create' || status === 'void') return [];
  // The invoice's own period is the one before.
  const { start, end } = lines.data[0]?.period ?? { start: invoice.period_start, end: invoice.period_end };
  return [{ id, periodStartsAt: fromUnix(start), periodEndsAt: fromUnix(end) }];
}

async function seenFrom(stripe: Stripe, invoice: Stripe.Invoice): Promise<InvoiceSeen> {
  const { id, total, amount_due: due, currency, next_payment_attempt: nextTry, attempted } = invoice;
  const status = statusFrom(invoice.status);
  const sum = (amountMinor: number) => money(amountMinor, currency.toUpperCase());
  return {
    ...{ id, status, total: sum(total), due: sum(due) },
    startingBalanceMinor: invoice.starting_balance,
    collects: invoice.auto_advance ?? false,
    isTried: attempted,
    nextTryAt: nextTry === null ? null : fromUnix(nextTry),
    isOver: status === 'open' && attempted && nextTry === null && (await isOver(stripe, invoice)),
    ...(status === 'open' && attempted
      ? await lastTry(stripe, invoice)
      : { triedCardId: null, confirmUrl: null }),
    paid: status === 'paid' ? await paidBy(stripe, invoice) : null,
  };
}

const statuses = ['draft', 'open', 'uncollectible', 'paid', 'void'] as const;

/** Stripe may add one that nobody here knows. */
const statusFrom = (status: string | null): InvoiceSeen['status'] =>
  statuses.find((known) => known === status) ?? 'unknown';

const intentOf = ({ payment }: Stripe.InvoicePayment): string | null => {
  const { payment_intent: intent } = payment;
  return typeof intent === 'string' ? intent : (intent?.id ?? null);
};

/** Whether the account is set to end a subscription with the last try, and did. */
async function isOver(stripe: Stripe, { parent }: Stripe.Invoice): Promise<boolean> {
  const subscription = parent?.subscription_details?.subscription;
  if (!subscription) return false;
  const id = typeof subscription === 'string' ? subscription : subscription.id;
  return (await stripe.subscriptions.retrieve(id)).status === 'canceled';
}

/** Which card was tried, and Stripe's page of it where the bank wants the donor to confirm. */
async function lastTry(
  stripe: Stripe,
  { payments, hosted_invoice_url: url }: Stripe.Invoice,
): Promise<Pick<InvoiceSeen, 'triedCardId' | 'confirmUrl'>> {
  const id = payments?.data.map(intentOf).find((each) => each !== null);
  if (!id) return { triedCardId: null, confirmUrl: null };
  const intent = await stripe.paymentIntents.retrieve(id);
  // A card that was declined is taken off the intent.
  const card = intent.payment_method ?? intent.last_payment_error?.payment_method ?? null;
  return {
    triedCardId: typeof card === 'string' ? card : (card?.id ?? null),
    confirmUrl: intent.status === 'requires_action' && url ? url : null,
  };
}

async function paidBy(stripe: Stripe, invoice: Stripe.Invoice): Promise<InvoiceSeen['paid']> {
  const paid = invoice.payments?.data.find(({ status }) => status === 'paid');
  const intent = paid && intentOf(paid);
  if (paid && intent) return { invoicePaymentId: paid.id, payment: await readPayment(stripe, intent) };
  if (invoice.amount_paid > 0) throw new Error(`invoice ${invoice.id} was paid, and no payment says how`);
  return null;
}
