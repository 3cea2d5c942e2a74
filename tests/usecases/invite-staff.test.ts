/** The way to an account: an invitation, then a name and a password. */
import { expect, test } from 'vitest';
import { acceptInvitation } from '#app/usecases/accept-invitation.ts';
import { demoStaffEmail, ensureDemoStaff } from '#app/usecases/ensure-demo-staff.ts';
import { inviteStaff } from '#app/usecases/invite-staff.ts';
import type { Ports } from '#app/ports.ts';
import { staffInMemory } from '#tests/support/staff-ports.ts';

const site = { url: 'https://newsroom.example' } as Ports['site'];
const password = 'a long enough sentence';
const filled = { token: 'token-1', name: ' Ada ', password, repeated: password };

test('an invitation is a link to sign up, for a lower-case address', async () => {
  const ports = { staff: staffInMemory(), site };
  expect(await inviteStaff(ports, { email: ' Ada@Newsroom.example', role: 'admin' })).toEqual({
    kind: 'invited',
    email: 'ada@newsroom.example',
    url: 'https://newsroom.example/desk/sign-up/token-1',
  });
});

test('neither an unknown role nor something that is no address is invited, and the answer says what is wrong', async () => {
  const ports = { staff: staffInMemory(), site };
  const owner = await inviteStaff(ports, { email: 'ada@newsroom.example', role: 'owner' });
  expect(owner).toEqual({ kind: 'invalid', problem: '"owner" is not a role; there are reviewer and admin' });
  const nobody = await inviteStaff(ports, { email: 'ada', role: 'admin' });
  expect(nobody).toEqual({ kind: 'invalid', problem: '"ada" is not an email address' });
});

test('who has an account is not invited again', async () => {
  const staff = staffInMemory([{ email: 'ada@newsroom.example', name: 'Ada', role: 'reviewer', password }]);
  expect(await inviteStaff({ staff, site }, { email: 'ada@newsroom.example', role: 'admin' })).toEqual({
    kind: 'already-staff',
  });
});

test('who accepts is signed in, under the trimmed name', async () => {
  const staff = staffInMemory();
  await inviteStaff({ staff, site }, { email: 'ada@newsroom.example', role: 'reviewer' });
  const outcome = await acceptInvitation({ staff }, filled);
  expect(outcome).toEqual({ kind: 'accepted', cookies: ['session=ada@newsroom.example; HttpOnly'] });
  expect((await staff.find('ada@newsroom.example'))?.name).toBe('Ada');
  expect(await acceptInvitation({ staff }, filled)).toEqual({ kind: 'gone' });
});

test('a short password, two that differ and a missing name are told at their fields, and the link stays good', async () => {
  const staff = staffInMemory();
  await inviteStaff({ staff, site }, { email: 'ada@newsroom.example', role: 'reviewer' });
  const short = await acceptInvitation(
    { staff },
    { ...filled, name: '  ', password: 'short', repeated: 'short' },
  );
  expect(short).toMatchObject({
    kind: 'invalid',
    email: 'ada@newsroom.example',
    errors: {
      name: 'Write your name: it is shown beside your decisions.',
      password: 'Use at least 12 characters; this has 5.',
    },
  });
  const differing = await acceptInvitation({ staff }, { ...filled, repeated: `${password}.` });
  expect(differing).toMatchObject({
    kind: 'invalid',
    errors: { repeated: 'The two passwords differ. Write the same one twice.' },
  });
  expect(await acceptInvitation({ staff }, filled)).toMatchObject({ kind: 'accepted' });
});

test('the demo account has the password of the last start', async () => {
  const staff = staffInMemory();
  await ensureDemoStaff({ staff }, 'password of the first start');
  await ensureDemoStaff({ staff }, 'password of the second start');
  expect(await staff.signIn(demoStaffEmail, 'password of the first start')).toBeNull();
  expect(await staff.signIn(demoStaffEmail, 'password of the second start')).not.toBeNull();
});
