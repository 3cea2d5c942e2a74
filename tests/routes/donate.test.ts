/** POST /donate: to the payment page, back to the form, or refused, and never two payments for one click. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import { donationFields, type DonationField } from '#app/domain/donation-form.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { action, headers, loader } from '#app/routes/donate.tsx';
import { loader as readyz } from '#app/routes/readyz.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor, type CallOptions } from './call-route.ts';

const partner = 'https://partner.example';
let world: World;
beforeAll(async () => {
  world = await openWorld({ EMBED_ORIGINS: partner });
});
afterAll(() => world[Symbol.asyncDispose]());

function form(changes: Partial<Record<DonationField, string>> = {}): Record<string, string> {
  const sent = {
    amount: '500',
    attestation: 'yes',
    currency: 'USD',
    locale: 'en',
    pledgeVersion: currentPledge.version,
    attestationVersion: currentAttestation.version,
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(sent).map(([field, value]) => [donationFields[field as DonationField], value]),
  );
}

let readers = 0;
/** Each call is another reader, unless it names an address. */
function post(options: CallOptions = {}, deps: Deps = world.deps) {
  readers += 1;
  const address = `198.51.100.${String(readers)}`;
  return answerOf(action(argsFor(deps, '/donate', { form: form(), address, ...options })));
}

/** The cookie as a browser sends it back. */
const cookieOf = (answer: { headers: Headers }) => answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';

const countDonations = async () => (await world.deps.ports.donations.list({}, null, 1000)).length;

/** The same app where Stripe cannot be reached. */
function withoutStripe(): Deps {
  const { ports } = world.deps;
  const create = () => Promise.reject(new Error('no answer'));
  const log = { ...ports.log, error: () => undefined };
  return { ...world.deps, ports: { ...ports, log, checkouts: { ...ports.checkouts, create } } };
}

test('a form in order leads to the payment page with 303 and a short cookie for this address only', async () => {
  const answer = await post();
  expect(answer.status).toBe(303);
  expect(answer.headers.get('Location')).toMatch(/^http/);
  const cookie = answer.headers.get('Set-Cookie') ?? '';
  expect(cookie).toMatch(/^attempt=[^;]{20,}/);
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/donate', 'Max-Age=60'])
    expect(cookie).toContain(part);
  expect(cookie).not.toContain('Secure');
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
});

test('where the site is on HTTPS, the cookie is Secure', async () => {
  const { ports } = world.deps;
  const site = { ...ports.site, url: 'https://factually.example' };
  const answer = await post({}, { ...world.deps, ports: { ...ports, site } });
  expect(answer.headers.get('Set-Cookie')).toContain('Secure');
});

test('a second click with the cookie and the same form leads to the same payment page and makes no second donation', async () => {
  const first = await post();
  const before = await countDonations();
  const again = await post({ cookie: cookieOf(first) });
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
  expect(await countDonations()).toBe(before);
});

test('another form, or another reader at the same address, gets a payment page of its own', async () => {
  const address = '203.0.113.9';
  const first = await post({ address });
  const changed = await post({ address, cookie: cookieOf(first), form: form({ amount: '1000' }) });
  const neighbour = await post({ address });
  const pages = [first, changed, neighbour].map((answer) => answer.headers.get('Location'));
  expect(new Set(pages).size).toBe(3);
});

test('a cookie that is not ours is as good as none', async () => {
  expect((await post({ cookie: 'attempt=%%%; attempt=x' })).status).toBe(303);
  expect((await post({ cookie: `attempt=${btoa(JSON.stringify({ a: 1 }))}` })).status).toBe(303);
});

test('a form with faults comes back with 422, what was written in it, and the errors; nothing is stored', async () => {
  const before = await countDonations();
  const answer = await post({
    form: form({ amountOther: 'lots', organisation: 'Corner Bakery', attestation: '' }),
  });
  expect(answer.status).toBe(422);
  expect(answer.data).toMatchObject({
    kind: 'invalid',
    values: { amountOther: 'lots', organisation: 'Corner Bakery' },
  });
  expect(Object.keys(answer.data?.['errors'] as object).sort()).toEqual(['amountOther', 'attestation']);
  expect(answer.headers.has('Set-Cookie')).toBe(false);
  expect(await countDonations()).toBe(before);
});

test.each(['5$50', '¥500', '€5', '5 00', '5²', '1.000', '5.555', '7,50', '5,000.000', 'US$5€', '-5', '5e2'])(
  'an amount of “%s” leads to no payment page: it comes back as typed, with what to write (M22)',
  async (amountOther) => {
    const before = await countDonations();
    const answer = await post({ form: form({ amountOther }) });
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ kind: 'invalid', values: { amountOther } });
    expect(Object.keys(answer.data?.['errors'] as object)).toEqual(['amountOther']);
    expect(await countDonations()).toBe(before);
  },
);

