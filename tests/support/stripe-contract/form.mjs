/** The form encoding of Stripe's API, read back into typed values. */
import { URLSearchParams } from 'node:url';

/** The schema behind its references. */
export const resolve = (c, s) => {
  while (s?.$ref)
    s = s.$ref
      .slice(2)
      .split('/')
      .reduce((o, k) => o?.[k], c);
  return s;
};

/** A query or body as the SDK encodes it, as nested objects and lists. */
export function decodeForm(str) {
  const root = {};
  for (const [k, v] of new URLSearchParams(str)) {
    const keys = k.replace(/\]/g, '').split('[');
    let o = root;
    keys.forEach((key, i) => {
      if (i === keys.length - 1) o[key] = v;
      else o = typeof o[key] === 'object' ? o[key] : (o[key] = {});
    });
  }
  const arr = (o) => {
    if (typeof o !== 'object') return o;
    const ks = Object.keys(o);
    for (const k of ks) o[k] = arr(o[k]);
    return ks.length && ks.every((k, i) => k === String(i) || k === '') ? ks.map((k) => o[k]) : o;
  };
  for (const k of Object.keys(root)) root[k] = arr(root[k]);
  return root;
}
/** Form strings as typed values, as far as the schema says what they are. */
export function coerce(c, schema, v) {
  // form strings -> typed values, guided by the schema
  const s = resolve(c, schema);
  if (!s) return v;
  if (s.anyOf) {
    if (typeof v === 'string') {
      for (const a of s.anyOf.map((x) => resolve(c, x))) {
        if (a.enum?.includes(v)) return v;
        if (a.enum || !a.type || a.type === 'object' || a.type === 'array' || a.type === 'null') continue;
        const t = coerce(c, a, v);
        if (jsType(t) === a.type || (a.type === 'number' && jsType(t) === 'integer')) return t;
      }
      return v;
    }
    const want = Array.isArray(v) ? 'array' : 'object';
    const b = s.anyOf.map((x) => resolve(c, x)).find((x) => x.type === want);
    return b ? coerce(c, b, v) : v;
  }
  if (typeof v === 'string') {
    if ((s.type === 'integer' || s.type === 'number') && /^-?\d+(\.\d+)?$/.test(v)) return Number(v);
    if (s.type === 'boolean' && /^(true|false)$/.test(v)) return v === 'true';
    return v;
  }
  if (Array.isArray(v)) return s.type === 'array' ? v.map((x) => coerce(c, s.items, x)) : v;
  if (v && typeof v === 'object')
    return Object.fromEntries(
      Object.entries(v).map(([k, x]) => [
        k,
        coerce(
          c,
          s.properties?.[k] ?? (typeof s.additionalProperties === 'object' ? s.additionalProperties : {}),
          x,
        ),
      ]),
    );
  return v;
}
export const jsType = (v) =>
  v === null ? 'null' : Array.isArray(v) ? 'array' : Number.isInteger(v) ? 'integer' : typeof v;
