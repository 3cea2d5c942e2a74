/** `expand[]`: ids replaced by the objects that they name, at most four levels deep. */
import type { Expansions } from '#app/sandbox/api/expansions.ts';
import { MONEY_EXPANSIONS } from '#app/sandbox/api/money-expansions.ts';
import { findObject } from '#app/sandbox/store.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import {
  lineItemList,
  type CheckoutSession,
  type SessionHidden,
} from '#app/sandbox/objects/checkout-session.ts';
import { badParameter } from '#app/sandbox/stripe-error.ts';

/** What can be expanded, by area. */
const EXPANDABLE: Expansions = {
  'checkout.session': { customer: 'customer', payment_intent: 'payment_intent', line_items: lineItemsOf },
  payment_intent: { customer: 'customer', latest_charge: 'charge', payment_method: 'payment_method' },
  payment_method: { customer: 'customer' },
  ...MONEY_EXPANSIONS,
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
  const kind = EXPANDABLE[String(target['object'])]?.[key];
  if (!kind) throw badParameter('expand', `This property cannot be expanded (${path}).`);
  const value = target[key];
  if (typeof kind === 'function') target[key] ??= await kind(sql, String(target['id']));
  else if (typeof value === 'string')
    target[key] = (await findObject(sql, kind === '*' ? null : kind, value))?.body ?? value;
  const next = target[key];
  if (next !== null && typeof next === 'object')
    await expandAt(sql, next as Record<string, unknown>, rest, path);
}

async function lineItemsOf(sql: Sql, sessionId: string): Promise<unknown> {
  const found = await findObject<CheckoutSession, SessionHidden>(sql, 'checkout.session', sessionId);
  return found ? lineItemList(found.body, found.hidden.lineItems) : null;
}
