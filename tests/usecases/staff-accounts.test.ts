/** The life of an account at the desk: invited by mail, another role, leaving, and coming back. */
import { expect, test } from 'vitest';
import type { StaffRole } from '#app/domain/permissions.ts';
import { acceptInvitation } from '#app/usecases/accept-invitation.ts';
import { changeOwnPassword } from '#app/usecases/change-own-password.ts';
import { changeStaffRole } from '#app/usecases/change-staff-role.ts';
import { endStaff } from '#app/usecases/end-staff.ts';
import { demoStaffEmail, ensureDemoStaff } from '#app/usecases/ensure-demo-staff.ts';
import { inviteStaff } from '#app/usecases/invite-staff.ts';
import { listStaff } from '#app/usecases/list-staff.ts';
import { signInStaff } from '#app/usecases/sign-in-staff.ts';
import { withdrawInvitation } from '#app/usecases/withdraw-invitation.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const password = 'a long enough sentence';
const actor = { id: 'staff-1', name: 'Ada Admin' };

async function add({ deps }: World, name: string, role: StaffRole): Promise<string> {
  const email = `${name.toLowerCase()}@newsroom.example`;
  expect(await deps.ports.staff.create({ email, name, role, password })).toBe('created');
  return email;
}

/** The headers of a browser in which this person is signed in; null where they cannot sign in. */
async function browserOf(
  { deps }: World,
  email: string,
  typed = password,
  userAgent: string | null = null,
): Promise<Headers | null> {
  const outcome = await signInStaff(deps.ports, { email, password: typed, address: email, userAgent });
  if (outcome.kind !== 'signed-in') return null;
  return new Headers({ cookie: outcome.cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') });
}

const written = async ({ deps }: World) =>
  (await deps.ports.mails.latest(10)).map(({ kind, recipient, text }) => ({ kind, recipient, text }));

test('an admin invites somebody by mail, whose link makes the account with the role', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const asked = { email: ' New@Newsroom.example', role: 'editor', by: actor };
  expect(await inviteStaff(ports, asked)).toMatchObject({ kind: 'invited', email: 'new@newsroom.example' });
  const [mail] = await written(world);
  expect(mail).toMatchObject({ kind: 'staff-invited', recipient: 'new@newsroom.example' });
  expect(mail?.text).toContain('Ada Admin invites you');
  expect((await listStaff(ports)).invited).toMatchObject([{ email: 'new@newsroom.example', role: 'editor' }]);
  const token = /\/desk\/sign-up\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const account = { token, name: 'Nia New', password, repeated: password };
  expect((await acceptInvitation(ports, account)).kind).toBe('accepted');
  expect(await listStaff(ports)).toMatchObject({
    current: [{ name: 'Nia New', email: 'new@newsroom.example', role: 'editor', endedAt: null }],
    ...{ invited: [], left: [] },
  });
});

test('an invitation that is withdrawn opens nothing, and only it is withdrawn', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const invite = async (email: string) => {
    const outcome = await inviteStaff(ports, { email, role: 'reviewer', by: null });
    return outcome.kind === 'invited' ? (outcome.url.split('/').at(-1) ?? '') : '';
  };
  // One that differs by a letter, where SQL reads "_" as any.
  const [kept, gone] = [await invite('gone.a@newsroom.example'), await invite('gone_a@newsroom.example')];
  expect(await withdrawInvitation(ports, 'Gone_A@newsroom.example')).toBe('withdrawn');
  expect(await withdrawInvitation(ports, 'gone_a@newsroom.example')).toBe('not-invited');
  expect(await withdrawInvitation(ports, 'no address')).toBe('not-invited');
  const account = { name: 'Nia', password, repeated: password };
  expect((await acceptInvitation(ports, { ...account, token: gone })).kind).toBe('gone');
  expect((await acceptInvitation(ports, { ...account, token: kept })).kind).toBe('accepted');
  expect(await written(world)).toEqual([]);
});

test('another role holds for a session that is open already, and its person is told whose act it was', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await add(world, 'Ada', 'admin');
  const email = await add(world, 'Rob', 'reviewer');
  const browser = await browserOf(world, email);
  expect(await changeStaffRole(ports, { email, role: 'auditor', actor })).toBe('changed');
  expect((await ports.staff.session(browser ?? new Headers()))?.role).toBe('auditor');
  const [mail] = await written(world);
  expect(mail).toMatchObject({ kind: 'staff-role-changed', recipient: email });
  expect(mail?.text).toContain('Ada Admin made you an auditor');
  expect(await changeStaffRole(ports, { email, role: 'auditor', actor })).toBe('same-role');
  expect(await changeStaffRole(ports, { email, role: 'owner', actor })).toBe('no-role');
  expect(await changeStaffRole(ports, { email: 'x@newsroom.example', role: 'admin', actor })).toBe(
    'not-staff',
  );
  expect(await written(world)).toHaveLength(1);
});

