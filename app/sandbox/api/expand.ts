/** `expand[]`: ids replaced by the objects that they name, at most four levels deep. */
import { findObject, type StripeObject } from '#app/sandbox/store.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import {
  lineItemList,
  type CheckoutSession,
  type SessionHidden,
} from '#app/sandbox/objects/checkout-session.ts';
import { badParameter } from '#app/sandbox/stripe-error.ts';

/** Which fields of which kind name which other kind; a dot leads into an object that is no kind of its own. */
const EXPANDABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'checkout.session': {
    customer: 'customer',
    payment_intent: 'payment_intent',
    line_items: 'item',
    setup_intent: 'setup_intent',
  },
  payment_intent: { customer: 'customer', latest_charge: 'charge', payment_method: 'payment_method' },
  charge: {
    balance_transaction: 'balance_transaction',
    customer: 'customer',
    payment_intent: 'payment_intent',
  },
  payment_method: { customer: 'customer' },
  setup_intent: { customer: 'customer', latest_attempt: 'setup_attempt', payment_method: 'payment_method' },
  setup_attempt: { customer: 'customer', payment_method: 'payment_method', setup_intent: 'setup_intent' },
  customer: {
    'invoice_settings.default_payment_method': 'payment_method',
    test_clock: 'test_helpers.test_clock',
  },
  balance_transaction: { source: 'charge' },
};
const DEPTH_MAX = 4;

/** A copy of `body` with every path of `paths` expanded. 400 for a path that leads nowhere or too deep. */
export async function expandPaths<T extends Record<string, unknown>>(
  sql: Sql,
  body: T,
  paths: readonly string[],
): Promise<T> {
  const copy = structuredClone(body);
  for (const path of paths) {
    const keys = path.split('.');
    const levels = keys[0] === 'data' ? keys.length - 1 : keys.length;
    if (levels > DEPTH_MAX)
      throw badParameter(
        'expand',
        `You cannot expand more than ${String(DEPTH_MAX)} levels of a property: ${path}.`,
      );
    await expandAt(sql, copy, keys, path);
  }
  return copy;
}

async function expandAt(
  sql: Sql,
  target: Record<string, unknown>,
  keys: readonly string[],
  path: string,
): Promise<void> {
  const [key, ...rest] = keys;
  if (key === undefined) return;
  if (target['object'] === 'list' && key === 'data' && Array.isArray(target['data'])) {
    for (const item of target['data'] as Record<string, unknown>[]) await expandAt(sql, item, rest, path);
    return;
  }
  const fields = EXPANDABLE[String(target['object'])] ?? {};
  await expandField(sql, { target, fields, prefix: '' }, keys, path);
}

interface Place {
  readonly target: Record<string, unknown>;
  /** The fields of the kind that `target` is, or is a part of. */
  readonly fields: Readonly<Record<string, string>>;
  /** The way from that kind to `target`, with a dot at its end. */
  readonly prefix: string;
}

async function expandField(sql: Sql, place: Place, keys: readonly string[], path: string): Promise<void> {
  const { target, fields, prefix } = place;
  const [key = '', ...rest] = keys;
  const kind = fields[prefix + key];
  if (!kind) {
    const inner = `${prefix}${key}.`;
    if (rest.length === 0 || !Object.keys(fields).some((name) => name.startsWith(inner)))
      throw badParameter('expand', `This property cannot be expanded (${path}).`);
    const part = target[key] as Record<string, unknown> | null;
    if (part) await expandField(sql, { target: part, fields, prefix: inner }, rest, path);
    return;
  }
  if (kind === 'item') target[key] ??= await lineItemsOf(sql, String(target['id']));
  const value = target[key];
  if (typeof value === 'string')
    target[key] = (await findObject<StripeObject>(sql, kind, value))?.body ?? value;
  const next = target[key];
  if (next !== null && typeof next === 'object')
    await expandAt(sql, next as Record<string, unknown>, rest, path);
}

async function lineItemsOf(sql: Sql, sessionId: string): Promise<unknown> {
  const found = await findObject<CheckoutSession, SessionHidden>(sql, 'checkout.session', sessionId);
  return found ? lineItemList(found.body, found.hidden.lineItems) : null;
}
