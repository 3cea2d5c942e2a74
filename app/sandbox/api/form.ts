/** Stripe's form encoding: `a[b][0][c]=x` to nested objects and lists. */
import { badParameter, StripeError } from '#app/sandbox/stripe-error.ts';

/** What a form can hold: text, lists and named values. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };

const DEPTH_MAX = 10;
const FIELDS_MAX = 1000;
const FIELD = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** Decodes a query or a body. Refuses malformed names, too deep and too many fields, in Stripe's words. */
export function decodeForm(text: string): Record<string, FormValue> {
  const root = new Map<string, Node>();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++fields > FIELDS_MAX) {
      throw new StripeError(400, {
        type: 'invalid_request_error',
        message: `More than ${String(FIELDS_MAX)} parameters.`,
      });
    }
    const match = FIELD.exec(name);
    const keys = match
      ? [
          match[1] ?? '',
          ...(match[2] ?? '')
            .split('[')
            .slice(1)
            .map((key) => key.slice(0, -1)),
        ]
      : [];
    if (keys.length === 0 || keys.length > DEPTH_MAX)
      throw badParameter(name, `Invalid parameter name: ${name}`);
    place(root, keys, value, name);
  }
  return Object.fromEntries([...root].map(([key, node]) => [key, toValue(node)]));
}

type Node = string | Map<string, Node>;

function place(root: Map<string, Node>, keys: readonly string[], value: string, name: string): void {
  let at = root;
  for (const key of keys.slice(0, -1)) {
    const next = at.get(key) ?? new Map<string, Node>();
    if (typeof next === 'string')
      throw badParameter(name, `Invalid parameter: ${name} is both a value and a group.`);
    at.set(key, next);
    at = next;
  }
  const last = keys.at(-1) ?? '';
  at.set(last === '' && at !== root ? String(at.size) : last, value);
}

function toValue(node: Node): FormValue {
  if (typeof node === 'string') return node;
  const entries = [...node];
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  if (isList) return entries.map(([, value]) => toValue(value));
  // `__proto__` becomes a plain field: entries define, they do not assign.
  return Object.fromEntries(entries.map(([key, value]) => [key, toValue(value)]));
}