test('whoever leaves is signed out everywhere, cannot sign in, hears no more of the site, and stays in the list by name', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await add(world, 'Ada', 'admin');
  const email = await add(world, 'Rob', 'reviewer');
  const browsers = [await browserOf(world, email), await browserOf(world, email)];
  expect(await endStaff(ports, { email, actor })).toBe('ended');
  for (const browser of browsers) expect(await ports.staff.session(browser ?? new Headers())).toBeNull();
  expect(await browserOf(world, email)).toBeNull();
  expect((await ports.staff.all()).map(({ name }) => name)).toEqual(['Ada']);
  expect(await ports.staff.find(email)).toBeNull();
  expect(await ports.staff.setPassword(email, `${password} again`)).toBe(false);
  expect((await listStaff(ports)).left).toMatchObject([{ name: 'Rob', email }]);
  expect(await written(world)).toMatchObject([{ kind: 'staff-ended', recipient: email }]);
  expect(await endStaff(ports, { email, actor })).toBe('not-staff');
  expect(await changeStaffRole(ports, { email, role: 'admin', actor })).toBe('not-staff');
});

test('an invitation from before does not bring back whoever left; a new one does, under the same id and with a new password', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await add(world, 'Ada', 'admin');
  const email = await add(world, 'Rob', 'reviewer');
  const id = (await ports.staff.find(email))?.id;
  const { token: before } = await ports.staff.invite({ email, role: 'admin', validMs: 3_600_000 });
  await endStaff(ports, { email, actor });
  const account = { name: 'Rob', password: 'another long sentence', repeated: 'another long sentence' };
  expect((await acceptInvitation(ports, { ...account, token: before })).kind).toBe('gone');
  const again = await inviteStaff(ports, { email, role: 'auditor', by: null });
  if (again.kind !== 'invited') throw new Error(again.kind);
  const token = again.url.split('/').at(-1) ?? '';
  expect((await acceptInvitation(ports, { ...account, token })).kind).toBe('accepted');
  expect(await browserOf(world, email)).toBeNull();
  const browser = await browserOf(world, email, account.password);
  expect(await ports.staff.session(browser ?? new Headers())).toMatchObject({ id, role: 'auditor' });
  expect((await listStaff(ports)).left).toEqual([]);
});

test('the only admin neither leaves nor becomes something else, until there is another', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const ada = await add(world, 'Ada', 'admin');
  const rob = await add(world, 'Rob', 'reviewer');
  expect(await endStaff(ports, { email: ada, actor })).toBe('only-admin');
  expect(await changeStaffRole(ports, { email: ada, role: 'editor', actor })).toBe('only-admin');
  expect(await changeStaffRole(ports, { email: rob, role: 'admin', actor })).toBe('changed');
  expect(await endStaff(ports, { email: ada, actor })).toBe('ended');
  // Who left is no admin any more.
  expect(await endStaff(ports, { email: rob, actor })).toBe('only-admin');
});

test('a password that is easy to guess makes no account, and the link stays good', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const { token } = await ports.staff.invite({
    ...{ email: 'ada.lovelace@newsroom.example', role: 'reviewer', validMs: 3_600_000 },
  });
  const guessed = { token, name: 'Ada', password: 'adalovelace2026', repeated: 'adalovelace2026' };
  expect(await acceptInvitation(ports, guessed)).toMatchObject({
    ...{ kind: 'invalid', errors: { password: { kind: 'guessable' } } },
  });
  const account = { token, name: 'Ada', password, repeated: password };
  expect((await acceptInvitation(ports, account)).kind).toBe('accepted');
});

const chosen = 'violet trains under marble';

async function changed(
  world: World,
  email: string,
  headers: Headers | null,
  typed: Record<string, string> = {},
) {
  const { ports } = world.deps;
  const member = await ports.staff.find(email);
  if (!member) throw new Error('nobody');
  const input = { current: password, password: chosen, repeated: chosen, ...typed };
  return changeOwnPassword(ports, { member, headers: headers ?? new Headers(), ...input });
}

test('another password ends every other session, keeps this browser signed in, and is told by mail', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const email = await add(world, 'Rob', 'reviewer');
  const [here, there] = [await browserOf(world, email), await browserOf(world, email)];
  const outcome = await changed(world, email, here);
  if (outcome.kind !== 'changed') throw new Error(outcome.kind);
  expect(await ports.staff.session(there ?? new Headers())).toBeNull();
  const cookie = outcome.cookies.map((each) => each.split(';', 1)[0]).join('; ');
  expect(await ports.staff.session(new Headers({ cookie }))).toMatchObject({ email });
  expect(await ports.staff.sessions(new Headers({ cookie }))).toMatchObject([{ isCurrent: true }]);
  expect(await browserOf(world, email)).toBeNull();
  expect(await browserOf(world, email, chosen)).not.toBeNull();
  expect(await written(world)).toMatchObject([{ kind: 'staff-password-changed', recipient: email }]);
});

