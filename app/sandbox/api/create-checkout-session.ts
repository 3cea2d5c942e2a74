/** How a Checkout Session begins: what is refused, what is made of the parameters, in payment and in setup mode. */
import { refuseFraction, refuseTotal } from '#app/sandbox/api/amounts.ts';
import type { CreateParams } from '#app/sandbox/api/checkout-session-params.ts';
import { absent } from '#app/sandbox/api/params.ts';
import { lockCustomer } from '#app/sandbox/customers.ts';
import { newId } from '#app/sandbox/ids.ts';
import {
  type CheckoutSession,
  EMPTY_SESSION,
  type LineItem,
  type SessionHidden,
} from '#app/sandbox/objects/checkout-session.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { insertObject } from '#app/sandbox/store.ts';
import { badParameter } from '#app/sandbox/stripe-error.ts';

const DAY = 24 * 3600;
/** An SDK's clock may be a little off: the window for `expires_at` is a minute wider than documented. */
const TOLERANCE = 60;

/** 400 in Stripe's words for whatever does not fit together. */
export async function createSession(operation: Operation, params: CreateParams): Promise<CheckoutSession> {
  refuseOtherMode(params);
  refuseCombinations(operation, params);
  const lineItems = toLineItems(operation, params);
  const price = params.mode === 'payment' ? priceOf(params, lineItems) : null;
  if (params.customer) await lockCustomer(operation, params.customer, 'customer', false);
  const session = newSession(operation, params, price);
  await insertObject(operation.sql, session, {
    hidden: hiddenOf(params, lineItems),
    dueAt: session.expires_at,
  });
  return session;
}

/** What belongs to the other mode, and what this one needs. */
function refuseOtherMode(params: CreateParams): void {
  const { mode } = params;
  const foreign =
    mode === 'setup'
      ? (['line_items', 'payment_intent_data', 'submit_type'] as const)
      : (['setup_intent_data'] as const);
  for (const name of foreign) {
    if (params[name] !== undefined)
      throw badParameter(name, `You can not pass \`${name}\` in \`${mode}\` mode.`);
  }
  if (mode === 'payment' && !params.line_items) throw absent('line_items');
  if (mode === 'setup' && !params.currency && !params.allowed_payment_method_types) throw absent('currency');
}

function toLineItems(operation: Operation, params: CreateParams): LineItem[] {
  return (params.line_items ?? []).map((line) => ({
    name: line.price_data.product_data.name,
    description: line.price_data.product_data.description ?? null,
    unitAmount: line.price_data.unit_amount,
    quantity: line.quantity,
    currency: line.price_data.currency,
    metadata: line.metadata ?? {},
    itemId: newId('li_', operation.random),
    priceId: newId('price_', operation.random),
    productId: newId('prod_', operation.random),
  }));
}

interface Price {
  readonly currency: string;
  readonly total: number;
}

/** 400 for line items that Stripe would not charge together, or at all. */
function priceOf(params: CreateParams, lineItems: readonly LineItem[]): Price {
  const currency = lineItems[0]?.currency ?? '';
  const total = lineItems.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  if (
    lineItems.some((line) => line.currency !== currency) ||
    (params.currency && params.currency !== currency)
  ) {
    throw badParameter(
      'line_items',
      'You cannot have line items of more than one currency in one Checkout Session.',
    );
  }
  lineItems.forEach(({ unitAmount }, index) => {
    refuseFraction(unitAmount, currency, `line_items[${String(index)}][price_data][unit_amount]`);
  });
  refuseTotal(total, currency);
  return { currency, total };
}

function refuseCombinations(operation: Operation, params: CreateParams): void {
  if (params.customer && params.customer_email) {
    throw badParameter(
      'customer_email',
      'You may only specify one of these parameters: customer, customer_email.',
    );
  }
  if (params.customer && params.customer_creation) {
    throw badParameter(
      'customer_creation',
      'You may only specify one of these parameters: customer, customer_creation.',
    );
  }
  if (params.client_reference_id && !/^[\w-]+$/.test(params.client_reference_id)) {
    throw badParameter('client_reference_id', 'Invalid client_reference_id: letters, digits, - and _ only.');
  }
  const ahead = params.expires_at === undefined ? DAY : params.expires_at - operation.now;
  if (ahead < 30 * 60 - TOLERANCE) {
    throw badParameter(
      'expires_at',
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    );
  }
  if (ahead > DAY + TOLERANCE) {
    throw badParameter(
      'expires_at',
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
    );
  }
}

function newSession(operation: Operation, params: CreateParams, price: Price | null): CheckoutSession {
  const { after_expiration: recovery, custom_text: texts } = params;
  const id = newId('cs_test_', operation.random);
  const isSetup = params.mode === 'setup';
  return {
    ...EMPTY_SESSION,
    id,
    object: 'checkout.session',
    ...(recovery?.recovery
      ? { after_expiration: { recovery: { ...recovery.recovery, expires_at: null, url: null } } }
      : {}),
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: price?.total ?? null,
    amount_total: price?.total ?? null,
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: operation.now,
    currency: price?.currency ?? params.currency ?? null,
    custom_text: {
      after_submit: texts?.after_submit || null,
      shipping_address: texts?.shipping_address || null,
      submit: texts?.submit || null,
      terms_of_service_acceptance: texts?.terms_of_service_acceptance || null,
    },
    customer: params.customer ?? null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_email: params.customer_email ?? null,
    expires_at: params.expires_at ?? operation.now + DAY,
    integration_identifier: params.integration_identifier ?? null,
    locale: params.locale ?? null,
    metadata: params.metadata,
    mode: params.mode,
    ...(params.name_collection ? { name_collection: definedNames(params.name_collection) } : {}),
    payment_intent: null,
    setup_intent: null,
    payment_method_options: {
      card: { request_three_d_secure: 'automatic', ...params.payment_method_options?.card },
    },
    payment_status: isSetup ? 'no_payment_required' : 'unpaid',
    status: 'open',
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
    total_details: isSetup ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    url: `${operation.publicOrigin}/sandbox/checkout/${id}`,
  };
}

function definedNames(
  names: NonNullable<CreateParams['name_collection']>,
): NonNullable<CheckoutSession['name_collection']> {
  return {
    ...(names.business ? { business: names.business } : {}),
    ...(names.individual ? { individual: names.individual } : {}),
  };
}

function hiddenOf(params: CreateParams, lineItems: readonly LineItem[]): SessionHidden {
  const data = params.payment_intent_data;
  const isManual =
    data?.capture_method === 'manual' || params.payment_method_options?.card?.capture_method === 'manual';
  return {
    lineItems,
    paymentIntentData: {
      capture_method: isManual ? 'manual' : 'automatic',
      description: data?.description ?? null,
      metadata: data?.metadata ?? {},
      receipt_email: data?.receipt_email ?? null,
      setup_future_usage: data?.setup_future_usage ?? null,
      statement_descriptor_suffix: data?.statement_descriptor_suffix ?? null,
    },
    setupIntentData: {
      description: params.setup_intent_data?.description ?? null,
      metadata: params.setup_intent_data?.metadata ?? {},
    },
  };
}
