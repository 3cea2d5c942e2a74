/** The subscriptions and invoices of the account at Stripe, as a comparison reads them. */
import type Stripe from 'stripe';
import { money } from '#app/domain/money.ts';
import { readNotes } from '#app/domain/standing-gift/change-note.ts';
import type { BillingAccount, InvoiceAtStripe, SubscriptionAtStripe } from '#app/ports/billing-account.ts';
import { begunFrom } from './invoices.ts';
import { readObject } from './object-reading.ts';
import { pagesOf } from './pages.ts';
import { patiently } from './patience.ts';
import { setupNamed } from './remembered-checkout.ts';
import { existing, statusFrom } from './subscriptions.ts';
import { toUnix } from './unix-time.ts';

export function createBillingAccount(stripe: Stripe): BillingAccount {
  return {
    setups: (since) =>
      flat(
        pagesOf(
          (page) => stripe.checkout.sessions.list({ ...page, created: { gte: toUnix(since) } }),
          setupNamed,
        ),
      ),
    setup: async (id) => {
      const found = await patiently(() => existing(stripe.checkout.sessions.retrieve(id)));
      return (found && setupNamed(found)[0]) ?? null;
    },
    // Left to itself the list has all that are not canceled.
    subscriptions: () => flat(pagesOf((page) => stripe.subscriptions.list(page), subscriptionNamed)),
    subscription: async (id) => {
      const found = await patiently(() => existing(stripe.subscriptions.retrieve(id)));
      return (found && subscriptionNamed(found)[0]) ?? null;
    },
    invoices: async function* () {
      for (const status of ['draft', 'open'] as const)
        yield* flat(pagesOf((page) => stripe.invoices.list({ ...page, status }), invoiceNamed));
    },
    invoice: async (id) => {
      const found = await patiently(() => existing(stripe.invoices.retrieve(id)));
      return (
        (found && (found.status === 'draft' || found.status === 'open') && invoiceNamed(found)[0]) || null
      );
    },
  };
}

function subscriptionNamed(subscription: Stripe.Subscription): SubscriptionAtStripe[] {
  const { standingGift: standingGiftId } = readObject(subscription).hints;
  if (standingGiftId === undefined || statusFrom(subscription.status) === 'ended') return [];
  const keepsDrafts = subscription.pause_collection?.behavior === 'keep_as_draft';
  const { isOdd: hasOddNote } = readNotes(subscription.metadata);
  return [{ id: subscription.id, standingGiftId, keepsDrafts, hasOddNote }];
}

function invoiceNamed(invoice: Stripe.Invoice): InvoiceAtStripe[] {
  const { standingGift: standingGiftId } = readObject(invoice).hints;
  if (standingGiftId === undefined || begunFrom(invoice).length === 0) return [];
  return [{ id: invoice.id, standingGiftId, due: money(invoice.amount_due, invoice.currency.toUpperCase()) }];
}

async function* flat<T>(pages: AsyncIterable<readonly (readonly T[])[]>): AsyncGenerator<readonly T[]> {
  for await (const page of pages) yield page.flat();
}
