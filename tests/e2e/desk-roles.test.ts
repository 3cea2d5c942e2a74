/** Who may what at the desk: every route, by every method and act, as every role and as nobody; and what an editor never learns. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffRoles, type Permission, type StaffRole } from '#app/domain/permissions.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { paths } from '#app/paths.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { send, type RawAnswer } from '#tests/support/raw-request.ts';
import { received, told } from '#tests/support/received-gift.ts';
import { routePatterns } from '#tests/support/route-patterns.ts';
import { serveWorld, type ServedWorld } from '#tests/support/served-world.ts';
import { setUp } from '#tests/support/standing-gifts.ts';
import { differences, dump, openRows } from '#tests/support/table-dump.ts';
import { clientNamed, listed } from '#tests/support/world.ts';

/** Said here once more, apart from the table that the code asks: who is meant to have each permission. */
const rights: Readonly<Record<Permission, readonly StaffRole[]>> = {
  'enter-desk': ['reviewer', 'admin', 'auditor', 'editor'],
  'read-articles': ['reviewer', 'admin', 'auditor', 'editor'],
  'read-donations': ['reviewer', 'admin', 'auditor'],
  'read-registry': ['reviewer', 'admin', 'auditor'],
  'read-money': ['reviewer', 'admin', 'auditor'],
  'read-operations': ['reviewer', 'admin', 'auditor'],
  'read-staff': ['admin', 'auditor'],
  'manage-staff': ['admin'],
  review: ['reviewer', 'admin'],
  'change-registry': ['reviewer', 'admin'],
  refund: ['admin'],
  'replay-events': ['admin'],
};

/** A route of the desk: what reading it asks for, and each of its acts. Its address is one where nothing is to be found. */
interface Door {
  readonly path: string;
  readonly get: Permission;
  /** By the field `intent`; `only` and `upload` where the form names none. */
  readonly post?: Readonly<Record<string, Permission>>;
}

const none = 'unknown';
/** A route that is not here fails the first test. */
const doors: Readonly<Record<string, Door>> = {
  '/desk': { path: paths.desk(), get: 'enter-desk' },
  '/desk/*': { path: '/desk/nothing/here', get: 'enter-desk' },
  '/desk/fact-checks': { path: paths.deskFactChecks(), get: 'read-articles' },
  '/desk/donations': { path: paths.deskDonations(), get: 'read-donations' },
  '/desk/donations/:id': {
    path: paths.deskDonation(none),
    get: 'read-donations',
    post: {
      decide: 'review',
      undo: 'review',
      refund: 'refund',
      'attend-refund': 'refund',
      'refuse-late': 'refund',
      'attend-late-refusal': 'refund',
      'leave-warning': 'review',
      'receipt-copy': 'review',
    },
  },
  '/desk/standing-gifts': { path: paths.deskStandingGifts(), get: 'read-donations' },
  '/desk/standing-gifts/:id': {
    path: paths.deskStandingGift(none),
    get: 'read-donations',
    post: { decide: 'review', undo: 'review', 'leave-earlier': 'review' },
  },
  '/desk/appeals/:id': {
    path: paths.deskAppeal(none),
    get: 'read-donations',
    post: { decide: 'review', undo: 'review' },
  },
  '/desk/renewals/:id': { path: paths.deskRenewal(none), get: 'read-donations' },
  '/desk/refunds/:id': { path: paths.deskRefund(none), get: 'read-donations' },
  '/desk/disputes': { path: paths.deskDisputes(), get: 'read-donations' },
  '/desk/disputes/:id': { path: paths.deskDispute(none), get: 'read-donations' },
  '/desk/rescreening': { path: paths.deskRescreening(), get: 'read-donations', post: { only: 'review' } },
  '/desk/registry': { path: paths.deskRegistry(), get: 'read-registry' },
  '/desk/registry/import': {
    path: paths.deskImport(),
    get: 'change-registry',
    post: { upload: 'change-registry' },
  },
  '/desk/registry/imports/:id': {
    path: paths.deskImportRun(none),
    get: 'read-registry',
    post: { only: 'change-registry' },
  },
  '/desk/registry/listings': { path: paths.deskListings(), get: 'read-registry' },
  '/desk/registry/listings/:id': {
    path: paths.deskListing(none),
    get: 'read-registry',
    post: { add: 'change-registry', withdraw: 'change-registry' },
  },
  '/desk/registry/learned': {
    path: paths.deskLearned(),
    get: 'read-registry',
    post: { only: 'change-registry' },
  },
  '/desk/registry/try': { path: paths.deskTry(), get: 'read-registry', post: { only: 'read-registry' } },
  '/desk/payouts': { path: paths.deskPayouts(), get: 'read-money' },
  '/desk/payouts/:id': { path: paths.deskPayout(none), get: 'read-money' },
  '/desk/payouts/:id/csv': { path: paths.deskPayoutFile(none), get: 'read-money' },
  '/desk/months/:month/csv': { path: paths.deskMonthFile('2026-11'), get: 'read-money' },
  '/desk/reconciliation': { path: paths.deskReconciliation(), get: 'read-money' },
  '/desk/account': {
    path: paths.deskAccount(),
    get: 'enter-desk',
    post: { password: 'enter-desk', 'end-session': 'enter-desk', 'end-others': 'enter-desk' },
  },
  '/desk/staff': {
    path: paths.deskStaff(),
    get: 'read-staff',
    post: { invite: 'manage-staff', withdraw: 'manage-staff', role: 'manage-staff', end: 'manage-staff' },
  },
  '/desk/late': { path: paths.deskLate(), get: 'read-operations' },
  '/desk/events': { path: paths.deskEvents(), get: 'read-operations', post: { only: 'replay-events' } },
  '/desk/events/:id': {
    path: paths.deskEvent(none),
    get: 'read-operations',
    post: { only: 'replay-events' },
  },
};
/** They are for those who are not signed in. */
const open = ['/desk/sign-in', '/desk/sign-out', '/desk/sign-up/:token'];

