/** Every address and every kind of answer carries its security headers, and says who may keep and share it (M19, M20). */
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reminderToken } from '#app/domain/reminder-token.ts';
import { paths } from '#app/paths.ts';
import { signatureOf } from '#tests/support/bad-input.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { demoSlug } from '#tests/support/pages.ts';
import { received } from '#tests/support/received-gift.ts';
import { send, type RawAnswer, type RawRequest } from '#tests/support/raw-request.ts';
import { formBody } from '#tests/support/reader.ts';
import { routePatterns } from '#tests/support/route-patterns.ts';
import { serveWorld, type ServedWorld } from '#tests/support/served-world.ts';

const partner = 'https://partner.example';
let site: ServedWorld;
/** An address for each pattern of the routes; a route that is not here fails the first test. */
let examples: Record<string, string>;

beforeAll(async () => {
  site = await serveWorld({ SITE_URL: 'https://news.example', DEMO: '1', EMBED_ORIGINS: partner });
  const donation = await site.world.give();
  const none = 'unknown';
  examples = {
    '/': '/',
    '/*': '/nothing/here',
    '/fact-checks': paths.factChecks(),
    '/fact-checks/:slug': paths.factCheck(demoSlug),
    '/fact-checks/:slug/correction': paths.correction(demoSlug),
    '/images/:name': noImage,
    '/embed/:slug': paths.embed(demoSlug, partner),
    '/embed/:slug/card': paths.embedCard(demoSlug),
    '/months': paths.months(),
    '/months/:month': paths.month('2026-11'),
    '/topics': paths.topics(),
    '/topics/:slug': paths.topic(none),
    '/oembed': paths.oembed(site.world.deps.ports.site.url + paths.factCheck(demoSlug)),
    '/imprint': paths.imprint(),
    '/privacy': paths.privacy(),
    '/terms': paths.terms(),
    '/donate': paths.donate(),
    '/donations/:token': paths.donation(donation.token),
    '/standing-gifts/:token': paths.standingGift(none),
    '/standing-gifts/second/:secret': paths.secondGift(none),
    '/standing-gifts/:token/amount': paths.standingGiftAmount(none),
    '/standing-gifts/:token/day': paths.standingGiftDay(none),
    '/standing-gifts/:token/pause': paths.standingGiftPause(none),
    '/supporters': paths.supporters(),
    '/supporters/statements/:year': paths.supporterStatement(2026),
    '/supporters/data': paths.supporterData(),
    '/supporters/deletion': paths.supporterDeletion(),
    '/supporters/address': paths.supporterAddress(),
    '/supporters/address/:token': paths.supporterAddressSide(none),
    '/supporters/second/:token': paths.supporterSecondGift(none),
    '/supporters/code': paths.supporterCode(none),
    '/supporters/sign-in/:token': paths.supporterSignIn(none),
    '/appeals/:token': paths.appeal(none),
    '/reminders/:token': paths.reminders(none),
    '/independence': paths.independence(),
    '/independence/register.json': paths.register(),
    '/feed.xml': paths.feed(),
    '/feed.json': paths.jsonFeed(),
    '/claim-reviews.json': paths.claimReviews(),
    '/card.png': paths.siteCard(),
    '/cards/:name': paths.card(demoSlug, 'any'),
    '/sitemap.xml': paths.sitemap(),
    '/robots.txt': paths.robots(),
    '/healthz': '/healthz',
    '/readyz': '/readyz',
    '/metrics': '/metrics',
    '/sandbox/mail': paths.sandboxMail(),
    '/sandbox/mail/:id': paths.sandboxMailItem(none),
    '/sandbox/mail/:id/html': paths.sandboxMailHtml(none),
    '/desk': paths.desk(),
    '/desk/sign-in': paths.deskSignIn(),
    '/desk/sign-out': paths.deskSignOut(),
    '/desk/sign-up/:token': paths.deskSignUp(none),
    '/desk/*': '/desk/nothing/here',
    '/desk/fact-checks': paths.deskFactChecks(),
    '/desk/donations': paths.deskDonations(),
    '/desk/donations/:id': paths.deskDonation(donation.id),
    '/desk/standing-gifts': paths.deskStandingGifts(),
    '/desk/standing-gifts/:id': paths.deskStandingGift(none),
    '/desk/appeals/:id': paths.deskAppeal(none),
    '/desk/renewals/:id': paths.deskRenewal(none),
    '/desk/refunds/:id': paths.deskRefund(none),
    '/desk/disputes': paths.deskDisputes(),
    '/desk/disputes/:id': paths.deskDispute(none),
    '/desk/registry': paths.deskRegistry(),
    '/desk/registry/import': paths.deskImport(),
    '/desk/registry/imports/:id': paths.deskImportRun(none),
    '/desk/registry/listings': paths.deskListings(),
    '/desk/registry/listings/:id': paths.deskListing('fec-committees:C00000001'),
    '/desk/registry/learned': paths.deskLearned(),
    '/desk/registry/try': paths.deskTry(),
    '/desk/rescreening': paths.deskRescreening(),
    '/desk/staff': paths.deskStaff(),
    '/desk/account': paths.deskAccount(),
    '/desk/late': paths.deskLate(),
    '/desk/events': paths.deskEvents(),
    '/desk/events/:id': paths.deskEvent(none),
    '/desk/payouts': paths.deskPayouts(),
    '/desk/payouts/:id': paths.deskPayout(none),
    '/desk/payouts/:id/csv': paths.deskPayoutFile(none),
    '/desk/months/:month/csv': paths.deskMonthFile('2026-11'),
    '/desk/reconciliation': paths.deskReconciliation(),
  };
});
afterAll(() => site[Symbol.asyncDispose]());

