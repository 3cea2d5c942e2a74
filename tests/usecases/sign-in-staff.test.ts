/** Signing in: one answer for everything wrong, and limits by machine and by account. */
import { expect, test } from 'vitest';
import { signInStaff } from '#app/usecases/sign-in-staff.ts';
import { hasher, limitsInMemory, staffInMemory } from '#tests/support/staff-ports.ts';

const ada = {
  email: 'ada@newsroom.example',
  name: 'Ada',
  role: 'reviewer',
  password: 'a long enough sentence',
} as const;
const ports = (most = 10) => ({ staff: staffInMemory([ada]), limits: limitsInMemory(most), hasher });
const right = { email: ada.email, password: ada.password, address: '192.0.2.1' };

test('the right password opens a session, however the address is typed', async () => {
  const outcome = await signInStaff(ports(), { ...right, email: '  Ada@Newsroom.example ' });
  expect(outcome).toEqual({ kind: 'signed-in', cookies: [`session=${ada.email}; HttpOnly`] });
});

test('unknown address, wrong password and nonsense are all just wrong', async () => {
  for (const wrong of [
    { password: 'not the password' },
    { email: 'nobody@newsroom.example' },
    { email: 'nonsense' },
    { password: '' },
    { password: 'x'.repeat(100_000) },
  ]) {
    expect(await signInStaff(ports(), { ...right, ...wrong })).toEqual({ kind: 'wrong' });
  }
});

test('one account cannot be tried from many machines, even with the right password at last', async () => {
  const shared = ports(3);
  for (let machine = 1; machine <= 3; machine++) {
    await signInStaff(shared, { ...right, password: 'a guess of mine', address: `192.0.2.${machine}` });
  }
  const outcome = await signInStaff(shared, { ...right, address: '192.0.2.99' });
  expect(outcome).toEqual({ kind: 'limited', waitSeconds: 90 });
});

test('one machine cannot try many accounts', async () => {
  const shared = ports(3);
  for (let guess = 1; guess <= 3; guess++) {
    await signInStaff(shared, { ...right, email: `guess-${guess}@newsroom.example` });
  }
  expect(await signInStaff(shared, right)).toEqual({ kind: 'limited', waitSeconds: 90 });
});

test('limits are counted under hashes, not under addresses', async () => {
  const shared = ports();
  await signInStaff(shared, right);
  expect(shared.limits.keys).toHaveLength(2);
  expect(shared.limits.keys.join()).not.toMatch(/192\.0\.2\.1|newsroom/);
});