/** Donors who stand in no other word of a page. */
const payer = { name: 'Quillon Featherstonehaugh', email: 'quillon@private.example' };
const holder = { name: 'Ottoline Nightingale', email: 'ottoline@private.example' };
const giver = { name: 'Peregrine Thistlewood', email: 'peregrine@private.example' };
const statement = 'We mend church organs and nothing else.';

let site: ServedWorld;
let real: Readonly<Record<'held' | 'received', Donation> & Record<'standingId' | 'appealId', string>>;
const cookies = new Map<StaffRole, string>();

beforeAll(async () => {
  site = await serveWorld();
  const { world } = site;
  const hand = byHand(world.deps.ports);
  const gift = await received(world, hand, {}, payer);
  const waiting = await world.give({ organisation: listed.near });
  await world.pay(waiting, { ...holder, card: '5555555555554444' });
  await told(world, hand);
  const standing = await setUp(world, giver);
  const refused = await world.start({ organisation: listed.group });
  if (refused.kind !== 'refused') throw new Error(`expected a refusal, got ${refused.kind}`);
  const client = clientNamed('appellant');
  await submitAppeal(hand.ports, { token: refused.appealToken, statement, email: payer.email, client });
  const [appeal] = await hand.ports.appeals.open(1);
  const held = await world.donation(waiting.id);
  expect(held.state).toBe('held');
  real = { held, received: gift, standingId: standing.id, appealId: appeal?.id ?? '' };

  const password = 'correct horse battery';
  for (const role of staffRoles) {
    const email = `${role}@newsroom.example`;
    await world.deps.ports.staff.create({ email, name: `The ${role}`, role, password });
    const answer = await post(paths.deskSignIn(), { email, password });
    cookies.set(
      role,
      [answer.headers['set-cookie'] ?? []]
        .flat()
        .map((each) => each.split(';', 1)[0])
        .join('; '),
    );
  }
});
afterAll(() => site[Symbol.asyncDispose]());

const asked = (path: string, cookie?: string) =>
  send(site.url, { path, headers: cookie === undefined ? {} : { cookie } });

