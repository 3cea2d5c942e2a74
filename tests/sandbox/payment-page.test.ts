/** The payment page as a browser without scripts meets it: pages, forms, redirects. */
import { afterEach, expect, test } from 'vitest';
import {
  donationSession,
  localStripe,
  type LocalStripe,
  ORIGIN,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
}

const unescape = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (entity) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[entity] ?? "'",
  );

async function visit(path: string, init?: RequestInit): Promise<Page> {
  const response = await local.ask(path.replace(ORIGIN, ''), init);
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

/** What the page's form would send as it stands. */
function fields(page: Page): Record<string, string> {
  const inputs = [...page.html.matchAll(/<input\s([^>]*)>/g)].map(([, attributes = '']) => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    return [attribute('name'), unescape(attribute('value'))] as const;
  });
  const country = /<option\s+value="(\w\w)"\s+selected/.exec(page.html)?.[1] ?? '';
  return Object.fromEntries([...inputs, ['country', country]]);
}

async function submit(page: Page, typed: Record<string, string>): Promise<Page> {
  const action = /<form method="post" action="([^"]+)"/.exec(page.html)?.[1] ?? '';
  return visit(action, { method: 'POST', body: new URLSearchParams({ ...fields(page), ...typed }) });
}

const CARD = {
  email: 'ada@example.org',
  cardNumber: '4242 4242 4242 4242',
  expiry: '12 / 40',
  cvc: '123',
  name: 'Ada Lovelace',
  postalCode: '94107',
};

async function opened(change: Parameters<typeof donationSession>[0] = {}) {
  const session = await local.stripe.checkout.sessions.create(donationSession(change));
  return { id: session.id, page: await visit(session.url ?? '') };
}

