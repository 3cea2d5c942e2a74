/** The way to an account: an invitation, then a name and a password. */
import { expect, test } from 'vitest';
import { acceptInvitation } from '#app/usecases/accept-invitation.ts';
import { demoStaffEmail, ensureDemoStaff } from '#app/usecases/ensure-demo-staff.ts';
import { inviteStaff } from '#app/usecases/invite-staff.ts';
import { staffInMemory, staffPorts } from '#tests/support/staff-ports.ts';

const password = 'a long enough sentence';
const filled = { token: 'token-1', name: ' Ada ', password, repeated: password };

test('an invitation is a link to sign up, for a lower-case address', async () => {
  const ports = staffPorts(staffInMemory());
  expect(await inviteStaff(ports, { email: ' Ada@Newsroom.example', role: 'admin', by: null })).toEqual({
    kind: 'invited',
    email: 'ada@newsroom.example',
    url: 'https://newsroom.example/desk/sign-up/token-1',
  });
});

test('neither an unknown role nor something that is no address is invited, and the answer says what is wrong', async () => {
  const ports = staffPorts(staffInMemory());
  const owner = await inviteStaff(ports, { email: 'ada@newsroom.example', role: 'owner', by: null });
  expect(owner).toEqual({ kind: 'invalid', errors: { role: 'no-role' } });
  const nobody = await inviteStaff(ports, { email: 'ada', role: 'admin', by: null });
  expect(nobody).toEqual({ kind: 'invalid', errors: { email: 'no-address' } });
});

test('who has an account is not invited again', async () => {
  const staff = staffInMemory([{ email: 'ada@newsroom.example', name: 'Ada', role: 'reviewer', password }]);
  expect(
    await inviteStaff(staffPorts(staff), { email: 'ada@newsroom.example', role: 'admin', by: null }),
  ).toEqual({
    kind: 'already-staff',
  });
});

test('who accepts is signed in, under the trimmed name', async () => {
  const staff = staffInMemory();
  await inviteStaff(staffPorts(staff), { email: 'ada@newsroom.example', role: 'reviewer', by: null });
  const outcome = await acceptInvitation(staffPorts(staff), filled);
  expect(outcome).toEqual({ kind: 'accepted', cookies: ['session=ada@newsroom.example; HttpOnly'] });
  expect((await staff.find('ada@newsroom.example'))?.name).toBe('Ada');
  expect(await acceptInvitation(staffPorts(staff), filled)).toEqual({ kind: 'gone' });
});

test('a short password, two that differ and a missing name are told at their fields, and the link stays good', async () => {
  const staff = staffInMemory();
  await inviteStaff(staffPorts(staff), { email: 'ada@newsroom.example', role: 'reviewer', by: null });
  const short = await acceptInvitation(staffPorts(staff), {
    ...filled,
    name: '  ',
    password: 'short',
    repeated: 'short',
  });
  expect(short).toMatchObject({
    kind: 'invalid',
    email: 'ada@newsroom.example',
    errors: {
      name: 'missing',
      password: { kind: 'too-short', length: 5 },
    },
  });
  const differing = await acceptInvitation(staffPorts(staff), { ...filled, repeated: `${password}.` });
  expect(differing).toMatchObject({
    kind: 'invalid',
    errors: { repeated: 'differs' },
  });
  expect(await acceptInvitation(staffPorts(staff), filled)).toMatchObject({ kind: 'accepted' });
});

test('the demo account has the password of the last start', async () => {
  const staff = staffInMemory();
  await ensureDemoStaff({ staff }, 'password of the first start');
  await ensureDemoStaff({ staff }, 'password of the second start');
  expect(await staff.signIn(demoStaffEmail, 'password of the first start')).toBeNull();
  expect(await staff.signIn(demoStaffEmail, 'password of the second start')).not.toBeNull();
});

test('a demo account that was ended is open again at the next start, with the password that is printed', async () => {
  const staff = staffInMemory();
  await ensureDemoStaff({ staff }, 'password of the first start');
  await staff.end(demoStaffEmail);
  await ensureDemoStaff({ staff }, 'password of the second start');
  expect(await staff.signIn(demoStaffEmail, 'password of the second start')).not.toBeNull();
});