test('a wrong, short, guessable or twice different password changes nothing, and tries at the current one are few', async () => {
  await using world = await openWorld();
  const email = await add(world, 'Rob', 'reviewer');
  const [here, there] = [await browserOf(world, email), await browserOf(world, email)];
  for (const [typed, errors] of [
    [{ password: 'short', repeated: 'short' }, { password: { kind: 'too-short', length: 5 } }],
    [{ repeated: `${chosen}.` }, { repeated: 'differs' }],
    [
      { password: 'rob@newsroom.example', repeated: 'rob@newsroom.example' },
      { password: { kind: 'guessable' } },
    ],
    [{ current: 'not the password' }, { current: 'wrong' }],
    [{ current: '' }, { current: 'wrong' }],
    [{ current: 'x'.repeat(4000) }, { current: 'wrong' }],
  ] as const)
    expect(await changed(world, email, here, typed)).toEqual({ kind: 'invalid', errors });
  const outcomes: string[] = [];
  for (let tries = 0; tries < 9; tries += 1)
    outcomes.push((await changed(world, email, here, { current: 'not the password' })).kind);
  expect(outcomes).toContain('limited');
  // Nobody was signed out by it, and nobody was written to.
  for (const browser of [here, there])
    expect(await world.deps.ports.staff.session(browser ?? new Headers())).toMatchObject({ email });
  expect(await written(world)).toEqual([]);
});

test('a person sees where they are signed in, ends one session or all others, and nobody else’s', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const [rob, ada] = [await add(world, 'Rob', 'reviewer'), await add(world, 'Ada', 'admin')];
  const [here, there, third] = [
    await browserOf(world, rob),
    await browserOf(
      world,
      rob,
      password,
      'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    ),
    await browserOf(world, rob),
  ];
  const other = await browserOf(world, ada);
  const of = (headers: Headers | null) => ports.staff.sessions(headers ?? new Headers());
  const own = await of(here);
  expect(own).toHaveLength(3);
  expect(own.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  expect(own.map(({ userAgent }) => userAgent?.includes('Firefox'))).toContain(true);
  expect(JSON.stringify(own)).not.toContain('token');
  const [adas] = await of(other);
  expect(await ports.staff.endSession(here ?? new Headers(), adas?.id ?? '')).toBe(false);
  expect(await of(other)).toHaveLength(1);
  const firefox = own.find(({ userAgent }) => userAgent?.includes('Firefox'));
  expect(await ports.staff.endSession(here ?? new Headers(), firefox?.id ?? '')).toBe(true);
  expect(await of(there)).toEqual([]);
  await ports.staff.endOtherSessions(here ?? new Headers());
  expect(await of(third)).toEqual([]);
  expect(await of(here)).toMatchObject([{ isCurrent: true }]);
  expect(await of(other)).toHaveLength(1);
  // Whoever is not signed in ends nothing.
  await ports.staff.endOtherSessions(new Headers());
  expect(await of(here)).toHaveLength(1);
});

test('admins who end or demote each other at once leave one of them', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  for (let round = 0; round < 5; round += 1) {
    const [first, second] = [
      await add(world, `First${String(round)}`, 'admin'),
      await add(world, `Second${String(round)}`, 'admin'),
    ];
    for (const { email, role } of await ports.staff.all())
      if (role === 'admin' && email !== first && email !== second) await ports.staff.end(email);
    const outcomes = await Promise.all([
      endStaff(ports, { email: first, actor }),
      changeStaffRole(ports, { email: second, role: 'editor', actor }),
    ]);
    expect(outcomes).toContain('only-admin');
    expect((await ports.staff.all()).filter(({ role }) => role === 'admin')).toHaveLength(1);
  }
});

test('the demo account has the password of the last start, whatever became of it meanwhile', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const starts = async (typed: string) => {
    await ensureDemoStaff(ports, typed);
    return (await browserOf(world, demoStaffEmail, typed)) !== null;
  };
  expect(await starts('password of the first start')).toBe(true);
  await add(world, 'Ada', 'admin');
  expect(await changeStaffRole(ports, { email: demoStaffEmail, role: 'auditor', actor })).toBe('changed');
  expect(await starts('password of the second start')).toBe(true);
  expect((await ports.staff.find(demoStaffEmail))?.role).toBe('auditor');
  expect(await endStaff(ports, { email: ` ${demoStaffEmail.toUpperCase()}`, actor })).toBe('ended');
  expect(await starts('password of the third start')).toBe(true);
  expect((await ports.staff.find(demoStaffEmail))?.role).toBe('reviewer');
});