/** Who may use what stands where; anything else is for our own pages alone. */
const feeds = [paths.feed(), paths.jsonFeed(), paths.claimReviews(), paths.register()];
const openData = new Set([...feeds, paths.oembed(), paths.embedScript()]);
/** Anybody may show an image; one that is not there is refused with the same headers. */
const noImage = `${paths.images()}${'0'.repeat(64)}.png`;
const cards = [paths.siteCard(), paths.card(demoSlug, 'any')];
const files = new Set([paths.sitemap(), paths.robots(), ...cards, noImage]);

/** What search engines may list; anything else says that they may not. */
const listed = new Set([
  paths.home(),
  paths.factChecks(),
  paths.factCheck(demoSlug),
  paths.months(),
  paths.month('2026-11'),
  paths.topics(),
  paths.topic('unknown'),
  paths.donate(),
  paths.independence(),
  paths.imprint(),
  paths.privacy(),
  paths.terms(),
  ...feeds,
  ...files,
]);

type Kind = 'own' | 'file' | 'font' | 'open-data' | 'embed';

function kindOf(path: string): Kind {
  if (path.startsWith('/embed/')) return 'embed';
  if (path.endsWith('.woff2')) return 'font';
  return openData.has(path.replace(/\?.*/, '')) ? 'open-data' : files.has(path) ? 'file' : 'own';
}

/** `kind` is what the table of app/http/sharing.ts should have said. */
function expectSafe(answer: RawAnswer, what: string, kind: Kind = 'own'): void {
  const { headers } = answer;
  expect(headers['x-content-type-options'], what).toBe('nosniff');
  expect(headers['cache-control'], what).toMatch(/no-store|no-cache|max-age=\d+/);
  if (answer.status >= 400) expect(headers['cache-control'], what).toContain('no-store');
  expect(headers['cross-origin-resource-policy'], what).toBe(kind === 'own' ? 'same-origin' : 'cross-origin');
  const isRead = kind === 'open-data' || kind === 'font';
  expect(headers['access-control-allow-origin'], what).toBe(isRead ? '*' : undefined);
  expect(headers['x-frame-options'], what).toBeUndefined();
  if (headers['content-type']?.startsWith('text/html')) {
    const policy = String(headers['content-security-policy']);
    expect(policy, what).toMatch(/^default-src 'none'/);
    const framedBy = /frame-ancestors ([^;]*)/.exec(policy)?.[1];
    expect(framedBy, what).toBe(kind === 'embed' ? partner : "'none'");
    expect(headers['referrer-policy'], what).toMatch(
      /^(no-referrer|same-origin|strict-origin-when-cross-origin)$/,
    );
    expect(headers['strict-transport-security'], what).toMatch(/^max-age=\d{8}/);
  }
}

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const post = (path: string, headers: Record<string, string>, body = 'a=1'): RawRequest => ({
  method: 'POST',
  path,
  headers,
  body: Buffer.from(body),
});