test('what could be read two ways is asked back with both readings, and the one that is chosen is charged (M22)', async () => {
  const asked = await post({ form: form({ amountOther: '1.000' }) });
  expect(asked.data?.['errors']).toEqual({ amountOther: 'Did you mean $1.00 or $1,000.00?' });
  expect(asked.data?.['readings']).toEqual(
    [100, 100_000].map((amountMinor) => ({ amountMinor, currency: 'USD' })),
  );
  for (const [amountMeant, amountMinor] of [
    ['100000', 100_000],
    ['100', 100],
  ] as const) {
    const answer = await post({ form: form({ amountOther: '1.000', amountMeant }) });
    expect(answer.status).toBe(303);
    const [donation] = await world.deps.ports.donations.list({}, null, 1);
    expect(donation?.amount).toEqual({ amountMinor, currency: 'USD' });
  }
});

test('a choice that is no reading of what stands in the field counts for nothing (M22)', async () => {
  expect((await post({ form: form({ amountOther: '1.000', amountMeant: '5000' }) })).status).toBe(422);
  expect((await post({ form: form({ amountOther: '12', amountMeant: '100000' }) })).status).toBe(303);
  const [donation] = await world.deps.ports.donations.list({}, null, 1);
  expect(donation?.amount.amountMinor).toBe(1200);
});

test('a chosen reading is not asked again while something else is mended (M22)', async () => {
  const answer = await post({ form: form({ amountOther: '1.000', amountMeant: '100000', attestation: '' }) });
  expect(answer.data).toMatchObject({ values: { amountOther: '1000', amountMeant: '' }, readings: [] });
  expect(Object.keys(answer.data?.['errors'] as object)).toEqual(['attestation']);
});

test('a listed organisation is refused with 403, the reason and an appeal, and Stripe never hears of it', async () => {
  const before = { donations: await countDonations(), intents: (await world.intents()).length };
  const answer = await post({ form: form({ organisation: listed.group }) });
  expect(answer.status).toBe(403);
  expect(answer.data?.['sentence']).toContain(listed.group);
  const token = String(answer.data?.['appealToken']);
  expect(await world.deps.ports.screenings.findByToken(token)).toMatchObject({
    donationId: null,
    stage: 'form',
  });
  expect({ donations: await countDonations(), intents: (await world.intents()).length }).toEqual(before);
});

test('too many forms from one address are answered with 429, the seconds to wait, and the form kept', async () => {
  const address = '203.0.113.77';
  let answer = await post({ address });
  for (let count = 0; count < 200 && answer.status === 303; count += 1) answer = await post({ address });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(answer.data).toMatchObject({ kind: 'limited', values: { amount: '500', attestation: 'yes' } });
  expect(answer.data?.['waitMinutes']).toBeGreaterThanOrEqual(1);
});

test('where Stripe cannot be reached the form comes back with 503 and is kept', async () => {
  const answer = await post({}, withoutStripe());
  expect(answer.status).toBe(503);
  expect(answer.data).toMatchObject({ kind: 'payments-unavailable', values: { amount: '500' } });
});

test('an amount that only Stripe refuses comes back at its field, with 422 and words, not as an outage (M23)', async () => {
  const { ports } = world.deps;
  const site = { ...ports.site, amountMin: { amountMinor: 1, currency: 'USD' } };
  const log = { ...ports.log, error: () => undefined };
  const deps = { ...world.deps, ports: { ...ports, log, site } };
  const answer = await post({ form: form({ amountOther: '0.40' }) }, deps);
  expect(answer.status).toBe(422);
  expect(Object.keys(answer.data?.['errors'] as object)).toEqual(['amountOther']);
});

/** The same app on a disk that is full: whatever writes fails as PostgreSQL and Node say it, whatever reads does not. */
function onFullDisk(): Deps {
  const { ports } = world.deps;
  const postgres = Object.assign(new Error('could not extend file "base/16384/2600"'), { code: '53100' });
  const log = { ...ports.log, error: () => undefined };
  return {
    ...world.deps,
    ports: {
      ...ports,
      log,
      commit: () => Promise.reject(postgres),
      storage: { writable: () => Promise.resolve('disk-full' as const) },
    },
  };
}

test('on a full disk the form answers 503 in words and keeps what was chosen, Stripe hears nothing, and readyz says that donations cannot be taken (M16)', async () => {
  const before = { donations: await countDonations(), intents: (await world.intents()).length };
  const deps = onFullDisk();
  const answer = await post({}, deps);
  expect(answer.status).toBe(503);
  expect(answer.data).toMatchObject({ kind: 'storage-full', values: { amount: '500' } });
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
  expect({ donations: await countDonations(), intents: (await world.intents()).length }).toEqual(before);
  // Pages are still read, so the site stays in service.
  const ready = await readyz(argsFor(deps, '/readyz'));
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ ready: true, database: 'ok', canTakeGifts: false });
  const healthy = await readyz(argsFor(world.deps, '/readyz'));
  expect(await healthy.json()).toMatchObject({ canTakeGifts: true });
});

