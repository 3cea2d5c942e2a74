/** How updates change an object: metadata by Stripe's rule, and what an `*.updated` event says of before. */
import { recordEvent } from '#app/sandbox/events.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { type StripeObject, updateObject } from '#app/sandbox/store.ts';

/** Named keys change, an empty value removes the key, null removes all. */
export function mergeMetadata(
  before: Record<string, string>,
  change: Record<string, string> | null | undefined,
): Record<string, string> {
  if (change === null) return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
}

/** The parameters that were given: those left out change nothing. */
export function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Keeps the changed object and records the event; where nothing changed there is none, as at Stripe. */
export async function updateWithEvent<T extends StripeObject>(
  operation: Operation,
  type: string,
  before: T,
  after: T,
): Promise<T> {
  const previous = previousAttributes(before, after);
  if (Object.keys(previous).length === 0) return after;
  await updateObject(operation.sql, after);
  await recordEvent(operation, type, after, previous);
  return after;
}

/** The fields that differ, as they were; of objects only the fields that differ, of lists the whole. */
export function previousAttributes(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const previous: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]];
    if (isRecord(was) && isRecord(is)) {
      const inside = previousAttributes(was, is);
      if (Object.keys(inside).length > 0) previous[key] = inside;
    } else if (JSON.stringify(was) !== JSON.stringify(is)) previous[key] = was ?? null;
  }
  return previous;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