test('every route is walked, as a stranger and as staff, by GET and HEAD', async () => {
  expect(routePatterns(site.build).filter((pattern) => examples[pattern] === undefined)).toEqual([]);
  const shown = {
    authorization: `Basic ${Buffer.from(`a:${site.world.deps.demoPassword ?? ''}`).toString('base64')}`,
  };
  for (const path of Object.values(examples)) {
    const kind = kindOf(path);
    for (const cookie of ['', site.signedIn]) {
      for (const method of ['GET', 'HEAD']) {
        const headers = { ...shown, ...(cookie !== '' && { cookie }) };
        const answer = await send(site.url, { method, path, headers });
        expect(answer.status, path).toBeLessThan(500);
        expectSafe(answer, `${method} ${path} ${String(answer.status)}`, kind);
      }
    }
  }
});

test('a page of one person is kept nowhere, also not by the person’s browser', async () => {
  for (const path of Object.values(examples).filter((each) =>
    /desk|donations|standing-gifts|appeals|mail/.test(each),
  )) {
    const { headers } = await send(site.url, { path, headers: { cookie: site.signedIn } });
    expect(headers['cache-control'], path).toContain('no-store');
  }
});

test('search engines list what is for every reader, and are told of everything else that they may not', async () => {
  for (const path of Object.values(examples)) {
    const { headers, status, text } = await send(site.url, { path, headers: { cookie: site.signedIn } });
    const isListed = listed.has(path);
    expect(headers['x-robots-tag'], path).toBe(isListed ? undefined : 'noindex');
    if (!headers['content-type']?.startsWith('text/html') || status >= 300) continue;
    const robots = text.match(/<meta name="robots" content="noindex"\/?>/g) ?? [];
    // Frames of a mail are no pages of ours, and have no head for it.
    expect(robots.length, path).toBe(isListed || path.endsWith('/html') ? 0 : 1);
    const canonical = [...text.matchAll(/<link rel="canonical" href="([^"]*)"/g)].map(([, href]) => href);
    const own = isListed ? path : path.startsWith('/embed/') ? paths.factCheck(demoSlug) : null;
    expect(canonical, path).toEqual(own === null ? [] : [`https://news.example${own}`]);
  }
});

test('a page with a query names the page without it, and the list of fact-checks the place in it', async () => {
  const after = paths.factChecks('2026-11-09_a');
  for (const [path, canonical] of [
    [paths.donate(demoSlug), paths.donate()],
    [`${paths.donate()}?amount=5&cancelled=yes`, paths.donate()],
    [`${paths.factCheck(demoSlug)}?utm_source=x`, paths.factCheck(demoSlug)],
    [`${paths.home()}?utm_source=x`, paths.home()],
    [`${paths.independence()}?x=1`, paths.independence()],
    [`${after}&x=1`, after],
    [paths.factChecks('nowhere'), paths.factChecks()],
  ] as const) {
    const { text } = await send(site.url, { path });
    expect(text, path).toContain(`<link rel="canonical" href="https://news.example${canonical}"`);
  }
});

test('whatever the sitemap names may be listed, and robots.txt keeps no crawler from reading otherwise', async () => {
  const sitemap = await send(site.url, { path: paths.sitemap() });
  const named = [...sitemap.text.matchAll(/<loc>https:\/\/news\.example([^<]*)<\/loc>/g)].map(
    ([, path]) => path ?? '',
  );
  expect(named).toContain(paths.factCheck(demoSlug));
  for (const path of named) {
    const { headers, status } = await send(site.url, { path });
    expect([status, headers['x-robots-tag']], path).toEqual([200, undefined]);
  }
  const { text } = await send(site.url, { path: paths.robots() });
  const closed = [...text.matchAll(/^Disallow: (.+)$/gm)].map(([, place]) => place);
  // A page that must not be fetched cannot say that it is not to be listed.
  expect(closed).toEqual(['/desk', '/sandbox']);
  expect(text).toContain(`Sitemap: https://news.example${paths.sitemap()}`);
});

