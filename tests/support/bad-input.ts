/** Generators of form bodies, webhook bodies and addresses that are wrong in every way we could think of. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { donationFields } from '#app/domain/donation-form.ts';
import { formBody } from './reader.ts';
import type { RawRequest } from './raw-request.ts';

/** Percent-encoded text that decoders stumble over: NUL, lone surrogates, halves of signs, controls, what databases cut. */
const oddEscapes = [
  '%00',
  '%ED%A0%80',
  '%C3',
  '%FF%FE',
  '%E0%A4%A',
  '%',
  '%zz',
  '%u0041',
  '+',
  '%0D%0A',
  '%E2%80%AE',
  '%F0%9F%98%80',
];
const oddNumbers = [
  '-1',
  '0',
  '1e9',
  '5,00',
  '0x10',
  '٥',
  'NaN',
  'Infinity',
  '9'.repeat(400),
  '5.001',
  '00005',
  '5e-324',
  '{}',
  '[]',
  'null',
  'true',
];

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...oddNumbers,
    '',
    ' ',
    'x'.repeat(5000),
    '\u{10FFFF}',
    '‮evil',
    'e\u0301'.repeat(500),
    "'; DROP TABLE donation; --",
    '<script>alert(1)</script>',
    '__proto__',
  ),
);
const escaped = oddText.map((text) => encodeURIComponent(text.toWellFormed()));
const oddValue = fc.oneof(
  escaped,
  fc.array(fc.constantFrom(...oddEscapes), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
);
const oddName = fc.oneof(
  fc.constantFrom(...Object.values(donationFields), 'statement', 'email', 'password', 'to', 'intent', 'note'),
  fc.constantFrom(
    'amount[]',
    'amount[0]',
    'amount.x',
    '__proto__',
    'constructor',
    'toString',
    '',
    '%00',
    'index',
  ),
  escaped,
);
const pairs = fc
  .array(fc.tuple(oddName, oddValue), { maxLength: 12 })
  .map((fields) => fields.map(([name, value]) => `${name}=${value}`));
/** A form as our page sends it, with fields broken, doubled or added. */
const brokenForm = fc
  .tuple(pairs, fc.boolean(), fc.boolean())
  .map(([fields, first, whole]) =>
    whole ? (first ? [formBody().toString(), ...fields] : [...fields, formBody().toString()]) : fields,
  )
  .map((fields) => Buffer.from(fields.join('&'), 'latin1'));

const boundary = 'frontier';
const multipart = fc.nat({ max: 300 }).map((length) => {
  const parts = [...formBody()].map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(parts.join('')).subarray(0, length);
});
const bytes = fc.uint8Array({ maxLength: 2000 }).map((array) => Buffer.from(array));
const large = fc
  .constantFrom(65, 70, 200, 1000)
  .map((kb) => Buffer.from(`amount_other=${'9'.repeat(kb * 1024)}`));
const body = fc.oneof(
  { arbitrary: brokenForm, weight: 8 },
  { arbitrary: bytes, weight: 2 },
  { arbitrary: multipart, weight: 1 },
  { arbitrary: fc.json().map((text) => Buffer.from(text)), weight: 1 },
  { arbitrary: oddText.map((text) => Buffer.from(text, 'utf16le')), weight: 1 },
  { arbitrary: large, weight: 1 },
);

const form = 'application/x-www-form-urlencoded';
const printable = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const contentType = fc.oneof(
  { arbitrary: fc.constantFrom(form, `${form};charset=UTF-8`, `${form}; charset="utf-8"`), weight: 12 },
  {
    arbitrary: fc.constantFrom(
      `multipart/form-data; boundary=${boundary}`,
      'multipart/form-data',
      `${form}; x=1, multipart/form-data; boundary=x`,
      `${form}, application/json`,
      `${form};charset=utf-16`,
      `${form};charset="utf-8`,
      'application/json',
      'text/plain',
      '',
    ),
    weight: 3,
  },
  { arbitrary: printable, weight: 1 },
);
const sender = fc.oneof(
  { arbitrary: fc.constant<Record<string, string>>({ 'sec-fetch-site': 'same-origin' }), weight: 10 },
  {
    arbitrary: fc.constantFrom<Record<string, string>>(
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: 'http://127.0.0.1.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { referer: 'not an address' },
    ),
    weight: 2,
  },
);
/** Ours are JSON in base64, so a NUL can come in by them. */
const attempts = fc
  .oneof(fc.constantFrom('"a\0b"', '{}', '[', '1', '""', '"x"'), oddText)
  .map((text) => `attempt=${encodeURIComponent(Buffer.from(text).toString('base64'))}`);
const cookie = fc.oneof(
  { arbitrary: fc.constant(''), weight: 4 },
  { arbitrary: attempts, weight: 1 },
  {
    arbitrary: fc.constantFrom(
      'attempt=%E0%A4%A',
      'staff.session_token=a.b',
      'staff.session_token=%00.%00',
      'attempt',
      ';;=;',
      'staff.session_data=e30',
    ),
    weight: 1,
  },
);
const encoding = fc.oneof(
  { arbitrary: fc.constant(''), weight: 20 },
  { arbitrary: fc.constantFrom('gzip', 'br', 'nonsense'), weight: 1 },
);

/** A POST to one of `places` that no page of ours would send; `signedIn` is the cookie of a session at the desk. */
export function badForm(places: readonly string[], signedIn: string): fc.Arbitrary<RawRequest> {
  return fc
    .record({ path: fc.constantFrom(...places), body, contentType, sender, cookie, encoding })
    .map((parts) => {
      const cookies = [parts.path.startsWith('/desk/d') ? signedIn : '', parts.cookie].filter(
        (part) => part !== '',
      );
      return {
        method: 'POST',
        path: parts.path,
        body: parts.body,
        headers: {
          ...parts.sender,
          ...(parts.contentType !== '' && { 'content-type': parts.contentType }),
          ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
          ...(parts.encoding !== '' && { 'content-encoding': parts.encoding }),
        },
      };
    });
}

/** The header with which Stripe signs `payload`, at `seconds` since 1970. */
export function signatureOf(
  payload: Buffer,
  secret: string,
  seconds = Math.floor(Date.now() / 1000),
): string {
  const mac = createHmac('sha256', secret)
    .update(`${String(seconds)}.`)
    .update(payload)
    .digest('hex');
  return `t=${String(seconds)},v1=${mac}`;
}

/** A message to the webhook, and whether it deserves to be taken in (`null`: may be either). */
export interface WebhookMessage {
  readonly body: Buffer;
  readonly signature: string | null;
  readonly isEvent: boolean | null;
}

const eventText = fc.oneof(
  fc.constantFrom('', 'a\0b', '\ud800', 'x'.repeat(256), 'x'.repeat(255), 'pi_1', '"', "'"),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const eventType = fc.oneof(
  fc.constantFrom(
    'checkout.session.completed',
    'payment_intent.succeeded',
    'payment_intent.canceled',
    'charge.refunded',
    'charge.captured',
    'invoice.paid',
  ),
  eventText,
);

/** Events of right shape about things that are not ours, or that claim to be about `donationId`. */
function events(donationId: string): fc.Arbitrary<Record<string, unknown>> {
  const object = fc.record({
    id: eventText,
    object: fc.constantFrom('payment_intent', 'charge', 'checkout.session', 'invoice', 7 as unknown, null),
    client_reference_id: fc.oneof(eventText, fc.constantFrom(null, 5)),
    payment_intent: fc.oneof(eventText, fc.constantFrom(null, {})),
    metadata: fc.oneof(
      fc.constantFrom({ donation: donationId }, { donation: 'a\0b' }, { donation: 5 }, null, []),
      fc.dictionary(eventText, eventText),
    ),
    status: fc.constantFrom('succeeded', 'canceled', 'requires_capture'),
  });
  return fc.record({
    id: fc.oneof(
      fc.uuid().map((id) => `evt_${id}`),
      eventText,
    ),
    object: fc.constantFrom('event', 'v2.core.event', 'list'),
    type: eventType,
    data: fc.oneof(
      { arbitrary: fc.record({ object }), weight: 6 },
      { arbitrary: fc.constantFrom({}, null, [], { object: [] }, { object: 'x' }), weight: 1 },
    ),
  });
}

/** `secret` signs; `donationId` is an open donation of ours that no such message may move. */
export function webhookMessage(secret: string, donationId: string): fc.Arbitrary<WebhookMessage> {
  const now = Math.floor(Date.now() / 1000);
  const payload = events(donationId).map((event) => Buffer.from(JSON.stringify(event)));
  const signed = (of: fc.Arbitrary<Buffer>, isEvent: boolean | null) =>
    of.map((bodyOf): WebhookMessage => ({ body: bodyOf, signature: signatureOf(bodyOf, secret), isEvent }));
  const wellFormed = fc.uuid().map((id) =>
    Buffer.from(
      JSON.stringify({
        id: `evt_${id}`,
        object: 'event',
        type: 'invoice.paid',
        data: { object: { id: 'in_1', object: 'invoice' } },
      }),
    ),
  );
  const badSignature = fc.constantFrom<(text: Buffer) => string | null>(
    () => null,
    () => '',
    () => 't=,v1=',
    () => `t=${'9'.repeat(400)},v1=x`,
    (text) => signatureOf(text, 'whsec_other'),
    (text) => signatureOf(text, secret, now - 3600),
    (text) => signatureOf(text, secret).replace('v1=', 'v0='),
    (text) => signatureOf(Buffer.concat([text, Buffer.from(' ')]), secret),
  );
  const forged = fc
    .tuple(fc.oneof(payload, wellFormed, bytes), badSignature)
    .map(([text, sign]): WebhookMessage => ({ body: text, signature: sign(text), isEvent: false }));
  const odd = fc.oneof(
    bytes,
    fc.json().map((text) => Buffer.from(text)),
    payload.map((text) => text.subarray(0, text.length - 1)),
    payload.map((text) => Buffer.from(text.toString(), 'utf16le')),
    payload.map((text) => Buffer.concat([Buffer.from([0]), text])),
  );
  return fc.oneof(
    { arbitrary: signed(payload, null), weight: 5 },
    { arbitrary: signed(wellFormed, true), weight: 2 },
    { arbitrary: forged, weight: 4 },
    { arbitrary: signed(odd, false), weight: 4 },
  );
}

const segment = fc.oneof(
  fc.constantFrom(
    'donate',
    'fact-checks',
    'donations',
    'appeals',
    'desk',
    'sign-in',
    'sign-up',
    'sandbox',
    'mail',
    'independence',
    'checkout',
    'assets',
    'webhooks',
    '..',
    '.',
    '',
  ),
  fc.constantFrom(
    ...oddEscapes,
    '%2e%2e',
    '%2F',
    '%5C',
    '%c0%ae',
    'x'.repeat(3000),
    '_root.data',
    'donate.data',
    '__manifest',
  ),
  escaped,
);
const queryName = fc.constantFrom(
  'amount',
  'frequency',
  'article',
  'after',
  'state',
  'to',
  '_data',
  '_routes',
  'index',
  'p',
  'session',
);
const cursor = fc
  .tuple(
    fc.constantFrom('0', '1', '999999999999999', '8640000000000001', '-5', '%D9%A1'),
    fc.constantFrom('a', '-', 'x'.repeat(65), ''),
  )
  .map(([time, id]) => `${time}_${id}`);
const query = fc
  .array(fc.tuple(queryName, fc.oneof(oddValue, cursor)), { maxLength: 4 })
  .map((all) => all.map(([name, value]) => `${name}=${value}`).join('&'));
const place = fc.oneof(
  fc.constantFrom(
    '/',
    '/donate',
    '/desk',
    '/desk/donations',
    '/desk/sign-in',
    '/independence',
    '/independence/register.json',
    '/feed.xml',
    '/readyz',
    '/sandbox',
  ),
  fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
);

/** An address of ours or nearly so, with odd parts and an odd query. */
export const badAddress: fc.Arbitrary<string> = fc
  .tuple(place, query)
  .map(([path, search]) => (search === '' ? path : `${path}?${search}`));
