/** A value against a schema: unknown, missing, mistyped and misspelt fields. */
import { jsType, resolve } from '#tests/support/stripe-contract/form.mjs';

/** A value in at most 60 characters. */
export const short = (v) => {
  const t = JSON.stringify(v) ?? 'undefined';
  return t.length > 60 ? t.slice(0, 57) + '...' : t;
};
/** Appends to `out` every way in which `v` is not as the schema has it. */
export function walk(c, schema, v, at, side, out) {
  const s = resolve(c, schema);
  if (!s || s === true) return out;
  const add = (kind, msg, severity = 'error') => out.push({ side, kind, at: at || '(root)', msg, severity });

  if (s.anyOf) {
    const alts = s.anyOf.map((a) => resolve(c, a));
    if (v === null && alts.some((a) => a.type === 'null')) return out;
    let best = null;
    for (const a of alts) {
      const r = walk(c, a, v, at, side, []);
      if (!r.some((x) => x.severity === 'error')) {
        out.push(...r);
        return out;
      }
      // prefer the branch of the same JSON type, then of the same `object` value, then with the fewest errors
      const same = a.type === jsType(v) || (a.type === 'number' && jsType(v) === 'integer');
      const ob = v?.object && resolve(c, a.properties?.object)?.enum?.includes(v.object);
      const score = (same ? 0 : 1000) + (ob ? 0 : 500) + r.length;
      if (!best || score < best.score) best = { score, r, same };
    }
    // `deleted?: void` of an object that is not deleted: the types allow no value at all.
    if (!best) add('type', `expected no value, got ${short(v)}`);
    else if (best.same) out.push(...best.r);
    else if (v === null) add('null', 'null is not allowed here');
    else
      add(
        'type',
        `${short(v)} matches none of: ${alts
          .map((a) =>
            a.enum
              ? a.enum
                  .map((e) => JSON.stringify(e))
                  .slice(0, 6)
                  .join('|')
              : (a.type ?? 'object'),
          )
          .join(', ')}`,
      );
    return out;
  }
  if (s.enum) {
    if (!s.enum.includes(v)) {
      if (v === null) add('null', 'null is not allowed here');
      else if (s['x-open'] && typeof v !== 'string')
        add('type', `expected string, got ${jsType(v)} ${short(v)}`);
      // open enum: an undocumented value in a RESPONSE is only a warning (Stripe may add values); in a REQUEST it is an error
      else
        add(
          'enum',
          `${short(v)} is not one of ${s.enum.length > 12 ? s.enum.slice(0, 12).join('|') + `|… (${s.enum.length})` : s.enum.join('|')}`,
          s['x-open'] && side === 'response' ? 'warn' : 'error',
        );
    }
    return out;
  }
  if (s.type) {
    const t = jsType(v);
    const ok = s.type === t || (s.type === 'number' && t === 'integer');
    if (!ok) {
      add(
        v === null ? 'null' : 'type',
        v === null ? 'null is not allowed here' : `expected ${s.type}, got ${t} ${short(v)}`,
      );
      return out;
    }
  }
  if (typeof v === 'string') {
    if (s['x-decimal'] && !/^-?\d+(\.\d+)?$/.test(v))
      add('type', `expected a decimal string, got ${short(v)}`);
  }
  if (Array.isArray(v) && s.items) v.forEach((x, i) => walk(c, s.items, x, `${at}[${i}]`, side, out));
  else if (
    v &&
    typeof v === 'object' &&
    !Array.isArray(v) &&
    (s.properties || s.additionalProperties !== undefined)
  ) {
    for (const r of s.required ?? [])
      if (!(r in v) || v[r] === undefined)
        add(
          'missing',
          `required ${side === 'request' ? 'parameter' : 'field'} \`${at ? at + '.' : ''}${r}\` is missing`,
        );
    for (const [k, x] of Object.entries(v)) {
      const p = s.properties?.[k];
      if (p) walk(c, p, x, at ? `${at}.${k}` : k, side, out);
      else if (s.additionalProperties && s.additionalProperties !== true)
        walk(c, s.additionalProperties, x, at ? `${at}.${k}` : k, side, out);
      else if (s.additionalProperties === false) {
        const near = nearest(k, Object.keys(s.properties ?? {}));
        add(
          'unknown',
          `unknown ${side === 'request' ? 'parameter' : 'field'} \`${at ? at + '.' : ''}${k}\`${near ? ` (did you mean \`${near}\`?)` : ''}`,
        );
      }
    }
  }
  return out;
}
function nearest(k, list) {
  const d = (a, b) => {
    let p = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const q = [i];
      for (let j = 1; j <= b.length; j++)
        q[j] = Math.min(p[j] + 1, q[j - 1] + 1, p[j - 1] + (a[i - 1] !== b[j - 1]));
      p = q;
    }
    return p[b.length];
  };
  const best = list
    .map((x) => [x.includes(k) || k.includes(x) ? 1 : d(k, x), x])
    .sort((a, b) => a[0] - b[0])[0];
  return best && best[0] <= Math.max(2, k.length / 3) ? best[1] : null;
}