test('files of the build may be shown anywhere, and one that is not there may not be kept', async () => {
  const assets = readdirSync(join(site.dir, 'client', 'assets')).map((name) => `/assets/${name}`);
  const scripts = [paths.statusScript(), paths.embedFrameScript(), paths.embedScript()];
  for (const path of [...assets, '/favicon.svg', ...scripts]) {
    const answer = await send(site.url, { path });
    expect(answer.status, path).toBe(200);
    const kind = kindOf(path);
    expectSafe(answer, path, kind === 'own' ? 'file' : kind);
  }
  for (const path of ['/assets/none.css', '/none.svg']) {
    const answer = await send(site.url, { path });
    expect(answer.status, path).toBe(404);
    expectSafe(answer, path);
  }
});

test('whatever is refused says so with the same headers, and whatever is taken too', async () => {
  const donation = formBody().toString();
  const kinds: [RawRequest, number][] = [
    [{ method: 'DELETE', path: '/' }, 405],
    [{ path: '/%E0%A4%A' }, 400],
    [{ path: '/donate?_data=root' }, 400],
    [post('/donate', { ...form, origin: 'https://evil.example' }), 403],
    [post('/donate', { ...form, 'content-type': 'application/json' }), 415],
    [post('/donate', form, `a=${'x'.repeat(70_000)}`), 413],
    [post('/donate', form), 422],
    [post('/donate', form, donation), 303],
    [post('/', form), 405],
    [post('/nothing/here', form), 404],
    [post('/desk/sign-in', form, 'email=a%40b.example&password=wrong'), 422],
    [{ path: '/sandbox' }, 401],
    [{ path: '/sandbox/checkout/cs_none' }, 404],
    [{ path: '/sandbox/checkout.css' }, 200],
    [post('/webhooks/stripe', { 'stripe-signature': 't=1,v1=x' }, '{}'), 400],
    [post('/webhooks/stripe', {}, '{}'), 400],
    [post('/webhooks/stripe', { 'stripe-signature': 't=1,v1=x' }, 'x'.repeat(2_000_000)), 413],
    [{ path: '/webhooks/stripe' }, 404],
  ];
  for (const [request, status] of kinds) {
    const answer = await send(site.url, request);
    const what = `${request.method ?? 'GET'} ${request.path} ${String(status)}`;
    expect(answer.status, what).toBe(status);
    expectSafe(answer, what);
  }
});

test('so does what is no request at all', async () => {
  for (const bytes of [
    'hello\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n',
    'POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nHost: b\r\nStripe-Signature: x\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a/b\r\n\r\n',
  ]) {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
    socket.end(bytes);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    expect(text, bytes).toMatch(/^HTTP\/1\.1 4\d\d /);
    for (const header of ['Cache-Control: no-store', 'X-Content-Type-Options: nosniff'])
      expect(text, bytes.slice(0, 60)).toContain(`${header}\r\n`);
  }
});

test('Stripe’s address may end in a slash or a query', async () => {
  const { ports, sandbox } = site.world.deps;
  expect(await ports.events.oldestWaiting()).toBeNull();

  for (const [at, path] of [
    '/webhooks/stripe',
    '/webhooks/stripe/',
    '/webhooks/stripe?x=1',
    '/webhooks/stripe/?x=1',
  ].entries()) {
    const event = { id: `evt_${String(at)}`, type: 'invoice.paid', data: { object: { id: 'in_1' } } };
    const body = Buffer.from(JSON.stringify(event));
    const headers = { 'stripe-signature': signatureOf(body, sandbox?.webhookSecret ?? '') };
    const answer = await send(site.url, { method: 'POST', path, headers, body });
    expect(answer, path).toMatchObject({ status: 200, text: 'stored\n' });
    expectSafe(answer, path);
  }
});