function post(path: string, form: Record<string, string>, cookie?: string): Promise<RawAnswer> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    ...(cookie !== undefined && { cookie }),
  };
  return send(site.url, {
    method: 'POST',
    path,
    headers,
    body: Buffer.from(new URLSearchParams(form).toString()),
  });
}

/** One of the acts of a page, with nothing in its form besides. */
function act(path: string, intent: string, cookie?: string): Promise<RawAnswer> {
  if (intent !== 'upload') return post(path, intent === 'only' ? {} : { intent }, cookie);
  const headers = {
    'content-type': 'multipart/form-data; boundary=x',
    'sec-fetch-site': 'same-origin',
    ...(cookie !== undefined && { cookie }),
  };
  return send(site.url, { method: 'POST', path, headers, body: Buffer.from('--x--\r\n') });
}

/** What became of somebody at a door. */
function outcomeOf({ status, headers }: RawAnswer): 'in' | 'refused' | 'to-sign-in' {
  if (status === 403) return 'refused';
  return status === 303 && headers.location?.startsWith(`${paths.deskSignIn()}?`) ? 'to-sign-in' : 'in';
}

const expected = (role: StaffRole, permission: Permission) =>
  rights[permission].includes(role) ? 'in' : 'refused';

test('every route of the desk stands in the table, and asks for what the table says and for nothing else', () => {
  const patterns = routePatterns(site.build).filter((pattern) => pattern.startsWith('/desk'));
  expect(patterns.filter((pattern) => !open.includes(pattern)).toSorted()).toEqual(
    Object.keys(doors).toSorted(),
  );
  const declared = Object.fromEntries(
    Object.entries(doors).map(([pattern, { get, post: acts }]) => [pattern, { get, post: acts }]),
  );
  const found: Record<string, unknown> = {};
  for (const { id, module } of Object.values(site.build.routes)) {
    if (!id.startsWith('routes/desk.')) continue;
    const { loader, action } = module as unknown as Walked;
    found[patternOf(id)] = { get: loader?.permission, post: action?.permissions };
  }
  expect(found).toEqual(declared);
  const layout = site.build.routes['routes/desk']?.module as unknown as Walked;
  expect([layout.loader?.permission, layout.action]).toEqual(['enter-desk', undefined]);
});

/** What a route says of itself, where it went through the door of the desk. */
interface Walked {
  readonly loader?: { readonly permission?: Permission };
  readonly action?: { readonly permissions?: Readonly<Record<string, Permission>> };
}