test('another failure to write is a fault of ours and no outage', async () => {
  const deps = onFullDisk();
  const commit = () => Promise.reject(new TypeError('a bug'));
  await expect(post({}, { ...deps, ports: { ...deps.ports, commit } })).rejects.toThrow('a bug');
});

test('the address may choose an amount; a fact-check that does not exist, or another frequency, changes nothing', async () => {
  const shown = await loader(argsFor(world.deps, '/donate?amount=10&article=no-such&frequency=hourly'));
  expect(shown.articleSlug).toBeNull();
  expect(shown.preselected.amount).toBe('1000');
  expect((await loader(argsFor(world.deps, '/donate?amount=zillions'))).preselected.amount).toBe('');
  const own = await loader(argsFor(world.deps, '/donate?amount=7.50&cover=yes&cancelled=yes'));
  expect(own.preselected).toMatchObject({
    amount: '',
    amountOther: '7.50',
    coverFee: 'yes',
    organisation: '',
  });
  expect([own.isCancelled, shown.isCancelled]).toEqual([true, false]);
});

const newest = async () => (await world.deps.ports.donations.list({}, null, 1))[0];

test('the site on which a reader began is kept where it is listed, by the address, the form and the way back', async () => {
  const shown = await loader(argsFor(world.deps, `/donate?site=${encodeURIComponent(partner)}`));
  expect(shown.from).toBe(partner);
  await post({ form: form({ site: shown.from }) });
  const item = await newest();
  expect(item?.site).toBe(partner);
  const { sessionId } = await world.donation(item?.id ?? '');
  const session = await world.stripe.checkout.sessions.retrieve(sessionId ?? '');
  const back = new URL(session.cancel_url ?? '');
  expect(back.searchParams.get('site')).toBe(partner);
  expect((await loader(argsFor(world.deps, back.pathname + back.search))).from).toBe(partner);
});

test.each(['https://evil.example', 'direct', '', "x'); DROP TABLE donation"])(
  'a site that nobody listed is not believed, in the address or the form: "%s"',
  async (site) => {
    const shown = await loader(argsFor(world.deps, `/donate?site=${encodeURIComponent(site)}`));
    expect(shown.from).toBe('direct');
    await post({ form: form({ site }) });
    expect((await newest())?.site).toBe('direct');
  },
);

test('the site stays through a form that must be mended, and through a refusal', async () => {
  const invalid = await post({ form: form({ site: partner, attestation: '' }) });
  expect(invalid).toMatchObject({ status: 422, data: { values: { site: partner } } });
  const refused = await post({ form: form({ site: partner, organisation: listed.group }) });
  expect(refused).toMatchObject({ status: 403, data: { from: partner } });
  const evil = await post({ form: form({ site: 'https://evil.example', attestation: '' }) });
  expect(evil.data).toMatchObject({ values: { site: 'direct' } });
});

test('the same form from another site’s page is another attempt: neither gift is counted as the other’s', async () => {
  const first = await post({ form: form({ site: partner }) });
  const again = await post({ form: form({ site: partner }), cookie: cookieOf(first) });
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
  const other = await post({ form: form(), cookie: cookieOf(first) });
  expect(other.headers.get('Location')).not.toBe(first.headers.get('Location'));
  expect((await newest())?.site).toBe('direct');
});

test('an amount typed in a frame comes as it was typed: read, asked back, or with its error', async () => {
  const shown = async (own: string) => {
    const query = new URLSearchParams({ amount: '10', own }).toString();
    return loader(argsFor(world.deps, `/donate?${query}`));
  };
  expect(await shown('7.50')).toMatchObject({
    preselected: { amountOther: '7.50' },
    own: { errors: {}, readings: [] },
  });
  const twofold = await shown('1.000');
  expect(twofold.preselected.amountOther).toBe('1.000');
  expect(twofold.own.readings.map(({ amountMinor }) => amountMinor)).toEqual([100, 100_000]);
  const wrong = await shown('€7');
  expect(wrong.preselected.amountOther).toBe('€7');
  expect(wrong.own.errors.amountOther).toContain('€');
  const none = await shown('');
  expect(none).toMatchObject({ preselected: { amount: '1000', amountOther: '' }, own: { errors: {} } });
});

test('the empty form may be cached for everybody, an answer to a form by nobody', () => {
  const none = new Headers();
  const about = { loaderHeaders: none, parentHeaders: none, errorHeaders: undefined };
  const shared = new Headers(headers({ ...about, actionHeaders: none }));
  expect(shared.get('Cache-Control')).toContain('public');
  const answered = new Headers({ 'Cache-Control': 'private, no-store', 'Retry-After': '7' });
  expect(new Headers(headers({ ...about, actionHeaders: answered })).get('Retry-After')).toBe('7');
});