test('the page says what is paid, that it is a sandbox, and how to go back; it needs no script', async () => {
  local = await localStripe();
  const { page } = await opened();
  expect(page.status).toBe(200);
  for (const words of [
    '$5.00',
    'Gift to Factually',
    'Sandbox: no real card, no real money',
    'Your bank holds $5',
    '4000 0000 0000 0002',
  ]) {
    expect(page.html).toContain(words);
  }
  expect(page.html).toContain(`href="${ORIGIN}/donate"`);
  expect(page.html).not.toMatch(/<script|style="|\son\w+=/);
  expect((await visit('/sandbox/checkout.css')).html).toContain('--paper');
});

test('a form that is filled in leads to the success page; sent twice it pays once', async () => {
  local = await localStripe();
  const { id, page } = await opened();
  const results = await Promise.all([submit(page, CARD), submit(page, CARD)]);
  for (const result of results) {
    expect(result).toMatchObject({ status: 303, location: `${ORIGIN}/donations/token?session=${id}` });
  }
  const session = await local.stripe.checkout.sessions.retrieve(id, {
    expand: ['payment_intent.payment_method'],
  });
  expect(session.customer_details).toMatchObject({
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    address: { country: 'US', postal_code: '94107' },
  });
  expect((await local.stripe.charges.list()).data).toHaveLength(1);
  const again = await visit(`/sandbox/checkout/${id}`);
  expect(again).toMatchObject({ status: 200 });
  expect(again.html).toContain('This payment was made');
});

test('what is wrong is said at each field and above, and everything typed stays', async () => {
  local = await localStripe();
  const { id, page } = await opened();
  const typed = {
    email: 'ada',
    cardNumber: '4242 4242 4242 4241',
    expiry: '01/20',
    cvc: '1',
    name: 'Ada "<b>" Lovelace',
    postalCode: '',
  };
  const wrong = await submit(page, typed);
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('5 fields need another look');
  for (const field of ['email', 'cardNumber', 'expiry', 'cvc', 'postalCode']) {
    expect(wrong.html).toContain(`href="#${field}"`);
    expect(wrong.html).toMatch(
      new RegExp(`id="${field}"[^>]*aria-describedby="${field}-problem[^>]*aria-invalid="true"`),
    );
  }
  expect(wrong.html).not.toContain('<b>');
  expect(fields(wrong)).toMatchObject(typed);
  expect((await local.stripe.paymentIntents.list()).data).toEqual([]);
  const mended = await submit(wrong, { ...CARD, name: typed.name });
  expect(mended.status).toBe(303);
  expect((await local.stripe.checkout.sessions.retrieve(id)).customer_details?.name).toBe(typed.name);
});

test('a decline is said above, keeps what was typed, and another card then works', async () => {
  local = await localStripe();
  const { page } = await opened();
  const declined = await submit(page, { ...CARD, cardNumber: '4000000000009995' });
  expect(declined.status).toBe(402);
  expect(declined.html.match(/Your card has insufficient funds\./g)).toHaveLength(2);
  expect(declined.html).toContain('aria-describedby="cardNumber-problem');
  expect(fields(declined)).toMatchObject({ ...CARD, cardNumber: '4000000000009995' });
  expect((await submit(declined, { cardNumber: '5555 5555 5555 4444' })).status).toBe(303);
});

test('a card that asks for authentication shows the bank, and either answer leads on', async () => {
  local = await localStripe();
  const { id, page } = await opened();
  const asked = await submit(page, { ...CARD, cardNumber: '4000002760003184' });
  expect(asked).toMatchObject({ status: 303, location: `/sandbox/checkout/${id}/authentication` });
  const bank = await visit(asked.location ?? '');
  expect(bank.html).toContain('Is it you who pays $5.00?');
  const failed = await submit(bank, { outcome: 'fail' });
  expect(failed.status).toBe(402);
  expect(fields(failed)).toMatchObject({
    email: CARD.email,
    name: CARD.name,
    postalCode: CARD.postalCode,
    cardNumber: '',
  });
  await submit(failed, { ...CARD, cardNumber: '4000002760003184' });
  const done = await submit(await visit(`/sandbox/checkout/${id}/authentication`), { outcome: 'complete' });
  expect(done).toMatchObject({ status: 303, location: `${ORIGIN}/donations/token?session=${id}` });
});

test('the fields follow the Session: a fixed email, names and an address where they are asked for', async () => {
  local = await localStripe();
  const fixed = await opened({ customer_email: 'fixed@example.org' });
  expect(fields(fixed.page)).not.toHaveProperty('email');
  await submit(fixed.page, { ...CARD, email: 'other@example.org', businessName: 'Not asked' });
  const session = await local.stripe.checkout.sessions.retrieve(fixed.id);
  expect(session.customer_details).toMatchObject({ email: 'fixed@example.org', business_name: null });
  const full = await opened({
    billing_address_collection: 'required',
    name_collection: {
      business: { enabled: true, optional: true },
      individual: { enabled: true, optional: false },
    },
  });
  const wrong = await submit(full.page, CARD);
  expect(wrong.html).toContain('3 fields need another look');
  const rest = { individualName: 'Ada', line1: '1 Main St', city: 'Springfield', businessName: 'Acme' };
  expect((await submit(wrong, rest)).status).toBe(303);
  const paid = await local.stripe.checkout.sessions.retrieve(full.id);
  expect(paid.customer_details).toMatchObject({
    business_name: 'Acme',
    address: { line1: '1 Main St', city: 'Springfield' },
  });
});

test('a ZIP is asked for where banks check it and may be left out elsewhere', async () => {
  local = await localStripe();
  const { page } = await opened();
  expect((await submit(page, { ...CARD, country: 'XX' })).status).toBe(422);
  expect((await submit(page, { ...CARD, country: 'DE', postalCode: '' })).status).toBe(303);
});

test('an expired link says so and takes no payment; an unknown one is 404', async () => {
  local = await localStripe();
  const { id, page } = await opened();
  await local.control({ action: 'clock', advanceSeconds: 25 * 3600 });
  expect(await submit(page, CARD)).toMatchObject({ status: 410, location: null });
  expect((await visit(`/sandbox/checkout/${id}`)).status).toBe(410);
  expect((await local.stripe.charges.list()).data).toEqual([]);
  expect((await visit('/sandbox/checkout/cs_test_none')).status).toBe(404);
  expect((await visit("/sandbox/checkout/'--")).status).toBe(404);
});

test('a card expires with the sandbox, not with the real world', async () => {
  local = await localStripe();
  await local.control({ action: 'clock', to: '2040-12-31T12:00:00Z' });
  const { page } = await opened({ expires_at: Date.UTC(2040, 11, 31, 18) / 1000 });
  expect((await submit(page, { ...CARD, expiry: '11/40' })).html).toContain('This card has expired.');
  expect((await submit(page, { ...CARD, expiry: '12/40' })).status).toBe(303);
});

test('the panel shows payments and events, escaped, and links to the mails', async () => {
  local = await localStripe();
  const { page } = await opened();
  await submit(page, { ...CARD, name: '<i>Ada</i>' });
  const panel = await visit('/sandbox');
  expect(panel.status).toBe(200);
  for (const words of [
    '&lt;i&gt;Ada',
    'checkout.session.completed',
    'requires_capture',
    'href="/sandbox/mail"',
  ]) {
    expect(panel.html).toContain(words);
  }
  expect(panel.html).not.toMatch(/<script|<i>/);
  expect((await visit('/sandbox/panel.css')).status).toBe(200);
});
