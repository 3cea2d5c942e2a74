/** Who may see the desk, and where signing in leads. */
import { expect, test } from 'vitest';
import { deskAddress, requireStaff } from '#app/http/staff-session.ts';
import type { StaffMember } from '#app/domain/staff.ts';
import type { Staff } from '#app/ports/staff.ts';

const ada: StaffMember = { id: '1', name: 'Ada', email: 'ada@newsroom.example', role: 'reviewer' };
const sessionOf = (member: StaffMember | null) => ({
  staff: { session: async () => member } as unknown as Staff,
});
const asked = (path: string, method = 'GET') => new Request(`http://newsroom.example${path}`, { method });

async function refusal(request: Request, member: StaffMember | null): Promise<Response> {
  try {
    await requireStaff(request, sessionOf(member), 'review');
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

test('whoever is signed in and may review goes on', async () => {
  for (const role of ['reviewer', 'admin'] as const) {
    const member = { ...ada, role };
    expect(await requireStaff(asked('/desk'), sessionOf(member), 'review')).toEqual(member);
  }
});

test('whoever is not signed in is sent to sign in, and back to what they asked for', async () => {
  const response = await refusal(asked('/desk/donations?state=held'), null);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/desk/sign-in?to=%2Fdesk%2Fdonations%3Fstate%3Dheld');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a form that was sent without a session leads back to its page', async () => {
  const response = await refusal(asked('/desk/donations/7?index', 'POST'), null);
  expect(response.headers.get('location')).toBe('/desk/sign-in?to=%2Fdesk%2Fdonations%2F7');
});

test('a role that is none of ours may nothing', async () => {
  const response = await refusal(asked('/desk'), { ...ada, role: null });
  expect(response.status).toBe(403);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('signing in leads to pages of the desk and nowhere else', () => {
  expect(deskAddress('/desk/donations/7?state=held')).toBe('/desk/donations/7?state=held');
  for (const elsewhere of [
    'https://evil.example/desk',
    '//evil.example/desk',
    '/\\evil.example/desk',
    '\\\\evil.example',
    '/desk/../fact-checks/x',
    '/deskevil',
    '/',
    'javascript:alert(1)',
    '/desk/sign-out',
    '/desk/sign-in?to=/desk',
    '',
    null,
    7,
  ]) {
    expect(deskAddress(elsewhere)).toBe('/desk');
  }
});