/** The address of a route by the name of its file. */
function patternOf(id: string): string {
  const segments = id
    .replace(/^routes\//, '')
    .split('.')
    .filter((segment) => segment !== '_index');
  return `/${segments.map((segment) => (segment === '$' ? '*' : segment.replace(/^\$/, ':'))).join('/')}`;
}

test('every route is walked by every role and by nobody, and answers whom it is meant for', async () => {
  for (const [pattern, { path, get }] of Object.entries(doors)) {
    expect(outcomeOf(await asked(path)), `nobody at ${pattern}`).toBe('to-sign-in');
    for (const role of staffRoles) {
      const answer = await asked(path, cookies.get(role));
      expect(outcomeOf(answer), `${role} at ${pattern}`).toBe(expected(role, get));
      expect(answer.status, `${role} at ${pattern}`).toBeLessThan(500);
      expect(answer.headers['cache-control'], pattern).toContain('no-store');
    }
  }
});

test('every act of every route is tried by every role and by nobody, and whoever may not changes nothing', async () => {
  for (const [pattern, { path, post: acts = {} }] of Object.entries(doors))
    for (const [intent, permission] of Object.entries(acts)) {
      const what = `${intent} at ${pattern}`;
      expect(outcomeOf(await act(path, intent)), `nobody: ${what}`).toBe('to-sign-in');
      for (const role of staffRoles) {
        const answer = await act(path, intent, cookies.get(role));
        expect(outcomeOf(answer), `${role}: ${what}`).toBe(expected(role, permission));
        expect(answer.status, `${role}: ${what}`).toBeLessThan(500);
      }
    }
});

test('what is real is not changed by whoever may not', async () => {
  await using rows = openRows(site.world);
  const before = await dump(rows.db);
  const decide = { intent: 'decide', choice: 'clear:private-person' };
  for (const [path, form, role] of [
    [paths.deskDonation(real.held.id), decide, 'auditor'],
    [paths.deskDonation(real.held.id), decide, 'editor'],
    [paths.deskAppeal(real.appealId), decide, 'auditor'],
    [paths.deskAppeal(real.appealId), decide, 'editor'],
    [
      paths.deskDonation(real.received.id),
      { intent: 'refund', scope: 'all', reason: 'requested-by-donor', confirmed: '500' },
      'reviewer',
    ],
    [paths.deskDonation(real.received.id), { intent: 'receipt-copy' }, 'auditor'],
  ] as const)
    expect((await post(path, form, cookies.get(role))).status, `${role} at ${path}`).toBe(403);
  expect(differences(before, await dump(rows.db))).toEqual([]);
});

/** Every address of the desk with something real at it. */
const realPaths = () => [
  ...Object.values(doors).map(({ path }) => path),
  paths.deskDonation(real.held.id),
  paths.deskDonation(real.received.id),
  paths.deskStandingGift(real.standingId),
  paths.deskAppeal(real.appealId),
  paths.deskListing('fec-committees:C00000002'),
  paths.deskDonations({ state: 'held' }),
];

test('no answer to an editor holds a donor, a gift, or a figure that is not published', async () => {
  const { received: gift, held } = real;
  const secrets = [payer, holder, giver].flatMap(({ name, email }) => [name, email]);
  const all = [...secrets, listed.near, statement, gift.id, held.id, gift.token, real.appealId, 'waiting'];
  let seen = 0;
  for (const path of [...realPaths(), paths.home(), paths.independence()]) {
    const { text, status } = await asked(path, cookies.get('editor'));
    for (const secret of all) expect(text, `${secret} at ${path}, ${String(status)}`).not.toContain(secret);
    // Whoever may see them does: the words above are those that would stand there.
    const reviewer = await asked(path, cookies.get('reviewer'));
    seen += all.filter((secret) => reviewer.text.includes(secret)).length;
  }
  expect(seen).toBeGreaterThan(30);
});

test('an editor begins with the fact-checks, and the way there is the only one offered', async () => {
  const first = await asked(paths.desk(), cookies.get('editor'));
  expect([first.status, first.headers.location]).toEqual([303, paths.deskFactChecks()]);
  const { text } = await asked(paths.deskFactChecks(), cookies.get('editor'));
  const links = [...text.matchAll(/href="(\/desk[^"]*)"/g)].map(([, href]) => href);
  expect(new Set(links)).toEqual(new Set([paths.deskFactChecks(), paths.deskAccount()]));
});

test('an auditor sees every page that an admin sees, without a form that changes anything', async () => {
  for (const path of realPaths()) {
    const { text, status } = await asked(path, cookies.get('auditor'));
    if (path === paths.deskImport()) continue;
    expect(status, path).toBe((await asked(path, cookies.get('admin'))).status);
    const actions = [...text.matchAll(/<form[^>]*method="post"[^>]*>/g)].map(
      ([form]) => /action="([^"]*)"/.exec(form)?.[1],
    );
    const harmless = [paths.deskSignOut(), paths.deskTry(), paths.deskAccount()];
    expect(
      actions.filter((action) => !harmless.includes(action ?? '')),
      path,
    ).toEqual([]);
    expect(text, path).not.toContain(`href="${paths.deskImport()}`);
  }
});

test('what cannot be seen is said within the desk, and whoever may enter finds the other pages from there', async () => {
  for (const [path, status, words] of [
    [paths.deskDonations(), 403, 'Your role does not allow it'],
    ['/desk/nothing', 404, 'There is nothing here'],
  ] as const) {
    const answer = await asked(path, cookies.get('editor'));
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(`href="${paths.deskFactChecks()}"`);
    expect(answer.text).toContain('<meta name="robots" content="noindex"');
  }
});
