/** Who is at the desk: the session of a request, what the person may do, and the answers to those who may not. */
import { redirect, type TypedResponse } from '@remix-run/node';
import { may, type Permission } from '#app/domain/permissions.ts';
import type { StaffMember } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

/** Every answer of the desk shows a donor's data or belongs to one person: no cache may keep it. */
export const deskHeaders = { 'Cache-Control': 'no-store' } as const;

/**
 * The person whose session this is. Throws a Response: 303 to the sign-in (which leads back to where a page was asked for)
 * where there is no session, 403 where the role lacks the permission.
 */
export async function requireStaff(
  request: Request,
  ports: Pick<Ports, 'staff'>,
  permission: Permission,
): Promise<StaffMember> {
  const member = await ports.staff.session(request.headers);
  if (!member) {
    const { pathname, search } = new URL(request.url);
    const to = request.method === 'GET' ? pathname + search : pathname;
    throw seeOther(`${paths.deskSignIn()}?${new URLSearchParams({ to }).toString()}`) as Response;
  }
  if (!may(member, permission)) throw new Response(null, { status: 403, headers: deskHeaders });
  return member;
}

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