test('what stands in a frame says in words that a fact-check was corrected, withdrawn or is not there', async () => {
  const { ports } = site.world.deps;
  const both = [paths.embed(demoSlug, partner), paths.embedCard(demoSlug)];
  const now = new Date('2026-11-20T12:00:00Z');
  await ports.articles.correct(demoSlug, 'correction-1', 'His height was in French inches.', now);
  for (const path of both) {
    const answer = await send(site.url, { path });
    expect(answer.status, path).toBe(200);
    expectSafe(answer, path, 'embed');
    expect(answer.headers['cache-control'], path).toContain('public');
    expect(answer.text, path).toMatch(/Corrected <time[^>]*>November 20, 2026/);
    expect(answer.text, path).toContain('<meta name="robots" content="noindex"/>');
    const canonical = `https://news.example${paths.factCheck(demoSlug)}`;
    expect(answer.text, path).toContain(`<link rel="canonical" href="${canonical}"/>`);
  }
  await ports.articles.withdraw(demoSlug, { at: now, note: 'The portrait <was> of his brother.' });
  for (const path of both) {
    const answer = await send(site.url, { path });
    expect(answer.status, path).toBe(410);
    expectSafe(answer, path, 'embed');
    expect(answer.text, path).toContain('This fact-check was withdrawn');
    expect(answer.text, path).toContain('The portrait &lt;was&gt; of his brother.');
    expect(answer.text, path).toContain(`href="${paths.factCheck(demoSlug)}"`);
    expect(answer.text, path).not.toContain('<form');
  }
  for (const path of [paths.embed('no-such', partner), paths.embedCard('no-such')]) {
    const answer = await send(site.url, { path });
    expect(answer.status, path).toBe(404);
    expectSafe(answer, path, 'embed');
    expect(answer.text, path).toContain('This fact-check isn’t here');
    expect(answer.text, path).toContain('news.example/fact-checks');
  }
});

test('a link to a gift that opens nothing says so in the same words whatever it was, and leads to everything that was given', async () => {
  const { id } = await received(site.world, byHand(site.world.deps.ports));
  const token = 'n'.repeat(32);
  const stale = [
    // An id is no token, though there is such a gift.
    ...[paths.donation(token), paths.donation(id), paths.standingGift(token), paths.appeal(token)],
    ...[paths.standingGiftAmount(token), paths.standingGiftPause(token)],
  ];
  const answers = await Promise.all(stale.map((path) => send(site.url, { path })));
  const shown = answers.map(({ status, text }) => [status, /<main[^]*<\/main>/.exec(text)?.[0]]);
  expect(new Set(shown.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(shown[0]?.[0]).toBe(404);
  expect(shown[0]?.[1]).toContain('This link opens nothing');
  expect(shown[0]?.[1]).toContain(`href="${paths.supporters()}"`);
  const { text } = await send(site.url, { path: '/nothing' });
  expect(text).toContain('Page not found');
});

test('a mail program stops reminders from no page, in either way of writing forms; opening the address stops nothing', async () => {
  const { ports } = site.world.deps;
  await received(site.world, byHand(ports), {}, { email: 'robin@example.org' });
  const hash = (kind: 'email' | 'reminders', value: string) => ports.hasher.hash(kind, value);
  const areStopped = () => ports.reminders.areStopped(hash('email', 'robin@example.org'));
  const path = paths.reminders(reminderToken('robin@example.org', hash));
  const opened = await send(site.url, { path });
  expect([opened.status, await areStopped()]).toEqual([200, false]);
  expect(opened.headers['referrer-policy']).toBe('same-origin');
  const form = Buffer.from(
    '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
  );
  for (const [type, body] of [
    ['multipart/form-data; boundary=b', form],
    ['application/x-www-form-urlencoded', Buffer.from('List-Unsubscribe=One-Click')],
  ] as const) {
    const clicked = await send(site.url, { method: 'POST', path, headers: { 'content-type': type }, body });
    expect([clicked.status, clicked.headers.location, await areStopped()]).toEqual([200, undefined, true]);
  }
  const forged = await send(site.url, { method: 'POST', path: `${path}x` });
  expect(forged.status).toBe(404);
});
