/** /v1/invoices and /v1/invoice_payments: read, list, and what is done to an invoice by hand. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { listOf } from '#app/sandbox/api/expand.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import {
  finalizeByHand,
  payByHand,
  uncollectibleByHand,
  updateInvoice,
  voidByHand,
} from '#app/sandbox/billing/invoices-by-hand.ts';
import { type FoundInvoice, withInvoice } from '#app/sandbox/billing/scope.ts';
import type { Invoice } from '#app/sandbox/objects/invoice.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { type Condition, findObject, type StripeObject } from '#app/sandbox/store.ts';
import { badParameter, missing, wrongState } from '#app/sandbox/stripe-error.ts';

const onlyExpand = z.strictObject({ expand: p.expand });
const listParams = z.strictObject({
  ...p.paging,
  collection_method: z.enum(['charge_automatically', 'send_invoice']).optional(),
  customer: p.text().optional(),
  status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
  subscription: p.text().optional(),
});
const finalizeParams = z.strictObject({ auto_advance: p.boolean.optional(), expand: p.expand });
const payParams = z.strictObject({
  expand: p.expand,
  off_session: p.boolean.optional(),
  payment_method: p.text().optional(),
});
const updateParams = z.strictObject({
  auto_advance: p.boolean.optional(),
  default_payment_method: p.text().optional(),
  description: p.clearable(1500).optional(),
  expand: p.expand,
  metadata: p.metadataChange.optional(),
});
const paymentList = z.strictObject({
  ...p.paging,
  invoice: p.text().optional(),
  payment: z
    .strictObject({ payment_intent: p.text().optional(), type: z.enum(['payment_intent']) })
    .optional(),
  status: z.enum(['open', 'paid', 'canceled']).optional(),
});

/** The invoice after `work`. 404 where there is none. */
async function changed(
  operation: Operation,
  id: string,
  work: (operation: Operation, found: FoundInvoice) => Promise<Invoice>,
): Promise<Invoice> {
  const done = await withInvoice(operation, id, work);
  if (!done) throw missing('invoice', id, 'invoice');
  return done;
}

/** A field within the body. */
const within = (path: string, value: string | undefined): Condition[] =>
  value === undefined ? [] : [{ sql: `body #>> '{${path}}' = ?`, value }];

function listPayments(
  operation: Operation,
  params: z.output<typeof paymentList>,
): Promise<Record<string, unknown>> {
  const { invoice, payment, status, ...page } = params;
  if (payment && payment.payment_intent === undefined) {
    throw badParameter(
      'payment[payment_intent]',
      'Missing required param: payment[payment_intent].',
      'parameter_missing',
    );
  }
  return answerList(operation, 'invoice_payment', '/v1/invoice_payments', page, [
    ...matching({ invoice, status }),
    ...within('payment,payment_intent', payment?.payment_intent),
  ]);
}

async function secretOf(sql: Sql, body: Record<string, unknown>): Promise<unknown> {
  const [row] = await sql.query<{ secret: string }>(
    `SELECT intent.body ->> 'client_secret' AS secret FROM sandbox.object payment
     JOIN sandbox.object intent ON intent.id = payment.body #>> '{payment,payment_intent}'
     WHERE payment.kind = 'invoice_payment' AND payment.body ->> 'invoice' = $1
     ORDER BY payment.seq DESC LIMIT 1`,
    [body['id']],
  );
  return row ? { client_secret: row.secret, type: 'payment_intent' } : null;
}

export const INVOICES: Area = {
  endpoints: [
    endpoint('GET /v1/invoices', listParams, (operation, params) => {
      const { collection_method, customer, status, subscription, ...page } = params;
      return answerList(operation, 'invoice', '/v1/invoices', page, [
        ...matching({ collection_method, customer, status }),
        ...within('parent,subscription_details,subscription', subscription),
      ]);
    }),
    readOne('invoice', 'invoices', 'invoice'),
    endpoint('GET /v1/invoices/:id/lines', z.strictObject(p.paging), async (operation, _params, id) => {
      const found = await findObject<Invoice>(operation.sql, 'invoice', id);
      if (!found) throw missing('invoice', id, 'invoice');
      return found.body.lines;
    }),
    endpoint('POST /v1/invoices/:id', updateParams, (operation, params, id) =>
      changed(operation, id, (inTime, found) => updateInvoice(inTime, found, params)),
    ),
    endpoint('DELETE /v1/invoices/:id', onlyExpand, async (operation, _params, id) => {
      const found = await findObject<StripeObject>(operation.sql, 'invoice', id);
      if (!found) throw missing('invoice', id, 'invoice');
      // Every invoice of the local Stripe belongs to a subscription.
      throw wrongState("You can't delete invoices created by subscriptions.", {});
    }),
    endpoint('POST /v1/invoices/:id/finalize', finalizeParams, (operation, params, id) =>
      changed(operation, id, (inTime, found) => finalizeByHand(inTime, found, params.auto_advance)),
    ),
    endpoint('POST /v1/invoices/:id/pay', payParams, (operation, params, id) =>
      changed(operation, id, (inTime, found) => payByHand(inTime, found, params)),
    ),
    endpoint('POST /v1/invoices/:id/void', onlyExpand, (operation, _params, id) =>
      changed(operation, id, voidByHand),
    ),
    endpoint('POST /v1/invoices/:id/mark_uncollectible', onlyExpand, (operation, _params, id) =>
      changed(operation, id, uncollectibleByHand),
    ),
    endpoint('GET /v1/invoice_payments', paymentList, listPayments),
    readOne('invoice_payment', 'invoice_payments', 'invoice_payment'),
  ],
  expandable: {
    invoice: {
      confirmation_secret: secretOf,
      customer: 'customer',
      default_payment_method: 'payment_method',
      'parent.subscription_details.subscription': 'subscription',
      payments: listOf('invoice_payment', 'invoice', (id) => `/v1/invoice_payments?invoice=${id}`),
      test_clock: 'test_helpers.test_clock',
    },
    invoice_payment: { invoice: 'invoice', 'payment.payment_intent': 'payment_intent' },
  },
};
