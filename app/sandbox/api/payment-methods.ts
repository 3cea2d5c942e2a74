/** /v1/payment_methods: read, list by customer, create from a test card, attach, detach and update. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { attachByApi, keepTestCard, testCard } from '#app/sandbox/attach-card.ts';
import { hasExpired } from '#app/sandbox/cards.ts';
import { defined, mergeMetadata, updateWithEvent } from '#app/sandbox/changes.ts';
import { lockCustomer } from '#app/sandbox/customers.ts';
import { NO_ADDRESS, type PaymentMethod } from '#app/sandbox/objects/payer.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { detachCard, lockMethod } from '#app/sandbox/saved-cards.ts';
import { findObject, updateObject } from '#app/sandbox/store.ts';
import { badParameter, missing, StripeError } from '#app/sandbox/stripe-error.ts';

const billing = z.strictObject({
  address: z.union([z.literal('').transform(() => NO_ADDRESS), p.address]).optional(),
  email: z.union([z.literal('').transform(() => null), p.email]).optional(),
  name: p.clearable().optional(),
  phone: p.clearable(20).optional(),
});
const createParams = z.strictObject({
  billing_details: billing.optional(),
  card: z.strictObject({ token: p.text() }),
  expand: p.expand,
  metadata: p.metadata.default({}),
  type: z.enum(['card']),
});
const updateParams = z.strictObject({
  allow_redisplay: z.enum(['always', 'limited', 'unspecified']).optional(),
  billing_details: billing.optional(),
  card: z
    .strictObject({ exp_month: p.integer(1, 12).optional(), exp_year: p.integer(1970, 9999).optional() })
    .optional(),
  expand: p.expand,
  metadata: p.metadataChange.optional(),
});
const attachParams = z.strictObject({ customer: p.text(), expand: p.expand });
const onlyExpand = z.strictObject({ expand: p.expand });

export const cardListParams = z.strictObject({
  ...p.paging,
  allow_redisplay: z.enum(['always', 'limited', 'unspecified']).optional(),
  type: z.enum(['card']).optional(),
});
const listParams = cardListParams.extend({ customer: p.text().optional() });

/** Cards of a customer, or all that belong to somebody. */
export function listCards(
  operation: Operation,
  { allow_redisplay, customer, type, ...page }: z.output<typeof listParams>,
  url: string,
): Promise<Record<string, unknown>> {
  const conditions = matching({ allow_redisplay, customer, type });
  return answerList(operation, 'payment_method', url, page, conditions);
}

async function create(operation: Operation, params: z.output<typeof createParams>): Promise<PaymentMethod> {
  const card = testCard(params.card.token, operation.now);
  if (!card) throw missing('token', params.card.token, 'card[token]', false);
  const method = await keepTestCard(operation, card);
  const made = { ...method, metadata: params.metadata, ...withBilling(method, params.billing_details) };
  await updateObject(operation.sql, made);
  return made;
}

async function update(
  operation: Operation,
  params: z.output<typeof updateParams>,
  id: string,
): Promise<PaymentMethod> {
  const { body: method, hidden } = await lockMethod(operation, id);
  if (method.customer === null) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      message: 'You must save this PaymentMethod to a customer before you can update it.',
    });
  }
  const expiry = { month: params.card?.exp_month, year: params.card?.exp_year };
  const card = {
    ...hidden.card,
    expMonth: expiry.month ?? hidden.card.expMonth,
    expYear: expiry.year ?? hidden.card.expYear,
  };
  if (params.card && hasExpired(card, operation.now)) throw expired();
  await updateObject(operation.sql, method, { hidden: { ...hidden, card } });
  const after: PaymentMethod = {
    ...method,
    ...(params.allow_redisplay ? { allow_redisplay: params.allow_redisplay } : {}),
    ...withBilling(method, params.billing_details),
    ...(params.card ? { card: { ...method.card, exp_month: card.expMonth, exp_year: card.expYear } } : {}),
    ...(params.metadata === undefined ? {} : { metadata: mergeMetadata(method.metadata, params.metadata) }),
  };
  return updateWithEvent(operation, 'payment_method.updated', method, after);
}

function withBilling(
  { billing_details: before }: PaymentMethod,
  given: z.output<typeof billing> | undefined,
): Pick<PaymentMethod, 'billing_details'> {
  const { address, ...rest } = given ?? {};
  return {
    billing_details: {
      ...before,
      ...defined(rest),
      ...(address ? { address: { ...NO_ADDRESS, ...defined(address) } } : {}),
    },
  };
}

const expired = () =>
  badParameter('exp_month', "Your card's expiration date is in the past.", 'invalid_expiry_month');

export const PAYMENT_METHODS: Area = {
  endpoints: [
    endpoint('POST /v1/payment_methods', createParams, create),
    endpoint('GET /v1/payment_methods', listParams, async (operation, params) => {
      if (params.customer) await lockCustomer(operation, params.customer, 'customer', false);
      return listCards(operation, params, '/v1/payment_methods');
    }),
    endpoint('GET /v1/payment_methods/:id', onlyExpand, async (operation, _params, id) => {
      const found = await findObject<PaymentMethod>(operation.sql, 'payment_method', id);
      if (!found) throw missing('PaymentMethod', id, 'payment_method');
      return found.body;
    }),
    endpoint('POST /v1/payment_methods/:id', updateParams, update),
    endpoint('POST /v1/payment_methods/:id/attach', attachParams, async (operation, params, id) => {
      await lockCustomer(operation, params.customer, 'customer', false);
      return attachByApi(operation, id, params.customer);
    }),
    endpoint('POST /v1/payment_methods/:id/detach', onlyExpand, (operation, _params, id) =>
      detachCard(operation, id),
    ),
  ],
  expandable: { payment_method: { customer: 'customer' } },
};
