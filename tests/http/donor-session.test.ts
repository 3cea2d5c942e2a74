/** The cookie of a donor: the browser's secret, for /supporters alone, and over https only where the site is. */
import { expect, test } from 'vitest';
import { signedInCookie, signedOutCookie } from '#app/http/donor-session.ts';
import type { Site } from '#app/ports/ambient.ts';

const at = (url: string) => ({ site: { url } as Site });

test('a cookie is for our pages of supporters alone, out of reach of scripts, and Secure where the site is', async () => {
  const [open, secure] = [at('http://127.0.0.1:3000'), at('https://news.example')];
  expect(await signedInCookie(open, 'a')).toMatch(
    /^supporter=[^;]+; Path=\/supporters; HttpOnly; SameSite=Lax$/,
  );
  expect(await signedInCookie(secure, 'a')).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  expect(await signedOutCookie(secure)).toMatch(/^supporter=[^;]*; Max-Age=0; Path=\/supporters; /);
});
