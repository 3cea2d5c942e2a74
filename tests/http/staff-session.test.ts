/** Where signing in leads. */
import { expect, test } from 'vitest';
import { deskAddress } from '#app/http/staff-session.ts';

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
