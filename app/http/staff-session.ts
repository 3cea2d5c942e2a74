/** What the desk's answers and forms have in common, signed in or not. */
import { redirect, type TypedResponse } from '@remix-run/node';
import { paths } from '#app/paths.ts';

/** Every answer of the desk shows a donor's data or belongs to one person: no cache may keep it. */
export const deskHeaders = { 'Cache-Control': 'no-store' } as const;

/** The address to go on to after signing in: one of the desk's own pages, else the desk. */
export function deskAddress(to: unknown): string {
  // Resolved as a browser would, which reads "//host" and "\host" as another site.
  const url = typeof to === 'string' ? URL.parse(to, 'http://desk.invalid') : null;
  const isOurs =
    url?.origin === 'http://desk.invalid' &&
    (url.pathname === paths.desk() || url.pathname.startsWith(`${paths.desk()}/`));
  const isSignIn =
    url?.pathname.startsWith(paths.deskSignIn()) === true ||
    url?.pathname.startsWith(paths.deskSignOut()) === true;
  return isOurs && !isSignIn ? url.pathname + url.search : paths.desk();
}

/** A 303 with the given cookies; the browser asks for `to` with GET. */
export function seeOther(to: string, cookies: readonly string[] = []): TypedResponse<never> {
  const headers = new Headers(deskHeaders);
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return redirect(to, { status: 303, headers });
}

/** The text of a form field; empty where it is missing. */
export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
