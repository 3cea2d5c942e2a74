/** `expand[]`: ids replaced by the objects that they name, and lists that are not shown unasked, at most four levels deep. */
import { findObject, listObjects, type StripeObject } from '#app/sandbox/store.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { badParameter } from '#app/sandbox/stripe-error.ts';

/** The kind that a field's id names (`*` for any), or how a field is read that is left out unless it is expanded. */
export type Expandable = string | ((sql: Sql, body: Record<string, unknown>) => Promise<unknown>);

/** By kind of object, then by field; `invoice_settings.default_payment_method` is a field of a part of the object. */
export type ExpandableFields = Readonly<Record<string, Readonly<Record<string, Expandable>>>>;

const DEPTH_MAX = 4;
/** How many objects a list shows that stands in another object. */
const INSIDE_MAX = 10;

/** A copy of `body` with every path of `paths` expanded. 400 for a path that leads nowhere or too deep. */
export async function expandPaths<T extends Record<string, unknown>>(
  sql: Sql,
  fields: ExpandableFields,
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
    await expandAt({ sql, fields, path }, placeOf(copy), keys);
  }
  return copy;
}

interface Expansion {
  readonly sql: Sql;
  readonly fields: ExpandableFields;
  readonly path: string;
}

/**
 * `kind` is the object around, `prefix` the way from it to `target` where that is only a part of it: the field
 * `payment.payment_intent` of an `invoice_payment`.
 */
interface Place {
  readonly target: Record<string, unknown>;
  readonly kind: string;
  readonly prefix: string;
}

async function expandAt(expansion: Expansion, place: Place, keys: readonly string[]): Promise<void> {
  const [key, ...rest] = keys;
  if (key === undefined) return;
  const { target } = place;
  if (place.kind === 'list' && key === 'data' && Array.isArray(target['data'])) {
    for (const item of target['data'] as Record<string, unknown>[])
      await expandAt(expansion, placeOf(item), rest);
    return;
  }
  const field = place.prefix + key;
  const expandable = expansion.fields[place.kind]?.[field];
  if (expandable) target[key] = await expanded(expansion.sql, expandable, target, key);
  const next = target[key];
  if (isRecord(next) && rest.length > 0) {
    const inside = 'object' in next ? placeOf(next) : { ...place, target: next, prefix: `${field}.` };
    await expandAt(expansion, inside, rest);
  } else if (!expandable) {
    throw badParameter('expand', `This property cannot be expanded (${expansion.path}).`);
  }
}

const placeOf = (target: Record<string, unknown>): Place => ({
  target,
  kind: String(target['object']),
  prefix: '',
});

async function expanded(
  sql: Sql,
  expandable: Expandable,
  target: Record<string, unknown>,
  key: string,
): Promise<unknown> {
  const value = target[key];
  if (typeof expandable === 'function') return value ?? (await expandable(sql, target));
  if (typeof value !== 'string') return value;
  return (await findObject<StripeObject>(sql, expandable === '*' ? null : expandable, value))?.body ?? value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The list of the objects of `kind` whose field `owner` names the one that is expanded, newest first. */
export function listOf(kind: string, owner: string, url: (id: string) => string): Expandable {
  return async (sql, body) => {
    const id = String(body['id']);
    const conditions = [{ sql: `body ->> '${owner}' = ?`, value: id }];
    const page = await listObjects<StripeObject>(sql, kind, conditions, { limit: INSIDE_MAX });
    return { object: 'list', url: url(id), has_more: page.hasMore, data: page.data };
  };
}
