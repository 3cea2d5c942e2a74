/** The life of an account at the desk: invited by mail, another role, leaving, and coming back. */
import { expect, test } from 'vitest';
import type { StaffRole } from '#app/domain/permissions.ts';
import { acceptInvitation } from '#app/usecases/accept-invitation.ts';
import { changeStaffRole } from '#app/usecases/change-staff-role.ts';
import { endStaff } from '#app/usecases/end-staff.ts';
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
async function browserOf({ deps }: World, email: string, typed = password): Promise<Headers | null> {
  const outcome = await signInStaff(deps.ports, { email, password: typed, address: email });
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
