/** Checks requests, responses and events against the contract: shape, not truth. */
import fs from 'node:fs';
import { URL } from 'node:url';
import { coerce, decodeForm, resolve } from '#tests/support/stripe-contract/form.mjs';
import { rules } from '#tests/support/stripe-contract/rules.mjs';
import { short, walk } from '#tests/support/stripe-contract/walk.mjs';

/** The contract as generate.mjs wrote it to `file`, ready for look-ups. */
export function loadContract(file) {
  const c = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const o of c.operations)
    o.re = new RegExp('^' + o.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '([^/]+)') + '$');
  // Literal paths before templated ones: /v1/customers/search is not /v1/customers/{id}.
  c.operations.sort((a, b) => (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0));
  return c;
}
export function findOp(c, method, pathname) {
  return c.operations.find((o) => o.method === method && o.re.test(pathname));
}
export function checkRequest(c, { method, path: p, headers = {}, body = '' }, now = Date.now() / 1000) {
  const url = new URL(p, 'http://x'),
    out = [],
    h = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v]));
  const add = (kind, msg, severity = 'error') =>
    out.push({ side: 'request', kind, at: `${method} ${url.pathname}`, msg, severity });
  const op = findOp(c, method, url.pathname);
  if (!op) {
    add(
      'path',
      c.operations.some((o) => o.re.test(url.pathname))
        ? 'method not allowed on this path'
        : 'no such path in this API version',
    );
    return { op: null, violations: out };
  }
  const raw = { ...decodeForm(url.search.slice(1)), ...decodeForm(body) };
  const params = coerce(c, op.params ?? { type: 'object', properties: {} }, raw);
  walk(
    c,
    op.params ?? { type: 'object', properties: {}, additionalProperties: false },
    params,
    '',
    'request',
    out,
  );
  out.push(...rules(op, params, now));
  if (Object.keys(h).length) {
    if (!/^(Bearer|Basic) \S+/.test(h.authorization ?? '')) add('header', 'no Authorization');
    if (h['stripe-version'] && h['stripe-version'] !== c.apiVersion)
      add('header', `Stripe-Version ${h['stripe-version']}, contract is ${c.apiVersion}`);
    if (method === 'POST') {
      if (!h['idempotency-key']) add('header', 'no Idempotency-Key', 'warn');
      else if (h['idempotency-key'].length > 255) add('header', 'Idempotency-Key longer than 255');
      if (body && !/x-www-form-urlencoded|multipart/.test(h['content-type'] ?? ''))
        add('header', `v1 wants form encoding, got ${h['content-type']}`);
    }
  }
  return { op, params, violations: out };
}
const ERR_TYPES = [
  'api_error',
  'card_error',
  'idempotency_error',
  'invalid_request_error',
  'rate_limit_error',
  'authentication_error',
];
export function checkResponse(c, op, { status, body }) {
  const out = [],
    add = (kind, at, msg) => out.push({ side: 'response', kind, at, msg, severity: 'error' });
  let j = body;
  if (typeof j === 'string')
    try {
      j = JSON.parse(j);
    } catch {
      add('json', op?.path ?? '', 'body is not JSON');
      return out;
    }
  if (status >= 400) {
    const e = j?.error;
    if (!e || typeof e !== 'object') {
      add('error', 'error', 'an error answer must be {error:{type,…}}');
      return out;
    }
    if (!ERR_TYPES.includes(e.type))
      add('error', 'error.type', `${short(e.type)} is not one of ${ERR_TYPES.join('|')}`);
    if (e.type === 'card_error' && status !== 402)
      add('error', 'status', `card_error comes with 402, not ${status}`);
    if (e.type === 'idempotency_error' && ![400, 409].includes(status))
      add('error', 'status', `idempotency_error comes with 400 or 409, not ${status}`);
    if (status === 402 && !e.code) add('error', 'error.code', 'card_error needs a code');
    if (e.code === 'card_declined' && !e.decline_code)
      add('error', 'error.decline_code', 'card_declined needs a decline_code');
    if (typeof e.message !== 'string') add('error', 'error.message', 'missing');
    return out;
  }
  if (op) walk(c, op.response, j, '', 'response', out);
  ids(j, '', out, 'response');
  return out;
}
const PREFIX = {
  'checkout.session': /^cs_(test|live)_/,
  payment_intent: /^pi_/,
  setup_intent: /^seti_/,
  charge: /^(ch|py)_/,
  customer: /^cus_/,
  payment_method: /^(pm|card|src)_/,
  refund: /^(re|pyr)_/,
  dispute: /^(dp|du)_/,
  balance_transaction: /^txn_/,
  subscription: /^sub_/,
  subscription_item: /^si_/,
  invoice: /^(in|upcoming_in)_/,
  invoice_payment: /^inpay_/,
  price: /^price_/,
  product: /^prod_/,
  event: /^evt_/,
  'billing_portal.session': /^bps_/,
  'test_helpers.test_clock': /^clock_/,
  payout: /^po_/,
};
function ids(o, at, out, side) {
  if (!o || typeof o !== 'object') return;
  const r = PREFIX[o.object];
  if (r && typeof o.id === 'string' && !r.test(o.id))
    out.push({
      side,
      kind: 'id',
      at: `${at}.id`.replace(/^\./, ''),
      msg: `${o.object} id ${o.id} does not match ${r}`,
      severity: 'warn',
    });
  for (const [k, v] of Object.entries(o)) if (k !== 'metadata') ids(v, `${at}.${k}`, out, side);
}
export function checkEvent(c, ev) {
  const out = [];
  walk(
    c,
    c.envelope,
    {
      ...ev,
      data:
        ev.data === undefined
          ? undefined
          : { ...ev.data, object: {}, ...(ev.data?.previous_attributes ? { previous_attributes: {} } : {}) },
    },
    '',
    'event',
    out,
  );
  const os = c.events[ev.type];
  if (!os) {
    if (!out.some((v) => v.at === 'type'))
      out.push({
        side: 'event',
        kind: 'enum',
        at: 'type',
        msg: `no such event type ${short(ev.type)}`,
        severity: 'error',
      });
  } else {
    // The preview that `invoice.upcoming` tells of has no id, which the type does not say (docs.stripe.com/api/events/types).
    const preview = ev.type === 'invoice.upcoming' ? { id: 'upcoming_in_' } : {};
    walk(c, os, { ...preview, ...ev.data?.object }, 'data.object', 'event', out);
  }
  if (ev.api_version !== c.apiVersion)
    out.push({
      side: 'event',
      kind: 'version',
      at: 'api_version',
      msg: `${ev.api_version}, contract is ${c.apiVersion}`,
      severity: 'warn',
    });
  if (/\.updated$/.test(ev.type) && ev.data && !ev.data.previous_attributes)
    out.push({
      side: 'event',
      kind: 'rule',
      at: 'data.previous_attributes',
      msg: '*.updated events carry previous_attributes',
      severity: 'warn',
    });
  if (ev.data?.previous_attributes) {
    const d = resolve(c, os)?.properties ?? {};
    for (const k of Object.keys(ev.data.previous_attributes))
      if (!(k in d))
        out.push({
          side: 'event',
          kind: 'unknown',
          at: 'data.previous_attributes',
          msg: `unknown field \`${k}\``,
          severity: 'error',
        });
  }
  ids(ev, '', out, 'event');
  return out;
}
export const format = (v) =>
  `${v.severity === 'warn' ? 'warn ' : 'ERROR'} ${v.side.padEnd(8)} ${v.kind.padEnd(9)} ${v.at}: ${v.msg}`;
