/** /v1/customers: create, read, update, list and delete; and the cards of one. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { cardListParams, listCards } from '#app/sandbox/api/payment-methods.ts';
import { attachByApi } from '#app/sandbox/attach-card.ts';
import { defined, mergeMetadata, updateWithEvent } from '#app/sandbox/changes.ts';
import { deleteCustomer, lockCustomer, makeCustomer } from '#app/sandbox/customers.ts';
import { type Customer, NO_INVOICE_SETTINGS } from '#app/sandbox/objects/customer.ts';
import { type Address, NO_ADDRESS } from '#app/sandbox/objects/payer.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findSavedCard, notTheirCard } from '#app/sandbox/saved-cards.ts';
import { type Condition, findObject, type StripeObject } from '#app/sandbox/store.ts';
import { missing } from '#app/sandbox/stripe-error.ts';

const cleared = z.literal('').transform(() => null);

const fields = {
  address: z.union([cleared, p.address]).optional(),
  balance: p.integer(-99_999_999, 99_999_999).optional(),
  business_name: p.clearable(150).optional(),
  description: p.clearable().optional(),
  email: z.union([cleared, p.email]).optional(),
  expand: p.expand,
  individual_name: p.clearable(150).optional(),
  invoice_prefix: p.text(12).optional(),
  invoice_settings: z
    .strictObject({
      custom_fields: z
        .union([cleared, z.array(z.strictObject({ name: p.text(40), value: p.text(140) })).max(4)])
        .optional(),
      default_payment_method: p.clearable().optional(),
      footer: p.clearable().optional(),
    })
    .optional(),
  metadata: p.metadataChange.optional(),
  name: p.clearable(256).optional(),
  next_invoice_sequence: p.integer(1, 1_000_000_000).optional(),
  phone: p.clearable(20).optional(),
  preferred_locales: z.array(p.text(10)).optional(),
  shipping: z
    .union([
      cleared,
      z.strictObject({ address: p.address, name: p.text(), phone: p.clearable(20).optional() }),
    ])
    .optional(),
  tax_exempt: z.union([cleared, z.enum(['none', 'exempt', 'reverse'])]).optional(),
};
const createParams = z.strictObject({
  ...fields,
  payment_method: p.text().optional(),
  test_clock: p.text().optional(),
});
const updateParams = z.strictObject(fields);
type Params = z.output<typeof updateParams>;

const listParams = z.strictObject({
  ...p.paging,
  email: p.text().optional(),
  test_clock: p.text().optional(),
});
const onlyExpand = z.strictObject({ expand: p.expand });
const nothing = z.strictObject({});

async function create(operation: Operation, params: z.output<typeof createParams>): Promise<Customer> {
  const { payment_method: card, test_clock: clock, ...rest } = params;
  if (
    clock !== undefined &&
    !(await findObject<StripeObject>(operation.sql, 'test_helpers.test_clock', clock))
  )
    throw missing('test_clock', clock, 'test_clock', false);
  const byDefault = rest.invoice_settings?.default_payment_method;
  const settings = { ...rest.invoice_settings, default_payment_method: null };
  const fields = toFields({ ...rest, invoice_settings: settings }, NOTHING_KNOWN);
  const customer = await makeCustomer(operation, { ...fields, test_clock: clock ?? null });
  const attached = card === undefined ? null : await attachByApi(operation, card, customer.id);
  if (!byDefault) return customer;
  // The name of a test card stands for the one that was made of it just now.
  const chosen = byDefault === card && attached ? attached.id : byDefault;
  return update(operation, { invoice_settings: { default_payment_method: chosen } }, customer.id);
}

const NOTHING_KNOWN = { invoice_settings: NO_INVOICE_SETTINGS, metadata: {} };

async function update(operation: Operation, params: Params, id: string): Promise<Customer> {
  const before = await lockCustomer(operation, id);
  const card = params.invoice_settings?.default_payment_method;
  if (card && !(await findSavedCard(operation, id, card))) throw notTheirCard(card);
  return updateWithEvent(operation, 'customer.updated', before, { ...before, ...toFields(params, before) });
}

/** The fields that the parameters change. */
function toFields(
  params: Params,
  before: Pick<Customer, 'invoice_settings' | 'metadata'>,
): Partial<Customer> {
  const { address, business_name, expand: _expand, individual_name, ...rest } = params;
  const { invoice_settings: settings, metadata, shipping, tax_exempt: taxExempt, ...plain } = rest;
  return {
    ...defined(plain),
    // These two are absent where they are not known, never null.
    ...(business_name === undefined ? {} : { business_name: business_name ?? undefined }),
    ...(individual_name === undefined ? {} : { individual_name: individual_name ?? undefined }),
    ...(address === undefined ? {} : { address: address && toAddress(address) }),
    ...(shipping === undefined ? {} : { shipping: shipping && toShipping(shipping) }),
    ...(taxExempt === undefined ? {} : { tax_exempt: taxExempt ?? 'none' }),
    ...(settings ? { invoice_settings: { ...before.invoice_settings, ...defined(settings) } } : {}),
    ...(metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, metadata) }),
  };
}

/** Stripe replaces an address as a whole. */
const toAddress = (given: z.output<typeof p.address>): Address => ({ ...NO_ADDRESS, ...defined(given) });

const toShipping = (given: NonNullable<Params['shipping']>) => ({
  address: toAddress(given.address),
  name: given.name,
  phone: given.phone ?? null,
});

const stillThere: Condition = { sql: `(body ->> 'deleted') IS DISTINCT FROM ?`, value: 'true' };

export const CUSTOMERS: Area = {
  endpoints: [
    endpoint('POST /v1/customers', createParams, create),
    endpoint('GET /v1/customers', listParams, (operation, { email, test_clock, ...page }) =>
      answerList(operation, 'customer', '/v1/customers', page, [
        stillThere,
        ...matching({ email, test_clock }),
      ]),
    ),
    endpoint('GET /v1/customers/:id', onlyExpand, async (operation, _params, id) => {
      const found = await findObject<Customer>(operation.sql, 'customer', id);
      if (!found) throw missing('customer', id, 'id');
      return found.body;
    }),
    endpoint('POST /v1/customers/:id', updateParams, update),
    endpoint('DELETE /v1/customers/:id', nothing, (operation, _params, id) => deleteCustomer(operation, id)),
    endpoint('GET /v1/customers/:id/payment_methods', cardListParams, async (operation, params, id) => {
      await lockCustomer(operation, id, 'customer');
      return listCards(operation, { ...params, customer: id }, `/v1/customers/${id}/payment_methods`);
    }),
    endpoint(
      'GET /v1/customers/:id/payment_methods/:method',
      onlyExpand,
      async (operation, _params, id, method) => {
        await lockCustomer(operation, id, 'customer');
        const saved = await findSavedCard(operation, id, method);
        if (!saved) throw missing('PaymentMethod', method, 'payment_method');
        return saved.method;
      },
    ),
  ],
  expandable: {
    customer: {
      'invoice_settings.default_payment_method': 'payment_method',
      test_clock: 'test_helpers.test_clock',
    },
  },
};
